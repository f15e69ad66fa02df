"""At what time of day it was, where two articles tell it in much the same words though not with the same verb: "pulled over just after 2:30
a.m. on Route 5", "failed the test shortly after 2 a.m. on Route 5".

Refuses articles that name several times nearby, since those tell what came minute by minute; times on days that differ; and times that
another zone or their own hedges explain.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newstemma.claims.ground import Ground
from newstemma.claims.scenes import CALENDAR, sentence_of
from newstemma.claims.sides import Side, backed, finding, side
from newstemma.language.likeness import rarity
from newstemma.language.stamps import read_clock
from newstemma.language.words import content_words
from newstemma.model.article import Article
from newstemma.model.claim import Conflict, Value
from newstemma.model.reading import Reading, Time

_ABOUT = re.compile(r"\b(?:about|around|roughly|approximately|some\s?time around|circa)\s(?:the\s)?$", re.IGNORECASE)
_AFTER = re.compile(r"\b(?:just|shortly|soon|moments|minutes)\s(?:after|past)\s$", re.IGNORECASE)
_BEFORE = re.compile(r"\b(?:(?:just|shortly|moments|minutes)\s(?:before|shy of)|nearly|almost)\s$", re.IGNORECASE)
_OPEN = re.compile(r"\b(?:after|before|until|till|by|since|from|to|between|and|through|past|than)\s(?:about\s|around\s)?$", re.IGNORECASE)
_SAID = re.compile(r"\b(?:[Uu]pdated?|[Pp]osted|[Pp]ublished|ET\)|Advertisement)\b")
_ROOM = 20  # minutes that "about", "shortly after" and their like leave
_ROUND = 5  # minutes within which a time told to the ten minutes is a round one
_ZONE_STEP, _NEAR = 30, 120  # minutes: see clocks
_REACH = 120  # characters on either side in which what happened then is told
_ENOUGH = 18.0  # nats of shared words: read on 80 real stories, where 12 takes in the steps of one morning
_ENOUGH_TO_TELL = 10.0  # likewise, where no alarm hangs on it
_LIKE = 0.3  # of the rarer side's nats that are shared


@dataclass(frozen=True, slots=True)
class _Hour:
    """A time of day: the minutes after midnight that it can mean, the zone's offset taken off where one is named."""

    one: Side
    low: int
    high: int
    minutes: int
    zoned: bool
    days: frozenset[int]
    words: frozenset[str]


def hour_differences(ground: Ground) -> list[Conflict]:
    """At most one finding for each pair of times that are told of one thing. Cost: linear in the text, and times² inside a story."""
    by_article = {a.id: list(_hours(ground, a, ground.readings[a.id])) for a in ground.articles}
    hours = [h for own in by_article.values() for h in own if not _is_minute_by_minute(h, own)]
    groups: defaultdict[tuple[int, int], list[_Hour]] = defaultdict(list)
    for n, a in enumerate(hours):
        for b in hours[n + 1 :]:
            if a.one.article != b.one.article and _differ(a, b) and _is_one(a, b, _ENOUGH_TO_TELL if _agree(a, b) else _ENOUGH):
                first, second = sorted((a, b), key=lambda h: (h.minutes, h.one.article))
                groups[first.minutes, second.minutes] += [first, second]
    return [found for key in sorted(groups) for found in _finding(ground, groups[key])][:_MOST]


_MOST = 2  # findings a story


def _hours(ground: Ground, article: Article, reading: Reading) -> Iterator[_Hour]:
    for time in reading.times if reading.read else ():
        number = sentence_of(reading, time.start)
        clock = _clock(article, time) if time.granularity == "minute" and number is not None else None
        if clock is None or number is None:
            continue
        sentence = reading.sentences[number]
        start, end = max(sentence.start, time.start - _REACH), min(sentence.end, time.end + _REACH)
        words = {*content_words(article.text, start, time.start), *content_words(article.text, time.end, end)} - CALENDAR - _NO_WORDS
        days = frozenset(t.weekday for t in reading.times if t.weekday is not None and sentence.start <= t.start < sentence.end)
        at = article.cut(time.start, time.end)
        value = Value("time", at.text, None, None, None, None, None, at)
        yield _Hour(side(ground, article, at, value), *clock, days, frozenset(words))


_NO_WORDS = frozenset({"around", "about", "shortly", "just", "local", "hour"})
_WRITTEN = re.compile(
    r"\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.?\s?m\b\.?|[AP]M\b).*|\d{1,2}[:.]\d\d\s?(?:hours|hrs|GMT|UTC).*|\b(?:noon|midday)\b", re.IGNORECASE
)


def _clock(article: Article, time: Time) -> tuple[int, int, int, bool] | None:
    """Earliest, latest and told minutes, and whether a zone is named; None for half a clock ("5:03") and a bound ("until 5 p.m.")."""
    words, before = article.text[time.start : time.end], article.text[max(0, time.start - 30) : time.start]
    found = _WRITTEN.search(words)
    clock = read_clock(found[0]) if found is not None else None
    parts = re.match(r"(\d\d):(\d\d)(?::\d\d)?(?:Z|([+-])(\d\d):(\d\d))?$", clock.text) if clock is not None else None
    if parts is None or clock is None or _SAID.search(before):
        return None
    minutes = 60 * int(parts[1]) + int(parts[2])
    minutes -= (60 * int(parts[4]) + int(parts[5])) * (1 if parts[3] == "+" else -1) if parts[3] else 0
    zoned = clock.zone in ("stated", "inferred")
    if _ABOUT.search(before):
        return minutes - _ROOM, minutes + _ROOM, minutes, zoned
    if _AFTER.search(before):
        return minutes, minutes + _ROOM, minutes, zoned
    if _BEFORE.search(before):
        return minutes - _ROOM, minutes, minutes, zoned
    return None if _OPEN.search(before) else (minutes, minutes, minutes, zoned)


def _is_minute_by_minute(one: _Hour, own: Sequence[_Hour]) -> bool:
    """Whether its article names another time near it."""
    return any(0 < abs(one.minutes - h.minutes) <= _NEAR for h in own)


def _differ(a: _Hour, b: _Hour) -> bool:
    """Whether two times of one day differ by what no zone explains."""
    apart = abs(a.minutes - b.minutes)
    if not 0 < apart <= _NEAR or (not (a.zoned and b.zoned) and apart % (2 * _ZONE_STEP) == 0):
        return False
    return not (a.days and b.days) or bool(a.days & b.days)


def _agree(a: _Hour, b: _Hour) -> bool:
    """Whether both hold, the one hedged or in round figures."""
    first, second = sorted((a.minutes, b.minutes))
    is_round = second - first <= _ROUND and (first % 10 == 0) != (second % 10 == 0)
    return is_round or max(a.low, b.low) <= min(a.high, b.high)


def _is_one(a: _Hour, b: _Hour, enough: float) -> bool:
    shared = sum(sorted(rarity(w) for w in a.words & b.words))
    whole = min(sum(sorted(rarity(w) for w in h.words)) for h in (a, b))
    return shared >= enough and shared >= _LIKE * whole


def _finding(ground: Ground, hours: Sequence[_Hour]) -> Iterator[Conflict]:
    by_minutes: defaultdict[int, dict[Side, None]] = defaultdict(dict)
    for hour in hours:
        by_minutes[hour.minutes].setdefault(hour.one)
    sides = [list(by_minutes[minutes]) for minutes in sorted(by_minutes)]
    if len(sides) != 2 or {s.article for s in sides[0]} & {s.article for s in sides[1]}:
        return
    shown = " and ".join(g[0].at.text for g in sides)
    resolved = backed(sides)
    if all(_agree(x, y) for x in hours for y in hours):
        why = f"{shown} are told of one thing, the one hedged or in round figures"
        yield finding(ground, "date", "compatible", "at what time", sides, why)
    else:
        why = f"{shown} are told of one thing, and no time zone explains the difference"
        yield finding(ground, "date", "conflict", "at what time", sides, why, resolved=resolved)
