"""Whose relative somebody is called: wife or girlfriend, father or stepfather, brother or half-brother.

Refuses relations that one article gives a person together, and those that one person may have to two others: a brother of one is a cousin
of another.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from newstemma.claims.ground import Ground
from newstemma.claims.sides import Side, finding, majority, side
from newstemma.model.brief import Entity
from newstemma.model.claim import Conflict, Grade
from newstemma.model.text import Span

_LINES = (  # relations of which somebody is one to another; what stands first may be said for what stands behind it
    "brother half-brother stepbrother brother-in-law",
    "sister half-sister stepsister sister-in-law",
    "father stepfather father-in-law grandfather",
    "mother stepmother mother-in-law grandmother",
    "son stepson son-in-law grandson",
    "daughter stepdaughter daughter-in-law granddaughter",
    "wife ex-wife girlfriend ex-girlfriend fiancee fiancée",
    "husband ex-husband boyfriend ex-boyfriend fiance fiancé",
)
_LINE = {word: n for n, line in enumerate(_LINES) for word in line.split()}
_WORDS = "|".join(sorted((w.replace("-", r"[\s-]") for w in _LINE), key=lambda w: (-len(w), w)))
_LOOSE = ("half", "step")
_BEFORE = re.compile(
    rf"\b(?P<former>(?:former|estranged)\s)?(?:(?:older|younger|elder|eldest|twin|late|longtime|live-in)\s)*(?P<kin>{_WORDS}),?\s+$",
    re.IGNORECASE,
)
_BEHIND = re.compile(rf",\s+(?:his|her|the\s[a-z]+[’']s|[A-Z][a-z]+[’']s)\s+(?:[a-z]+\s)?(?P<kin>{_WORDS})(?=[,.;])")
_NEAR = 50  # characters


def kin_differences(ground: Ground) -> list[Conflict]:
    """The people of a story who are called two sorts of relative, in order of the name. Cost: linear in the names."""
    people = sorted((e for e in ground.entities if e.kind == "person" and " " in e.name), key=lambda e: (e.name, e.id))
    return [conflict for entity in people for conflict in _of(ground, entity)]


def _of(ground: Ground, entity: Entity) -> Iterator[Conflict]:
    held: defaultdict[int, defaultdict[str, list[Side]]] = defaultdict(lambda: defaultdict(list))
    for kin, told in _told(ground, entity):
        held[_LINE[kin]][kin].append(told)
    for line in sorted(held):
        groups = held[line]
        homes = [{s.article for s in g} for g in groups.values()]
        if len(groups) == 2 and not homes[0] & homes[1]:
            names = sorted(groups)
            sides = [groups[n] for n in names]
            most = majority(sides)
            loose = any(n.startswith(_LOOSE) for n in names)  # a half-brother is a brother to his own
            grade: Grade = "compatible" if loose else "conflict"
            why = f"{entity.name} is called {' and '.join(names)}, and no article has both"
            yield finding(ground, "name", grade, entity.name, sides, why, resolved=names[most] if most is not None else None)


def _told(ground: Ground, entity: Entity) -> Iterator[tuple[str, Side]]:
    """What relative somebody is called, right before the name or behind the comma that follows it."""
    by_id = {a.id: a for a in ground.articles}
    for at in entity.at:
        if isinstance(at, Span) and " " in at.text:
            article = by_id[at.article]
            before = _BEFORE.search(article.text, max(0, at.start - _NEAR), at.start)
            found = before or _BEHIND.match(article.text, at.end, at.end + _NEAR)
            if found is not None and not (before is not None and before["former"]):
                kin = re.sub(r"\s", "-", found["kin"].casefold())
                yield kin, side(ground, article, article.cut(found.start("kin"), found.end("kin")), None)
