"""Two sentences as one window, and from the model's states to what it makes of them.

The window is BERT's for pairs: [CLS] the one [SEP] the other [SEP], token type 0 up to the first [SEP], 1 behind it. How likely they
exclude each other is read off the state of [CLS] and the mean of all, which words differ off the state of each piece.
Source: Devlin et al. 2019 (BERT), section 4.1.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from newstemma.encoders.pieces import WordPieces
from newstemma.encoders.shipped import HEADS
from newstemma.ports import Opposed

Rows = npt.NDArray[np.float64]
Cut = tuple[int, int]

#: Pieces of each sentence that are read; of a longer one its beginning.
PIECES = 60
FINE = 1 << 12  # steps of a hidden state to one, when a linear layer reads it; int8 weights blur it more
#: Columns of the linear layer, in order. The last one reads the first half of the rows alone; the second was of use in training.
COLUMNS = ("differ", "agree", "words")


@dataclass(frozen=True, slots=True)
class Facing:
    """Two sentences as the model reads them. words: for each piece the word that it is of, as offsets; None: it is no word's."""

    ids: tuple[int, ...]
    types: tuple[int, ...]
    words: tuple[Cut | None, ...]

    @classmethod
    def of(cls, ours: str, theirs: str, pieces: WordPieces) -> Facing | None:
        """The two in one window; None where one of them has no words. Cost: linear in the characters."""
        ends = pieces.ends
        (a, own), (b, other) = (pieces.sentence(text, PIECES) for text in (ours, theirs))
        if not a or not b:
            return None
        ids = (ends[0], *a, ends[1], *b, ends[1])
        return cls(ids, (0,) * (len(a) + 2) + (1,) * (len(b) + 1), (None, *own, None, *other, None))


def judged(facing: Facing, states: Rows, weights: Rows, added: Rows) -> Opposed:
    """What the model makes of a pair.

    states   whole numbers, in steps of 1/4096 [pieces, width]
    weights  whole numbers, in steps of 1/HEADS [2 * width, 3]; added: in steps of both [3]
    """
    width = states.shape[1]
    differ = (states[0] @ weights[:width, 0]) + (states.sum(0) @ weights[width:, 0]) / len(states) + added[0]
    marked = states @ weights[:width, 2] + added[2]
    first = facing.types.index(1)
    return Opposed(
        _share(float(differ)),
        _words(facing.words[:first], marked[:first]),
        _words(facing.words[first:], marked[first:]),
    )


def _share(odds: float) -> float:
    """Log odds in steps of 1/4096 of 1/HEADS as a share, to four places."""
    return round(1 / (1 + math.exp(-max(-30.0, min(30.0, odds / (FINE * HEADS))))), 4)


def _words(words: Sequence[Cut | None], marked: Rows) -> Cut:
    """The run of words whose marks come to most; of equal ones the first and shortest. Source: Kadane (Bentley 1984)."""
    places = [(n, cut) for n, cut in enumerate(words) if cut is not None]
    best, found, total, start = -math.inf, places[0][1], 0.0, places[0][1][0]
    for n, cut in places:
        if total <= 0:
            total, start = 0.0, cut[0]
        total += float(marked[n])
        if total > best:
            best, found = total, (start, cut[1])
    return found
