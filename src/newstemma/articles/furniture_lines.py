"""A captured page of plain text as units: lines that belong together are one unit, with its words repaired.

Undoes hard wraps, double spacing, page breaks with their numbers and running heads, and hyphens at line ends.
Refuses to say what a unit is.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from newstemma.articles.pieces import tidy

_BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_SKIP = " \t\u00a0\u00ad\u200b\u200c\u200d\u2060\ufeff\u3000\u2002\u2003\u2009\u202f\x1c\x1d\x1e\x1f"
_PAGE_NUMBER = re.compile(r"(?:[-–—]\s?)?(?:page|pg\.?|p\.)?\s?\d{1,4}(?:\s?(?:of|/)\s?\d{1,4})?(?:\s?[-–—])?", re.IGNORECASE)
_PAGE_WORD = re.compile(r"page\s?\d{1,4}(?:\s?(?:of|/)\s?\d{1,4})?|[-–—]\s?\d{1,4}\s?[-–—]|\d{1,4}\s?(?:of|/)\s?\d{1,4}", re.IGNORECASE)
_GAP = re.compile(r"\S(?:[ \u00a0]{3,}|\t+)\S")
_STOP = re.compile(r"""[.!?:…]["'”’)\]]*$""")
_DIGITS = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*")
_HYPHEN_END = re.compile(r"[^\W_][-‐]$")
_LIST_MARK = re.compile(r"(?:[*+•·●▪■◦‣►→»]|[-–—o]|\d{1,2}[.)])\s")
_FIRST = re.compile(r"\w*-|\S+")
_LEANS = re.compile(r"(?:^|\s)(?:the|of|an?|and|in|to|for|with|by|on|at|from|that|as|his|her|its|their|or|but|said|was|were|is|are)$")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uff00-\uffef\u3001-\u300f]")
_BEGINS = re.compile(r"(?:By|BY|Published|Updated|Posted|PUBLISHED|UPDATED|POSTED|Photo:|Image:|Related:|RELATED|READ MORE)\b")
_LABEL = re.compile(r"[A-Z][A-Za-z -]{1,18}:\s")
_MIN_WIDTH, _MAX_WIDTH = 40, 130  # columns: narrower is a list, wider is a paragraph a line
_RAGGED = 14  # columns that the lines of proportional type copied from a PDF differ by


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it stands. start, end: white space at the ends left out; blanks: empty lines above; page: a form feed above."""

    start: int
    end: int
    columns: int
    indent: int
    blanks: int
    page: bool


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


def units(text: str, lines: Sequence[Line]) -> list[Unit]:
    """The lines joined into units, in order."""
    width = wrap_width(text, lines)
    heads = _page_lines(text, lines)
    spaced = width is not None and _double_spaced(text, lines, width)
    groups: list[list[Line]] = []
    last: Line | None = None
    held: list[Line] = []
    for line in lines:
        if line in heads:
            held.append(line)
            continue
        joins = last is not None and _joins(text, last, line, width, spaced=spaced, turned=bool(held) or line.page)
        if not joins:
            groups.extend([head] for head in held)
            groups.append([])
        groups[-1].append(line)
        last, held = line, []
    groups.extend([head] for head in held)
    return _repaired(text, groups, heads)


def _repaired(text: str, groups: list[list[Line]], heads: set[Line]) -> list[Unit]:
    """Each group of lines as a unit with its words mended."""
    hyphens = any(_HYPHEN_END.search(text, line.start, line.end) for group in groups for line in group[:-1])
    vocabulary = _vocabulary(text, groups) if hyphens else Counter()
    made = []
    for group in groups:
        spans = tuple((line.start, line.end) for line in group)
        made.append(
            Unit(
                group[0].start,
                group[-1].end,
                spans,
                mend(text, spans, vocabulary),
                group[0].blanks,
                group[0] in heads,
                _in_columns(text, spans),
            )
        )
    return made


def _in_columns(text: str, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a line stands in columns."""
    return len(spans) == 1 and spans[0][1] - spans[0][0] < 400 and _GAP.search(text, *spans[0]) is not None


def mends(text: str, page: Sequence[Unit]) -> Counter[str]:
    """The words that decide on hyphens at the line ends of a page; empty where no line of it ends in one."""
    if not any(_HYPHEN_END.search(text, low, high) for unit in page for low, high in unit.lines[:-1]):
        return Counter()
    return Counter(word.lower() for unit in page for low, high in unit.lines for word in _WORD.findall(text[low:high]))


def _vocabulary(text: str, groups: list[list[Line]]) -> Counter[str]:
    """How often each word stands inside a line, with its hyphens."""
    seen: Counter[str] = Counter()
    for group in groups:
        for line in group:
            seen.update(word.lower() for word in _WORD.findall(text[line.start : line.end]))
    return seen


def wrap_width(text: str, lines: Sequence[Line]) -> int | None:
    """The column at which the text is broken by hand; None: its lines are whole paragraphs or lists.

    It is the width under which nearly all lines stay, when enough lines come near it and go on in the next.
    """
    lengths = sorted(line.columns for line in lines)
    if not lengths:
        return None
    width = lengths[min(len(lengths) - 1, int(len(lengths) * 0.995))]
    if not _MIN_WIDTH <= width <= _MAX_WIDTH:
        return None
    near = goes_on = full = 0
    for line, after in zip(lines, lines[1:], strict=False):
        if line.columns >= width - _RAGGED:
            near += 1
            goes_on += text[after.start].islower() or text[line.end - 1] in ",-"
            full += after.blanks == 0 and _first_word(text, after) > width - line.columns - 1
    mostly = near >= 2 and goes_on * 3 >= near or near >= 4 and full * 10 >= near * 7
    return width if mostly or goes_on >= 6 and full >= 10 else None  # menus have lines near any width, but do not go on in the next


def _first_word(text: str, line: Line) -> int:
    """Columns of a line's first word, up to a hyphen in it."""
    match = _FIRST.match(text, line.start, line.start + 60)
    return len(match.group()) if match else 1


def _double_spaced(text: str, lines: Sequence[Line], width: int) -> bool:
    """Whether an empty line stands after every line of a wrapped text, so that it parts nothing."""
    apart = [(a, b) for a, b in zip(lines, lines[1:], strict=False) if a.columns >= width - _RAGGED]
    on = sum(1 for a, b in apart if b.blanks and text[b.start].islower())
    return len(apart) >= 3 and on * 3 >= len(apart)


def _joins(text: str, line: Line, after: Line, width: int | None, *, spaced: bool, turned: bool) -> bool:
    """Whether the second line goes on with the sentence or paragraph of the first."""
    ending = text[max(line.start, line.end - 6) : line.end]
    begins = text[after.start : after.start + 24]
    if _LIST_MARK.match(begins):
        return False
    ends = bool(_STOP.search(ending))
    if width is None:
        close = after.blanks == 0 or turned
        return close and not ends and begins[0].islower() and 45 <= line.columns <= _MAX_WIDTH
    if begins[0].islower() and (ending[-1] == "\u00ad" or not after.blanks and _HYPHEN_END.search(ending)):
        return True
    if not ends and _BEGINS.match(begins):
        return False
    if after.blanks and not spaced:
        return not ends and line.columns >= width - 2 * _RAGGED and (begins[0].islower() or turned or after.blanks > 1 and _open(ending))
    if spaced and after.blanks > 1 and ends:
        return False
    if _LABEL.match(begins) and not spaced and line.columns < width - _RAGGED:
        return False
    room = width - line.columns - 1
    first = _first_word(text, after)
    if first > room:
        return not (ends and after.indent > line.indent and after.indent <= 8)
    return _runs_on(ending, begins, room - first, ends=ends)


def _runs_on(ending: str, begins: str, spare: int, *, ends: bool) -> bool:
    """Whether a line that had room for the next word still goes on: ragged type, broken by eye."""
    return not ends and spare <= _RAGGED and (_open(ending) and begins[0].islower() or bool(_LEANS.search(ending)))


def _open(ending: str) -> bool:
    """Whether a line's last characters leave its sentence open."""
    return ending[-1].islower() or ending[-1] in ",-;"


def _page_lines(text: str, lines: Sequence[Line]) -> set[Line]:
    """Page numbers, and the running heads beside them: lines that come again on other pages."""
    numbers = [n for n, line in enumerate(lines) if line.columns < 40 and _page_number(text, line)]
    turns = {n for n, line in enumerate(lines) if line.page}
    if not numbers and not turns:
        return set()
    near = sorted({n + d for n in numbers for d in (-1, 1)} | {n + d for n in turns for d in (-1, 0)})
    shape = {
        n: _DIGITS.sub("#", tidy(text[lines[n].start : lines[n].end]).lower())
        for n in near
        if 0 <= n < len(lines) and lines[n].columns < 90
    }
    often = Counter(shape.values())
    found = {lines[n] for n in numbers}
    return found | {lines[n] for n, words in shape.items() if often[words] >= 2 and not words.endswith(".")}


def _page_number(text: str, line: Line) -> bool:
    """Whether a line is a page's number: named as one, or a bare number beside a page's end."""
    words = text[line.start : line.end]
    return bool(_PAGE_WORD.fullmatch(words)) or (line.page and bool(_PAGE_NUMBER.fullmatch(words)))


def mend(text: str, spans: Sequence[tuple[int, int]], vocabulary: Counter[str]) -> str:
    """The words of some lines as one: wraps joined, hyphens at line ends mended, tidied."""
    if len(spans) == 1:
        return tidy(text[spans[0][0] : spans[0][1]])
    parts: list[str] = []
    for number, (low, high) in enumerate(spans):
        part = text[low:high]
        if number + 1 < len(spans):
            follows = text[spans[number + 1][0] : spans[number + 1][1]]
            part = _seam(part, follows, vocabulary)
        parts.append(part)
    return tidy("".join(parts))


def _seam(part: str, follows: str, vocabulary: Counter[str]) -> str:
    """The end of a line made ready for the next: with a space, without one, or without its hyphen."""
    if part[-1] == "\u00ad" or part.endswith(("—", "--")) and not part[-3:-1].isspace() and not part[-2:-1].isspace():
        return part
    if not _HYPHEN_END.search(part):
        return part if _CJK.match(part[-1]) and _CJK.match(follows[0]) else part + " "
    before = re.search(r"[\w’'-]*$", part[-60:-1])
    after = re.match(r"[\w’']+", follows[:60])
    if before is None or after is None or not before.group():
        return part + " " if after is None else part
    return part if keeps_hyphen(before.group(), after.group(), vocabulary) else part[:-1]


def keeps_hyphen(before: str, after: str, vocabulary: Counter[str]) -> bool:
    """Whether a hyphen at a line's end belongs to the word: "long-" "range" yes, "re-" "ported" no.

    Asked in order: what else stands in the text; capitals, digits and further hyphens; parts that make compounds; whether both
    halves are words.
    """
    left, right = unicodedata.normalize("NFC", before).lower(), unicodedata.normalize("NFC", after).lower()
    whole, joined = vocabulary[f"{left}-{right}"], vocabulary[left + right]
    if whole != joined:
        return whole > joined
    if not left.isalpha() or not right.isalpha() or after[0].isupper():
        return True
    firsts, seconds, tails = _compounds()
    if right in tails:
        return False
    if left in firsts or right in seconds:
        return True
    return vocabulary[left] > 1 and vocabulary[right] > 1 and min(len(left), len(right)) > 2


@cache
def _compounds() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """First parts and second parts of hyphenated compounds, and endings that are no word."""
    table = files("newstemma.articles").joinpath("assets/hyphens.txt").read_text("utf-8")
    named: dict[str, frozenset[str]] = {}
    for line in table.splitlines():
        name, _, words = line.partition(": ")
        if words and not line.startswith("#"):
            named[name] = named.get(name, frozenset()) | frozenset(words.split())
    return named["first"], named["second"], named["tail"]


def clip(spans: Sequence[tuple[int, int]], low: int, high: int) -> tuple[tuple[int, int], ...]:
    """The parts of the lines that lie between two offsets."""
    return tuple((max(a, low), min(b, high)) for a, b in spans if max(a, low) < min(b, high))
