"""Ages that a page prints instead of dates ("2 months ago"), and the stretch of days that they can mean.

Refuses to draw an age sharper than it is: months stay a month, weeks only give bounds.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from newstemma.language.calendar import NUMBERS, month_shifted
from newstemma.model.text import When

_AGE = re.compile(
    r"\b(?P<n>\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s?"
    r"(?P<u>s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?"
    r"|d|days?|w|wks?|weeks?|mos?|mths?|months?|y|yrs?|years?)\.?\s(?:ago|old)\b"
    r"|\b(?P<word>yesterday|just now)\b",
    re.IGNORECASE,
)
_UNITS = {
    start: unit
    for unit, starts in {
        "second": "s se", "minute": "m mi", "hour": "h hr ho", "day": "d da", "week": "w wk we", "month": "mo mt", "year": "y yr ye",
    }.items()
    for start in starts.split()
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Age:
    """How long ago, in words and counted; start: where the words begin in the line."""

    words: str
    start: int
    count: int
    unit: str


def age_of(line: str) -> Age | None:
    """The first age in a line; None where there is none."""
    match = _AGE.search(line)
    if match is None:
        return None
    if match["word"]:
        return Age(match[0], match.start(), 1 if match["word"].casefold() == "yesterday" else 0, "day")
    digits = match["n"]
    return Age(
        match[0],
        match.start(),
        int(digits) if digits.isdigit() else NUMBERS[digits.casefold()],
        _UNITS[match["u"].casefold()[:2]],
    )


def placed(age: Age, shown: str) -> When:
    """The age counted back from the ISO day on which the page was shown. Basis always "inferred".

    Months and years keep their granularity; bounds allow for rounding down and to the nearest. Weeks have bounds only.
    """
    day = date.fromisoformat(shown)
    if age.unit in ("second", "minute", "hour"):
        first = day - timedelta(days=1 + age.count // 24 if age.unit == "hour" else 1)
        value = (day - timedelta(days=age.count // 24 if age.unit == "hour" else 0)).isoformat()
        return When(value, "day", "inferred", first.isoformat(), shown)
    if age.unit == "day":
        value = (day - timedelta(days=age.count)).isoformat()
        return When(value, "day", "inferred", (day - timedelta(days=age.count + 1)).isoformat(), value)
    if age.unit == "week":
        first, last = day - timedelta(days=7 * age.count + 10), day - timedelta(days=max(0, 7 * age.count - 3))
        month = first.isoformat()[:7]
        return When(month if month == last.isoformat()[:7] else None, "month", "inferred", first.isoformat(), last.isoformat())
    return _long_ago(age, day)


def _long_ago(age: Age, day: date) -> When:
    """Months and years back."""
    step = 30.44 if age.unit == "month" else 365.25
    first = (day - timedelta(days=round(step * (age.count + 1)) - 1)).isoformat()
    last = (day - timedelta(days=round(step * (age.count - 0.5)))).isoformat()
    if age.unit == "month":
        return When(month_shifted(day.year, day.month, -age.count), "month", "inferred", first, last)
    return When(f"{day.year - age.count:04d}", "year", "inferred", first, last)
