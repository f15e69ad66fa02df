"""Seeds to runs: stretches of words that two texts share, small edits bridged, whatever their order in either text.

All pairs are aligned at once in numpy. Refuses insertions inside a stretch while it grows (they are bridged when two stretches meet), and
stretches that share no more than chance would.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from newstemma.lineage.seeds import Seeds
from newstemma.lineage.wordstream import Flags, Ints

#: How far the count of equal less unequal words may fall below its best before a stretch ends. 4, 6 and 8 find .95, .97 and .97 of the
#: words of heavily edited copies.
_DROP = 6
_DENSE = 0.5  # equal words of a run, at least: news of one subject shares one word in ten or so at a given place


@dataclass(frozen=True, slots=True)
class Runs:
    """Shared stretches: number of the pair, words [i, i_end) of the left text and [j, j_end) of the right one, equal words among them.

    Sorted by pair and place. Each word of a text lies in one run of a pair at most.
    """

    pair: Ints
    i: Ints
    i_end: Ints
    j: Ints
    j_end: Ints
    same: Ints


class Found:
    """The runs of several blocks of pairs, put together."""

    def __init__(self) -> None:
        """Begin empty."""
        self.left: list[Ints] = []
        self.right: list[Ints] = []
        self.runs: list[Runs] = []
        self.pairs = 0

    def add(self, seeds: Seeds, runs: Runs) -> None:
        """The runs of one block; pairs without one are left out."""
        kept, pair = np.unique(runs.pair, return_inverse=True)
        self.left.append(seeds.left[kept])
        self.right.append(seeds.right[kept])
        self.runs.append(Runs(pair + self.pairs, runs.i, runs.i_end, runs.j, runs.j_end, runs.same))
        self.pairs += kept.size

    def whole(self) -> tuple[Ints, Ints, Runs]:
        """(left, right) of each pair that has a run, and the runs."""
        none = np.zeros(0, np.int64)
        columns = zip(*((r.pair, r.i, r.i_end, r.j, r.j_end, r.same) for r in self.runs), strict=True)
        pair, i, i_end, j, j_end, same = (np.concatenate(column) for column in columns) if self.runs else (none,) * 6
        return np.concatenate([none, *self.left]), np.concatenate([none, *self.right]), Runs(pair, i, i_end, j, j_end, same)


def align(seeds: Seeds, word: NDArray[np.uint32], first: Ints, *, gram: int, least: int, gap: int) -> Runs:
    """The runs of each pair with at least `least` equal words.

    word    the words of all texts; first: where each text begins, and the end of the last
    gap     words that may differ between two stretches of one run
    Cost    linear in the seeds and in the words of the runs
    Source  ungapped extension with a drop-off: Altschul et al. 1990, Basic local alignment search tool
    """
    strands = _strands(seeds, gram, gap)
    strands = _grown(strands, seeds, word, first)
    strands = _enough(strands, seeds.left.size, least)
    strands = _enough(_apart(strands, gram), seeds.left.size, least)
    runs = _joined(strands, gap)
    size = np.maximum(runs.i_end - runs.i, runs.j_end - runs.j)
    return _only(runs, (runs.same >= least) & (runs.same >= _DENSE * size))


def _only(runs: Runs, keep: Flags) -> Runs:
    return Runs(runs.pair[keep], runs.i[keep], runs.i_end[keep], runs.j[keep], runs.j_end[keep], runs.same[keep])


def _strands(seeds: Seeds, gram: int, gap: int) -> Runs:
    """Seeds on one diagonal that follow each other closely, as one strand."""
    slant = seeds.i - seeds.j
    order = _order(seeds.pair, slant, seeds.i)
    pair, slant, i = seeds.pair[order], slant[order], seeds.i[order]
    fresh = np.concatenate(
        [np.ones(min(1, pair.size), np.bool_), (pair[1:] != pair[:-1]) | (slant[1:] != slant[:-1]) | (np.diff(i) > gram + gap)]
    )
    heads = np.flatnonzero(fresh)
    tails = np.concatenate([heads[1:], [pair.size]]) - 1 if heads.size else heads
    start, end = i[heads], i[tails] + gram
    return Runs(pair[heads], start, end, start - slant[heads], end - slant[heads], end - start)


def _order(pair: Ints, slant: Ints, place: Ints) -> Ints:
    """The order by pair, diagonal and place."""
    low = int(slant.min(initial=0))
    a, b, c = (int(x.max(initial=0)).bit_length() for x in (pair, slant - low, place))
    if a + b + c > 63:
        return np.lexsort((place, slant, pair))
    return np.argsort((((pair << b) | (slant - low)) << c) | place)


def _grown(strands: Runs, seeds: Seeds, word: NDArray[np.uint32], first: Ints) -> Runs:
    """The strands grown at both ends as far as the words go on alike, and those that meet on one diagonal as one."""
    left, right = seeds.left[strands.pair], seeds.right[strands.pair]
    slant = strands.i - strands.j
    line = np.concatenate([np.ones(min(1, slant.size), np.bool_), (np.diff(strands.pair) != 0) | (np.diff(slant) != 0)])
    ahead, back = _room(strands, line, np.diff(first)[left], np.diff(first)[right])
    ahead = _reach(word, first[left] + strands.i_end, first[right] + strands.j_end, ahead, 1)
    back = _reach(word, first[left] + strands.i - 1, first[right] + strands.j - 1, back, -1)
    start, end = strands.i - back, strands.i_end + ahead
    fresh = line.copy()
    fresh[1:] |= start[1:] > _running_max(end, line)[:-1]
    heads = np.flatnonzero(fresh)
    if heads.size:
        start, end = np.minimum.reduceat(start, heads), np.maximum.reduceat(end, heads)
    pair, slant = strands.pair[heads], slant[heads]
    same = _equal(word, first[seeds.left[pair]] + start, first[seeds.right[pair]] + start - slant, end - start)
    return Runs(pair, start, end, start - slant, end - slant, same)


def _room(strands: Runs, line: Flags, size_left: Ints, size_right: Ints) -> tuple[Ints, Ints]:
    """How far each strand may grow ahead and back: to the ends of the texts, or to its neighbour on the same diagonal."""
    ahead, back = np.minimum(size_left - strands.i_end, size_right - strands.j_end), np.minimum(strands.i, strands.j)
    between = np.where(line[1:], np.iinfo(np.int64).max, strands.i[1:] - strands.i_end[:-1])
    ahead[:-1] = np.minimum(ahead[:-1], between)
    back[1:] = np.minimum(back[1:], between)
    return ahead, back


def _running_max(values: Ints, fresh: Flags) -> Ints:
    """The largest so far since the last fresh start. Values are below 2**31."""
    group = np.cumsum(fresh)
    return np.maximum.accumulate((group << 32) | values) & (2**32 - 1)


def _reach(word: NDArray[np.uint32], left: Ints, right: Ints, room: Ints, step: int) -> Ints:
    """How many words further each stretch goes on alike, from `left` and `right` on, at most `room`."""
    best = np.zeros(left.size, np.int64)
    alive = np.flatnonzero(room > 0)
    score, top = np.zeros(alive.size, np.int64), np.zeros(alive.size, np.int64)
    done = 0
    while alive.size:
        score += np.where(word[left[alive] + step * done] == word[right[alive] + step * done], 1, -1)
        done += 1
        better = score > top
        best[alive[better]] = done
        top = np.maximum(top, score)
        on = (top - score < _DROP) & (room[alive] > done)
        alive, score, top = alive[on], score[on], top[on]
    return best


def _equal(word: NDArray[np.uint32], left: Ints, right: Ints, size: Ints) -> Ints:
    """How many words are equal in each stretch, place by place."""
    found = np.zeros(left.size, np.int64)
    bounds = np.concatenate([[0], np.cumsum(size)])
    for low, high in _slices(bounds, 1 << 22):
        if bounds[high] > bounds[low]:
            number = np.repeat(np.arange(low, high), size[low:high])
            offset = np.arange(bounds[low], bounds[high]) - bounds[number]
            same = word[left[number] + offset] == word[right[number] + offset]
            found[low:high] = np.bincount(number[same] - low, minlength=high - low)
    return found


def _slices(bounds: Ints, size: int) -> list[tuple[int, int]]:
    """Numbers of stretches that together are about `size` long."""
    marks = np.unique(np.concatenate([[0], bounds.searchsorted(np.arange(size, int(bounds[-1]), size)), [bounds.size - 1]])).tolist()
    return list(zip(marks, marks[1:], strict=False))


def _enough(runs: Runs, pairs: int, least: int) -> Runs:
    """The strands of the pairs that share `least` words in all."""
    total = np.bincount(runs.pair, runs.same, minlength=pairs) if runs.pair.size else np.zeros(pairs)
    return _only(runs, total[runs.pair] >= least)


def _apart(runs: Runs, gram: int) -> Runs:
    """The strands cut so that none shares a word of either text with a longer one; what is left of less than a gram is dropped."""
    order = np.lexsort((runs.j, runs.i, -runs.same, runs.pair))
    runs = _only_rows(runs, order)
    taken: list[Runs] = []
    while runs.pair.size:
        head = np.concatenate([[True], runs.pair[1:] != runs.pair[:-1]])
        taken.append(_only(runs, head))
        chief = np.flatnonzero(head)[np.cumsum(head) - 1]
        rest = ~head
        runs = _trimmed(_only(runs, rest), _only_rows(runs, chief[rest]), gram)
    return _only_rows(Runs(*_stacked(taken)), slice(None)) if taken else runs


def _stacked(parts: list[Runs]) -> tuple[Ints, Ints, Ints, Ints, Ints, Ints]:
    columns = [np.concatenate(column) for column in zip(*((r.pair, r.i, r.i_end, r.j, r.j_end, r.same) for r in parts), strict=True)]
    order = np.lexsort((columns[3], columns[1], columns[0]))
    pair, i, i_end, j, j_end, same = (column[order] for column in columns)
    return pair, i, i_end, j, j_end, same


def _only_rows(runs: Runs, rows: Ints | slice) -> Runs:
    return Runs(runs.pair[rows], runs.i[rows], runs.i_end[rows], runs.j[rows], runs.j_end[rows], runs.same[rows])


def _trimmed(runs: Runs, over: Runs, gram: int) -> Runs:
    """The strands without the words that the longer ones cover. Equal words go with the length."""
    front = np.maximum(_covered_front(runs.i, over.i, over.i_end), _covered_front(runs.j, over.j, over.j_end))
    back = np.maximum(_covered_back(runs.i_end, over.i, over.i_end), _covered_back(runs.j_end, over.j, over.j_end))
    size = runs.i_end - runs.i
    within = ((runs.i < over.i) & (over.i_end < runs.i_end)) | ((runs.j < over.j) & (over.j_end < runs.j_end))
    left = np.where(within, 0, np.maximum(size - front - back, 0))
    same = runs.same * left // size
    cut = Runs(runs.pair, runs.i + front, runs.i_end - back, runs.j + front, runs.j_end - back, same)
    return _only(cut, left >= gram)


def _covered_front(start: Ints, low: Ints, high: Ints) -> Ints:
    return np.where((low <= start) & (start < high), high - start, 0)


def _covered_back(end: Ints, low: Ints, high: Ints) -> Ints:
    return np.where((low < end) & (end <= high), end - low, 0)


def _joined(runs: Runs, gap: int) -> Runs:
    """Strands that follow each other in both texts with at most `gap` words between, as one run."""
    if not runs.pair.size:
        return runs
    ahead, across = runs.i[1:] - runs.i_end[:-1], runs.j[1:] - runs.j_end[:-1]
    near = (ahead >= 0) & (ahead <= gap) & (across >= 0) & (across <= gap) & (runs.pair[1:] == runs.pair[:-1])
    heads = np.flatnonzero(np.concatenate([[True], ~near]))
    tails = np.concatenate([heads[1:], [runs.pair.size]]) - 1
    return Runs(runs.pair[heads], runs.i[heads], runs.i_end[tails], runs.j[heads], runs.j_end[tails], np.add.reduceat(runs.same, heads))
