"""How much a word tells among the stories of a pile, over a background of news; how long each story's words are on that scale."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping
from typing import NamedTuple

from newstemma.language.likeness import commonness
from newstemma.stories.sketches import Sketch

_BACKGROUND = 2000  # articles of news behind the pile, as in gathering


class Norms(NamedTuple):
    """Of one sketch: the lengths of its words and headline words as vectors, and the whole weights of its headline words and names."""

    words: float
    title: float
    title_whole: float
    names_whole: float


class Scale:
    """The rarities of words, and of words in names, over the sketches that are in. What was computed is forgotten as one comes or goes."""

    def __init__(self) -> None:
        """A scale over nothing but the background."""
        self._size = 0
        self._words: Counter[str] = Counter()
        self._names: Counter[str] = Counter()
        self._forget()

    def _forget(self) -> None:
        self._of_word: dict[str, float] = {}
        self._of_name: dict[str, float] = {}
        self._norms: dict[str, Norms] = {}

    def add(self, sketch: Sketch) -> None:
        """One more story."""
        self._size += 1
        self._words.update(sketch.words.keys())
        self._names.update(sketch.names.keys())
        self._forget()

    def drop(self, sketch: Sketch) -> None:
        """One story less."""
        self._size -= 1
        self._words.subtract(sketch.words.keys())
        self._names.subtract(sketch.names.keys())
        self._forget()

    def word(self, word: str) -> float:
        """How much a word tells: natural log of the inverse of the share of stories and articles that have it."""
        if word not in self._of_word:
            self._of_word[word] = self._rarity(word, self._words)
        return self._of_word[word]

    def name(self, word: str) -> float:
        """How much a word tells as one of a name."""
        if word not in self._of_name:
            self._of_name[word] = self._rarity(word, self._names)
        return self._of_name[word]

    def norms(self, sketch: Sketch) -> Norms:
        """The lengths of a sketch that is in."""
        if sketch.story not in self._norms:
            lengths = _length(sketch.words, self.word), _length(sketch.title, self.word)
            self._norms[sketch.story] = Norms(*lengths, _whole(sketch.title, self.word), _whole(sketch.names, self.name))
        return self._norms[sketch.story]

    def _rarity(self, word: str, spread: Mapping[str, int]) -> float:
        common = _BACKGROUND * commonness().get(word, 0.0)
        return math.log((self._size + _BACKGROUND + 1) / (max(1, spread[word]) + common + 0.5))


def _length(words: Mapping[str, int], weigh: Callable[[str], float]) -> float:
    return math.sqrt(math.fsum(n * weigh(w) ** 2 for w, n in words.items()))


def _whole(words: Mapping[str, int], weigh: Callable[[str], float]) -> float:
    return math.fsum(n * weigh(w) for w, n in words.items())
