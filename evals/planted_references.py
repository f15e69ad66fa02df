"""MinHash over whole articles, as two libraries have it: 128 permutations, word 5-grams, threshold .5."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Sequence

_WORD = re.compile(r"\w+")
Pairs = set[tuple[str, str]]


def shingles(text: str) -> list[str]:
    """The word 5-grams of a text, each once, in order."""
    words = _WORD.findall(text.casefold())
    return list(dict.fromkeys(" ".join(words[n : n + 5]) for n in range(max(1, len(words) - 4))))


def datasketch(rows: Sequence[tuple[str, str]]) -> Pairs:
    """The pairs that datasketch's MinHashLSH finds."""
    from datasketch import MinHash, MinHashLSH

    lsh = MinHashLSH(threshold=0.5, num_perm=128)
    found: Pairs = set()
    for id_, text in rows:
        sketch = MinHash(num_perm=128, seed=1)
        sketch.update_batch([gram.encode() for gram in shingles(text)])
        found.update((min(id_, other), max(id_, other)) for other in lsh.query(sketch))
        lsh.insert(id_, sketch)
    return found


def rensa(rows: Sequence[tuple[str, str]]) -> Pairs:
    """The pairs that rensa's RMinHashLSH finds."""
    from rensa import RMinHash, RMinHashLSH

    lsh = RMinHashLSH(threshold=0.5, num_perm=128, num_bands=32)
    found: Pairs = set()
    for number, (id_, text) in enumerate(rows):
        sketch = RMinHash(num_perm=128, seed=1)
        sketch.update(shingles(text))
        for other in lsh.query(sketch):
            if other != number:
                found.add((min(id_, rows[other][0]), max(id_, rows[other][0])))
        lsh.insert(number, sketch)
    return found


def timed(work: Callable[[Sequence[tuple[str, str]]], Pairs], rows: Sequence[tuple[str, str]]) -> tuple[Pairs, float] | None:
    """(what it found, seconds of this process); None where the library is not installed."""
    start = time.process_time()
    try:
        found = work(rows)
    except ModuleNotFoundError:
        return None
    return found, time.process_time() - start
