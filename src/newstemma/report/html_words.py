"""Our own words on the page: days, shares, counts and the names of kinds. Knows nothing of articles; refuses to sharpen a date."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
LONG_DAYS = dict(zip(WEEKDAYS, ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"), strict=True))
SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?)?)?$")
UNDATED = "date not established"

STATUS = {
    "conflicting": "they differ",
    "superseded": "superseded",
    "single_source": "in one article only",
    "reprinted": "reprinted",
    "corroborated": "two or more sources",
}
GROUPS = {
    "conflicting": ("They differ", "different values side by side"),
    "superseded": ("Superseded", "a later figure replaces it"),
    "single_source": ("One article only", ""),
    "reprinted": ("Reprinted", "several articles, one source"),
    "corroborated": ("Two or more independent sources", ""),
}
GRADES = {
    "conflict": ("Cannot both hold", "cannot both hold"),
    "internal": ("One article against itself", "one article against itself"),
    "update": ("Updated", "updated"),
    "compatible": ("Compatible", "compatible"),
}
KINDS = {
    "number": "a figure", "date": "a date", "weekday": "a weekday", "calendar": "the calendar", "place": "a place", "name": "a name",
    "office": "an office", "quote": "quoted words", "attribution": "who said it", "negation": "whether or not",
}  # fmt: skip
OPEN_GRADES = frozenset({"conflict", "internal"})
COPIES = {
    "verbatim": "reprint",
    "abridged": "abridged",
    "expanded": "expanded",
    "rewritten": "rewritten",
    "excerpt": "excerpt",
    "quotes_only": "quotations only",
    "cites": "cites",
}
DIRECTIONS = {"known": "stated", "inferred": "inferred", "unknown": "not established"}
RELATIONS = {
    "identical": "identical",
    "trimmed": "trimmed",
    "spliced": "spliced",
    "reworded": "reworded",
    "translation": "in other words",
    "promoted": "promoted to a quotation",
    "reattributed": "given to another speaker",
}
SECTIONS = {
    "agreed": "Two or more independent sources",
    "differ": "They differ",
    "single": "One source only",
    "later": "Later figures",
    "open": "Not known",
}
BLOCKS = {
    "caption": "caption", "byline": "byline", "credit": "credit", "timestamp": "time stamp", "nav": "navigation",
    "promo": "promotion", "paywall": "subscription offer", "related": "related stories", "social": "share bar",
    "ad": "advertisement", "topics": "topic tags", "masthead": "masthead", "page_render_date": "day the page was shown",
    "correction": "correction", "live_ticker": "live ticker", "other": "not named",
}  # fmt: skip
DATES = {"page_render": "day the page was shown", "relative": "relative", "caption": "in a caption", "refused": "not taken"}


def spelled(count: int) -> str:
    """A count as a word up to twelve, in digits beyond."""
    return SMALL[count] if 0 <= count < len(SMALL) else str(count)


def plural(count: int, noun: str, nouns: str | None = None) -> str:
    """As in "1 article", "9 articles"."""
    return f"{count} {noun if count == 1 else nouns or noun + 's'}"


def percent(share: float) -> str:
    """A share of 0 to 1 as "97 %", with a space that does not break; never 100 or 0 unless it is just that."""
    shown = round(share * 100)
    if shown == 100 and share < 1:
        shown = 99
    elif shown == 0 and share > 0:
        shown = 1
    return f"{min(shown, 100)}\u00a0%"


def sentence(text: str) -> str:
    """The words with a capital at the start and nothing else changed."""
    return text[:1].upper() + text[1:]


def closed(text: str) -> str:
    """The words as a sentence: a capital at the start, a stop at the end."""
    shown = sentence(text.strip())
    return shown if not shown or shown.endswith((".", "!", "?", "…", ".”", '."', ":")) else f"{shown}."


def listed(names: Iterable[str]) -> str:
    """As in "A", "A and B", "A, B and C"."""
    held = list(names)
    return held[0] if len(held) == 1 else f"{', '.join(held[:-1])} and {held[-1]}" if held else ""


@dataclass(frozen=True, slots=True)
class Calendar:
    """Shows dates on one page. year: the one that all dates of publication share, left out where it is plain; zones: are there several?"""

    year: str | None
    zones: bool

    def show(self, when: Mapping[str, Any] | None, *, years: bool = False) -> str:
        """As in "Thu 12 June, 06:40", "June 2031", "12 to 14 June", "date not established"."""
        value = when.get("value") if when else None
        if isinstance(value, str) and value:
            return self.point(value, years=years)
        bounds = [when.get(end) if when else None for end in ("not_before", "not_after")]
        low, high = (b if isinstance(b, str) and b else None for b in bounds)
        if low and high:
            return self.span(low, high, years=years)
        if low or high:
            return f"{self.day(low or high or '', years=years)} or {'later' if low else 'earlier'}"
        return UNDATED

    def point(self, value: str, *, years: bool = False) -> str:
        """One ISO value at its own granularity, the words as they are where it is no ISO value."""
        found = ISO.match(value)
        if not found:
            return value
        year, month, day, time, zone = found.groups()
        if not month or not 1 <= int(month) <= 12:
            return year
        if not day:
            return f"{MONTHS[int(month) - 1]} {year}"
        shown = f"{weekday(value)} {self.day(value, years=years)}".strip()
        offset = f" UTC{'' if zone == 'Z' else zone}" if zone and self.zones else ""
        return f"{shown}, {time}{offset}" if time else shown

    def day(self, value: str, *, years: bool = False) -> str:
        """As in "12 June", with its year where that is not the page's own."""
        found = ISO.match(value)
        if not found or not found[3] or not 1 <= int(found[2]) <= 12:
            return value
        tail = f" {found[1]}" if years or found[1] != self.year else ""
        return f"{int(found[3])} {MONTHS[int(found[2]) - 1]}{tail}"

    def span(self, low: str, high: str, *, years: bool = False) -> str:
        """As in "12 to 14 June", "30 June to 2 July"."""
        first, last = self.day(low, years=False), self.day(high, years=years)
        if low[:10] == high[:10]:
            return last
        if low[:7] == high[:7] and low[8:10].isdigit():
            return f"{int(low[8:10])} to {last}"
        return f"{self.day(low, years=low[:4] != high[:4])} to {last}" if first else last


def weekday(value: str) -> str:
    """As in "Thu" for an ISO day; nothing where the day is not in the calendar."""
    try:
        return WEEKDAYS[date.fromisoformat(value[:10]).weekday()]
    except ValueError:
        return ""


def calendar(whens: Iterable[Mapping[str, Any] | None]) -> Calendar:
    """The calendar for a page on which these dates of publication stand."""
    values = [w["value"] for w in whens if w and isinstance(w.get("value"), str)]
    found = [m for m in map(ISO.match, values) if m]
    years, zones = {m[1] for m in found}, {m[5] for m in found if m[4]}
    return Calendar(year=years.pop() if len(years) == 1 else None, zones=len(zones) > 1)
