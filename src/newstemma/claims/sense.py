"""How close clauses are in sense, as seen from the middle of their story.

What the whole story is about makes any two of its sentences close; from its middle only what they have of their own does. Whole numbers
until the last division, so that no value depends on order or machine.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from newstemma.ports import Encoder

if TYPE_CHECKING:  # numpy is loaded where it is used: nothing that starts without vectors waits for it
    import numpy as np
    import numpy.typing as npt

_FINE = 16  # parts of a step of a vector's whole numbers to which the middle is rounded
_TOGETHER = 4096  # pairs compared at once: bounds the memory
_ROWS = 256


class Sense:
    """The sense of some texts, by number, each seen from the middle of all distinct ones."""

    def __init__(self, rows: npt.NDArray[np.float64], place: Mapping[int, int]) -> None:
        """`rows` of the distinct texts, centred whole numbers; `place`: the row of each text, by its number."""
        self._rows, self._place = rows, place

    def of(self, pairs: Sequence[tuple[int, int]]) -> list[float]:
        """The cosine of each pair of texts, -1 to 1."""
        import numpy as np

        norms = (self._rows**2).sum(1)
        found: list[float] = []
        for start in range(0, len(pairs), _TOGETHER):
            a, b = ([self._place[pair[side]] for pair in pairs[start : start + _TOGETHER]] for side in (0, 1))
            lengths = np.sqrt(norms[a] * norms[b])
            found += ((self._rows[a] * self._rows[b]).sum(1) / np.where(lengths > 0, lengths, 1.0)).tolist()
        return found

    def close(self, least: float) -> Iterator[tuple[int, int]]:
        """Pairs (a, b), a < b, of cosine `least` and more, in order. Cost: one matrix product, half a second for 2,000 texts."""
        import numpy as np

        numbers = sorted(self._place)
        rows = self._rows[[self._place[n] for n in numbers]]
        norms = np.sqrt((rows**2).sum(1))
        norms[norms == 0] = 1.0
        for start in range(0, len(rows), _ROWS):
            block = (rows[start : start + _ROWS] @ rows.T) / np.outer(norms[start : start + _ROWS], norms)
            for a, b in zip(*np.nonzero(block >= least), strict=True):
                if start + a < b:
                    yield numbers[start + int(a)], numbers[int(b)]


def sense(texts: Mapping[int, str], encoder: Encoder) -> Sense | None:
    """The sense of numbered texts; None from an encoder that has no vectors, and of none. Cost: one vector a distinct text."""
    import numpy as np

    distinct = sorted(set(texts.values()))
    vectors = encoder.vectors(distinct)
    if not distinct or not all(vectors):
        return None
    rows = np.frombuffer(b"".join(vectors), np.int8).reshape(len(distinct), -1).astype(np.float64)
    middle = np.floor(rows.sum(0) * _FINE / len(distinct) + 0.5)
    number = {text: n for n, text in enumerate(distinct)}
    return Sense(rows * _FINE - middle, {n: number[text] for n, text in texts.items()})
