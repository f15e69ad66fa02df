"""The sentence of a date, and what stands around a deed in it: who, which words, which figures, and whether it is still to come.

Refuses names that only say who tells it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from newstemma.claims.reach import Reach, near_year
from newstemma.language.deeds import Deed
from newstemma.language.names import plain_name
from newstemma.language.tense import leans
from newstemma.language.words import STOP, Token, stem, tokens
from newstemma.model.article import Article
from newstemma.model.reading import Name, Reading, Sentence, Time

T = TypeVar("T")

#: A date that something is set for or moved to, rather than one that bounds it.
SET_FOR = re.compile(
    r"\b(?:scheduled|set|slated|due|planned|expected|booked|postponed|moved|delayed|adjourned|rescheduled|deferred|put off|pushed back"
    r"|brought forward)\s+(?:\w+\s+){0,2}(?:for|to|until|till)\s+$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Scene:
    """The sentence of a date: where it stands and what stands in it.

    number    of the sentence in its reading
    meant     those whom a pronoun at its head may mean
    known     names as they are written to the entity that alone bears them
    speakers  the stretches that say who tells it
    """

    article: Article
    reading: Reading
    number: int
    time: Time
    reach: Reach
    names: tuple[Name, ...]
    meant: tuple[Name, ...]
    known: Mapping[str, str]
    dates: tuple[Time, ...]
    speakers: tuple[tuple[int, int], ...]

    @property
    def sentence(self) -> Sentence:
        """Where it stands."""
        return self.reading.sentences[self.number]

    @property
    def before(self) -> str:
        """The words before the date, at most forty characters of its sentence."""
        return self.article.text[max(self.sentence.start, self.time.start - 40) : self.time.start]


def by_sentence(reading: Reading, rows: Iterable[T], start: Callable[[T], int]) -> dict[int, list[T]]:
    """What was seen in a reading by the number of its sentence."""
    found: defaultdict[int, list[T]] = defaultdict(list)
    for row in rows:
        number = sentence_of(reading, start(row))
        if number is not None:
            found[number].append(row)
    return found


def sentence_of(reading: Reading, place: int) -> int | None:
    """The number of the sentence that holds a place."""
    low, high = 0, len(reading.sentences)
    while low < high:
        middle = (low + high) // 2
        if reading.sentences[middle].end <= place:
            low = middle + 1
        else:
            high = middle
    return low if low < len(reading.sentences) and reading.sentences[low].start <= place else None


def folded_name(name: str) -> str:
    """A name as compared."""
    return plain_name(name).casefold()


_TO_COME = re.compile(
    r"\b(?:will|shall|would|could|may|might|(?:is|are|was|were)\s(?:(?:due|set|scheduled|expected|planned|about)\s)?to)\s(?:\w+\s)?$",
    re.IGNORECASE,
)


def is_ahead(scene: Scene, deed: Deed) -> bool:
    """Whether the deed is told as still to come: by its date where it has one, else by its verb."""
    text, time, low = scene.article.text, scene.time, scene.reach.low
    published = (scene.article.stamp or "")[:10]
    if SET_FOR.search(scene.before) is not None or _TO_COME.search(text[max(0, deed.start - 30) : deed.start]) is not None:
        return True
    if scene.reach.grain == "day" and scene.reach.weekday is None and low is not None and len(published) == 10:
        is_later = near_year(low, published, yearless=scene.reach.yearless) > published
        return is_later and (deed.name == "<until" or leans(text, time.start, time.end) != "past")
    return leans(text, time.start, time.end) == "future"


def whom(scene: Scene, deed: Deed, start: int, end: int) -> dict[Name, str]:
    """The names between two places and those whom a pronoun means, each by its entity; who only tells it is left out."""
    near = [n for n in scene.names if start <= n.start and n.end <= end and not _speaks(scene, n, deed)]
    return {n: _entity(scene.article.text, n, scene.known) for n in (*near, *scene.meant)}


def _speaks(scene: Scene, name: Name, deed: Deed) -> bool:
    return any(a <= name.start and name.end <= b and not (a <= deed.start < b) for a, b in scene.speakers)


def _entity(text: str, name: Name, known: Mapping[str, str]) -> str:
    form = folded_name(text[name.start : name.end])
    return known.get(form, form)


def words_of(scene: Scene, start: int, end: int, names: Iterable[Name], deed: Deed) -> frozenset[str]:
    """Stems of what is no name, no date and not the deed's own word; the words of a title ("Treaty on Lasting Peace") count as words."""
    text, time = scene.article.text, scene.time
    named = [(n.start, n.end) for n in names if n.kind not in _TITLED]
    titled = {t.start for n in names if n.kind in _TITLED and " " in text[n.start : n.end] for t in tokens(text, n.start, n.end)}
    found = [
        t
        for t in tokens(text, scene.sentence.start, scene.sentence.end)
        if start <= t.start and t.end <= end and t.start != deed.start and not time.start <= t.start < time.end
    ]
    inside = [(n.start, n.end) for n in scene.names]
    own = [
        t
        for t in found
        if not any(a <= t.start < b for a, b in named)
        and (
            not text[t.start].isupper()
            or t.start in titled
            or (t.start == scene.sentence.start and not any(a <= t.start < b for a, b in inside))
        )
    ]
    return frozenset(stem(t.word) for t in own if t.word not in STOP and len(t.word) > 2 and not t.word[0].isdigit()) - CALENDAR


CALENDAR = frozenset(
    stem(w)
    for w in """monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october
    november december morning afternoon evening night today yesterday tomorrow week month year day last next earlier late early""".split()
)


_TITLED = frozenset({"event", "other", "organisation"})
MARK = "@"
_NEAR = 60  # characters on either side of a deed's word: about ten words


def beside(scene: Scene, deed: Deed, near: Mapping[Name, str]) -> frozenset[str]:
    """The words, names that are no places, ordinals and figures within a few words of the deed."""
    start, end = max(scene.sentence.start, deed.start - _NEAR), min(scene.sentence.end, deed.end + _NEAR)
    named = {MARK + w for n, w in near.items() if n.kind != "place" and (n in scene.meant or (start < n.end and n.start < end))}
    return words_of(scene, start, end, near, deed) | named | _marked(scene, deed) | _of_it(scene, deed)


_IT = re.compile(r"\b(?:It|They|it)\b")


def _of_it(scene: Scene, deed: Deed) -> frozenset[str]:
    """What a sentence that opens with "it" may speak of: the words that the sentence before opens with."""
    if scene.number == 0 or deed.how != "what" or _IT.search(scene.article.text, scene.sentence.start, scene.sentence.start + 12) is None:
        return frozenset()
    last = scene.reading.sentences[scene.number - 1]
    head = tokens(scene.article.text, last.start, last.end)[:8]
    return frozenset(stem(t.word) for t in head if t.word not in STOP and len(t.word) > 2 and not scene.article.text[t.start].isupper())


ORDINAL, FIGURE, AMOUNT = "#", "$", "!"
_ORDINALS = frozenset({"first", "last", "next"})


def _is_amount(text: str, figure: Token) -> bool:
    """Whether a figure is a sum of money or goes on with a power of ten."""
    return (
        text[figure.start - 1 : figure.start] in "$€£¥"
        or re.match(r"\s?(?:m|bn|million|billion|trillion)\b", text[figure.end :][:12]) is not None
    )


def _marked(scene: Scene, deed: Deed) -> set[str]:
    """The words "first", "last" and "next" right before the deed, and the figures beside it: who shares them tells of one thing."""
    text, begin = scene.article.text, scene.sentence.start
    before = tokens(text, begin, deed.start)[-(8 if deed.name.startswith("<") else 5) :]
    around = tokens(text, max(begin, deed.start - 2 * _NEAR), min(scene.sentence.end, deed.end + 2 * _NEAR))
    figures = [t for t in around if t.word[0].isdigit() and len(t.word) > 1 and not any(x.start <= t.start < x.end for x in scene.dates)]
    return {ORDINAL + t.word for t in before if t.word in _ORDINALS} | {
        FIGURE + (AMOUNT if _is_amount(text, t) else "") + t.word for t in figures
    }


def phrase(text: str, deed: Deed, time: Time, stop: int) -> str:
    """The deed and what follows it, up to the date or six words."""
    if deed.name.startswith("<"):
        return deed.name[1:]
    end = time.start if deed.end <= time.start else stop
    words = re.split(r"[,;:.(“”\"]|\s(?:on|in|at|after|before|when|who|which|that)\s", text[deed.start : end].strip() + " ")[0].split()
    return " ".join(words[:6])
