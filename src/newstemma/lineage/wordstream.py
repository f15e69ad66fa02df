"""The words of many texts at once, as numbers: what each word is (a hash of its letters as compared) and where it stands.

Equal, by test, to `language.words.tokens`, which reads one text at a time; numpy over whole chunks is several times as fast. Refuses to
keep the letters: two words with one hash, one pair in four thousand million, are taken for one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from newstemma.language.words import folded, is_unspaced, tokens
from newstemma.lineage.codes import Coded, coded

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]
Hashes = NDArray[np.uint64]
Words32 = NDArray[np.uint32]
Places = NDArray[np.intp]
#: Of some texts: the hash, first character and end of each word, the words of each text, and how each word looks.
ChunkWords = tuple[Words32, Words32, Words32, Ints, NDArray[np.uint8]]

CAPITAL, STOP = np.uint8(1), np.uint8(2)
_OTHER, _DIGIT, _LETTER, _APOSTROPHE, _STOP, _ALONE = range(6)
_BASE = 0x9E3779B97F4A7C15  # odd, so that powers have inverses modulo 2**64
_COMMA, _LATIN, _PLANE = ord(","), 0x7F, 0xFFFF  # the last of ASCII, the last of the first plane
_BYTES_OF_PLANE = 2  # bytes that hold a character of the first plane


@dataclass(frozen=True, slots=True)
class Stream:
    """The words of several texts, one after the other.

    word   the hash of each word
    start  first character of each, end: behind its last one; code points into its own text
    first  where the words of each text begin, and at last the number of all words: one more than texts
    looks  of each word: CAPITAL: it begins with a capital; STOP: it begins with none, and a full stop follows
    """

    word: Words32
    start: Words32
    end: Words32
    first: Ints
    looks: NDArray[np.uint8]


def read_words(texts: Sequence[str]) -> Stream:
    """The words of the texts, in order. Cost: linear, some 100 million characters a second."""
    return stream_of([chunk_words(chunk) for chunk in coded(texts)])


@lru_cache(maxsize=1 << 16)
def hash_word(word: str) -> int:
    """The hash of one word as compared, the same as in a stream."""
    total, power = 0, 1
    for letter in word:
        total += _value(ord(letter)) * power
        power = power * _BASE % 2**64
    return _mix_one(total % 2**64) >> 32


def chunk_words(chunk: Coded) -> ChunkWords:
    """The words of one chunk."""
    starts, ends, stops, odd = _cut(_kinds(chunk))
    word = _hashes(chunk, starts, ends, stops)
    first = np.searchsorted(starts, chunk.begins)
    counts = np.diff(first)
    if odd.size:
        texts = np.unique(np.searchsorted(chunk.begins, odd, "right") - 1)
        word, starts, ends, counts = _patched(chunk, (word, starts, ends, first), texts)
    at = np.repeat(chunk.begins[:-1], counts)
    return word, (starts - at).astype(np.uint32), (ends - at).astype(np.uint32), counts, _looks(chunk.wide, starts, ends)


def stream_of(parts: Sequence[ChunkWords]) -> Stream:
    """The words of several chunks as one stream."""
    counts = np.concatenate([np.zeros(1, np.int64), *(part[3] for part in parts)])
    looks = np.concatenate([np.zeros(0, np.uint8), *(part[4] for part in parts)])
    word, start, end = (np.concatenate([np.zeros(0, np.uint32), *(part[n] for part in parts)]) for n in range(3))
    return Stream(word, start, end, np.cumsum(counts), looks)


def _looks(codes: Places, starts: Ints, ends: Ints) -> NDArray[np.uint8]:
    """How each word looks."""
    capitals, stops = _look_tables()
    first, after = (codes.take(places, mode="clip") for places in (starts, ends))
    capital, stop = capitals.take(first, mode="clip"), stops.take(after, mode="clip")
    found: NDArray[np.uint8] = capital | stop * ((capital == 0) & (ends - starts > 2))
    return found


@cache
def _look_tables() -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """CAPITAL for the characters of the first plane that are capitals, STOP for those that end a sentence."""
    letters = [chr(code) for code in range(0x10000)]
    capitals = np.array([CAPITAL * letter.isupper() for letter in letters], np.uint8)
    return capitals, np.array([STOP * (letter in ".!?") for letter in letters], np.uint8)


def _patched(chunk: Coded, made: tuple[Words32, Ints, Ints, Ints], odd: Ints) -> tuple[Words32, Ints, Ints, Ints]:
    """The chunk with some texts read again word by word: those with a figure right behind letters behind an apostrophe."""
    word, starts, ends, first = made
    counts = np.diff(first)
    pieces: list[list[Any]] = [[column[first[n] : first[n + 1]] for n in range(counts.size)] for column in (word, starts, ends)]
    for n in odd.tolist():
        words = tokens(chunk.texts[n])
        counts[n] = len(words)
        pieces[0][n] = np.array([hash_word(t.word) for t in words], np.uint32)
        pieces[1][n] = np.array([t.start for t in words], np.int64) + chunk.begins[n]
        pieces[2][n] = np.array([t.end for t in words], np.int64) + chunk.begins[n]
    word, starts, ends = (np.concatenate(piece) for piece in pieces)
    return word, starts, ends, counts


def _cut(kinds: NDArray[np.uint8]) -> tuple[Ints, Ints, Ints, Ints]:
    """(starts, ends) of the words, stops inside figures, places that only the slow reader cuts rightly. The last character is no word's."""
    inside = (kinds == _DIGIT) | (kinds == _LETTER)
    starts, ends = _stretches(inside)
    firsts, lasts = _stretches(kinds == _DIGIT)
    split = lasts[(kinds[lasts] == _LETTER) & ((firsts == 0) | ~inside[firsts - 1])]  # "3rd" is "3" and "rd", "b3rd" is one word
    if split.size:
        starts, ends = np.insert(starts, starts.searchsorted(split), split), np.insert(ends, ends.searchsorted(split), split)
    before, after, behind = (kinds.take(places, mode="clip") for places in (starts, ends, ends + 1))
    figure = before == _DIGIT
    joined = figure & (after == _STOP) & (behind == _DIGIT)
    elided = ~figure & (after == _APOSTROPHE) & (behind == _LETTER)
    odd, stops = _odd(firsts, starts, ends, elided), ends[joined]
    joined |= elided & ~_every_second(elided)
    starts, ends = starts[~np.concatenate([[False], joined[:-1]])] if starts.size else starts, ends[~joined]
    alone = np.flatnonzero(kinds == _ALONE)
    if alone.size:
        starts, ends = np.sort(np.concatenate([starts, alone])), np.sort(np.concatenate([ends, alone + 1]))
    return starts, ends, stops, odd


def _stretches(inside: Flags) -> tuple[Ints, Ints]:
    """Where stretches of True begin and end."""
    edges = np.flatnonzero(inside[1:] != inside[:-1]) + 1
    if inside.size and inside[0]:
        edges = np.concatenate([[0], edges])
    return edges[::2], edges[1::2]


def _odd(figures: Ints, starts: Ints, ends: Ints, elided: Flags) -> Ints:
    """Where a figure stands among the letters behind an apostrophe: the word ends before it."""
    following = np.flatnonzero(elided) + 1
    if not following.size:
        return following
    return starts[following[figures.searchsorted(ends[following]) > figures.searchsorted(starts[following])]]


def _every_second(links: Flags) -> Flags:
    """The second, fourth … of links in a row: "rock'n'roll" is "rock'n" and "roll"."""
    places = np.flatnonzero(links)
    if places.size < 2:
        return np.zeros_like(links)
    fresh = np.concatenate([[True], np.diff(places) > 1])
    order = np.arange(places.size) - np.maximum.accumulate(np.where(fresh, np.arange(places.size), 0))
    found = np.zeros_like(links)
    found[places[order % 2 == 1]] = True
    return found


def _hashes(chunk: Coded, starts: Ints, ends: Ints, stops: Ints) -> Words32:
    """The hash of each word: a polynomial over its letters as compared. stops: those inside figures."""
    codes = chunk.wide
    _, values, long = _tables()
    powers, inverses = _powers(1 << max(17, int(codes.size).bit_length()))
    terms = values.take(codes, mode="clip")
    beyond = np.flatnonzero(chunk.narrow > _LATIN)
    if chunk.narrow.itemsize > _BYTES_OF_PLANE:
        for n in beyond[codes[beyond] > _PLANE]:
            terms[n] = _value(ord(_folded(chr(codes[n]))))
    terms *= powers[: codes.size]
    sums = np.zeros(codes.size + 1, np.uint64)  # of what stands before each character
    np.cumsum(terms, out=sums[1:])
    found = (_mix((sums[ends] - sums[starts]) * inverses[starts]) >> np.uint64(32)).astype(np.uint32)
    places = np.concatenate([beyond[long.take(codes[beyond], mode="clip")], stops[codes[stops] == _COMMA]])
    words = np.searchsorted(starts, places, "right") - 1
    for n in np.unique(words[(words >= 0) & (ends[words] > places)]).tolist() if starts.size else ():
        found[n] = hash_word(folded("".join(map(chr, codes[starts[n] : ends[n]]))))
    return found


def _mix(values: Hashes) -> Hashes:
    """Bits spread (the finalizer of splitmix64)."""
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))


def _mix_one(value: int) -> int:
    """The same for one number."""
    value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9 % 2**64
    value = (value ^ (value >> 27)) * 0x94D049BB133111EB % 2**64
    return value ^ (value >> 31)


def _value(code: int) -> int:
    """What one letter as compared counts for."""
    return _mix_one((code + 1) * _BASE % 2**64)


@cache
def _powers(size: int) -> tuple[Hashes, Hashes]:
    """Powers of the base and of its inverse, modulo 2**64."""
    inverse = pow(_BASE, -1, 2**64)
    found = []
    for base in (_BASE, inverse):
        powers = np.ones(size, np.uint64)
        done = 1
        while done < size:
            powers[done : 2 * done] = powers[: min(done, size - done)] * np.uint64(pow(base, done, 2**64))
            done *= 2
        found.append(powers)
    return found[0], found[1]


@cache
def _tables() -> tuple[NDArray[np.uint8], Hashes, Flags]:
    """For the characters of the first plane: their kind, the value of each as compared, and whether it is compared as several."""
    letters = [chr(code) for code in range(0x10000)]
    kinds = np.array([_kind(letter) for letter in letters], np.uint8)
    folds = [_folded(letter) for letter in letters]
    long = np.array([len(fold) > 1 for fold in folds])
    codes = np.array([ord(fold[0]) + 1 for fold in folds], np.uint64)
    return kinds, _mix(codes * np.uint64(_BASE)), long


def _folded(letter: str) -> str:
    return folded(letter) if not letter.isdecimal() else letter


def _kind(letter: str) -> int:
    if letter.isdecimal():
        return _DIGIT
    if letter.isalnum():
        return _ALONE if is_unspaced(letter) else _LETTER
    return _APOSTROPHE if letter in "'’" else _STOP if letter in ".," else _OTHER


def _kinds(chunk: Coded) -> NDArray[np.uint8]:
    codes = chunk.wide
    kinds = _tables()[0].take(codes, mode="clip")
    if chunk.narrow.itemsize > _BYTES_OF_PLANE:
        for n in np.flatnonzero(codes > _PLANE).tolist():
            kinds[n] = _kind(chr(codes[n]))
    return kinds
