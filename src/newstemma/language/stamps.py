"""Time stamps: date lines, metadata values, addresses. A full date with its time of day and zone, as sharp as it is written.

Refuses to invent: no midnight, no zone without support, no choice between day and month where nothing decides.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from newstemma.language.calendar import DAY, MONTH, WEEKDAY, YEAR, day_of, long_year, month_of
from newstemma.language.homes import Order, home_of, order_of, zones
from newstemma.model.text import Granularity

Zone = Literal["none", "stated", "inferred", "unclear"]


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day as ISO writes it after the "T". zone: where its offset comes from; "unclear": an abbreviation with two meanings."""

    text: str
    granularity: Granularity
    zone: Zone = "none"
    zone_name: str | None = None


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date line read.

    value        ISO 8601 at its true granularity
    start, end   where it stands in the words that were read
    zone         "stated" as an offset or an abbreviation with one meaning, "inferred" from the hints, "unclear", or "none" given
    in_doubt     day and month could change places and nothing decides: the value is the year alone
    from_hints   the order of day and month was taken from the hints
    """

    value: str
    granularity: Granularity
    start: int
    end: int
    zone: Zone = "none"
    zone_name: str | None = None
    in_doubt: bool = False
    from_hints: bool = False


_SEP = r"[\s.,/-]{1,3}"
_CLOCK_NEXT = r"(?:(?!\d)|(?=[01]?\d:[0-5]\d|2[0-3]:[0-5]\d))"  # "March 4, 20319:30 AM": captured with nothing between
_WORDS = re.compile(
    rf"(?<![\d.:])(?P<d1>{DAY})(?:st|nd|rd|th)?{_SEP}(?:of\s)?(?P<m1>{MONTH}){_SEP}(?P<y1>{YEAR}|['’]?\d\d(?![\d:.]))"
    rf"(?:{_CLOCK_NEXT}|(?=(?P=d1){_SEP}(?P=m1)))"
    rf"|(?<![a-z])(?P<m2>{MONTH})[\s.-]{{0,3}}(?P<d2>{DAY})(?:st|nd|rd|th)?"
    rf"(?:,\s?|\s{{1,3}}|\s?,\s|(?<=[a-z][. -]\d\d)[.-]|(?<=[a-z][. -]\d)[.-])(?P<y2>{YEAR}|['’]\d\d){_CLOCK_NEXT}"
    rf"|(?<!\d)(?P<y3>{YEAR})[\s-](?P<m3>{MONTH})[\s-](?P<d3>{DAY})(?!\d)",
    re.IGNORECASE,
)
_FIGURES = re.compile(
    rf"(?<![\d/.-])(?P<y>{YEAR})(?P<s>[-/.])(?P<m>1[0-2]|0?[1-9])(?P=s)(?P<d>{DAY})(?!\d)"
    r"|(?<![\d/.:-])(?P<a>\d{1,2})(?P<t>[-/.])(?P<b>\d{1,2})(?P=t)(?P<c>(?:1[6-9]|2[01])\d\d|\d\d)(?![\d/]|[.:-]\d)"
    r"|(?<!\d)(?P<cy>(?:19|20|21)\d\d)(?P<cm>0[1-9]|1[0-2])(?P<cd>0[1-9]|[12]\d|3[01])(?!\d)"
)
_MONTH_ONLY = re.compile(
    rf"(?<![a-z\d])(?<!\d\s)(?P<m>{MONTH})[\s,]{{1,3}}(?P<y>{YEAR})(?!\d)|(?<![\d/-])(?P<y2>{YEAR})-(?P<m2>0[1-9]|1[0-2])(?![\d-])",
    re.IGNORECASE,
)
_ZONE = (
    r"(?:\s?\(?(?P<zone>(?:(?:GMT|UTC)\s?)?[+−-]\d{1,2}(?::?[0-5]\d)?(?!\d)|Z\b|(?:Eastern|Central|Mountain"
    r"|Pacific)\b(?:\s(?:Standard|Daylight))?(?:\s[Tt]ime)?"
    r"|[A-Z]{2,5}\b(?!['’.-]?\w)|(?-i:[A-Z]{2,4}(?=[A-Z][a-z])))\)?)?"
)
_CLOCK = re.compile(
    r"(?P<h>[01]?\d"
    r"|2[0-4])(?:[:.h](?P<m>[0-5]\d)(?:[:.](?P<s>[0-5]\d)(?:[.,]\d{1,9})?)?(?!\d)\s?(?P<half>[ap]\.?\s?m\b\.?)?"
    r"|\s?(?P<half2>[ap]\.?\s?m\b\.?)|(?P<h24>[0-5]\d)(?=\s?(?:hrs|hours|h\b|GMT|UTC|[A-Z]{2,3}T\b)))"
    rf"(?:\s?(?:hrs|hours|h|Uhr)\b)?{_ZONE}",
    re.IGNORECASE,
)
_AFTER = re.compile(r"(?:[\s,|•·–—@/-]|T(?=\d)|at\b|um\b|about\b){0,6}")
_BEFORE = re.compile(rf"[\s,|•·–—-]{{0,4}}(?:on\s)?(?:{WEEKDAY}[\s,]{{0,3}})?$", re.IGNORECASE)
_WEEKDAY_BEFORE = re.compile(rf"\b{WEEKDAY}[\s,]{{1,4}}$", re.IGNORECASE)
_URL = re.compile(
    r"[/=_-](?P<y>(?:19|20|21)\d\d)[/_-](?P<m>1[0-2]|0?[1-9]|[a-z]{3})[/_-](?P<d>3[01]|[12]\d|0?[1-9])(?![\d])"
    r"|[/=_-](?P<c>(?:19|20|21)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))(?!\d)",
    re.IGNORECASE,
)


_FIGURE = re.compile(r"\d{2}")  # every date with a year has two figures in a row; most lines of a page have none


def parse_stamp(text: str, *, order: Order | None = None, hints: str = "") -> Stamp | None:
    """The first date in the words, or None. See `stamps`."""
    found = stamps(text, order=order, hints=hints)
    return found[0] if found else None


def stamps(text: str, *, order: Order | None = None, hints: str = "") -> list[Stamp]:
    """Every date with a year in a date line or metadata value, in order, each with the time of day beside it.

    order   whether figures put month or day first, when that is known
    hints   words around the article that show where its outlet is at home: addresses, currency, masthead
    Cost    linear in the text; meant for lines, not for bodies
    """
    if not _FIGURE.search(text):
        return []
    out: list[Stamp] = []
    used = 0
    for found in sorted(_days(text, order, hints), key=lambda s: (s.start, -s.end)):
        if found.start < used:
            continue
        stamp = _with_clock(found, text, used, hints)
        out.append(stamp)
        used = stamp.end
    return out


def _days(text: str, order: Order | None, hints: str) -> list[Stamp]:
    """The dates without their clocks; a month alone only where no day overlaps it."""
    out = [stamp for m in _WORDS.finditer(text) if (stamp := _in_words(m)) is not None]
    out += [stamp for m in _FIGURES.finditer(text) if (stamp := _in_figures(m, order, f"{text}\n{hints}")) is not None]
    for m in _MONTH_ONLY.finditer(text):
        month = f"{int(m['y'] or m['y2']):04d}-{month_of(m['m']) if m['m'] else int(m['m2']):02d}"
        if not any(m.start() < s.end and m.end() > s.start or s.value.startswith(month) for s in out):  # "3 Sep 20313 Sep 2031"
            out.append(Stamp(month, "month", m.start(), m.end()))
    return out


def _in_words(match: re.Match[str]) -> Stamp | None:
    """A date whose month is a word."""
    n = next(k for k in "123" if match[f"m{k}"])
    day = day_of(long_year(match[f"y{n}"].strip("'’")), month_of(match[f"m{n}"]), int(match[f"d{n}"]))
    return None if day is None else Stamp(day, "day", match.start(), match.end())


def _in_figures(match: re.Match[str], order: Order | None, hints: str) -> Stamp | None:
    """A date in figures: year first, day and month in either order, or eight figures in a row."""
    for names in (("y", "m", "d"), ("cy", "cm", "cd")):
        if match[names[0]]:
            day = day_of(*(int(match[name]) for name in names))
            return None if day is None else Stamp(day, "day", match.start(), match.end())
    first, second, year = int(match["a"]), int(match["b"]), long_year(match["c"])
    if match["t"] == "." and len(match["c"]) == 2 and not (first > 12 or second > 12 or len(match["a"]) == 2):
        return None
    fits_dmy, fits_mdy = day_of(year, second, first), day_of(year, first, second)
    if fits_dmy and fits_mdy and fits_dmy != fits_mdy:
        way = order or ("dmy" if match["t"] == "." else order_of(hints))
        if way is None:
            return Stamp(f"{year:04d}", "year", match.start(), match.end(), in_doubt=True)
        return Stamp(
            fits_dmy if way == "dmy" else fits_mdy,
            "day",
            match.start(),
            match.end(),
            from_hints=order is None and match["t"] != ".",
        )
    day = fits_dmy or fits_mdy
    return None if day is None else Stamp(day, "day", match.start(), match.end())


def _with_clock(found: Stamp, text: str, used: int, hints: str) -> Stamp:
    """The date with the time of day that stands after it, or before it."""
    if found.granularity != "day":
        return found
    start = found.start
    ahead = _WEEKDAY_BEFORE.search(text, max(used, start - 14), start)
    start = ahead.start() if ahead else start
    gap = _AFTER.match(text, found.end)
    at = gap.end() if gap else found.end
    match = _CLOCK.match(text, at)
    if match is not None and _is_clock(match):
        return _stamped(found, start, match.end(), match, hints)
    window = text[max(used, found.start - 60) : found.start]
    tail = _BEFORE.search(window)
    for match in _CLOCK.finditer(window[: tail.start() if tail else len(window)]):
        if tail is not None and match.end() == tail.start() and _is_clock(match):
            return _stamped(found, found.start - len(window) + match.start(), found.end, match, hints)
    return Stamp(found.value, found.granularity, start, found.end, in_doubt=found.in_doubt, from_hints=found.from_hints)


def _is_clock(match: re.Match[str]) -> bool:
    """Minutes, a half of the day or a 24-hour group make a clock; a bare number does not, nor does a day with a dot."""
    return bool(match["m"] or match["half"] or match["half2"] or match["h24"])


def _stamped(found: Stamp, start: int, end: int, match: re.Match[str], hints: str) -> Stamp:
    """Date and clock as one value. Midnight to the second is a day that a program wrote: it stays a day."""
    clock = _clock_of(match, hints, found.value)
    if clock is None:
        return found
    if clock.text.startswith("00:00:00"):
        return Stamp(found.value, "day", start, end, in_doubt=found.in_doubt, from_hints=found.from_hints)
    end -= len(match[0]) - len(match[0].rstrip())
    if match["zone"] and clock.zone == "none" and clock.zone_name is None:
        end = end - (match.end() - match.start("zone")) if end == match.end() else end
    return Stamp(
        f"{found.value}T{clock.text}",
        clock.granularity,
        start,
        end,
        clock.zone,
        clock.zone_name,
        found.in_doubt,
        found.from_hints,
    )


def read_clock(text: str, hints: str = "", day: str | None = None) -> Clock | None:
    """The time of day that the words begin with. day: on which summer time may depend."""
    folded = text.strip().casefold()
    if folded.startswith(("noon", "midday")):
        return Clock("12:00", "minute")
    if folded.startswith("midnight"):
        return Clock("", "day")
    match = _CLOCK.match(text.strip())
    return _clock_of(match, hints, day) if match is not None and _is_clock(match) else None


def _clock_of(match: re.Match[str], hints: str, day: str | None) -> Clock | None:
    """Hour, minute, second and offset as ISO writes them."""
    hour, minute = int(match["h"]), int(match["m"] or match["h24"] or 0)
    half = (match["half"] or match["half2"] or "").casefold()
    if half:
        if not 1 <= hour <= 12 and hour > 12:
            half = ""  # "19:49 PM" is written by programs: the 24-hour figure is enough
        elif half.startswith("p"):
            hour = hour % 12 + 12
        else:
            hour %= 12
    if hour > 23:
        return None
    seconds = f":{match['s']}" if match["s"] else ""
    offset, zone, name = _zone(match["zone"], hints, day)
    return Clock(f"{hour:02d}:{minute:02d}{seconds}{offset}", "second" if seconds else "minute", zone, name)


def _zone(name: str | None, hints: str, day: str | None) -> tuple[str, Zone, str | None]:
    """(offset or "", where it comes from, the abbreviation)."""
    if not name:
        return "", "none", None
    figures = re.fullmatch(r"(?:(?:GMT|UTC)\s?)?([+−-])(\d{1,2}):?([0-5]\d)?", name, re.IGNORECASE)
    if figures:
        hours = int(figures[2])
        return (f"{figures[1].replace('−', '-')}{hours:02d}:{figures[3] or '00'}", "stated", name) if hours <= 14 else ("", "none", None)
    short, table = name.split()[0].upper(), zones()
    if name.islower():
        return "", "none", None
    if short in table["fixed"]:
        return table["fixed"][short], "stated", short
    if short in table["american"]:
        return _american(table["american"][short], day), "stated", short
    if short in table["shared"]:
        meanings = table["shared"][short]
        home = home_of(hints, meanings)
        if home is not None:
            return meanings[home], "inferred", short
        summer = table["summer"].get(short) if day is not None and "04" <= day[5:7] <= "10" else None
        if summer:
            return meanings[summer], "inferred", short
        prior = table["prior"].get(short)
        return (meanings[prior], "stated", short) if prior else ("", "unclear", short)
    return "", "none", None


def _american(standard: int, day: str | None) -> str:
    """The offset on that day by United States law: second Sunday of March to first Sunday of November since 2007."""
    if day is None:
        return ""
    when = date.fromisoformat(day)
    begins, ends = (
        (_sunday(when.year, 3, 2), _sunday(when.year, 11, 1))
        if when.year >= 2007
        else (_sunday(when.year, 4, 1), _sunday(when.year, 11, 1) - timedelta(7))
    )
    hours = standard + (begins <= when < ends)
    return f"-{-hours:02d}:00"


def _sunday(year: int, month: int, nth: int) -> date:
    """The nth Sunday of a month."""
    first = date(year, month, 1)
    return first + timedelta((6 - first.weekday()) % 7 + 7 * (nth - 1))


def address_day(url: str) -> tuple[str, int, int] | None:
    """(ISO day, start, end) of the date in an address: "/2031/03/04/", "/2031/mar/4/", "20310304"; None where there is none."""
    for match in _URL.finditer(url):
        if match["c"]:
            digits = match["c"]
            day = day_of(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
        else:
            try:
                month = int(match["m"]) if match["m"].isdigit() else month_of(match["m"])
            except KeyError:
                continue
            day = day_of(int(match["y"]), month, int(match["d"]))
        if day is not None:
            return day, match.start() + 1, match.end()
    return None
