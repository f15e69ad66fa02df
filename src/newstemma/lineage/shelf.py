"""Distinct texts as numbers: their words, where those stand, which are quoted, and their fingerprints. What an index keeps of an article.

Refuses to keep the text itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np

from newstemma.lineage.columns import Column
from newstemma.lineage.fingerprints import Postings, cut, fingerprints
from newstemma.lineage.marks import Cut
from newstemma.lineage.prose import kinds_of
from newstemma.lineage.reading import read
from newstemma.lineage.seeds import Held
from newstemma.lineage.wordstream import Flags, Hashes, Ints, Stream

_BLOCK = 1 << 21  # characters read at a time, so that what is made on the way stays small


@dataclass(slots=True)
class Shelf:
    """Texts numbered in the order in which they came.

    word, start, end   of each word, one text after the other
    own                how many words of own prose (outside quotation marks and lists) stand before each word, counted over all texts
    plain              the same of all words outside quotation marks
    voice              places, over all texts, of words in a speaker's voice ("I", "we", "you") that stand in own prose
    led                places of words that open a line behind one that ends in a colon
    sketch             bits of the rare words of each text, `prose.SKETCH_WORDS` numbers a text
    first              where the words of each text begin, and the end of the last
    key, text, at      of each fingerprint: its upper bits, the text, the first word counted in the text
    rank               of each text: a hash of its words, the same in whatever order texts come
    """

    gram: int
    least: int
    word: Column = field(default_factory=lambda: Column(np.uint32))
    start: Column = field(default_factory=lambda: Column(np.uint32))
    end: Column = field(default_factory=lambda: Column(np.uint32))
    own: Column = field(default_factory=lambda: Column(np.uint32))
    plain: Column = field(default_factory=lambda: Column(np.uint32))
    voice: Column = field(default_factory=lambda: Column(np.int64))
    led: Column = field(default_factory=lambda: Column(np.int64))
    sketch: Column = field(default_factory=lambda: Column(np.uint64))
    first: Column = field(default_factory=lambda: Column(np.int64))
    key: Column = field(default_factory=lambda: Column(np.uint64))
    text: Column = field(default_factory=lambda: Column(np.int32))
    at: Column = field(default_factory=lambda: Column(np.int32))
    rank: Column = field(default_factory=lambda: Column(np.uint64))
    lists: Postings = field(default_factory=Postings)
    listed: int = 0

    def __post_init__(self) -> None:
        """Begin with the end of no text."""
        self.first.extend(np.zeros(1, np.int64))
        for column in (self.own, self.plain):
            column.extend(np.zeros(1, np.uint32))

    @property
    def size(self) -> int:
        """How many texts there are."""
        return self.first.size - 1

    @property
    def density(self) -> float:
        """Fingerprints to be expected for each word."""
        return 2 / (max(1, self.least - self.gram + 1) + 1)

    @property
    def held(self) -> Held:
        """The fingerprints as the finder of seeds wants them."""
        return Held(self.key.values, self.text.values, self.at.values, self.rank.values, self.lists)

    def put(self, texts: Sequence[str], cuts: Sequence[Iterable[Cut] | None]) -> None:
        """Texts that are not here yet, each with the characters that are quoted (None: they are looked for)."""
        for low, high in _blocks(texts):
            found = read(texts[low:high], cuts[low:high])
            self.put_words(found.stream, found.quoted, found.led)
        self.list_new()

    def put_words(self, stream: Stream, quoted: Flags, led: Ints, own: Flags | None = None) -> None:
        """Texts that were read already: which words are quoted, where those stand that open a line behind a colon, and which are own
        prose (None: it is found out). `list_new` has to follow.
        """
        prints = fingerprints(stream, self.gram, self.least)
        texts = np.repeat(np.arange(stream.first.size - 1), np.diff(stream.first))[prints.at]
        began = self.size
        self.key.extend(cut(prints.key))
        self.text.extend(texts + began)
        self.at.extend(prints.at - stream.first[texts])
        self.rank.extend(ranks(stream))
        kinds = kinds_of(stream)
        own = kinds.prose & ~quoted if own is None else own
        for column, flags in ((self.own, own), (self.plain, ~quoted)):
            column.extend(np.cumsum(flags, dtype=np.uint32) + np.uint32(column.last))
        self.voice.extend(np.flatnonzero(own & kinds.speaks) + self.word.size)
        self.led.extend(led + self.word.size)
        self.sketch.extend(kinds.sketches.ravel())
        self.word.extend(stream.word)
        self.start.extend(stream.start)
        self.end.extend(stream.end)
        self.first.extend(stream.first[1:] + self.first.last)

    def list_new(self) -> None:
        """Enter the new fingerprints in the lists of holders."""
        self.lists.add(self.key.values[self.listed :], self.listed, self.text.values[self.listed :])
        self.listed = self.key.size

    def counted(self, column: Column, text: Ints, low: Ints, high: Ints) -> Ints:
        """How many words of [low, high) of each text are own prose, or in `voice`, or in `led`: whichever column is asked."""
        begin, values = self.first.values[text], column.values
        if column is self.voice or column is self.led:
            inside: Ints = values.searchsorted(begin + high) - values.searchsorted(begin + low)
            return inside
        found: Ints = values[begin + high].astype(np.int64) - values[begin + low]
        return found

    def sizes(self) -> Ints:
        """How many words of own prose each text has, at least 1."""
        return np.maximum(1, self.totals(self.own))

    def totals(self, column: Column) -> Ints:
        """The same over each whole text."""
        return self.counted(column, np.arange(self.size), np.zeros(1, np.int64), np.diff(self.first.values))


def _blocks(texts: Sequence[str]) -> list[Cut]:
    """Half-open numbers of texts, of about a block's characters together."""
    ends = np.cumsum([len(text) for text in texts])
    marks = ends.searchsorted(np.arange(_BLOCK, int(ends[-1]), _BLOCK), "right").tolist()
    return [(low, high) for low, high in zip([0, *marks], [*marks, len(texts)], strict=True) if low < high]


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
