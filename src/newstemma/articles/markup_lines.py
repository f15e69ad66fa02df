"""Lines within a block: a byline and its date told apart, lines parted by <br>."""

from __future__ import annotations

import re
from functools import lru_cache

from newstemma.articles.markup import Node, Runs

_NAMED_INLINE = re.compile(r"author|byline|by-line|writer|date|time|publish|credit|copyright|updated", re.IGNORECASE)
_TIME_INLINE = re.compile(r"date|time|publish|updated", re.IGNORECASE)
_SENTENCE = re.compile(r"[a-z]{3}[.!?][\"'”’]?(?:\s|<|$)")
_MAX_PARTED = 900  # characters of source; a longer line is no byline


@lru_cache(maxsize=16384)
def is_named_inline(attrs: str) -> bool:
    """Whether an inline element is called a name, a date or a credit."""
    return _NAMED_INLINE.search(attrs) is not None


def is_short_line(text: str, runs: Runs) -> bool:
    """Whether runs are a line of a few things rather than prose."""
    return runs[-1][1] - runs[0][0] <= _MAX_PARTED and not _SENTENCE.search(text, runs[0][0], runs[-1][1])


def by_marks(runs: Runs, marks: list[tuple[int, Node | None]], node: Node) -> list[tuple[Runs, Node]]:
    """A line cut at the inline elements in it that are named, as a byline and its date are.

    Words between two named elements go with the later one ("By", "and", "Updated"), those at the end with the earlier one.
    """
    parts: list[tuple[Runs, Node]] = []
    pending: Runs = []
    for (at, named), (stop, _) in zip([(0, None), *marks], [*marks, (len(runs), None)], strict=True):
        pending += runs[at:stop]
        if named is None or at == stop:
            continue
        if parts and _tells_time(parts[-1][1]) == _tells_time(named):
            parts[-1][0].extend(pending)
        else:
            parts.append((pending, named))
        pending = []
    if not parts:
        return [(runs, node)]
    parts[-1][0].extend(pending)
    return parts


def _tells_time(node: Node) -> bool:
    return node.tag == "time" or _TIME_INLINE.search(node.attrs) is not None


def by_breaks(runs: Runs) -> list[Runs]:
    """The lines of a block; a <br> is an empty run."""
    lines: list[Runs] = [[]]
    for run in runs:
        if run[0] == run[1]:
            lines.append([])
        else:
            lines[-1].append(run)
    return [line for line in lines if line]


def are_paragraphs(text: str, lines: list[Runs]) -> bool:
    """Whether lines parted by single <br> are paragraphs: long, and each the end of a sentence."""
    if len(lines) < 2 or sum(line[-1][1] - line[0][0] for line in lines) < 90 * len(lines):
        return False
    return all(text[line[0][0] : line[-1][1]].rstrip()[-1:] in "\"'.!?”’)…;" for line in lines[:-1])
