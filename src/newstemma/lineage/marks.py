"""Which characters of many texts stand inside quotation marks: what `language.quotations` finds line by line, by test, but faster.

The marks are found by numpy, the pairs of double marks are followed mark by mark; lines with single or doubled single marks are left to
`find_quotations` itself.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from newstemma.language.quotations import find_quotations
from newstemma.lineage.codes import Coded, coded
from newstemma.lineage.wordstream import Flags, Ints

Cut = tuple[int, int]
_OPENERS = {"“": "”", "«": "»", "„": "“”", "‟": "”", '"': '"”'}
_DOUBLE, _SINGLE, _COLON = np.uint8(1), np.uint8(2), np.uint8(3)
_LINE_END = ord("\n")
_DOUBLES, _SINGLES = '“”„‟«»"', "'‘`"


@dataclass(frozen=True, slots=True)
class Marks:
    """What the marks of a few texts say.

    quoted   for each text the characters inside quotation marks, in order
    text, at   the text and the place of every colon that ends a line, in order
    """

    quoted: list[list[Cut]]
    text: Ints
    at: Ints


def quoted_cuts(texts: Sequence[str]) -> list[list[Cut]]:
    """For each text the characters inside quotation marks, in order. A line ends every quotation. Cost: linear."""
    return [cuts for chunk in coded(texts) for cuts in chunk_marks(chunk, [True] * len(chunk.texts)).quoted]


def chunk_marks(chunk: Coded, wanted: Sequence[bool]) -> Marks:
    """The marks of one chunk; wanted: of each text, whether its quotations are looked for (else it has none)."""
    kinds = _table().take(chunk.wide, mode="clip")
    colons = np.flatnonzero(kinds == _COLON)
    colons = colons[chunk.narrow[colons + 1] == _LINE_END]
    text = np.searchsorted(chunk.begins, colons, "right") - 1
    quoted = list(_quoted(chunk, kinds, wanted)) if any(wanted) else [[] for _ in wanted]
    return Marks(quoted, text, colons - chunk.begins[text])


def _quoted(chunk: Coded, kinds: NDArray[np.uint8], wanted: Sequence[bool]) -> Iterator[list[Cut]]:
    places, bounds = _of_texts(chunk, np.flatnonzero(kinds == _DOUBLE))
    singles, odd_bounds = _of_texts(chunk, _odd(chunk.wide, np.flatnonzero(kinds == _SINGLE)))
    for n, text in enumerate(chunk.texts):
        if not wanted[n]:
            yield []
            continue
        inside = places[bounds[n] : bounds[n + 1]]
        lines = _lines(text, singles[odd_bounds[n] : odd_bounds[n + 1]])
        if not lines:
            yield _followed(text, inside)
            continue
        outside = [at for at in inside if (line := bisect(lines, (at, len(text) + 1)) - 1) < 0 or at >= lines[line][1]]
        asked = [(q.start, q.end) for low, high in lines for q in find_quotations(text, low, high)]
        yield sorted(_followed(text, outside) + asked)


def _of_texts(chunk: Coded, places: Ints) -> tuple[list[int], list[int]]:
    """(places as each text counts them, where those of each text begin)."""
    bounds = places.searchsorted(chunk.begins)
    return (places - np.repeat(chunk.begins[:-1], np.diff(bounds))).tolist(), bounds.tolist()


def _lines(text: str, places: list[int]) -> list[Cut]:
    """The lines in which the places stand, each once."""
    found: list[Cut] = []
    for at in places:
        if not found or at >= found[-1][1]:
            end = text.find("\n", at)
            found.append((text.rfind("\n", 0, at) + 1, end if end >= 0 else len(text)))
    return found


@cache
def _table() -> NDArray[np.uint8]:
    """The marks, by code."""
    found = np.zeros(0x10000, np.uint8)
    found[[ord(mark) for mark in _DOUBLES]] = _DOUBLE
    found[[ord(mark) for mark in _SINGLES]] = _SINGLE
    found[ord(":")] = _COLON
    return found


def _odd(codes: NDArray[np.intp], single: Ints) -> Ints:
    """Single marks that may open: not behind a letter, a figure or a stop; and two in a row."""
    before, after = codes[np.maximum(single - 1, 0)], codes[np.minimum(single + 1, codes.size - 1)]
    twice = (after == codes[single]) & (codes[single] != ord("‘"))
    opens = (single == 0) | _may_precede().take(before, mode="clip")
    found: Ints = single[twice | (opens & (codes[single] != ord("`")))]
    return found


@cache
def _may_precede() -> Flags:
    """What may stand before a single mark that opens: space, a bracket, a dash."""
    return np.array([chr(code).isspace() or chr(code) in "([—–-" for code in range(0x10000)])


def _followed(text: str, places: list[int]) -> list[Cut]:
    """The pairs of double marks, as `find_quotations` pairs them."""
    found: list[Cut] = []
    opened, closers, inner = -1, "", 0
    for at in places:
        mark = text[at]
        if opened >= 0 and (end := text.find("\n", opened, at)) >= 0:
            found += _unclosed(text, opened, end)
            opened = -1
        if opened < 0:
            if mark in _OPENERS and not (mark == '"' and at > 0 and text[at - 1].isdigit()):
                opened, closers, inner = at + 1, _OPENERS[mark], 0
        elif mark == "“" and closers == '"”':
            inner += 1
        elif mark == "”" and inner:
            inner -= 1
        elif mark in closers or (mark == '"' and closers == "”"):
            if at > opened:
                found.append((opened, at))
            opened = -1
    if opened >= 0:
        end = text.find("\n", opened)
        found += _unclosed(text, opened, end if end >= 0 else len(text))
    return found


def _unclosed(text: str, opened: int, end: int) -> list[Cut]:
    """A quotation that ends with its line."""
    return [(opened, end)] if text[opened:end].strip() else []
