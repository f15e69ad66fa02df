"""Texts as an index takes them: their words, which of those are quoted, and which open a line behind a colon.

Refuses to keep the letters.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np

from newstemma.lineage.codes import coded
from newstemma.lineage.marks import Cut, Marks, chunk_marks
from newstemma.lineage.wordstream import Flags, Ints, Stream, chunk_words, stream_of


@dataclass(frozen=True, slots=True)
class Read:
    """quoted: of each word, whether it begins inside quotation marks. led: the words that are first behind a line that ends in a colon."""

    stream: Stream
    quoted: Flags
    led: Ints


def read(texts: Sequence[str], cuts: Sequence[Iterable[Cut] | None]) -> Read:
    """The texts; cuts: of each the characters that are quoted (None: they are looked for). Cost: linear."""
    parts, marks, done = [], [], 0
    for chunk in coded(texts):
        given = cuts[done : done + len(chunk.texts)]
        parts.append(chunk_words(chunk))
        marks.append(chunk_marks(chunk, [one is None for one in given]))
        done += len(chunk.texts)
    stream = stream_of(parts)
    found = (cuts_of for part in marks for cuts_of in part.quoted)
    quoted = [list(looked if given is None else given) for given, looked in zip(cuts, found, strict=True)]
    keys = _keys(np.repeat(np.arange(len(texts)), np.diff(stream.first)), stream.start)
    return Read(stream, _flags(keys, quoted), _behind_colons(keys, stream.first, marks))


def _keys(text: Ints, at: Iterable[int]) -> Ints:
    """Text and place as one number each."""
    found: Ints = (text << 32) | np.asarray(at, np.uint32)
    return found


def _flags(words: Ints, cuts: Sequence[Sequence[Cut]]) -> Flags:
    """For each word whether it begins inside one of its text's cuts."""
    counts = [2 * len(inside) for inside in cuts]
    ends = np.fromiter(chain.from_iterable(chain.from_iterable(cuts)), np.uint32, sum(counts))
    places = words.searchsorted(_keys(np.repeat(np.arange(len(cuts)), counts), ends))
    steps = np.zeros(words.size + 1, np.int32)
    np.add.at(steps, places[::2], 1)
    np.add.at(steps, places[1::2], -1)
    return np.cumsum(steps[:-1], dtype=np.int32) > 0


def _behind_colons(words: Ints, first: Ints, marks: Sequence[Marks]) -> Ints:
    """The places of the words that are the first behind a line that ends in a colon."""
    before = np.cumsum([0, *(len(part.quoted) for part in marks)])
    text = np.concatenate([np.zeros(0, np.int64), *(part.text + before[n] for n, part in enumerate(marks))])
    at = np.concatenate([np.zeros(0, np.int64), *(part.at for part in marks)])
    word = words.searchsorted(_keys(text, at))
    return np.unique(word[word < first[text + 1]])
