"""How likely two articles are on one happening, and by what.

The odds are those of a logistic regression: likeness of words, openings and headlines, rare names in common, days apart, and how many
other texts of the pile it might be instead. Prose in common is near certain, unless it was printed long after.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from newstemma.language.likeness import cosine
from newstemma.model.lineage import Passage
from newstemma.stories.reprints import COPY_DAYS
from newstemma.stories.traits import Traits

_COPY = 0.9  # how likely two articles are on one happening that share a quarter of their prose in one week, or half of it in a month
_COPY_WEEK = 7
_RIVALS = 8  # at least: two articles that are given alone may still be on two happenings
_NAMED_ENOUGH = 3  # rare names in each of two texts, of which two and more should be common to both
_AGAIN = 0.9  # an old text printed again says nothing of a new happening


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


def bonds(pairs: Iterable[tuple[int, int]], texts: Sequence[Traits], shared: Mapping[tuple[int, int], float]) -> list[Bond]:
    """The bond of each pair, in order of the pairs. Cost: three cosines a pair."""
    return [_bond(a, b, texts[a], texts[b], shared.get((a, b), 0.0)) for a, b in sorted(pairs)]


def shares(numbers: Mapping[str, int], lengths: Sequence[int], passages: Iterable[Passage]) -> dict[tuple[int, int], float]:
    """How much of the shorter article's characters is prose that stands in the other too, by pair of numbers."""
    found: defaultdict[tuple[int, int], int] = defaultdict(int)
    for p in passages:
        if p.there is not None and p.role == "narrative":
            a, b = sorted((numbers[p.here.article], numbers[p.there.article]))
            found[a, b] += p.here.end - p.here.start
    return {(a, b): round(min(1.0, chars / max(1, min(lengths[a], lengths[b]))), 6) for (a, b), chars in found.items()}


def _bond(a: int, b: int, one: Traits, other: Traits, shared: float) -> Bond:
    rare = tuple(sorted(one.rare & other.rare))
    days = None if one.day is None or other.day is None else max(0, other.day[0] - one.day[1], one.day[0] - other.day[1])
    likeness = cosine(one.words, other.words), cosine(one.opening, other.opening), cosine(one.headline, other.headline)
    signs = seen(one, other, likeness, len(rare), shared, days)
    likely = odds(math.fsum(WEIGHTS[name] * signs[name] for name in WEIGHTS))
    return Bond(a, b, certain(likely, shared, days), *likeness, rare, shared, days)


def seen(one: Traits, other: Traits, likeness: tuple[float, float, float], rare: int, shared: float, days: int | None) -> dict[str, float]:
    """What the odds are computed from, by the names of `WEIGHTS`."""
    words, opening, headline = likeness
    short = min(1.0, max(0.0, (7.5 - math.log1p(min(one.length, other.length))) / 2))  # 1 under 250 characters, 0 from 1,800 on
    gap = days or 0
    return {
        "words": math.sqrt(max(0.0, words)),
        "opening": math.sqrt(max(0.0, opening)),
        "opening_plain": opening,
        "headline": headline,
        "short": short,
        "opening_short": opening * short,
        "rare": math.log1p(rare),
        "foreign": max(0.0, 1 - rare / 2) if min(len(one.rare), len(other.rare)) >= _NAMED_ENOUGH else 0.0,
        "shared": shared,
        "two_days": min(gap, 2) / 2,
        "week": min(max(gap - 2, 0), 5) / 5,
        "month": min(max(gap - 7, 0), 23) / 23,
        "year": min(max(gap - 30, 0), 335) / 335,
        "rivals": math.log(max(_RIVALS, (one.rivals + other.rivals) / 2 if days is not None else max(one.rivals, other.rivals))),
        "always": 1.0,
    }


def odds(logit: float) -> float:
    """Log odds as a likelihood, to six places."""
    return round(1 / (1 + math.exp(-max(-30.0, min(30.0, logit)))), 6)


def certain(likely: float, shared: float, days: int | None) -> float:
    """The likelihood, raised where enough prose is shared soon enough; none for a text that is printed again months later."""
    if days is not None and days > COPY_DAYS and shared >= _AGAIN:
        return 0.0
    near = days is None or days <= (COPY_DAYS if shared >= 0.5 else _COPY_WEEK)
    return max(likely, _COPY) if shared >= 0.25 and near else likely
