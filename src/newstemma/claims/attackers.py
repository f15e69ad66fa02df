"""How many attacked: three gunmen in one article, two in another, a lone one in a third.

Refuses attackers of other days and places, those of them who were killed or caught, and articles that tell of two numbers.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newstemma.claims.figure import Figure
from newstemma.claims.ground import Ground
from newstemma.claims.sides import Side, backed, finding, side
from newstemma.claims.slotting import figures
from newstemma.claims.values import as_value
from newstemma.model.article import Article
from newstemma.model.claim import Conflict, Grade, Value

_SORTS = {
    noun: sort
    for sort, nouns in (
        ("gunmen", "gunman gunmen shooter shooters sniper snipers attacker attackers assailant assailants"),
        ("robbers", "robber robbers burglar burglars raider raiders"),
        ("bombers", "bomber bombers"),
        ("hijackers", "hijacker hijackers"),
        ("kidnappers", "kidnapper kidnappers"),
    )
    for noun in nouns.split()
}
_ARMED = re.compile(r"\b(?:masked|hooded|armed|black-hooded|gun-toting|heavily armed) (?:men|persons|people)\b", re.IGNORECASE)
_LONE = re.compile(
    r"\b(?:(?:a|the|one) )?(?:lone|single|solitary) (gunman|shooter|sniper|attacker|assailant|robber|burglar|bomber|hijacker)\b",
    re.IGNORECASE,
)
_NO = re.compile(r"\b(?:no|not|n[’']t|never|denied|ruled out|whether|if)\b", re.IGNORECASE)
_SOME_OF = re.compile(
    r"\b(?:of|other|another|more|further|remaining|least one of)\s+(?:the\s+)?$|\b(?:killed|shot|arrested|captured|detained)\s+$",
    re.IGNORECASE,
)
_BEFELL = re.compile(
    r"[^.;,]{0,25}\b(?:(?:was|were|has been|had been|have been|being) (?:later |also |then )?"
    r"(?:killed|shot|slain|arrested|detained|captured|caught|wounded)"
    r"|died|dead|in custody|other|others)\b",
    re.IGNORECASE,
)
_FIRST_SAID = re.compile(r"\b(?:initial(?:ly)?|at first|early reports|first reports|earlier|originally|previously)\b", re.IGNORECASE)
_THE = re.compile(r"\b(?:the|both|all) $", re.IGNORECASE)
_SHARED = 2  # words of a sentence below the opening that say that it is about the same
_MOST = 40  # attackers


@dataclass(frozen=True, slots=True)
class _Count:
    """So many attackers of a sort, by one place of an article. earlier: the text says that it was thought so at first."""

    article: Article
    side: Side
    sort: str
    low: float
    exact: bool
    earlier: bool


def attacker_differences(ground: Ground) -> list[Conflict]:
    """At most one finding for each sort of attackers. Cost: that of the figures of the story, where any text speaks of attackers."""
    spoken = [a for a in ground.articles if any(w in a.text for w in _SORTS) or _ARMED.search(a.text)]
    if len(spoken) < 2:
        return []
    by_sort: defaultdict[str, list[_Count]] = defaultdict(list)
    for count in (*_counted(ground), *(c for a in spoken for c in _lone(ground, a))):
        by_sort[count.sort].append(count)
    return [c for sort in sorted(by_sort) for c in _of_sort(ground, sort, by_sort[sort])]


def _of_sort(ground: Ground, sort: str, rows: Sequence[_Count]) -> Iterator[Conflict]:
    values: defaultdict[str, set[float]] = defaultdict(set)
    for c in rows:
        if not c.earlier:
            values[c.article.id].add(c.low)
    plain = [c for c in rows if c.earlier or len(values[c.article.id]) == 1]
    by_value: defaultdict[tuple[float, bool], list[_Count]] = defaultdict(list)
    for c in plain:
        by_value[c.low, c.exact].append(c)
    if len(by_value) < 2 or len({c.article.id for c in plain}) < 2:
        return
    groups = [by_value[key] for key in sorted(by_value)]
    sides = [[c.side for c in g] for g in groups]
    grade = _grade(groups)
    resolved = backed(sides, least=2) if grade == "conflict" else None
    yield finding(ground, "number", grade, sort, sides, f"{' or '.join(s[0].at.text for s in sides)}: how many attacked", resolved=resolved)


def _grade(groups: Sequence[Sequence[_Count]]) -> Grade:
    exact = [g for g in groups if g[0].exact]
    apart = len(exact) > 1 or any(not g[0].exact and e[0].low < g[0].low for g in groups for e in exact)
    if not apart:
        return "compatible"
    days = [{(c.article.stamp or "")[:10] for c in g} for g in groups]
    later = all(a and b and (max(a) < min(b) or max(b) < min(a)) for a, b in zip(days, days[1:], strict=False))
    return "update" if later or any(c.earlier for g in groups for c in g) else "conflict"


def _counted(ground: Ground) -> Iterator[_Count]:
    for f in figures(ground):
        sort = _sort(f)
        q, text = f.quantity, f.article.text
        b = f.bounds
        if (
            sort is None
            or f.part
            or f.added
            or b.scope
            or b.away
            or b.mood == "wish"
            or q.low is None
            or not 1 <= q.low <= _MOST
            or q.whole
        ):
            continue
        if _SOME_OF.search(text[max(0, q.start - 30) : q.start]) or _BEFELL.match(text, q.end, q.end + 80):
            continue
        if not (f.lead or f.speaker is not None or _THE.search(text[max(0, q.start - 6) : q.start]) or len(f.words & f.opening) >= _SHARED):
            continue
        exact = q.low == q.high and not q.approximate
        first = b.earlier or _first_said(text, q.start)
        yield _Count(f.article, side(ground, f.article, f.article.cut(q.start, q.end), as_value(f.article, q)), sort, q.low, exact, first)


def _sort(f: Figure) -> str | None:
    q = f.quantity
    if q.unit is not None or q.form != "count":
        return None
    behind = f.article.text[q.end : q.end + 45].casefold().split()[:4]
    words = [w.strip(".,;:'’\"”") for w in behind]
    for n, w in enumerate(words):
        if w in _SORTS:
            return _SORTS[w]
        if w in ("men", "persons", "people") and n and _ARMED.search(" ".join(words[: n + 1])):
            return "gunmen"
        if not re.fullmatch(r"[a-z-]+", w) or w in _STOPS:
            return None
    return None


_STOPS = frozenset("of and or in at by from to with for who that were was are people men women".split())


def _lone(ground: Ground, article: Article) -> Iterator[_Count]:
    for m in _LONE.finditer(article.text):
        start = max(article.text.rfind(". ", 0, m.start()), article.text.rfind("\n", 0, m.start()), m.start() - 120)
        before = article.text[start + 1 : m.start()]
        if _NO.search(before) or re.search(r"\bin (?:1[89]|20)\d\d\b", article.text[start + 1 : m.end() + 80]):
            continue
        at = article.cut(*m.span())
        value = Value("number", at.text, 1.0, 1.0, None, m[1], None, at)
        yield _Count(article, side(ground, article, at, value), _SORTS[m[1].casefold()], 1.0, True, _first_said(article.text, m.start()))


def _first_said(text: str, start: int) -> bool:
    return _FIRST_SAID.search(text[max(text.rfind(". ", 0, start), text.rfind("\n", 0, start), start - 80) + 1 : start]) is not None
