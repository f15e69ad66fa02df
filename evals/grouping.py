"""How well one grouping agrees with another, and plain TF-IDF with average link to hold a grouping against.

Source  B³: Bagga and Baldwin 1998, Entity-based cross-document coreferencing using the vector space model
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Agreement:
    """What one text brings to the figures: B³ precision and recall, and pairs joined rightly, joined, and to be joined (itself counted)."""

    precision: float
    recall: float
    right: int
    joined: int
    wanted: int


def agreements(golds: Sequence[Hashable], guesses: Sequence[Hashable]) -> list[Agreement]:
    """Text by text, how the group it was put in agrees with the one it belongs to."""
    both, said, gold = Counter(zip(golds, guesses, strict=True)), Counter(guesses), Counter(golds)
    return [
        Agreement(both[g, s] / said[s], both[g, s] / gold[g], both[g, s] - 1, said[s] - 1, gold[g] - 1)
        for g, s in zip(golds, guesses, strict=True)
    ]


def figures(texts: Sequence[Agreement]) -> dict[str, float]:
    """B³ and pair figures over some texts, each taken under the grouping of its own fold."""
    precision = math.fsum(t.precision for t in texts) / len(texts)
    recall = math.fsum(t.recall for t in texts) / len(texts)
    right, pairs = sum(t.right for t in texts), sum(t.joined for t in texts) + sum(t.wanted for t in texts)
    return {
        "b3_f1": 2 * precision * recall / (precision + recall),
        "b3_precision": precision,
        "b3_recall": recall,
        "pair_f1": 2 * right / pairs if pairs else 1.0,
    }


def lookalikes(golds: Sequence[str], topics: Sequence[str], guesses: Sequence[Hashable]) -> float:
    """The share of the pairs of texts of one topic but two happenings that were put in one group."""
    joined = pairs = 0
    places: dict[str, list[int]] = {}
    for n, topic in enumerate(topics):
        places.setdefault(topic, []).append(n)
    for inside in places.values():
        for x, a in enumerate(inside):
            for b in inside[x + 1 :]:
                if golds[a] != golds[b]:
                    pairs += 1
                    joined += guesses[a] == guesses[b]
    return joined / pairs if pairs else 0.0


_COMMON = 400  # words of more texts than this are multiplied as one matrix, the others posting by posting


def cosines(vectors: Sequence[Mapping[str, float]]) -> Floats:
    """The cosine of every two normalised vectors. Cost: O(n²) memory; for some thousands."""
    size = len(vectors)
    holders: dict[str, list[int]] = {}
    for n, vector in enumerate(vectors):
        for word in vector:
            holders.setdefault(word, []).append(n)
    found = np.zeros((size, size), np.float32)
    common = sorted(w for w, ids in holders.items() if len(ids) > _COMMON)
    for start in range(0, len(common), 2000):
        chosen = common[start : start + 2000]
        column = {w: n for n, w in enumerate(chosen)}
        block = np.zeros((size, len(chosen)), np.float32)
        for n, vector in enumerate(vectors):
            for word in vector.keys() & column.keys():
                block[n, column[word]] = vector[word]
        found += block @ block.T
    for word in sorted(w for w, ids in holders.items() if 1 < len(ids) <= _COMMON):
        ids = holders[word]
        weights = np.array([vectors[n][word] for n in ids], np.float32)
        found[np.ix_(ids, ids)] += np.outer(weights, weights)
    return found


def averaged(alike: Floats) -> list[tuple[int, int, float]]:
    """Every join of average link down to one group, highest first: (a, b, mean likeness), a and b being any members of the two.

    Cost    O(n²): nearest-neighbour chains (Murtagh 1983); `alike` is used up
    """
    size = len(alike)
    np.fill_diagonal(alike, -np.inf)
    weight = np.ones(size, np.float32)
    alive = np.ones(size, bool)
    joins: list[tuple[int, int, float]] = []
    chain: list[int] = []
    for _ in range(size - 1):
        if not chain:
            chain = [int(alive.argmax())]
        while True:
            nearest = int(alike[chain[-1]].argmax())
            if len(chain) > 1 and alike[chain[-1], chain[-2]] >= alike[chain[-1], nearest]:
                break
            chain.append(nearest)
        a, b = chain.pop(), chain.pop()
        joins.append((a, b, float(alike[a, b])))
        row = (alike[a] * weight[a] + alike[b] * weight[b]) / (weight[a] + weight[b])
        row[a] = row[b] = -np.inf
        weight[a] += weight[b]
        alive[b] = False
        row[~alive] = -np.inf
        alike[a], alike[:, a] = row, row
        alike[b], alike[:, b] = -np.inf, -np.inf
    return sorted(joins, key=lambda j: (-j[2], j))


def cut(size: int, joins: Sequence[tuple[int, int, float]], least: float) -> list[int]:
    """The group of each text when only joins of at least `least` are made; a group is named by its first member."""
    parent = list(range(size))

    def root(n: int) -> int:
        while parent[n] != n:
            parent[n] = parent[parent[n]]
            n = parent[n]
        return n

    for a, b, value in joins:
        if value >= least:
            low, high = sorted((root(a), root(b)))
            parent[high] = low
    return [root(n) for n in range(size)]
