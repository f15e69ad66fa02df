"""One match with two results: "beat Port Vale 3-1" and "won 3-2 at Port Vale".

Refuses sentences that do not name both sides, results of halves and of other days, and articles that give two results of one pairing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from newstemma.claims.ground import Ground
from newstemma.claims.sides import backed, finding, side
from newstemma.language.numerals import amount_of
from newstemma.model.article import Article
from newstemma.model.claim import Conflict, Value
from newstemma.model.text import Span

_DASHED = re.compile(r"(?<![\d.,:/$€£-])(\d{1,2})[-–](\d{1,2})(?![\d%/:]|[.,]\d|-)")
_SPOKEN = re.compile(r"\bby (nil|one|two|three|four|five|six|seven) goals? to (nil|one|two|three|four|five|six|seven)\b", re.IGNORECASE)
_PLAYED = re.compile(
    r"\b(?:beat|beats|beaten|won|win|wins|lost|loses?|defeat(?:ed|s)?|drew|draws?|draw|victory|thrash(?:ed|es)|edged?|goals?|final|match)\b",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"\b(?:half[- ]time|first half|at the break|aggregate|penalt(?:y|ies)|shoot-?out|first leg|last (?:season|year|month|week|time)"
    r"|earlier|previous|vot(?:e|ed|es)|sets?|led|lead|ahead|level(?:led)?|equali\w+|record|odds)\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"\b[A-Z][\w’'-]{2,}")
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday the".split())
_HIGHEST = 15  # goals: larger pairs are of other games
_SIDES = 2


@dataclass(frozen=True, slots=True)
class _Result:
    """Where an article gives a result, its two numbers, the larger first, and the names in the sentence."""

    article: Article
    at: Span
    goals: tuple[float, float]
    names: frozenset[str]


def match_differences(ground: Ground) -> list[Conflict]:
    """One finding for each match with two results. Cost: quadratic in the results of a story, which are few."""
    every = [r for article in ground.articles for r in _results(ground, article)]
    told: set[tuple[str, int]] = set()
    found = []
    for one in every:
        rivals = [r for r in every if _are_rivals(one, r, every)]
        if rivals and (one.article.id, one.at.start) not in told:
            theirs = [r for r in rivals if r.goals == rivals[0].goals]
            ours = [r for r in every if r.goals == one.goals and any(_are_rivals(r, t, every) for t in theirs)]
            told |= {(r.article.id, r.at.start) for r in (*ours, *theirs)}
            found.append(_finding(ground, ours, theirs))
    return found


def _results(ground: Ground, article: Article) -> Iterator[_Result]:
    for sentence in ground.readings[article.id].sentences:
        words = article.text[sentence.start : sentence.end]
        if not _PLAYED.search(words) or _OTHER.search(words):
            continue
        names = frozenset(m[0].casefold().removesuffix("'s") for m in _NAME.finditer(words)) - _DAYS
        for match in (m for p in (_DASHED, _SPOKEN) for m in p.finditer(article.text, sentence.start, sentence.end)):
            x, y = (amount_of(match[n]) for n in (1, 2))
            if max(x, y) <= _HIGHEST:
                yield _Result(article, article.cut(match.start(), match.end()), (max(x, y), min(x, y)), names)


def _are_rivals(a: _Result, b: _Result, every: list[_Result]) -> bool:
    """Whether two articles give one pairing two results, and neither gives it another one."""
    if a.article.id == b.article.id or a.goals == b.goals or len(a.names & b.names) < _SIDES:
        return False
    given: defaultdict[str, set[tuple[float, float]]] = defaultdict(set)
    for r in every:
        if len(r.names & a.names & b.names) >= _SIDES:
            given[r.article.id].add(r.goals)
    return len(given[a.article.id]) == len(given[b.article.id]) == 1


def _finding(ground: Ground, ours: list[_Result], theirs: list[_Result]) -> Conflict:
    ordered = sorted((ours, theirs), key=lambda rows: rows[0].goals)
    groups = [[side(ground, r.article, r.at, _value(r)) for r in rows] for rows in ordered]
    resolved = backed(groups, least=2)
    why = f"{' or '.join(g[0].at.text for g in groups)}: one match has one result"
    return finding(ground, "number", "conflict", "result of the match", groups, why, resolved=resolved)


def _value(result: _Result) -> Value:
    return Value("number", result.at.text, result.goals[0], result.goals[0], None, "goals", None, result.at)
