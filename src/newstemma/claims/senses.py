"""What kind of thing a figure measures or counts, by the words beside it: a crowd and turnstiles are attendance.

Two newsrooms seldom use one word for one measure. Refuses to decide: a word may stand for several kinds, and the trees weigh them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

from newstemma.claims.figure import Figure
from newstemma.language.words import asset, content_words, stem

_REACH = 45  # characters beside a figure in which a word says what it measures


@cache
def _kinds() -> Mapping[str, frozenset[str]]:
    """Stem to the kinds of what is measured."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for line in asset("measured.txt"):
        kind, _, words = line.partition(":")
        for word in words.split():
            found[stem(word)].add(kind)
    return {word: frozenset(kinds) for word, kinds in found.items()}


def senses(f: Figure, start: int, end: int) -> Mapping[str, int]:
    """How many different words beside a figure stand for each kind of measure. start, end: of its sentence."""
    text, at = f.article.text, f.quantity
    words = {
        *content_words(text, max(start, at.start - _REACH), at.start),
        *content_words(text, at.end, min(end, at.end + _REACH)),
        *content_words(f.quantity.counts or ""),
    }
    found: defaultdict[str, int] = defaultdict(int)
    for word in words:
        for kind in _kinds().get(word, ()):
            found[kind] += 1
    return dict(found)


def sense_traits(a: Mapping[str, int], b: Mapping[str, int]) -> Iterator[tuple[str, float]]:
    """How far two figures measure things of one kind, by name."""
    both = sum(min(n, b.get(kind, 0)) for kind, n in a.items())
    yield "senses in common", float(len(a.keys() & b.keys()))
    yield "sense words in common", float(both)
    yield "sense likeness", len(a.keys() & b.keys()) / max(1, len(a.keys() | b.keys()))
    yield "senses apart", float(bool(a and b) and not a.keys() & b.keys())
    yield "one without sense", float(bool(a) != bool(b))
