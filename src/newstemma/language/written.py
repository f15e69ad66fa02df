"""Dates that are written out: days of months, months, years, with what they are when the year is left out."""

from __future__ import annotations

import re

from newstemma.language.anchors import Anchor, Found, looks_ahead
from newstemma.language.calendar import SEASONS, day_of, days_between, long_year, month_of, squeezed, weekday_named, weekday_of
from newstemma.language.tense import leans
from newstemma.language.timewords import DAYS_IN_WORDS


def full_date(match: re.Match[str], anchor: Anchor, text: str) -> Found | None:
    """Day and month with or without a year and a weekday."""
    parts = match.groupdict()
    month, number = month_of(parts["month"]), _number(parts["day"])
    weekday = weekday_named(parts["weekday"]) if parts.get("weekday") else None
    if parts.get("year"):
        value = day_of(long_year(parts["year"]), month, number)
        return None if value is None else Found(match.start(), match.end(), value, "day", weekday)
    if day_of(2000, month, number) is None:
        return None
    if (month, number) == (9, 11) and re.match(r"(?:th)?,?\s(?:terror(?:ist)?\s)?(?:attack|hijack)", text[match.end() : match.end() + 30]):
        return Found(match.start(), match.end(), "2001-09-11", "day")
    value = _yearless(month, number, weekday, anchor, text, match.start(), match.end())
    return Found(match.start(), match.end(), value, "day", weekday, True)


def _number(day: str) -> int:
    """The day of the month in figures or words."""
    return int(day) if day.isdecimal() else DAYS_IN_WORDS.index(day) + 1


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
    if len(fitting) != 1 or (meant is not None and anchor.day is not None and days_between(meant, anchor.day) <= _LIKELY_AHEAD):
        return meant
    return fitting[0]


def _meant(near: list[str], month: int, number: int, anchor: Anchor, way: str | None) -> str | None:
    """The day of that month without a weekday to go by: at most 60 days ahead, else the last one."""
    if anchor.day is None:
        fits = anchor.month is not None and anchor.year is not None and abs(month - anchor.month) <= 1
        return day_of(anchor.year or 0, month, number) if fits else None
    today = anchor.day
    past, ahead = [d for d in near if d <= today], [d for d in near if d >= today]
    wait = days_between(ahead[0], today) if ahead else 999
    if not past or way == "future" or wait <= (_SOON if way == "past" else _LIKELY_AHEAD):
        return ahead[0] if ahead else None
    return past[-1]


def both_ends(match: re.Match[str], anchor: Anchor, text: str) -> list[Found]:
    """As in "July 8-17", "3 to 5 September": the first day and the last day, each where it stands."""
    first, last, month = int(match["day"]), int(match["last"]), month_of(match["month"])
    if not first < last <= 31:
        return []
    day_leads = match.start("day") < match.start("month")
    spans = ((match.start(), match.end("day")), (match.start("last"), match.end() if day_leads else match.end("last")))
    out = []
    for (start, end), number in zip(spans, (first, last), strict=True):
        if match["year"]:
            out.append(Found(start, end, day_of(int(match["year"]), month, number), "day"))
        else:
            out.append(Found(start, end, _yearless(month, number, None, anchor, text, start, match.end()), "day", None, True))
    return out


def both_years(match: re.Match[str]) -> list[Found]:
    """As in "2009-2010", "1957-58": both years, each where it stands."""
    first, last = match["year"], match["last"]
    last = first[:2] + last if len(last) == 2 else last
    if not 0 < int(last) - int(first) <= 100:
        return []
    return [Found(*match.span("year"), first, "year"), Found(*match.span("last"), last, "year")]


def month_year(match: re.Match[str], _anchor: Anchor, _text: str) -> Found | None:
    """As in "September 2025", "early June 2024"."""
    return Found(match.start(), match.end(), f"{int(match['year']):04d}-{month_of(match['month']):02d}", "month")


def iso(match: re.Match[str], _anchor: Anchor, _text: str) -> Found | None:
    """As in "2025-09-03"."""
    value = day_of(int(match["year"]), int(match["month"]), int(match["day"]))
    return None if value is None else Found(match.start(), match.end(), value, "day")


def slashed(match: re.Match[str], _anchor: Anchor, _text: str) -> Found | None:
    """As in "11/22/12": placed only where one of the two numbers cannot be a month."""
    first, second, year = int(match[1]), int(match[2]), long_year(match[3])
    day, month = (first, second) if first > 12 or first == second else (second, first)
    if first <= 12 and second <= 12 and first != second:
        return Found(match.start(), match.end(), None, "day")
    value = day_of(year, month, day)
    return None if value is None else Found(match.start(), match.end(), value, "day")


def month_of_year(match: re.Match[str], anchor: Anchor, text: str) -> Found | None:
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
    return Found(start, match.end(), value, "month", None, True)


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
    if mod in ("next", "coming") or (mod != "this" and looks_ahead(text, start, end)):
        return f"{anchor.year + (month < anchor.month or (mod == 'next' and month == anchor.month)):04d}-{month:02d}"
    if mod == "this":
        return f"{anchor.year:04d}-{month:02d}"
    return f"{anchor.year - (month > anchor.month):04d}-{month:02d}"


_COUNTED_NEXT = re.compile(
    r"\s?(?:%|per\b|percent|people|troops|soldiers|men|women|km\b|kilomet|miles|met(?:er|re)s|feet|dollars|euros"
    r"|pounds|jobs|homes|votes|cases"
    r"|deaths|tons|tonnes|megawatts|hectares|acres|seats|workers|members|students|square|cubic|or\s+so\b)|[.,:]\d|\d"
    r"|[-\s](?:meter|metre|foot|mile|year)"
)


def year(match: re.Match[str], _anchor: Anchor, text: str) -> Found | None:
    """As in "in 2023", "the 2012 election", "(2011)"."""
    start, end = match.span("year")
    if _COUNTED_NEXT.match(text, end):
        return None
    return Found(start, end, match["year"], "year")


def span_of_years(match: re.Match[str], _anchor: Anchor, _text: str) -> Found | None:
    """As in "the 1990s", "early 1980s": a decade has no value at our granularities."""
    return Found(match.start(), match.end(), stretch=match["decade"])


_CENTURIES = {"seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "twenty-first": 21}


def century(match: re.Match[str], _anchor: Anchor, _text: str) -> Found | None:
    """As in "the 20th century": the years 19xx."""
    number = int(match["number"]) if match["number"] else _CENTURIES[match["word"].casefold()]
    return Found(match.start(), match.end(), stretch=f"{number - 1:02d}") if number else None


_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4}


def quarter(match: re.Match[str], anchor: Anchor, text: str) -> Found | None:
    """As in "the fourth quarter of 2012", "Q3"; without a year the last one that has begun, or the next where the clause looks ahead."""
    number = int(match["number"]) if match["number"] else _QUARTERS[match["word"].casefold()]
    if match["year"]:
        return Found(match.start(), match.end(), match["year"], "year", stretch=f"{match['year']}-Q{number}")
    if anchor.year is None or anchor.month is None:
        return Found(match.start(), match.end())
    if match["near"]:
        near = anchor.year + {"last": -1, "this": 0, "next": 1}[match["near"].casefold()]
        return Found(match.start(), match.end(), f"{near:04d}", "year", None, True, stretch=f"{near:04d}-Q{number}")
    now = (anchor.month + 2) // 3
    ahead = looks_ahead(text, match.start(), match.end())
    year = anchor.year + (number < now if ahead else -(number > now))
    return Found(match.start(), match.end(), None, None, None, True, stretch=f"{year:04d}-Q{number}")


def season(match: re.Match[str], _anchor: Anchor, _text: str) -> Found | None:
    """As in "the summer of 2012"."""
    code = SEASONS[match["season"].casefold()][0]
    return Found(match.start(), match.end(), match["year"], "year", stretch=f"{match['year']}-{code}")
