"""The pile on one machine: one process, or several, with the same answers in the same order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass

from newstemma.ports import A, B, K


@dataclass(frozen=True, slots=True)
class LocalEngine:
    """An `Engine` on this machine.

    processes  how many to use for `each`; 1: none are started
    batch      things handed to a process at a time: large enough that a page's pickling does not show
    """

    processes: int = 1
    batch: int = 16

    def each(self, work: Callable[[A], B], things: Iterable[A]) -> list[B]:
        """`work` done on each thing, answers in the order of the things."""
        ordered = list(things)
        if self.processes <= 1 or len(ordered) <= self.batch:
            return [work(thing) for thing in ordered]
        with ProcessPoolExecutor(self.processes) as pool:
            return list(pool.map(work, ordered, chunksize=self.batch))

    def meet(self, keyed: Iterable[tuple[K, int]]) -> list[tuple[K, tuple[int, ...]]]:
        """The things that share a key, keys with two or more things only, in order of the keys."""
        holders: defaultdict[K, list[int]] = defaultdict(list)
        for key, thing in keyed:
            if not holders[key] or holders[key][-1] != thing:
                holders[key].append(thing)
        shared = ((key, tuple(sorted(set(things)))) for key, things in holders.items() if len(things) > 1)
        return sorted(pair for pair in shared if len(pair[1]) > 1)

    def islands(self, edges: Iterable[tuple[int, int]], size: int) -> list[tuple[int, ...]]:
        """The connected groups of 0 … size-1, each in order, groups in order of their first member."""
        parent = list(range(size))

        def root(thing: int) -> int:
            while parent[thing] != thing:
                parent[thing] = parent[parent[thing]]
                thing = parent[thing]
            return thing

        for left, right in edges:
            a, b = sorted((root(left), root(right)))
            parent[b] = a
        groups: defaultdict[int, list[int]] = defaultdict(list)
        for thing in range(size):
            groups[root(thing)].append(thing)
        return [tuple(groups[first]) for first in sorted(groups)]
