"""Fingerprints of word runs, thinned so that no shared run of a given length goes unseen, and the lists of who holds each.

Refuses to drop a fingerprint because many texts hold it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from newstemma.lineage.wordstream import Hashes, Ints, Stream

_BLOCK = 1 << 17  # words hashed at a time
_NONE = np.uint64(2**64 - 1)
_STEP, _SPREAD = np.uint64(0xD6E8FEB86659FD93), np.uint64(0x9E3779B97F4A7C15)
#: Of 64 bits in a list: the fingerprint above, the number of its occurrence below. Two fingerprints of ten million meet by chance a few
#: thousand times; the words tell them apart. The numbers are enough for four million articles.
PLACE_BITS = 30
_PLACE = np.uint64(2**PLACE_BITS - 1)


@dataclass(frozen=True, slots=True)
class Prints:
    """Fingerprints in order of the texts and of place. at: the first word, counted from the first of all words of the stream."""

    key: Hashes
    at: Ints


def fingerprints(stream: Stream, gram: int, least: int) -> Prints:
    """Runs of `gram` words of each text, thinned: two texts that share `least` words in a row share a fingerprint, or more.

    Cost    linear; 2 in (least - gram + 2) of the runs are kept
    Source  Schleimer, Wilkerson, Aiken 2003, Winnowing: local algorithms for document fingerprinting; ties are all kept, so that what is
            kept depends on the words alone
    """
    keys, places = [np.zeros(0, np.uint64)], [np.zeros(0, np.int64)]
    bounds = _blocks(stream.first)
    for low, high in zip(bounds, bounds[1:], strict=False):
        first = stream.first[low : high + 1] - stream.first[low]
        words = stream.word[stream.first[low] : stream.first[high]]
        if words.size >= gram:
            grams = _grams(words, first, gram)
            kept = _winnowed(grams, max(1, least - gram + 1))
            keys.append(grams[kept])
            places.append(kept + stream.first[low])
    return Prints(np.concatenate(keys), np.concatenate(places))


def _blocks(first: Ints) -> list[int]:
    """Numbers of texts between which there are about a block's words."""
    marks = np.searchsorted(first, np.arange(_BLOCK, int(first[-1]), _BLOCK)) if first[-1] else np.zeros(0, np.int64)
    found: list[int] = np.unique(np.concatenate([[0], marks, [first.size - 1]])).tolist()
    return found


def _grams(words: NDArray[np.uint32], first: Ints, gram: int) -> Hashes:
    """The hash of the run that begins at each word; _NONE where it would run over the end of its text."""
    values = (words.astype(np.uint64) + np.uint64(1)) * _SPREAD
    size = values.size - gram + 1
    found = values[:size].copy()
    for n in range(1, gram):
        found *= _STEP
        found += values[n : n + size]
    found ^= found >> np.uint64(32)
    found *= _SPREAD
    found ^= found >> np.uint64(29)
    found >>= np.uint64(1)  # so that none is _NONE
    ends = first[1:-1]
    for back in range(1, gram):
        over = ends - back
        found[over[(over >= 0) & (over < size)]] = _NONE
    return found


def _winnowed(grams: Hashes, window: int) -> Ints:
    """Where a fingerprint is the least of some `window` neighbours."""
    edge = np.full(window - 1, _NONE)
    least = _sliding(np.concatenate([edge, grams, edge]), window, np.minimum)
    return np.flatnonzero((grams == _sliding(least, window, np.maximum)) & (grams != _NONE))


def _sliding(values: Hashes, window: int, pick: np.ufunc) -> Hashes:
    """The least or largest of each `window` values in a row."""
    done = 1
    while done < window:
        step = min(done, window - done)
        values = pick(values[:-step], values[step:])
        done += step
    return values


@dataclass(slots=True)
class Postings:
    """Who holds which fingerprint: sorted runs of packed words, merged as they grow so that there are few of them."""

    runs: list[Hashes] = field(default_factory=list)
    _shared: tuple[NDArray[np.signedinteger], NDArray[np.signedinteger]] | None = None

    def add(self, keys: Hashes, start: int, texts: Ints) -> None:
        """New fingerprints, numbered from `start` on, and the text of each; of several in one text the first counts. Amortised n log n."""
        if not keys.size:
            return
        self._shared = None
        run = packed(keys, start)
        holder = texts[(run & _PLACE).astype(np.int64) - start]
        again = (holder[1:] == holder[:-1]) & ((run[1:] ^ run[:-1]) <= _PLACE)
        self.runs.append(run[np.concatenate([[True], ~again])] if again.any() else run)
        while len(self.runs) > 1 and self.runs[-2].size < 2 * self.runs[-1].size:
            last = self.runs.pop()
            merged = np.concatenate([self.runs.pop(), last])
            merged.sort()
            self.runs.append(merged)

    def holders(self, keys: Hashes) -> tuple[Ints, Ints]:
        """(which key, number of an occurrence), for every occurrence of each of the sorted, distinct cut keys; sorted by both."""
        which, numbers = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
        for run in self.runs:
            low, high = np.searchsorted(run, keys), np.searchsorted(run, keys | _PLACE, "right")
            count = high - low
            which.append(np.repeat(np.arange(keys.size), count))
            numbers.append((run[spread(low, count)] & _PLACE).astype(np.int64))
        if len(self.runs) == 1:
            return which[1], numbers[1]
        both = (np.concatenate(which).astype(np.uint64) << np.uint64(PLACE_BITS)) | np.concatenate(numbers).astype(np.uint64)
        both.sort()
        return (both >> np.uint64(PLACE_BITS)).astype(np.int64), (both & _PLACE).astype(np.int64)

    def shared(self) -> tuple[NDArray[np.signedinteger], NDArray[np.signedinteger]]:
        """(number of the key, number of an occurrence) of all keys that several texts hold, sorted by both. Kept until the next `add`."""
        if self._shared is None:
            run = self.runs[0] if len(self.runs) == 1 else np.sort(np.concatenate([np.zeros(0, np.uint64), *self.runs]))
            same = (run[1:] ^ run[:-1]) <= _PLACE
            edge = np.zeros(min(1, run.size), np.bool_)
            rows = np.flatnonzero(np.concatenate([edge, same]) | np.concatenate([same, edge]))
            first = ~np.concatenate([edge, same])[rows]
            self._shared = np.cumsum(first, dtype=np.int32) - np.int32(1), (run[rows] & _PLACE).astype(np.int32)
        return self._shared


def cut(keys: Hashes) -> Hashes:
    """The fingerprints as they stand in the lists: their upper bits."""
    return keys & ~_PLACE


def packed(keys: Hashes, start: int) -> Hashes:
    """Fingerprints and their numbers in one word each, sorted."""
    found = cut(keys) | np.arange(start, start + keys.size, dtype=np.uint64)
    found.sort()
    return found


def spread(low: Ints, count: Ints) -> Ints:
    """low[0], low[0] + 1 … (count[0] of them), low[1] …"""
    ends = np.cumsum(count)
    found: Ints = np.arange(int(ends[-1]) if ends.size else 0) + np.repeat(low - (ends - count), count)
    return found
