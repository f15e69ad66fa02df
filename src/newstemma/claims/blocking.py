"""Which wordings are worth a closer look: those that share the rarest words, so many for each and no more.

Comparing all with all is fine for five articles and hopeless for three hundred. Refuses to look words up that the whole story uses.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

#: Wordings met through its words, rarest first, until one has been given enough to compare; of those it keeps the nearest. A story of
#: 300 articles has 8,000 wordings: 200 and 40 find what 800 and 160 find but for one pair in a hundred, in a quarter of the time.
_MET = 400
_NEAREST = 40
_SMALL = 400  # wordings up to which all are compared that share a word


def nearest(vectors: Sequence[Mapping[str, float]]) -> list[tuple[int, int]]:
    """Pairs (a, b), a < b, each among the nearest of one of the two by weighted words in common, in ascending order.

    vectors  word to weight, normalised
    Cost     linear in the vectors: a fixed number of others is looked at for each
    """
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for n, vector in enumerate(vectors):
        for word in vector:
            holders[word].append(n)
    if len(vectors) <= _SMALL:
        most = max(12, len(vectors) // 4)
        return sorted({(a, b) for held in holders.values() if len(held) <= most for x, a in enumerate(held) for b in held[x + 1 :]})
    return sorted({(min(n, m), max(n, m)) for n, vector in enumerate(vectors) for m in _met(n, vector, vectors, holders)})


def _met(n: int, vector: Mapping[str, float], vectors: Sequence[Mapping[str, float]], holders: Mapping[str, list[int]]) -> list[int]:
    """The nearest of one wording, through its rarest words."""
    near: defaultdict[int, float] = defaultdict(float)
    seen = 0
    for word in sorted(vector, key=lambda w: (len(holders[w]), w)):
        held = holders[word]
        if len(held) > _MET:
            break
        seen += len(held)
        for m in held:
            near[m] += vector[word] * vectors[m][word]
        if seen > _MET:
            break
    near.pop(n, None)
    return sorted(near, key=lambda m: (-round(near[m], 6), m))[:_NEAREST]
