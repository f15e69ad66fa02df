"""Marks in a text: taken out of it, with the offsets that they then have."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from evals.marked_nouns import BadMark, Mark, Part

MARK_ID = re.compile(r"[cdef]\d+[a-z]?")
_PIECE = re.compile(r"\\([\[\]])|\[([^\[\]|]*)\|([^\[\]|]+)\]|[\[\]]")
#: A stop, perhaps quotation marks, then a capital: a sentence end, unless a short word or initials stand before it.
_END = re.compile(r"(\S+?)[.!?][”\"’')]*\s+[“\"‘'(]*[A-Z0-9]")
_SHORT = re.compile(
    r"[\W]*(?:[A-Z]|[A-Za-z](?:\.[A-Za-z])+|Mr|Mrs|Ms|Dr|Gen|Col|Sgt|Lt|Capt|St|Mt|No|Prof|Sen|Rep|Gov|Jr|Sr|Inc|Co|vs"
    r"|Jan|Feb|Aug|Sept?|Oct|Nov|Dec)"
)


def marked_text(path: Path, line: int, raw: str, part: Part, before: int = 0) -> tuple[str, list[Mark]]:
    """The text without its marks, and the marks; `before` is where the text begins in its part. Raises BadMark."""
    out: list[str] = []
    marks: list[Mark] = []
    last = 0
    for piece in _PIECE.finditer(raw):
        out.append(raw[last : piece.start()])
        last = piece.end()
        start = before + sum(map(len, out))
        if piece[1]:
            out.append(piece[1])
        elif piece[3] is None:
            raise BadMark(
                path, line, f"a bracket that is no mark; a literal one is \\{piece[0]}: {raw[piece.start() : piece.start() + 40]!r}"
            )
        else:
            marks += [Mark(i, part, start, start + len(piece[3]), piece[3], line) for i in _ids(path, line, piece[2], piece[3])]
            out.append(piece[3])
    out.append(raw[last:])
    return "".join(out), marks


def marked_body(path: Path, dateline: tuple[int, str] | None, lines: Iterable[tuple[int, str]]) -> tuple[str, list[Mark]]:
    """The paragraphs of a body joined by a blank line, the dateline in front of the first, and the marks in them."""
    body = ""
    marks: list[Mark] = []
    ahead = dateline
    for number, line in lines:
        if not line.strip():
            continue
        body += "\n\n" if body else ""
        if ahead is not None:
            words, found = marked_text(path, *ahead, "body", len(body))
            body, marks, ahead = f"{body}{words} ", marks + found, None
        words, found = marked_text(path, number, line.strip(), "body", len(body))
        body, marks = body + words, marks + found
    return body, marks


def _ids(path: Path, line: int, ids: str, text: str) -> list[str]:
    """The ids of one mark. Raises BadMark."""
    named = ids.split()
    wrong = [i for i in named if not MARK_ID.fullmatch(i)]
    if wrong or not named or len(set(named)) < len(named):
        raise BadMark(path, line, f"no ids such as 'c3 d1a', or one of them twice: {ids!r}")
    if text != text.strip():
        raise BadMark(path, line, f"a mark begins or ends with a space: {text!r}")
    if any(not _SHORT.fullmatch(end[1]) for end in _END.finditer(text)):
        raise BadMark(path, line, f"a mark that crosses a sentence end: {text!r}")
    return named
