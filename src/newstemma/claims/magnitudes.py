"""How strong a quake was, or a blast that shook the ground: 6.1 in one article and 5.9 in another, or by two offices in one.

Refuses aftershocks, quakes of other years and days, and, where an article tells of another strength below, whatever nobody puts it at.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newstemma.claims.ground import Ground
from newstemma.claims.sides import Side, backed, finding, side
from newstemma.model.article import Article
from newstemma.model.claim import Conflict, Grade, Value
from newstemma.model.reading import Sentence

_N = r"(?P<n>[3-9](?:\s?\.\s?\d)?)"
_MAGNITUDE = re.compile(
    rf"\bmagnitude(?:\s+of|\s+at|\s*-)?\s*(?P<rough>(?:about|around|nearly|roughly|at least)\s+)?{_N}(?![\w%]|[.,]\d)"
    rf"|(?<![\d.,$€£-]){_N.replace('<n>', '<m>')}[- ]?(?:\s?-\s?)?(?:magnitude|strength)\b"
    rf"|(?<![\d.,$€£-]){_N.replace('<n>', '<r>')}(?:\s+degrees)?\s+on the (?:open-ended )?Richter\b",
    re.IGNORECASE,
)
_QUAKE = re.compile(r"\b(?:quakes?|earthquakes?|tremors?|temblors?|seismic|seismologic\w*|Richter|geological)\b", re.IGNORECASE)
_OTHER = re.compile(
    r"\baftershocks?\b|\bforeshocks?\b|\bin (?:1[89]|20)\d\d\b|\b(?:last|earlier this|previous) (?:year|month|week)\b|\byears? ago\b"
    r"|\b(?:earlier|another|second|previous|weaker|smaller|stronger|similar|past) (?:[\w.-]+ )?"
    r"(?:quake|earthquake|tremor|temblor|test|blast)"
    r"|\b(?:in|since) (?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
    r"|\bif\b|\bcan\b|\bcould\b|\bcapable\b",
    re.IGNORECASE,
)
_PUT = re.compile(
    r"\b(?:put|puts|placed|places|gave|gives|estimated|assessed|recorded|registered|measured|revised) (?:[\w’']+ ){0,2}?"
    r"(?:quake|earthquake|tremor|temblor|magnitude|strength|it|its)\b",
    re.IGNORECASE,
)
_AGAIN = re.compile(r"\b(?:the|a) second (?:one|quake|earthquake|tremor|temblor) to (?:hit|strike|shake|jolt)\b", re.IGNORECASE)
_NEAR = 1.0  # what is so much weaker is another quake
_ROUNDED = 0.11  # "about 6.0" is 5.9 or 6.1


@dataclass(frozen=True, slots=True)
class _Strength:
    """How strong, where an article says so. rough: in whole degrees, or hedged; days: those that its sentence names."""

    article: Article
    side: Side
    value: float
    rough: bool
    days: frozenset[str]


def magnitude_differences(ground: Ground) -> list[Conflict]:
    """The strengths of a quake, each with all who give it: a finding for all articles, and one for each that tells of a second quake.

    Cost: linear in the text.
    """
    told = [s for article in ground.articles if _QUAKE.search(article.text) for s in _told(ground, article)]
    again = {s.article.id for s in told if _AGAIN.search(s.article.text)}
    first = [s for s in told if s.article.id not in again]
    return [c for rows in (first, *([s for s in told if s.article.id == i] for i in sorted(again))) for c in _of_one(ground, rows)]


def _of_one(ground: Ground, told: Sequence[_Strength]) -> Iterator[Conflict]:
    days = {d for s in told for d in s.days}
    by_value: defaultdict[float, list[_Strength]] = defaultdict(list)
    usual = _usual(told)
    for s in (s for s in told if abs(s.value - usual) <= _NEAR):
        by_value[s.value].append(s)
    if len(by_value) < 2 or len(days) > 1:
        return
    rows = [by_value[v] for v in sorted(by_value)]
    exact = [r for r in rows if not all(s.rough for s in r)]
    apart = len(exact) > 1 or (bool(exact) and any(abs(s.value - e[0].value) > _ROUNDED for r in rows for s in r for e in exact))
    grade: Grade = "compatible" if not apart else "internal" if len({s.article.id for s in told}) == 1 else "conflict"
    groups = [[s.side for s in r] for r in rows]
    resolved = backed(groups, least=2) if apart else None
    why = f"{' or '.join(g[0].at.text for g in groups)}: one quake has one strength"
    yield finding(ground, "number", grade, "strength of the quake", groups, why, resolved=resolved)


def _usual(told: Sequence[_Strength]) -> float:
    """The strength that most articles give, the larger one of two."""
    by_value: defaultdict[float, set[str]] = defaultdict(set)
    for s in told:
        by_value[s.value].add(s.article.id)
    return max(by_value, key=lambda v: (len(by_value[v]), v), default=0.0)


def _told(ground: Ground, article: Article) -> Iterator[_Strength]:
    """The first strength of an article, those that say it again, and those that somebody puts it at."""
    first: _Strength | None = None
    for sentence in ground.readings[article.id].sentences:
        words = article.text[sentence.start : sentence.end]
        if _OTHER.search(words):
            continue
        for one in _in(ground, article, sentence):
            if first is None or one.value == first.value or _PUT.search(words):
                first = first or one
                yield one


def _in(ground: Ground, article: Article, sentence: Sentence) -> Iterator[_Strength]:
    days = frozenset(
        t.value
        for t in ground.readings[article.id].times
        if sentence.start <= t.start < sentence.end and t.value is not None and len(t.value) == len("2031-03-04")
    )
    for m in _MAGNITUDE.finditer(article.text, sentence.start, sentence.end):
        name = next(n for n in ("n", "m", "r") if m[n] is not None)
        before = article.text[max(sentence.start, m.start(name) - 10) : m.start(name)]
        at = article.cut(m.start(name), m.end(name))
        if re.match(r"\.\s?\d", article.text[m.end(name) : m.end(name) + 3]):
            continue  # "5. 9", torn apart
        value = float(m[name].replace(" ", ""))
        shown = Value("number", at.text, value, value, None, "magnitude", None, at)
        rough = bool(re.search(r"\b(?:about|around|nearly|roughly|some|over|least)\s+$", before)) or "." not in m[name]
        yield _Strength(article, side(ground, article, at, shown), value, rough, days)
