"""The calendar in English words: month and weekday names, patterns for days, years and clocks, and arithmetic on ISO days.

Refuses to resolve anything: `times` and `stamps` do that.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

MONTHS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
WEEKDAYS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "monday mon",
            "tuesday tues tue",
            "wednesday weds wed",
            "thursday thurs thur thu",
            "friday fri",
            "saturday sat",
            "sunday sun",
        )
    )
    for name in names.split()
}
NUMBERS: dict[str, int] = {
    word: number
    for number, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), start=1
    )
} | {"a": 1, "an": 1, "fifteen": 15, "twenty": 20, "thirty": 30}  # fmt: skip

#: Season to its code in TimeML, its first month and its last (of the northern half of the world; the code alone holds everywhere).
SEASONS: dict[str, tuple[str, int, int]] = {
    "spring": ("SP", 3, 5),
    "summer": ("SU", 6, 8),
    "autumn": ("FA", 9, 11),
    "fall": ("FA", 9, 11),
    "winter": ("WI", 12, 14),
}

#: Space inside an expression: NBSP and a line end count, an empty line does not.
GAP = r"(?:[^\S\n]|\n(?![^\S\n]*\n)){1,4}"
MAYBE_GAP = r"(?:[^\S\n]|\n(?![^\S\n]*\n)){0,4}"
MONTH_FULL = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?|Sep(?:tember|t\.?|\.)?"
    r"|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)(?![a-z])"
)
WEEKDAY_FULL = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
WEEKDAY = (
    r"(?:Mon(?:day|\.)?|Tue(?:s(?:day|\.)?|\.)?|Wed(?:nesday|s\.?|\.)?|Thu(?:r(?:s(?:day|\.)?|\.)?|\.)?|Fri(?:day|\.)?"
    r"|Sat(?:urday|\.)?|Sun(?:day|\.)?)(?![a-z])"
)
DAY = r"(?:3[01]|[12]\d|0?[1-9])"
YEAR = r"(?:1[6-9]|20|21)\d\d"


def month_of(word: str) -> int:
    """1 to 12 for a month's name or abbreviation in any case."""
    return MONTHS[word.casefold().rstrip(".")]


def weekday_named(word: str) -> int:
    """0 Monday to 6 Sunday for a weekday's name or abbreviation in any case."""
    return WEEKDAYS[word.casefold().rstrip(".")]


def day_of(year: int, month: int, day: int) -> str | None:
    """The ISO day; None where the calendar has no such day."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def weekday_of(iso_day: str) -> int:
    """0 Monday to 6 Sunday. Only the first ten characters are read, so a time stamp will do.

    Raises   ValueError: it does not begin with an ISO day
    """
    return date.fromisoformat(iso_day[:10]).weekday()


def shifted(iso_day: str, days: int) -> str | None:
    """The day so many days later; None beyond the calendar's ends."""
    try:
        return (date.fromisoformat(iso_day) + timedelta(days=days)).isoformat()
    except OverflowError:
        return None


def month_shifted(year: int, month: int, months: int) -> str | None:
    """The ISO month so many months later; None beyond the calendar's ends."""
    count = year * 12 + month - 1 + months
    return f"{count // 12:04d}-{count % 12 + 1:02d}" if 12 <= count < 120_000 else None


def long_year(digits: str) -> int:
    """A year of two or four digits as four: 69 to 99 are of the last century, as in every common library."""
    year = int(digits)
    return year if len(digits) > 2 else year + (1900 if year >= 69 else 2000)


def days_between(iso_day: str, other: str) -> int:
    """How many days lie between two ISO days, whichever is the earlier.

    Raises   ValueError: one of them is no day
    """
    return abs((date.fromisoformat(iso_day) - date.fromisoformat(other)).days)


def week_of(iso_day: str, weeks: int = 0) -> str | None:
    """The ISO week ("2031-W10") that holds the day so many weeks later; None beyond the calendar's ends."""
    day = shifted(iso_day, 7 * weeks)
    if day is None:
        return None
    year, week, _ = date.fromisoformat(day).isocalendar()
    return f"{year:04d}-W{week:02d}"


def squeezed(text: str) -> str:
    """The words with every run of white space as one space, for reading what a pattern matched."""
    return re.sub(r"\s+", " ", text)
