"""Two times in words: whether they can be the same one, and whether they exclude one another.

A draft may be written some days after an article, so what counts from its day ("yesterday", "last week") excludes only what is further off
than that: last year excludes next year.
"""

from __future__ import annotations

import re
from datetime import date

from newstemma.model.reading import Time

_MONTH = re.compile(r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b|\b\d{4}-\d\d|\d/\d", re.IGNORECASE)
_FROM_NOW = re.compile(r"\b(?:this|last|next|past|previous|coming|ago)\b", re.IGNORECASE)
_WEEK = re.compile(r"(\d{4})-W(\d\d)")
_APART = {"year": 1, "month": 2, "week": 2}  # a draft of Monday says "last week" of what an article of Sunday has "this week"
_CLOCK = re.compile(r"\d\s*[:.h]\s*\d\d|\d\s*[ap]\.?m\b|\bnoon\b|\bmidnight\b|o['’]clock", re.IGNORECASE)
_YEAR = re.compile(r"\b\d{4}\b")
_DAY = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)?\b")


def same_time(a: Time, shown_a: str, b: Time, shown_b: str) -> bool:
    """Whether both can be one time: all that both name is the same. a: the draft's; b: the pile's, whose weekdays have their dates."""
    if shown_a.casefold() == shown_b.casefold():
        return True
    ours, theirs = named(a, shown_a), {**_dated(b), **named(b, shown_b)}
    common = ours.keys() & theirs.keys()
    if not common and (away := _away(a, shown_a, b, shown_b)) is not None:
        return not away
    return bool(common) and all(ours[k] == theirs[k] for k in common)


def times_apart(a: Time, shown_a: str, b: Time, shown_b: str) -> bool:
    """Whether something that both name in words is not the same; neither counts from the day on which it was written."""
    ours, theirs = named(a, shown_a), named(b, shown_b)
    if "year" in (set(ours) ^ set(theirs)) and 1 in (len(ours), len(theirs)) and "year" in (ours if len(ours) == 1 else theirs):
        return False  # "in 2019" and "on 3 March 2021" seldom answer one question
    return any(ours[k] != theirs[k] for k in ours.keys() & theirs.keys()) or _away(a, shown_a, b, shown_b) is True


def named(t: Time, shown: str) -> dict[str, str]:
    """What the words themselves name of year, month, day, weekday and clock, and a quarter or season; nothing that is only reckoned."""
    found: dict[str, str] = {}
    value = t.value or ""
    if t.stretch is not None:
        return {"stretch": t.stretch} if _YEAR.search(shown) else {}
    if t.weekday is not None:
        found["weekday"] = str(t.weekday)
    if _YEAR.search(shown) and len(value) >= 4:
        found["year"] = value[:4]
    if _MONTH.search(shown) and len(value) >= 7:
        found["month"] = value[5:7]
        if _DAY.search(_YEAR.sub("", _CLOCK.sub("", shown))) and len(value) >= 10:
            found["day"] = value[8:10]
    if _CLOCK.search(shown) and "T" in value:
        found["clock"] = value[11:16]
    return found


def _away(a: Time, shown_a: str, b: Time, shown_b: str) -> bool | None:
    """Whether two years, months or weeks that are reckoned from a day are too far apart to be one; None where they are not of one unit."""
    ours, theirs = _reckoned(a, shown_a), _reckoned(b, shown_b)
    if ours is None or theirs is None or ours[0] != theirs[0]:
        return None
    return abs(ours[1] - theirs[1]) >= _APART[ours[0]]


def _reckoned(t: Time, shown: str) -> tuple[str, int] | None:
    """The unit and the number of a year, month or week that the words only reckon: "last year", "next month"."""
    value, week = t.value or "", _WEEK.fullmatch(t.stretch or "")
    if not t.anchored or not _FROM_NOW.search(shown):
        return None
    if week is not None:
        return "week", date.fromisocalendar(int(week[1]), int(week[2]), 1).toordinal() // 7
    if t.granularity == "year" and len(value) == 4:
        return "year", int(value)
    if t.granularity == "month" and len(value) == 7:
        return "month", 12 * int(value[:4]) + int(value[5:7])
    return None


def _dated(t: Time) -> dict[str, str]:
    """The date of a day, which a pile's article has from the day on which it came out."""
    value = t.value or ""
    if len(value) < 10:
        return {}
    return {"month": value[5:7], "day": value[8:10], "weekday": str(date.fromisoformat(value[:10]).weekday())}
