"""A whole and what each of two sides has of it: "eight members, four from each country" and "eight seats, five for each side".

Refuses wholes that are shared among more than two, and "each" of people or things.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from newstemma.claims.ground import Ground
from newstemma.claims.sides import Side, backed, finding, side
from newstemma.language.numerals import SMALL, amount_of
from newstemma.model.article import Article
from newstemma.model.claim import Conflict, Value

_WORDS = "|".join(sorted(SMALL, key=len, reverse=True))
_N = rf"(?<![\w.,:/$€£-])(\d{{1,4}}|(?:{_WORDS})(?:-(?:{_WORDS}))?)(?![\w%/:-]|[.,]\d)"
_EACH = re.compile(
    rf"{_N}\s+(?:[a-z-]+\s+){{0,3}}?([a-z]{{3,}})(?:[^.;\d]{{0,30}}?[,:(–—]\s*|\s+)(?:with\s+)?{_N}"
    rf"\s+(?:[a-z]+\s+)?(?:from|for|on|to|by|of)\s+each\s+(?:of\s+the\s+two\s+)?"
    r"(?:side|country|party|camp|government|state|nation|faction|delegation|army|people)\b",
    re.IGNORECASE,
)
_TWO = 2
Row = tuple[Article, re.Match[str]]


def half_differences(ground: Ground) -> list[Conflict]:
    """One finding for a whole whose halves are given differently, or do not make it. Cost: linear in the text."""
    by_whole: defaultdict[float, list[Row]] = defaultdict(list)
    for article in ground.articles:
        for sentence in ground.readings[article.id].sentences:
            for match in _EACH.finditer(article.text, sentence.start, sentence.end):
                by_whole[amount_of(match[1])].append((article, match))
    return [c for _, rows in sorted(by_whole.items()) for c in _of_one(ground, rows)]


def _of_one(ground: Ground, rows: list[Row]) -> Iterator[Conflict]:
    by_half: defaultdict[float, list[Row]] = defaultdict(list)
    for article, match in rows:
        by_half[amount_of(match[3])].append((article, match))
    if len(by_half) == _TWO:
        groups = [[_side(ground, a, m, 3) for a, m in by_half[half]] for half in sorted(by_half)]
        resolved = backed(groups, least=2)
        why = f"{groups[0][0].at.text} or {groups[1][0].at.text} of {rows[0][1][1]} on each side"
        yield finding(ground, "number", "conflict", rows[0][1][2], groups, why, resolved=resolved)
        return
    for half, told in sorted(by_half.items()):
        if _TWO * half != amount_of(told[0][1][1]) and len(by_half) == 1:
            groups = [[_side(ground, a, m, group) for a, m in told] for group in (1, 3)]
            why = f"twice {groups[1][0].at.text} make {_TWO * half:.4g}, not {groups[0][0].at.text}"
            yield finding(ground, "number", "internal", told[0][1][2], groups, why)


def _side(ground: Ground, article: Article, match: re.Match[str], group: int) -> Side:
    at = article.cut(match.start(group), match.end(group))
    number = amount_of(match[group])
    return side(ground, article, at, Value("number", at.text, number, number, None, match[2], None, at))
