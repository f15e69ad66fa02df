"""One person under two spellings: entities whose names differ by a finding of the comparison are one, with both forms.

It comes after the comparison, which needs them apart to see that they differ.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from newstemma.model.brief import Entity
from newstemma.model.claim import Conflict
from newstemma.model.notice import Notice
from newstemma.model.statement import Speaker, Statement
from newstemma.model.text import Span


def join(
    entities: Sequence[Entity], statements: Sequence[Statement], conflicts: Sequence[Conflict]
) -> tuple[tuple[list[Entity], list[Statement]], list[Notice]]:
    """Entities and statements, each speaker the entity that his spelling went into; order as in `name`. Cost: linear in the places."""
    into = _into(entities, conflicts)
    if not into:
        return (list(entities), list(statements)), []
    groups: dict[str, list[Entity]] = {}
    for entity in entities:
        groups.setdefault(into.get(entity.id, entity.id), []).append(entity)
    found = [_one(next(e for e in group if e.id == key), group) for key, group in groups.items()]
    return (sorted(found, key=lambda e: (-len(e.at), e.name, e.id)), [_renamed(s, into) for s in statements]), []


def _into(entities: Sequence[Entity], conflicts: Iterable[Conflict]) -> dict[str, str]:
    """Entity to the one that it goes into: the one named most often; ties fall by id."""
    at = {(s.article, s.end): e for e in entities if e.kind == "person" for s in e.at if isinstance(s, Span)}
    found: dict[str, str] = {}
    for conflict in conflicts:
        if conflict.kind != "name":
            continue
        places = (s for p in conflict.positions for s in p.at if isinstance(s, Span))
        same = {e.id: e for s in places if (e := at.get((s.article, s.end))) is not None}
        most = min(same.values(), key=lambda e: (-len(e.at), e.id), default=None)
        if most is not None and not any(i in found or i in found.values() for i in same):
            found.update({i: most.id for i in same if i != most.id})
    return found


def _one(most: Entity, group: Sequence[Entity]) -> Entity:
    forms = {form for e in group for form in (e.name, *e.aliases)} - {most.name}
    at = tuple(sorted({s for e in group for s in e.at}, key=lambda s: (s.article if isinstance(s, Span) else "", s.start)))
    roles = tuple(role for e in (most, *(o for o in group if o is not most)) for role in e.roles)
    return replace(most, aliases=tuple(sorted(forms)), roles=roles, at=at)


def _renamed(statement: Statement, into: Mapping[str, str]) -> Statement:
    via = tuple(replace(v, entity=into.get(v.entity or "", v.entity)) for v in statement.via)
    return replace(statement, speaker=_known(statement.speaker, into), via=via)


def _known(speaker: Speaker, into: Mapping[str, str]) -> Speaker:
    return replace(speaker, entity=into.get(speaker.entity or "", speaker.entity))
