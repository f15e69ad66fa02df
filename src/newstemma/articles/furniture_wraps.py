"""At which column a text was broken by hand, stretch by stretch: a page may hold a wide head and a narrow column.

Refuses to join lines; it says how wide they were set.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from newstemma.articles.furniture_lines import Line

RAGGED = 14  # columns that the lines of proportional type copied from a PDF differ by
MAX_WIDTH = 130  # columns: wider is a paragraph a line
_MIN_WIDTH = 40  # columns: narrower is a list, unless a stretch of it plainly goes on from line to line
_NARROWEST, _WIDEST = 22, 100  # columns of a stretch that is told by itself
_FIRST = re.compile(r"\w*-|\S+")
_STOP = re.compile(r"""[.!?:…]["'”’)\]]*$""")
_SEEDS = 4  # lines that go on in the next which make a stretch
_REACH = 9  # lines between two such lines of one stretch: a paragraph of names and sentence ends
_TAIL = 5  # lines after the last such line that may still belong to it
_APART = 0.8  # of the page's width: a stretch narrower than this has its own


def wrap_width(text: str, lines: Sequence[Line]) -> int | None:
    """The column at which the text is broken by hand; None: its lines are whole paragraphs or lists.

    It is the width under which nearly all lines stay, when enough lines come near it and go on in the next.
    """
    lengths = sorted(line.columns for line in lines)
    if not lengths:
        return None
    width = lengths[min(len(lengths) - 1, int(len(lengths) * 0.995))]
    if not _MIN_WIDTH <= width <= MAX_WIDTH:
        return None
    near = goes_on = full = 0
    for line, after in zip(lines, lines[1:], strict=False):
        if line.columns >= width - RAGGED:
            near += 1
            goes_on += text[after.start].islower() or text[line.end - 1] in ",-"
            full += after.blanks == 0 and first_word(text, after) > width - line.columns - 1
    mostly = near >= 2 and goes_on * 3 >= near or near >= 4 and full * 10 >= near * 7
    return width if mostly or goes_on >= 6 and full >= 10 else None  # menus have lines near any width, but do not go on in the next


def first_word(text: str, line: Line) -> int:
    """Columns of a line's first word, up to a hyphen in it."""
    match = _FIRST.match(text, line.start, line.start + 60)
    return len(match.group()) if match else 1


def widths_of(text: str, lines: Sequence[Line]) -> list[int | None]:
    """For each line the column at which its stretch is broken by hand; None: it is not. Page numbers and running heads left out before."""
    whole = wrap_width(text, lines)
    widths: list[int | None] = [whole] * len(lines)
    for low, high, width in _stretches(text, lines):
        if whole is None or width < whole * _APART:
            widths[low:high] = [width] * (high - low)
    return widths


def _stretches(text: str, lines: Sequence[Line]) -> list[tuple[int, int, int]]:
    """Stretches of lines set to one width, each told by lines of like length that go on in the next: from, to, width."""
    runs: list[list[int]] = []
    widest = 0
    for n in _seeds(text, lines):
        columns = lines[n].columns
        fits = runs and n - runs[-1][-1] <= _REACH and 0.5 * widest <= columns <= 2 * widest
        if fits and all(lines[m].columns <= 1.15 * max(widest, columns) for m in range(runs[-1][-1] + 1, n)):
            runs[-1].append(n)
            widest = max(widest, columns)
        else:
            runs.append([n])
            widest = columns
    found = [_stretch(text, lines, run) for run in runs if len(run) >= _SEEDS]
    return [one for one in found if one is not None]


def _seeds(text: str, lines: Sequence[Line]) -> list[int]:
    """The lines of middling length whose sentence, or word, goes on in the line right below."""
    found = []
    for n in range(len(lines) - 1):
        line, after = lines[n], lines[n + 1]
        if after.blanks or not _NARROWEST * 0.7 <= line.columns <= _WIDEST or not text[after.start].islower():
            continue
        if not _STOP.search(text[max(line.start, line.end - 6) : line.end]):
            found.append(n)
    return found


def _stretch(text: str, lines: Sequence[Line], run: Sequence[int]) -> tuple[int, int, int] | None:
    """The stretch that some lines stand for; None: they differ too much in length, or go on too seldom."""
    columns = sorted(lines[n].columns for n in run)
    limit = 1.3 * columns[len(columns) // 2]
    kept = [n for n in run if lines[n].columns <= limit]
    low, high = kept[0], kept[-1] + 2
    width = max(line.columns for line in lines[low:high] if line.columns <= limit)
    full = sum(1 for n in kept if first_word(text, lines[n + 1]) + _slack(width) > width - lines[n].columns - 1)
    if not _NARROWEST <= width <= _WIDEST or full * 4 < len(kept) * 3 or len(kept) * 3 < high - low - 1:
        return None
    while low > 0 and kept[0] - low < 3 and lines[low].blanks == 0 and lines[low - 1].columns <= width:
        low -= 1
    while high < len(lines) and high - kept[-1] - 2 < _TAIL and lines[high].columns <= width:
        high += 1
    return low, high, width


def _slack(width: int) -> int:
    """Columns by which the lines of proportional type fall short of the width."""
    return min(RAGGED, width // 5)


def ragged(width: int) -> int:
    """Columns that lines of one width differ by."""
    return min(RAGGED, width // 3)
