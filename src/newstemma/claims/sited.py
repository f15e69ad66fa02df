"""What an article sets at which place: a kind of happening or state, how it is bound to its place ("at", "from", "to"), and the place.

A place is a name or a common noun ("the engine room"). Refuses to parse: the first place behind the word counts, within its clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from newstemma.claims.ground import Ground
from newstemma.claims.sides import Side, side
from newstemma.language.sites import Site, site_of
from newstemma.language.words import STOP, Token, asset, stem, tokens
from newstemma.model.article import Article
from newstemma.model.reading import Reading, Sentence

_AT = frozenset("in at on near outside inside aboard through under".split())
_FROM = frozenset({"from"})
_TO = frozenset({"to", "for", "into", "toward", "towards"})
_WAYS: Mapping[str, frozenset[str]] = {"at": _AT, "from": _FROM, "to": _TO}
_REACH = 8  # words from the word of the happening to the preposition of its place
_BEFORE, _BEHIND = 12, 7  # words before and behind it that tell which happening it is
_DET = frozenset("the a an his her their its this that".split())
_SIDES = frozenset(
    "northern southern eastern western central nearby north south east west old lake seaside coastal resort border market capital".split()
)
_SETTLED = frozenset("city town village port resort capital district suburb province county state island commune municipality".split())
#: Words behind which a place is another clause's.
_ENDS = frozenset(
    """after before when while who which that as said says because if where since until during although though whose whom told but
    following amid despite unless than without including killing""".split()
)
_NO_PLACE = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october
    november december i he she it they twitter facebook instagram youtube god english french spanish christmas easter ramadan
    congress parliament senate house court arabic german russian chinese""".split()
)
_MARK = re.compile(r"[;:()“”\"–—]| - ")
_OPEN = re.compile(r"\.(?=\s)")
_SAINTS = frozenset({"st", "mt", "ft", "ste"})


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of happening: its name, how it is bound to its place, what may fill it, and whether it comes but once in a story."""

    name: str
    way: str
    names: bool
    sites: bool
    once: bool


@dataclass(frozen=True, slots=True)
class Place:
    """A place as it is told: the stems of its name, the common noun's place, the stems of what it is said to lie in."""

    name: tuple[str, ...]
    site: Site | None
    within: tuple[str, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sited:
    """Something with its place.

    theme   stems of the words around it, its place left out
    whom    family names of the people named there
    years   years and days that its sentence names
    """

    kind: Kind
    place: Place
    theme: frozenset[str]
    whom: frozenset[str]
    times: frozenset[str]
    side: Side


@cache
def _kinds() -> Mapping[tuple[str, ...], tuple[Kind, ...]]:
    """Words to the kinds that they tell."""
    found: dict[tuple[str, ...], tuple[Kind, ...]] = {}
    for line in asset("sited.txt"):
        name, way, flags, words = (part.strip() for part in line.split(";"))
        kind = Kind(name, way, "n" in flags, "s" in flags, "1" in flags)
        for word in words.split(","):
            key = tuple(t.word for t in tokens(word.strip())) if "<" not in word else (word.strip(),)
            found[key] = (*found.get(key, ()), kind)
    return found


def sited(ground: Ground, article: Article) -> Iterator[Sited]:
    """What an article sets at a place, in order. Cost: linear in its words."""
    reading = ground.readings[article.id]
    for sentence in reading.sentences:
        words = tokens(article.text, sentence.start, sentence.end)
        for n in range(len(words)):
            for size, kind in _told(words, n):
                place = _place_of(article.text, reading, words, n, n + size, kind)
                if place is not None:
                    yield _sited(ground, article, sentence, words, n, n + size, kind, place)


_IS = frozenset({"is", "remains", "stays", "are"})
_STILL = frozenset("now still currently back being treated hospitalised hospitalized staying recovering undergoing treatment".split())


def _told(words: Sequence[Token], n: int) -> Iterator[tuple[int, Kind]]:
    """The kinds that are told at a word, with how many words tell them."""
    kinds = _kinds()
    for size in (3, 2, 1):
        key = tuple(t.word for t in words[n : n + size])
        for kind in kinds.get(key, ()) if len(key) == size else ():
            yield size, kind
    now = words[n].word in _IS or (words[n].word == "been" and n > 0 and words[n - 1].word == "has")
    if now:
        size = 1
        while n + size < len(words) and words[n + size].word in _STILL:
            size += 1
        yield from ((size, kind) for kind in kinds[("<is",)])


def _place_of(text: str, reading: Reading, words: Sequence[Token], first: int, n: int, kind: Kind) -> Place | None:
    """The first place behind a word within its clause, bound to it in the right way."""
    reach = 1 if kind.name == "being" else _REACH
    for k in range(n, min(n + reach, len(words) - 1)):
        gap = text[words[k - 1].end : words[k].start]
        if _MARK.search(gap) or _OPEN.search(gap) or words[k].word in _ENDS:
            return None
        if kind.way == "from" and words[k - 1].word == "left" and k == n:
            place = _noun(text, reading, words, k, kind)
            if place is not None and place.name:
                return place
        if words[k].word in _WAYS[kind.way]:
            place = _noun(text, reading, words, k + 1, kind)
            if place is not None:
                return place
            if kind.name == "being":
                return None
    return None


def _noun(text: str, reading: Reading, words: Sequence[Token], k: int, kind: Kind) -> Place | None:
    """The place that begins at a word."""
    begin, has_the = k, False
    while k < len(words) and (words[k].word in _DET or words[k].word in _SIDES) and k - begin < 4:
        has_the |= words[k].word in _DET
        k += 1
    if k < len(words) and words[k].word in _SETTLED and k + 1 < len(words) and words[k + 1].word == "of":
        k, has_the = k + 2, False
    run = _run(text, words, k)
    name = [t for t in words[k:run] if text[t.start].isupper()]
    stop, site = _site(text, words, k, run)
    if site is not None:
        proper = tuple(stem(t.word) for t in words[k:stop] if text[t.start].isupper() and site_of((stem(t.word),)) is None)
        place = Place(proper, site, _within(text, words, stop), words[begin].start, words[stop - 1].end)
        return place if kind.sites or (kind.names and (place.within or place.name)) else None
    if not name or not kind.names or name[0].word in _NO_PLACE or run == k or not text[words[k].start].isupper():
        return None
    follows = run < len(words) and has_the and words[run].word not in STOP and not re.search(r"[^\s]", text[words[run - 1].end : words[run].start])
    if follows or text[words[run - 1].start : words[run - 1].end].endswith(("'s", "’s")) or _is_other(reading, words[k].start, text):
        return None
    return Place(tuple(stem(t.word) for t in words[k:run]), None, _within(text, words, run), words[begin].start, words[run - 1].end)


def _run(text: str, words: Sequence[Token], k: int) -> int:
    """Behind the capitalised words that stand together from a word on."""
    n = k
    while n < len(words) and n - k < 5:
        together = n == k or not re.search(r"[^\s.-]|\.(?!\s?)" , text[words[n - 1].end : words[n].start])
        if n > k and "." in text[words[n - 1].end : words[n].start] and words[n - 1].word not in _SAINTS:
            break
        if not together or not text[words[n].start].isupper():
            break
        n += 1
        if text[words[n - 1].start : words[n - 1].end].endswith(("'s", "’s")):
            break
    return n


def _site(text: str, words: Sequence[Token], k: int, run: int) -> tuple[int, Site | None]:
    """Behind the last common noun for a place in the words that stand together from a word on, and the place."""
    found: tuple[int, Site | None] = (k, None)
    for n in range(k, min(k + 6, len(words))):
        if n > k and re.search(r"[^\s'’-]", text[words[n - 1].end : words[n].start]):
            break
        if words[n].word in STOP and words[n].word not in _DET:
            break
        stems = tuple(stem(t.word) for t in words[max(k, n - 1) : n + 1])
        site = site_of(stems)
        if site is not None:
            found = (n + 1, site)
    stop, site = found
    if site is None or (stop < len(words) and _goes_on(text, words, stop)):
        return k, None
    return found


def _goes_on(text: str, words: Sequence[Token], stop: int) -> bool:
    """Whether a further noun stands right behind: "the hotel manager" is no place."""
    if re.search(r"[^\s]", text[words[stop - 1].end : words[stop].start]):
        return False
    word = words[stop].word
    return word not in STOP and not text[words[stop].start].isupper() and not word.endswith(("ing", "ed", "ly")) and not word[0].isdigit()


def _within(text: str, words: Sequence[Token], n: int) -> tuple[str, ...]:
    """The name that a place is said to lie in, right behind it."""
    if n >= len(words) or _OPEN.search(text[words[n - 1].end : words[n].start]) or _MARK.search(text[words[n - 1].end : words[n].start]):
        return ()
    k = n + 1 if words[n].word in {"in", "at", "of", "near", "on", "outside"} else n
    while k < len(words) and (words[k].word in _DET or words[k].word in _SIDES or words[k].word in _SETTLED or words[k].word == "of"):
        k += 1
    run = _run(text, words, k)
    if run == k or words[k].word in _NO_PLACE or (k == n and "," not in text[words[n - 1].end : words[n].start]):
        return ()
    return tuple(stem(t.word) for t in words[k:run])


def _is_other(reading: Reading, start: int, text: str) -> bool:
    """Whether a name is one of a person or a body."""
    return any(n.start <= start < n.end and n.kind in {"person", "organisation"} for n in reading.names)


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
    ground: Ground, article: Article, sentence: Sentence, words: Sequence[Token], n: int, stop: int, kind: Kind, place: Place
) -> Sited:
    text, reading = article.text, ground.readings[article.id]
    near = [t for t in words[max(0, n - _BEFORE) : n] if not _cut(text, t.end, words[n].start)]
    near += [t for t in words[n:] if t.start < place.start or place.end <= t.start][: stop - n + _BEHIND]
    whom = {
        stem(found[-1].word)
        for name in reading.names
        if name.kind == "person" and near[0].start <= name.start < near[-1].end and (found := tokens(text, name.start, name.end))
    }
    theme = frozenset(_CLASSES.get(s, s) for t in near if t.word not in STOP and len(t.word) > 2 for s in (stem(t.word),))
    times = {t.value for t in reading.times if sentence.start <= t.start < sentence.end and t.value}
    at = article.cut(place.start, place.end)
    return Sited(kind, place, theme, frozenset(whom), frozenset(times), side(ground, article, at, None))


def _cut(text: str, start: int, end: int) -> bool:
    return re.search(r"[;:]|\.\s", text[start:end]) is not None
