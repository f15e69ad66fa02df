"""Dates that are told from the day of publication: weekdays, "yesterday", "last month", "three years ago"."""

from __future__ import annotations

import re

from newstemma.language.anchors import Anchor, Found, looks_ahead
from newstemma.language.calendar import NUMBERS, SEASONS, month_shifted, shifted, squeezed, week_of, weekday_named, weekday_of
from newstemma.language.numerals import spelled
from newstemma.language.tense import leans
from newstemma.model.text import Granularity

_NOT_A_DAY = re.compile(r"\b(?:Black|Good|Super|Bloody|Ash|Palm|Easter|Cyber|Shrove|Holy|Maundy|Giving)\s+$")
_NOT_A_DAY_AFTER = re.compile(
    r"\s+(?:Times|Mail|Mirror|Express|Telegraph|Herald|Post|People|Sport|Star|Independent|Business|World|Mass|School)\b"
    r"|\s+(?:Night\s+)?(?:Live|Football)\b"
)


def weekday(match: re.Match[str], anchor: Anchor, text: str) -> Found | None:
    """A weekday, with "last", "next", "this", "a week ago", "last week" beside it; "the Friday before" cannot be placed."""
    if _NOT_A_DAY.search(text[max(0, match.start() - 12) : match.start()]) or _NOT_A_DAY_AFTER.match(text, match.end("weekday")):
        return None
    lead = text[max(0, match.start() - 4) : match.start()].casefold()
    if lead.endswith("the ") and re.match(r"\s(?:before|after)\b", text[match.end() : match.end() + 8]):
        return Found(match.start(), match.end(), None, "day", weekday_named(match["weekday"]))
    return _weekday_found(match, anchor, text)


def _weekday_found(match: re.Match[str], anchor: Anchor, text: str) -> Found:
    """The weekday placed in the week that its neighbours name."""
    parts = match.groupdict()
    weekday = weekday_named(parts["weekday"])
    mod = squeezed(parts.get("mod") or "").casefold()
    week = squeezed(parts.get("trail") or parts.get("lead") or "").casefold()
    value = None if anchor.day is None else _weekday_meant(weekday, mod, week, anchor.day, text, match.start(), match.end())
    return Found(match.start(), match.end(), value, "day", weekday, True)


def _weekday_meant(weekday: int, mod: str, week: str, today: str, text: str, start: int, end: int) -> str | None:
    """The day that is meant: a named week first, then "last" and "next", then the tense of the clause."""
    here = weekday_of(today)
    for words, weeks in (("last week", -1), ("previous week", -1), ("next week", 1), ("this week", 0)):
        if words in week:
            return shifted(today, weekday - here + 7 * weeks)
    back = -((here - weekday) % 7)
    ahead = (weekday - here) % 7
    if "ago" in week or "earlier" in week:
        return shifted(today, back - 7)
    if mod in ("last", "this past", "this last", "past"):
        return shifted(today, back or -7)
    if mod in ("next", "this coming", "coming", "the following"):
        return shifted(today, ahead or 7)
    future = looks_ahead(text, start, end) or (mod == "this" and leans(text, start, end) is None)
    return shifted(today, ahead if future else back)


_DAYS_OFF = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1, "overnight": 0}


_YEARS_AGO = re.compile(r"\b(?:years?|decades?|months?|weeks?)\sago\s$")


def near_day(match: re.Match[str], anchor: Anchor, text: str) -> Found | None:
    """As in "today", "yesterday morning", "this evening", "last night"; "thirty years ago today" has no day of its own."""
    if _YEARS_AGO.search(text[max(0, match.start() - 14) : match.start()]):
        return Found(match.start(), match.end(), None, "day", None, True)
    words = squeezed(match[0]).casefold()
    first = words.split()[0]
    step = _DAYS_OFF.get(first, -1 if first == "last" else 0)
    if first == "the":
        step = 2 if "after" in words else -2
    value = None if anchor.day is None else shifted(anchor.day, step)
    return Found(match.start(), match.end(), value, "day", None, True)


def near_stretch(match: re.Match[str], anchor: Anchor, _text: str) -> Found | None:
    """As in "last month", "next year", "this week": weeks, seasons and decades have no value at our granularities."""
    unit = match["unit"].casefold()
    step = {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1}[
        squeezed(match["mod"]).casefold().split()[-1]
    ]
    if unit == "year" and anchor.year is not None:
        return Found(match.start(), match.end(), f"{anchor.year + step:04d}", "year", None, True)
    if unit == "month" and anchor.year is not None and anchor.month is not None:
        return Found(match.start(), match.end(), month_shifted(anchor.year, anchor.month, step), "month", None, True)
    grain: Granularity | None = "year" if unit == "year" else "month" if unit == "month" else None
    return Found(match.start(), match.end(), None, grain, None, True, stretch=_stretch(unit, step, anchor))


def _stretch(unit: str, step: int, anchor: Anchor) -> str | None:
    """The week, weekend, quarter or season that is so many from the day of publication."""
    if unit in ("week", "weekend"):
        week = week_of(anchor.day, step) if anchor.day else None
        return f"{week}-WE" if week and unit == "weekend" else week
    if anchor.year is None or anchor.month is None:
        return None
    if unit == "quarter":
        count = anchor.year * 4 + (anchor.month - 1) // 3 + step
        return f"{count // 4:04d}-Q{count % 4 + 1}"
    if unit in SEASONS:
        code, first, last = SEASONS[unit]
        years = {-1: -(last >= anchor.month), 0: 0, 1: int(first <= anchor.month)}[step]
        return f"{anchor.year + years:04d}-{code}"
    return None


def ago(match: re.Match[str], anchor: Anchor, _text: str) -> Found | None:
    """As in "three years ago" (a year), "two months ago" (a month), "10 days ago" (a day); "a week earlier" cannot be counted from here."""
    count = _count(match["count"])
    unit, word = match["unit"].casefold(), match["word"].casefold()
    vague = bool(match["vague"])
    grain: Granularity | None = {"day": "day", "month": "month", "year": "year"}.get(unit)  # type: ignore[assignment]
    value: str | None = None
    if word == "ago" and not vague and anchor.year is not None:
        if unit in ("year", "decade"):
            grain, value = "year", f"{anchor.year - count * (10 if unit == 'decade' else 1):04d}"
        elif unit == "month" and anchor.month is not None:
            value = month_shifted(anchor.year, anchor.month, -count)
        elif unit in ("day", "week") and anchor.day is not None:
            value = shifted(anchor.day, -count) if unit == "day" else None
    week = week_of(anchor.day, -count) if unit == "week" and word == "ago" and not vague and anchor.day else None
    steps = {"before": -1, "after": 1}.get(word, 0) * count * {"day": 1, "week": 7}.get(unit, 0)
    return Found(match.start(), match.end(), value, grain, None, True, stretch=week, steps=steps or None)


def _count(words: str) -> int:
    """The number that a count's words or digits name."""
    return int(words) if words.isdigit() else NUMBERS.get(words.casefold()) or int(spelled(words) or 0)
