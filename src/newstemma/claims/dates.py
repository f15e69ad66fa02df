"""Days, months, years and stretches of time that cannot all be."""

from __future__ import annotations

from newstemma.claims.calendar import calendar_differences
from newstemma.claims.corrections import correction_differences
from newstemma.claims.ground import Ground
from newstemma.claims.spans_of_time import span_differences
from newstemma.claims.weekdays import day_differences
from newstemma.model.claim import Conflict


def date_differences(ground: Ground) -> list[Conflict]:
    """The differences between dates in one story."""
    found = day_differences(ground) + calendar_differences(ground) + span_differences(ground)
    return found + correction_differences(ground)
