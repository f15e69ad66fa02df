"""Times of races and what lies between them: "2:04:17", "two hours 19 minutes 48 seconds", "22 seconds off the record".

Refuses times of day, and lengths of time that nobody raced for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from newstemma.language.numerals import SMALL, amount_of

Sort = Literal["time", "record", "margin"]

_WORDS = "|".join(sorted(SMALL, key=len, reverse=True))
_N = rf"(?:\d{{1,3}}(?:\.\d+)?|(?:{_WORDS})(?:-(?:{_WORDS}))?)"
_DIGITS = re.compile(
    r"(?<![\d:.,-])(\d{1,2}):([0-5]\d):([0-5]\d)(?:\.\d+)?(?![\d:])|(?<![\d:.,-])(\d{1,2})h\s?([0-5]?\d)m(?:in)?\s?([0-5]?\d)s?(?!\w)"
)
_SPOKEN = re.compile(rf"\b({_N})\s+hours?,?\s+(?:and\s+)?(?:({_N})\s+minutes?)?,?\s*(?:and\s+)?(?:({_N})\s+seconds?)(?!\w)", re.IGNORECASE)
_SHORT = re.compile(r"(?<![\d:.,-])(\d{1,2}):([0-5]\d\.\d{1,3})(?![\d:])")
_MINUTES = re.compile(
    rf"(?<!hours )(?<!hour )(?<!hours, )(?<!hour, )\b({_N})\s+minutes?,?\s+(?:and\s+)?({_N})\s+seconds?(?!\w)", re.IGNORECASE
)
_RACE = re.compile(
    r"\b(?:race[ds]?|won|win(?:s|ner|ning)?|finish(?:ed|es|ing)?|cross(?:ed|es)|clock(?:ed|s)?|time[ds]?|record|marathon|stage|ran|runs?|runner"
    r"|rider|line|second|beat|ahead|victory)\b",
    re.IGNORECASE,
)
_SECONDS = rf"(?<![\w.,:-])({_N})[\s-]+sec(?:ond)?s?\b"
_OFF = re.compile(
    rf"{_SECONDS}\s+(?:off|inside|under|faster\s+than|better\s+than|outside|short\s+of|below|slower\s+than)\s+[^.;,]{{0,40}}?\b(?:record|best|mark)\b",
    re.IGNORECASE,
)
_BY = re.compile(
    rf"\b(?:record|best|mark)\b[^.;]{{0,30}}\bby\s+(?:a\s+[\w-]+\s+)?{_SECONDS}|\b(?:broke|beat|smashed|improved|cut|shattered|lowered)\b[^.;]{{0,60}}?"
    rf"\b(?:record|best|mark)\b[^.;]{{0,30}}\bby\s+{_SECONDS}",
    re.IGNORECASE,
)
_MARGIN = re.compile(
    rf"\b(?:won|wins?|beat|beaten|lost|loses?|lost\s+out|victory|edged|triumph(?:ed)?|finished|came\s+home|ahead|led|leads?|lead|advantage|margin|gap|held"
    rf"|trailed|behind)\b[^.;]{{0,70}}?\b(?:by|of|to|with)\s+(?:(?:just|only|a\s+\w+\s+of|some|a\s+mere)\s+)*{_SECONDS}"
    rf"|{_SECONDS}\s+(?:ahead|behind|clear|adrift|back)\b",
    re.IGNORECASE,
)
_IN = re.compile(r"\bin $")
_PAST = re.compile(
    r"[^.;]{0,30}\b(?:last (?:year|season|month)|in (?:19|20)\d\d|set (?:in|by|at|last)|years? ago|(?:he|she) ran|previous)\b"
)
_OLD = re.compile(r"\b(?:previous|old|former|earlier|standing|personal)\b[^.;]{0,40}$|\b(?:record|best|mark)(?: of| was| stood at|, )\s?$")
_HOUR, _MINUTE = 3600, 60


@dataclass(frozen=True, slots=True)
class Clocking:
    """Where it stands and how long it is, in seconds. sort: a whole time, what a record was missed or beaten by, a margin."""

    start: int
    end: int
    sort: Sort
    seconds: float


def clockings(text: str, start: int, end: int) -> Iterator[Clocking]:
    """Those of one sentence, text[start:end], as far as it tells of a race. Cost: linear."""
    racing = _RACE.search(text, start, end) is not None
    for pattern in (_DIGITS, _SPOKEN, _SHORT, _MINUTES):
        for m in pattern.finditer(text, start, end):
            if (not racing and not _IN.search(text, max(start, m.start() - 6), m.start())) or _is_past(
                text, m.start(), m.end(), start, end
            ):
                continue
            yield Clocking(m.start(), m.end(), "time", _whole([g for g in m.groups() if g is not None], m))
    if not racing:
        return
    beaten = set()
    for pattern in (_OFF, _BY):
        for m in pattern.finditer(text, start, end):
            group = 1 if m[1] else 2
            if m.start(group) not in beaten:
                beaten.add(m.start(group))
                yield _seconds(text, m, group, "record")
    for m in _MARGIN.finditer(text, start, end):
        group = 1 if m[1] else 2
        if m.start(group) not in beaten:
            yield _seconds(text, m, group, "margin")


def _is_past(text: str, first: int, last: int, start: int, end: int) -> bool:
    """Whether it is the time of an earlier race."""
    return _PAST.match(text, last, end) is not None or _OLD.search(text, max(start, first - 50), first) is not None


def _whole(parts: list[str], match: re.Match[str]) -> float:
    if match.re is _MINUTES:
        return amount_of(match[1]) * _MINUTE + amount_of(match[2])
    if match.re is _SPOKEN:
        return amount_of(match[1]) * _HOUR + amount_of(match[2] or "0") * _MINUTE + amount_of(match[3])
    if match.re is _SHORT:
        return amount_of(match[1]) * _MINUTE + float(match[2])
    return amount_of(parts[0]) * _HOUR + amount_of(parts[1]) * _MINUTE + amount_of(parts[2])


def _seconds(text: str, match: re.Match[str], group: int, sort: Sort) -> Clocking:
    unit = re.compile(r"[\s-]+sec(?:ond)?s?\b", re.IGNORECASE).match(text, match.end(group))
    return Clocking(match.start(group), unit.end() if unit else match.end(group), sort, amount_of(match[group]))
