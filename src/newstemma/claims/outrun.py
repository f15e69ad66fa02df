"""A headline that its own text has left behind: "at least 31 dead" above, and "at least 44" below, with no 31 anywhere.

Refuses headlines that the text bears out, those that round what it has, and counts that the text sets back or sets elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from newstemma.claims.figure import Figure, number
from newstemma.claims.tolls import is_toll

_ROUGH = re.compile(r"\+|\b(?:more|over|nearly|almost|about|around|some|upwards|close)\b", re.IGNORECASE)
_RAISED = 1.15  # times: "more than 50" stands above 53, and no longer above 59
_FAR = 4.0  # times: what is so much more counts something else
_FEW = 3  # dead: "at least two" above three may be two of them


def outrun(title: Figure, body: Sequence[Figure]) -> list[Figure]:
    """The figures of the text, all of one number, that its headline's toll has not caught up with; none where it has."""
    told = [g for g in body if g.action == title.action and is_toll(g)]
    if not is_toll(title) or title.quantity.approximate or any(number(g) == number(title) for g in told):
        return []
    mine = [g for g in told if g.who in ("anyone", title.who) and not (g.part or g.bounds.scope or g.bounds.away or g.bounds.earlier)]
    first = [g for g in mine if (g.lead or g.bounds.grown) and not g.quantity.approximate]
    if not first or any(number(g) < number(title) for g in first):
        return []
    most = max(map(number, first))
    return [g for g in first if number(g) == most] if _is_behind(title, most) else []


def _is_behind(title: Figure, most: float) -> bool:
    small = number(title)
    if _ROUGH.search(title.shown):
        return _RAISED * small <= most <= _FAR * small
    return _FEW <= small < most <= _FAR * small and not _rounds(small, most)


def _rounds(small: float, most: float) -> bool:
    """Whether the smaller number is the larger one cut off at its own last digit: 140 above 145; 31 is no other number."""
    digits = f"{small:.0f}"
    step: int = 10 ** (len(digits) - len(digits.rstrip("0")))
    return step > 1 and most // step * step == small
