"""Times that lean on one told before: "four days later", "the next day", and an hour in the sentence behind the day it belongs to.

Refuses an hour where the sentence before names several days, or none, or only the day on which somebody spoke.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newstemma.language.calendar import NUMBERS, shifted
from newstemma.language.stamps import read_clock
from newstemma.model.article import Article
from newstemma.model.reading import Reading, Time
from newstemma.model.text import Granularity, Span

_COUNT = r"(?P<count>\d{1,2}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_STEP = re.compile(
    r"\bthe (?P<near>next|following|previous|preceding) (?:day|morning|afternoon|evening|night)\b"
    r"|(?<!than )\bthe (?P<day>day) (?P<way>before|after)\b(?! \w)"
    rf"|\b{_COUNT} (?P<unit>day|week)s? (?P<then>later|earlier|afterwards?)\b(?! than)",
    re.IGNORECASE,
)
_SAID = re.compile(r"\b(?:said|told|announced|reported|added|according)\b(?:\s\w+){0,3}\s$", re.IGNORECASE)
_FAR = 300  # characters back in which the time is that another one is counted from
_MOST = 12  # weeks and days that are counted so

Carried = tuple[int, int, str, Granularity]


def carried(article: Article, reading: Reading, span: Span) -> Iterator[Carried]:
    """(start, end, value, granularity) of the times of a passage that are counted from one before it, or stand on its day."""
    yield from _steps(article, reading, span)
    yield from _hours(article, reading, span)


def _steps(article: Article, reading: Reading, span: Span) -> Iterator[Carried]:
    for match in _STEP.finditer(article.text, span.start, span.end):
        before = [t for t in reading.times if t.end <= match.start() and match.start() - t.end <= _FAR and _day(t)]
        paragraph = article.text.rfind("\n", 0, match.start())
        last = before[-1] if before and before[-1].start > paragraph else None
        value = shifted(_day(last), _days(match)) if last is not None else None
        if value is not None and not any(t.value and t.start < match.end() and match.start() < t.end for t in reading.times):
            yield match.start(), match.end(), value, "day"


def _days(match: re.Match[str]) -> int:
    """How many days on, or back."""
    if match["near"]:
        return 1 if match["near"].casefold() in ("next", "following") else -1
    if match["day"]:
        return 1 if match["way"].casefold() == "after" else -1
    count = int(match["count"]) if match["count"].isdigit() else NUMBERS[match["count"].casefold()]
    days = min(count, _MOST) * (7 if match["unit"].casefold() == "week" else 1)
    return -days if match["then"].casefold() == "earlier" else days


def _hours(article: Article, reading: Reading, span: Span) -> Iterator[Carried]:
    for time in reading.times:
        if not (span.start <= time.start and time.end <= span.end) or time.value or time.granularity not in ("minute", "second"):
            continue
        clock, day = read_clock(article.text[time.start : time.end]), _day_before(article, reading, time)
        if clock is not None and clock.text and day is not None and not _is_ahead(article, f"{day}T{clock.text}"):
            yield time.start, time.end, f"{day}T{clock.text}", "minute"


def _is_ahead(article: Article, value: str) -> bool:
    """Whether an hour of the day of publication is later than the article itself: it is another day's then."""
    published = article.published.value if article.published else None
    return published is not None and "T" in published and published[:10] == value[:10] and value[:16] > published[:16]


def _day_before(article: Article, reading: Reading, time: Time) -> str | None:
    """The day that the sentence before names, where its own names none and that one is not a day on which somebody spoke."""
    here = reading.sentence_at(time.start)
    number = reading.sentences.index(here) if here is not None else 0
    if here is None or number == 0 or any(_day(t) for t in reading.times if here.start <= t.start < here.end):
        return None
    last = reading.sentences[number - 1]
    told = [t for t in reading.times if last.start <= t.start < last.end and _day(t)]
    days = {_day(t) for t in told}
    if len(days) != 1 or any(_SAID.search(article.text[last.start : t.start]) for t in told):
        return None
    return days.pop()


def _day(time: Time) -> str:
    """The calendar day of a time; "" where it is no day."""
    return time.value[:10] if time.value and len(time.value) >= 10 else ""
