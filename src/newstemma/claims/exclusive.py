"""One thing told in words that exclude one another: a broken fibula or tibia, east or west of a port, a hotel or a motel.

Refuses words that are not of one thing: each must be met at the same person, place or deed, in words that both sentences share, and neither
article may have the other's word.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

from newstemma.claims.ground import Ground
from newstemma.claims.met import KNOWN_BY, Met, met_words
from newstemma.claims.sides import Side, finding, is_told_later, majority
from newstemma.language.exclusive import has_kind
from newstemma.language.likeness import rarity
from newstemma.model.claim import Conflict, ConflictKind, Grade

_MOST_FINDINGS = 8  # of a story: what a reader wants to see of this kind
_FAR = 0.4  # what a word that both sentences share farther off weighs, of one among the neighbours
_WHO = 3.0  # nats for a person whom both sentences name
_FIGURE = 3.0  # nats for a figure that both have
_NUMBERS = frozenset("three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty seventy".split())
#: Nats that two sentences must share, by how the thing is known, and more for what one story has many of. Set on 80 real stories labelled
#: by hand (9 of 95 differences told in other words found) and on 450 unlabelled ones, where 4 hard findings were all worth seeing. In 76
#: labelled stories that nobody had looked at none of 66 is found, and none is wrong.
_ENOUGH = {"after": 0.0, "of": 8.0, "in": 1.0, "limb": 2.0, "who": 3.0, "deed": 3.0, "patient": 2.0, "end": 0.0}
_MORE = {"gun": 14.0, "blade": 10.0, "room": 7.0, "calibre": 7.0, "talk": 6.0}
_STATES = frozenset({"condition", "wedlock", "way", "verdict"})  # that may be another tomorrow
_LOOSE = frozenset({"caught"})  # who gives himself up is often said to have been taken
_PLACES = frozenset("room lodging hiding slope shop worship side region".split())


def exclusive_differences(ground: Ground) -> list[Conflict]:
    """One finding a set and a thing, in order of both. Cost: linear in the text, pairs of the words of one set and thing."""
    held: defaultdict[tuple[str, str], list[Met]] = defaultdict(list)
    for article in ground.articles:
        for one in met_words(ground, article):
            held[one.word.sort, one.key].append(one)
    texts = {a.id: a.text for a in ground.articles}
    found = (_of(ground, rows, texts) for (sort, key), rows in sorted(held.items()) if key or sort not in KNOWN_BY)
    return [conflict for conflict in found if conflict is not None][:_MOST_FINDINGS]


def _of(ground: Ground, rows: Sequence[Met], texts: dict[str, str]) -> Conflict | None:
    """The two kinds of one set that the sentences that share most have, with all who hold one of them."""
    pairs = [(_shared(a, b), -n, a, b) for n, (a, b) in enumerate(combinations(rows, 2)) if _is_one(a, b, texts, rows)]
    if not pairs:
        return None
    _, _, a, b = max(pairs, key=lambda p: p[:2])
    paired = {id(one) for _, _, *pair in pairs for one in pair}
    groups = [[o.side for o in rows if o.word.kind == one.word.kind and id(o) in paired] for one in (a, b)]
    return _conflict(ground, a.word.sort, _grade(a, b), groups)


def _is_one(a: Met, b: Met, texts: dict[str, str], rows: Sequence[Met]) -> bool:
    """Whether two words of a set are said of one thing, by articles of which neither has the other's word."""
    if a.word.kind == b.word.kind or a.side.article == b.side.article or a.side.origin == b.side.origin:
        return False
    how = KNOWN_BY.get(a.word.sort, "deed")
    if a.days and b.days and not a.days & b.days and how not in ("after", "in"):
        return False
    if _shared(a, b) < _MORE.get(a.word.sort, _ENOUGH[how]) or not _may_be_one(a, b):
        return False
    return not any(_has(x, y, texts[x.side.article], rows) for x, y in ((a, b), (b, a)))


def _may_be_one(a: Met, b: Met) -> bool:
    """Whether nothing speaks for two things: cartridges in inches and in millimetres, two posts, two patients."""
    if a.word.sort == "calibre":
        return (a.word.kind[0] == ".") == (b.word.kind[0] == ".")
    if a.word.sort == "condition":
        return not a.who or not b.who or a.who == b.who
    return a.word.sort != "way" or not a.behind or not b.behind or a.behind == b.behind


def _has(one: Met, other: Met, text: str, rows: Sequence[Met]) -> bool:
    """Whether the article of one has the other's word: anywhere, or said of the same where others have such a word, too."""
    if KNOWN_BY.get(one.word.sort) in ("after", "of", "in") or one.word.sort in ("bone", "limb"):
        return any(r.side.article == one.side.article and r.word.kind == other.word.kind for r in rows)
    return has_kind(text, one.word.sort, other.word.kind)


def _shared(a: Met, b: Met) -> float:
    """What two sentences share, in natural logs."""
    near, far = a.near & b.near, a.around & b.around
    both = sum(sorted(map(_weight, near))) + _FAR * sum(sorted(map(rarity, far - near)))
    return round(both + _WHO * len(a.people & b.people), 6)


def _weight(word: str) -> float:
    return _FIGURE if word[0].isdigit() or word in _NUMBERS else rarity(word)


def _grade(a: Met, b: Met) -> Grade:
    """Neighbouring points of the compass, north and north-west, may both be meant."""
    ours, theirs = a.word.kind, b.word.kind
    beside = a.word.sort in ("side", "region") and (ours in theirs or theirs in ours or ours[:5] == theirs[:5])
    return "compatible" if beside or a.word.sort in _LOOSE else "conflict"


def _conflict(ground: Ground, sort: str, grade: Grade, groups: Sequence[Sequence[Side]]) -> Conflict:
    named = [g[0].at.text for g in groups]
    last = _later(groups) if sort in _STATES else None
    most = majority(groups) if last is None else last
    why = f"“{named[0]}” in one article, “{named[1]}” in another, of what is one of the two at a time"
    resolved = named[most] if most is not None else None
    kind: ConflictKind = "place" if sort in _PLACES else "other"
    return finding(ground, kind, grade if last is None else "update", " or ".join(named), groups, why, resolved=resolved)


def _later(groups: Sequence[Sequence[Side]]) -> int | None:
    """Which of two groups was given on later days by all who give it; None: neither."""
    return 1 if is_told_later(groups[0], groups[1]) else 0 if is_told_later(groups[1], groups[0]) else None
