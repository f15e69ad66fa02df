"""What kind of words stand where: own prose, lists and menus, the voice of a speaker, the rare words that tell one subject from another.

All by word hashes, so that a whole pile is looked at in a moment. Refuses to judge languages that it has no words of: there all is prose.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from newstemma.language.likeness import commonness
from newstemma.language.words import STOP as SMALL_WORDS
from newstemma.lineage.fingerprints import spread
from newstemma.lineage.wordstream import CAPITAL, STOP, Flags, Hashes, Ints, Stream, Words32, hash_word

_TABLE_BITS = 20
_AROUND = 12  # words on either side in which the small words are counted
_MIN_SMALL = 0.2  # of them small words: 99 in 100 places in four outlets' news have it, the middle one .44; lists of links .04 to .16
#: Of them with a capital, at least, where no word in small letters is followed by a full stop as far as twenty words off: headlines. In
#: prose .16 have one in the middle and .36 in one place of ten; .28 loses 3 in 100 planted excerpts more. Not in a text of capitals.
_MAX_CAPITALS, _FAR, _ALL_CAPITALS = 0.38, 20, 0.5
_ANY = 0.01  # of fewer than a hundred words: one
_MIN_LANGUAGE = 0.2  # of a text's words small ones: under this it is in another language, or all list
_SMALL, _SPEAKER, _USUAL = (np.uint8(n) for n in (1, 2, 4))
_VOICE = "i we me us my our ours myself ourselves you your yours i'm i've i'll i'd we're we've we'll you're you've let's"
_SUBJECT_LEAST = 0.02  # share of news articles: a word that more of them use tells no subject
_ENDINGS = ("", "s", "es", "d", "ed", "ing", "e", "er", "ly")
SKETCH_WORDS = 16  # of 64 bits each: 1,024 bits for the rare words of a text


@dataclass(frozen=True, slots=True)
class Kinds:
    """For each word of a stream: prose: whether it stands in sentences rather than in a list of links, names or headlines; speaks: whether
    it is a speaker's "I", "we" or "you". For each text the bits of its rare words, of every second one: [texts, SKETCH_WORDS].
    """

    prose: Flags
    speaks: Flags
    sketches: Hashes


def kinds_of(stream: Stream) -> Kinds:
    """What kind of words the stream has. Cost: linear."""
    known = _known(stream.word)
    rare = np.flatnonzero(((known & _USUAL) == 0) & ((stream.word & np.uint32(1)) == 0))
    text = np.searchsorted(stream.first, rare, "right") - 1
    size = stream.first.size - 1
    return Kinds(_prose(stream, known & _SMALL), (known & _SPEAKER) != 0, bits_of(stream.word[rare], text, size))


def _prose(stream: Stream, small: NDArray[np.uint8]) -> Flags:
    """By the small words around each word, and by capitals without a full stop: lists of headlines have small words too."""
    first, sizes = stream.first, np.diff(stream.first)
    smalls, capitals, stops = (_running(flags) for flags in (small, stream.looks & CAPITAL, (stream.looks & STOP) >> np.uint8(1)))
    near = _edges(first, _AROUND)
    headlines = _around(capitals, _AROUND, near, _MAX_CAPITALS) & ~_around(stops, _FAR, _edges(first, _FAR), _ANY)
    if (shouted := np.diff(capitals[first]) >= _ALL_CAPITALS * sizes).any():
        headlines &= ~np.repeat(shouted, sizes)
    found: Flags = _around(smalls, _AROUND, near, _MIN_SMALL) & ~headlines
    if (foreign := np.diff(smalls[first]) < _MIN_LANGUAGE * sizes).any():
        found |= np.repeat(foreign, sizes)
    return found


def _running(flags: NDArray[np.uint8]) -> NDArray[np.int32]:
    found = np.zeros(flags.size + 1, np.int32)
    np.cumsum(flags, dtype=np.int32, out=found[1:])
    return found


def _edges(first: Ints, reach: int) -> tuple[Ints, Ints, Ints]:
    """The words less than `reach` from an end of their text, and the bounds of what stands around each of them in it."""
    size = np.diff(first)
    head, tail = np.minimum(size, reach), np.minimum(np.maximum(size - reach, 0), reach)
    edge = np.concatenate([spread(first[:-1], head), spread(first[1:] - tail, tail)])
    begin, end = (np.concatenate([np.repeat(bound, head), np.repeat(bound, tail)]) for bound in (first[:-1], first[1:]))
    return edge, np.maximum(begin, edge - reach), np.minimum(end, edge + reach + 1)


def _around(running: NDArray[np.int32], reach: int, edges: tuple[Ints, Ints, Ints], share: float) -> Flags:
    """For each word whether this share of the words of its text up to `reach` words on either side counts, or more."""
    found, width = np.zeros(running.size - 1, np.bool_), 2 * reach + 1
    if found.size >= width:
        found[reach:-reach] = (running[width:] - running[:-width]) >= np.int32(math.ceil(share * width))
    edge, low, high = edges
    found[edge] = (running[high] - running[low]) >= share * (high - low)
    return found


def bits_of(words: Words32, group: Ints, groups: int) -> Hashes:
    """The bits of the words of each group; group is sorted."""
    bit = (words >> np.uint32(7)) & np.uint32(64 * SKETCH_WORDS - 1)
    found = np.zeros(groups * SKETCH_WORDS, np.uint64)
    np.bitwise_or.at(found, group * SKETCH_WORDS + (bit >> np.uint32(6)), np.uint64(1) << (bit & np.uint32(63)).astype(np.uint64))
    return found.reshape(groups, SKETCH_WORDS)


def rare_words(words: Words32) -> Flags:
    """Whether each word is of those that sketches hold."""
    found: Flags = ((words & np.uint32(1)) == 0) & ((_known(words) & _USUAL) == 0)
    return found


def _known(words: Words32) -> NDArray[np.uint8]:
    found: NDArray[np.uint8] = _table().take(words >> np.uint32(32 - _TABLE_BITS), mode="clip")
    return found


@cache
def _table() -> NDArray[np.uint8]:
    """What is known of words, by the upper bits of their hashes: a few in ten thousand other words share them."""
    stems = [stem for stem, share in commonness().items() if share >= _SUBJECT_LEAST]
    usual = {*SMALL_WORDS, *(stem + ending for stem in stems for ending in _ENDINGS)}
    found = np.zeros(1 << _TABLE_BITS, np.uint8)
    for kind, words in ((_SMALL, SMALL_WORDS), (_SPEAKER, _VOICE.split()), (_USUAL, usual)):
        found[[hash_word(word) >> (32 - _TABLE_BITS) for word in words]] |= kind
    return found
