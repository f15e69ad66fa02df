"""Which dated deeds are one: the same deed, told of the same people or things in words that two places share.

Refuses what is told as one of several, and deeds with different places or different doers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from newstemma.claims.occasions import MARK, Occasion
from newstemma.language.likeness import rarity

_ANOTHER = re.compile(
    r"\b(?:also|another|similar(?:ly)?|second|third|fourth|other|again|previous(?:ly)?|separate(?:ly)?|additional|subsequent|latest|further|"
    r"respectively|every|different|returned|series|multiple|numerous|twice|repeatedly)\b",
    re.IGNORECASE,
)


def tells_another(occasion: Occasion) -> bool:
    """Whether words near the deed say that it was one of several: "another", "also", "twice"."""
    start = min(occasion.deed.start, occasion.at.start)
    end = max(occasion.deed.end, occasion.at.end)
    before = re.split(r"[.!?]\s|\n", occasion.article.text[max(0, start - 70) : start])[-1]
    return _ANOTHER.search(before + occasion.article.text[start : end + 25]) is not None


#: Nats that two deeds must share in all, and in the words right beside the deed: who did what to whom. A name that is no place counts
#: 4, a place 1.5, a word by its rarity in news. Read on the date findings of 400 stories of a bulk corpus.
_ENOUGH_ONCE, _ENOUGH_AGAIN, _BESIDE = 7.0, 10.0, 3.0
_NAME, _PLACE = 4.0, 1.5


def one_deed(a: Occasion, b: Occasion) -> bool:
    """Whether two dated deeds are one: the same deed, told of the same people or things in words that they share.

    A deed that befalls somebody once needs less than one that may happen day after day; different places, or another one who did it,
    are another deed.
    """
    if a.deed.name != b.deed.name or a.ahead != b.ahead or not _same_doer(a, b) or (a.places and b.places and not a.places & b.places):
        return False
    if tells_another(a) or tells_another(b):
        return False
    beside = a.beside & b.beside
    if _nats(w for w in beside if not (a.deed.what and w.startswith(MARK))) < _BESIDE:
        return False
    whom, places = (a.whom & b.whom) - a.places - b.places, a.places & b.places
    shared = _NAME * len(whom) + _PLACE * len(places) + _nats(w for w in a.words & b.words)
    return shared >= (_ENOUGH_ONCE if a.deed.once else _ENOUGH_AGAIN)


_LIKELY = 6.0  # nats: enough to count one more article for a day that others name too


def same_day_too(a: Occasion, b: Occasion) -> bool:
    """Whether an occasion on the same day is likely the same one: it is no second alarm, only one more voice."""
    if a.deed.name != b.deed.name or a.ahead != b.ahead or not _same_doer(a, b):
        return False
    named = (a.whom & b.whom) - a.places - b.places
    return _NAME * len(named) + _PLACE * len(a.places & b.places) + _nats(a.words & b.words) >= _LIKELY and bool(a.beside & b.beside)


def one_thing(a: Occasion, b: Occasion) -> bool:
    """Whether two deeds in clauses that say the same are one: a deed that says little by itself must be done to the same thing."""
    return (
        a.deed.name == b.deed.name
        and a.ahead == b.ahead
        and (not a.deed.what or _nats(w for w in a.beside & b.beside if w[0] != MARK) >= _BESIDE)
    )


def _nats(words: Iterable[str]) -> float:
    """Words by their rarity; names, which begin with a capital mark, by the same weight each."""
    return sum(sorted(_NAME if w.startswith(MARK) else rarity(w) for w in words))


def _same_doer(a: Occasion, b: Occasion) -> bool:
    return a.deed.what or a.first is None or b.first is None or a.first in b.whom or b.first in a.whom
