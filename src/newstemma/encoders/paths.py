"""From scores to labels, one a word: the best path through a chain in which not every label may follow every other.

Scores are whole numbers, `STEPS` to a natural log. Every sum of them is exact, so that no path depends on what was decoded beside it, in
which order, or on how many threads: a sum of floats could flip a path with its last bit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.int64]

#: Scores to a natural log: int8 weights move a score by more than one step.
STEPS = 64
#: Score of what may not follow; below any sum of true scores.
FORBIDDEN = -(10**9)

_TOGETHER = 128  # paragraphs decoded side by side: numpy's calls are shared; padding and memory stay small
_FLOOR = 32 * STEPS  # a share below e^-32 counts as that
_GRID = 1 << 20  # logs are rounded to this, so that a last bit of numpy's own log cannot show
_ONE = 1 << 40
_SHARES = np.rint(np.exp(-np.arange(_FLOOR + 1) / STEPS) * _ONE)  # whole numbers: their sums are exact


@dataclass(frozen=True, slots=True)
class Chain:
    """A layer of labels, one a word.

    labels  "O", then "B-kind" and "I-kind" of each kind
    moves   [before, after]: the score of that step
    starts  the score of each label at the first word
    """

    labels: tuple[str, ...]
    moves: Scores
    starts: Scores


def chain(labels: Sequence[str], moves: Sequence[Sequence[int]], starts: Sequence[int]) -> Chain:
    """The chain, with what makes no span forbidden: I-x at the first word and behind anything but B-x and I-x."""
    step, first = np.array(moves, np.int64), np.array(starts, np.int64)
    for after, label in enumerate(labels):
        if label.startswith("I-"):
            first[after] = FORBIDDEN
            step[[n for n, before in enumerate(labels) if before[2:] != label[2:]], after] = FORBIDDEN
    return Chain(tuple(labels), step, first)


def best_paths(own: Chain, rows: Sequence[Scores]) -> list[list[int]]:
    """The best labels of each paragraph, given its scores [words, labels]; of equal ones, those that stand first in the chain."""
    found: list[list[int]] = [[] for _ in rows]
    order = sorted((n for n, row in enumerate(rows) if len(row)), key=lambda n: len(rows[n]))
    for start in range(0, len(order), _TOGETHER):
        group = order[start : start + _TOGETHER]
        for n, path in zip(group, _viterbi(own, [rows[n] for n in group]), strict=True):
            found[n] = path
    return found


def _viterbi(own: Chain, rows: Sequence[Scores]) -> Iterator[list[int]]:
    """All paragraphs a word at a time, shortest first; past its end a paragraph keeps its score. Source: Viterbi 1967; Forney 1973."""
    lengths = np.array([len(row) for row in rows])
    padded = np.zeros((int(lengths[-1]), len(rows), len(own.labels)), np.int64)
    for n, row in enumerate(rows):
        padded[: len(row), n] = row
    back = np.tile(np.arange(len(own.labels), dtype=np.int8), (len(padded), len(rows), 1))
    score = own.starts + padded[0]
    for at in range(1, len(padded)):
        on = int(np.searchsorted(lengths, at, side="right"))  # from here on the paragraphs have a word at this place
        options = score[on:, :, None] + own.moves
        came = options.argmax(1)
        back[at, on:] = came
        score[on:] = np.take_along_axis(options, came[:, None], 1)[:, 0] + padded[at, on:]
    labels = np.empty((len(padded), len(rows)), np.int8)
    labels[-1] = score.argmax(1)
    every = np.arange(len(rows))
    for at in range(len(padded) - 1, 0, -1):
        labels[at - 1] = back[at, every, labels[at]]
    for n, length in enumerate(lengths):
        yield labels[:length, n].tolist()


def runs(path: Sequence[int], labels: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """(first word, word behind the last, kind) of each span, in order."""
    start = 0
    for n, label in enumerate([*path, 0]):
        if n and path[n - 1] and not labels[label].startswith("I-"):
            yield start, n, labels[path[n - 1]][2:]
        if labels[label].startswith("B-"):
            start = n


def logs(rows: Scores, path: Sequence[int]) -> list[float]:
    """For each word the natural log of the share that the scores [words, labels] give to its label, at least -32."""
    below = np.minimum(rows.max(1, keepdims=True) - rows, _FLOOR)
    whole = np.log(_SHARES[below].sum(1) / _ONE)
    own = -below[np.arange(len(path)), path] / STEPS
    rounded: list[float] = (np.rint((own - whole) * _GRID) / _GRID).tolist()
    return rounded
