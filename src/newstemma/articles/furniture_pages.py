"""The furniture of printed pages: numbers, running heads and feet, "Continued on page 2", wherever one page ends and the next begins.

Refuses the head of the first page: that is the masthead, and says whose page it is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from newstemma.articles.furniture_lines import Line
from newstemma.articles.pieces import tidy

_PAGE_NUMBER = re.compile(r"(?:[-–—]\s?)?(?:page|pg\.?|p\.)?\s?\d{1,4}(?:\s?(?:of|/)\s?\d{1,4})?(?:\s?[-–—])?", re.IGNORECASE)
_PAGE_WORD = re.compile(r"page\s?\d{1,4}(?:\s?(?:of|/)\s?\d{1,4})?|[-–—]\s?\d{1,4}\s?[-–—]|\d{1,4}\s?(?:of|/)\s?\d{1,4}", re.IGNORECASE)
_TURN = re.compile(
    r"[(\[*•►]*\s?(?:please\s)?(?:(?:story|article|text)\s)?(?:continue[ds]?|cont(?:in|'?d)?\.?|turn|jump|see|more)\b.{0,50}\b"
    r"(?:(?:page|pg\.?|p\.)\s?[A-Z]?-?\d{1,3}|(?:next|back|previous|following) page|overleaf)\b.{0,20}"
    r"|[(\[]?(?:continued|cont'?d)\.{0,3}[)\]]?",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"(?:\d{1,4}|[A-Z]\d{1,2})(?:\s{2,}|\s?\|\s?|\s(?=[A-Z]{3}))\S.*"
    r"|.*\S(?:\s{2,}|\s?\|\s?)(?:page\s?)?(?:\d{1,4}|[A-Z]\d{1,2})"
)
_BARE = re.compile(r"\d{1,4}|[A-Z]\d{1,2}")
_ADDRESS = re.compile(r"(?:www\.|https?://)\S+")
_DIGITS = re.compile(r"\d+")
_STOP = re.compile(r"""[.!?:…]["'”’)\]]*$""")
_WIDEST = 110  # columns of a running head
_DEEPEST = 3  # lines of furniture at the top or bottom of a page
_BETWEEN = 4  # lines of furniture that stand in one broken sentence


def page_lines(text: str, lines: Sequence[Line]) -> set[int]:
    """Which lines are a page's number, its running head or its foot."""
    found = {n for n, line in enumerate(lines) if line.columns < 40 and _page_number(text, line)}
    turns = [n for n, line in enumerate(lines) if line.page]
    if found or turns:
        found |= _repeated(text, lines, found, turns)
    if turns:
        found |= _edges(text, lines, turns)
    return found | _interrupting(text, lines, found)


def _page_number(text: str, line: Line) -> bool:
    """Whether a line is a page's number: named as one, or a bare number beside a page's end."""
    words = text[line.start : line.end]
    return bool(_PAGE_WORD.fullmatch(words)) or (line.page and bool(_PAGE_NUMBER.fullmatch(words)))


def _repeated(text: str, lines: Sequence[Line], numbers: set[int], turns: Sequence[int]) -> set[int]:
    """The lines next to a page's number or turn that come again at others."""
    near = sorted({n + d for n in numbers for d in (-1, 1)} | {n + d for n in turns for d in (-1, 0)})
    shapes = {n: _shape(text, lines[n]) for n in near if 0 <= n < len(lines) and lines[n].columns < _WIDEST}
    often = Counter(shapes.values())
    return {n for n, words in shapes.items() if often[words] >= 2 and not words.endswith(".")}


def _edges(text: str, lines: Sequence[Line], turns: Sequence[int]) -> set[int]:
    """The lines at the tops and bottoms of pages, from the edge inwards, that come again on other pages or say where to turn."""
    starts = [0, *turns] if turns[0] else list(turns)
    edges: list[list[int]] = []
    for low, high in zip(starts, [*starts[1:], len(lines)], strict=True):
        deep = min(_DEEPEST, (high - low) // 2)
        edges += [list(range(low, low + deep)), list(range(high - 1, high - 1 - deep, -1))]
    often = Counter(_shape(text, lines[n]) for edge in edges for n in edge)
    found: set[int] = set()
    for edge in edges[1:]:  # the first page's top is its masthead
        for n in edge:
            words = text[lines[n].start : lines[n].end]
            if lines[n].columns >= _WIDEST or not (often[_shape(text, lines[n])] >= 2 or _PAGE_NUMBER.fullmatch(words) or _turns(words)):
                break
            found.add(n)
    return found


def _shape(text: str, line: Line) -> str:
    """A line with every number alike."""
    return _DIGITS.sub("#", tidy(text[line.start : min(line.end, line.start + _WIDEST)]).lower())


def _turns(words: str) -> bool:
    """Whether a line says where the story goes on, or that it does."""
    return len(words) < 70 and bool(_TURN.fullmatch(words.strip()))


def _interrupting(text: str, lines: Sequence[Line], known: set[int]) -> set[int]:
    """The few lines that stand in the middle of a sentence where a page without a form feed ends: a number, a running head, "Continued"."""
    found: set[int] = set()
    for n, line in enumerate(lines):
        if n in found or not 0 < n < len(lines) - 1 or not _numbers(text, line):
            continue
        low, high = n, n + 1
        while low > 0 and n - low < _BETWEEN and (low - 1 in known or _heads(text, lines[low - 1])):
            low -= 1
        while high < len(lines) and high - n < _BETWEEN and (high in known or _heads(text, lines[high])):
            high += 1
        if low > 0 and high < len(lines) and high - low <= _BETWEEN and _goes_on(text, lines[low - 1], lines[high]):
            found.update(range(low, high))
    return found


def _numbers(text: str, line: Line) -> bool:
    """Whether a line may number a page, or say where to turn."""
    if line.columns >= _WIDEST:
        return False
    words = text[line.start : line.end]
    return bool(_BARE.fullmatch(words) or _turns(words)) or bool(_NUMBERED.fullmatch(words)) and _heads(text, line)


def _heads(text: str, line: Line) -> bool:
    """Whether a line may be a running head: short, without an end of a sentence, few of its words in small letters."""
    words = text[line.start : line.end]
    if line.columns >= _WIDEST or _STOP.search(words):
        return False
    small = sum(1 for word in words.split() if word[0].islower())
    return _turns(words) or bool(_BARE.fullmatch(words) or _ADDRESS.fullmatch(words)) or small * 4 <= len(words.split())


def _goes_on(text: str, line: Line, after: Line) -> bool:
    """Whether a line breaks off in a sentence that the other goes on with."""
    last = text[line.end - 1]
    open_ended = last.islower() or last in ",-\u00ad"
    return line.columns >= 20 and open_ended and text[after.start].islower() and len(text[line.start : line.end].split()) >= 4
