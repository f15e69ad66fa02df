"""How likely a later story goes on from an earlier one, and by what: names, headlines, words, days, and whether it tells of the earlier.

The odds are those of a logistic regression on pairs read by hand. Two rounds of one series never go on from each other.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from newstemma.stories.sketches import Sketch

Weigh = Callable[[str], float]
_ONE_WORD = 100 * 7.0  # percent of the texts times weight
_TELLING = 3.0  # from this weight on a shared name tells (a name in one of 20 articles weighs 3)


@dataclass(frozen=True, slots=True)
class Sequel:
    """An earlier story (`before`) and a later one, how likely the later goes on from it (0 to 1), and what that rests on.

    words, titles   cosines
    told            how much of each one's headline stands in the other's opening, geometric mean, 0 to 1
    named           how much of each one's names the other names, geometric mean, 0 to 1
    names           words of names in common, the most telling first
    days            from the earlier's last article to the later's first; 0 where they overlap
    """

    before: str
    likely: float
    words: float
    titles: float
    told: float
    named: float
    names: tuple[str, ...]
    days: int


#: Fitted on 157 pairs of stories of one pile of 5,000 US articles of 14 months, read by hand, 600 pairs of it drawn blindly (as 30), and
#: the pairs of evals/threads/tuned.txt. Of the pairs read, each left out in turn: links at .7 and over .90 right, .75 of the right ones
#: found; at .6 .89 and .84, at .8 .92 and .62. Without "strangers" two ferries in one week have .77, with it .60.
WEIGHTS: Mapping[str, float] = {
    "words": 2.95,
    "titles": 2.34,
    "told": 4.94,
    "named": 1.58,
    "telling": 0.83,
    "days": -4.28,
    "strangers": -1.48,
    "one_outlet": -1.45,
    "always": -0.43,
}


def sequel(before: Sketch, after: Sketch, weigh: Weigh, weigh_name: Weigh) -> Sequel:
    """The earlier and the later story compared. weigh, weigh_name: how much a word, a word of a name, tells in this pile."""
    both = [n for n in before.names if n in after.names]
    telling = {n: min(before.names[n], after.names[n]) / 100 * max(0.0, weigh_name(n) - _TELLING) for n in both}
    words = _cosine(before.words, after.words, weigh)
    titles = _cosine(before.title, after.title, weigh)
    told = _mean(_covered(before.title, after.words, 200, weigh), _covered(after.title, before.words, 200, weigh))
    naming = _mean(_covered(before.names, after.names, 100, weigh_name), _covered(after.names, before.names, 100, weigh_name))
    days = max(0, after.begins[0] - before.ends)
    signs = {
        "words": words,
        "titles": titles,
        "told": told,
        "named": naming,
        "telling": math.log1p(math.fsum(sorted(telling.values())[:-1])),  # one name alone is none: two happenings in one town
        "days": math.log1p(days) / 6,
        "strangers": float(_strangers(before, after) and _strangers(after, before)),
        "one_outlet": float(len(before.outlets | after.outlets) == 1),
        "always": 1.0,
    }
    names = tuple(sorted((n for n in both if telling[n] > 0), key=lambda n: (-round(telling[n], 6), n)))
    return Sequel(before.story, _odds(before, after, signs), words, titles, told, naming, names, days)


def _odds(before: Sketch, after: Sketch, signs: Mapping[str, float]) -> float:
    if before.serial is not None and before.serial == after.serial:
        return 0.0
    return round(1 / (1 + math.exp(-math.fsum(WEIGHTS[name] * signs[name] for name in WEIGHTS))), 6)


def _cosine(a: Mapping[str, int], b: Mapping[str, int], weigh: Weigh) -> float:
    """The cosine of two lists of words; a word's length along its axis is its weight times the root of its percent."""
    dot = math.fsum(math.sqrt(n * b[w]) * weigh(w) ** 2 for w, n in a.items() if w in b)
    return round(dot / (_length(a, weigh) * _length(b, weigh) or 1.0), 6)


def _length(words: Mapping[str, int], weigh: Weigh) -> float:
    return math.sqrt(math.fsum(n * weigh(w) ** 2 for w, n in words.items()))


def _covered(some: Mapping[str, int], others: Mapping[str, int], full: int, weigh: Weigh) -> float:
    """How much of some words' weight stands in the others; a word is there in full at two thirds of `full` percent.

    One word of a kind is little: the whole counts as more than it is, by as much as one rare word.
    """
    whole = math.fsum(n * weigh(w) for w, n in some.items()) + _ONE_WORD
    return math.fsum(n * weigh(w) * min(1.0, 1.5 * others[w] / full) for w, n in some.items() if w in others) / whole


def _strangers(one: Sketch, other: Sketch) -> bool:
    """Whether the one's headlines name somebody or some place, and the other tells of none of them."""
    named = {w for w in one.title if w in one.names}
    return bool(named) and not any(w in other.words or w in other.names for w in named)


def _mean(a: float, b: float) -> float:
    """Geometric: both must be there."""
    return round(math.sqrt(a * b), 6)
