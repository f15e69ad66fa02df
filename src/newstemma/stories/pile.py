"""The texts of a pile side by side, as arrays: what stages of gathering look up about one of them or all."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from newstemma.model.article import Article
from newstemma.stories.crowds import Days, crowds
from newstemma.stories.lexicon import Grown, Lexicon, order_of
from newstemma.stories.particulars import DAYS
from newstemma.stories.traits import traits
from newstemma.stories.vectors import PARTS, Ints, Vectors


class Pile:
    """Texts by number, in the order in which they came; `key` is an order that does not depend on it.

    words, opening, headline, rare  what they are compared by (see `Traits`)
    names, figures, counts, told, frame  the particulars of its happening (see `Particulars`)
    begins, ends                    first and last day of publication as ordinals, where `dated`
    length                          characters
    alive                           whether it still counts: a text that turned out to be a reprint of a later one does not
    """

    def __init__(self) -> None:
        """No texts."""
        self.lexicon = Lexicon()
        self.words, self.opening, self.headline = (Vectors(self.lexicon) for _ in range(3))
        self.rare, self.names, self.figures, self.counts, self.told, self.frame = (Vectors(self.lexicon, weighed=False) for _ in range(6))
        self._columns = {
            "named_days": Grown(np.int64),
            "weekdays": Grown(np.int64),
            "begins": Grown(np.int64),
            "ends": Grown(np.int64),
            "length": Grown(np.int64),
            "key": Grown(np.uint64),
            "parts": Grown(np.int64),
        }
        self._flags = {"dated": Grown(np.bool_), "alive": Grown(np.bool_)}
        self._days, self._sums = np.zeros(0, np.int64), np.zeros(1, np.int64)

    def __len__(self) -> int:
        return len(self._flags["dated"])

    def add(self, articles: Sequence[Article]) -> None:
        """Texts behind those that are there, weighed by the rarities of the pile with them in it."""
        start = len(self)
        seen = [traits(a, self.lexicon) for a in articles]
        for vectors, bags in (
            (self.words, [t.words for t in seen]),
            (self.opening, [t.opening for t in seen]),
            (self.headline, [t.headline for t in seen]),
            (self.rare, [t.rare for t in seen]),
        ):
            vectors.add(bags)
        for name in ("names", "figures", "counts", "told", "frame"):
            getattr(self, name).add([(codes, np.ones(len(codes), np.uint16)) for codes in (getattr(t.own, name) for t in seen)])
        self._columns["named_days"].add([day for t in seen for day in t.own.days])
        self._columns["weekdays"].add([t.own.weekdays for t in seen])
        self._columns["begins"].add([t.day[0] if t.day else 0 for t in seen])
        self._columns["ends"].add([t.day[1] if t.day else 0 for t in seen])
        self._columns["length"].add([t.length for t in seen])
        self._columns["key"].add(np.array([order_of(a.id) for a in articles], np.uint64))
        self._flags["dated"].add([t.day is not None for t in seen])
        self._flags["alive"].add(np.ones(len(seen), bool))
        self._columns["parts"].add(np.full(len(seen), PARTS))
        if not start:
            self._count()
        order = np.argsort(self.begins[self.dated], kind="stable")
        self._days = self.begins[self.dated][order]
        self._sums = np.concatenate([np.zeros(1, np.int64), np.cumsum(self.parts[self.dated][order])])
        self._weigh(start)

    def _weigh(self, start: int) -> None:
        """New weights for the texts from `start` on."""
        for vectors in (self.words, self.opening, self.headline):
            vectors.weigh(int(self.parts.sum()) / PARTS, start)

    def _count(self) -> None:
        """What each text counts for: of a crowd that is on one happening a part of one."""
        self.words.weigh(0)
        parts = crowds(Days.of(self.begins, self.ends, self.dated, self.key), self.words, self.names, self.told)
        if (parts < PARTS).any():
            self.parts[:] = parts
            for vectors in (self.words, self.opening, self.headline):
                vectors.count(parts)

    def rivals(self, texts: npt.NDArray[np.int64], window: int) -> npt.NDArray[np.float64]:
        """How many texts of the pile came out within so many days of each, itself counted; all of them where its day is not known.

        Texts of a crowd count in parts: they are on one happening.
        """
        low = np.searchsorted(self._days, self.begins[texts] - window, "left")
        high = np.searchsorted(self._days, self.ends[texts] + window, "right")
        near = (self._sums[high] - self._sums[low]) / PARTS
        return np.where(self.dated[texts], np.maximum(1, near), int(self.parts.sum()) / PARTS)

    def drop(self, text: int) -> None:
        """The text counts no longer."""
        self.alive[text] = False

    @property
    def named_days(self) -> Ints:
        """The days that each opening names [texts, DAYS]."""
        return self._columns["named_days"].now.reshape(-1, DAYS)

    @property
    def weekdays(self) -> Ints:
        """The weekdays that each opening names, a bit each."""
        return self._columns["weekdays"].now

    @property
    def vocabulary(self) -> int:
        """How many words were met."""
        return len(self.lexicon.words)

    @property
    def begins(self) -> Ints:
        """First day that each may be of."""
        return self._columns["begins"].now

    @property
    def ends(self) -> Ints:
        """Last day that each may be of."""
        return self._columns["ends"].now

    @property
    def length(self) -> Ints:
        """Characters of each."""
        return self._columns["length"].now

    @property
    def key(self) -> npt.NDArray[np.uint64]:
        """An order of the texts that does not depend on which came first."""
        return self._columns["key"].now

    @property
    def parts(self) -> Ints:
        """What each counts for among the texts of the pile, in thousandths."""
        return self._columns["parts"].now

    @property
    def dated(self) -> npt.NDArray[np.bool_]:
        """Whether its day is known."""
        return self._flags["dated"].now

    @property
    def alive(self) -> npt.NDArray[np.bool_]:
        """Whether it counts."""
        return self._flags["alive"].now
