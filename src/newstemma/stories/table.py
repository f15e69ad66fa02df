"""The bonds of a pile, found by text: all that were weighed at once, and those that came since."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import fields
from typing import Any

import numpy as np
import numpy.typing as npt

from newstemma.stories.bonds import Bond, Bonds
from newstemma.stories.lexicon import Grown
from newstemma.stories.pile import Pile
from newstemma.stories.vectors import Ints

_COLUMNS = tuple(f.name for f in fields(Bonds))
_NARROW = {"a": np.int32, "b": np.int32, "days": np.int32}


class BondTable:
    """Bonds by their places, and which places a text has."""

    def __init__(self, pile: Pile, bonds: Bonds) -> None:
        """The bonds of a pile."""
        self._pile = pile
        self._columns: dict[str, Grown] = {name: Grown(_NARROW.get(name, np.float64)) for name in _COLUMNS}
        self._late: defaultdict[int, list[int]] = defaultdict(list)
        for name in _COLUMNS:
            self._columns[name].add(getattr(bonds, name))
        ends = np.concatenate([bonds.a, bonds.b])
        self._places = (np.argsort(ends, kind="stable") % max(1, len(bonds))).astype(np.int32)
        self._first = np.concatenate([np.zeros(1, np.int64), np.cumsum(np.bincount(ends, minlength=len(pile)))])

    def add(self, bonds: Bonds) -> None:
        """More of them, of texts that came since."""
        start = len(self)
        for name in _COLUMNS:
            self._columns[name].add(getattr(bonds, name))
        for text in (bonds.a, bonds.b):
            for at, n in enumerate(text.tolist(), start):
                self._late[n].append(at)

    def __len__(self) -> int:
        return len(self._columns["a"])

    def column(self, name: str) -> npt.NDArray[Any]:
        """One column of all bonds, by the names of `Bonds`. A view, no longer valid once more were added."""
        return self._columns[name].now

    def of(self, texts: Iterable[int]) -> Ints:
        """The places of the bonds that any of these texts has, in order."""
        some = []
        late: list[int] = []
        for text in texts:
            if text + 1 < len(self._first):
                some.append(self._places[self._first[text] : self._first[text + 1]])
            late += self._late.get(text, ())
        return np.unique(np.concatenate([*some, np.array(late, np.int64)])).astype(np.int64)

    def partners(self, text: int, column: str, least: float) -> Ints:
        """The texts whose bond with this one has at least so much in that column."""
        at = self.of([text])
        at = at[self.column(column)[at] >= least]
        both = np.unique(np.concatenate([self.column("a")[at], self.column("b")[at]]))
        found: Ints = both[both != text].astype(np.int64)
        return found

    def one(self, at: int) -> Bond:
        """A single bond."""
        return Bonds(*(self.column(name)[at : at + 1] for name in _COLUMNS)).one(0, self._pile)
