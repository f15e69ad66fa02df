"""Two times in words: whether they can be the same one, and whether they exclude one another.

A draft may be written on any day, so what counts from that day ("yesterday", "last week") excludes nothing.
"""

from __future__ import annotations

import re
from datetime import date

from newstemma.model.reading import Time

_FROM_NOW = re.compile(
    r"\b(?:today|tonight|yesterday|tomorrow|now|this|last|next|past|previous|following|coming|ago|earlier|later|before|after|since)\b",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"\d\s*[:.h]\s*\d\d|\d\s*[ap]\.?m\b|\bnoon\b|\bmidnight\b|o['’]clock", re.IGNORECASE)
_YEAR = re.compile(r"\b\d{4}\b")
_DAY = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)?\b")


def same_time(a: Time, shown_a: str, b: Time, shown_b: str) -> bool:
    """Whether both can be one time: all that both name is the same."""
    if shown_a.casefold() == shown_b.casefold():
        return True
    ours, theirs = _named(a, shown_a), _named(b, shown_b)
    common = ours.keys() & theirs.keys()
    return bool(common) and all(ours[k] == theirs[k] for k in common)


def times_apart(a: Time, shown_a: str, b: Time, shown_b: str) -> bool:
    """Whether something that both name in words is not the same; neither counts from the day on which it was written."""
    ours, theirs = _named(a, shown_a, strict=True), _named(b, shown_b, strict=True)
    if not ours or not theirs:
        return False
    common = ours.keys() & theirs.keys()
    if ours.keys() == {"year"} != theirs.keys() or theirs.keys() == {"year"} != ours.keys():
        return False  # "in 2019" and "on 3 March 2021" seldom answer one question
    return any(ours[k] != theirs[k] for k in common)


def _named(t: Time, shown: str, *, strict: bool = False) -> dict[str, str]:
    """Year, month, day, weekday, clock, and a stretch that no calendar unit fits: those that the words name, and where they are not
    strict, those that follow.
    """
    found: dict[str, str] = {}
    value = t.value or ""
    if strict and _FROM_NOW.search(shown):
        return {}
    if t.stretch is not None:
        return {"stretch": t.stretch}
    if t.weekday is not None:
        found["weekday"] = str(t.weekday)
    explicit = not t.anchored or t.weekday is None
    if len(value) >= 4 and explicit and (not t.anchored or not strict) and (_YEAR.search(shown) or not strict):
        found["year"] = value[:4]
    if len(value) >= 7 and explicit:
        found["month"] = value[5:7]
    if len(value) >= 10 and explicit and (_DAY.search(shown) or not strict):
        found["day"] = value[8:10]
        if not strict and "weekday" not in found:
            found["weekday"] = str(date.fromisoformat(value[:10]).weekday())
    if t.anchored and t.weekday is None:
        found.pop("year", None)
        if not _DAY.search(shown):
            found.pop("day", None)
            found.pop("weekday", None)
    if _CLOCK.search(shown) and "T" in value:
        found["clock"] = value[11:16]
    return found
