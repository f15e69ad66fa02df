"""What an article dates, by kinds that are told in several words: deadlines, coming into force, since when, built, last, expired.

Refuses dates in which nobody can place a day, and those of captions. Which word a date belongs to is the nearest of its clause.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from newstemma.claims.corrections import in_notice
from newstemma.claims.ground import Ground
from newstemma.claims.reach import Reach, reach_of
from newstemma.claims.scenes import CALENDAR, by_sentence
from newstemma.language.words import STOP, Token, asset, stem, tokens
from newstemma.model.article import Article
from newstemma.model.reading import Reading, Sentence, Time
from newstemma.model.text import Span

_FAR = 11  # words between what is dated and its date
_BEFORE, _BEHIND = 12, 7  # words around both that tell what it is
_CUT = re.compile(r"[;:“”\"]|\.\s")
_WHEN = re.compile(r",?\s(?:when|the year)\s")
_IT = frozenset("it he she they his her its their which who".split())


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of dated thing: its name, what may lead its date in, and how another telling of it is known (see the table)."""

    name: str
    leads: frozenset[str]
    by: str


@dataclass(frozen=True, slots=True)
class Dated:
    """A date and what it is of.

    theme    stems of the words around it
    subject  those of the few words before what is dated and right behind it
    it       whether a pronoun stands there for what is dated
    before   stems of the words that the sentence before opens with, where a pronoun does
    whom     family names of the people named there
    figures  what stands there in figures and is no part of a date
    """

    article: Article
    kind: Kind
    time: Time
    reach: Reach
    at: Span
    sentence: int
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


def dated(ground: Ground, article: Article) -> Iterator[Dated]:
    """What an article dates, in order. Cost: linear in the sentences that name a date."""
    reading, notices = ground.readings[article.id], in_notice(ground, article)
    rows = by_sentence(reading, reading.times, lambda t: t.start)
    for number in sorted(rows):
        sentence = reading.sentences[number]
        words = tokens(article.text, sentence.start, sentence.end)
        told = _told(words)
        for time in rows[number] if told else ():
            reach = reach_of(time, article.text[time.start : time.end])
            if reach is None or reach.low is None or reach.weekday is not None or reach.near or any(a <= time.start < b for a, b in notices):
                continue
            for first, stop, kind in _of_date(article.text, words, told, time):
                yield _dated(article, reading, sentence, number, words, rows[number], time, reach, first, stop, kind)


def _told(words: Sequence[Token]) -> list[tuple[int, int, tuple[Kind, ...]]]:
    """Where words that may be dated stand, as numbers of words, with their kinds."""
    kinds = _kinds()
    found = []
    for n in range(len(words)):
        for size in (3, 2, 1):
            key = tuple(t.word for t in words[n : n + size])
            if key in kinds and len(key) == size:
                found.append((n, n + size, kinds[key]))
                break
    return found


def _of_date(
    text: str, words: Sequence[Token], told: Sequence[tuple[int, int, tuple[Kind, ...]]], time: Time
) -> Iterator[tuple[int, int, Kind]]:
    """What a date is of: of each kind the nearest word before it in its clause, or without any the nearest behind a date that leads."""
    lead = time.lead if time.lead is not None else "-"
    seen: set[str] = set()
    place = next((n for n, t in enumerate(words) if t.start >= time.start), len(words))
    for first, stop, kinds in reversed(told):
        if words[stop - 1].end > time.start or place - stop > _FAR or _CUT.search(text[words[stop - 1].end : time.start]):
            continue
        for kind in kinds:
            if lead in kind.leads and kind.name not in seen:
                seen.add(kind.name)
                yield first, stop, kind
    if seen or (place > 2 and not _WHEN.match(text, time.end)):
        return
    for first, stop, kinds in told:
        if words[first].start >= time.end and first - place <= _FAR:
            for kind in kinds:
                if lead in kind.leads and kind.name not in seen:
                    seen.add(kind.name)
                    yield first, stop, kind


def _dated(
    article: Article,
    reading: Reading,
    sentence: Sentence,
    number: int,
    words: Sequence[Token],
    times: Sequence[Time],
    time: Time,
    reach: Reach,
    first: int,
    stop: int,
    kind: Kind,
) -> Dated:
    text = article.text
    place = next((n for n, t in enumerate(words) if t.start >= time.start), len(words))
    low, high = min(first, place), max(stop, place)
    near = [t for t in words[max(0, low - _BEFORE) : high + _BEHIND] if not any(x.start <= t.start < x.end for x in times)]
    near = [t for t in near if t.start >= words[low].start or not _CUT.search(text[t.end : words[low].start])]
    whom = {
        stem(found[-1].word)
        for name in reading.names
        if name.kind == "person" and near and near[0].start <= name.start < near[-1].end and (found := tokens(text, name.start, name.end))
    }
    theme = {stem(t.word) for t in near if t.word not in STOP and len(t.word) > 2 and not t.word[0].isdigit()} - CALENDAR
    figures = {t.word for t in near if t.word[0].isdigit() and len(t.word) > 1}
    close = [t for t in near if t.end <= words[first].start][-6:] + [t for t in near if t.start >= words[first].start][: stop - first + 5]
    subject = theme & {stem(t.word) for t in close}
    it = any(t.word in _IT for t in close[:8] if t.end <= words[first].start)
    at = article.cut(time.start, time.end)
    before = frozenset(_opening(article.text, reading, number) if it else ())
    return Dated(article, kind, time, reach, at, number, frozenset(theme), frozenset(subject), it, before, frozenset(whom), frozenset(figures))


def _opening(text: str, reading: Reading, number: int) -> Iterator[str]:
    if number:
        last = reading.sentences[number - 1]
        yield from (stem(t.word) for t in tokens(text, last.start, last.end)[:10] if t.word not in STOP and len(t.word) > 2)
