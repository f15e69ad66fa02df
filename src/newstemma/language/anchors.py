"""What dates are resolved against, and a date in the making."""

from __future__ import annotations

import re
from dataclasses import dataclass

from newstemma.language.calendar import day_of
from newstemma.language.stamps import Clock
from newstemma.language.tense import leans
from newstemma.model.text import Granularity


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
class Found:
    """A `Time` in the making. clock: a time of day that stands alone or beside a day.

    steps  days from the date that follows: "nine days before 17 July" is -9
    """

    start: int
    end: int
    value: str | None = None
    granularity: Granularity | None = None
    weekday: int | None = None
    anchored: bool = False
    clock: Clock | None = None
    stretch: str | None = None
    steps: int | None = None


_UNTIL = re.compile(r"\b(?:until|till|through)\s(?:[\w.:]{1,8}\s){0,3}$", re.IGNORECASE)


def looks_ahead(text: str, start: int, end: int) -> bool:
    """Whether the clause looks ahead: by its verb, or, where none tells, by "until" and "through" before the date."""
    way = leans(text, start, end)
    return way == "future" or (way is None and bool(_UNTIL.search(text[max(0, start - 24) : start])))
