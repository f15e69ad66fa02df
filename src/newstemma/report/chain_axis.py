"""Where a time stands on a drawing, which ticks the axis bears, and how wide words are. Nothing is drawn sharper than it was written."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from newstemma.report.html_words import Calendar

DAY = 1440
_STEPS = (60, 180, 360, 720, DAY, 2 * DAY, 7 * DAY, 14 * DAY, 31 * DAY, 92 * DAY, 366 * DAY, 5 * 366 * DAY, 20 * 366 * DAY)
_NARROW = frozenset("iljtfrI.,:;'|!()[]·’‘- ")
_BROAD = frozenset("mwMWQO@%—…&")


@dataclass(frozen=True, slots=True)
class Tick:
    """A line across the drawing at a time, and where its label has its middle."""

    x: float
    middle: float
    label: str


@dataclass(frozen=True, slots=True)
class Axis:
    """Minutes from low to high laid on x0 to x1."""

    low: int
    high: int
    x0: float
    x1: float

    def at(self, minute: int | None, otherwise: float) -> float:
        """Where a minute stands, held within the axis; `otherwise` where there is none."""
        if minute is None:
            return otherwise
        part = (minute - self.low) / (self.high - self.low)
        return round(self.x0 + min(1.0, max(0.0, part)) * (self.x1 - self.x0), 1)

    def ticks(self, calendar: Calendar) -> list[Tick]:
        """At most eight, none closer than its label is wide."""
        step = next((s for s in _STEPS if (self.high - self.low) / s <= max(2.0, (self.x1 - self.x0) / 100)), _STEPS[-1])
        found: list[Tick] = []
        end = -9.0
        for minute in range(-(-self.low // step) * step, self.high + 1, step):
            x, label = self.at(minute, self.x0), _named(minute, calendar, first=not found)
            half = width(label, 12) / 2
            middle = max(x, half)
            if middle - half > end + 8:
                found.append(Tick(x, round(middle, 1), label))
                end = middle + half
        return found


def axis(spans: Iterable[tuple[int, int]], x0: float, x1: float) -> Axis:
    """An axis that holds all spans, at least three hours long; some day where there is none."""
    held = list(spans) or [(0, DAY)]
    low, high = min(s[0] for s in held), max(s[1] for s in held)
    lacking = max(0, 180 - (high - low))
    return Axis(low - lacking // 2, high + lacking - lacking // 2, x0, x1)


def _named(minute: int, calendar: Calendar, *, first: bool) -> str:
    """As in "13 June", "noon", "18:00"; the first with its day."""
    days, rest = divmod(minute, DAY)
    day = calendar.day(date.fromordinal(days).isoformat()) if 1 <= days < date.max.toordinal() else ""
    if rest == 0:
        return day
    clock = f"{rest // 60:02d}:{rest % 60:02d}"
    return f"{day}, {clock}" if first else "noon" if rest == DAY // 2 else clock


def width(words: str, size: float, *, bold: bool = False) -> float:
    """How wide words are at most, in pixels, in the broad ones of the fonts that the page may be shown in."""
    return round(sum(_em(c) for c in words) * size * (1.08 if bold else 1.0), 1)


def _em(char: str) -> float:
    if char in _NARROW:
        return 0.42
    if char in _BROAD:
        return 0.98
    if unicodedata.east_asian_width(char) in "WF":
        return 1.05
    return 0.76 if char.isupper() else 0.0 if unicodedata.combining(char) else 0.64


def fitted(words: str, size: float, room: float, *, bold: bool = False) -> str:
    """The words, or as many characters of them as have room, with three dots."""
    if width(words, size, bold=bold) <= room:
        return words
    kept = words
    while kept and width(kept + "…", size, bold=bold) > room:
        kept = kept[:-1]
    return kept.rstrip() + "…" if kept else ""
