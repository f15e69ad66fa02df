"""What an article sets at which place: a kind of happening or state, how it is bound to its place ("at", "from", "to"), and the place.

Refuses to parse: the first place behind the word counts, within its clause, or the one that the sentence opens with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from newstemma.claims.ground import Ground
from newstemma.claims.sides import Side, side
from newstemma.language.placed import BREAK, Place, place_at
from newstemma.language.words import STOP, Token, asset, stem, tokens
from newstemma.model.article import Article
from newstemma.model.reading import Name, Reading, Sentence

_WAYS: Mapping[str, frozenset[str]] = {
    "at": frozenset("in at on near outside inside aboard through under".split()),
    "from": frozenset({"from"}),
    "to": frozenset({"to", "for", "into", "toward", "towards"}),
}
_REACH = 8  # words from the word of the happening to the preposition of its place
_OPENING = 16  # words from a place that opens a sentence to what happened there
_BEFORE, _BEHIND = 12, 7  # words before and behind it that tell which happening it is
#: Words behind which a place is another clause's.
_ENDS = frozenset(
    """after before when while who which that as said says because if where since until during although though whose whom told but
    following amid despite unless than without including killing""".split()
)
_BEING = "<is"
_IS = frozenset({"is", "remains", "stays", "are"})
_STILL = frozenset("now still currently back being treated hospitalised hospitalized staying recovering undergoing treatment".split())


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of happening: its name, how it is bound to its place, what may fill it, and whether it comes but once in a story."""

    name: str
    way: str
    names: bool
    sites: bool
    once: bool


@dataclass(frozen=True, slots=True)
class Sited:
    """Something with its place.

    theme   stems of the words around it, its place left out
    whom    family names of the people named there
    times   what its sentence names of times, as ISO 8601
    is_old  whether one of them lies in another year than the article
    """

    kind: Kind
    place: Place
    theme: frozenset[str]
    whom: frozenset[str]
    times: frozenset[str]
    is_old: bool
    side: Side


@cache
def _kinds() -> Mapping[tuple[str, ...], tuple[Kind, ...]]:
    """Words to the kinds that they tell."""
    found: dict[tuple[str, ...], tuple[Kind, ...]] = {}
    for line in asset("sited.txt"):
        name, way, flags, words = (part.strip() for part in line.split(";"))
        kind = Kind(name, way, "n" in flags, "s" in flags, "1" in flags)
        for word in words.split(","):
            key = (_BEING,) if word.strip() == _BEING else tuple(t.word for t in tokens(word))
            found[key] = (*found.get(key, ()), kind)
    return found


@cache
def _first_words() -> frozenset[str]:
    return frozenset(key[0] for key in _kinds())


def sited(ground: Ground, article: Article) -> Iterator[Sited]:
    """What an article sets at a place, in order. Cost: linear in its words."""
    reading = ground.readings[article.id]
    for sentence in reading.sentences:
        words = tokens(article.text, sentence.start, sentence.end)
        for n in range(len(words)):
            for size, kind in _told(words, n):
                place = _behind(article.text, reading, words, n + size, kind) or _opening(article.text, reading, words, n, kind)
                if place is not None:
                    yield _sited(ground, article, sentence, words, n, size, kind, place)


def _told(words: Sequence[Token], n: int) -> Iterator[tuple[int, Kind]]:
    """The kinds that are told at a word, with how many words tell them."""
    if words[n].word in _first_words():
        for size in (3, 2, 1):
            key = tuple(t.word for t in words[n : n + size])
            yield from ((size, kind) for kind in _kinds().get(key, ()) if len(key) == size)
    if n + 1 < len(words) and words[n + 1].word == "of" and re.fullmatch(r"\d{2}", words[n].word):
        yield from ((1, kind) for kind in _kinds()[("lives",)])
    if words[n].word in _IS or (words[n].word == "been" and n > 0 and words[n - 1].word == "has"):
        size = next((k for k in range(1, len(words) - n) if words[n + k].word not in _STILL), 1)
        yield from ((size, kind) for kind in _kinds()[(_BEING,)])


def _behind(text: str, reading: Reading, words: Sequence[Token], n: int, kind: Kind) -> Place | None:
    """The first place behind a word within its clause, bound to it in the right way."""
    for k in range(n, min(n + (1 if kind.name == "being" else _REACH), len(words) - 1)):
        if BREAK.search(text[words[k - 1].end : words[k].start]) or words[k].word in _ENDS:
            return None
        if k == n and words[k - 1].word == "left" and kind.way == "from":
            place = _fit(text, reading, words, k, kind)
            if place is not None and place.site is None:
                return place
        place = _fit(text, reading, words, k + 1, kind) if words[k].word in _WAYS[kind.way] or _is_aged(words, k, kind) else None
        if place is not None:
            return place
    return None


def _is_aged(words: Sequence[Token], k: int, kind: Kind) -> bool:
    """Whether it is the "of" of "Ida Renn, 36, of Carden"."""
    return kind.name == "home" and words[k].word == "of" and words[k - 1].word.isdigit()


def _opening(text: str, reading: Reading, words: Sequence[Token], n: int, kind: Kind) -> Place | None:
    """The place that a sentence opens with: "At the gate police charged", "It was in the chapel that"."""
    k = 2 if [t.word for t in words[:2]] == ["it", "was"] else 0
    if kind.name == "being" or not k + 1 < n <= k + _OPENING or words[k].word not in _WAYS[kind.way]:
        return None
    place = _fit(text, reading, words, k + 1, kind)
    return place if place is not None and place.end <= words[n].start and not BREAK.search(text[place.end : words[n].start]) else None


def _fit(text: str, reading: Reading, words: Sequence[Token], k: int, kind: Kind) -> Place | None:
    """The place that begins at a word, if such a place may fill it: no person and no body."""
    place = place_at(text, words, k)
    if place is None:
        return None
    if place.site is not None:
        return place if kind.sites or (kind.names and (place.within or place.name)) else None
    return place if kind.names and not any(_is_other(text, reading, n) for n in reading.names if n.start <= place.first < n.end) else None


def _is_other(text: str, reading: Reading, name: Name) -> bool:
    """Whether a name is one of a body or a person; a single word behind "in" or "from" only where somebody's longer name has it."""
    words = text[name.start : name.end]
    if name.kind != "person" or " " in words:
        return name.kind in {"person", "organisation"}
    longer = (text[n.start : n.end].split() for n in reading.names if n.kind == "person")
    return any(words in parts for parts in longer if len(parts) > 1)


_CLASSES = {
    stem(word): f"<{line.split()[0]}>"
    for line in (
        "plane flight flights jet airliner aircraft airbus boeing aeroplane airplane turboprop",
        "ship ferry vessel boat liner tanker freighter trawler",
        "train railcar express",
        "bus coach minibus",
        "truck lorry",
        "accord agreement treaty deal pact document contract memorandum protocol declaration charter",
        "rocket spacecraft probe satellite capsule orbiter",
        "talks meeting summit",
    )
    for word in line.split()
}


def _sited(
    ground: Ground, article: Article, sentence: Sentence, words: Sequence[Token], n: int, size: int, kind: Kind, place: Place
) -> Sited:
    text, reading = article.text, ground.readings[article.id]
    near = [t for t in words[max(0, n - _BEFORE) : n] if not BREAK.search(text[t.end : words[n].start])]
    near = [t for t in near + list(words[n:]) if t.start < place.start or place.end <= t.start][: len(near) + size + _BEHIND]
    theme = {_CLASSES.get(s, s) for t in near if t.word not in STOP and len(t.word) > 2 for s in (stem(t.word),)} | {f"<{kind.name}>"}
    whom = people_named(text, reading, near[0].start, near[-1].end)
    times = frozenset(t.value for t in reading.times if sentence.start <= t.start < sentence.end and t.value)
    is_old = article.stamp is not None and any(t[:4] < article.stamp[:4] for t in times)
    return Sited(kind, place, frozenset(theme), whom, times, is_old, side(ground, article, article.cut(place.start, place.end), None))


def people_named(text: str, reading: Reading, start: int, end: int) -> frozenset[str]:
    """The family names, as stems, of the people who are named between two places."""
    named = (n for n in reading.names if n.kind == "person" and start <= n.start < end)
    return frozenset(stem(found[-1].word) for n in named if (found := tokens(text, n.start, n.end)))
