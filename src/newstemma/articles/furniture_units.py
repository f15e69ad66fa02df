"""A captured page of plain text as units: lines that belong together are one unit, with its words repaired.

Undoes hard wraps, double spacing and page breaks with their numbers and running heads. Refuses to say what a unit is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from newstemma.articles.furniture_cuts import dateline
from newstemma.articles.furniture_lines import Line
from newstemma.articles.furniture_mend import HYPHEN_END, mend, vocabulary_of
from newstemma.articles.furniture_pages import page_lines
from newstemma.articles.furniture_wraps import MAX_WIDTH, RAGGED, first_word, ragged, widths_of, wrap_width

_GAP = re.compile(r"\S(?:[ \u00a0]{3,}|\t+)\S")
_STOP = re.compile(r"""[.!?:…]["'”’)\]]*$""")
_LIST_MARK = re.compile(r"(?:[*+•·●▪■◦‣►→»]|[-–—o]|\d{1,2}[.)])\s")
LEANS = re.compile(
    r"(?:^|\s)(?:the|of|an?|and|in|to|for|with|by|on|at|from|that|as|his|her|its|their|or|but|said|was|were|is|are|about|than|into|when"
    r"|who|which|where|while|because|if|has|have|had|been|be|will|would|could|between|through|near|nearly|around|our|Mrs?|Ms|Dr|St)$"
)
_BEGINS = re.compile(r"(?:By|BY|Published|Updated|Posted|PUBLISHED|UPDATED|POSTED|Photo:|Image:|Related:|RELATED|READ MORE)\b")
_BYLINE = re.compile(r"(?:By|BY)(?:\s(?:[A-Z][\w.'’-]*,?|and|in|for|of|the|&)){1,9}")
_OPENING = re.compile(
    r"(?:The|An?|It|He|She|They|We|But|When|After|Before|As|There|This|These|Those|Some|More than|At least|If|While|About|In (?:a|an|the)"
    r"|On (?:a|an|the)|At (?:a|an|the)) [a-z]"
)
_FIELD = re.compile(r"(?:title|date|authors?|published|updated|outlet|source|publisher|url|link|tags|categor(?:y|ies)|slug|layout|lang):\s")
_LABEL = re.compile(r"[A-Z][A-Za-z -]{1,18}:\s")


@dataclass(frozen=True, slots=True)
class Unit:
    """Lines that are one paragraph, heading or list entry. lines: (start, end) of those that hold its words; text: repaired.

    blanks  empty lines above it
    page    it is a page's number or running head
    columns its words stand in columns, parted by wide gaps, as menus do
    """

    start: int
    end: int
    lines: tuple[tuple[int, int], ...]
    text: str
    blanks: int
    page: bool = False
    columns: bool = False


def units(text: str, lines: Sequence[Line]) -> list[Unit]:
    """The lines joined into units, in order."""
    heads = page_lines(text, lines)
    kept = [line for n, line in enumerate(lines) if n not in heads] if heads else lines
    widths = widths_of(text, kept)
    whole = wrap_width(text, lines)
    spaced = whole is not None and _double_spaced(text, lines, whole)
    groups: list[list[Line]] = []
    pages: set[Line] = set()
    held: list[Line] = []
    at = 0
    for n, line in enumerate(lines):
        if n in heads:
            held.append(line)
            continue
        turned = bool(held) or line.page
        at += 1
        if at < 2 or not _joins(text, kept[at - 2], line, widths[at - 2], spaced=spaced, turned=turned, running=len(groups[-1]) > 1):
            pages.update(held)
            groups.extend([head] for head in held)
            groups.append([])
        groups[-1].append(line)
        held = []
    pages.update(held)
    groups.extend([head] for head in held)
    return _repaired(text, groups, pages)


def _repaired(text: str, groups: Sequence[Sequence[Line]], pages: set[Line]) -> list[Unit]:
    """Each group of lines as a unit with its words mended."""
    spanned = [tuple((line.start, line.end) for line in group) for group in groups]
    vocabulary = vocabulary_of(text, spanned)
    return [
        Unit(
            group[0].start,
            group[-1].end,
            spans,
            mend(text, spans, vocabulary),
            group[0].blanks,
            group[0] in pages,
            _in_columns(text, spans),
        )
        for group, spans in zip(groups, spanned, strict=True)
    ]


def mends(text: str, page: Sequence[Unit]) -> Counter[str]:
    """The words that decide on hyphens at the line ends of a page; empty where no line of it ends in one."""
    return vocabulary_of(text, [unit.lines for unit in page])


def _in_columns(text: str, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a line stands in columns."""
    return len(spans) == 1 and spans[0][1] - spans[0][0] < 400 and _GAP.search(text, *spans[0]) is not None


def _double_spaced(text: str, lines: Sequence[Line], width: int) -> bool:
    """Whether an empty line stands after every line of a wrapped text, so that it parts nothing."""
    apart = [(a, b) for a, b in zip(lines, lines[1:], strict=False) if a.columns >= width - RAGGED]
    on = sum(1 for a, b in apart if b.blanks and text[b.start].islower())
    return len(apart) >= 3 and on * 3 >= len(apart)


def _joins(text: str, line: Line, after: Line, width: int | None, *, spaced: bool, turned: bool, running: bool) -> bool:
    """Whether the second line goes on with the sentence or paragraph of the first."""
    ending = text[max(line.start, line.end - 8) : line.end]
    begins = text[after.start : after.start + 24]
    if _LIST_MARK.match(begins) or _FIELD.match(begins):
        return False
    ends = bool(_STOP.search(ending))
    if turned and not ends and begins[0].islower() and line.columns >= (20 if width else 45):
        return True
    if width is None:
        return after.blanks == 0 and not ends and begins[0].islower() and 45 <= line.columns <= MAX_WIDTH
    if begins[0].islower() and (ending[-1] == "\u00ad" or not after.blanks and HYPHEN_END.search(ending)):
        return True
    if not ends and (_BEGINS.match(begins) or begins[0].isupper() and line.columns < 90 and _BYLINE.fullmatch(text, line.start, line.end)):
        return False
    if not ends and not running and begins[0].isupper() and _opens(text, after) and not LEANS.search(ending):
        return False
    rag = ragged(width)
    if after.blanks and not spaced:
        return not ends and line.columns >= width - 2 * rag and (begins[0].islower() or turned or after.blanks > 1 and _open(ending))
    if spaced and after.blanks > 1 and ends:
        return False
    if _LABEL.match(begins) and not spaced and line.columns < width - rag:
        return False
    room = width - line.columns - 1
    first = first_word(text, after)
    if first > room:
        return not (ends and after.indent > line.indent and after.indent <= 8)
    return _runs_on(ending, begins, room - first, rag, ends=ends, running=running)


def _opens(text: str, line: Line) -> bool:
    """Whether a line opens a sentence: with a small word in a capital, or a dateline. What stands above it is a heading then."""
    return _OPENING.match(text, line.start, line.end) is not None or dateline(text, line.start, min(line.end, line.start + 160)) is not None


def _runs_on(ending: str, begins: str, spare: int, rag: int, *, ends: bool, running: bool) -> bool:
    """Whether a line that had room for the next word still goes on: ragged type, broken by eye."""
    if ends or spare > rag:
        return False
    return running and spare <= rag // 4 or _open(ending) and begins[0].islower() or LEANS.search(ending) is not None


def _open(ending: str) -> bool:
    """Whether a line's last characters leave its sentence open."""
    return ending[-1].islower() or ending[-1] in ",-;"
