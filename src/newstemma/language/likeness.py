"""How alike texts are, and which of many belong together: weights by rarity, cosine, closeness of sentence vectors, average link.

Sums that reach a threshold are taken in sorted order and rounded, so that no answer depends on the order of the texts.
"""

from __future__ import annotations

import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from operator import mul
from typing import TYPE_CHECKING

from newstemma.language.words import asset

if TYPE_CHECKING:  # numpy is loaded where it is used: nothing that starts without vectors waits for it
    import numpy as np
    import numpy.typing as npt

Vector = Mapping[str, float]


def rarity_vectors(bags: Sequence[Mapping[str, int]], *, background: int = 0) -> list[dict[str, float]]:
    """L2-normalised vectors of log counts times log inverse document frequency over these bags.

    background  count the bags together with so many news articles: three articles cannot tell which of their words are common
    Source      Spärck Jones 1972, A statistical interpretation of term specificity
    """
    spread = Counter(word for bag in bags for word in bag)
    common = commonness() if background else {}
    size = len(bags) + background
    vectors = []
    for bag in bags:
        raw = {
            w: (1 + math.log(n)) * math.log((size + 1) / (spread[w] + background * common.get(w, 0.0) + 0.5))
            for w, n in sorted(bag.items())
        }
        length = math.sqrt(math.fsum(v * v for v in raw.values())) or 1.0
        vectors.append({w: v / length for w, v in raw.items()})
    return vectors


@cache
def commonness() -> dict[str, float]:
    """Word stem to the share of news articles that use it; rarer ones are left out."""
    return {word: float(share) / 1000 for word, _, share in (line.partition(" ") for line in asset("commonness.txt"))}


_RAREST = 0.0008  # share of articles below which the background does not tell words apart


def rarity(word: str) -> float:
    """How rare a word stem is in news, in natural logs: 0 where every article uses it, about 7 for the rarest."""
    return -math.log(max(commonness().get(word, _RAREST), _RAREST))


def cosine(a: Vector, b: Vector) -> float:
    """The cosine of two normalised vectors, rounded to 6 places."""
    small, large = (a, b) if len(a) <= len(b) else (b, a)
    return round(math.fsum(v * large[w] for w, v in small.items() if w in large), 6)


def closeness(a: bytes, b: bytes) -> float | None:
    """The cosine of two sentence vectors as an `Encoder` gives them, -1 to 1; None where one is empty: nothing is known of it.

    Whole numbers until the last division, so that it is the same on every machine, and the same as in `closenesses`.
    Raises   ValueError: the vectors are of different encoders
    """
    if not a or not b:
        return None
    ours, theirs = memoryview(a).cast("b").tolist(), memoryview(b).cast("b").tolist()
    if len(ours) != len(theirs):
        raise ValueError(f"vectors of {len(ours)} and {len(theirs)} numbers cannot be compared")
    dot, norm, other = (sum(map(mul, x, y)) for x, y in ((ours, theirs), (ours, ours), (theirs, theirs)))
    return dot / math.sqrt(norm * other) if norm and other else None


def closenesses(some: Sequence[bytes], others: Sequence[bytes]) -> npt.NDArray[np.float64]:
    """`closeness` of each of some to each of others, [some, others]; nan, which meets no threshold, where one is empty.

    Raises   ValueError: the vectors are of different encoders
    Cost     one matrix product: about 30 ms for a thousand by a thousand
    """
    import numpy as np

    found = np.full((len(some), len(others)), np.nan)
    here, there = ([n for n, vector in enumerate(vectors) if vector] for vectors in (some, others))
    if not here or not there:
        return found
    # Whole numbers, and sums of them far below 2**53: float64 is exact, in whatever order BLAS adds them.
    ours, theirs = (
        np.frombuffer(b"".join(vectors[n] for n in chosen), np.int8).reshape(len(chosen), len(some[here[0]])).astype(np.float64)
        for vectors, chosen in ((some, here), (others, there))
    )
    norms = [(rows**2).sum(1) for rows in (ours, theirs)]
    with np.errstate(invalid="ignore"):  # a vector of zeros is close to nothing: nan
        found[np.ix_(here, there)] = (ours @ theirs.T) / np.sqrt(np.outer(*norms))
    return found


def average_link(
    size: int,
    alike: Mapping[tuple[int, int], float],
    least: float,
    *,
    firm: float | None = None,
    grown: int = 1,
    widest: int | None = None,
    alone: float | None = None,
) -> list[list[int]]:
    """Groups of 0 … size-1 under average link: two groups join while the mean likeness over all their pairs is at least `least`.

    alike   (a, b) with a < b to likeness; absent pairs count as 0
    firm    what the mean must reach where both groups have more than `grown` members, in a straight line from `least` for two single
            ones: two large groups that are less alike than each is in itself are two. None: `least` for all
    alone   what the mean must reach, too, when the one member that holds two groups of two and more together is left out of its group:
            a round-up of two stories is no bridge between them. Asked of groups of up to six: of larger ones a member is too small a part.
            None: nothing
    widest  each member counts as compared with at most so many of the other group; None: with all
    Cost    log-linear in the pairs given: of two groups the one with fewer neighbours is put into the other
    Source  Sokal and Michener 1958, UPGMA
    """
    members: dict[int, list[int]] = {n: [n] for n in range(size)}
    links: defaultdict[int, dict[int, float]] = defaultdict(dict)
    for (a, b), value in sorted(alike.items()):
        links[a][b] = links[b][a] = value
    rise = 0.0 if firm is None else (firm - least) / grown

    def mean(a: int, b: int) -> float:
        small, large = sorted((len(members[a]), len(members[b])))
        return round(links[a][b] / (small * (large if widest is None else min(large, widest))), 9)

    def enough(a: int, b: int) -> float:
        return least + rise * min(min(len(members[a]), len(members[b])) - 1, grown)

    bridges = None if alone is None else _Bridges(size, alike)
    heap = [(-round(value, 9), a, b) for (a, b), value in sorted(alike.items()) if value >= least]
    heapq.heapify(heap)
    while heap:
        value, a, b = heapq.heappop(heap)
        if b not in links.get(a, ()):
            continue
        now = mean(a, b)
        if now < enough(a, b):
            continue
        if now < -value:  # one of the two grew since: no mean of theirs rises by that, so it waits for its turn
            heapq.heappush(heap, (-now, a, b))
            continue
        if bridges is not None and alone is not None and bridges.mean(a, b, members, widest) < alone:
            continue
        kept, gone = (a, b) if (len(links[a]), -a) >= (len(links[b]), -b) else (b, a)
        if bridges is not None:
            bridges.move(members[gone], kept)
        members[kept] += members.pop(gone)
        del links[kept][gone]
        for other, sum_ in sorted(links.pop(gone).items()):
            if other != kept:
                del links[other][gone]
                links[kept][other] = links[other][kept] = round(links[kept].get(other, 0.0) + sum_, 9)
                low, high = sorted((kept, other))
                if mean(low, high) >= enough(low, high):
                    heapq.heappush(heap, (-mean(low, high), low, high))
    return sorted(sorted(group) for group in members.values())


_LARGE = 6  # members of a group of which one is no bridge


class _Bridges:
    """What two groups are to each other without the one member that holds them together."""

    def __init__(self, size: int, alike: Mapping[tuple[int, int], float]) -> None:
        self._near: defaultdict[int, dict[int, float]] = defaultdict(dict)
        for (a, b), value in sorted(alike.items()):
            self._near[a][b] = self._near[b][a] = value
        self._group = list(range(size))

    def move(self, members: Sequence[int], group: int) -> None:
        """These members belong to another group now."""
        for member in members:
            self._group[member] = group

    def mean(self, a: int, b: int, members: Mapping[int, Sequence[int]], widest: int | None) -> float:
        """The mean likeness of two groups without the member that is likest to the other group; 1 where that cannot matter."""
        if min(len(members[a]), len(members[b])) < 2:
            return 1.0
        found = [1.0]
        for group, other in ((a, b), (b, a)):
            if len(members[group]) <= _LARGE:
                width = len(members[other]) if widest is None else min(widest, len(members[other]))
                rest = sorted(self._sum(member, other) for member in members[group])[:-1]
                found.append(round(math.fsum(rest) / (len(rest) * width), 9))
        return min(found)

    def _sum(self, member: int, group: int) -> float:
        return math.fsum(value for other, value in self._near[member].items() if self._group[other] == group)
