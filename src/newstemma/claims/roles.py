"""What one person is said to be in different articles, compared by parts: rank, deputy or not, field, and the body that he leads.

Refuses what one article gives a person together, what was before against what is, a shorter title for a longer one, and people of whom an
article tells that they came or went.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from newstemma.claims.ground import Ground
from newstemma.claims.posts import is_of_today
from newstemma.claims.role_rules import Verdict, noun_of, verdict
from newstemma.claims.sides import Side, backed, finding, side
from newstemma.language.roles import Role, roles_beside
from newstemma.model.brief import Entity
from newstemma.model.claim import Conflict
from newstemma.model.text import Span


@dataclass(frozen=True, slots=True)
class _Told:
    """An office as an article gives it."""

    role: Role
    side: Side


def role_differences(ground: Ground, entity: Entity) -> Iterator[Conflict]:
    """The gravest difference between two offices of one person; none where there is none. Cost: offices² of a person."""
    if len({at.article for at in entity.at if isinstance(at, Span)}) < 2:
        return
    told = list(_told(ground, entity))
    texts = [a.text for a in ground.articles]
    found: list[tuple[int, int, int, Verdict]] = []
    for i, j in combinations(range(len(told)), 2):
        a, b = told[i], told[j]
        judged = verdict(a.role, b.role, texts) if a.side.article != b.side.article else None
        if judged is not None and not _together(told, a.role, b.role):
            found.append((-judged.worth, i, j, judged))
    if not found:
        return
    _, i, j, best = min(found, key=lambda row: row[:3])
    sides = [[t.side for t in told if _is_same(t.role, told[n].role)] for n in (i, j)]
    if not {s.at for s in sides[0]} & {s.at for s in sides[1]}:
        yield finding(ground, "office", best.grade, entity.name, sides, f"{entity.name}: {best.why}", resolved=backed(sides))


def _told(ground: Ground, entity: Entity) -> Iterator[_Told]:
    by_id = {a.id: a for a in ground.articles}
    for at in entity.at:
        article = by_id.get(at.article) if isinstance(at, Span) else None
        if article is None or not isinstance(at, Span) or ground.readings[article.id].is_quoted(at.start):
            continue
        if is_of_today(ground, article, at):
            for role in roles_beside(article.text, at.start, at.end):
                yield _Told(role, side(ground, article, article.cut(role.start, role.end), None))


def _is_same(a: Role, b: Role) -> bool:
    """Whether two offices are told alike."""
    return (noun_of(a), a.field, a.under, a.past, a.acting) == (noun_of(b), b.field, b.under, b.past, b.acting) and (
        a.body == b.body or bool(a.body & b.body)
    )


def _together(told: Sequence[_Told], a: Role, b: Role) -> bool:
    """Whether one article gives the person both."""
    held: defaultdict[str, set[bool]] = defaultdict(set)
    for t in told:
        for n, role in enumerate((a, b)):
            if _is_same(t.role, role) or _covers(t.role, role):
                held[t.side.article].add(bool(n))
    return any(len(v) > 1 for v in held.values())


def _covers(role: Role, other: Role) -> bool:
    """Whether an office may be the other one told shorter."""
    ours, theirs = ((r.noun, r.under, r.field, r.past, r.acting) for r in (role, other))
    return ours == theirs
