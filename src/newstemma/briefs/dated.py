"""What a passage says of when: its placed times, those that need counting, and those that tell of nothing that happened.

Refuses a date that the words do not hold, and a time sharper than they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from newstemma.briefs.carried import carried
from newstemma.briefs.passages import sentence_around
from newstemma.language.calendar import MONTH
from newstemma.language.numerals import spelled
from newstemma.language.tense import leans
from newstemma.model.article import Article
from newstemma.model.reading import Reading, Time
from newstemma.model.text import Granularity, Span, When

_NOT = re.compile(r"\b(?:not|rather than|instead of)\s+(?:on\s+|in\s+|until\s+|from\s+)?$")
_OWNED = re.compile(r"(?:\b(?:the|his|her|its|their|our|my)|['’]s?)\s$")
_THING = re.compile(r"\s[A-Za-z]")
_MONTH = re.compile(MONTH)
_YEARED = re.compile(r"\d{4}|\b(?:last|next|this|past|coming|ago|later|earlier)\b", re.IGNORECASE)
_HALF = 6  # months: farther off than this, the same month of another year is nearer
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?")
_WEEKEND = re.compile(r"\b(?:over|at|during|on|this|last) (?:the (?:last |past |preceding )?)?weekend\b", re.IGNORECASE)
_COUNT = r"(?P<count>\d{1,3}|[a-z]+(?:-[a-z]+)?)"
#: "the 80th anniversary of the end of the war", "80 years since the war ended": what happened then, by its year.
_ANNIVERSARY = re.compile(
    rf"(?:the\s)?(?:{_COUNT}(?:st|nd|rd|th)|(?P<word>[a-z]+))\sanniversary\sof\b|{_COUNT.replace('count', 'years')}\syears\ssince\b",
    re.IGNORECASE,
)
_ORDINALS = {
    word: n for n, word in enumerate("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(), 1)
} | {"twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60, "hundredth": 100, "centenary": 100}


@dataclass(frozen=True, slots=True)
class Dated:
    """A time in a passage: what it comes to, and its characters; first and last where it is some days."""

    start: int
    end: int
    value: str | None
    granularity: Granularity
    first: str | None
    last: str | None
    anchored: bool

    @property
    def key(self) -> str:
        """The value, or first and last day."""
        return self.value or f"{self.first}/{self.last}"

    def when(self, evidence: tuple[Span, ...]) -> When:
        """The time as the report has it."""
        return When(self.value, self.granularity, "inferred" if self.anchored else "stated", self.first, self.last, evidence)


def dated(article: Article, reading: Reading, span: Span) -> list[Dated]:
    """The times of a passage, each day once; a year or month only where nothing sharper lies within it."""
    found = [*_placed(article, reading, span), *_anniversaries(article, span), *_weekends(article, reading, span)]
    found += [Dated(start, end, value, grain, None, None, anchored=True) for start, end, value, grain in carried(article, reading, span)]
    values = {d.value for d in found if d.value}
    kept: dict[str, Dated] = {}
    for one in sorted(found, key=lambda d: (d.start, d.end)):
        if not any(v != one.value and one.value is not None and v.startswith(one.value) for v in values):
            kept.setdefault(one.key, one)
    return list(kept.values())


def _placed(article: Article, reading: Reading, span: Span) -> Iterator[Dated]:
    for time in reading.times:
        if not (span.start <= time.start and time.end <= span.end) or _NOT.search(article.text[max(0, time.start - 24) : time.start]):
            continue
        if time.value and time.granularity and not _is_this_year(article, time) and not _is_of_thing(article.text, time):
            yield Dated(time.start, time.end, _nearest(article, time), time.granularity, None, None, time.anchored)
        elif time.stretch and (days := _days_of(time.stretch)):
            yield Dated(time.start, time.end, None, "day", *days, anchored=True)


def _nearest(article: Article, time: Time) -> str:
    """A month, or a day of one, written without a year: where no verb says past or future, the one nearest to the publication."""
    value, words = time.value or "", article.text[time.start : time.end]
    today = article.published.value if article.published else None
    if not time.anchored or today is None or len(today) < 7 or len(value) < 7 or _YEARED.search(words) or _MONTH.search(words) is None:
        return value
    if time.lead == "since" or leans(article.text, time.start, time.end) is not None:
        return value
    away = (int(today[:4]) - int(value[:4])) * 12 + int(today[5:7]) - int(value[5:7])
    turned = f"{int(value[:4]) + (1 if away > _HALF else -1 if away < -_HALF else 0):04d}{value[4:]}"
    return value if turned[4:10] == "-02-29" else turned


def _is_of_thing(text: str, time: Time) -> bool:
    """Whether a year says which one of something is meant ("his 2016 campaign"), not when anything happened."""
    if time.granularity != "year" or time.anchored or not text[time.start : time.end].isdigit():
        return False
    return bool(_OWNED.search(text[max(0, time.start - 24) : time.start]) and _THING.match(text, time.end))


def _is_this_year(article: Article, time: Time) -> bool:
    """Whether it says "this year": that dates nothing in news of that year."""
    day = article.published.value if article.published else None
    return time.granularity == "year" and time.anchored and day is not None and day[:4] == time.value


def _days_of(stretch: str) -> tuple[str, str] | None:
    """The first and the last day of a week or weekend in ISO; None for other stretches: they are no few days."""
    match = _WEEK.fullmatch(stretch)
    if match is None:
        return None
    monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
    first, last = (5, 6) if match[3] else (0, 6)
    return (monday + timedelta(first)).isoformat(), (monday + timedelta(last)).isoformat()


def _weekends(article: Article, reading: Reading, span: Span) -> Iterator[Dated]:
    """As in "over the weekend": the last one before the day of publication, where that is known to the day."""
    day = article.published.day if article.published else None
    if day is None:
        return
    today = date.fromisoformat(day)
    sunday = today - timedelta((today.weekday() + 1) % 7)
    for match in _WEEKEND.finditer(article.text, span.start, span.end):
        if not any(t.start < match.end() and match.start() < t.end for t in reading.times):
            yield Dated(match.start(), match.end(), None, "day", (sunday - timedelta(1)).isoformat(), sunday.isoformat(), anchored=True)


def _anniversaries(article: Article, span: Span) -> Iterator[Dated]:
    """The year of what an anniversary is of, counted from the year of publication."""
    year = (article.published.value or "")[:4] if article.published else ""
    start = sentence_around(article, span).start
    for match in _ANNIVERSARY.finditer(article.text, start, span.end) if year.isdigit() else ():
        count = _counted(match)
        if count and match.end() > span.start:
            yield Dated(match.start(), match.end(), f"{int(year) - count:04d}", "year", None, None, anchored=True)


def _counted(match: re.Match[str]) -> int | None:
    if match["word"]:
        return _ORDINALS.get(match["word"].casefold())
    words = match["count"] or match["years"]
    value = float(words) if words.isdigit() else spelled(words)
    return int(value) if value is not None and 1 <= value < 1000 and value == int(value) else None
