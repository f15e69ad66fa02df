"""Rows of a CSV or TSV text, each cell with the characters that it stands on. Linear; refuses nothing: an odd row says so of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's words, doubled quotation marks made single, and where they stand in the table's text (without the marks around)."""

    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Row:
    """A row, the number of its first line (from 1), and whether a quotation mark in it is opened and never closed."""

    line: int
    cells: tuple[Cell, ...]
    broken: bool = False


def separator(text: str, media_type: str) -> str:
    """The sign between the cells: the one that stands most often in the first line, outside quotation marks; a tab in a TSV."""
    first = re.sub(r'"[^"]*"', "", text.lstrip("\ufeff\r\n").partition("\n")[0])
    if media_type == "text/tab-separated-values" and "\t" in first:
        return "\t"
    return max(",;\t|", key=first.count)


def rows(text: str, sign: str) -> Iterator[Row]:
    """The rows with something in them, in order."""
    stop = re.compile(f"[{re.escape(sign)}\r\n]")
    at, line, counted, sound = 1 if text.startswith("\ufeff") else 0, 1, 0, True
    while at < len(text):
        line, counted = line + text.count("\n", counted, at), at
        cells: list[Cell] = []
        broken = False
        while True:
            cell, at, closed = _cell(text, at, sign, stop, sound=sound)
            cells.append(cell)
            if not closed:
                sound, broken = False, True
            if text[at : at + 1] != sign:
                break
            at += 1
        at += 2 if text.startswith("\r\n", at) else 1
        if len(cells) > 1 or cells[0].value.strip():
            yield Row(line, tuple(cells), broken)


def _cell(text: str, at: int, sign: str, stop: re.Pattern[str], *, sound: bool) -> tuple[Cell, int, bool]:
    """The cell at a place, where it ends, and whether its quotation mark is closed.

    sound: once a mark was found open to the end of the file, no later one is looked for: it would be sought through all the rest.
    """
    quoted = text.startswith('"', at)
    if quoted and sound:
        end = at + 1
        while (end := text.find('"', end)) >= 0 and text.startswith('""', end):
            end += 2
        if end >= 0 and text[end + 1 : end + 2] in ("", sign, "\r", "\n"):
            return Cell(text[at + 1 : end].replace('""', '"'), at + 1, end), end + 1, True
        quoted = end < 0
    match = stop.search(text, at)
    end = match.start() if match else len(text)
    return Cell(text[at:end], at, end), end, not quoted
