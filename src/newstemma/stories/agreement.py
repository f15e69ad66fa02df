"""Where two texts agree on the particulars of a happening and where each tells its own: names, figures, days, and the form around them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from newstemma.stories.particulars import NO_DAY
from newstemma.stories.pile import Pile
from newstemma.stories.vectors import Ints, Vectors

Floats = npt.NDArray[np.float64]
_FULL_WEEK = 7
_ENOUGH = 3  # names and figures of each that make a difference of particulars a sure one
_WORDED = 0.15  # cosine of the words under which nobody asks whether two texts are one form: of 250 such pairs in corpora none is


@dataclass(frozen=True, slots=True)
class Agreement:
    """By pair, each 0 to 1 unless said otherwise.

    own      names and figures of the opening that the other tells nowhere, of the text that has the smaller part of such
    alien    hardly a name of either opening stands in the other: 1 none, 0 a quarter of them and more
    counts   figures of two digits and more in the one's opening that the other has, of the text with more of them (logarithm of 1 and that)
    differ   figures of the opening that the other has nowhere, where both have several
    dated    1 where both openings name days and no day is in both
    gap      days between the nearest of those, in weeks up to 1
    same_weekday, other_weekday
             1 where both openings name weekdays, one in common or none, and one of the two has no date
    form     that the two are one form filled in twice: their other words are the same, their names and figures are not
    """

    own: Floats
    alien: Floats
    counts: Floats
    differ: Floats
    dated: Floats
    gap: Floats
    same_weekday: Floats
    other_weekday: Floats
    form: Floats


def agreements(pile: Pile, pairs: Ints, words: Floats) -> Agreement:
    """What the two texts of each pair [pairs, 2] agree on; pairs in order of the first. words: cosines. Cost: some microseconds a pair."""
    a, b = pairs[:, 0], pairs[:, 1]
    names, figures, counts = (_both(pile, pairs, some) for some in ("names", "figures", "counts"))
    named, figured = (np.stack([some.sizes()[a], some.sizes()[b]]) for some in (pile.names, pile.figures))
    known, size = names + figures, named + figured
    own = (1 - _share(known, size)) * np.clip(size.min(0) / _ENOUGH, 0, 1)
    alien = np.maximum(0, 1 - 4 * _share(names, named)) * np.clip(named.min(0) / _ENOUGH, 0, 1)
    differ = (1 - _share(figures, figured)) * np.clip((figured.min(0) - 1) / _ENOUGH, 0, 1)
    gap = _gap(pile, a, b)
    weekdays = pile.weekdays[a], pile.weekdays[b]
    asked = (weekdays[0] > 0) & (weekdays[1] > 0) & ~(pile.dated[a] & pile.dated[b])
    met = (weekdays[0] & weekdays[1]) > 0
    return Agreement(
        own=own,
        alien=alien,
        counts=np.log1p(counts.max(0)),
        differ=differ,
        dated=(gap > 0).astype(np.float64),
        gap=np.clip(gap, 0, _FULL_WEEK) / _FULL_WEEK,
        same_weekday=(asked & met).astype(np.float64),
        other_weekday=(asked & ~met).astype(np.float64),
        form=np.clip((_frame(pile, pairs, words) - 0.25) / 0.15, 0, 1) * np.clip((own - 0.25) / 0.25, 0, 1),
    )


@dataclass(frozen=True, slots=True)
class Difference:
    """What each of two openings says and the other article nowhere: words of names and figures as compared; ISO days, all that it names."""

    names: tuple[tuple[str, ...], tuple[str, ...]]
    figures: tuple[tuple[str, ...], tuple[str, ...]]
    days: tuple[tuple[str, ...], tuple[str, ...]]


def difference(pile: Pile, a: int, b: int) -> Difference:
    """The difference of two texts. Cost: their words."""
    names, figures = ((_untold(pile, some, a, b), _untold(pile, some, b, a)) for some in (pile.names, pile.figures))
    return Difference(names, figures, (_dates(pile, a), _dates(pile, b)))


def _untold(pile: Pile, some: Vectors, text: int, other: int) -> tuple[str, ...]:
    told = set(pile.told.row(other)[0].tolist())
    return tuple(sorted(pile.lexicon.words[w] for w in some.row(text)[0].tolist() if w not in told))


def _dates(pile: Pile, text: int) -> tuple[str, ...]:
    return tuple(sorted(date.fromordinal(day).isoformat() for day in pile.named_days[text].tolist() if day != NO_DAY))


def _share(known: Ints, size: Ints) -> Floats:
    """Of two texts the larger part of what the other knows too; 1 where one of them has nothing."""
    parts = known / np.maximum(1, size)
    found: Floats = np.where(size.min(0) > 0, parts.max(0), 1.0)
    return found


def _both(pile: Pile, pairs: Ints, what: str) -> Ints:
    """How many names or figures of each text's opening stand anywhere in the other [2, pairs]."""
    some = getattr(pile, what)
    here, there = [], []
    for text, others in by_first(pairs):
        here.append(pile.told.held(some.row(text)[0], others))
        there.append(some.held(pile.told.row(text)[0], others))
    return np.stack([np.concatenate(side) if side else np.zeros(0, np.int64) for side in (here, there)])


def by_first(pairs: Ints) -> list[tuple[int, Ints]]:
    """The other texts of each text that is the first of a pair; pairs in order."""
    first, start = np.unique(pairs[:, 0], return_index=True)
    ends = [*start[1:].tolist(), *([len(pairs)] if len(pairs) else [])]
    return [(n, pairs[i:j, 1]) for n, i, j in zip(first.tolist(), start.tolist(), ends, strict=True)]


def _frame(pile: Pile, pairs: Ints, words: Floats) -> Floats:
    """Which part of the words that are neither names nor figures both texts have (Jaccard); 0 where the texts are too little alike."""
    found = np.zeros(len(pairs))
    close = np.flatnonzero(words >= _WORDED)
    sizes = pile.frame.sizes()
    both = [pile.frame.held(pile.frame.row(text)[0], others) for text, others in by_first(pairs[close])]
    common = np.concatenate(both) if both else np.zeros(0, np.int64)
    found[close] = common / np.maximum(1, sizes[pairs[close, 0]] + sizes[pairs[close, 1]] - common)
    return found


def _gap(pile: Pile, a: Ints, b: Ints) -> Ints:
    """Days between the nearest days that the two openings name; -1 where one names none."""
    nearest = np.full(len(a), np.iinfo(np.int64).max)
    days = pile.named_days
    for one in days.T:
        for other in days.T:
            x, y = one[a], other[b]
            nearest = np.where((x == NO_DAY) | (y == NO_DAY), nearest, np.minimum(nearest, np.abs(x - y)))
    return np.where(nearest == np.iinfo(np.int64).max, -1, nearest)
