"""Stretches of one article: the sentence that one begins in, its letters, how many of them stand inside quotation marks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import TypeVar

from newstemma.model.reading import Name, Quotation, Reading, Sentence, Time

Cut = tuple[int, int]
Part = TypeVar("Part", Sentence, Quotation, Name, Time)


def sentence_at(reading: Reading, at: int) -> Sentence | None:
    """The sentence that a character stands in, or the last one before it; None before the first. Cost: logarithmic."""
    number = bisect_right(reading.sentences, at, key=_start) - 1
    return reading.sentences[number] if number >= 0 else None


def letters(text: str, start: int, end: int) -> int:
    """How many letters and figures stand in text[start:end]."""
    return sum(map(str.isalnum, text[start:end]))


def quoted_letters(text: str, cut: Cut, reading: Reading) -> int:
    """How many letters and figures of a stretch stand inside quotation marks. Cost: linear in the stretch."""
    return sum(letters(text, *quotation.within(*cut)) for quotation in meeting(reading.quotations, *cut))


def meeting(parts: Sequence[Part], start: int, end: int) -> Iterator[Part]:
    """Of parts in order, none over another, those that share a character with a stretch. Cost: logarithmic, and linear in those."""
    for number in range(max(0, bisect_right(parts, start, key=_start) - 1), len(parts)):
        if parts[number].start >= end:
            return
        if parts[number].end > start:
            yield parts[number]


def quoted_share(text: str, content: Sequence[Cut], reading: Reading) -> float:
    """The share of the letters and figures of all pieces that stand inside quotation marks, 0 to 1."""
    whole = sum(letters(text, *cut) for cut in content)
    return sum(quoted_letters(text, cut, reading) for cut in content) / whole if whole else 0.0


def shared(cut: Cut, known: Sequence[Cut]) -> float:
    """The share of a stretch that lies in the known ones, 0 to 1; they are in order. Cost: linear in those that it meets."""
    number = max(0, bisect_right(known, cut[0], key=_first) - 1)
    found = 0
    for start, end in known[number:]:
        if start >= cut[1]:
            break
        found += max(0, min(cut[1], end) - max(cut[0], start))
    return found / max(1, cut[1] - cut[0])


def _start(part: Sentence | Quotation | Name | Time) -> int:
    return part.start


def _first(cut: Cut) -> int:
    return cut[0]
