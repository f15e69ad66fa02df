"""How far a date reaches: the days that it can mean, and whether two dates can mean one day.

A weekday means that day of any week nearby, since captures are dated late; a day told from the day of publication may be off by one.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from newstemma.language.calendar import DAY, MONTH, SEASONS, day_of, month_of, weekday_of
from newstemma.model.reading import Time

_WEEK = 6  # days: a weekday and a date farther apart are not one day called by two names
#: Days by grain: "today" is counted from the day of publication, which a night or an ocean moves; "three years ago" is a round figure.
_OFF_BY = {"day": 1, "month": 31, "year": 366}
_CLOCK = re.compile(r"\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.?m\b\.?|GMT|UTC|hours|hrs)|\d{1,2}[:.]\d\d|\d{4}\s(?:GMT|UTC|hours)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reach:
    """The days that a date can mean.

    low, high  ISO days, both included; None: only a weekday is known
    weekday    0 Monday to 6 Sunday of a day that is told by its weekday; None: told otherwise
    yearless   a day and month without a year: the year was worked out
    near       told as "today", "overnight", "three years ago"
    grain      day | month | year
    """

    low: str | None
    high: str | None
    weekday: int | None
    near: bool
    yearless: bool
    grain: str


def reach_of(time: Time, words: str) -> Reach | None:
    """The reach of a date as it stands in `words`; None where it cannot be placed at all."""
    days = days_of(time.value) if time.value is not None else None
    if days is None and time.weekday is not None:
        return Reach(None, None, time.weekday, False, False, "day")
    if days is None:
        return _season(time.stretch or "") or _of_any_year(time, words)
    grain = {4: "year", 7: "month"}.get(len(time.value or ""), "day")
    if grain == "month" and words.casefold().startswith("next "):
        return None  # in August "next November" may be this year's or the next one's
    written = re.search(r"\d", _CLOCK.sub("", words)) is not None
    bare = time.weekday is not None and time.anchored and not written
    near = time.anchored and time.weekday is None and (not written or words.casefold().endswith("ago"))
    near = near and (grain == "day" or words.casefold().endswith("ago"))
    yearless = time.anchored and written and grain == "day" and not words.casefold().endswith("ago")
    return Reach(*days, time.weekday if bare else None, near, yearless, grain)


_SEASONS = {code: (first, last) for code, first, last in SEASONS.values()}


def _season(stretch: str) -> Reach | None:
    """As in "last summer", by the months that the season takes in."""
    year, _, code = stretch.partition("-")
    if code not in _SEASONS or not year.isdecimal():
        return None
    first, last = (int(year) * 12 + month - 1 for month in _SEASONS[code])
    ends = [days_of(f"{n // 12:04d}-{n % 12 + 1:02d}") for n in (first, last)]
    return None if ends[0] is None or ends[1] is None else Reach(ends[0][0], ends[1][1], None, False, False, "month")


_NO_YEAR = "1604"  # a leap year in which no news is set: it stands for the year of a date in an article without a date
_DAY_OF_MONTH = re.compile(
    rf"\b(?:(?P<month>{MONTH})\.?\s(?P<day>{DAY})|(?P<day2>{DAY})(?:st|nd|rd|th)?\s(?:of\s)?(?P<month2>{MONTH}))(?:st|nd|rd|th)?\b"
)
_MONTH_ALONE = re.compile(rf"(?:(?:in|early|late|mid|the (?:start|end|beginning|middle) of)[\s-])*(?P<month>{MONTH})$", re.IGNORECASE)


def _of_any_year(time: Time, words: str) -> Reach | None:
    """A day and month, or a month alone, in an article without a date: of some year, near that of any date it is compared with."""
    found = _DAY_OF_MONTH.search(words) if time.granularity in ("day", "minute") else None
    if found is not None:
        day = day_of(int(_NO_YEAR), month_of(found["month"] or found["month2"]), int(found["day"] or found["day2"]))
        return None if day is None else Reach(day, day, None, False, True, "day")
    month = _MONTH_ALONE.fullmatch(words.strip()) if time.granularity == "month" else None
    days = days_of(f"{_NO_YEAR}-{month_of(month['month']):02d}") if month is not None else None
    return None if days is None else Reach(*days, None, False, True, "month")


def days_of(value: str) -> tuple[str, str] | None:
    """First and last ISO day of a value; None for what is no date."""
    found = re.match(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", value)
    if found is None:
        return None
    year, month, day = found.groups()
    if day:
        return value[:10], value[:10]
    if month:
        return f"{year}-{month}-01", f"{year}-{month}-{monthrange(int(year), int(month))[1]:02d}"
    return f"{year}-01-01", f"{year}-12-31"


def agree(a: Reach, b: Reach) -> bool:
    """Whether both can mean one day; a coarse date agrees with every finer one in it."""
    if a.weekday is not None and b.weekday is not None:
        return a.weekday == b.weekday
    if a.low is None or b.low is None or a.high is None or b.high is None:
        return not _same_grain(a, b) or _weekday(a) == _weekday(b)
    if a.grain == b.grain == "day" and (a.weekday is not None or b.weekday is not None) and _weekday(a) == _weekday(b):
        return True
    slack = max((_OFF_BY[r.grain] for r in (a, b) if r.near), default=0)
    return _gap(a, b) <= slack


def _same_grain(a: Reach, b: Reach) -> bool:
    return a.grain == b.grain == "day"


def _weekday(reach: Reach) -> int | None:
    if reach.weekday is not None:
        return reach.weekday
    return weekday_of(reach.low) if reach.low is not None and reach.grain == "day" else None


def apart(a: Reach, b: Reach) -> int:
    """Days between the two at least; 0 where they meet or a week is not known."""
    return 0 if a.low is None or b.low is None else max(0, _gap(a, b))


def _gap(a: Reach, b: Reach) -> int:
    """Days from the end of the earlier one to the start of the later one; zero or less where they meet."""
    if a.yearless or b.yearless:
        return min((_days_between(x, y) for x, y in _moved(a, b)), key=abs, default=0)
    return _days_between(a, b)


def _days_between(a: Reach, b: Reach) -> int:
    first, second = sorted((a, b), key=lambda r: (r.low or "", r.high or ""))
    return (date.fromisoformat(second.low or "") - date.fromisoformat(first.high or "")).days


def near_year(day: str, base: str, *, yearless: bool) -> str:
    """The day, or where its year was worked out the one of that name nearest to another day."""
    found = [d for step in (-1, 0, 1) if (d := day_of(int(base[:4]) + step, int(day[5:7]), int(day[8:10])))] if yearless else []
    return min(found, key=lambda d: abs((date.fromisoformat(d) - date.fromisoformat(base)).days), default=day)


def _moved(a: Reach, b: Reach) -> Iterator[tuple[Reach, Reach]]:
    """The two with the one whose year nobody wrote in the years around."""
    moving, still = (a, b) if a.yearless and not (b.low or "").startswith(_NO_YEAR) else (b, a)
    base = int((still.low if (moving.low or "").startswith(_NO_YEAR) else moving.low or "")[:4] if still.low else _NO_YEAR)
    for step in (-1, 0, 1):
        moved = [_day_in(base + step, d) for d in (moving.low, moving.high) if d is not None]
        if len(moved) == 2 and all(moved):
            yield replace(moving, low=moved[0], high=moved[1]), still


def _day_in(year: int, day: str) -> str | None:
    """The day of that name in another year; the end of a February is its end there."""
    return day_of(year, int(day[5:7]), int(day[8:])) or day_of(year, int(day[5:7]), int(day[8:]) - 1)


def plausible(a: Reach, b: Reach) -> bool:
    """Whether the two could be a slip for one another: weekdays within a week, and other dates by grain within days, months or years."""
    if a.low is None or b.low is None:
        return True
    if a.weekday is not None or b.weekday is not None:
        return apart(a, b) <= _WEEK
    return apart(a, b) <= {"day": 45, "month": 760, "year": 5500}[max((a.grain, b.grain), key=("day", "month", "year").index)]
