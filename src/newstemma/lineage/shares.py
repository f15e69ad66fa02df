"""What two texts share, weighed: how much of the own prose of either, and which stretches are only what everybody prints.

A stretch that many texts hold although the rest of them is held by no one else is furniture (a slogan, an appeal, a line about the author)
or a document that many print. A stretch of a much reprinted story is not: the rest of that story is as much reprinted. Refuses to count
copies alone.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from newstemma.lineage.columns import Column
from newstemma.lineage.fingerprints import spread
from newstemma.lineage.prose import SKETCH_WORDS, bits_of, rare_words
from newstemma.lineage.runs import Runs
from newstemma.lineage.seeds import Seeds
from newstemma.lineage.shelf import Shelf
from newstemma.lineage.wordstream import Flags, Ints
from newstemma.settings import LineageSettings

#: Texts from which on a stretch can be common property.
_MANY = 5
#: How many times as often the stretch is held as the rest of either text.
_OFTENER = 3
#: Own words and share of either side's own prose from which a stretch is a story that many print, each with a few lines of its own,
#: whatever stands around it. Furniture can be long (a gallery, a country list) and it can be most of a short article, seldom both.
_LONG, _MOST = 150, 0.5
_REST = 4  # fingerprints outside the shared stretches, some 16 words: an article with less is nothing but the stretch
#: Own words in one stretch that make an excerpt. Two reporters hit upon a dozen; a paragraph has 30 to 60.
EXCERPT = 25
#: Share of rare words outside the stretch that two articles on one subject have in common: .28 leaves 2 in 100 pairs of other subjects
#: and takes half of those on one event (600 stories told by two or three outlets). Then the stretch is news, not furniture.
_ONE_SUBJECT = 0.28
#: Of the own words of a stretch, those in a speaker's voice: from here on it is a speech or statement printed without quotation marks,
#: unless most of an article is in it, as a column that two outlets print.
_SPOKEN = 0.03
_FEW_WORDS = 12  # rare words: under this nothing is said of an article's subject
_UNIT = 256  # logarithms are kept as whole numbers, so that their sums do not depend on their order


@dataclass(frozen=True, slots=True)
class Links:
    """Pairs of texts and what they share; columns of one length, but for `runs`, which is sorted by `pair`, the number of a row.

    shared        words of own prose of both sides in stretches that are not common property
    longest       the most of them in one stretch
    of_left, of_right   the share of each one's own prose, 0 to 1
    is_derived    whether one took text from the other, or both from a third
    common        for each run: whether it is common property
    """

    left: Ints
    right: Ints
    shared: Ints
    longest: Ints
    of_left: np.ndarray[tuple[int], np.dtype[np.float64]]
    of_right: np.ndarray[tuple[int], np.dtype[np.float64]]
    is_derived: Flags
    runs: Runs
    common: Flags


def weigh_links(shelf: Shelf, seeds: Seeds, runs: Runs, settings: LineageSettings, houses: Ints | None = None) -> Links:
    """The pairs that have a run.

    houses   a number for the outlet of each text, -1 where it is not known. What several outlets print in articles on one subject is news,
             however little else they share; without houses nobody's
    Cost     linear in the runs and in the fingerprints of their texts
    """
    kept, pair = np.unique(runs.pair, return_inverse=True)
    left, right = seeds.left[kept], seeds.right[kept]
    runs = Runs(pair, runs.i, runs.i_end, runs.j, runs.j_end, runs.same)
    own, voice = (_lesser(shelf, column, left, right, runs) for column in (shelf.own, shelf.voice))
    sizes = shelf.sizes()
    part = _sums(own, pair, kept.size) / np.minimum(sizes[left], sizes[right])
    common = _common(shelf, left, right, runs, houses) & ((own < _LONG) | (part < _MOST)[pair])
    spoken = (voice >= _SPOKEN * own) & (voice > 1) & (part < _MOST)[pair]
    counted = np.where(common | spoken, 0, own)
    shared = _sums(counted, pair, kept.size)
    longest = np.zeros(kept.size, np.int64)
    np.maximum.at(longest, pair, counted)
    of_left, of_right = (np.minimum(1.0, np.round(shared / sizes[side], 4)) for side in (left, right))
    is_derived = (longest >= EXCERPT) | ((np.maximum(of_left, of_right) >= settings.part_share) & (longest >= settings.min_passage_words))
    return Links(left, right, shared, longest, of_left, of_right, is_derived, runs, common)


def _lesser(shelf: Shelf, column: Column, left: Ints, right: Ints, runs: Runs) -> Ints:
    """For each run how many of its words a column has counted, on the side where they are fewer."""
    here = shelf.counted(column, left[runs.pair], runs.i, runs.i_end)
    found: Ints = np.minimum(here, shelf.counted(column, right[runs.pair], runs.j, runs.j_end))
    return found


def _sums(values: Ints, group: Ints, groups: int) -> Ints:
    sums = np.concatenate([[0], np.cumsum(values)])
    ends = group.searchsorted(np.arange(groups), "right")
    found: Ints = np.diff(np.concatenate([[0], sums[ends]]))
    return found


def _common(shelf: Shelf, left: Ints, right: Ints, runs: Runs, houses: Ints | None) -> Flags:
    """The runs that are held far oftener than the rest of either text, by texts of one house or of different subjects."""
    texts = np.unique(np.concatenate([left, right]))
    tally = _tally(shelf, texts)
    sides = [_side(tally, texts, left, runs.pair, runs.i, runs.i_end), _side(tally, texts, right, runs.pair, runs.j, runs.j_end)]
    often = np.minimum(sides[0][0], sides[1][0])
    found = often >= _log(_MANY)
    for _, rest, enough in sides:
        found &= enough & (often >= rest + _log(_OFTENER))
    if houses is None:
        return found
    apart = (houses[left] != houses[right]) & (houses[left] >= 0) & (houses[right] >= 0)
    chosen = np.flatnonzero(found & apart[runs.pair])
    found[chosen] = ~_one_subject(shelf, left, right, runs, chosen)
    return found


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


def _log(number: float) -> int:
    return round(_UNIT * float(np.log2(number)))


@dataclass(frozen=True, slots=True)
class _Tally:
    """Over the fingerprints of some texts, in order: key of text and place; sums of log holders, of shared ones, of all ones."""

    place: Ints
    logs: Ints
    several: Ints


def _tally(shelf: Shelf, texts: Ints) -> _Tally:
    """How often the fingerprints of the texts are held."""
    bounds = shelf.text.values.searchsorted(np.arange(shelf.size + 1))
    rows = spread(bounds[texts], bounds[texts + 1] - bounds[texts])
    number = np.repeat(np.arange(texts.size), bounds[texts + 1] - bounds[texts])
    if rows.size * 20 > shelf.key.size:
        which, occurrence = shelf.lists.every()
        every = np.zeros(shelf.key.size, np.int64)
        every[occurrence] = np.bincount(which)[which]
        counts = every[rows]
    else:
        counts = shelf.lists.counts(shelf.key.values[rows])
    logs = np.round(_UNIT * np.log2(np.maximum(1, counts))).astype(np.int64)
    zero = np.zeros(1, np.int64)
    return _Tally(
        (number << 32) | shelf.at.values[rows], np.concatenate([zero, np.cumsum(logs)]), np.concatenate([zero, np.cumsum(counts > 1)])
    )


def _side(tally: _Tally, texts: Ints, side: Ints, pair: Ints, low: Ints, high: Ints) -> tuple[Ints, Ints, Flags]:
    """For each run, on one side: log of how often it is held, log of how often the rest of the text is, and whether there is a rest."""
    number = texts.searchsorted(side)
    begin, end = (tally.place.searchsorted((number[pair] << 32) | at) for at in (low, high))
    inside, shared = tally.logs[end] - tally.logs[begin], tally.several[end] - tally.several[begin]
    first, last = tally.place.searchsorted(number << 32), tally.place.searchsorted((number + 1) << 32)
    rest = tally.logs[last] - tally.logs[first] - _sums(inside, pair, side.size)
    size = last - first - _sums(end - begin, pair, side.size)
    return inside // np.maximum(1, shared), (rest // np.maximum(1, size))[pair], (size >= _REST)[pair]
