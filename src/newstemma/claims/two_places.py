"""One happening or state at two places, with names and with common nouns: on the deck or in the engine room, from one town or another.

Refuses places that may lie in one another, and happenings of which one article knows two.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import combinations

from newstemma.claims.ground import Ground
from newstemma.claims.sides import backed, finding
from newstemma.claims.sited import Sited, sited
from newstemma.language.countries import home_country
from newstemma.language.likeness import rarity
from newstemma.language.placed import Place
from newstemma.language.sites import exclude
from newstemma.model.claim import Conflict

#: Nats that two tellings share besides their places, of what comes once and of what may come again; of meetings, fires, unrest and head
#: offices a day may have several: in 130 stories of real news 6 calls five of these hard and wrong, 10 two.
_ENOUGH = {True: 3.0, False: 6.0}
_ENOUGH_OF_MANY = 10.0
_MANY = frozenset("gathering burning unrest headquarters clash attack".split())
_CLASS = 3.0  # nats for a class of things, "a plane", and for the kind of happening itself
_PERSON = 6.0  # nats for a person whom both name
_APART = 60  # characters between two places that are named together
_ALIKE = 0.85  # of letters: one name in two spellings
_MOST = 40  # tellings of a kind in a story that are compared by pairs


def place_slots(ground: Ground) -> list[Conflict]:
    """At most one finding for each kind of happening. Cost: linear in the text, and pairs of one kind."""
    by_kind: defaultdict[tuple[str, str], list[Sited]] = defaultdict(list)
    for article in ground.articles:
        for one in sited(ground, article):
            by_kind[one.kind.name, one.kind.way].append(one)
    texts = {a.id: a.text.casefold() for a in ground.articles}
    return [c for key in sorted(by_kind) for c in _of(ground, by_kind[key][:_MOST], texts)]


def _of(ground: Ground, told: Sequence[Sited], texts: Mapping[str, str]) -> Iterator[Conflict]:
    """The two places of a kind that most is shared of."""
    pairs = [
        (shared, -n, a, b)
        for n, (a, b) in enumerate(combinations(told, 2))
        if _differ(a, b, texts) and (shared := _shared(a, b)) is not None and not _knows_two(told, a, b)
    ]
    if not pairs:
        return
    _, _, a, b = max(pairs, key=lambda p: p[:2])
    groups = [[o.side for o in told if _same(o.place, one.place)] for one in (a, b)]
    about = a.kind.name
    why = f"one {about} is told with “{groups[0][0].at.text}” and with “{groups[1][0].at.text}”, and no article has both"
    yield finding(ground, "place", "conflict", about, groups, why, resolved=backed(groups))


def _shared(a: Sited, b: Sited) -> float | None:
    """What two tellings share in natural logs; None: too little, or of two times."""
    if (a.times and b.times and not _may_be_one_time(a.times, b.times)) or a.is_old != b.is_old:
        return None
    both = round(sum(sorted(map(_worth, a.theme & b.theme))) + _PERSON * len(a.whom & b.whom), 6)
    if not a.whom & b.whom and (a.kind.name in _OF_PEOPLE or (a.kind.name == "death" and (a.whom or b.whom))):
        return None
    return both if both >= (_ENOUGH_OF_MANY if a.kind.name in _MANY and not a.kind.once else _ENOUGH[a.kind.once]) else None


def _worth(word: str) -> float:
    return _CLASS if word.startswith("<") else rarity(word)


_OF_PEOPLE = frozenset("being home birth upbringing study move burial arrest treatment speech".split())


def _may_be_one_time(a: frozenset[str], b: frozenset[str]) -> bool:
    return any(x.startswith(y[:10]) or y.startswith(x[:10]) for x in a for y in b)


def _same(a: Place, b: Place) -> bool:
    if a.site is not None and b.site is not None:
        return a.site.kind == b.site.kind and not _are_sides(a.name, b.name)
    ours, theirs = set(a.name or a.within), set(b.name or b.within)
    return bool(ours) and bool(theirs) and (ours <= theirs or theirs <= ours)


def _differ(a: Sited, b: Sited, texts: Mapping[str, str]) -> bool:
    """Whether two articles tell of two places that cannot both be."""
    if a.side.article == b.side.article or a.side.origin == b.side.origin:
        return False
    if a.place.site is not None and b.place.site is not None:
        if a.place.site.kind == b.place.site.kind and _are_sides(a.place.name, b.place.name):
            return True
        return a.kind.sites and exclude(a.place.site, b.place.site) and not set(a.place.name) & set(b.place.name)
    if not a.kind.names:
        return False
    ours, theirs = (p.within if p.site is not None and not p.site.wide else p.name or p.within for p in (a.place, b.place))
    return bool(ours) and bool(theirs) and _are_two(a, b, ours, theirs, texts)


def _are_two(a: Sited, b: Sited, ours: tuple[str, ...], theirs: tuple[str, ...], texts: Mapping[str, str]) -> bool:
    words = [{*p.name, *p.within} for p in (a.place, b.place)]
    if (words[0] & words[1] and not _sisters(ours, theirs)) or SequenceMatcher(None, "".join(ours), "".join(theirs)).ratio() > _ALIKE:
        return False
    here, there = (home_country(" ".join(name)) for name in (ours, theirs))
    if here is not None and there is not None and here.country == there.country:
        return False
    if (here is None or there is None) and any(h is not None and h.sort in {"country", "part"} for h in (here, there)):
        return False
    if _has(texts[a.side.article], theirs) or _has(texts[b.side.article], ours):
        return False
    return not any(_beside(text, ours, theirs) for text in texts.values())


_COMPASS = frozenset("north south east west northern southern eastern western central new old upper lower greater".split())


def _are_sides(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two places of one kind are told apart by where they lie: "the North Stand", "the East Stand"."""
    return a != b and len(a) == len(b) == 1 and {*a, *b} <= _COMPASS


def _sisters(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two names of as many words differ in one that says which: "Long Creek", "Dry Creek"."""
    other = [(x, y) for x, y in zip(a, b, strict=False) if x != y]
    return len(a) == len(b) > 1 and len(other) == 1 and not _COMPASS & {*other[0]}


def _has(text: str, name: tuple[str, ...]) -> bool:
    return re.search(_pattern(name), text) is not None


def _pattern(name: tuple[str, ...]) -> str:
    return r"\b" + r"\w*\W+".join(map(re.escape, name))


def _beside(text: str, a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    ours, theirs = ([m.start() for m in re.finditer(_pattern(p), text)] for p in (a, b))
    return any(abs(x - y) <= _APART for x in ours for y in theirs)


def _knows_two(told: Sequence[Sited], a: Sited, b: Sited) -> bool:
    """Whether the article of one tells of the other's place as well."""
    return any(_same(o.place, theirs.place) for ours, theirs in ((a, b), (b, a)) for o in told if o.side.article == ours.side.article)
