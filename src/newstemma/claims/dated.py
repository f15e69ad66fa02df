"""What an article dates, by kinds that are told in several words: deadlines, coming into force, since when, built, last, expired.

Refuses dates in which nobody can place a day, and those of captions. Which word a date belongs to is the nearest of its clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from newstemma.claims.corrections import in_notice
from newstemma.claims.ground import Ground
from newstemma.claims.reach import Reach, reach_of
from newstemma.claims.scenes import CALENDAR, by_sentence
from newstemma.claims.sited import people_named
from newstemma.language.words import STOP, Token, asset, stem, tokens
from newstemma.model.article import Article
from newstemma.model.reading import Reading, Time
from newstemma.model.text import Span

_FAR = 11  # words between what is dated and its date
_BEFORE, _BEHIND = 12, 7  # words around both that tell what it is
_CLOSE = 6  # of those before, and one fewer behind, that name the thing itself
_LEADS = 2  # words before a date that leads its sentence
_HEAD = 10  # words of the sentence before that say what "it" is
_CUT = re.compile(r"[;:“”\"]|\.\s")
_SEASON = re.compile(r"[-–/]\d\d")  # "2004-05"
_WHEN = re.compile(r",?\s(?:when|the year|to)\s")
_IT = frozenset("it he she they both".split())
_IT_WAS = 4  # words before what is dated in which a pronoun stands for the thing: "it has since been", "it was first"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of dated thing: its name, what may lead its date in, and how another telling of it is known (see the table)."""

    name: str
    leads: frozenset[str]
    by: str


@dataclass(frozen=True, slots=True)
class Dated:
    """A date and what it is of.

    value    ISO 8601
    theme    stems of the words around it, its own word left out
    subject  those of the few words before what is dated and right behind it
    it       whether a pronoun stands there for what is dated
    before   stems of the words that the sentence before opens with, where a pronoun does
    whom     family names of the people named there
    figures  what stands there in figures and is no part of a date
    """

    article: Article
    kind: Kind
    reach: Reach
    value: str | None
    at: Span
    theme: frozenset[str]
    subject: frozenset[str]
    it: bool
    before: frozenset[str]
    whom: frozenset[str]
    figures: frozenset[str]


@cache
def _kinds() -> Mapping[tuple[str, ...], tuple[Kind, ...]]:
    found: dict[tuple[str, ...], tuple[Kind, ...]] = {}
    for line in asset("dated.txt"):
        name, leads, flags, words = (part.strip() for part in line.split(";"))
        kind = Kind(name, frozenset(leads.split()), flags)
        for word in words.split(","):
            key = tuple(t.word for t in tokens(word.strip()))
            found[key] = (*found.get(key, ()), kind)
    return found


@cache
def _first_words() -> frozenset[str]:
    return frozenset(key[0] for key in _kinds())


class _Met(NamedTuple):
    """Where words that may be dated stand, as numbers of words of their sentence, with their kinds."""

    first: int
    stop: int
    kinds: tuple[Kind, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    """A sentence that names dates: its number, its words, its dates."""

    article: Article
    reading: Reading
    number: int
    words: Sequence[Token]
    times: Sequence[Time]

    def place(self, time: Time) -> int:
        """The number of the word that a date begins with."""
        return next((n for n, t in enumerate(self.words) if t.start >= time.start), len(self.words))


def dated(ground: Ground, article: Article) -> Iterator[Dated]:
    """What an article dates, in order. Cost: linear in the sentences that name a date."""
    reading, notices = ground.readings[article.id], in_notice(ground, article)
    for number, times in sorted(by_sentence(reading, reading.times, lambda t: t.start).items()):
        sentence = reading.sentences[number]
        line = _Line(article, reading, number, tokens(article.text, sentence.start, sentence.end), times)
        met = _met(line.words)
        for time in times if met else ():
            reach = reach_of(time, article.text[time.start : time.end])
            if reach is not None and _is_plain(article.text, time, reach) and not any(a <= time.start < b for a, b in notices):
                yield from (_dated(line, time, reach, one, kind) for one, kind in _of_date(line, met, time))


def _is_plain(text: str, time: Time, reach: Reach) -> bool:
    """Whether a date is written out: no weekday, no "today", no season of two years."""
    return reach.low is not None and reach.weekday is None and not reach.near and _SEASON.match(text, time.end) is None


def _met(words: Sequence[Token]) -> list[_Met]:
    found = []
    for n in (n for n, t in enumerate(words) if t.word in _first_words()):
        for size in (3, 2, 1):
            kinds = _kinds().get(tuple(t.word for t in words[n : n + size]), ())
            if kinds and n + size <= len(words):
                found.append(_Met(n, n + size, kinds))
                break
    return found


def _of_date(line: _Line, met: Sequence[_Met], time: Time) -> list[tuple[_Met, Kind]]:
    """What a date is of: of each kind the nearest word before it in its clause; without any the nearest behind a date that leads."""
    words, place = line.words, line.place(time)
    before = [m for m in reversed(met) if words[m.stop - 1].end <= time.start and place - m.stop <= _FAR]
    found = _nearest([m for m in before if not _CUT.search(line.article.text[words[m.stop - 1].end : time.start])], time)
    if found or (place > _LEADS and not _WHEN.match(line.article.text, time.end)):
        return found
    return _nearest([m for m in met if words[m.first].start >= time.end and m.first - place <= _FAR], time)


def _nearest(met: Sequence[_Met], time: Time) -> list[tuple[_Met, Kind]]:
    """Of each kind that such a date may have, its first."""
    found: dict[str, tuple[_Met, Kind]] = {}
    for one in met:
        for kind in one.kinds:
            if (time.lead or "-") in kind.leads:
                found.setdefault(kind.name, (one, kind))
    return list(found.values())


def _dated(line: _Line, time: Time, reach: Reach, met: _Met, kind: Kind) -> Dated:
    text, words, place = line.article.text, line.words, line.place(time)
    low, high = min(met.first, place), max(met.stop, place)
    near = [t for t in words[max(0, low - _BEFORE) : high + _BEHIND] if not any(x.start <= t.start < x.end for x in line.times)]
    near = [t for t in near if t.start >= words[low].start or not _CUT.search(text[t.end : words[low].start])]
    ahead = [t for t in near if t.end <= words[met.first].start][-_CLOSE:]
    close = ahead + [t for t in near if t.start >= words[met.first].start][: met.stop - met.first + _CLOSE - 1]
    theme = _told_by([t for t in near if not words[met.first].start <= t.start < words[met.stop - 1].end])
    it = (met.first > 0 and words[0].word in _IT) or any(
        t.word in _IT and "," not in text[t.end : words[met.first].start] for t in ahead[-_IT_WAS:]
    )
    before = _told_by(_opening(line)) if it else frozenset()
    whom = people_named(text, line.reading, near[0].start, near[-1].end) if near else frozenset()
    figures = frozenset(t.word for t in near if t.word[0].isdigit() and len(t.word) > 1)
    at = line.article.cut(time.start, time.end)
    return Dated(line.article, kind, reach, time.value, at, theme, theme & _told_by(close), it, before, whom, figures)


def _told_by(words: Sequence[Token]) -> frozenset[str]:
    return frozenset(stem(t.word) for t in words if t.word not in STOP and len(t.word) > 2 and not t.word[0].isdigit()) - CALENDAR


def _opening(line: _Line) -> list[Token]:
    """The words that the sentence before opens with."""
    last = line.reading.sentences[line.number - 1] if line.number else None
    return tokens(line.article.text, last.start, last.end)[:_HEAD] if last is not None else []
