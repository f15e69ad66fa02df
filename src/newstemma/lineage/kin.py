"""Whether two articles hold the same text, directly or by way of a third that both share it with.

Of more than a dozen equal texts, and in families of more than a hundred articles, each is compared with a few of the others only: the
rest follows from those. Refuses chains: the stretch that both share with the third must be the same one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from newstemma.lineage.index import Overlap
from newstemma.lineage.marks import Cut

_LEAST = 120  # characters of the third that both share: some 20 words


class Kin:
    """Who is derived from whom, or with whom from a third, over a set of overlaps."""

    def __init__(self, overlaps: Iterable[Overlap]) -> None:
        """Cost: linear in the overlaps."""
        self._near: defaultdict[str, dict[str, list[Cut]]] = defaultdict(dict)
        for found in overlaps:
            if found.is_derived:
                kept = [s for s in found.stretches if not s.common]
                self._near[found.left][found.right] = [s.there for s in kept]
                self._near[found.right][found.left] = [s.here for s in kept]

    def related(self, a: str, b: str) -> bool:
        """Whether both hold the same text. Cost: the neighbours of the one that has fewer."""
        ours, theirs = self._near.get(a, {}), self._near.get(b, {})
        if b in ours:
            return True
        if len(ours) > len(theirs):
            ours, theirs = theirs, ours
        return any(_common(places, theirs[third]) >= _LEAST for third, places in ours.items() if third in theirs)

    def near(self, a: str) -> frozenset[str]:
        """The articles that one was found to share text with directly."""
        return frozenset(self._near.get(a, {}))


def _common(left: list[Cut], right: list[Cut]) -> int:
    """How many characters lie in a cut of either list."""
    return sum(max(0, min(b, d) - max(a, c)) for a, b in left for c, d in right)
