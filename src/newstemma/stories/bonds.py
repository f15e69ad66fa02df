"""How likely two articles are on one happening, and by what.

The odds are those of a logistic regression: likeness of words, openings and headlines, rare names in common, days apart, and how many
other texts of the pile it might be instead. Prose in common is near certain, unless it was printed long after.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from newstemma.stories.pile import Pile
from newstemma.stories.reprints import COPY_DAYS
from newstemma.stories.vectors import SQUARE, Ints, Vectors

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
_COPY = 0.9  # how likely two articles are on one happening that share a quarter of their prose in one week, or half of it in a month
_COPY_WEEK = 7
_RIVALS = 8  # at least: two articles that are given alone may still be on two happenings
_NAMED_ENOUGH = 3  # rare names in each of two texts, of which two and more should be common to both
_AGAIN = 0.9  # an old text printed again says nothing of a new happening
_UNKNOWN = -1  # days between, where one is not dated

#: Fitted by `python -m evals.gather_fit` on train roundups (all 7,356 slots; the dated ones as a pile of their own; small piles of them),
#: ECB+ topics 1-35 (four times, as it alone has look-alikes) and BASIL, to one place. Set by hand is foreign, since those corpora have few
#: look-alikes in small piles: at -1.5 the look-alikes of two invented piles of five join, at -2 and -2.5 they do not; dated roundups +.006.
WEIGHTS: Mapping[str, float] = {
    "words": 7.6,
    "opening": 8.5,
    "opening_plain": -4.2,
    "headline": 1.45,
    "short": -0.1,
    "opening_short": 3.9,
    "rare": 0.42,
    "foreign": -2.0,
    "shared": 1.5,
    "two_days": -3.6,
    "week": -2.1,
    "month": -7.0,
    "year": -0.3,
    "rivals": -0.9,
    "always": -2.5,
}


@dataclass(frozen=True, slots=True)
class Bond:
    """Two articles (numbers), how likely they are on one happening (0 to 1), and what that rests on.

    words, opening, headline  cosines; shared: the part of the shorter one's prose that stands in both; rare: words in common that are rare
    days                      between the publications; None: one is not dated
    """

    a: int
    b: int
    likely: float
    words: float
    opening: float
    headline: float
    rare: tuple[str, ...]
    shared: float
    days: int | None


@dataclass(frozen=True, slots=True)
class Bonds:
    """The bonds of many pairs side by side: `a` < `b` are numbers of texts, the rest as in `Bond`; days -1 where one is not dated."""

    a: Ints
    b: Ints
    likely: Floats
    words: Floats
    opening: Floats
    headline: Floats
    shared: Floats
    days: Ints

    def __len__(self) -> int:
        return len(self.a)

    def one(self, at: int, pile: Pile) -> Bond:
        """A single bond, with the rare words in common."""
        a, b, days = int(self.a[at]), int(self.b[at]), int(self.days[at])
        words, opening, headline = (float(some[at]) for some in (self.words, self.opening, self.headline))
        rare, apart = tuple(pile.rare.common(a, b)), None if days == _UNKNOWN else days
        return Bond(a, b, float(self.likely[at]), words, opening, headline, rare, float(self.shared[at]), apart)


def bonds(pairs: Ints, pile: Pile, shared: Mapping[tuple[int, int], float], window: int) -> Bonds:
    """The bond of each pair [pairs, 2], the lower number first, in order. Cost: three cosines a pair, some microseconds."""
    pairs = pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))].astype(np.int64).reshape(-1, 2)
    a, b = pairs[:, 0], pairs[:, 1]
    words, opening, headline = (np.round(_dots(pairs, some) / SQUARE, 6) for some in (pile.words, pile.opening, pile.headline))
    part = np.array([shared.get((one, other), 0.0) for one, other in pairs.tolist()]) if shared else np.zeros(len(pairs))
    days = between(pile, a, b)
    signs = seen(pile, pairs, (words, opening, headline), part, window)
    logit = np.zeros(len(pairs))
    for name, weight in WEIGHTS.items():
        logit = logit + weight * signs[name]
    return Bonds(a, b, certain(odds(logit), part, days), words, opening, headline, part, days)


def between(pile: Pile, a: Ints, b: Ints) -> Ints:
    """The least number of days between two publications; -1 where one is not known."""
    apart = np.maximum(0, np.maximum(pile.begins[b] - pile.ends[a], pile.begins[a] - pile.ends[b]))
    return np.where(pile.dated[a] & pile.dated[b], apart, _UNKNOWN)


def _dots(pairs: Ints, vectors: Vectors) -> Ints:
    """The product of each pair; pairs in order of the first of them."""
    if not len(pairs):
        return np.zeros(0, np.int64)
    first, start = np.unique(pairs[:, 0], return_index=True)
    ends = np.append(start[1:], len(pairs))
    return np.concatenate([vectors.dots(n, pairs[i:j, 1]) for n, i, j in zip(first.tolist(), start.tolist(), ends.tolist(), strict=True)])


def seen(pile: Pile, pairs: Ints, likeness: tuple[Floats, Floats, Floats], shared: Floats, window: int) -> dict[str, Floats]:
    """What the odds are computed from, by the names of `WEIGHTS`."""
    a, b = pairs[:, 0], pairs[:, 1]
    words, opening, headline = likeness
    rare = _dots(pairs, pile.rare)
    length = np.minimum(pile.length[a], pile.length[b])
    short = np.clip((7.5 - np.log1p(length)) / 2, 0, 1)  # 1 under 250 characters, 0 from 1,800 on
    days = between(pile, a, b)
    gap = np.maximum(days, 0)
    named = np.minimum(*(pile.rare.sizes()[some] for some in (a, b))) >= _NAMED_ENOUGH
    return {
        "words": np.sqrt(words),
        "opening": np.sqrt(opening),
        "opening_plain": opening,
        "headline": headline,
        "short": short,
        "opening_short": opening * short,
        "rare": np.log1p(rare),
        "foreign": np.where(named, np.maximum(0, 1 - rare / 2), 0.0),
        "shared": shared,
        "two_days": np.minimum(gap, 2) / 2,
        "week": np.clip(gap - 2, 0, 5) / 5,
        "month": np.clip(gap - 7, 0, 23) / 23,
        "year": np.clip(gap - 30, 0, 335) / 335,
        "rivals": np.log(_rivals(pile, a, b, days != _UNKNOWN, window)),
        "always": np.ones(len(pairs)),
    }


def _rivals(pile: Pile, a: Ints, b: Ints, dated: Flags, window: int) -> Floats:
    one, other = pile.rivals(a, window), pile.rivals(b, window)
    return np.maximum(_RIVALS, np.where(dated, (one + other) / 2, np.maximum(one, other)))


def odds(logit: Floats) -> Floats:
    """Log odds as a likelihood, to six places."""
    return np.round(1 / (1 + np.exp(-np.clip(logit, -30, 30))), 6)


def certain(likely: Floats, shared: Floats, days: Ints) -> Floats:
    """The likelihood, raised where enough prose is shared soon enough; none for a text that is printed again months later."""
    near = days <= np.where(shared >= 0.5, COPY_DAYS, _COPY_WEEK)  # no day: -1
    raised = np.where((shared >= 0.25) & near, np.maximum(likely, _COPY), likely)
    return np.where((days > COPY_DAYS) & (shared >= _AGAIN), 0.0, raised)
