"""Common property: stretches that many texts hold although the rest of them is held by few.

A slogan, an appeal, a line about the author, a statement that everybody prints. A stretch of a much reprinted story is none: the rest of
that story is as much reprinted. Refuses to count copies alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from newstemma.lineage.fingerprints import spread
from newstemma.lineage.prose import SKETCH_WORDS, bits_of, rare_words
from newstemma.lineage.runs import Runs
from newstemma.lineage.shelf import Shelf
from newstemma.lineage.wordstream import Flags, Hashes, Ints

#: Mean of the texts that hold a stretch's fingerprints, from which on it can be common property.
_MANY = 4.5  # five, of which one or another holds its edge otherwise
_OFTENER = 2  # a fingerprint is held about as often as the stretch from this part of it on: a half
_REST_HELD = 0.3  # of the fingerprints to be expected outside the stretch, held about as often: from here on the whole text is reprinted
#: Words outside the shared stretches, and their share of all: an article with fewer is nothing but the stretch.
_REST, _REST_SHARE = 32, 0.15
#: Share of rare words outside the stretch that two articles on one subject have in common: .28 leaves 2 in 100 pairs of other subjects
#: and takes half of those on one event (600 stories told by two or three outlets). Then the stretch is news, not furniture.
_ONE_SUBJECT = 0.28
_FEW_WORDS = 12  # rare words: under this nothing is said of an article's subject
_NOBODY = np.uint64(2**64 - 1)  # above every rank
_UNIT = 256  # logarithms are kept as whole numbers, so that their sums do not depend on their order
#: Counts of holders are compared with these steps.
_STEPS = np.array([2, 3, 4, 6, *(1 << k for k in range(3, 30))])


def common_runs(shelf: Shelf, left: Ints, right: Ints, runs: Runs, houses: Ints | None) -> Flags:
    """For each run whether it is common property of texts of one house or of different subjects.

    left, right   the texts of each pair; runs.pair: numbers of pairs
    houses        a number for the outlet of each text, -1 where it is not known; None: not asked, then subjects are not either
    Cost          linear in the runs and in the fingerprints of their texts
    """
    tally = _tally(shelf, np.unique(np.concatenate([left, right])))
    sides = (_Side(shelf, tally, left, runs.pair, runs.i, runs.i_end), _Side(shelf, tally, right, runs.pair, runs.j, runs.j_end))
    often = np.minimum(*(side.often() for side in sides))
    found = often >= round(_UNIT * float(np.log2(_MANY)))
    for side in sides:
        found &= side.has_rest()
    steps = (_STEPS.searchsorted(np.exp2(often / _UNIT) / _OFTENER, "right") - 1).clip(0)
    for step in np.unique(steps[found]).tolist():
        held = tally.held_by(int(_STEPS[step]))
        for side in sides:
            asked = np.flatnonzero(found & (steps == step) & side.rest_held(held))
            found[asked] = ~side.rest_is_kin(asked, int(_STEPS[step]))
    if houses is not None:
        apart = (houses[left] != houses[right]) & (houses[left] >= 0) & (houses[right] >= 0)
        chosen = np.flatnonzero(found & apart[runs.pair])
        found[chosen] = ~_one_subject(shelf, left, right, runs, chosen)
    return found


def sums(values: Ints, group: Ints, groups: int) -> Ints:
    """The sum of each group; `group` is sorted."""
    total = np.concatenate([[0], np.cumsum(values)])
    ends = group.searchsorted(np.arange(groups), "right")
    found: Ints = np.diff(np.concatenate([[0], total[ends]]))
    return found


@dataclass(frozen=True, slots=True)
class _Tally:
    """The fingerprints of some texts that other texts hold as well, in order of the texts and of place.

    place         text and place in one number
    counts        how many texts hold each
    weight        sum of the logarithms of the counts before each, and of all
    first, second  the lowest ranks among its holders: two fingerprints of one family have one in common
    """

    place: Ints
    counts: NDArray[np.int32]
    weight: Ints
    first: Hashes
    second: Hashes

    def held_by(self, least: int) -> NDArray[np.int32]:
        """How many of the fingerprints before each, and of all, `least` texts hold or more."""
        return _running((self.counts >= least).view(np.uint8), np.int32)


def _running(values: NDArray[Any], kind: type[np.generic]) -> NDArray[Any]:
    found = np.zeros(values.size + 1, kind)
    np.cumsum(values, dtype=kind, out=found[1:])
    return found


def _tally(shelf: Shelf, texts: Ints) -> _Tally:
    """Who holds the fingerprints of the texts. Cost: of all of them where the texts are many, else of their lists."""
    bounds = shelf.text.values.searchsorted(np.concatenate([texts, texts + 1]).astype(np.int32))
    low, count = bounds[: texts.size], bounds[texts.size :] - bounds[: texts.size]
    if int(count.sum()) * 20 > shelf.key.size:
        which, number = shelf.lists.shared()
        group, rows = which, number
    else:
        rows = spread(low, count)
        keys, group = np.unique(shelf.key.values[rows], return_inverse=True)
        which, number = shelf.lists.holders(keys)
    heads = np.flatnonzero(np.concatenate([np.ones(min(1, which.size), np.bool_), np.diff(which) != 0]))
    size = np.diff(np.concatenate([heads, [which.size]])).astype(np.int32)
    first, second = _lowest(shelf.rank.values[shelf.text.values[number]], which, heads)
    shared = size[group] > 1
    rows, group = rows[shared], group[shared]
    order = np.argsort(rows)  # fingerprints are numbered in order of the texts and of place
    rows, group = rows[order], group[order]
    del order, shared, which, number, heads
    counts = size[group]
    logs = np.round(_UNIT * np.log2(np.maximum(1, np.arange(int(counts.max(initial=0)) + 1)))).astype(np.int32)
    place = shelf.text.values[rows].astype(np.int64)
    place <<= 32
    place |= shelf.at.values[rows]
    return _Tally(place, counts, _running(logs[counts], np.int64), first[group], second[group])


def _lowest(rank: Hashes, which: NDArray[np.signedinteger[Any]], heads: Ints) -> tuple[Hashes, Hashes]:
    """The lowest rank of each group and the lowest above it; rank is overwritten."""
    if not heads.size:
        return rank, rank
    first = np.minimum.reduceat(rank, heads)
    rank[rank == first[which]] = _NOBODY
    return first, np.minimum.reduceat(rank, heads)


class _Side:
    """One side of all runs: where their fingerprints, and those of their texts, lie in the tally."""

    def __init__(self, shelf: Shelf, tally: _Tally, side: Ints, pair: Ints, low: Ints, high: Ints) -> None:
        """Cost: a search for each run."""
        self.tally, self.counts, self.pair = tally, tally.counts, pair
        self.begin, self.end = (tally.place.searchsorted((side[pair] << 32) | at) for at in (low, high))
        self.first, self.last = tally.place.searchsorted(side << 32), tally.place.searchsorted((side + 1) << 32)
        self.words = np.diff(shelf.first.values)[side]
        self.rest = self.words - sums(high - low, pair, side.size)
        self.expected = self.rest * shelf.density

    def _outside(self, running: NDArray[np.int32]) -> Ints:
        """What a running count has counted in each pair's text outside its runs."""
        inside = sums(running[self.end] - running[self.begin], self.pair, self.first.size)
        found: Ints = running[self.last] - running[self.first] - inside
        return found

    def often(self) -> Ints:
        """For each run the mean logarithm of the holders of its fingerprints, of those that another text holds."""
        total = self.tally.weight
        found: Ints = (total[self.end] - total[self.begin]) // np.maximum(1, self.end - self.begin)
        return found

    def has_rest(self) -> Flags:
        """For each run whether its text has enough outside the runs of the pair to judge by."""
        found: Flags = self.rest >= np.maximum(_REST, _REST_SHARE * self.words)
        return found[self.pair]

    def rest_held(self, running: NDArray[np.int32]) -> Flags:
        """For each run whether much of the rest of its text is held by as many texts as have been counted in `running`."""
        found: Flags = self._outside(running) >= _REST_HELD * self.expected
        return found[self.pair]

    def rest_is_kin(self, asked: Ints, least: int) -> Flags:
        """For the asked runs whether much of the rest of their text is held by the texts that hold the run, not by others as many."""
        chief = _heads(self.begin[asked], self.end[asked], self.counts)
        low, high = self.first[self.pair[asked]], self.last[self.pair[asked]]
        rows, run = spread(low, high - low), np.repeat(np.arange(asked.size), high - low)
        outside = (rows < self.begin[asked][run]) | (rows >= self.end[asked][run])
        one, two = (np.stack([ranks[x] for ranks in (self.tally.first, self.tally.second)]) for x in (chief[run], rows))
        alike = (one[:, None] == two[None]).any(axis=(0, 1)) & (self.counts[rows] >= least) & outside
        found: Flags = np.bincount(run[alike], minlength=asked.size) >= _REST_HELD * self.expected[self.pair[asked]]
        return found


def _heads(begin: Ints, end: Ints, counts: NDArray[np.int32]) -> Ints:
    """In each stretch of rows the last one with the highest count; no stretch is empty."""
    rows = spread(begin, end - begin)
    bounds = np.cumsum(end - begin) - (end - begin)
    best = np.maximum.reduceat((counts[rows].astype(np.int64) << 32) | rows, bounds) if rows.size else rows
    return best & (2**32 - 1)


def _one_subject(shelf: Shelf, left: Ints, right: Ints, runs: Runs, chosen: Ints) -> Flags:
    """For each chosen run whether the rest of the two texts shares rare words."""
    pair, low, high = runs.pair[chosen], runs.i[chosen], runs.i_end[chosen]
    words = shelf.word.values[spread(shelf.first.values[left[pair]] + low, high - low)]
    rare = rare_words(words)
    inside = bits_of(words[rare], np.repeat(np.arange(chosen.size), high - low)[rare], chosen.size)
    bits = shelf.sketch.values.reshape(-1, SKETCH_WORDS)
    here, there = bits[left[pair]] & ~inside, bits[right[pair]] & ~inside
    both, a, b = (np.bitwise_count(x).sum(axis=1, dtype=np.int64) for x in (here & there, here, there))
    found: Flags = both >= _ONE_SUBJECT * np.maximum(_FEW_WORDS, np.minimum(a, b))
    return found
