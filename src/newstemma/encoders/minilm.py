"""The small model: tags paragraphs and makes sentence vectors, on any number of cores with the same bytes.

Three sets of weights in one folder, each loaded when it is first asked for: one was trained to tag, which took the likeness of sentences
out of it, one was left as it was published, and one was trained to read two sentences side by side. Reads English.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from pathlib import Path
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from newstemma.encoders.decode import Seen, Weighed, tags_of, weigh
from newstemma.encoders.engine import Body
from newstemma.encoders.opposed import FINE, Facing, judged, matched
from newstemma.encoders.paths import STEPS
from newstemma.encoders.pieces import Window, WordPieces
from newstemma.encoders.shipped import HEADS, Shipped, shipped
from newstemma.encoders.weights import lent
from newstemma.ports import Marked, Opposed, Tags

T = TypeVar("T")
W = TypeVar("W", Window, Facing)
Rows = npt.NDArray[np.float64]

_TOGETHER = 128  # paragraphs between two decodings: bounds the memory, keeps every thread busy
_QUOTED = 8  # the bit of a piece's type that says: inside quotation marks


class MiniLM:
    """An `Encoder` of two small transformers in int8."""

    def __init__(self, place: Path, *, threads: int = 1) -> None:
        """From a folder of shipped files; only the manifest is read now.

        threads  how many windows are read at once; the answers do not depend on it
        Raises   DamagedModel, OtherModel: now for the manifest, at the first question for the rest
        """
        self._files: Shipped = shipped(place)
        self._threads = max(1, threads)

    @property
    def name(self) -> str:
        """Its version and the first digits of a hash of its files.

        The same name gives the same bytes on one kind of CPU with one release of the engine; another may round a sum otherwise.
        """
        return self._files.name

    def tag(self, paragraphs: Sequence[str]) -> list[Tags]:
        """One `Tags` a paragraph. Cost: linear in the characters; about a tenth of a second for a thousand words on one core."""
        found: list[Tags] = []
        for start in range(0, len(paragraphs), _TOGETHER):
            found += tags_of(self._seen(paragraphs[start : start + _TOGETHER]), self._files.plan)
        return found

    def weigh(self, paragraphs: Sequence[str]) -> list[list[Weighed]]:
        """The attributions of each paragraph with the features of their confidence, to calibrate it by."""
        return weigh(self._seen(paragraphs), self._files.plan)

    def vectors(self, sentences: Sequence[str]) -> list[bytes]:
        """One vector a sentence: 384 signed bytes, a unit vector times 127; empty where the sentence holds no word."""
        cut = [self._pieces.windows(sentence, self._files.window) for sentence in sentences]
        sums = iter(self._each(self._sum, [window for windows in cut for window in windows]))
        return [_bytes([next(sums) for _ in windows]) for windows in cut]

    def oppose(self, pairs: Sequence[tuple[str, str]]) -> list[Opposed | None]:
        """How likely the two sentences of each pair exclude each other. Cost: about 6 ms a pair of common length on one core."""
        facing = [Facing.of(*pair, self._pieces) for pair in pairs]
        found = iter(self._each(self._opposed, [f for f in facing if f is not None]))
        return [next(found) if f is not None else None for f in facing]

    def match(self, pairs: Sequence[tuple[Marked, Marked]]) -> list[float | None]:
        """How likely the two marked figures of each pair count one thing. Cost: as `oppose`."""
        facing = [Facing.marked(*pair, self._pieces) for pair in pairs]
        found = iter(self._each(self._matched, [f for f in facing if f is not None]))
        return [next(found) if f is not None else None for f in facing]

    def _opposed(self, facing: Facing) -> Opposed:
        return judged(facing, self._faced(facing), *self._judging)

    def _matched(self, facing: Facing) -> float:
        return matched(facing, self._faced(facing), *self._judging)

    def _faced(self, facing: Facing) -> Rows:
        """The hidden state of each piece, [pieces, width], in whole steps of 1/FINE."""
        states: Rows = np.rint(self._judge.hidden(facing.ids, facing.types).astype(np.float64) * FINE)
        return states

    def _sum(self, window: Window) -> Rows:
        """The hidden states of a window added up, [width]; the base knows no case and no quotation marks."""
        summed: Rows = self._vectors.hidden(window.ids, [0] * len(window.ids)).sum(0, dtype=np.float64)
        return summed

    def _seen(self, paragraphs: Sequence[str]) -> list[Seen]:
        cut = [self._pieces.windows(paragraph, self._files.window) for paragraph in paragraphs]
        states = self._each(self._firsts, [window for windows in cut for window in windows])
        weights, added = self._heads
        scores = np.rint((np.concatenate([np.zeros((0, len(weights))), *states]) @ weights + added) * (STEPS / (FINE * HEADS))).astype(
            np.int64
        )
        found, at = [], 0
        for paragraph, windows in zip(paragraphs, cut, strict=True):
            words = [word for window in windows for word in window.words]
            quoted = [bool(window.types[first] & _QUOTED) for window in windows for first in window.firsts]
            found.append(Seen(paragraph, words, quoted, scores[at : at + len(words)]))
            at += len(words)
        return found

    def _firsts(self, window: Window) -> Rows:
        """The hidden state of each word's first piece, [words, width], in whole steps of 1/FINE."""
        states = self._tagger.hidden(window.ids, window.types)[list(window.firsts)]
        return np.rint(states.astype(np.float64) * FINE)

    def _each(self, work: Callable[[W], T], windows: Sequence[W]) -> list[T]:
        """`work` on each window, the longest first so that the threads end together; answers in the order of the windows."""
        if self._threads == 1 or len(windows) < 2:
            return [work(window) for window in windows]
        order = sorted(range(len(windows)), key=lambda n: -len(windows[n].ids))
        with ThreadPoolExecutor(self._threads) as pool:
            done = dict(zip(order, pool.map(work, [windows[n] for n in order]), strict=True))
        return [done[n] for n in range(len(windows))]

    @cached_property
    def _pieces(self) -> WordPieces:
        return WordPieces(self._files.vocabulary())

    @cached_property
    def _tagger(self) -> Body:
        return Body("tagger.bin", self._files.read("tagger.bin"), threads=self._threads)

    @cached_property
    def _vectors(self) -> Body:
        return Body("vectors.bin", self._files.read("vectors.bin"), threads=self._threads)

    @cached_property
    def _judge(self) -> Body:
        whole = lent("judge.bin", self._files.read("judge.bin"), self._files.read("vectors.bin"))
        return Body("judge.bin", whole, threads=self._threads)

    @cached_property
    def _judging(self) -> tuple[Rows, Rows]:
        return self._whole("judge.npy")

    @cached_property
    def _heads(self) -> tuple[Rows, Rows]:
        return self._whole("heads.npy")

    def _whole(self, file: str) -> tuple[Rows, Rows]:
        """(weights, what is added) as whole numbers: with whole states their products add up exactly, whatever BLAS does in what order.

        A state is under 2^17 steps, a weight under 2^18, 384 products of them under 2^44: float64 holds 2^53.
        """
        whole = self._files.heads(file).astype(np.float64)
        return whole[:-1], whole[-1] * FINE


def _bytes(sums: Sequence[Rows]) -> bytes:
    """The sums of a sentence's windows as one unit vector times 127, in signed bytes: its mean has the direction of its sum."""
    if not sums:
        return b""
    whole = np.sum(sums, axis=0)
    rounded: bytes = np.rint(whole * (127 / np.sqrt((whole * whole).sum()))).astype(np.int8).tobytes()
    return rounded
