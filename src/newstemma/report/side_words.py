"""Which characters of two texts are common to both and which are each one's own; the passages are given, or found where none are.

Inside a passage the words that differ are each side's own: a passage is one run of text, small edits and all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

NEAR = 40  # characters that may stand between two runs of one passage
GRAM = 4  # words: fewer meet by chance in any two texts on one happening
LONGEST = 600  # words of a passage that are compared one by one; beyond, the whole of it counts as common
_WORD = re.compile(r"\w+(?:[’'\-]\w+)*")


@dataclass(frozen=True, slots=True)
class Common:
    """A passage that stands in both texts: where it starts and ends in each, and what part it plays."""

    left: tuple[int, int]
    right: tuple[int, int]
    role: str


def common_words(left: str, right: str, passage: Common) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """The stretches of a passage that are word for word the same, in each text; the whole of it where it is very long."""
    here, there = list(_words(left, *passage.left)), list(_words(right, *passage.right))
    if max(len(here), len(there)) > LONGEST or not here or not there:
        return [passage.left], [passage.right]
    blocks = SequenceMatcher(None, [w[2] for w in here], [w[2] for w in there], autojunk=False).get_matching_blocks()
    kept = [b for b in blocks if b.size]
    return (
        [(here[b.a][0], here[b.a + b.size - 1][1]) for b in kept],
        [(there[b.b][0], there[b.b + b.size - 1][1]) for b in kept],
    )


def runs(left: str, right: str) -> list[Common]:
    """The longest runs of at least GRAM words that stand in both, in order of the right text, none overlapping there; near ones as one.

    Cost  linear in the words of both, but for words that a text repeats over and over
    """
    here, there = list(_words(left, 0, len(left))), list(_words(right, 0, len(right)))
    places: dict[tuple[str, ...], list[int]] = {}
    for n in range(len(here) - GRAM + 1):
        held = places.setdefault(tuple(w[2] for w in here[n : n + GRAM]), [])
        if len(held) < 8:
            held.append(n)
    found, n = [], 0
    while n <= len(there) - GRAM:
        starts = places.get(tuple(w[2] for w in there[n : n + GRAM]), ())
        if not starts:
            n += 1
            continue
        size, start = max((_reach(here, there, m, n), -m) for m in starts)
        found.append(Common((here[-start][0], here[-start + size - 1][1]), (there[n][0], there[n + size - 1][1]), "narrative"))
        n += size
    return _joined(found)


def _joined(found: list[Common]) -> list[Common]:
    """Runs that follow close upon one another in both texts as one passage."""
    joined: list[Common] = []
    for run in found:
        last = joined[-1] if joined else None
        if last and 0 <= run.left[0] - last.left[1] <= NEAR and run.right[0] - last.right[1] <= NEAR:
            joined[-1] = Common((last.left[0], run.left[1]), (last.right[0], run.right[1]), run.role)
        else:
            joined.append(run)
    return joined


def _reach(here: list[tuple[int, int, str]], there: list[tuple[int, int, str]], m: int, n: int) -> int:
    """For how many words two texts go on alike from a place in each."""
    size = 0
    while m + size < len(here) and n + size < len(there) and here[m + size][2] == there[n + size][2]:
        size += 1
    return size


def _words(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Where each word stands, and the word without its case and the shape of its apostrophe."""
    return ((m.start(), m.end(), m.group().casefold().replace("’", "'")) for m in _WORD.finditer(text, start, end))


def share(text: str, spans: Iterable[tuple[int, int]]) -> float:
    """How much of the words of a text lies in some stretches of it, 0 to 1."""
    held = sorted(spans)
    total = inside = place = 0
    for start, end, _ in _words(text, 0, len(text)):
        total += 1
        while place < len(held) and held[place][1] <= start:
            place += 1
        inside += place < len(held) and held[place][0] <= start and end <= held[place][1]
    return inside / total if total else 0.0
