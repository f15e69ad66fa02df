"""What one person is said to be in different articles, compared by parts: rank, deputy or not, field, and the body that he leads.

Refuses what one article gives a person together, what was before against what is, a shorter title for a longer one, and people of whom an
article tells that they came or went.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from newstemma.claims.ground import Ground
from newstemma.claims.posts import is_of_today
from newstemma.claims.sides import Side, backed, finding, side
from newstemma.language.roles import Role, roles_beside
from newstemma.model.brief import Entity
from newstemma.model.claim import Conflict, Grade
from newstemma.model.text import Span


@dataclass(frozen=True, slots=True)
class _Told:
    """An office as an article gives it."""

    role: Role
    side: Side


@dataclass(frozen=True, slots=True)
class _Verdict:
    """What two offices are to one another: how grave, and in words."""

    grade: Grade
    why: str
    worth: int


def role_differences(ground: Ground, entity: Entity) -> Iterator[Conflict]:
    """The gravest difference between two offices of one person; none where there is none. Cost: offices² of a person."""
    if len({at.article for at in entity.at if isinstance(at, Span)}) < 2:
        return
    told = list(_told(ground, entity))
    found: list[tuple[int, int, int, _Verdict]] = []
    for i, j in combinations(range(len(told)), 2):
        a, b = told[i], told[j]
        if (
            a.side.article != b.side.article
            and (verdict := _verdict(ground, a.role, b.role)) is not None
            and not _together(told, a.role, b.role)
        ):
            found.append((-verdict.worth, i, j, verdict))
    if not found:
        return
    _, i, j, verdict = min(found, key=lambda row: row[:3])
    sides = [[t.side for t in told if _is_same(t.role, told[n].role)] for n in (i, j)]
    if {s.at for s in sides[0]} & {s.at for s in sides[1]}:
        return
    yield finding(ground, "office", verdict.grade, entity.name, sides, f"{entity.name}: {verdict.why}", resolved=backed(sides))


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
    return (_noun(a), a.field, a.under, a.past) == (_noun(b), b.field, b.under, b.past) and (a.body == b.body or bool(a.body & b.body))


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
    return role.noun == other.noun and role.under == other.under and bool(role.field) and role.field == other.field


_LEADS = frozenset("head director manager officer editor chairman president commander".split())
_ONE_OF = frozenset(
    "manager president editor coach attorney minister officer spokesman pilot professor".split()
)  # of which a house has many
_RANKS = frozenset({"army", "police"})
_LOOSE = frozenset({"police", "army", "regional", "project", "programme", "mission", "plant"})


def _verdict(ground: Ground, a: Role, b: Role) -> _Verdict | None:
    """What two offices are to one another; None: they may be one, or both be held."""
    if a.past != b.past or a.acting != b.acting:
        return None
    found = (rule(a, b) for rule in (_rank, _deputy, _field, _court))
    return next((v for v in found if v is not None), None) or _body(ground, a, b) or _other(a, b)


def _rank(a: Role, b: Role) -> _Verdict | None:
    """Two ranks of one ladder; "General" is said of a major general, too."""
    if a.sort != b.sort or a.sort not in _RANKS or a.noun == b.noun or a.under or b.under:
        return None
    if a.noun.endswith(b.noun) or b.noun.endswith(a.noun) or a.body or b.body:
        return None
    return _Verdict("conflict", f"{_shown(a)} or {_shown(b)}, and no article has both", 9)


def _deputy(a: Role, b: Role) -> _Verdict | None:
    """One office, a deputy's or in full."""
    if a.under == b.under or _noun(a) != _noun(b) or (a.field and b.field and a.field != b.field) or _bodies_apart(a, b):
        return None
    if a.sort not in ("top", "minister", "state") or (a.noun in _ONE_OF and not (a.field & b.field)):
        return None
    return _Verdict("conflict", f"{_shown(a)} or {_shown(b)}, and no article has both", 8)


def _field(a: Role, b: Role) -> _Verdict | None:
    """One noun of two fields: "finance director", "sales director"."""
    if (
        not a.field
        or not b.field
        or a.field & b.field
        or a.under != b.under
        or _noun(a) != _noun(b)
        or _noun(a) not in {"head", "minister"}
    ):
        return None
    return _Verdict("conflict", f"{_shown(a)} or {_shown(b)}, and no article has both", 7)


_COURT = frozenset({"judge", "prosecutor", "attorney"})


def _court(a: Role, b: Role) -> _Verdict | None:
    """Two parts in one trial."""
    if {a.noun, b.noun} <= _COURT and {a.noun, b.noun} != {"prosecutor", "attorney"} and a.noun != b.noun:
        return _Verdict("conflict", f"{_shown(a)} or {_shown(b)}, and no article has both", 6)
    return None


_POSTS = frozenset("top officer minister court learned state care crew".split())
_BESIDE = frozenset("founder attorney commander senator congressman councillor".split())  # what one may be beside anything
_HEADS = frozenset(
    "head director president chairman administrator manager officer managing-director executive-director general-manager".split()
)


def _other(a: Role, b: Role) -> _Verdict | None:
    """Two posts that have nothing in common: both may be held."""
    if a.under or b.under or {a.sort, b.sort} - _POSTS or _noun(a) == _noun(b) or {a.noun, b.noun} & _BESIDE:
        return None
    if {a.noun, b.noun} <= _HEADS and ("head" in (a.noun, b.noun) or a.body & b.body):
        return None
    if {a.sort, b.sort} == {"top", "learned"} or set(a.noun.split("-")) & b.body or set(b.noun.split("-")) & a.body:
        return None  # a biologist may lead a university, and the chief of a fire department is a fire chief
    if a.field & b.field or not all(r.field or r.body or r.sort in ("court", "learned") for r in (a, b)):
        return None
    return _Verdict("compatible", f"{_shown(a)} or {_shown(b)}, and no article has both", 0)


_PUBLIC = re.compile(
    r"\b(?:authority|agency|bureau|ministry|department|service|inspectorate|commission|directorate|administration|police|board|office|council)\b",
    re.IGNORECASE,
)
_VAGUE = re.compile(r"\b(?:largest|biggest|main|country[’']s|state[’']s|nation[’']s|oldest|leading|an?)\b", re.IGNORECASE)


def _body(ground: Ground, a: Role, b: Role) -> _Verdict | None:
    """Who leads one public body here and another there, where an article knows both bodies."""
    if a.sort != "top" or b.sort != "top" or a.under or b.under or not _bodies_apart(a, b):
        return None
    if not all(_PUBLIC.search(r.whose) and not _VAGUE.search(r.whose) and len(r.body) > 1 for r in (a, b)):
        return None
    both = any(all(_bare(r.whose) in article.text.casefold() for r in (a, b)) for article in ground.articles)
    return _Verdict("conflict" if both else "compatible", f"head of {_bare(a.whose)} or of {_bare(b.whose)}", 5 if both else 1)


def _bare(whose: str) -> str:
    return re.sub(r"^(?:the|its|their)\s+|[’']s?$", "", whose.casefold())


def _bodies_apart(a: Role, b: Role) -> bool:
    """Whether both say of which body, and share no word for it."""
    if not a.body or not b.body or a.body & b.body:
        return False
    names = [re.findall(r"\b[A-Z]", r.whose) for r in (a, b)]
    return not any("".join(x) == w for x in names for r in (a, b) for w in r.whose.split())


def _noun(role: Role) -> str:
    """The noun as compared: heads, directors and chief officers of a field are one."""
    return "head" if role.noun in ("director", "officer", "managing-director", "executive-director") and role.field else role.noun


def _shown(role: Role) -> str:
    field = f"{' and '.join(sorted(role.field))} " if role.field else ""
    return f"{'former ' if role.past else ''}{'deputy ' if role.under else ''}{field}{role.noun.replace('-', ' ')}"
