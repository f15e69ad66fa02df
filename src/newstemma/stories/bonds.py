"""How likely two articles are on one happening, and by what.

The odds are those of a logistic regression: likeness of words, openings and headlines, rare names in common, days apart, and how many
other texts of the pile it might be instead; and the particulars: names, figures and days that the one tells and the other does not.
Prose in common is near certain, unless it was printed long after or is that of a form filled in again.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from newstemma.stories.agreement import Agreement, Difference, agreements, by_first, difference
from newstemma.stories.pile import Pile
from newstemma.stories.reprints import COPY_DAYS
from newstemma.stories.vectors import SQUARE, Ints, Vectors

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
_COPY = 0.9  # how likely two articles are on one happening that share a quarter of their prose in one week, or half of it in a month
_COPY_WEEK = 7
_RIVALS = 5  # at least: two articles that are given alone may still be on two happenings
_NAMED_ENOUGH = 3  # rare names in each of two texts, of which two and more should be common to both
_AGAIN = 0.8  # an old text printed again says nothing of a new happening
_HOPELESS = -7.0  # log odds that no particulars in common mend: a pair in a thousand
_LITTLE, _HARDLY = 0.1, 0.1  # cosines, and likelihood: dated roundups .942 to .944 (900 of them; .08 and .12 the same), others as they were
_UNKNOWN = -1  # days between, where one is not dated

#: Fitted by `python -m evals.gather_fit` on train roundups (all 7,356 slots; the dated ones as a pile of their own; small piles of them),
#: ECB+ topics 1-35 (four times, as it alone has look-alikes) and BASIL, to two places. By hand: shared is kept at 1.5, since in those
#: corpora few texts that share prose are on two happenings; rivals at -1.3, since their dated piles are all sparse: left free it is -3.4,
#: and then of 37,554 articles of eight years hardly two are joined (-1 and -1.3 did alike on what can be measured); alien is laid on, since
#: few of their small piles have look-alikes (of 212 invented pairs of look-alikes in small piles kept apart: none 168, -3 191).
#: The weekdays were fitted on undated pairs with the other weights as they stand: all slots .797 to .819, ECB+ .924 to .937, its
#: look-alikes joined .054 to .042.
WEIGHTS: Mapping[str, float] = {
    "words": 4.39,
    "opening": 9.06,
    "opening_plain": -5.19,
    "headline": 1.58,
    "short": -0.71,
    "opening_short": 5.61,
    "rare": 0.77,
    "foreign": -0.35,
    "shared": 1.5,
    "two_days": -2.84,
    "week": -2.66,
    "month": -7.95,
    "year": -0.4,
    "rivals": -1.3,
    "own": -1.27,
    "alien": -3.0,
    "counts": 0.9,
    "differ": -1.91,
    "dated": -1.54,
    "gap": 1.11,
    "same_weekday": 0.9,
    "other_weekday": -1.15,
    "undated": 0.39,
    "always": 0.35,
}


@dataclass(frozen=True, slots=True)
class Bond:
    """Two articles (numbers), how likely they are on one happening (0 to 1), and what that rests on.

    words, opening, headline  cosines; shared: the part of the shorter one's prose that stands in both; rare: words in common that are rare
    days                      between the publications; None: one is not dated
    form                      how much they look like one form filled in twice, 0 to 1; untold: what each says and the other not
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
    form: float
    untold: Difference


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
    form: Floats

    def __len__(self) -> int:
        return len(self.a)

    def one(self, at: int, pile: Pile) -> Bond:
        """A single bond, with the rare words in common."""
        a, b, days = int(self.a[at]), int(self.b[at]), int(self.days[at])
        words, opening, headline = (float(some[at]) for some in (self.words, self.opening, self.headline))
        rare, apart = tuple(pile.rare.common(a, b)), None if days == _UNKNOWN else days
        shared, form = float(self.shared[at]), float(self.form[at])
        return Bond(a, b, float(self.likely[at]), words, opening, headline, rare, shared, apart, form, difference(pile, a, b))


def bonds(pairs: Ints, pile: Pile, shared: Mapping[tuple[int, int], float], window: int) -> Bonds:
    """The bond of each pair [pairs, 2], the lower number first, in order. Cost: three cosines a pair, some microseconds."""
    pairs = pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))].astype(np.int64).reshape(-1, 2)
    a, b = pairs[:, 0], pairs[:, 1]
    words, opening, headline = (np.round(_dots(pairs, some) / SQUARE, 6) for some in (pile.words, pile.opening, pile.headline))
    part = np.array([shared.get((one, other), 0.0) for one, other in pairs.tolist()]) if shared else np.zeros(len(pairs))
    days = between(pile, a, b)
    near = pairs, (words, opening, headline), part
    logit = log_odds(plain(pile, *near, window))
    hopeful = np.flatnonzero((logit >= _HOPELESS) | (part > 0))
    told = agreements(pile, pairs[hopeful], words[hopeful])
    logit[hopeful] += log_odds(particular(told))
    form = np.zeros(len(pairs))
    form[hopeful] = told.form
    return Bonds(
        a, b, certain(vouched(odds(logit), (words, opening, headline), part), part, days, form), words, opening, headline, part, days, form
    )


def log_odds(signs: Mapping[str, Floats]) -> Floats:
    """What some signs add to the log odds."""
    names = [name for name in WEIGHTS if name in signs]  # in one order: sums of floats must not depend on it
    logit = np.zeros(len(signs[names[0]]))
    for name in names:
        logit = logit + WEIGHTS[name] * signs[name]
    return logit


def between(pile: Pile, a: Ints, b: Ints) -> Ints:
    """The least number of days between two publications; -1 where one is not known."""
    apart = np.maximum(0, np.maximum(pile.begins[b] - pile.ends[a], pile.begins[a] - pile.ends[b]))
    return np.where(pile.dated[a] & pile.dated[b], apart, _UNKNOWN)


def _dots(pairs: Ints, vectors: Vectors) -> Ints:
    """The product of each pair; pairs in order of the first of them."""
    if not len(pairs):
        return np.zeros(0, np.int64)
    return np.concatenate([vectors.dots(text, others) for text, others in by_first(pairs)])


def seen(pile: Pile, pairs: Ints, likeness: tuple[Floats, Floats, Floats], shared: Floats, window: int) -> dict[str, Floats]:
    """All that the odds are computed from, by the names of `WEIGHTS`."""
    found = plain(pile, pairs, likeness, shared, window) | particular(agreements(pile, pairs, likeness[0]))
    return {name: found[name] for name in WEIGHTS}


def particular(told: Agreement) -> dict[str, Floats]:
    """What the particulars of the happenings say, by the names of `WEIGHTS`."""
    return {name: getattr(told, name) for name in ("own", "alien", "counts", "differ", "dated", "gap", "same_weekday", "other_weekday")}


def plain(pile: Pile, pairs: Ints, likeness: tuple[Floats, Floats, Floats], shared: Floats, window: int) -> dict[str, Floats]:
    """What likeness and days say, by the names of `WEIGHTS`."""
    a, b = pairs[:, 0], pairs[:, 1]
    words, opening, headline = likeness
    rare = _dots(pairs, pile.rare)
    length = np.minimum(pile.length[a], pile.length[b])
    short = np.clip((7.5 - np.log1p(length)) / 2, 0, 1)  # 1 under 250 characters, 0 from 1,800 on
    days = between(pile, a, b)
    gap = np.maximum(days, 0)
    rivals = np.log(_rivals(pile, a, b, days != _UNKNOWN, window))
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
        "rivals": rivals,
        "undated": np.where(days == _UNKNOWN, rivals - math.log(_RIVALS), 0.0),
        "always": np.ones(len(pairs)),
    }


def _rivals(pile: Pile, a: Ints, b: Ints, dated: Flags, window: int) -> Floats:
    one, other = pile.rivals(a, window), pile.rivals(b, window)
    return np.maximum(_RIVALS, np.where(dated, (one + other) / 2, np.maximum(one, other)))


def odds(logit: Floats) -> Floats:
    """Log odds as a likelihood, to six places."""
    return np.round(1 / (1 + np.exp(-np.clip(logit, -30, 30))), 6)


def vouched(likely: Floats, likeness: tuple[Floats, Floats, Floats], shared: Floats) -> Floats:
    """The likelihood, hardly any where next to no words are common: that a small pile holds little else is no reason to join two texts."""
    strange = (np.maximum.reduce(likeness) < _LITTLE) & (shared < _LITTLE)
    return np.where(strange, np.minimum(likely, _HARDLY), likely)


def certain(likely: Floats, shared: Floats, days: Ints, form: Floats) -> Floats:
    """The likelihood, raised where enough prose is shared soon enough; none for a text printed again months later, less the surer the two
    are one form filled in twice.
    """
    near = days <= np.where(shared >= 0.5, COPY_DAYS, _COPY_WEEK)  # no day: -1
    raised = np.where((shared >= 0.25) & near, np.maximum(likely, _COPY), likely)
    return np.where((days > COPY_DAYS) & (shared >= _AGAIN), 0.0, np.round(raised * (1 - form), 6))
