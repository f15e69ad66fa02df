"""Which units of a captured page are the article's body: a small trained model over what `furniture_look` sees.

Two rounds of trees learned from news pages (see assets/FURNITURE.md): the first judges each unit, the second judges it again in the light
of what the first said of its neighbours. The best course through the page (before, body, gap, after) then settles all units at once. Pure
Python, so that it starts at once; refuses to name anything.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import accumulate
from typing import Any

from newstemma.articles.furniture_look import ALWAYS, Look, features
from newstemma.articles.furniture_units import Unit

#: A question (feature, edge, where it is not above, where it is), or a leaf.
Node = float | tuple[int, float, "Node", "Node"]


# --- the trees ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Trees:
    """Full trees of one depth. base: the odds before any tree; trees: the first question of each."""

    depth: int
    base: float
    trees: tuple[Any, ...]

    def odds(self, row: Sequence[float]) -> float:
        """Log odds that a unit with these features is body."""
        total = self.base
        for node in self.trees:  # most of the time that a page takes is spent on these lines
            for _ in range(self.depth):
                asked, edge, low, high = node
                node = high if row[asked] > edge else low
            total += node
        return total


def trees_of(kept: dict[str, Any]) -> Trees:
    """Trees from the JSON they are kept in: {"depth", "base", "trees": [[features], [edges], [leaves]] …}, level by level from the top."""
    return Trees(int(kept["depth"]), float(kept["base"]), tuple(_nested(*tree) for tree in kept["trees"]))


def _nested(asked: Sequence[int], edges: Sequence[float], leaves: Sequence[float]) -> Node:
    """A tree as questions within questions."""
    level: list[Node] = [float(leaf) for leaf in leaves]
    for first in range(len(asked) // 2, -1, -1):
        if first + 1 & first:  # where a level begins: 0, 1, 3, 7 …
            continue
        level = [(int(asked[first + n]), float(edges[first + n]), level[2 * n], level[2 * n + 1]) for n in range(first + 1)]
    return level[0]


@dataclass(frozen=True, slots=True)
class Model:
    """The trees of both rounds."""

    first: Trees
    second: Trees


@cache
def shipped() -> Model:
    """The trees that come with the package."""
    kept = json.loads(files("newstemma.articles").joinpath("assets/furniture.json").read_text("utf-8"))
    return Model(trees_of(kept["first"]), trees_of(kept["second"]))


def odds_of(found: Sequence[Look], page: Sequence[Unit], model: Model) -> list[float]:
    """Log odds that each unit is body, both rounds done. Some unit always has even odds: a page is thought to hold an article."""
    rows = features(found, page)
    first = [_judged(model.first, row) for row in rows]
    return lifted([_judged(model.second, row) for row in second_look(rows, first, found)], found)


def _judged(trees: Trees, row: Sequence[float]) -> float:
    """What the trees say; what names itself furniture is not put to them."""
    return FAR if row[ALWAYS] else trees.odds(row)


def lifted(odds: Sequence[float], found: Sequence[Look]) -> list[float]:
    """The odds raised together where even the likeliest stretch of prose seems unlikely: the body of an odd page is still its body."""
    top = max(
        (value for value, unit in zip(odds, found, strict=True) if unit.words >= 10 or unit.prose >= 0.7), default=max(odds, default=0.0)
    )
    return [value + max(0.0, _SURE - top) for value in odds]


def weights_of(found: Sequence[Look]) -> list[float]:
    """How much each unit's odds count on the course through the page: long units more, none more than eight times the middle one's."""
    sizes = [min(unit.words, 60) ** 0.7 + 0.5 for unit in found]
    middle = sorted(sizes)[len(sizes) // 2]
    return [2 * min(4.0, math.sqrt(size / middle)) for size in sizes]


def second_look(rows: Sequence[list[float]], first: Sequence[float], found: Sequence[Look]) -> list[list[float]]:
    """The rows with what the first round said added: of the unit, its neighbours, the body it settled on, and the words they share."""
    odds = lifted(first, found)
    size = len(odds)
    chosen = course(odds, weights_of(found))
    inside = [n for n, is_body in enumerate(chosen) if is_body]
    low, high = (inside[0], inside[-1] + 1) if inside else (0, 0)
    words = [0.0, *accumulate(float(unit.words) for unit in found)]
    likely = [0.0, *accumulate(unit.words / (1 + math.exp(-value)) for unit, value in zip(found, odds, strict=True))]
    total, top = likely[-1], max(odds, default=0.0)
    said = [FAR] * 4 + list(odds) + [FAR] * 4
    main = Counter(word for n in inside for word in found[n].content)
    held = math.log1p(sum(found[n].words for n in inside))
    dense = len(inside) / max(1, high - low)
    before, after = _apart(chosen), _apart(chosen[::-1])[::-1]
    looked = []
    for n, unit in enumerate(found):
        row = [*rows[n], odds[n], top - odds[n], *said[n : n + 4], *said[n + 5 : n + 9]]
        for reach in (3, 6, 12):
            left, right = max(0, n - reach), min(size, n + reach + 1)
            row.append((likely[n] - likely[left]) / max(1.0, words[n] - words[left]))
            row.append((likely[right] - likely[n + 1]) / max(1.0, words[right] - words[n + 1]))
        own = chosen[n]
        content = max(1, len(unit.content))
        row += [likely[n] / max(1.0, total), (total - likely[n + 1]) / max(1.0, total)]
        row += [math.log1p(likely[n]), math.log1p(max(0.0, total - likely[n + 1]))]
        row += [float(own), float(low <= n < high), float(max(0, low - n)), float(max(0, n - high + 1)), dense, held, top]
        row.append(sum(1 for word in unit.content if main[word] > own) / content)
        row.append(sum(1 for word in unit.content if main[word] > 1 + own) / content)
        row += [float(min(40, before[n])), float(min(40, after[n]))]
        looked.append(row)
    return looked


def _apart(chosen: Sequence[bool]) -> list[int]:
    """For each unit: how many units after the last chosen one; 99 where there is none before it."""
    last, found = -1, []
    for n, is_chosen in enumerate(chosen):
        found.append(n - last if last >= 0 else 99)
        if is_chosen:
            last = n
    return found


FAR = -6.0  # the odds beyond the page's ends
_SURE = 1.5  # the odds that the likeliest stretch of prose has at least


# --- the best course through a page ---------------------------------------------------------------------------------------

_ENTER, _LEAVE = 1.0, 0.5  # cost, in log odds, of the body's beginning and end
_GAP, _BACK = 1.0, 0.5  # cost of a gap opening and closing inside the body
_STAY = 0.05  # cost of each further unit in a gap


def course(odds: Sequence[float], weights: Sequence[float]) -> list[bool]:
    """Which units are body, all settled together: one body with gaps, where each unit's odds count by its weight.

    Source   Viterbi over the states before, body, gap, after.
    """
    if not odds:
        return []
    never = -1e18
    score = [0.0, -_ENTER + odds[0] * weights[0], never, never]
    backs: list[tuple[int, int, int, int]] = []
    for n in range(1, len(odds)):
        gain = odds[n] * weights[n]
        b = max((score[1], 1), (score[0] - _ENTER, 0), (score[2] - _BACK, 2))
        g = max((score[2] - _STAY, 2), (score[1] - _GAP, 1))
        a = max((score[3], 3), (score[1] - _LEAVE, 1))
        backs.append((0, b[1], g[1], a[1]))
        score = [score[0], b[0] + gain, g[0], a[0]]
    state = max((score[0], 0), (score[1], 1), (score[3], 3))[1]
    path = [state]
    for back in reversed(backs):
        state = back[state]
        path.append(state)
    return [state == 1 for state in reversed(path)]
