"""One race with two times: 2:04:17 and 2:04:47, a record beaten by 22 and by 32 seconds, a win by 38 and by 83.

Refuses times of two racers: both sentences must name one of them, or the two times be one misprinted.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator

from newstemma.claims.ground import Ground
from newstemma.claims.sides import Side, are_told, backed, finding, side
from newstemma.language.clockings import Clocking, clockings
from newstemma.model.article import Article
from newstemma.model.claim import Conflict, Value

_SORTS = {"time": "time in the race", "record": "what the record was beaten by", "margin": "margin in the race"}
_NAME = re.compile(r"\b[A-Z][\w’'-]{2,}")
_CLOSE = 0.1  # two times of one racer differ by no more than this share of them
_NEAR = 120  # characters before a time in which its racer is named
Row = tuple[Article, Clocking, frozenset[str]]


def race_differences(ground: Ground, told: Collection[tuple[str, int]] = ()) -> list[Conflict]:
    """One finding for each time, record and margin of a race. Cost: quadratic in the times of a story, which are few.

    told  the places that another finding of figures has shown, as article and start
    """
    rows: defaultdict[str, list[Row]] = defaultdict(list)
    for article in ground.articles:
        for sentence in ground.readings[article.id].sentences:
            for clocking in clockings(article.text, sentence.start, sentence.end):
                rows[clocking.sort].append((article, clocking, _racers(ground, article, clocking)))
    return [c for sort in sorted(rows) for c in _differences(ground, sort, rows[sort], told)]


def _racers(ground: Ground, article: Article, clocking: Clocking) -> frozenset[str]:
    """The names of persons shortly before a time, and in what is left of its sentence."""
    near = [
        n for n in ground.readings[article.id].names
        if n.kind == "person" and clocking.start - _NEAR <= n.start and n.end <= clocking.end + _NEAR
    ]  # fmt: skip
    return frozenset(m[0].casefold() for n in near for m in _NAME.finditer(article.text, n.start, n.end))


def _differences(ground: Ground, sort: str, rows: list[Row], shown: Collection[tuple[str, int]]) -> Iterator[Conflict]:
    told: set[tuple[str, int]] = set()
    for one in rows:
        rivals = [r for r in rows if _are_rivals(sort, one, r, rows)]
        if not rivals or _key(one) in told:
            continue
        ours = [r for r in rows if r[1].seconds == one[1].seconds]
        theirs = [r for r in rows if r[1].seconds == rivals[0][1].seconds]
        told |= {_key(r) for r in (*ours, *theirs)}
        ordered = sorted((ours, theirs), key=lambda rows: rows[0][1].seconds)
        groups = [[side(ground, a, a.cut(c.start, c.end), _value(a, c)) for a, c, _ in held] for held in ordered]
        if not are_told(groups, shown):
            yield _finding(ground, sort, groups)


def _are_rivals(sort: str, a: Row, b: Row, rows: list[Row]) -> bool:
    x, y = a[1].seconds, b[1].seconds
    if x == y or a[0] is b[0] or _has(rows, a[0], y) or _has(rows, b[0], x):
        return False
    if sort == "time" and abs(x - y) > _CLOSE * max(x, y):
        return False
    return bool(a[2] & b[2]) if a[2] and b[2] else _is_slip(a[1], b[1])


def _has(rows: list[Row], article: Article, seconds: float) -> bool:
    return any(r[0] is article and r[1].seconds == seconds for r in rows)


def _is_slip(a: Clocking, b: Clocking) -> bool:
    """Whether one is the other with a digit wrong or two changed about."""
    x, y = (f"{c.seconds // 60:.0f}{c.seconds % 60:02.0f}" if c.sort == "time" else f"{c.seconds:.0f}" for c in (a, b))
    return len(x) == len(y) > 1 and (sorted(x) == sorted(y) or sum(p != q for p, q in zip(x, y, strict=True)) == 1)


def _finding(ground: Ground, sort: str, groups: list[list[Side]]) -> Conflict:
    resolved = backed(groups, least=2)
    why = f"{' or '.join(g[0].at.text for g in groups)}: one race has one result"
    return finding(ground, "number", "conflict", _SORTS[sort], groups, why, resolved=resolved)


def _value(article: Article, clocking: Clocking) -> Value:
    at = article.cut(clocking.start, clocking.end)
    return Value("number", at.text, clocking.seconds, clocking.seconds, "s", None, None, at)


def _key(row: Row) -> tuple[str, int]:
    return row[0].id, row[1].start
