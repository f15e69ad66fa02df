"""The time that a figure is counted over, by the words of its sentence: "since 2014", "so far this year", "last month"."""

from __future__ import annotations

import re
from bisect import bisect_right

_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_NUMBER = r"(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|twelve|few|several)"
_SCOPE = re.compile(
    r"\bso far(?: (?:this|in) (?:\w+|the \w+))?|\bto date\b|\bsince (?:the (?:start|beginning|outbreak"
    rf"|invasion|war|end|launch|fall)\b[^,.;]{{0,30}}|(?:{_MONTH} )?(?:\d{{1,2}},? )?(?:1[89]|20)\d\d"
    rf"|{_MONTH}(?: \d{{1,2}})?|(?:last|early|late|mid) \w+"
    rf"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|then|\w+ (?:began|started|broke out))"
    r"|\b(?:over|in|during|within|for|of) the (?:last|past|previous|first|next"
    rf"|coming) (?:{_NUMBER} )?(?:year|month|week|day|hour|decade|quarter|season|half)s?\b"
    r"|\b(?:last|this|next|the previous|the same) (?:year|month|week|quarter|season|decade|winter|summer"
    rf"|spring|autumn|fiscal year|{_MONTH})\b"
    rf"|\ba (?:year|month|week) (?:ago|earlier|before)\b|\b(?:a|one|the) (?:year|month|week) (?:ago|earlier|before)\b"
    rf"|\b(?:in|during|for|by|until|throughout) (?:early |late |mid-)?(?:{_MONTH} )?(?:1[89]|20)\d\d\b"
    rf"|\b(?:in|during|for) {_MONTH}\b|\bovernight\b|\byear[- ]on[- ]year\b|\bin total since\b",
    re.IGNORECASE,
)
_BREAK = re.compile(r"[.!?][\"”’')]*\s+(?=[A-Z“\"‘'(\d])|\n")


class Scopes:
    """Such words in the sentences of a stretch of text; a sentence is searched once, when the first figure of it asks. Cost: linear."""

    def __init__(self, text: str, start: int, stop: int) -> None:
        """For text[start:stop]."""
        self._text = text
        self._breaks = [start, *(m.end() for m in _BREAK.finditer(text, start, stop)), stop]
        self._seen: dict[int, list[tuple[int, int, str]]] = {}

    def of(self, start: int, end: int) -> str | None:
        """The words nearest to a figure in its sentence, those behind it before those in front at equal distance; None: there are none."""
        near = [(max(a - end, start - b, 0), a < start, words) for a, b, words in self._within(start) if not (a < end and start < b)]
        return min(near)[2] if near else None

    def _within(self, place: int) -> list[tuple[int, int, str]]:
        """The words of the sentence that holds a place."""
        number = bisect_right(self._breaks, place)
        if number not in self._seen:
            ends = self._breaks[number - 1], self._breaks[min(number, len(self._breaks) - 1)]
            found = _SCOPE.finditer(self._text, *ends)
            self._seen[number] = [(m.start(), m.end(), " ".join(m[0].casefold().split())) for m in found]
        return self._seen[number]
