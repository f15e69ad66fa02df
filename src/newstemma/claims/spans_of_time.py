"""Lengths of time against the dates beside them: "eight years since 2019", "over six years, between 2014 and 2017", "14 years in office,
since 2013", and an anniversary against the year that it counts from; each in one sentence.

Refuses round figures that could be right: a length in years has most of a year of room below and a whole one above.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from newstemma.claims.ground import Ground
from newstemma.claims.reach import days_of
from newstemma.claims.sides import finding, side
from newstemma.model.article import Article
from newstemma.model.claim import Conflict, Value
from newstemma.model.reading import Quantity, Reading, Sentence, Time

_BELOW, _ABOVE = 0.75, 1.0  # of the length's own unit: "six years" is said of five and a quarter to seven
#: What may stand between a length and the date that its stretch began on.
_SINCE = re.compile(
    r"(?:[\s,]*(?:\w+[\s-]){0,4}?(?:that|which)\s(?:began|started|opened|broke\sout)\s(?:in|on)\s"
    r"|[\s,(–—-]*(?:(?:and\s)?(?:having|(?:he|she|it|they)\sha(?:s|ve|d))\s\w+\s)?(?:\w+\s){0,2}?since\s(?:early\s|late\s|mid-)?"
    r"|\s(?:ago|earlier),?\s(?:in|on)\s)$",
    re.IGNORECASE,
)
_FROM = re.compile(r"[\s,(–—-]*(?:\w+\s){0,2}?(?:between|from)\s$", re.IGNORECASE)
_CHANGED = re.compile(r"\bfrom\b[^.;]{0,60}\bto\s+$", re.IGNORECASE)  # a level and what it became: "from 63 years to 71 years"
_TO = re.compile(r"\s?(?:and|to|until|till|through|[-–—])\s?$", re.IGNORECASE)
_ELSEWHEN = re.compile(r"\b(?:next|last|coming|following|previous|upcoming|will|would|ahead of|later|earlier|had|then)\b", re.IGNORECASE)
_NOW = re.compile(r"\b(?:marks|today|this (?:year|week|month)|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b")
_LAST_ONE = 1  # years: last year's anniversary is still told of
_OF = re.compile(r"\s+(?:anniversary|birthday)\s+of\s+(?:(?:the|its|his|her|their)\s+)?(?:[\w’'-]+\s+){0,6}?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Sentence:
    """One sentence with its lengths of time, ordinals and dates, and the day of publication."""

    article: Article
    place: Sentence
    lengths: tuple[Quantity, ...]
    times: tuple[Time, ...]
    today: date


def span_differences(ground: Ground) -> list[Conflict]:
    """Lengths of time that the dates beside them deny. Cost: linear in the text."""
    found: list[Conflict] = []
    for article in ground.articles:
        reading = ground.readings[article.id]
        day = article.published.day if article.published is not None else None
        if reading.read and day is not None:
            for sentence in _sentences(article, reading, date.fromisoformat(day)):
                found += [*_since(ground, sentence), *_between(ground, sentence), *_anniversaries(ground, sentence)]
    return found


def _sentences(article: Article, reading: Reading, today: date) -> Iterator[_Sentence]:
    """The sentences that hold both a length or an ordinal and a date."""
    lengths = [q for q in reading.quantities if q.form in ("duration", "ordinal")]
    times = [t for t in reading.times if t.value is not None]
    for place in reading.sentences:
        ours = tuple(q for q in lengths if place.start <= q.start < place.end)
        dated = tuple(t for t in times if place.start <= t.start < place.end)
        if ours and dated:
            yield _Sentence(article, place, ours, dated, today)


def _since(ground: Ground, sentence: _Sentence) -> Iterator[Conflict]:
    """A length up to now, right before the date that it began on."""
    text = sentence.article.text
    for length in sentence.lengths:
        months = _months(length)
        time = next((t for t in sentence.times if t.start >= length.end), None)
        if months is None or time is None or not _SINCE.match(text, length.end, _after_lead(text, time)):
            continue
        began = days_of(time.value or "")
        if began is None:
            continue
        least, most = _elapsed(began[1], sentence.today), _elapsed(began[0], sentence.today)
        if least >= 0 and (most < months[0] or least > months[1]):
            told = _told(least, most)
            yield _found(ground, sentence, length, [time], f"from {text[time.start : time.end]} to the article’s own day it is {told}")


def _between(ground: Ground, sentence: _Sentence) -> Iterator[Conflict]:
    """A length right before the two dates that it lies between."""
    text = sentence.article.text
    for length in sentence.lengths:
        months = _months(length)
        behind = [t for t in sentence.times if t.start >= length.end][:2]
        if months is None or len(behind) < 2 or _CHANGED.search(text, sentence.place.start, length.start):
            continue
        first, last = behind
        if not _FROM.match(text, length.end, _after_lead(text, first)) or not _TO.match(text, first.end, _after_lead(text, last)):
            continue
        began, ended = days_of(first.value or ""), days_of(last.value or "")
        if began is None or ended is None or ended < began:
            continue
        least, most = _elapsed(began[1], date.fromisoformat(ended[0])), _elapsed(began[0], date.fromisoformat(ended[1]))
        if most < months[0] or least > months[1]:
            why = f"from {text[first.start : first.end]} to {text[last.start : last.end]} it is {_told(least, most)}"
            yield _found(ground, sentence, length, [first, last], why)


def _anniversaries(ground: Ground, sentence: _Sentence) -> Iterator[Conflict]:
    """An anniversary of this year and the year that it counts from."""
    text = sentence.article.text
    inside = text[sentence.place.start : sentence.place.end]
    if _ELSEWHEN.search(inside) or not _NOW.search(inside):
        return
    for ordinal in sentence.lengths:
        if ordinal.form != "ordinal" or ordinal.low is None:
            continue
        for time in sentence.times:
            year = int((time.value or "0000")[:4])
            if time.anchored or time.start < ordinal.end or not _OF.match(text, ordinal.end, _after_lead(text, time)):
                continue
            if abs(year + int(ordinal.low) - sentence.today.year) > _LAST_ONE and not any(
                int((t.value or "0")[:4]) == year + int(ordinal.low) for t in sentence.times
            ):
                why = f"{year} and {int(ordinal.low)} years make {year + int(ordinal.low)}; the article is of {sentence.today.year}"
                yield _found(ground, sentence, ordinal, [time], why)


def _after_lead(text: str, time: Time) -> int:
    """Where the words of the date begin, a preposition that the reader of dates took with it left in front."""
    lead = re.match(r"(?:in|on|since|from)\s", text[time.start : time.end], re.IGNORECASE)
    return time.start + (lead.end() if lead else 0)


def _months(length: Quantity) -> tuple[float, float] | None:
    """Bounds of a length of time in months, with the room that a round figure has; None for what is shorter than months."""
    if length.form != "duration" or length.base_unit != "month" or length.low is None or not length.low or length.base_low is None:
        return None
    unit = length.base_low / length.low
    high = length.base_high if length.base_high is not None else 1.5 * length.base_low
    room = 2.0 if length.approximate else 1.0
    return length.base_low - room * _BELOW * unit, high + room * _ABOVE * unit


def _elapsed(day: str, until: date) -> float:
    """Months from an ISO day to another day."""
    began = date.fromisoformat(day)
    return (until.year - began.year) * 12 + (until.month - began.month) + (until.day - began.day) / 31


def _told(least: float, most: float) -> str:
    """A stretch of months in words."""
    low, high = max(0, int(least)), max(0, round(most))
    if high < 24:
        return f"{low} months" if low == high else f"{low} to {high} months"
    years = sorted({round(least / 12), round(most / 12)})
    return f"about {years[0]} years" if len(years) == 1 else f"{years[0]} to {years[1]} years"


def _found(ground: Ground, sentence: _Sentence, length: Quantity, times: list[Time], why: str) -> Conflict:
    article = sentence.article
    said = article.cut(length.start, length.end)
    ours = side(ground, article, said, Value("number", said.text, length.low, length.high, length.unit, length.counts, None, said))
    dates = []
    for time in times:
        at = article.cut(time.start, time.end)
        dates.append(side(ground, article, at, Value("date", at.text, time.value, time.value, None, None, None, at)))
    return finding(ground, "calendar", "internal", "length of time against its dates", [[ours], dates], why)
