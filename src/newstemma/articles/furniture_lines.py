"""A stretch of a document as its lines: where each stands, how far it is set in, what is above it.

Refuses to join them: that is the business of `furniture_units`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_SKIP = " \t\u00a0\u00ad\u200b\u200c\u200d\u2060\ufeff\u3000\u2002\u2003\u2009\u202f\x1c\x1d\x1e\x1f"


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it stands. start, end: white space at the ends left out; blanks: empty lines above; page: a form feed above."""

    start: int
    end: int
    columns: int
    indent: int
    blanks: int
    page: bool


def lines_of(text: str, start: int, end: int) -> list[Line]:
    """The lines of a stretch that hold anything to be seen, in order."""
    found: list[Line] = []
    at, blanks, page = start, 0, False
    for stop, after, feed in _ends(text, start, end):
        low, high = at, stop
        while low < high and (text[low] in _SKIP or text[low].isspace()):
            low += 1
        while high > low and (text[high - 1] in _SKIP or text[high - 1].isspace()) and text[high - 1] != "\u00ad":
            high -= 1
        if low < high and text[low:high].strip("\u00ad"):
            found.append(Line(low, high, high - at, low - at, blanks, page))
            blanks, page = 0, False
        else:
            blanks += 1
        page = page or feed
        at = after
    return found


def _ends(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """Where each line ends, where the next begins, and whether a page ends between them."""
    for match in _BREAK.finditer(text, start, end):
        yield match.start(), match.end(), match.group() == "\x0c"
    yield end, end, False
