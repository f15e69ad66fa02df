"""Two sentences as one window, and from the model's states to what it makes of them.

The window is BERT's for pairs: [CLS] the one [SEP] the other [SEP], token type 0 up to the first [SEP], 1 behind it, 2 for the pieces of a
marked figure. How likely they exclude each other is read off the state of [CLS] and the mean of all, which words differ off the state of
each piece, whether two marked figures count one thing off the state of [CLS], the mean of all and the mean of the marked.
Source: Devlin et al. 2019 (BERT), section 4.1; Baldini Soares et al. 2019 (marks of what is related).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from newstemma.encoders.pieces import WordPieces
from newstemma.encoders.shipped import HEADS
from newstemma.ports import Marked, Opposed

Rows = npt.NDArray[np.float64]
Cut = tuple[int, int]
Part = tuple[tuple[int, ...], tuple[Cut, ...], tuple[int, ...]]  # pieces, the words that they are of, their token types

#: Pieces of each sentence that are read; of a longer one its beginning.
PIECES = 60
FINE = 1 << 12  # steps of a hidden state to one, when a linear layer reads it; int8 weights blur it more
#: Columns of the linear layer, in order. "words" reads the first third of the rows alone, "same" all, the others two thirds; "agree" was of
#: use in training.
COLUMNS = ("differ", "agree", "words", "same")
_MARK = 2  # the token type of a marked piece
_BEFORE = PIECES // 2  # pieces before a marked figure that are read where its sentence is longer than `PIECES`


@dataclass(frozen=True, slots=True)
class Facing:
    """Two sentences as the model reads them. words: for each piece the word that it is of, as offsets; None: it is no word's."""

    ids: tuple[int, ...]
    types: tuple[int, ...]
    words: tuple[Cut | None, ...]

    @classmethod
    def of(cls, ours: str, theirs: str, pieces: WordPieces) -> Facing | None:
        """The two in one window; None where one of them has no words. Cost: linear in the characters."""
        (a, own), (b, other) = (pieces.sentence(text, PIECES) for text in (ours, theirs))
        return cls._of(pieces, (a, own, (0,) * len(a)), (b, other, (1,) * len(b))) if a and b else None

    @classmethod
    def marked(cls, ours: Marked, theirs: Marked, pieces: WordPieces) -> Facing | None:
        """The two in one window, of a long one the part around its mark; None where a mark lies on no word. Cost: as `of`."""
        a, b = (_around(one, kind, pieces) for kind, one in enumerate((ours, theirs)))
        return cls._of(pieces, a, b) if a and b else None

    @classmethod
    def _of(cls, pieces: WordPieces, a: Part, b: Part) -> Facing:
        opening, closing = pieces.ends
        ids = (opening, *a[0], closing, *b[0], closing)
        return cls(ids, (0, *a[2], 0, *b[2], 1), (None, *a[1], None, *b[1], None))


def _around(one: Marked, kind: int, pieces: WordPieces) -> Part | None:
    """The pieces of a sentence around its mark; kind: the token type of those that are not marked."""
    ids, words = pieces.sentence(one.text, len(one.text) + 1)
    types = tuple(_MARK if start < one.at[1] and one.at[0] < end else kind for start, end in words)
    if _MARK not in types:
        return None
    start = max(0, min(types.index(_MARK) - _BEFORE, len(ids) - PIECES))
    cut = slice(start, start + PIECES)
    return ids[cut], words[cut], types[cut]


def judged(facing: Facing, states: Rows, weights: Rows, added: Rows) -> Opposed:
    """What the model makes of a pair.

    states   whole numbers, in steps of 1/4096 [pieces, width]
    weights  whole numbers, in steps of 1/HEADS [3 * width, 4]; added: in steps of both [4]
    """
    width = states.shape[1]
    differ = _read(states, weights, added, 0)
    marked = states @ weights[:width, 2] + added[2]
    first = facing.types.index(1)
    return Opposed(
        _share(differ),
        _words(facing.words[:first], marked[:first]),
        _words(facing.words[first:], marked[first:]),
    )


def matched(facing: Facing, states: Rows, weights: Rows, added: Rows) -> float:
    """How likely two marked figures count one thing, 0 to 1; the rest as for `judged`."""
    width, same = states.shape[1], COLUMNS.index("same")
    marked = states[[n for n, kind in enumerate(facing.types) if kind == _MARK]]
    return _share(_read(states, weights, added, same) + float(marked.sum(0) @ weights[2 * width :, same]) / len(marked))


def _read(states: Rows, weights: Rows, added: Rows, column: int) -> float:
    """The log odds of a column by the state of [CLS] and the mean of all."""
    width = states.shape[1]
    opening, all_ = states[0] @ weights[:width, column], states.sum(0) @ weights[width : 2 * width, column]
    return float(opening + all_ / len(states) + added[column])


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
