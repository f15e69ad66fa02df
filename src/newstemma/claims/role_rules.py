"""What two offices of one person are to one another: they exclude one another, may both be held, or are one told in two ways.

Refuses what has another tense, "former" and now, and synonyms: who heads a body may be its director.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from newstemma.language.roles import Role
from newstemma.language.words import asset, stem
from newstemma.model.claim import Grade


@dataclass(frozen=True, slots=True)
class Verdict:
    """What two offices are to one another: how grave, in words, and how much it is worth to a reader, 0 at least."""

    grade: Grade
    why: str
    worth: int


#: Of which a house has many: a deputy's is another's.
_ONE_OF = frozenset("manager president editor attorney minister officer spokesman pilot professor".split())
_RANKS = frozenset({"army", "police"})
_COURT = frozenset({"judge", "prosecutor", "attorney"})
_POSTS = frozenset("top officer minister court learned state care crew".split())
_BESIDE = frozenset("founder attorney commander senator congressman councillor professor engineer lecturer chief-justice".split())
_HEADS = frozenset(
    "head director president chairman administrator manager officer managing-director executive-director general-manager".split()
)
_FIELDED = frozenset("head minister manager editor coach".split())
_LED = frozenset({"top", "press", "learned"})
_PLACED = frozenset("mayor governor bishop archbishop sheriff police-chief fire-chief".split())
_BODY = re.compile(
    r"\b(?:authority|agency|bureau|ministry|department|service|inspectorate|commission|directorate|administration|police|board|office|council"
    r"|survey|institute|observatory|university|hospital|court|party|union|federation|bank|museum|airport|port|airline|college|committee)\b",
    re.IGNORECASE,
)
_KINDS = frozenset(
    stem(w)
    for w in """authority agency bureau ministry department service inspectorate commission directorate administration police board office
    council survey institute observatory university hospital court party union federation bank museum airport port airline college committee
    national federal state county city provincial regional central general royal public local opposition""".split()
)
_VAGUE = re.compile(r"\b(?:largest|biggest|main|country[’']s|state[’']s|nation[’']s|oldest|leading|an?)\b", re.IGNORECASE)


def verdict(a: Role, b: Role, texts: Iterable[str]) -> Verdict | None:
    """What two offices are to one another; None: they may be one. texts: of the story's articles, to see which bodies they know."""
    if a.past != b.past:
        return None
    if a.acting != b.acting:
        return _acting(a, b)
    found = next((v for rule in _RULES if (v := rule(a, b)) is not None), None)
    return found or _body(a, b, texts) or _place(a, b, texts) or _other(a, b)


def _acting(a: Role, b: Role) -> Verdict | None:
    """One office, for a time and in full: each may be so on its day."""
    one = a.sort == b.sort in ("top", "officer") and noun_of(a) == noun_of(b) and not (a.under or b.under) and not bodies_apart(a, b)
    return _of("compatible", a, b, 1) if one else None


def _rank(a: Role, b: Role) -> Verdict | None:
    """Two ranks of one ladder; "General" is said of a major general, too."""
    if a.sort != b.sort or a.sort not in _RANKS or a.noun == b.noun or a.under or b.under:
        return None
    if a.noun.endswith(b.noun) or b.noun.endswith(a.noun) or a.body or b.body:
        return None
    return _of("conflict", a, b, 9)


def _deputy(a: Role, b: Role) -> Verdict | None:
    """One office, a deputy's or in full."""
    if a.under == b.under or noun_of(a) != noun_of(b) or (a.field and b.field and a.field != b.field) or bodies_apart(a, b):
        return None
    if a.noun == "coach":
        return _of("compatible", a, b, 1)  # an assistant coach is called coach
    if a.sort not in ("top", "minister", "state") or (a.noun in _ONE_OF and not a.field & b.field):
        return None
    return _of("conflict", a, b, 8)


def _field(a: Role, b: Role) -> Verdict | None:
    """One noun of two fields: "finance director", "sales director"."""
    if not a.field or not b.field or a.field & b.field or a.under != b.under or noun_of(a) != noun_of(b):
        return None
    return _of("conflict", a, b, 7) if noun_of(a) in _FIELDED else None


def _never(a: Role, b: Role) -> Verdict | None:
    """Two offices of which one person has one at a time; "defence lawyer" and "prosecutor" are two, a lawyer may be a prosecutor."""
    pair = {a.noun, b.noun}
    if len(pair) == 1 or a.under or b.under:
        return None
    if pair <= _COURT and (pair != {"prosecutor", "attorney"} or any("defence" in r.field for r in (a, b) if r.noun == "attorney")):
        return _of("conflict", a, b, 6)
    if not any(pair <= row for row in _never_both()):
        return None
    if a.sort == b.sort == "top" or pair & {"treasurer", "secretary-general"}:  # of one body, or of what both may be
        return _of("conflict" if a.body & b.body else "compatible", a, b, 5 if a.body & b.body else 1)
    return _of("conflict", a, b, 6)


_RULES: tuple[Callable[[Role, Role], Verdict | None], ...] = (_rank, _deputy, _field, _never)


def _body(a: Role, b: Role, texts: Iterable[str]) -> Verdict | None:
    """Who leads, or speaks for, one body here and another there; a conflict where an article knows both bodies."""
    if a.sort not in _LED or a.sort != b.sort or a.under or b.under or not bodies_apart(a, b):
        return None
    if any(_VAGUE.search(r.whose) or not _BODY.search(r.whose) or len(r.body) < 2 for r in (a, b)):
        return None
    return _which(a, b, texts)


def _place(a: Role, b: Role, texts: Iterable[str]) -> Verdict | None:
    """Mayor of one town here and of another there."""
    if a.noun != b.noun or a.noun not in _PLACED or a.under != b.under or not bodies_apart(a, b):
        return None
    return _which(a, b, texts) if all(re.fullmatch(r"(?:[A-Z][\w-]+ ?){1,3}", _owner(r.whose)) for r in (a, b)) else None


def _which(a: Role, b: Role, texts: Iterable[str]) -> Verdict:
    both = any(all(_bare(r.whose) in text for r in (a, b)) for text in map(str.casefold, texts))
    return Verdict("conflict" if both else "compatible", f"{a.noun} of {_bare(a.whose)} or of {_bare(b.whose)}", 5 if both else 1)


def _other(a: Role, b: Role) -> Verdict | None:
    """Two posts that have nothing in common: both may be held."""
    if a.under or b.under or {a.sort, b.sort} - _POSTS or noun_of(a) == noun_of(b) or {a.noun, b.noun} & _BESIDE:
        return None
    if {a.noun, b.noun} <= _HEADS and ("head" in (a.noun, b.noun) or a.body & b.body):
        return None
    if {a.sort, b.sort} == {"top", "learned"} or set(a.noun.split("-")) & b.body or set(b.noun.split("-")) & a.body:
        return None  # a biologist may lead a university, and the chief of a fire department is a fire chief
    if a.field & b.field or not all(r.field or r.body or r.sort in ("court", "learned") for r in (a, b)):
        return None
    return _of("compatible", a, b, 0)


def _of(grade: Grade, a: Role, b: Role, worth: int) -> Verdict:
    return Verdict(grade, f"{shown(a)} or {shown(b)}, and no article has both", worth)


def _bare(whose: str) -> str:
    return re.sub(r"^(?:the|its|their)\s+", "", _owner(whose).casefold())


def _owner(whose: str) -> str:
    return re.sub(r"[’']s?$", "", whose)


def bodies_apart(a: Role, b: Role) -> bool:
    """Whether both say of which body, and share no word that tells one body from another; initials may stand for a name."""
    if not a.body or not b.body or (a.body - _KINDS) & (b.body - _KINDS):
        return False
    if not (a.body - _KINDS and b.body - _KINDS) or (a.body & b.body and not all(re.search(r"\b[A-Z]", r.whose) for r in (a, b))):
        return False
    initials = ["".join(re.findall(r"\b[A-Z]", r.whose)) for r in (a, b)]
    return not any(x == w for x in initials for r in (a, b) for w in r.whose.split())


def noun_of(role: Role) -> str:
    """The noun as compared: heads, directors and chief officers of a field are one."""
    return "head" if role.noun in ("director", "officer", "managing-director", "executive-director") and role.field else role.noun


def shown(role: Role) -> str:
    """An office in words."""
    field = f"{' and '.join(sorted(role.field))} " if role.field else ""
    time = "former " if role.past else "acting " if role.acting else ""
    return f"{time}{'deputy ' if role.under else ''}{field}{role.noun.replace('-', ' ')}"


@cache
def _never_both() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(words.strip() for words in line.split("|")) for line in asset("never_both.txt"))
