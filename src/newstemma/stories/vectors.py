"""Bags of words of many texts as vectors of whole numbers, so that a cosine is the same in whatever order it is added up.

Rarity is that of the pile over a background of two thousand articles of news, so that three articles can tell which of their words are
common and a pile on one country's politics what it is full of. It is the pile's of when the texts were last weighed.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from newstemma.stories.lexicon import Grown, Lexicon
from newstemma.stories.traits import Bag

Ints = npt.NDArray[np.int64]
ONE = 1 << 14  # a weight of 1
SQUARE = ONE * ONE  # a cosine of 1
PARTS = 1000  # a text that is of no crowd
_BACKGROUND = 2000  # articles behind the pile; 200 and no bound at all did alike on roundups, ECB+ and BASIL (B³ F1 within .003)
_CHUNK = 4000  # texts weighed at a time: what that needs beside its answer stays small


class Vectors:
    """One bag of each text.

    weighed  False: every word weighs one, and `dots` counts the words in common
    """

    def __init__(self, lexicon: Lexicon, *, weighed: bool = True) -> None:
        """No texts."""
        self._lexicon = lexicon
        self._weighed = weighed
        self._words = Grown(np.int32)
        self._counts = Grown(np.uint16)
        self._weights = Grown(np.int16)
        self._first = Grown(np.int64)
        self._first.add([0])
        self._texts = Grown(np.float64)  # by word: texts that use it, those of a crowd in parts
        self._slate = np.zeros(0, np.int32)

    def add(self, bags: Sequence[Bag]) -> None:
        """Texts behind those that are there; they weigh nothing before `weigh`."""
        words, counts = (np.concatenate([bag[n] for bag in bags]) if bags else np.zeros(0, np.int32) for n in (0, 1))
        ends = len(self._words) + np.cumsum([len(bag[0]) for bag in bags], dtype=np.int64)
        self._words.add(words)
        self._counts.add(counts)
        self._weights.add(np.ones(len(words), np.int16) if not self._weighed else np.zeros(len(words), np.int16))
        self._first.add(ends)
        self._texts.add(np.zeros(len(self._lexicon.words) - len(self._texts)))
        np.add.at(self._texts.now, words, 1)

    def count(self, parts: Ints) -> None:
        """What each text counts for from now on, in thousandths."""
        each = np.repeat(parts, self.sizes()).astype(np.float64)  # whole numbers: their sums are exact in any order
        self._texts.now[:] = np.bincount(self._words.now, each, minlength=len(self._texts)) / PARTS

    def weigh(self, size: float, start: int = 0) -> None:
        """Weights for the texts from `start` on: log counts times log inverse document frequency in a pile of `size`, normalised.

        size    of the pile, texts of a crowd in parts; 0: the pile is left out, and words are as rare as in the news
        Source  Spärck Jones 1972, A statistical interpretation of term specificity
        """
        if not self._weighed:
            return
        spread = (self._texts.now if size else 0.0) + _BACKGROUND * self._lexicon.common.now[: len(self._texts)] + 0.5
        first = self._first.now
        if len(first) - 1 - start <= _CHUNK // 10:  # few texts: only their own words are looked at
            rarity = _Rarity(size, spread)
        else:
            rarity = _Rarity(size, spread, np.log((size + _BACKGROUND + 1) / spread))
        for begin in range(start, len(first) - 1, _CHUNK):
            bounds = first[begin : begin + _CHUNK + 1]
            self._weights.now[bounds[0] : bounds[-1]] = _normal(
                self._words.now[bounds[0] : bounds[-1]], self._counts.now[bounds[0] : bounds[-1]], bounds - bounds[0], rarity
            )

    def row(self, text: int) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int16]]:
        """The words of one text, in order of their numbers, and their weights."""
        here = slice(self._first.now[text], self._first.now[text + 1])
        return self._words.now[here], self._weights.now[here]

    def dots(self, text: int, others: Ints) -> Ints:
        """The product of one text with each of others; `SQUARE` is a cosine of 1. Cost: the words of all."""
        if len(self._slate) < len(self._lexicon.words):
            self._slate = np.zeros(2 * len(self._lexicon.words), np.int32)
        words, weights = self.row(text)
        self._slate[words] = weights
        places, ends = self._places(others)
        products = self._slate[self._words.now[places]] * self._weights.now[places].astype(np.int64)
        self._slate[words] = 0
        return _summed(products, ends)

    def held(self, words: npt.NDArray[np.int32], others: Ints) -> Ints:
        """How many of these words each of the others has. Cost: the words of the others."""
        if len(self._slate) < len(self._lexicon.words):
            self._slate = np.zeros(2 * len(self._lexicon.words), np.int32)
        self._slate[words] = 1
        places, ends = self._places(others)
        found = self._slate[self._words.now[places]].astype(np.int64)
        self._slate[words] = 0
        return _summed(found, ends)

    def _places(self, texts: Ints) -> tuple[Ints, Ints]:
        """Where the words of these texts stand, one text behind the other, and where each text begins and ends among them."""
        first = self._first.now
        starts, sizes = first[texts], first[texts + 1] - first[texts]
        ends = np.concatenate([np.zeros(1, np.int64), np.cumsum(sizes)])
        return np.repeat(starts - ends[:-1], sizes) + np.arange(ends[-1]), ends

    def common(self, text: int, other: int) -> list[str]:
        """The words that two texts share, in order of the alphabet."""
        return sorted(self._lexicon.words[w] for w in np.intersect1d(self.row(text)[0], self.row(other)[0], assume_unique=True).tolist())

    def sizes(self) -> Ints:
        """How many words each text has."""
        return np.diff(self._first.now)


def _summed(values: Ints, ends: Ints) -> Ints:
    """The sum of the values between each two ends."""
    found: Ints = np.diff(np.concatenate([np.zeros(1, np.int64), np.cumsum(values)])[ends])
    return found


class _Rarity:
    """How rare words are in a pile; of all words at once where many are asked for."""

    def __init__(self, size: float, spread: npt.NDArray[np.float64], known: npt.NDArray[np.float64] | None = None) -> None:
        self._size, self._spread, self._known = size, spread, known

    def of(self, words: npt.NDArray[np.int32]) -> npt.NDArray[np.float64]:
        """By word."""
        return np.log((self._size + _BACKGROUND + 1) / self._spread[words]) if self._known is None else self._known[words]


_LOGS = 1 + np.log(np.maximum(1, np.arange(1 << 16)))


def _normal(words: npt.NDArray[Any], counts: npt.NDArray[Any], first: Ints, rarity: _Rarity) -> npt.NDArray[np.int16]:
    """The weights of some texts, each text's squares adding up to one."""
    raw = _LOGS[counts] * rarity.of(words)
    sizes = np.diff(first)
    full = sizes > 0
    norms = np.ones(len(sizes))
    if full.any():
        norms[full] = np.sqrt(np.add.reduceat(raw * raw, first[:-1][full]))
    whole: npt.NDArray[np.int16] = np.rint(raw / np.repeat(norms, sizes) * ONE).astype(np.int16)
    return whole
