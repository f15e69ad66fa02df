"""Records of invented sentences for the judge, a line each, its sentences parted by " ||| ".

training/clashes  five: one; another newspaper's that excludes it; a third one's that says the same as the first; two of the story that
                  only look as if they clashed. What excludes stands in double brackets in the first two
training/counts   six, each with a figure in double brackets: three of one thing, of which the second has another value; three of others
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from evals.oppositions import Pair
from newstemma.ports import Marked

CLASHES, COUNTS = (Path(__file__).parents[1] / "training" / name for name in ("clashes", "counts"))
_MARK = re.compile(r"\[\[(.+?)\]\]")
_CLASH, _COUNT = 5, 6
_ONE_THING = 3  # sentences of a record whose figures count one thing


@dataclass(frozen=True, slots=True)
class Counted:
    """Two sentences with a figure each. same: whether both count one thing; story: which fold it belongs to."""

    one: Marked
    other: Marked
    same: bool
    story: str
    kind: str

    def turned(self) -> Counted:
        """The other way round."""
        return Counted(self.other, self.one, self.same, self.story, self.kind)


def clashes(path: Path) -> Iterator[Pair]:
    """The pairs of a file of clashes. kind: "clash", or "beside it" for those that hold together. Raises: ValueError, as `_records`."""
    for story, told in _records(path, _CLASH):
        if [at is not None for _, at in told] != [True, True, False, False, False]:
            raise ValueError(f"{story}: not the first two and only these are marked")
        ours, theirs, alike, *beside = (text for text, _ in told)
        (_, x), (_, y) = told[:2]
        yield Pair(ours, theirs, True, False, story, "clash", (x, y) if x and y else None)
        yield Pair(alike, theirs, True, False, story, "clash")
        yield Pair(ours, alike, False, True, story, "beside it")
        for a, b in [*((a, b) for a in (ours, theirs, alike) for b in beside), (beside[0], beside[1])]:
            yield Pair(a, b, False, False, story, "beside it")


def counts(path: Path) -> Iterator[Counted]:
    """The pairs of a file of counts. kind: "counted". Raises: ValueError, as `_records`, or a sentence has no mark."""
    for story, told in _records(path, _COUNT):
        marked = [Marked(text, at) for text, at in told if at is not None]
        if len(marked) < _COUNT:
            raise ValueError(f"{story}: a sentence has no figure marked")
        for (n, a), (m, b) in combinations(enumerate(marked), 2):
            yield Counted(a, b, max(n, m) < _ONE_THING, story, "counted")


def _records(path: Path, size: int) -> Iterator[tuple[str, list[tuple[str, tuple[int, int] | None]]]]:
    """(file and line, the sentences without brackets and what stood in them). Raises: ValueError, a line of another number of sentences."""
    for n, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        told = [part.strip() for part in line.split("|||")]
        if len(told) != size:
            raise ValueError(f"{path.stem} {n + 1}: {len(told)} sentences, not {size}: {line[:60]!r}")
        yield f"{path.stem} {n + 1}", [_unmarked(text) for text in told]


def _unmarked(text: str) -> tuple[str, tuple[int, int] | None]:
    found = _MARK.search(text)
    return (text, None) if found is None else (_MARK.sub(r"\1", text), (found.start(), found.start() + len(found[1])))
