"""Two texts laid beside each other: what is the same, left out, put in, put otherwise, in characters, cut at whole words.

Bounded: what is too long to be compared word by word is first cut at words that stand once in both.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

Op = tuple[str, int, int, int, int]
Block = tuple[int, int, int]

_TOKEN = re.compile(r"\w+|[^\w\s]")
_SMALL = 400_000  # words of the one times words of the other: some 0.1 s at worst on one core; a pair of 600-word speeches


def ops(base: str, here: str) -> tuple[Op, ...]:
    """[equal|delete|insert|replace, base_start, base_end, here_start, here_end], in order, covering both texts.

    Cost     about linear where most words are the same; never over some 0.1 s for each 600 words
    Source   anchors at words that stand once: the patience diff of Bram Cohen
    """
    ours, theirs = list(_TOKEN.finditer(base)), list(_TOKEN.finditer(here))
    found = blocks([t.group() for t in ours], [t.group() for t in theirs])
    same = [(ours[i + k].span(), theirs[j + k].span()) for i, j, size in found for k in range(size)]
    rows: list[Op] = []
    a = b = 0
    for (low, high), (start, end) in [*same, ((len(base), len(base)), (len(here), len(here)))]:
        _between(rows, base, here, (a, low, b, start))
        _add(rows, "equal", low, high, start, end)
        a, b = high, end
    return tuple(rows)


def _between(rows: list[Op], base: str, here: str, cut: tuple[int, int, int, int]) -> None:
    """What stands between two words that are the same: spaces that are the same too, then what differs."""
    a, low, b, start = cut
    while a < low and b < start and base[a] == here[b] and (base[a].isspace() or base[a:low] == here[b:start]):
        _add(rows, "equal", a, a + 1, b, b + 1)
        a, b = a + 1, b + 1
    tail = 0
    while tail < min(low - a, start - b) and base[low - 1 - tail] == here[start - 1 - tail] and base[low - 1 - tail].isspace():
        tail += 1
    kind = "replace" if low - tail > a and start - tail > b else "delete" if low - tail > a else "insert"
    _add(rows, kind, a, low - tail, b, start - tail)
    _add(rows, "equal", low - tail, low, start - tail, start)


def _add(rows: list[Op], kind: str, low: int, high: int, start: int, end: int) -> None:
    """One more row, grown onto the last one where both are of the same kind; nothing where it is empty."""
    if low == high and start == end:
        return
    if rows and rows[-1][0] == kind:
        rows[-1] = (kind, rows[-1][1], high, rows[-1][3], end)
    else:
        rows.append((kind, low, high, start, end))


def blocks(a: Sequence[str], b: Sequence[str]) -> list[Block]:
    """(place in a, place in b, size) of the runs that both have, in order of both."""
    found: list[Block] = []
    todo = [(0, len(a), 0, len(b))]
    while todo:
        alo, ahi, blo, bhi = todo.pop()
        if (ahi - alo) * (bhi - blo) <= _SMALL:
            matcher = SequenceMatcher(None, a[alo:ahi], b[blo:bhi], autojunk=False)
            found += [(alo + m.a, blo + m.b, m.size) for m in matcher.get_matching_blocks() if m.size]
            continue
        size = _head(a[alo:ahi], b[blo:bhi])
        tail = _head(a[alo + size : ahi][::-1], b[blo + size : bhi][::-1])
        found += [(alo, blo, size), (ahi - tail, bhi - tail, tail)]
        anchors = _anchors(a, b, (alo + size, ahi - tail, blo + size, bhi - tail))
        found += [(i, j, 1) for i, j in anchors]
        edges = [(alo + size - 1, blo + size - 1), *anchors, (ahi - tail, bhi - tail)]
        if anchors or (size or tail):
            todo += [(i + 1, k, j + 1, m) for (i, j), (k, m) in pairwise(edges)]
    return sorted(block for block in found if block[2])


def _head(a: Sequence[str], b: Sequence[str]) -> int:
    """How many words at the start are the same."""
    return next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


def _anchors(a: Sequence[str], b: Sequence[str], cut: tuple[int, int, int, int]) -> list[tuple[int, int]]:
    """Places of words that stand once in each stretch, the most of them that come in the same order."""
    alo, ahi, blo, bhi = cut
    once = Counter(a[alo:ahi])
    there = Counter(b[blo:bhi])
    places = {b[j]: j for j in range(blo, bhi) if there[b[j]] == 1}
    pairs = [(i, places[a[i]]) for i in range(alo, ahi) if once[a[i]] == 1 and a[i] in places]
    return list(_rising(pairs))[::-1]


def _rising(pairs: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The longest run of pairs that rises in both, backwards."""
    ends: list[int] = []
    tops: list[int] = []
    before: list[int] = []
    for n, (_, j) in enumerate(pairs):
        at = bisect_left(ends, j)
        if at == len(ends):
            ends.append(j)
            tops.append(n)
        ends[at], tops[at] = j, n
        before.append(tops[at - 1] if at else -1)
    n = tops[-1] if tops else -1
    while n >= 0:
        yield pairs[n]
        n = before[n]
