"""Which two texts may share a passage, and where: the places at which they hold the same fingerprint.

Up to a hundred texts with one fingerprint are paired all with all. More are paired with one of them, the centre, the longest: that
loses no text of a family, leaves each trim beside what it was cut from, and stays linear in the family's size. Refuses any limit above
which a fingerprint would be ignored.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from newstemma.lineage.fingerprints import Postings, spread
from newstemma.lineage.wordstream import Flags, Hashes, Ints

Numbers = NDArray[np.signedinteger[Any]]

#: A story has up to about a hundred articles, and inside it every pair is wanted. On 37,554 articles of news 250 gives twice the seeds of
#: 100 and 32 a third of them, with the same families.
ALL_PAIRS = 100
_BLOCK = 8_000  # texts whose pairs with earlier ones are sought at a time


@dataclass(frozen=True, slots=True)
class Held:
    """Every fingerprint of the texts: cut key, text, and its first word in the text; rank: of each text, a hash of its words."""

    key: Hashes
    text: Ints
    at: Ints
    rank: Hashes
    lists: Postings


@dataclass(frozen=True, slots=True)
class Seeds:
    """Pairs of texts (left ranks below right), sorted, and for each seed the number of its pair and its place in either text."""

    left: Ints
    right: Ints
    pair: Ints
    i: Ints
    j: Ints


@dataclass(frozen=True, slots=True)
class _Entries:
    """Occurrences of fingerprints that several texts hold, grouped, in order of the texts. start, size: of the group of each."""

    number: Numbers
    text: Numbers
    start: Numbers
    size: Numbers


def seeds_in_blocks(held: Held, fresh: Flags) -> Iterator[Seeds]:
    """The seeds of all pairs in which at least one text is `fresh`, each pair once, in blocks that bound the memory.

    fresh  one flag a text
    Cost   linear in the fresh texts; up to 100 times the fingerprints that up to 100 texts share
    """
    entries = _entries(held, fresh)
    step = _BLOCK if fresh.all() else max(1, fresh.size)
    for low in range(0, fresh.size, step):
        yield _seeds(held, entries, fresh, low, low + step)


def _seeds(held: Held, entries: _Entries, fresh: Flags, low: int, high: int) -> Seeds:
    """The seeds of the pairs whose later text is numbered from `low` to `high`, or of all where `high` is the end."""
    x, y = _all_pairs(entries, fresh, low, high)
    large = np.flatnonzero(entries.size > ALL_PAIRS)
    ends = _stars(entries, large, held, fresh)
    if fresh.all():
        later = np.maximum(*ends)
        ends = (ends[0][(low <= later) & (later < high)], ends[1][(low <= later) & (later < high)])
    pairs, pair = np.unique(
        np.concatenate([_pairs(entries.text[x], entries.text[y], held.rank), _pairs(*ends, held.rank)]), return_inverse=True
    )
    left, right = (pairs >> np.uint64(32)).astype(np.int64), (pairs & np.uint64(2**32 - 1)).astype(np.int64)
    u, v = entries.number[x], entries.number[y]
    turned = held.text[u] != left[pair[: x.size]]
    u, v = np.where(turned, v, u), np.where(turned, u, v)
    also, p, q = _in_both(entries, large, left, right)
    return Seeds(
        left,
        right,
        np.concatenate([pair[: x.size], also]),
        held.at[np.concatenate([u, p])].astype(np.int64),
        held.at[np.concatenate([v, q])].astype(np.int64),
    )


def _all_pairs(entries: _Entries, fresh: Flags, low: int, high: int) -> tuple[Ints, Ints]:
    """Entries of each small group, two by two, one of them of a fresh text; where all are, the later text from `low` to `high`."""
    new = np.flatnonzero(fresh[entries.text] & (entries.size <= ALL_PAIRS) & (entries.text >= low) & (entries.text < high))
    if fresh.all():
        count = new - entries.start[new]
        return np.repeat(new, count), spread(entries.start[new], count)
    x, y = np.repeat(new, entries.size[new]), spread(entries.start[new], entries.size[new])
    once = (x != y) & ((y < x) | ~fresh[entries.text[y]])
    return x[once], y[once]


def _entries(held: Held, fresh: Flags) -> _Entries:
    """The groups that hold one of the new texts and another text."""
    which, number = held.lists.shared() if fresh.all() else held.lists.holders(np.unique(held.key[fresh[held.text]]))
    edge = np.flatnonzero(np.concatenate([[True], which[1:] != which[:-1]])) if which.size else np.zeros(0, np.int64)
    size = np.diff(np.concatenate([edge, [which.size]]))
    edge, size = edge[size > 1], size[size > 1]
    rows = spread(edge, size)
    start = np.cumsum(size) - size
    number = number[rows]
    return _Entries(number, held.text[number], *(np.repeat(column.astype(np.int32), size) for column in (start, size)))


def _pairs(x: Ints, y: Ints, rank: Hashes) -> Hashes:
    """Two texts as one number, the one of lower rank above."""
    swap = rank[x] > rank[y]
    left, right = np.where(swap, y, x).astype(np.uint64), np.where(swap, x, y).astype(np.uint64)
    return (left << np.uint64(32)) | right


def _stars(entries: _Entries, large: Ints, held: Held, fresh: Flags) -> tuple[Ints, Ints]:
    """For each text of a large group its pair with the centre: the text with most fingerprints, of those the one of lowest rank."""
    text, start = entries.text[large], entries.start[large]
    size = np.bincount(held.text, minlength=fresh.size) if large.size else np.zeros(fresh.size, np.int64)
    order = np.lexsort((held.rank[text], -size[text], start))
    first = np.flatnonzero(np.concatenate([[True], np.diff(start) != 0])) if large.size else np.zeros(0, np.int64)
    centre = np.repeat(text[order[first]], np.diff(np.concatenate([first, [large.size]])))
    wanted = (centre != text) & (fresh[centre] | fresh[text])
    return centre[wanted], text[wanted]


def _in_both(entries: _Entries, large: Ints, left: Ints, right: Ints) -> tuple[Ints, Ints, Ints]:
    """(number of the pair, occurrence left, occurrence right) for each fingerprint of a large group that both texts of a pair hold."""
    text, start = entries.text[large].astype(np.int64), entries.start[large].astype(np.int64)
    order = np.argsort(text, kind="stable")
    low_left, high_left = (text[order].searchsorted(left, side) for side in ("left", "right"))
    low_right, high_right = (text[order].searchsorted(right, side) for side in ("left", "right"))
    swap = high_right - low_right < high_left - low_left
    low = np.where(swap, low_right, low_left)
    count = np.where(swap, high_right - low_right, high_left - low_left) * ((high_left > low_left) & (high_right > low_right))
    rows = order[spread(low, count)]
    pair = np.repeat(np.arange(left.size), count)
    other = np.where(swap, left, right)[pair]
    size = int(text.max(initial=0)) + 1
    keys = start * size + text
    found = keys.searchsorted(start[rows] * size + other)
    there = found < keys.size
    there[there] = keys[found[there]] == (start[rows] * size + other)[there]
    rows, found, pair = rows[there], found[there], pair[there]
    here, across = entries.number[large[rows]], entries.number[large[found]]
    turned = swap[pair]
    return pair, np.where(turned, across, here), np.where(turned, here, across)
