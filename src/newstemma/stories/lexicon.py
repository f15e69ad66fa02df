"""Words as numbers, as many as are met: what each is, how common it is in news, and an order of them that no order of articles changes."""

from __future__ import annotations

import hashlib
from typing import Any

import numpy as np
import numpy.typing as npt

from newstemma.language.likeness import commonness
from newstemma.language.words import STOP, WORD, folded, stem

_REMEMBERED = 300_000  # spellings looked up at once; more are forgotten and read again: their words keep their numbers


class Grown:
    """An array that is added to at its end. Cost of adding: its own length, now and then that of all."""

    def __init__(self, kind: npt.DTypeLike) -> None:
        """None yet, of one kind of number."""
        self._all = np.zeros(16, kind)
        self._size = 0

    def add(self, more: npt.ArrayLike) -> None:
        """The numbers behind those that are there."""
        new = np.asarray(more, self._all.dtype)
        if self._size + len(new) > len(self._all):
            self._all = np.concatenate([self.now, np.zeros(max(len(self.now), len(new), 16) + len(new), self._all.dtype)])
        self._all[self._size : self._size + len(new)] = new
        self._size += len(new)

    @property
    def now(self) -> npt.NDArray[Any]:
        """What is in it. A view, no longer valid once more was added."""
        return self._all[: self._size]

    def __len__(self) -> int:
        return self._size


def order_of(name: str) -> int:
    """A place in an order of words, or of ids, that does not depend on which came first: 64 bits of a hash."""
    return int.from_bytes(hashlib.blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


class Lexicon:
    """The stems of the words met so far.

    words   stem by number; key: an order of the stems that does not depend on which was met first
    common  share of news articles that use it, 0 where the table does not have it
    rare    whether it tells who and where: three letters and more, and hardly in any news
    """

    def __init__(self) -> None:
        """No words."""
        self.words: list[str] = []
        self.key = Grown(np.uint64)
        self.common = Grown(np.float64)
        self.rare = Grown(np.bool_)
        self._number: dict[str, int] = {}
        self._spelling = _Spellings(self)

    def codes(self, text: str) -> list[int]:
        """The numbers of the words that carry something, in order."""
        return self.of(WORD.findall(text))

    def of(self, words: list[str]) -> list[int]:
        """The numbers of words as they are spelled."""
        spelling = self._spelling
        if len(spelling) > _REMEMBERED:
            spelling.clear()
        return [code for code in map(spelling.__getitem__, words) if code >= 0]

    def number(self, spelled: str) -> int:
        """The number of one word, a new one where it was not met before; -1 for one that carries little."""
        word = folded(spelled)
        if word in STOP:
            return -1
        return self._enter(stem(word))

    def _enter(self, word: str) -> int:
        found = self._number.get(word)
        if found is not None:
            return found
        self._number[word] = len(self.words)
        self.words.append(word)
        self.key.add([order_of(word)])
        share = commonness().get(word)
        self.common.add([share or 0.0])
        self.rare.add([share is None and len(word) > 2])
        return len(self.words) - 1


class _Spellings(dict[str, int]):
    """Word as spelled to its number."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self._lexicon = lexicon

    def __missing__(self, spelled: str) -> int:
        found = self[spelled] = self._lexicon.number(spelled)
        return found
