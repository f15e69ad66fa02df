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

_UNROLLED = 4


# --- the trees ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Trees:
    """Full trees of one depth.

    base   the odds before any tree
    trees  features and edges of the questions of each, from the top, level by level; and its leaves
    """

    depth: int
    base: float
    trees: tuple[tuple[tuple[int, ...], tuple[float, ...], tuple[float, ...]], ...]

    def odds(self, rows: Sequence[Sequence[float]]) -> list[float]:
        """Log odds that each unit with these features is body."""
        if self.depth != _UNROLLED:
            return [self._slowly(row) for row in rows]
        totals = [self.base] * len(rows)
        for tree in self.trees:
            _drop(totals, rows, *tree)
        return totals

    def _slowly(self, row: Sequence[float]) -> float:
        """The same, for trees of any depth."""
        total, inner = self.base, 2**self.depth - 1
        for asked, edges, leaves in self.trees:
            node = 0
            for _ in range(self.depth):
                node += node + (2 if row[asked[node]] > edges[node] else 1)
            total += leaves[node - inner]
        return total


def _drop(totals: list[float], rows: Sequence[Sequence[float]], f: Sequence[int], e: Sequence[float], leaves: Sequence[float]) -> None:
    """Let the rows fall through one tree of four questions, and add where they land. Written out: most of a page's time is spent here."""
    f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14 = f
    e0, e1, e2, e3, e4, e5, e6, e7, e8, e9, e10, e11, e12, e13, e14 = e
    a, b, c, d, g, h, i, j, k, l, m, o, p, q, s, t = leaves  # noqa: E741
    for n, r in enumerate(rows):
        if r[f0] > e0:
            if r[f2] > e2:
                landed = (t if r[f14] > e14 else s) if r[f6] > e6 else q if r[f13] > e13 else p
            else:
                landed = (o if r[f12] > e12 else m) if r[f5] > e5 else l if r[f11] > e11 else k
        elif r[f1] > e1:
            landed = (j if r[f10] > e10 else i) if r[f4] > e4 else h if r[f9] > e9 else g
        else:
            landed = (d if r[f8] > e8 else c) if r[f3] > e3 else b if r[f7] > e7 else a
        totals[n] += landed


def trees_of(kept: dict[str, Any]) -> Trees:
    """Trees from the JSON they are kept in: {"depth", "base", "trees": [[features], [edges], [leaves]] …}."""
    trees = tuple((tuple(map(int, asked)), tuple(map(float, edges)), tuple(map(float, leaves))) for asked, edges, leaves in kept["trees"])
    return Trees(int(kept["depth"]), float(kept["base"]), trees)


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
    first = _judged(model.first, rows)
    return lifted(_judged(model.second, second_look(rows, first, found)), found)


def _judged(trees: Trees, rows: Sequence[list[float]]) -> list[float]:
    """What the trees say; what names itself furniture is not put to them."""
    asked = [row for row in rows if not row[ALWAYS]]
    said = iter(trees.odds(asked))
    return [FAR if row[ALWAYS] else next(said) for row in rows]


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
