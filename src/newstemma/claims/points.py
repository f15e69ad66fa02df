"""Times of publication held against each other, each as sharp as it was written. Refuses to guess a zone."""

from __future__ import annotations

from datetime import UTC, datetime

_DAY, _MINUTE = 10, 16  # characters of an ISO value


def sortable(value: str) -> str:
    """An ISO value as words that sort by it: to the minute at one place on earth where a zone is given, else as it stands."""
    if len(value) > _MINUTE:
        found = datetime.fromisoformat(value)
        if found.tzinfo is not None:
            return found.astimezone(UTC).isoformat()[:_MINUTE] + "Z"
    return value


def surely_before(one: str, other: str) -> bool:
    """Whether a time lies before another: by the minute where both name a zone, or neither does; else by the day."""
    a, b = sortable(one), sortable(other)
    if len(a) == len(b):
        return a < b
    least = min(_DAY, len(one), len(other))
    return one[:least] < other[:least]
