"""An index as bytes, and bytes as an index: words by their hashes and where they stand; never the text.

What can be made again from the words is left out. Refuses bytes of another layout or of another size than they say.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from newstemma.errors import BadIndex
from newstemma.lineage.index import Index
from newstemma.lineage.wordstream import Flags, Ints, Stream
from newstemma.settings import LineageSettings

_MAGIC = b"newstemma.index/1\n"
_WIDE = 255  # from this size on a gap or a word's length stands in a list apart
_TEXTS = 2000  # read back at a time


def to_bytes(index: Index, settings: dict[str, Any]) -> bytes:
    """The index. settings: the names and values that it was made with. About six bytes a word."""
    shelf = index.shelf
    first, start, end = shelf.first.values, shelf.start.values.astype(np.int64), shelf.end.values.astype(np.int64)
    before = np.concatenate([np.zeros(min(1, end.size), np.int64), end[:-1]])
    heads = first[:-1][np.diff(first) > 0]
    before[heads] = 0
    quoted = np.diff(shelf.plain.values) == 0
    columns: list[NDArray[Any]] = [
        first,
        shelf.word.values,
        *_narrow(start - before),
        *_narrow(end - start),
        np.packbits(quoted),
        np.packbits(np.diff(shelf.own.values) != 0),
        shelf.led.values,
    ]
    digests = b"".join(digest for digest, _ in sorted(index.numbers.items(), key=lambda entry: entry[1]))
    head = {"settings": settings, "ids": index.ids, "columns": [[c.dtype.str, c.size] for c in columns]}
    line = json.dumps(head, ensure_ascii=True, separators=(",", ":")).encode("ascii")
    return b"".join([_MAGIC, len(line).to_bytes(8, "little"), line, digests, *(c.tobytes() for c in columns)])


def from_bytes(raw: bytes) -> Index:
    """The index that `to_bytes` wrote; it answers as the one that was saved.

    Raises   BadIndex: the bytes are no index, of another layout, or cut short
    """
    head, at = _head(raw)
    ids, plan = head["ids"], head["columns"]
    size = at + 16 * len(ids) + sum(count * np.dtype(kind).itemsize for kind, count in plan)
    if size != len(raw):
        raise BadIndex(f"it should be {size} bytes long and is {len(raw)}")
    index = Index(LineageSettings(**head["settings"]))
    index.ids = ids
    index.numbers = {raw[at + 16 * n : at + 16 * n + 16]: n for n in range(len(ids))}
    index.known = {id_: n for n, texts in enumerate(ids) for id_ in texts}
    columns = []
    at += 16 * len(ids)
    for kind, count in plan:
        columns.append(np.frombuffer(raw, kind, count, at))
        at += columns[-1].nbytes
    for stream, quoted, led, own in _streams(columns):
        index.shelf.put_words(stream, quoted, led, own)
    index.shelf.list_new()
    return index


def _head(raw: bytes) -> tuple[dict[str, Any], int]:
    begin = len(_MAGIC) + 8
    if raw[: len(_MAGIC)] != _MAGIC or len(raw) < begin:
        raise BadIndex("it does not begin as an index does")
    size = int.from_bytes(raw[len(_MAGIC) : begin], "little")
    try:
        head = json.loads(raw[begin : begin + size])
    except ValueError as error:
        raise BadIndex("its head cannot be read") from error
    return dict(head), begin + size


def _narrow(values: Ints) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any]]:
    """(each value in a byte, where it did not fit, what it was)."""
    wide = np.flatnonzero(values >= _WIDE)
    return np.minimum(values, _WIDE).astype(np.uint8), wide, values[wide]


def _widened(narrow: NDArray[Any], wide: NDArray[Any], values: NDArray[Any]) -> Ints:
    found = narrow.astype(np.int64)
    found[wide] = values
    return found


def _streams(columns: Sequence[NDArray[Any]]) -> Iterator[tuple[Stream, Flags, Ints, Flags]]:
    """The words of some texts at a time, which of them are quoted, which open a line behind a colon, which are own prose."""
    first, word = columns[0], columns[1]
    gap, length = _widened(*columns[2:5]), _widened(*columns[5:8])
    quoted = np.unpackbits(columns[8], count=word.size).astype(np.bool_)
    own = np.unpackbits(columns[9], count=word.size).astype(np.bool_)
    led = columns[10]
    for low in range(0, first.size - 1, _TEXTS):
        bounds = first[low : low + _TEXTS + 1]
        a, b = int(bounds[0]), int(bounds[-1])
        ends = np.concatenate([[0], np.cumsum(gap[a:b] + length[a:b])])
        end = ends[1:] - np.repeat(ends[bounds[:-1] - a], np.diff(bounds))
        inside = led[led.searchsorted(a) : led.searchsorted(b)] - a
        looks = np.zeros(b - a, np.uint8)  # what they would tell is in `own`
        stream = Stream(word[a:b], (end - length[a:b]).astype(np.uint32), end.astype(np.uint32), bounds - a, looks)
        yield stream, quoted[a:b], inside, own[a:b]
