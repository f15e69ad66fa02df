"""The sides of a difference: what each article says and whom it counts for, put together as one finding.

Refuses to decide between two values without evidence that decides: that is the finder's word, and its sentence `why`.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from newstemma.claims.ground import Ground
from newstemma.model.article import Article
from newstemma.model.claim import Conflict, ConflictKind, Grade, Position, Value
from newstemma.model.text import At, Span

_DAY = 10  # characters of an ISO day


@dataclass(frozen=True, slots=True)
class Side:
    """What one article says in a comparison.

    at         the words that say it, as few as will do; a span never crosses the end of a sentence
    value      None where nothing can be computed with (a name as it is spelled, who is credited)
    published  when the article was published, ISO 8601; None: not known
    """

    article: str
    origin: str
    at: At
    value: Value | None
    published: str | None


def side(ground: Ground, article: Article, at: At, value: Value | None) -> Side:
    """What an article says at a place of it, with the origin that the place counts for."""
    origin = ground.origin(article.id, at.start, at.end) if isinstance(at, Span) else ground.home[article.id]
    return Side(article.id, origin, at, value, article.stamp)


def finding(
    ground: Ground,
    kind: ConflictKind,
    grade: Grade,
    about: str,
    groups: Sequence[Sequence[Side]],
    why: str,
    *,
    resolved: str | None = None,
    claims: tuple[str, ...] | None = None,
) -> Conflict:
    """One difference; a group of sides is one position, shown with the words of its first.

    claims   those that it is about; left out: the claims that hold one of the places
    """
    positions = tuple(_position(g) for g in groups)
    places = sorted(f"{_home_of(s.at)}:{s.at.start}" for g in groups for s in g)
    key = hashlib.sha256("|".join([ground.story.id, kind, *places]).encode()).hexdigest()[:12]
    owners = ground.owners(s.at for g in groups for s in g) if claims is None else claims
    return Conflict(f"x-{key}", ground.story.id, owners, kind, grade, about, positions, _dissent(positions), resolved, why)


def are_told(groups: Iterable[Sequence[Side]], told: Collection[tuple[str, int]]) -> bool:
    """Whether another finding has shown all these positions. told: its places, as article and start."""
    return all(any((s.article, s.at.start) in told for s in g) for g in groups)


def majority(groups: Sequence[Sequence[Side]]) -> int | None:
    """The number of the group that more independent origins hold than any other; None where two are even."""
    sizes = [len({s.origin for s in g}) for g in groups]
    most = max(sizes)
    return sizes.index(most) if sizes.count(most) == 1 else None


def backed(groups: Sequence[Sequence[Side]], *, least: int = 1) -> str | None:
    """The words of the group that more independent origins hold than any other, `least` of them at least; None: of no group."""
    most = majority(groups)
    return groups[most][0].at.text if most is not None and len({s.origin for s in groups[most]}) >= least else None


def first_given(sides: Sequence[Side]) -> list[str | None]:
    """When each origin first said it: a reprint, late or undated, says nothing new. None where it is not known of one."""
    stamps: defaultdict[str, list[str]] = defaultdict(list)
    for one in sides:
        stamps[one.origin] += [one.published] if one.published else []
    return [min(known, default=None) for known in stamps.values()]


def is_told_later(first: Sequence[Side], then: Sequence[Side]) -> bool:
    """Whether all origins of the second, as far as they are dated, first said it on a later day than any of the first."""
    old, new = ([stamp[:_DAY] for stamp in first_given(g) if stamp] for g in (first, then))
    return bool(old and new) and max(old) < min(new)


def _position(sides: Sequence[Side]) -> Position:
    ordered = sorted(sides, key=lambda s: (s.article, _home_of(s.at), s.at.start))
    return Position(
        ordered[0].value,
        ordered[0].at.text,
        tuple(dict.fromkeys(s.article for s in ordered)),
        tuple(dict.fromkeys(s.origin for s in ordered)),
        tuple(s.at for s in ordered),
    )


def _home_of(at: At) -> str:
    return at.article if isinstance(at, Span) else at.document


def _dissent(positions: Sequence[Position]) -> tuple[str, ...]:
    """The articles that hold against a larger number of origins; none where the sides are even, however often each was printed."""
    if len(positions) < 2:
        return positions[0].articles if positions else ()
    ranked = sorted(positions, key=lambda p: -len(p.origins))
    if len(ranked[0].origins) == len(ranked[1].origins):
        return ()
    return tuple(sorted(i for p in ranked[1:] for i in p.articles))
