"""Boosted regression trees, trained elsewhere and read from a table of text.

Refuses to train. Leaves are whole numbers, so that a sum is the same in whatever order it is taken.
Source: Friedman 2001, Greedy function approximation: a gradient boosting machine.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

UNIT = 1_000_000  # parts of a nat that a leaf is told in
_STEEPEST = 30.0  # log odds


@dataclass(frozen=True, slots=True)
class Forest:
    """Full trees of one depth over named traits.

    traits       names, in the order of the columns
    columns      trees x inner nodes: which trait is asked, breadth first
    thresholds   trees x inner nodes: up to it the left branch is taken
    leaves       trees x leaves: parts of the log odds, in millionths
    start        the log odds before any tree, in millionths
    """

    traits: tuple[str, ...]
    columns: npt.NDArray[np.int64]
    thresholds: npt.NDArray[np.float64]
    leaves: npt.NDArray[np.int64]
    start: int

    def likelihoods(self, rows: Sequence[Mapping[str, float]]) -> list[float]:
        """0 to 1 for each row of traits, rounded to 6 places. Cost: trees times depth a row."""
        if not rows:
            return []
        table = np.array([[row[name] for name in self.traits] for row in rows])
        trees, inner = self.columns.shape
        which, every = np.arange(len(rows))[:, None], np.arange(trees)[None, :]
        node = np.zeros((len(rows), trees), dtype=np.int64)
        while int(node[0, 0]) < inner:
            right = table[which, self.columns[every, node]] > self.thresholds[every, node]
            node = 2 * node + 1 + right
        odds = (self.start + self.leaves[every, node - inner].sum(axis=1)) / UNIT
        return [round(float(p), 6) for p in 1 / (1 + np.exp(-np.clip(odds, -_STEEPEST, _STEEPEST)))]


def forest_of(lines: Iterable[str]) -> Forest:
    """Reads what `written` wrote: the traits, the start, then a line a tree of splits ("column threshold") and leaves."""
    first, second, *trees = lines
    splits, leaves = zip(*((_splits(line.split("|")[0]), line.split("|")[1].split()) for line in trees), strict=True)
    return Forest(
        traits=tuple(first.split("|")),
        columns=np.array([[int(column) for column, _ in row] for row in splits], dtype=np.int64),
        thresholds=np.array([[float(threshold) for _, threshold in row] for row in splits]),
        leaves=np.array([[int(leaf) for leaf in row] for row in leaves], dtype=np.int64),
        start=int(second),
    )


def _splits(text: str) -> list[tuple[str, str]]:
    words = text.split()
    return list(zip(words[::2], words[1::2], strict=True))


def written(forest: Forest) -> str:
    """The table of text that `forest_of` reads."""
    rows = [
        " ".join(f"{c} {t:.5g}" for c, t in zip(columns, thresholds, strict=True)) + "|" + " ".join(map(str, leaves))
        for columns, thresholds, leaves in zip(forest.columns, forest.thresholds, forest.leaves, strict=True)
    ]
    return "\n".join(["|".join(forest.traits), str(forest.start), *rows, ""])
