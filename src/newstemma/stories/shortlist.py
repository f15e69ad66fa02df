"""Which pairs of articles are worth a look: each article's few likeliest fellows, found by its heaviest words.

No pair is made because a common word is shared: where a word has too many holders in the days around, only a fixed few of them stand for
all, the same few for everyone, so that a story of five thousand hangs together and costs no more than its size.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from newstemma.stories.pile import Pile
from newstemma.stories.vectors import PARTS, SQUARE, Ints

FELLOWS = 40  # likeliest ones an article is compared with, and holders that stand for a word's many; dated roundups: 24 B³ -.002, 80 +.000
_HEAVY = 40  # words an article is found by; of 1,272 pairs of dated roundups 25 miss 81, 40 miss 48
_CROWD = 160  # holders of one word in the days around; more are stood for by a few
_REACH = 45  # days: what is further apart is compared only where nothing nearer is
_LEAST = round(0.02 * SQUARE)  # of the cosine, from the heavy words alone
_NO_DAY = -(10**9)  # sorts before every day


class Holders(NamedTuple):
    """Texts that a word is heavy in, and how heavy."""

    texts: npt.NDArray[np.int32]
    weights: npt.NDArray[np.int16]


class Shelf:
    """The heavy words of a pile's texts with their holders, and what came since in a list of its own."""

    def __init__(self, pile: Pile) -> None:
        """The shelf of all texts of a pile, as they are weighed."""
        self._pile = pile
        self._score = np.zeros(0, np.int64)
        self._seen = np.zeros(0, np.int64)
        self._few: dict[tuple[int, int | None], Holders] = {}
        self._late: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
        self._floor = np.zeros(0, np.int64)  # by text: the score of the last of its fellows
        self._keep([_heavy(pile, n) for n in range(len(pile))])

    def _keep(self, heavy: list[Holders]) -> None:
        """Every word's holders in order of their days, those without one first."""
        pile = self._pile
        sizes = [len(some.texts) for some in heavy]
        texts = np.repeat(np.arange(len(heavy), dtype=np.int32), sizes)
        words = np.concatenate([some.texts for some in heavy]) if heavy else np.zeros(0, np.int32)
        weights = np.concatenate([some.weights for some in heavy]) if heavy else np.zeros(0, np.int16)
        days = np.where(pile.dated[texts], pile.begins[texts], _NO_DAY)
        order = np.lexsort((pile.key[texts], days, words))
        self._texts, self._weights, self._days = texts[order], weights[order], days[order]
        counts = np.bincount(words, minlength=pile.vocabulary)
        self._first = np.concatenate([np.zeros(1, np.int64), np.cumsum(counts)])

    def add(self, start: int) -> None:
        """The texts of the pile from this number on."""
        for text in range(start, len(self._pile)):
            heavy = _heavy(self._pile, text)
            for word, weight in zip(heavy.texts.tolist(), heavy.weights.tolist(), strict=True):
                self._late[word].append((text, weight))
        self._few.clear()

    def pairs(self) -> Ints:
        """All pairs [pairs, 2], the lower number first, that either of the two counts among its likeliest. Of a small pile, all.

        Cost   linear in the texts: at most 40 words of 160 holders each
        """
        size = len(self._pile)
        self._floor = np.zeros(size, np.int64)
        if size - 1 <= FELLOWS:
            return np.argwhere(np.tri(size, k=-1, dtype=bool).T)
        found = []
        for text in np.lexsort((np.arange(size), self._pile.begins)).tolist():  # by day: what was asked for one serves the next
            fellows = self.fellows(text)
            found.append(np.stack([np.minimum(fellows, text), np.maximum(fellows, text)]))
        low, high = np.concatenate(found, axis=1)
        return np.stack(np.divmod(np.unique(low * size + high), size), axis=1)

    def fellows(self, text: int) -> Ints:
        """The texts likeliest to be on the happening of this one, by their heavy words."""
        others, scores = self._scored(text)
        most = FELLOWS if self._pile.parts[text] == PARTS else _CROWD  # of a crowd all are alike: a few of them would leave it in pieces
        best = np.lexsort((self._pile.key[others], -scores))[:most]
        if len(best) == most and text < len(self._floor):
            self._floor[text] = scores[best[-1]]
        return others[best]

    def newcomer(self, text: int) -> Ints:
        """The same for a text that came later, with those that would have it among their own likeliest."""
        others, scores = self._scored(text)
        best = np.zeros(len(others), bool)
        best[np.lexsort((self._pile.key[others], -scores))[:FELLOWS]] = True
        floor = np.zeros(len(self._pile), np.int64)
        floor[: len(self._floor)] = self._floor
        return others[best | ((floor[others] > 0) & (scores >= floor[others]))]

    def _scored(self, text: int) -> tuple[Ints, Ints]:
        if len(self._score) < len(self._pile):
            self._score, self._seen = np.zeros(len(self._pile), np.int64), np.zeros(len(self._pile), np.int64)
        heavy = _heavy(self._pile, text)
        day = int(self._pile.begins[text]) if self._pile.dated[text] else None
        near = [self._near(word, day) for word in heavy.texts.tolist()]
        if not near:
            return np.zeros(0, np.int64), np.zeros(0, np.int64)
        texts = np.concatenate([some.texts for some in near]).astype(np.int64)
        times = np.repeat(heavy.weights.astype(np.int64), [len(some.texts) for some in near])
        np.add.at(self._score, texts, times * np.concatenate([some.weights for some in near]))
        places = np.arange(len(texts))
        self._seen[texts] = places  # the last place of each text: it is counted there only
        scores = self._score[texts]
        self._score[texts] = 0
        kept = (self._seen[texts] == places) & (scores >= _LEAST) & (texts != text) & self._pile.alive[texts]
        return texts[kept], scores[kept]

    def _near(self, word: int, day: int | None) -> Holders:
        """The holders of a word that may be of that day's happening: those of the days around and those of no known day, or their few."""
        first, end = (int(self._first[word]), int(self._first[word + 1])) if word + 1 < len(self._first) else (0, 0)
        late = self._late.get(word, ())
        if end - first + len(late) <= _CROWD and not late:
            return Holders(self._texts[first:end], self._weights[first:end])
        if (word, day) not in self._few:
            if len(self._few) > _CROWD * _CROWD or (self._few and next(iter(self._few))[1] != day):
                self._few.clear()
            self._few[word, day] = self._chosen(first, end, late, day)
        return self._few[word, day]

    def _chosen(self, first: int, end: int, late: Sequence[tuple[int, int]], day: int | None) -> Holders:
        added = np.array(late, np.int64).reshape(-1, 2)
        if day is None or end - first + len(added) <= _CROWD:
            return self._few_of(slice(first, end), added)
        days = self._days[first:end]
        known, low, high = (first + np.searchsorted(days, at, "left") for at in (_NO_DAY + 1, day - _REACH, day + _REACH + 1))
        dated, near = self._pile.dated[added[:, 0]], np.abs(self._pile.begins[added[:, 0]] - day) <= _REACH
        undated = self._few_of(slice(first, known), added[~dated])
        return self._few_of(slice(low, high), added[dated & near], undated)

    def _few_of(self, kept: slice, added: Ints, more: Holders | None = None) -> Holders:
        """What stands in this part of the shelf, in a list of text and weight, and in more: all, or the few that stand for a crowd."""
        texts = np.concatenate([self._texts[kept], added[:, 0].astype(np.int32), *([more.texts] if more else [])])
        weights = np.concatenate([self._weights[kept], added[:, 1].astype(np.int16), *([more.weights] if more else [])])
        if len(texts) <= _CROWD:
            return Holders(texts, weights)
        few = np.argpartition(self._pile.key[texts], FELLOWS)[:FELLOWS]
        return Holders(texts[few], weights[few])


def _heavy(pile: Pile, text: int) -> Holders:
    """The words that one text is found by (their numbers stand for texts), and their weights."""
    words, weights = pile.words.row(text)
    if len(words) <= _HEAVY:
        return Holders(words, weights)
    least = np.partition(weights, len(weights) - _HEAVY)[len(weights) - _HEAVY]
    some = np.flatnonzero(weights >= least)
    some = some[np.lexsort((pile.lexicon.key.now[words[some]], -weights[some].astype(np.int64)))[:_HEAVY]]
    return Holders(words[some], weights[some])
