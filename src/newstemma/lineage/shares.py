"""What two texts share, weighed: how much of the own prose of either, once common property and speeches are left out.

Refuses to say who took from whom.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from newstemma.lineage.columns import Column
from newstemma.lineage.common import common_runs, sums
from newstemma.lineage.runs import Runs
from newstemma.lineage.shelf import Shelf
from newstemma.lineage.wordstream import Flags, Ints
from newstemma.settings import LineageSettings

#: Words and share of the shorter text from which a stretch is a story that many print, each with a few lines of its own, whatever stands
#: around it. Furniture can be long (a gallery, a list of countries) and it can be most of a short article, seldom both.
_LONG, _MOST = 150, 0.5
#: Own words in one stretch, or in all together where one is longer than chance, that make an excerpt. Two reporters hit upon a dozen; a
#: paragraph has 30 to 60, and an edit cuts it in two. With 25 and no sum nine in a hundred planted excerpts of a paragraph are lost.
EXCERPT, _TOGETHER = 20, 32
#: Of the own words of a stretch, those in a speaker's voice, and of the rest of either article at most: a speech or statement printed
#: without quotation marks. The rest of a column, or of a transcript, is in that voice too.
_SPOKEN, _REST_SPOKEN = 0.05, 0.02
_HEAD = 16  # first words of a stretch: a line that ends in a colon right before or in them makes it a document


@dataclass(frozen=True, slots=True)
class Links:
    """Pairs of texts and what they share; columns of one length, but for `runs`, which is sorted by `pair`, the number of a row.

    of_left, of_right   the share of each one's own prose in stretches that are neither common property nor spoken, 0 to 1
    is_derived          whether one took text from the other, or both from a third
    common, spoken      for each run: whether it is common property; whether it is a speech or a document
    """

    left: Ints
    right: Ints
    of_left: np.ndarray[tuple[int], np.dtype[np.float64]]
    of_right: np.ndarray[tuple[int], np.dtype[np.float64]]
    is_derived: Flags
    runs: Runs
    common: Flags
    spoken: Flags


def weigh_links(shelf: Shelf, left: Ints, right: Ints, runs: Runs, settings: LineageSettings, houses: Ints | None = None) -> Links:
    """The pairs, each of which has a run.

    left, right   the texts of each pair; runs.pair: numbers of pairs
    houses   a number for the outlet of each text, -1 where it is not known. What several outlets print in articles on one subject is news,
             however little else they share; without houses nobody's
    Cost     linear in the runs and in the fingerprints of their texts
    """
    pair = runs.pair
    sizes, words = shelf.sizes(), np.diff(shelf.first.values)
    part = sums(runs.same, pair, left.size) / np.minimum(words[left], words[right])
    some = (part < _MOST)[pair]
    common = common_runs(shelf, left, right, runs, houses) & (some | (runs.same < _LONG))
    own = _lesser(shelf, shelf.own, left, right, runs)
    spoken = some & _spoken(shelf, left, right, runs, own)
    counted = np.where(common | spoken, 0, own)
    shared = sums(counted, pair, left.size)
    longest = np.zeros(left.size, np.int64)
    np.maximum.at(longest, pair, counted)
    of_left, of_right = (np.minimum(1.0, np.round(shared / sizes[side], 4)) for side in (left, right))
    is_derived = (longest >= EXCERPT) | ((shared >= _TOGETHER) & (longest >= settings.min_passage_words))
    is_derived |= (np.maximum(of_left, of_right) >= settings.part_share) & (longest >= settings.min_passage_words)
    return Links(left, right, of_left, of_right, is_derived, runs, common, spoken)


def _lesser(shelf: Shelf, column: Column, left: Ints, right: Ints, runs: Runs, most: int | None = None) -> Ints:
    """For each run how many of its words (of its first `most`) a column has counted, on the side where they are fewer."""
    i_end, j_end = (
        (runs.i_end, runs.j_end) if most is None else (np.minimum(runs.i_end, runs.i + most), np.minimum(runs.j_end, runs.j + most))
    )
    here = shelf.counted(column, left[runs.pair], runs.i, i_end)
    found: Ints = np.minimum(here, shelf.counted(column, right[runs.pair], runs.j, j_end))
    return found


def _spoken(shelf: Shelf, left: Ints, right: Ints, runs: Runs, own: Ints) -> Flags:
    """The runs in a speaker's voice in articles that are not, and those that a line with a colon leads up to."""
    voice = _lesser(shelf, shelf.voice, left, right, runs)
    found = (voice >= _SPOKEN * own) & (voice > 2)
    for side in (left, right):
        heard, written = (
            shelf.totals(column)[side] - sums(inside, runs.pair, side.size) for column, inside in ((shelf.voice, voice), (shelf.own, own))
        )
        found &= (heard <= _REST_SPOKEN * np.maximum(written, 1))[runs.pair]
    led: Flags = _lesser(shelf, shelf.led, left, right, runs, _HEAD) > 0
    return found | led
