"""Who is who in a story: where a person is named, and who is called by a role. Refuses roles that two persons have."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from newstemma.claims.ground import Ground
from newstemma.language.age_words import ANYBODY, classed
from newstemma.model.brief import Entity
from newstemma.model.text import Span

_TOLD = 2  # sentences that tell of a person with a noun


@dataclass(frozen=True, slots=True)
class Cast:
    """at: where a person's name ends, as article and place, to the person; by_role: a role to the one person who is called by it."""

    ground: Ground
    at: Mapping[tuple[str, int], Entity]
    by_role: Mapping[str, Entity] = field(default_factory=dict)


def cast_of(ground: Ground) -> Cast:
    """The persons of a story and their roles. Cost: linear in their names."""
    people = [e for e in ground.entities if e.kind == "person"]
    at = {(place.article, place.end): e for e in people for place in e.at if isinstance(place, Span)}
    roles: defaultdict[str, set[str]] = defaultdict(set)
    for e in people:
        for role in e.roles:
            roles[classed(role.text.split(" of ")[0].rsplit(maxsplit=1)[-1].casefold())].add(e.id)
    by_id = {e.id: e for e in people}
    sole = {role: by_id[next(iter(ids))] for role, ids in roles.items() if len(ids) == 1 and role not in ANYBODY}
    return Cast(ground, _with_surnames(ground, at), sole)


def _with_surnames(ground: Ground, at: Mapping[tuple[str, int], Entity]) -> dict[tuple[str, int], Entity]:
    """A bare surname that several bear is, in one article, that of the one who was last named in full before it."""
    found = dict(at)
    for article in ground.articles:
        last: dict[str, Entity] = {}
        for end, e in sorted((end, e) for (home, end), e in at.items() if home == article.id):
            if " " in e.name:
                last[e.name.rsplit(maxsplit=1)[-1]] = e
            elif e.name in last:
                found[article.id, end] = last[e.name]
    return found


def told_with(cast: Cast, noun: str) -> Entity | None:
    """Who is named in the sentences that have this noun: one person in two of them, and twice as often as anybody else."""
    told: Counter[str] = Counter()
    for article in cast.ground.articles:
        reading = cast.ground.readings[article.id]
        starts = [m.start() for m in re.finditer(rf"\b{re.escape(noun)}(?:-elect)?\b", article.text)]
        held = [s for s in reading.sentences if any(s.start <= at < s.end for at in starts)]
        inside = ((n, s) for s in held for n in reading.names if s.start <= n.start < s.end)
        told.update(cast.at[article.id, n.end].id for n, _ in inside if (article.id, n.end) in cast.at)
    ranked = told.most_common(2)
    if not ranked or ranked[0][1] < _TOLD or (len(ranked) > 1 and ranked[1][1] * 2 > ranked[0][1]):
        return None
    return next(e for e in cast.ground.entities if e.id == ranked[0][0])
