"""Where something happened, as an article tells it: the kind of happening, whom it befell, and the places behind its verb.

Refuses to parse: the first place behind the verb counts, with the places that it is said to lie in.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from newstemma.claims.ground import Ground
from newstemma.claims.sides import Side, side
from newstemma.language.words import asset, content_words, stem, tokens
from newstemma.model.article import Article
from newstemma.model.reading import Reading, Sentence

_REACH = 70  # characters from the verb to its place
_BEFORE = 60  # characters before a verb in which whom it befalls stands
_PREPOSITION = r"(?:in|at|on|onto|off|near|outside|inside|to|into|from|for|toward|towards|aboard)"
_FROM = frozenset("arrest departure speech escape treatment".split())  # what is told with "from" a place
_TO = frozenset("landing landfall crash exchange treatment departure course escape sinking".split())  # and with "to", "into", "for" one
_WHOSE = r"(?:(?:the|a|an|his|her|their|its|[A-Z]\w+[’']s?)\s+)?"
_TOWN = (
    r"(?:(?:capital,?|crust|shore|edge|outskirts|coast|town|city|village|port|road|bridge|depot|northern|southern|eastern|western|central|nearby)\s+"
    r"(?:of\s+|at\s+|in\s+)?)*"
)
_NAME = r"[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+){0,3}"
_NO_PLACE = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)(?:day)?|January|February|March|April|May|June|July|August|September|October|November|December|I|He|She|They|"
    r"Mr|Mrs|Ms|Twitter|Facebook|Congress|Parliament|Senate|House|Court|God|English|French|Spanish|Capitol"
)
_NO_VENUE = r"\s+(?:[Ss]treet|[Rr]oad|[Ll]ane|[Ss]quare|[Bb]ridge|[Gg]ate|[Aa]venue|[Hh]ill|arrests?|town|country|order|hearing|record)\b"
_OF_A_NAME = r"\s+(?:country|nation|state|kingdom|region|government|army|navy|republic|continent|capital|border|side|port)\b"
_PRONOUN = re.compile(r"\b(?:[Hh]e|[Ss]he|[Ii]t|[Tt]hey)\b")


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """A happening with its place.

    sort   which kind
    place  the words of the first name among its places, as compared; empty where none has one
    names  the stems of all names among its places
    venue  the kind of place, "home" or "hospital"; empty where none is named
    whom   whom it befell: stems of names or of the noun before the verb, or a pronoun's
    named  whether those are names of people
    words  stems of its sentence without the place
    """

    sort: str
    place: tuple[str, ...]
    names: frozenset[str]
    venue: str
    whom: frozenset[str]
    named: bool
    words: frozenset[str]
    side: Side


def whereabouts(ground: Ground, article: Article) -> Iterator[Whereabouts]:
    """The happenings of an article with a place, in order. Cost: linear in the sentences."""
    reading = ground.readings[article.id]
    for sentence in reading.sentences:
        words = article.text[sentence.start : sentence.end]
        for sort, pattern in _kinds():
            verb = pattern.search(words)
            steps = _steps(article, reading, sentence, sentence.start + verb.end(), sort) if verb is not None else []
            if verb is None or not steps:
                continue
            start, end = steps[0].start(), steps[-1].end()
            span = article.cut(start, end)
            named = [tuple(stem(t.word) for t in tokens(m["name"])) for m in steps if m["name"]]
            venue = next((_venue(m["venue"]) for m in steps if m["venue"]), "")
            own = frozenset(stem(t.word) for t in tokens(span.text))
            rest = frozenset(content_words(words[: start - sentence.start] + " " + words[end - sentence.start :])) - own
            begin, stop = sentence.start + verb.start(), sentence.start + verb.end()
            whom, is_named = _whom(article, reading, sentence, begin, stop)
            names = frozenset(w for place in named for w in place) | _within(steps)
            yield Whereabouts(sort, named[0] if named else (), names, venue, whom, is_named, rest, side(ground, article, span, None))


def tells(ground: Ground, article: Article, one: Whereabouts) -> bool:
    """Whether a sentence of an article that tells such a happening has this place: its name, or without one its kind."""
    pattern = dict(_kinds())[one.sort]
    held = [w for w, (kind, _) in _venues().items() if kind == one.venue]
    words = re.compile(rf"\b{re.escape(one.place[-1])}" if one.place else rf"\b(?:{'|'.join(held)})\b", re.IGNORECASE)
    sentences = (article.text[s.start : s.end] for s in ground.readings[article.id].sentences)
    return any(pattern.search(s) and words.search(s) for s in sentences)


def _within(steps: list[re.Match[str]]) -> frozenset[str]:
    """Names inside the words for a kind of place: "Harn airport"."""
    return frozenset(stem(t.casefold()) for m in steps if m["venue"] for t in re.findall(r"\b[A-Z][\w-]+", m["venue"]) if not _is_venue(t))


def _steps(article: Article, reading: Reading, sentence: Sentence, start: int, sort: str) -> list[re.Match[str]]:
    """The first place behind a verb, and those right behind it that it lies in."""
    text, stop = article.text, min(sentence.end, start + _REACH)
    first = next(
        (m for m in _step().finditer(text, start, sentence.end) if m.start() <= stop and _is_place(reading, m) and _fits(m, sort)), None
    )
    if first is None or re.search(r"[;:“”\"]", text[start : first.start()]):
        return []
    found = [first]
    while (m := _next().match(text, found[-1].end(), sentence.end)) is not None and _is_place(reading, m):
        found.append(m)
    return found


def _fits(found: re.Match[str], sort: str) -> bool:
    """Whether a preposition says where it was: nobody dies "into" a place."""
    word = found["way"]
    return (word != "from" or sort in _FROM) and (word not in {"to", "into", "for", "toward", "towards"} or sort in _TO)


def _is_place(reading: Reading, found: re.Match[str]) -> bool:
    return found["name"] is None or (not _NO_PLACE.match(found["name"]) and not _is_other(reading, found.start("name"), found["name"]))


def _is_other(reading: Reading, start: int, name: str) -> bool:
    """Whether a name at a place is one of a person or a body ("on MSNBC")."""
    return re.sub(r"[’']s$", "", name.split(maxsplit=1)[0]).isupper() or any(
        n.start <= start < n.end and n.kind in {"person", "organisation"} for n in reading.names
    )


def _whom(article: Article, reading: Reading, sentence: Sentence, begin: int, stop: int) -> tuple[frozenset[str], bool]:
    """The people named beside a verb; without them the pronoun, else the noun before it. And whether they are named."""
    clause = max(sentence.start, begin - _BEFORE)
    people = [n for n in reading.names if n.kind == "person" and clause <= n.start < min(sentence.end, stop + _BEFORE // 2)]
    if people:
        return frozenset(stem(found[-1].word) for n in people if (found := tokens(article.text, n.start, n.end))), True
    before = article.text[clause:begin]
    if _PRONOUN.search(before) is not None:
        return _most_named(article, reading) | {"<it>"}, False
    return frozenset(content_words(before)[-2:]), False


def _most_named(article: Article, reading: Reading) -> frozenset[str]:
    """The family name of whom an article names most: a pronoun likely means him."""
    told = Counter(stem(found[-1].word) for n in reading.names if n.kind == "person" and (found := tokens(article.text, n.start, n.end)))
    most = max(told, key=lambda name: (told[name], name), default=None)
    return frozenset({most}) if most is not None else frozenset()


@cache
def _kinds() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """What happens, and the words for it."""
    found = []
    for line in asset("happenings.txt"):
        sort, _, words = line.partition(":")
        forms = "|".join(re.escape(w.strip()).replace(r"\ ", r"\s+") for w in sorted(words.split(","), key=lambda w: (-len(w), w)))
        found.append((sort.strip(), re.compile(rf"\b(?:{forms})\b", re.IGNORECASE)))
    return tuple(found)


@cache
def _venues() -> Mapping[str, tuple[str, str]]:
    """Words for a kind of place to its name and the group of kinds that may lie in one another."""
    rows = [line.partition(":") for line in asset("venues.txt")]
    return {" ".join(w.split()): (head.split()[0], head.split()[1]) for head, _, words in rows for w in words.split("|")}


def _venue(words: str) -> str:
    low = " ".join(words.casefold().split())
    return next(_venues()[w][0] for w in sorted(_venues(), key=lambda w: (-len(w), w)) if re.search(rf"\b{w}s?\b", low))


def _is_venue(word: str) -> bool:
    return any(word.casefold() in w.split() for w in _venues())


def exclude(ours: str, theirs: str) -> bool:
    """Whether a place is not of both kinds: a home is no hospital, a church may be an abbey's."""
    group = dict(_venues().values())
    return bool(ours and theirs) and group[ours] != group[theirs]


@cache
def _step() -> re.Pattern[str]:
    return re.compile(rf"\b(?P<way>{_PREPOSITION})\s+{_somewhere()}")


@cache
def _next() -> re.Pattern[str]:
    return re.compile(rf",?\s+(?:in|at|of|on|near|outside)\s+{_somewhere()}")


def _somewhere() -> str:
    """A kind of place with a name or without, or a name."""
    words = "|".join(w.replace(" ", r"\s+") for w in sorted(_venues(), key=lambda w: (-len(w), w)))
    capital = "|".join(w[:1].upper() + w[1:] for w in words.split("|"))
    venue = rf"(?P<venue>(?:[\w’'-]+\s+){{0,4}}?(?:{words}|{capital})\b(?!{_NO_VENUE})(?:\s+{_NAME})?)"
    return rf"{_WHOSE}(?:{venue}|{_TOWN}(?P<name>{_NAME})\b(?!{_OF_A_NAME}))"
