"""The days around a date whose weekday is another: where the date falls, where the weekday, and what the others name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from newstemma.report.html_cast import Cast
from newstemma.report.html_pile import Node, many, one, strings, text
from newstemma.report.html_words import LONG_DAYS, WEEKDAYS, listed

LEAST = 5  # days of the strip
NAMED = re.compile(rf"\b({'|'.join(WEEKDAYS)})(?:day|sday|nesday|rsday|urday)?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the strip. marks: what falls on it, in our words, each with whether it stands against the others."""

    name: str
    number: int
    marks: list[tuple[str, bool]]


def week(cast: Cast, conflict: Node) -> list[Day]:
    """The strip of a difference between a weekday and a date; empty for any other."""
    if text(conflict, "kind") not in ("calendar", "weekday"):
        return []
    dissent = set(strings(conflict, "dissent"))
    marks: dict[date, list[tuple[str, bool]]] = {}
    off = False
    for position in many(conflict, "positions"):
        against = set(strings(position, "articles")) <= dissent
        letters = listed(m.letters for m in cast.marks(strings(position, "articles")))
        for day, word in _days(position):
            off = off or word == "the weekday in"
            marks.setdefault(day, []).append((f"{word} {letters}".strip(), against and word != ""))
    return list(_strip(marks)) if off else []


def _days(position: Node) -> Iterator[tuple[date, str]]:
    """The days that a side names: its date, and where that is another day, the nearest of its weekday."""
    value = one(position, "value")
    try:
        day = date.fromisoformat(text(value, "low"))
    except ValueError:
        return
    named = NAMED.search(text(value, "shown") or text(position, "text"))
    wanted = WEEKDAYS.index(named[1].capitalize()) if named else day.weekday()
    if wanted == day.weekday():
        yield day, ""
        return
    ahead = (wanted - day.weekday()) % 7
    yield day, "the date in"
    yield day + timedelta(days=ahead if ahead <= 3 else ahead - 7), "the weekday in"


def _strip(marks: dict[date, list[tuple[str, bool]]]) -> Iterator[Day]:
    """The days from one before the first mark to one after the last, of a fortnight at most."""
    first, last = min(marks) - timedelta(days=1), max(marks) + timedelta(days=1)
    while (last - first).days + 1 < LEAST:
        last += timedelta(days=1)
    for n in range(min((last - first).days + 1, 14)):
        day = first + timedelta(days=n)
        yield Day(LONG_DAYS[WEEKDAYS[day.weekday()]], day.day, marks.get(day, []))
