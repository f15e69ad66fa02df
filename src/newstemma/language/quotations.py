"""Words inside quotation marks, paragraph by paragraph.

Curly, straight and angle double marks, two single marks that stand for one, and single ones where they cannot be apostrophes. A quotation
that runs over paragraphs (an opening mark at the head of each, a closing one at the end of the last) gives one piece a paragraph, the
earlier ones `closed`.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from newstemma.model.reading import Quotation

_PAIRS = {"“": "”", "«": "»", "„": "“”", "‟": "”"}
_DOUBLE = re.compile(r"[“”„‟«»\"]|''|``")
#: At most 40 apostrophes inside, so that a page of stray marks costs no more than its length.
#: An opening single mark: at the start or after a space or bracket, before a letter; the closing one: after a letter or stop.
_SINGLE = re.compile(r"(?:(?<=[\s(\[—–-])|^)[‘'](?=\w)([^‘’'\n]*(?:['’](?=\w)[^‘’'\n]*){0,40})[’'](?![\w])")
_MIN_SINGLE_WORDS = 2  # one word in single marks is a scare quote or an elision


def find_quotations(text: str, start: int = 0, end: int | None = None) -> list[Quotation]:
    """The quotations of one paragraph text[start:end], in order, offsets into `text`, marks left out. Cost: linear."""
    stop = len(text) if end is None else end
    found = _doubles(text, start, stop)
    taken = [(q.start, q.end) for q in found]
    ends = [end for _, end in taken]
    for match in _SINGLE.finditer(text, start, stop):
        inner = match.group(1)
        near = bisect_right(ends, match.start())  # the first double pair that ends behind the single mark
        free = near == len(taken) or taken[near][0] >= match.end()
        if free and len(inner.split()) >= _MIN_SINGLE_WORDS:
            found.append(Quotation(match.start(1), match.end(1), closed=True))
    return sorted(found, key=lambda q: q.start)


def _doubles(text: str, start: int, stop: int) -> list[Quotation]:
    found: list[Quotation] = []
    opened: int | None = None
    closers = ""
    inner = 0
    straight = [m.start() for m in re.finditer('"', text[start:stop])]

    def later(at: int) -> bool:
        """Whether a mark after a figure may be inches: the quotation is closed by another one behind it."""
        if closers == "”":
            return text.find("”", at, stop) >= 0
        return (len(straight) - bisect_right(straight, at - start)) % 2 == 1

    for match in _DOUBLE.finditer(text, start, stop):
        mark, at = match.group(), match.start()
        mark = '"' if len(mark) > 1 else mark  # typewriter style: two single marks make a double one
        if opened is None:
            if mark == '"' and (_inch(text, at) or (len(match.group()) > 1 and at > 0 and text[at - 1].isalnum())):
                continue
            if mark in "”»":  # a closing mark alone: the quotation was opened in an earlier paragraph or lost its mark
                continue
            opened, closers, inner = match.end(), _PAIRS.get(mark, '"”'), 0
        elif mark == "“" and closers == '"”':  # curly marks inside straight ones
            inner += 1
        elif mark == "”" and inner:
            inner -= 1
        elif mark in closers or (mark == '"' and closers == "”"):
            if mark == '"' and _inch(text, at) and later(at):
                continue
            if at > opened:
                found.append(Quotation(opened, at, closed=True))
            opened = None
    if opened is not None and stop > opened and text[opened:stop].strip():
        found.append(Quotation(opened, stop, closed=False))
    return found


def _inch(text: str, at: int) -> bool:
    """Whether a straight mark that would open stands right after a figure: inches (6'2"), since an opening mark follows a space."""
    return at > 0 and text[at - 1].isdigit()
