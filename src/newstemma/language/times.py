"""Dates and times in running English news prose, resolved against the day of publication.

Refuses to guess: what the words do not place has no value, and a time of day without a day has none either.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from newstemma.language import relative, timewords, written
from newstemma.language.anchors import Anchor, Found
from newstemma.language.calendar import shifted, weekday_of
from newstemma.language.stamps import Stamp, parse_stamp, read_clock
from newstemma.model.reading import Time

__all__ = ["Stamp", "find_times", "parse_stamp", "weekday_of"]


_Reader = Callable[[re.Match[str], Anchor, str], Found | None]


def find_times(text: str, anchor: str | None) -> list[Time]:
    """Every date and time expression, in order, not overlapping.

    anchor  the day (or month, or year) of publication in ISO; relative and yearless expressions are resolved against it, and have
            no value without it
    A bare weekday is the last such day up to and including the anchor, unless its clause speaks of the future. A time of day that
    stands beside no day has granularity "minute" and no value. Cost: linear in the text.
    """
    base = Anchor.of(anchor)
    found = _joined(_chosen(_candidates(text, base)), text)
    return [
        Time(f.start, f.end, f.value, f.granularity, f.weekday, f.anchored, _lead(text, f.start), f.stretch) for f in _counted(found, text)
    ]


_LEAD = re.compile(
    r"\b(since|until|till|by|before|after|from|to|during|through|between|within|as\sof|prior\sto|ahead\sof"
    r"|starting|beginning)\s(?:on\s|at\s|in\s)?"
    r"(?:(?:the|about|around|at\sleast|late|early|mid|the\s(?:start|end|beginning)\sof|midnight\son)[\s-])*$",
    re.IGNORECASE,
)


def _lead(text: str, start: int) -> str | None:
    """The word before an expression that says how it bounds."""
    found = _LEAD.search(text[max(0, start - 40) : start])
    return " ".join(found[1].casefold().split()) if found else None


def _counted(found: list[Found], text: str) -> list[Found]:
    """As in "nine days before 17 July": the days are counted from the date that follows, and both are one expression."""
    out: list[Found] = []
    for this in found:
        last = out[-1] if out else None
        if last is not None and last.steps is not None and this.granularity == "day" and not text[last.end : this.start].strip(" \u00a0"):
            value = shifted(this.value[:10], last.steps) if this.value else None
            out[-1] = replace(this, start=last.start, value=value, weekday=None)
            continue
        out.append(this)
    return out


def _candidates(text: str, anchor: Anchor) -> Iterator[Found]:
    """What each pattern finds by itself."""
    for pattern, reader in _READERS:
        for match in pattern.finditer(text):
            found = reader(match, anchor, text)
            if found is not None:
                yield found
    for pattern in (timewords.MONTH_DAYS, timewords.DAYS_MONTH):
        for match in pattern.finditer(text):
            yield from written.both_ends(match, anchor, text)
    for match in timewords.YEARS.finditer(text):
        yield from written.both_years(match)


def _chosen(candidates: Iterator[Found]) -> list[Found]:
    """The longest at each place; what overlaps it is dropped."""
    chosen: list[Found] = []
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


def _joined(found: list[Found], text: str) -> list[Found]:
    """A time of day and the day it stands beside as one expression."""
    out: list[Found] = []
    for this in found:
        last = out[-1] if out else None
        if last is not None and this.start - last.end < 20 and _BESIDE.match(text[last.end : this.start]):
            pair = _pair(last, this)
            if pair is not None:
                out[-1] = pair
                continue
        out.append(this)
    return out


def _pair(first: Found, second: Found) -> Found | None:
    """Day and clock, either way round; None when they are two days or two clocks."""
    day, hour = (first, second) if second.clock else (second, first)
    if hour.clock is None or day.clock is not None or hour.value is not None:
        return None
    if day.granularity == "day":
        value = f"{day.value}T{hour.clock.text}" if day.value and hour.clock.text else day.value
        return replace(day, start=first.start, end=second.end, value=value, granularity=hour.clock.granularity)
    return None


def _clock(match: re.Match[str], _anchor: Anchor, _text: str) -> Found | None:
    """As in "8 a.m. local time", "0500 GMT", "around midnight": waits for its day."""
    clock = read_clock(match[0])
    return None if clock is None else Found(match.start(), match.end(), None, "minute", clock=clock)


_READERS: tuple[tuple[re.Pattern[str], _Reader], ...] = (
    (timewords.ISO, written.iso),
    (timewords.SLASHED, written.slashed),
    (timewords.DAY_MONTH, written.full_date),
    (timewords.WORD_MONTH, written.full_date),
    (timewords.MONTH_DAY, written.full_date),
    (timewords.MONTH_YEAR, written.month_year),
    (timewords.MONTH_ALONE, written.month_of_year),
    (timewords.YEAR_LED, written.year),
    (timewords.YEAR_FOLLOWED, written.year),
    (timewords.DECADE, written.span_of_years),
    (timewords.CENTURY, written.century),
    (timewords.QUARTER, written.quarter),
    (timewords.SEASON, written.season),
    (timewords.DAY_OF_WEEK, relative.weekday),
    (timewords.NEAR_DAY, relative.near_day),
    (timewords.NEAR_STRETCH, relative.near_stretch),
    (timewords.AGO, relative.ago),
    (timewords.CLOCK, _clock),
)
