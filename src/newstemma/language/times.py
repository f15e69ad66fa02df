"""Dates and times in running English news prose, resolved against the day of publication.

Refuses to guess: what the words do not place has no value, and a time of day without a day has none either.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from newstemma.language import timewords
from newstemma.language.calendar import (
    NUMBERS,
    day_of,
    long_year,
    month_of,
    month_shifted,
    shifted,
    squeezed,
    weekday_named,
    weekday_of,
)
from newstemma.language.stamps import Clock, Stamp, parse_stamp, read_clock
from newstemma.language.tense import leans
from newstemma.model.reading import Time
from newstemma.model.text import Granularity

__all__ = ["Stamp", "find_times", "parse_stamp", "weekday_of"]


@dataclass(frozen=True, slots=True)
class Anchor:
    """The day of publication as far as it is known: a day, a month, a year, or nothing."""

    year: int | None = None
    month: int | None = None
    day: str | None = None

    @classmethod
    def of(cls, iso: str | None) -> Anchor:
        """From ISO 8601 at any granularity; what cannot be read is nothing."""
        found = re.match(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", iso or "")
        if found is None:
            return cls()
        year, month = int(found[1]), int(found[2]) if found[2] else None
        day = day_of(year, month or 1, int(found[3])) if found[3] else None
        return cls(year, month if month is None or 1 <= month <= 12 else None, day)


@dataclass(frozen=True, slots=True)
class _Found:
    """A `Time` in the making; clock: a time of day that stands alone or beside a day."""

    start: int
    end: int
    value: str | None = None
    granularity: Granularity | None = None
    weekday: int | None = None
    anchored: bool = False
    clock: Clock | None = None


_Reader = Callable[[re.Match[str], Anchor, str], _Found | None]
_NOT_A_DAY = re.compile(r"\b(?:Black|Good|Super|Bloody|Ash|Palm|Easter|Cyber|Shrove|Holy|Maundy|Giving)\s+$")
_NOT_A_DAY_AFTER = re.compile(
    r"\s+(?:Times|Mail|Mirror|Express|Telegraph|Herald|Night|Post|People|Sport|Star|Independent|Business|World|Mass|School)\b"
    r"|\s+(?:Night\s+)?(?:Live|Football)\b"
)


def find_times(text: str, anchor: str | None) -> list[Time]:
    """Every date and time expression, in order, not overlapping.

    anchor  the day (or month, or year) of publication in ISO; relative and yearless expressions are resolved against it, and have
            no value without it
    A bare weekday is the last such day up to and including the anchor, unless its clause speaks of the future. A time of day that
    stands beside no day has granularity "minute" and no value. Cost: linear in the text.
    """
    base = Anchor.of(anchor)
    found = _joined(_chosen(_candidates(text, base)), text)
    return [Time(f.start, f.end, f.value, f.granularity, f.weekday, f.anchored) for f in found]


def _candidates(text: str, anchor: Anchor) -> Iterator[_Found]:
    """What each pattern finds by itself."""
    for pattern, reader in _READERS:
        for match in pattern.finditer(text):
            found = reader(match, anchor, text)
            if found is not None:
                yield found
    for pattern in (timewords.MONTH_DAYS, timewords.DAYS_MONTH):
        for match in pattern.finditer(text):
            yield from _both_ends(match, anchor, text)
    for match in timewords.YEARS.finditer(text):
        yield from _both_years(match)


def _chosen(candidates: Iterator[_Found]) -> list[_Found]:
    """The longest at each place; what overlaps it is dropped."""
    chosen: list[_Found] = []
    for found in sorted(candidates, key=lambda f: (f.start, -f.end)):
        if not chosen or found.start >= chosen[-1].end:
            chosen.append(found)
        elif found.end - found.start > chosen[-1].end - chosen[-1].start and (len(chosen) < 2 or found.start >= chosen[-2].end):
            chosen[-1] = found
    return chosen


_BESIDE = re.compile(
    r"\)?(?:,?\s{1,3}|,?\s{1,3}(?:at|on|around|about|by|from|before|after|until|till|since|of|early"
    r"|late)\s{1,3}(?:early\s|late\s)?|,|\s?[|–—-]\s?)$"
)


def _joined(found: list[_Found], text: str) -> list[_Found]:
    """A time of day and the day it stands beside as one expression."""
    out: list[_Found] = []
    for this in found:
        last = out[-1] if out else None
        if last is not None and this.start - last.end < 20 and _BESIDE.match(text[last.end : this.start]):
            pair = _pair(last, this)
            if pair is not None:
                out[-1] = pair
                continue
        out.append(this)
    return out


def _pair(first: _Found, second: _Found) -> _Found | None:
    """Day and clock, either way round; None when they are two days or two clocks."""
    day, hour = (first, second) if second.clock else (second, first)
    if hour.clock is None or day.clock is not None or hour.value is not None:
        return None
    if day.granularity == "day":
        value = f"{day.value}T{hour.clock.text}" if day.value and hour.clock.text else day.value
        return replace(day, start=first.start, end=second.end, value=value, granularity=hour.clock.granularity)
    return None


# ---------------------------------------------------------------------- written-out dates


def _full_date(match: re.Match[str], anchor: Anchor, text: str) -> _Found | None:
    """Day and month with or without a year and a weekday."""
    parts = match.groupdict()
    month, number = month_of(parts["month"]), int(parts["day"])
    weekday = weekday_named(parts["weekday"]) if parts.get("weekday") else None
    if parts.get("year"):
        value = day_of(long_year(parts["year"]), month, number)
        return None if value is None else _Found(match.start(), match.end(), value, "day", weekday)
    if day_of(2000, month, number) is None:
        return None
    if (month, number) == (9, 11) and re.match(r"(?:th)?,?\s(?:terror(?:ist)?\s)?(?:attack|hijack)", text[match.end() : match.end() + 30]):
        return _Found(match.start(), match.end(), "2001-09-11", "day")
    value = _yearless(month, number, weekday, anchor, text, match.start(), match.end())
    return _Found(match.start(), match.end(), value, "day", weekday, True)


_LIKELY_AHEAD = 60  # days: with no verb to tell, a date this near ahead is meant, and not the one of last year
_SOON = 14  # days: even behind a past verb; news names the year of what happened nearly a year ago


def _yearless(month: int, number: int, weekday: int | None, anchor: Anchor, text: str, start: int, end: int) -> str | None:
    """The day of that month that is meant: the tense and what lies nearest decide; a named weekday only where that is far off.

    A weekday that does not fit the day of a fortnight ago is a slip worth seeing, not a reason to move the happening by a year.
    """
    if anchor.year is None:
        return None
    near = [day for year in (anchor.year - 1, anchor.year, anchor.year + 1) if (day := day_of(year, month, number))]
    fitting = [day for day in near if weekday is not None and weekday_of(day) == weekday]
    meant = _meant(near, month, number, anchor, leans(text, start, end))
    if len(fitting) != 1 or (meant is not None and anchor.day is not None and _days_between(meant, anchor.day) <= _LIKELY_AHEAD):
        return meant
    return fitting[0]


def _meant(near: list[str], month: int, number: int, anchor: Anchor, way: str | None) -> str | None:
    """The day of that month without a weekday to go by: at most 60 days ahead, else the last one."""
    if anchor.day is None:
        fits = anchor.month is not None and anchor.year is not None and abs(month - anchor.month) <= 1
        return day_of(anchor.year or 0, month, number) if fits else None
    today = anchor.day
    past, ahead = [d for d in near if d <= today], [d for d in near if d >= today]
    wait = _days_between(ahead[0], today) if ahead else 999
    if not past or way == "future" or wait <= (_SOON if way == "past" else _LIKELY_AHEAD):
        return ahead[0] if ahead else None
    return past[-1]


def _days_between(day: str, other: str) -> int:
    return abs((date.fromisoformat(day) - date.fromisoformat(other)).days)


def _both_ends(match: re.Match[str], anchor: Anchor, text: str) -> list[_Found]:
    """As in "July 8-17", "3 to 5 September": the first day and the last day, each where it stands."""
    first, last, month = int(match["day"]), int(match["last"]), month_of(match["month"])
    if not first < last <= 31:
        return []
    day_leads = match.start("day") < match.start("month")
    spans = ((match.start(), match.end("day")), (match.start("last"), match.end() if day_leads else match.end("last")))
    out = []
    for (start, end), number in zip(spans, (first, last), strict=True):
        if match["year"]:
            out.append(_Found(start, end, day_of(int(match["year"]), month, number), "day"))
        else:
            out.append(_Found(start, end, _yearless(month, number, None, anchor, text, start, match.end()), "day", None, True))
    return out


def _both_years(match: re.Match[str]) -> list[_Found]:
    """As in "2009-2010", "1957-58": both years, each where it stands."""
    first, last = match["year"], match["last"]
    last = first[:2] + last if len(last) == 2 else last
    if not 0 < int(last) - int(first) <= 100:
        return []
    return [_Found(*match.span("year"), first, "year"), _Found(*match.span("last"), last, "year")]


def _month_year(match: re.Match[str], _anchor: Anchor, _text: str) -> _Found | None:
    """As in "September 2025", "early June 2024"."""
    return _Found(match.start(), match.end(), f"{int(match['year']):04d}-{month_of(match['month']):02d}", "month")


def _iso(match: re.Match[str], _anchor: Anchor, _text: str) -> _Found | None:
    """As in "2025-09-03"."""
    value = day_of(int(match["year"]), int(match["month"]), int(match["day"]))
    return None if value is None else _Found(match.start(), match.end(), value, "day")


def _slashed(match: re.Match[str], _anchor: Anchor, _text: str) -> _Found | None:
    """As in "11/22/12": placed only where one of the two numbers cannot be a month."""
    first, second, year = int(match[1]), int(match[2]), long_year(match[3])
    day, month = (first, second) if first > 12 or first == second else (second, first)
    if first <= 12 and second <= 12 and first != second:
        return _Found(match.start(), match.end(), None, "day")
    value = day_of(year, month, day)
    return None if value is None else _Found(match.start(), match.end(), value, "day")


# ---------------------------------------------------------------------- months and years


def _month_of_year(match: re.Match[str], anchor: Anchor, text: str) -> _Found | None:
    """As in "last June", "June last year", "early June", "in April"; a bare "May" or "March" needs a word that makes it a month."""
    parts = match.groupdict()
    word, month = parts["month"], month_of(parts["month"])
    led, mod, late = parts.get("led"), squeezed(parts.get("mod") or "").casefold(), squeezed(parts.get("trail") or "").casefold()
    if not (led or mod or late or parts.get("part")) and (
        word in ("May", "March") or re.match(r"\s[A-Z]", text[match.end() : match.end() + 2])
    ):
        return None
    start = match.start("led") + len(led) if led else match.start()
    start += len(text[start : match.end()]) - len(text[start : match.end()].lstrip())
    value = _month_meant(month, mod, late, anchor, text, start, match.end())
    return _Found(start, match.end(), value, "month", None, True)


def _month_meant(month: int, mod: str, late: str, anchor: Anchor, text: str, start: int, end: int) -> str | None:
    """The ISO month that is meant."""
    if anchor.year is None:
        return None
    for words, step in (("last year", -1), ("previous year", -1), ("this year", 0), ("next year", 1)):
        if words in late:
            return f"{anchor.year + step:04d}-{month:02d}"
    if anchor.month is None:
        return None
    if mod == "last":
        return f"{anchor.year - (month >= anchor.month):04d}-{month:02d}"
    if mod in ("next", "coming") or (mod != "this" and _ahead(text, start, end)):
        return f"{anchor.year + (month < anchor.month or (mod == 'next' and month == anchor.month)):04d}-{month:02d}"
    if mod == "this":
        return f"{anchor.year:04d}-{month:02d}"
    return f"{anchor.year - (month > anchor.month):04d}-{month:02d}"


_UNTIL = re.compile(r"\b(?:until|till|through)\s(?:[\w.:]{1,8}\s){0,3}$", re.IGNORECASE)


def _ahead(text: str, start: int, end: int) -> bool:
    """Whether the clause looks ahead: by its verb, or, where none tells, by "until" and "through" before the date."""
    way = leans(text, start, end)
    return way == "future" or (way is None and bool(_UNTIL.search(text[max(0, start - 24) : start])))


_COUNTED_NEXT = re.compile(
    r"\s?(?:%|per\b|percent|people|troops|soldiers|men|women|km\b|kilomet|miles|met(?:er|re)s|feet|dollars|euros"
    r"|pounds|jobs|homes|votes|cases"
    r"|deaths|tons|tonnes|megawatts|hectares|acres|seats|workers|members|students|square|cubic|or\s+so\b)|[.,:]\d|\d"
    r"|-(?:meter|metre|foot|mile|year)"
)


def _year(match: re.Match[str], _anchor: Anchor, text: str) -> _Found | None:
    """As in "in 2023", "the 2012 election", "(2011)"."""
    start, end = match.span("year")
    if _COUNTED_NEXT.match(text, end):
        return None
    return _Found(start, end, match["year"], "year")


def _span_of_years(match: re.Match[str], _anchor: Anchor, _text: str) -> _Found | None:
    """As in "the 1990s", "early 1980s": a decade has no value at our granularities."""
    return _Found(match.start(), match.end())


# ---------------------------------------------------------------------- weekdays and relative expressions


def _weekday(match: re.Match[str], anchor: Anchor, text: str) -> _Found | None:
    """A weekday, with "last", "next", "this", "a week ago", "last week" beside it; "the Friday before" cannot be placed."""
    if _NOT_A_DAY.search(text[max(0, match.start() - 12) : match.start()]) or _NOT_A_DAY_AFTER.match(text, match.end("weekday")):
        return None
    lead = text[max(0, match.start() - 4) : match.start()].casefold()
    if lead.endswith("the ") and re.match(r"\s(?:before|after)\b", text[match.end() : match.end() + 8]):
        return _Found(match.start(), match.end(), None, "day", weekday_named(match["weekday"]))
    return _weekday_found(match, anchor, text)


def _weekday_found(match: re.Match[str], anchor: Anchor, text: str) -> _Found:
    """The weekday placed in the week that its neighbours name."""
    parts = match.groupdict()
    weekday = weekday_named(parts["weekday"])
    mod = squeezed(parts.get("mod") or "").casefold()
    week = squeezed(parts.get("trail") or parts.get("lead") or "").casefold()
    value = None if anchor.day is None else _weekday_meant(weekday, mod, week, anchor.day, text, match.start(), match.end())
    return _Found(match.start(), match.end(), value, "day", weekday, True)


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
    future = _ahead(text, start, end) or (mod == "this" and leans(text, start, end) is None)
    return shifted(today, ahead if future else back)


_DAYS_OFF = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1, "overnight": 0}


def _near_day(match: re.Match[str], anchor: Anchor, _text: str) -> _Found | None:
    """As in "today", "yesterday morning", "this evening", "last night"."""
    words = squeezed(match[0]).casefold()
    first = words.split()[0]
    step = _DAYS_OFF.get(first, -1 if first == "last" else 0)
    value = None if anchor.day is None else shifted(anchor.day, step)
    return _Found(match.start(), match.end(), value, "day", None, True)


def _near_stretch(match: re.Match[str], anchor: Anchor, _text: str) -> _Found | None:
    """As in "last month", "next year", "this week": weeks, seasons and decades have no value at our granularities."""
    unit = match["unit"].casefold()
    step = {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1}[
        squeezed(match["mod"]).casefold().split()[-1]
    ]
    if unit == "year" and anchor.year is not None:
        return _Found(match.start(), match.end(), f"{anchor.year + step:04d}", "year", None, True)
    if unit == "month" and anchor.year is not None and anchor.month is not None:
        return _Found(match.start(), match.end(), month_shifted(anchor.year, anchor.month, step), "month", None, True)
    grain: Granularity | None = "year" if unit == "year" else "month" if unit == "month" else None
    return _Found(match.start(), match.end(), None, grain, None, True)


def _ago(match: re.Match[str], anchor: Anchor, _text: str) -> _Found | None:
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
    return _Found(match.start(), match.end(), value, grain, None, True)


def _count(words: str) -> int:
    """The number that a count's words or digits name."""
    return int(words) if words.isdigit() else NUMBERS[words.casefold()]


def _clock(match: re.Match[str], _anchor: Anchor, _text: str) -> _Found | None:
    """As in "8 a.m. local time", "0500 GMT", "around midnight": waits for its day."""
    clock = read_clock(match[0])
    return None if clock is None else _Found(match.start(), match.end(), None, "minute", clock=clock)


_READERS: tuple[tuple[re.Pattern[str], _Reader], ...] = (
    (timewords.ISO, _iso),
    (timewords.SLASHED, _slashed),
    (timewords.DAY_MONTH, _full_date),
    (timewords.MONTH_DAY, _full_date),
    (timewords.MONTH_YEAR, _month_year),
    (timewords.MONTH_ALONE, _month_of_year),
    (timewords.YEAR_LED, _year),
    (timewords.YEAR_FOLLOWED, _year),
    (timewords.DECADE, _span_of_years),
    (timewords.DAY_OF_WEEK, _weekday),
    (timewords.NEAR_DAY, _near_day),
    (timewords.NEAR_STRETCH, _near_stretch),
    (timewords.AGO, _ago),
    (timewords.CLOCK, _clock),
)
