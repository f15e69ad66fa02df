"""Days, months, years and stretches of time that cannot all be."""

from __future__ import annotations

from newstemma.claims.beginnings import beginning_differences
from newstemma.claims.births import birth_differences
from newstemma.claims.calendar import calendar_differences
from newstemma.claims.clocks import clock_differences
from newstemma.claims.corrections import correction_differences
from newstemma.claims.ground import Ground
from newstemma.claims.hours import hour_differences
from newstemma.claims.lasting import lasting_differences
from newstemma.claims.moved import moved
from newstemma.claims.quarters import quarter_differences
from newstemma.claims.spans_of_time import span_differences
from newstemma.claims.two_dates import date_slots
from newstemma.claims.weekdays import day_differences
from newstemma.claims.worst_since import worst_since_differences
from newstemma.model.claim import Conflict


def date_differences(ground: Ground) -> list[Conflict]:
    """The differences between dates in one story."""
    finders = (
        day_differences,
        calendar_differences,
        span_differences,
        lasting_differences,
        birth_differences,
        clock_differences,
        quarter_differences,
        correction_differences,
        worst_since_differences,
    )
    found = [conflict for find in finders for conflict in find(ground)]
    seen = {at for conflict in found for position in conflict.positions for at in position.at}
    later = [c for find in (beginning_differences, moved, hour_differences, date_slots) for c in find(ground)]
    return found + [c for c in later if not any(at in seen for p in c.positions for at in p.at)]
