"""Texts of which the pile has a crowd: when hundreds of articles are on one happening, its words are no commoner for it.

A text of a crowd counts as a part of one, so that a pile of one story has the rarities of a pile of one article, and a happening in three
hundred articles has no more rivals than one that a single article tells. Refuses to take forms filled in again for a crowd: their openings
name others.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from newstemma.stories.vectors import PARTS, SQUARE, Ints, Vectors

_ASKED = 32  # texts of the same days, evenly drawn, that each is held against
#: Cosine under the rarities of news: 90 of 100 pairs of BASIL and 95 of ECB+ on one happening reach it, one in 200 of a month's news.
_ALIKE = round(0.2 * SQUARE)
_KNOWN = 0.5  # of the names in its opening, that the other has too; of a text that names nobody there is no crowd
_CHANCE = 0.125  # of those asked that may be alike without a crowd
_CROWD = 12  # others on its happening, from which on it is a text of a crowd: stories of three to eight are what the pile is weighed by
_DAYS = 4


@dataclass(frozen=True, slots=True)
class Days:
    """The texts of a pile in order of their days and keys, those of no day for themselves."""

    begins: Ints
    ends: Ints
    dated: npt.NDArray[np.bool_]
    order: Ints
    known: Ints

    @classmethod
    def of(cls, begins: Ints, ends: Ints, dated: npt.NDArray[np.bool_], key: npt.NDArray[np.uint64]) -> Days:
        """Sorted."""
        order = np.lexsort((key, begins, ~dated)).astype(np.int64)
        return cls(begins, ends, dated, order, begins[order[: int(dated.sum())]])

    def around(self, text: int) -> Ints:
        """The texts that came out in the days of this one, itself too; all where its day is not known."""
        if not self.dated[text]:
            return self.order
        low, high = np.searchsorted(self.known, [self.begins[text] - _DAYS, self.ends[text] + _DAYS + 1])
        return self.order[low:high]


def crowds(days: Days, words: Vectors, names: Vectors, told: Vectors) -> Ints:
    """What each text counts for, in thousandths: one over the texts of its days on its happening, as far as a sample of them tells.

    words   weighed by the rarities of news, not by the pile's; names: of the openings; told: of whole texts
    Cost    a product with 32 texts each
    """
    found = np.full(len(days.begins), PARTS)
    for text in range(len(found)):
        around = days.around(text)
        asked = around[np.unique(np.linspace(0, len(around) - 1, min(len(around), _ASKED)).astype(np.int64))]
        asked = asked[asked != text]
        if len(asked) > 1:
            share = (float(_alike(text, asked, words, names, told).mean()) - _CHANCE) / (1 - _CHANCE)
            others = share * (len(around) - 1)
            if others >= _CROWD:
                found[text] = max(1, round(PARTS / (1 + others)))
    return found


def _alike(text: int, others: Ints, words: Vectors, names: Vectors, told: Vectors) -> npt.NDArray[np.bool_]:
    """Which of the others seem to be on the happening of this text."""
    mine = names.row(text)[0]
    known = told.held(mine, others) >= max(1, _KNOWN * len(mine))
    close: npt.NDArray[np.bool_] = (words.dots(text, others) >= _ALIKE) & known
    return close
