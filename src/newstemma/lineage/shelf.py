"""Distinct texts as numbers: their words, where those stand, which are quoted, and their fingerprints. What an index keeps of an article.

Refuses to keep the text itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np

from newstemma.language.quotations import find_quotations
from newstemma.lineage.columns import Column
from newstemma.lineage.fingerprints import Postings, cut, fingerprints
from newstemma.lineage.seeds import Held
from newstemma.lineage.wordstream import Flags, Hashes, Ints, Stream, read_words

Cut = tuple[int, int]

#: What a paragraph with quotation marks holds: a double mark, or a single one where it can open. Looking for them first is four times as
#: fast as asking every paragraph for its quotations.
_DOUBLES = ('"', "“", "”", "„", "‟", "«", "''", "``", "‘")
_SINGLE = re.compile(r"'(?<![^\s(\[—–-].)\w")


def quoted_cuts(text: str) -> list[Cut]:
    """The characters inside quotation marks, line by line, as `language.quotations` finds them. Cost: linear."""
    found = []
    at = 0
    for line in text.split("\n"):
        if any(mark in line for mark in _DOUBLES) or ("'" in line and _SINGLE.search(line)):
            found += [(q.start, q.end) for q in find_quotations(text, at, at + len(line))]
        at += len(line) + 1
    return found


@dataclass(slots=True)
class Shelf:
    """Texts numbered in the order in which they came.

    word, start, end   of each word, one text after the other
    own                how many words outside quotation marks stand before each word, counted over all texts
    first              where the words of each text begin, and the end of the last
    key, text, at      of each fingerprint: its upper bits, the text, the first word counted in the text
    rank               of each text: a hash of its words, the same in whatever order texts come
    """

    gram: int
    least: int
    word: Column = field(default_factory=lambda: Column(np.uint32))
    start: Column = field(default_factory=lambda: Column(np.uint32))
    end: Column = field(default_factory=lambda: Column(np.uint32))
    own: Column = field(default_factory=lambda: Column(np.int64))
    first: Column = field(default_factory=lambda: Column(np.int64))
    key: Column = field(default_factory=lambda: Column(np.uint64))
    text: Column = field(default_factory=lambda: Column(np.int32))
    at: Column = field(default_factory=lambda: Column(np.int32))
    rank: Column = field(default_factory=lambda: Column(np.uint64))
    lists: Postings = field(default_factory=Postings)

    def __post_init__(self) -> None:
        """Begin with the end of no text."""
        self.first.extend(np.zeros(1, np.int64))
        self.own.extend(np.zeros(1, np.int64))

    @property
    def size(self) -> int:
        """How many texts there are."""
        return self.first.size - 1

    @property
    def held(self) -> Held:
        """The fingerprints as the finder of seeds wants them."""
        return Held(self.key.values, self.text.values, self.at.values, self.rank.values, self.lists)

    def put(self, texts: Sequence[str], cuts: Sequence[Iterable[Cut] | None]) -> None:
        """Texts that are not here yet, each with the characters that are quoted (None: they are looked for)."""
        stream = read_words(texts)
        marked = [quoted_cuts(text) if given is None else list(given) for text, given in zip(texts, cuts, strict=True)]
        self.put_stream(stream, _flags(stream, marked))

    def put_stream(self, stream: Stream, quoted: Flags) -> None:
        """The same, read already."""
        prints = fingerprints(stream, self.gram, self.least)
        texts = np.repeat(np.arange(stream.first.size - 1), np.diff(stream.first))[prints.at]
        before, began = self.first.values[-1], self.size
        self.lists.add(prints.key, self.key.size, texts)
        self.key.extend(cut(prints.key))
        self.text.extend(texts + began)
        self.at.extend(prints.at - stream.first[texts])
        self.rank.extend(ranks(stream))
        self.own.extend(np.cumsum(~quoted) + self.own.values[-1])
        self.word.extend(stream.word)
        self.start.extend(stream.start)
        self.end.extend(stream.end)
        self.first.extend(stream.first[1:] + before)

    def own_words(self, text: Ints, low: Ints, high: Ints) -> Ints:
        """How many words of [low, high) of each text are outside quotation marks."""
        begin, own = self.first.values[text], self.own.values
        found: Ints = own[begin + high] - own[begin + low]
        return found

    def sizes(self) -> Ints:
        """How many words outside quotation marks each text has, at least 1."""
        found: Ints = np.maximum(1, np.diff(self.own.values[self.first.values]))
        return found


def ranks(stream: Stream) -> Hashes:
    """A hash of the words of each text in their order."""
    place = np.arange(stream.word.size) - np.repeat(stream.first[:-1], np.diff(stream.first))
    value = (stream.word.astype(np.uint64) + np.uint64(1)) * (place.astype(np.uint64) * np.uint64(2) + np.uint64(0x9E3779B97F4A7C15))
    value ^= value >> np.uint64(29)
    value *= np.uint64(0xD6E8FEB86659FD93)
    value ^= value >> np.uint64(32)
    sums = np.concatenate([np.zeros(1, np.uint64), np.cumsum(value)])
    found: Hashes = sums[stream.first[1:]] - sums[stream.first[:-1]]
    return found


def _flags(stream: Stream, cuts: Sequence[Sequence[Cut]]) -> Flags:
    """For each word whether it begins inside one of its text's cuts."""
    steps = np.zeros(stream.word.size + 1, np.int32)
    for number, inside in enumerate(cuts):
        if inside:
            low, high = stream.first[number], stream.first[number + 1]
            places = stream.start[low:high].searchsorted(np.array(inside, np.int64).ravel()) + low
            np.add.at(steps, places[::2], 1)
            np.add.at(steps, places[1::2], -1)
    return np.cumsum(steps[:-1]) > 0
