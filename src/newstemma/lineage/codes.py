"""Texts as numbers, a code point each, a few at a time: what the reader of words and the reader of marks both begin with.

Refuses to know what a character is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_CHUNK = 1 << 16  # characters read at a time, so that all stays in the processor's cache


@dataclass(frozen=True, slots=True)
class Coded:
    """A few texts, one after the other.

    narrow   their code points, a line's end behind each text, in as few bytes as hold them: quick to compare
    wide     the same as indices: quick to look up in a table
    begins   where each text begins, and at last the end of all
    """

    texts: Sequence[str]
    narrow: NDArray[np.uint16] | NDArray[np.uint32]
    wide: NDArray[np.intp]
    begins: NDArray[np.int64]


def coded(texts: Iterable[str]) -> Iterator[Coded]:
    """The texts in chunks. Cost: linear, some 300 million characters a second."""
    for chunk in _chunks(texts):
        narrow = _codes("\n".join([*chunk, ""]))
        yield Coded(chunk, narrow, narrow.astype(np.intp), np.cumsum([0, *(len(text) + 1 for text in chunk)]))


def _codes(text: str) -> NDArray[np.uint16] | NDArray[np.uint32]:
    """Two bytes a character, four where one of them is beyond the first plane."""
    raw = text.encode("utf-16-le", "surrogatepass")
    if len(raw) == 2 * len(text):
        return np.frombuffer(raw, np.uint16)
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def _chunks(texts: Iterable[str]) -> Iterator[list[str]]:
    """The texts in groups of about a chunk's length, a longer text alone."""
    chunk: list[str] = []
    size = 0
    for text in texts:
        if chunk and size + len(text) >= _CHUNK:
            yield chunk
            chunk, size = [], 0
        chunk.append(text)
        size += len(text) + 1
    if chunk:
        yield chunk
