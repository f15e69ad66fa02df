"""Days that one article says were moved: "planned for 8 November, has been put back to 22 November", where others still have the old day.

Refuses sentences that name another number of days than two, and articles whose words around the old day are not alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from newstemma.claims.ground import Ground
from newstemma.claims.postponed import CHANGED
from newstemma.claims.reach import agree, reach_of
from newstemma.claims.scenes import CALENDAR, sentence_of
from newstemma.claims.sides import Side, finding, side
from newstemma.language.likeness import rarity
from newstemma.language.words import content_words
from newstemma.model.article import Article
from newstemma.model.claim import Conflict, Value
from newstemma.model.reading import Sentence, Time

_OLD = re.compile(r"(?:\b(?:not|from|instead of|rather than)\s(?:on\s)?|\b(?:planned|scheduled|set|expected|due|announced)\s(?:for|on)\s)$")
_NEW = re.compile(r"\b(?:to|until|till|for|on|now)\s$")
_ENOUGH = 5.0  # nats of rare words that the sentences of the old day share: two common nouns of the thing


@dataclass(frozen=True, slots=True)
class _Move:
    """A sentence that moves something: the old day and the new one."""

    article: Article
    old: Time
    new: Time
    words: frozenset[str]


def moved(ground: Ground) -> list[Conflict]:
    """One update for each sentence that moves a day which another article has. Cost: linear in the text."""
    return [found for article in ground.articles for move in _moves(ground, article) for found in _told(ground, move)]


def _moves(ground: Ground, article: Article) -> Iterator[_Move]:
    reading = ground.readings[article.id]
    for sentence in reading.sentences:
        if CHANGED.search(article.text, sentence.start, sentence.end) is None:
            continue
        days = [t for t in reading.times if sentence.start <= t.start < sentence.end and t.granularity == "day" and t.value is not None]
        if len(days) == 2:
            a, b = days
            old, new = (a, b) if _is_old(article, a) and not _is_old(article, b) else (b, a)
            if _is_old(article, old) and _NEW.search(article.text, max(0, new.start - 12), new.start):
                yield _Move(article, old, new, _words(article, sentence))


def _is_old(article: Article, time: Time) -> bool:
    return _OLD.search(article.text, max(0, time.start - 24), time.start) is not None


def _words(article: Article, sentence: Sentence) -> frozenset[str]:
    return frozenset(content_words(article.text, sentence.start, sentence.end)) - CALENDAR


def _told(ground: Ground, move: _Move) -> Iterator[Conflict]:
    """The update, where another article that is no younger has the old day of the same thing."""
    before = [s for a in ground.articles if a.id != move.article.id and _is_no_later(a, move.article) for s in _with_old(ground, a, move)]
    if before:
        new = _side(ground, move.article, move.new)
        why = f"{before[0].at.text} was announced; an article says that it was moved to {new.at.text}"
        yield finding(ground, "date", "update", "when: moved", [before, [new]], why, resolved=new.at.text)


def _is_no_later(a: Article, b: Article) -> bool:
    return bool(a.stamp and b.stamp) and (a.stamp or "")[:10] <= (b.stamp or "")[:10]


def _with_old(ground: Ground, article: Article, move: _Move) -> list[Side]:
    """The first place of an article that has the old day in a sentence alike."""
    reading = ground.readings[article.id]
    old = reach_of(move.old, move.article.text[move.old.start : move.old.end])
    for time in reading.times:
        reach = reach_of(time, article.text[time.start : time.end]) if time.granularity == "day" else None
        number = sentence_of(reading, time.start)
        if reach is None or old is None or number is None or not agree(old, reach) or reach.low is None:
            continue
        shared = _words(article, reading.sentences[number]) & move.words
        if sum(sorted(rarity(w) for w in shared)) >= _ENOUGH:
            return [_side(ground, article, time)]
    return []


def _side(ground: Ground, article: Article, time: Time) -> Side:
    at = article.cut(time.start, time.end)
    return side(ground, article, at, Value("date", at.text, time.value, time.value, None, None, None, at))
