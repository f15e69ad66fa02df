"""A length of time in a headline that its text gives otherwise, in whatever unit: six years above and 54 months below.

Compared are lengths of one deed ("jailed") or of one thing ("a two-day strike", "the strike, which lasted 24 hours"). Refuses lengths
that the text has, but for those that somebody only asked for, and those that are the sum of two of the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations

from newstemma.claims.bounds import standing
from newstemma.claims.figure import Figure, number
from newstemma.language.words import stem, tokens

_DEEDS = frozenset(("jailed",))
_FAR = 6.0  # times: what is so much longer is the length of something else
_NEAR = 1.2  # times: headlines round
_OF = re.compile(
    r"\b([a-z]{4,})(?:,? (?:which|that|has|had|will|is|was|to))*,? (?:of|lasts|lasted|lasting|last|ran|runs|running|for)(?: for)? $"
)
_PLAIN = frozenset("period time term stretch spell wait delay break man woman boy girl journey trip drive flight".split())


def other_terms(title: Figure, body: Sequence[Figure]) -> list[Figure]:
    """The figures of the text, all of one length, that a headline's length must be; none where it has it."""
    if not _is_length(title):
        return []
    lengths = [g for g in body if g.quantity.form == "duration" and g.quantity.base_unit == title.quantity.base_unit]
    stated = [g for g in lengths if g.bounds.mood == "is"]
    mine = [g for g in stated if _is_length(g) and _meet(title, g)]
    if not mine or any(_is_near(title, g) for g in stated) or _is_sum(title, mine) or len({number(g) for g in mine}) > 1:
        return []
    return mine if max(number(title), number(mine[0])) <= _FAR * min(number(title), number(mine[0])) else []


def _is_length(f: Figure) -> bool:
    q = f.quantity
    return q.form == "duration" and bool(q.base_low) and q.base_low == q.base_high and not q.approximate and not f.bounds.scope


def _meet(title: Figure, body: Figure) -> bool:
    """Whether both are the length of one deed, or of one thing."""
    if title.action in _DEEDS and title.action == body.action:
        return not body.added and not body.part
    ours, theirs = _thing(title), _thing(body)
    return ours is not None and ours == theirs and bool(title.words & body.words)


def _thing(f: Figure) -> str | None:
    """What lasts so long, as a stem; None: nothing beside it says."""
    text, q = f.article.text, f.quantity
    if "-" in f.shown:
        behind = [t.word for t in tokens(text, q.end, q.end + 40)[:1]]
        found = behind[0] if behind and text[q.end : q.end + 1] == " " else None
    else:
        told = _OF.search(text, max(0, q.start - 50), q.start)
        found = told[1].casefold() if told is not None else None
    return stem(found) if found is not None and found not in _PLAIN and len(found) > len("old") else None


def _is_near(a: Figure, b: Figure) -> bool:
    small, large = sorted((number(a), number(b)))
    return large <= _NEAR * small or standing(a.quantity, a.shown, b.quantity, b.shown) in ("same", "near")


def _is_sum(title: Figure, lengths: Sequence[Figure]) -> bool:
    return any(abs(number(a) + number(b) - number(title)) < 0.05 * number(title) for a, b in combinations(lengths, 2))
