"""How long something has lasted, where articles put it differently: "a three-year war", "in its third year", "the war that began in 2028".

A rounded length and an ordinal of one number are not the same, though nobody need be wrong: that is `compatible`. Refuses lengths of other
places, and differences of many years: those are of something else.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from newstemma.claims.ground import Ground
from newstemma.claims.occasions import TENURE
from newstemma.claims.reach import days_of
from newstemma.claims.sides import Side, finding, side
from newstemma.language.words import stem, tokens
from newstemma.model.article import Article
from newstemma.model.claim import Conflict, Value
from newstemma.model.reading import Reading, Sentence

#: What lasts, by the words for one thing.
_LASTING = {
    word: kind
    for kind, words in {
        "war": "war wars conflict invasion offensive fighting insurgency siege occupation",
        "strike": "strike stoppage walkout lockout boycott",
        "rule": "rule reign tenure premiership presidency chairmanship",
        "closure": "blockade closure embargo ban shutdown sanctions",
        "drought": "drought",
        "trial": "trial inquiry investigation",
        "truce": "truce ceasefire",
    }.items()
    for word in words.split()
}
_OWN = re.compile(r"\b(?:in|into|entered|entering|enters) (?:its|his|her|their|the) $", re.IGNORECASE)
_BEGAN = re.compile(
    r"\b(?:that |which |has )?(?:began|begun|started|broke out|erupted|launched)\s(?:in|on)\s(?:early |late )?$", re.IGNORECASE
)
_REACH = 60  # characters between a length and what has lasted so long
_GAP, _FAR = 1.0, 40.0  # months: what two reckonings may be apart, and from where on they are of two things


@dataclass(frozen=True, slots=True)
class _Length:
    """What an article says of how long something has lasted: at least and at most so many months when it was published.

    form  rounded ("three-year") | ordinal ("third year") | since ("began in 2028")
    """

    one: Side
    low: float
    high: float
    form: str
    number: float | None
    names: frozenset[str]


def lasting_differences(ground: Ground) -> list[Conflict]:
    """One finding for each thing that is told to have lasted differently long. Cost: linear in the text."""
    by_kind: defaultdict[str, list[_Length]] = defaultdict(list)
    for article in ground.articles:
        reading = ground.readings[article.id]
        if reading.read and _today(article) is not None:
            for sentence in reading.sentences:
                for kind, length in _lengths(ground, article, reading, sentence):
                    by_kind[kind].append(length)
    return [found for kind in sorted(by_kind) for found in _compared(ground, kind, by_kind[kind])]


def _today(article: Article) -> str | None:
    """The day of publication, or the first of its month."""
    days = days_of(article.stamp or "")
    return days[0] if days is not None and len(article.stamp or "") >= len("2031-03") else None


def _lengths(ground: Ground, article: Article, reading: Reading, sentence: Sentence) -> Iterator[tuple[str, _Length]]:
    names = frozenset(article.text[n.start : n.end] for n in reading.names if sentence.start <= n.start < sentence.end)
    for q in reading.quantities:
        if not sentence.start <= q.start < sentence.end or q.low is None or q.approximate:
            continue
        if q.form == "duration" and q.base_unit == "month" and "-" in article.text[q.start : q.end] and q.low == q.high and q.base_low:
            kind = _kind(article.text[q.end : min(sentence.end, q.end + 25)])
            if kind is not None:
                unit = q.base_low / q.low
                yield (
                    kind,
                    _length(ground, article, (q.start, q.end), (q.base_low - 0.5 * unit, q.base_low + unit), "rounded", q.low, names),
                )
        elif q.form == "ordinal" and q.counts == "year" and _OWN.search(article.text[max(sentence.start, q.start - 20) : q.start]):
            kind = _kind(article.text[max(sentence.start, q.start - _REACH) : q.start])
            if kind is not None:
                yield kind, _length(ground, article, (q.start, q.end), (12 * (q.low - 1), 12 * q.low), "ordinal", q.low, names)
        elif q.form == "duration" and q.base_unit == "month" and q.low == q.high and q.base_low:
            leader = _leader(article, reading, sentence, q.start, "for ")
            if leader:
                unit = q.base_low / q.low
                yield (
                    "tenure",
                    _length(ground, article, (q.start, q.end), (q.base_low - 0.5 * unit, q.base_low + unit), "rounded", q.low, leader),
                )
    yield from _begun(ground, article, reading, sentence, names)


def _leader(article: Article, reading: Reading, sentence: Sentence, place: int, lead: str) -> frozenset[str]:
    """Who has led so long: the name nearest before the words that say so, behind which the length or the date follows; else nobody."""
    before = article.text[max(sentence.start, place - _REACH) : place]
    told = TENURE.search(before) if before.casefold().endswith(lead) else None
    if told is None:
        return frozenset()
    at = place - len(before) + told.start()
    named = [n for n in reading.names if sentence.start <= n.start and n.end <= at and n.kind == "person"]
    return frozenset({article.text[named[-1].start : named[-1].end]}) if named else frozenset()


def _begun(ground: Ground, article: Article, reading: Reading, sentence: Sentence, names: frozenset[str]) -> Iterator[tuple[str, _Length]]:
    today = date.fromisoformat(_today(article) or "")
    for time in reading.times:
        if not sentence.start <= time.start < sentence.end or time.value is None or time.anchored:
            continue
        before = article.text[max(sentence.start, time.start - _REACH) : time.start]
        began, days = _BEGAN.search(before), days_of(time.value)
        leader = _leader(article, reading, sentence, time.start, "since ")
        if leader and days is not None and days[1] <= today.isoformat():
            yield "tenure", _length(ground, article, (time.start, time.end), _months_since(days, today), "since", None, leader)
            continue
        kind = _kind(before[max(0, began.start() - 30) : began.start()]) if began is not None else None
        if kind is not None and days is not None and days[1] <= today.isoformat():
            low, high = _months_since(days, today)
            yield kind, _length(ground, article, (time.start, time.end), (low, high), "since", None, names)


def _months_since(days: tuple[str, str], today: date) -> tuple[float, float]:
    low, high = ((today - date.fromisoformat(d)).days / 30.44 for d in (days[1], days[0]))
    return low, high


def _kind(words: str) -> str | None:
    """What lasts, by the last such word but one across a comma at most."""
    found = [t.word for t in tokens(words)]
    return next((_LASTING[w] for w in reversed(found) if w in _LASTING), None)


def _length(
    ground: Ground,
    article: Article,
    place: tuple[int, int],
    months: tuple[float, float],
    form: str,
    number: float | None,
    names: frozenset[str],
) -> _Length:
    at = article.cut(*place)
    low, high = (None, None) if form == "since" else (number, number)
    value = Value("date" if form == "since" else "number", at.text, low, high, None if form == "since" else "year", None, None, at)
    return _Length(side(ground, article, at, value), *months, form, number, frozenset(stem(t.word) for n in names for t in tokens(n)))


def _compared(ground: Ground, kind: str, lengths: Sequence[_Length]) -> Iterator[Conflict]:
    """Lengths of one thing: those that cannot both be, else an ordinal and a rounded length of one number."""
    common = [a for a in lengths if any(a is not b and a.names & b.names for b in lengths)]
    common += [a for a in lengths if a not in common and common and all(_gap(a, b) <= _GAP for b in common)]
    if len({one.one.article for one in common}) < 2:
        return
    groups: defaultdict[tuple[str, float | None, str], list[Side]] = defaultdict(list)
    for one in common:
        groups[one.form, one.number, one.one.at.text if one.form == "since" else ""].append(one.one)
    sides = [groups[key] for key in sorted(groups, key=str)]
    apart = [(a, b) for n, a in enumerate(common) for b in common[n + 1 :] if _gap(a, b) > _GAP and not a.form == b.form == "since"]
    far = any(_gap(a, b) > _FAR for a, b in apart)
    ordinals = [a.one.at.text for a in common if a.form == "ordinal" and any(b.form == "rounded" and b.number == a.number for b in common)]
    if apart and not far and all(a.one.article != b.one.article for a, b in apart):
        a, b = apart[0]
        why = f"“{a.one.at.text}” and “{b.one.at.text}” do not reach back to one beginning"
        yield finding(ground, "date", "conflict", f"how long: {kind}", sides, why)
    elif ordinals and not apart:
        why = f"what has lasted the full number of years is past its {ordinals[0]} year: the one is rounded, or the other is a slip"
        yield finding(ground, "date", "compatible", f"how long: {kind}", sides, why)


def _gap(a: _Length, b: _Length) -> float:
    """Months between two reckonings; negative where they overlap."""
    return max(a.low, b.low) - min(a.high, b.high)
