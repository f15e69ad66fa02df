"""Findings of which none tells again what one before it has told. Refuses to judge which of two tells it better: the first does."""

from __future__ import annotations

from collections.abc import Iterable

from newstemma.model.claim import Conflict
from newstemma.model.text import At, Span

Place = tuple[str, int, int]


def each_once(found: Iterable[Conflict]) -> list[Conflict]:
    """Those of which a position stands where none before them has one. Cost: pairs of findings."""
    kept: list[Conflict] = []
    taken: list[Place] = []
    for conflict in found:
        sides = [[_place(at) for at in p.at] for p in conflict.positions]
        if not all(any(_overlap(ours, theirs) for ours in side for theirs in taken) for side in sides):
            kept.append(conflict)
            taken += [place for side in sides for place in side]
    return kept


def _place(at: At) -> Place:
    return at.article if isinstance(at, Span) else at.document, at.start, at.end


def _overlap(a: Place, b: Place) -> bool:
    return a[0] == b[0] and a[1] < b[2] and b[1] < a[2]
