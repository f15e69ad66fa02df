"""One happening or state at two places, with names and with common nouns: on the deck or in the engine room, from one town or another.

Refuses places that may lie in one another, and happenings of which one article knows two.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from newstemma.claims.ground import Ground
from newstemma.claims.sides import Side, backed, finding
from newstemma.claims.sited import Place, Sited, sited
from newstemma.language.countries import home_country
from newstemma.language.likeness import rarity
from newstemma.language.sites import exclude
from newstemma.model.claim import Conflict

_ENOUGH = {True: 2.0, False: 6.0}  # nats that two tellings share besides their places, of what comes once and of what may come again
_PERSON = 6.0  # nats for a person whom both name
_APART = 60  # characters between two places that are named together
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
    if a.times and b.times and not _may_be_one_time(a.times, b.times):
        return None
    both = round(sum(sorted(2.0 if w.startswith("<") else rarity(w) for w in a.theme & b.theme)) + _PERSON * len(a.whom & b.whom), 6)
    if a.kind.name in _OF_PEOPLE and not a.whom & b.whom:
        return None
    return both if both >= _ENOUGH[a.kind.once] else None


_OF_PEOPLE = frozenset("being home birth upbringing study move burial arrest treatment speech".split())


def _may_be_one_time(a: frozenset[str], b: frozenset[str]) -> bool:
    return any(x.startswith(y[:10]) or y.startswith(x[:10]) for x in a for y in b)


def _same(a: Place, b: Place) -> bool:
    if a.site is not None and b.site is not None:
        return a.site.kind == b.site.kind
    ours, theirs = a.name or a.within, b.name or b.within
    return bool(ours) and bool(set(ours) & set(theirs))


def _differ(a: Sited, b: Sited, texts: Mapping[str, str]) -> bool:
    """Whether two articles tell of two places that cannot both be."""
    if a.side.article == b.side.article or a.side.origin == b.side.origin:
        return False
    if a.place.site is not None and b.place.site is not None:
        return a.kind.sites and exclude(a.place.site, b.place.site) and not set(a.place.name) & set(b.place.name)
    if not a.kind.names:
        return False
    ours, theirs = (p.name or p.within if p.site is None else p.within for p in (a.place, b.place))
    return bool(ours) and bool(theirs) and _are_two(a, b, ours, theirs, texts)


def _are_two(a: Sited, b: Sited, ours: tuple[str, ...], theirs: tuple[str, ...], texts: Mapping[str, str]) -> bool:
    words = [{*p.name, *p.within} for p in (a.place, b.place)]
    if words[0] & words[1]:
        return False
    homes = [home_country(" ".join(n)) for n in (ours, theirs)]
    if all(homes) and homes[0].country == homes[1].country:
        return False
    if any(h is not None and h.sort in {"country", "part"} for h in homes) and not all(homes):
        return False
    if _has(texts[a.side.article], theirs) or _has(texts[b.side.article], ours):
        return False
    return not any(_beside(text, ours, theirs) for text in texts.values())


def _has(text: str, name: tuple[str, ...]) -> bool:
    return re.search(rf"\b{re.escape(max(name, key=len))}", text) is not None


def _beside(text: str, a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    ours, theirs = ([m.start() for m in re.finditer(rf"\b{re.escape(p[-1])}", text)] for p in (a, b))
    return any(abs(x - y) <= _APART for x in ours for y in theirs)


def _knows_two(told: Sequence[Sited], a: Sited, b: Sited) -> bool:
    """Whether the article of one tells of the other's place as well."""
    return any(_same(o.place, theirs.place) for ours, theirs in ((a, b), (b, a)) for o in told if o.side.article == ours.side.article)
