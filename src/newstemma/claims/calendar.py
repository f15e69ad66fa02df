"""Weekdays that the calendar denies: beside a date that falls on another day, or against the day of the article that names it.

Refuses a year that nobody wrote: a weekday beside a date without its year is held against the year that the article must mean.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from newstemma.claims.ground import Ground
from newstemma.claims.sides import Side, finding, side
from newstemma.language.calendar import weekday_of
from newstemma.model.article import Article
from newstemma.model.claim import Conflict, Value
from newstemma.model.reading import Time

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DAY = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)?\b")  # a day of the month stands beside the weekday


def calendar_differences(ground: Ground) -> list[Conflict]:
    """Weekdays beside dates that fall on another one, article by article. Cost: linear in the dates."""
    return [conflict for article in ground.articles for conflict in _beside(ground, article)]


def _beside(ground: Ground, article: Article) -> Iterable[Conflict]:
    for time in ground.readings[article.id].times:
        words = article.text[time.start : time.end]
        if time.weekday is None or time.value is None or time.granularity not in {"day", "minute", "second"} or not _DAY.search(words):
            continue
        right = weekday_of(time.value[:10])
        if right != time.weekday and (not time.anchored or _is_recent(time.value[:10], article)):
            why = f"{time.value[:10]} is a {WEEKDAYS[right]}, not a {WEEKDAYS[time.weekday]}"
            yield finding(ground, "calendar", "internal", "weekday against date", [[_side(ground, article, time)]], why)


_RECENT = 30  # days: a date without its year this near to the day of publication is of that year; captions of galleries are added for years


def _is_recent(day: str, article: Article) -> bool:
    published = article.published.day if article.published is not None else None
    return published is not None and abs((date.fromisoformat(day) - date.fromisoformat(published)).days) <= _RECENT


def against_own_date(ground: Ground, sides: Sequence[Sequence[Side]], held: int) -> Iterator[Conflict]:
    """Weekdays that most independent sources deny, in articles dated on the very day that those name.

    held  the number of the side that at least two sources more hold than any other: its day is the one meant
    """
    by_id = {a.id: a for a in ground.articles}
    others = sides[held]
    days = {s.value.low[:10] for s in others if s.value is not None and isinstance(s.value.low, str)}
    sizes = sorted((len({s.origin for s in g}) for g in sides), reverse=True)
    if len(days) != 1 or sizes[0] < sizes[1] + 2:
        return
    day = days.pop()
    for one in (s for n, g in enumerate(sides) if n != held for s in g):
        article = by_id[one.article]
        line = next((at for at in article.published.evidence if at.text.strip()), None) if article.published is not None else None
        if line is not None and article.published is not None and article.published.day == day:
            dated = Side(article.id, one.origin, line, Value("date", line.text, day, day, None, None, None, line), article.stamp)
            why = (
                f"the article is dated {day}, a {WEEKDAYS[weekday_of(day)]}, which is the day that the other sources name; "
                f"its “{one.at.text}” is another one"
            )
            yield finding(ground, "calendar", "internal", "weekday against the article’s own date", [[one], [dated, *others]], why)


def _side(ground: Ground, article: Article, time: Time) -> Side:
    span = article.cut(time.start, time.end)
    return side(ground, article, span, Value("date", span.text, time.value, time.value, None, None, None, span))
