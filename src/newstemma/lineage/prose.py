"""What kind of words stand where: own prose, lists and menus, the voice of a speaker, the rare words that tell one subject from another.

All by word hashes, so that a whole pile is looked at in a moment. Refuses to judge languages that it has no words of: there all is prose.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import numpy as np

from newstemma.language.likeness import commonness
from newstemma.language.words import STOP
from newstemma.lineage.wordstream import Flags, Hashes, Ints, Stream, Words32, hash_word

_TABLE_BITS = 20
_AROUND = 12  # words on either side in which the small words are counted
_MIN_SMALL = 0.2  # of them small words: 99 in 100 places in four outlets' news have it, the middle one .44; lists of links .04 to .16
_MIN_LANGUAGE = 0.2  # of a text's words small ones: under this it is in another language, or all list
_SPEAKER = "i we me us my our ours myself ourselves you your yours i'm i've i'll i'd we're we've we'll you're you've let's"
_SUBJECT_LEAST = 0.02  # share of news articles: a word that more of them use tells no subject
_ENDINGS = ("", "s", "es", "d", "ed", "ing", "e", "er", "ly")
SKETCH_WORDS = 16  # of 64 bits each: 1,024 bits for the rare words of a text


def prose(stream: Stream) -> Flags:
    """For each word whether it stands in sentences rather than in a list of links, names or headlines. Cost: linear."""
    size = np.diff(stream.first)
    sums = np.concatenate([[0], np.cumsum(_in(_small(), stream.word), dtype=np.int32)])
    begin, end = np.repeat(stream.first[:-1], size), np.repeat(stream.first[1:], size)
    place = np.arange(stream.word.size)
    low, high = np.maximum(begin, place - _AROUND), np.minimum(end, place + _AROUND + 1)
    near = sums[high] - sums[low] >= _MIN_SMALL * (high - low)
    read = np.diff(sums[stream.first]) >= _MIN_LANGUAGE * size
    found: Flags = near | np.repeat(~read, size)
    return found


def speaks(stream: Stream) -> Flags:
    """For each word whether it is a speaker's "I", "we" or "you". Cost: linear."""
    return _in(_speaker(), stream.word)


def sketches(stream: Stream) -> Hashes:
    """For each text the bits of its rare words, of every second one; [texts, SKETCH_WORDS]. Cost: linear."""
    rare = np.flatnonzero(rare_words(stream.word))
    text = np.repeat(np.arange(stream.first.size - 1), np.diff(stream.first))[rare]
    return bits_of(stream.word[rare], text, stream.first.size - 1)


def bits_of(words: Words32, group: Ints, groups: int) -> Hashes:
    """The bits of the words of each group; group is sorted."""
    bit = (words >> np.uint32(7)) & np.uint32(64 * SKETCH_WORDS - 1)
    found = np.zeros(groups * SKETCH_WORDS, np.uint64)
    np.bitwise_or.at(found, group * SKETCH_WORDS + (bit >> np.uint32(6)), np.uint64(1) << (bit & np.uint32(63)).astype(np.uint64))
    return found.reshape(groups, SKETCH_WORDS)


def rare_words(words: Words32) -> Flags:
    """Whether each word is of those that sketches hold."""
    found: Flags = ((words & np.uint32(1)) == 0) & ~_in(_usual(), words)
    return found


def _in(table: Flags, words: Words32) -> Flags:
    found: Flags = table.take(words >> np.uint32(32 - _TABLE_BITS), mode="clip")
    return found


def _table(words: Iterable[str]) -> Flags:
    """Flags by the upper bits of the words' hashes: a few in ten thousand other words share them."""
    found = np.zeros(1 << _TABLE_BITS, np.bool_)
    found[[hash_word(word) >> (32 - _TABLE_BITS) for word in words]] = True
    return found


@cache
def _small() -> Flags:
    return _table(STOP)


@cache
def _speaker() -> Flags:
    return _table(_SPEAKER.split())


@cache
def _usual() -> Flags:
    stems = [stem for stem, share in commonness().items() if share >= _SUBJECT_LEAST]
    return _table({*STOP, *(stem + ending for stem in stems for ending in _ENDINGS)})
