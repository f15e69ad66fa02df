"""Percentage points in words, as those write who write of rates: "a full point", "half a percentage point", "a quarter-point cut"."""

from __future__ import annotations

import re

from newstemma.model.reading import Quantity

_SIZES = {"full": 1.0, "whole": 1.0, "half": 0.5, "quarter": 0.25, "three-quarter": 0.75, "three-quarters": 0.75}
_POINT = re.compile(
    r"\b(?:a )?(full|whole|half|three[- ]quarters?|quarter)(?:[- ]|[- ]a[- ]|[- ]of[- ]a[- ])"
    r"(?:percentage[- ]|per[- ]?cent[- ])?point\b(?![- ]?(?:blank|guard))",
    re.IGNORECASE,
)
_RATES = re.compile(
    r"\b(?:interest|policy|key|base|main|bank|lending|mortgage|inflation|growth|jobless)\s(?:rates?|fell|rose)\b"
    r"|\bbasis points?\b|\bpercentage points?\b|%"
)


def spoken_points(text: str, told_in: str | None = None) -> list[Quantity]:
    """Each as a figure of percentage points, where the text, or the one that it is told in, is of rates at all. Cost: linear."""
    found = [_as_points(m) for m in _POINT.finditer(text)]
    return found if found and _RATES.search(text if told_in is None else told_in) else []


def _as_points(match: re.Match[str]) -> Quantity:
    size = _SIZES[match[1].casefold().replace("three quarter", "three-quarter")]
    return Quantity(match.start(), match.end(), "number", size, size, "pp", None, False, "points", None, False, size, size, "pp")
