"""Figures and times of a draft's sentence: each must stand, with its value, in a sentence that tells the same; where the likest place has
another value, the two differ.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from newstemma.claims.bounds import reach, standing
from newstemma.drafts.line import Beside, Line, Weight, alike, each_place, told_place
from newstemma.drafts.near import Near
from newstemma.drafts.pile import Pile
from newstemma.drafts.when import named, same_time, times_apart
from newstemma.language.words import stem
from newstemma.model.check import Finding, Rival
from newstemma.model.reading import Quantity, Time

_NOUN = 0.15  # for one noun that both count; less where they count different ones
_EQUAL = 0.22  # how alike the places of two equal figures must be: less than of unequal ones, since chance seldom gives one value
_OTHER = 0.45  # of two unequal ones, before they are said to differ
_ABOUT = 0.6  # share of the likest place's likeness that a further place with the value must have
_ALONE = 0.33  # and where no sentence that tells the same has the draft's value at all
_BESIDE = 0.25  # how alike a sentence must be for an equal value in it to be found whatever stands around it
_AHEAD = 0.25  # by how much the likest place with another value must beat the likest with this one
_SKIPPED = frozenset(("ordinal",))
_ROUGH = 0.02  # of a bound: "more than 60" is borne out by 59.5
_FEW = 2  # a count up to which it is anywhere
_IN_COMMON, _MOST = 0.07, 3  # for each figure or time that two sentences have in common, and for how many at most
_KEPT = 12  # sentences that each sentence of the draft is held against
_SURE = 0.7  # how alike two places must be before one or two of something is said to be another number
_CODE = re.compile(r"(?<![\w.,:/-])\d{2,6}(?![\w:/-]|[.,]\d)")
_SPAN = re.compile(r"\b(?:first|last|past|next|every|final|previous)\s+$", re.IGNORECASE)
How = Literal["same", "near", "apart"]


@dataclass(frozen=True, slots=True)
class Match:
    """A figure or time of the pile beside one of the draft. alike: how surely they stand in one place, 0 to 1."""

    alike: float
    beside: Beside
    start: int
    end: int
    is_equal: bool

    @property
    def place(self) -> tuple[str, int]:
        """Where it stands, the same for every print of a sentence."""
        return self.beside.told.text, self.start - self.beside.told.start


@dataclass(frozen=True, slots=True)
class Valued:
    """One figure or time of a draft, the likest place of the pile that has its value, and the likest that has another one.

    equals   every place that has its value and stands about as surely in its place
    """

    start: int
    end: int
    what: Literal["number", "date"]
    equal: Match | None
    other: Match | None
    equals: tuple[Match, ...] = ()
    is_few: bool = False

    @property
    def is_found(self) -> bool:
        """Whether some sentence that tells the same has the value."""
        if self.equal is None or (self.equal.alike < _EQUAL and self.equal.beside.likeness < _BESIDE):
            return False
        return self.other is None or self.other.alike < _OTHER or self.equal.alike >= self.other.alike - _AHEAD

    @property
    def differs(self) -> bool:
        """Whether the likest place has another value."""
        return not self.is_found and self.other is not None and self.other.alike >= self.least

    @property
    def least(self) -> float:
        """How alike the places of unequal values must be."""
        return _SURE if self.is_few else _OTHER if self.equal is not None else _ALONE


def with_figures(line: Line, nears: Sequence[Near]) -> list[Near]:
    """The sentences of the pile, the likest first, those liker that have a figure or a time of the draft's; the first twelve."""
    found = [replace(n, likeness=min(1.0, round(n.likeness + _IN_COMMON * min(_MOST, _in_common(line, n)), 4))) for n in nears]
    return sorted(found, key=lambda n: (-n.likeness, n.told.number))[:_KEPT]


def _in_common(line: Line, near: Near) -> int:
    told = near.told
    figures = [q for q in line.quantities if q.form not in _SKIPPED and not _is_few(q)]
    times = [t for t in line.times if named(t, line.words(t.start, t.end))]
    same = [
        any(_standing(q, line.words(q.start, q.end), p, told.words(p.start, p.end)) in ("same", "near") for p in told.quantities)
        for q in figures
    ]
    same += [any(same_time(t, line.words(t.start, t.end), p, told.words(p.start, p.end)) for p in told.times) for t in times]
    return sum(same)


def _is_few(q: Quantity) -> bool:
    """Whether it is a bare count of one or two, which stands in every text."""
    return q.unit is None and q.form == "count" and (q.low if q.low is not None else q.high or 0) <= _FEW


def valued(line: Line, near: Sequence[Beside], weight: Weight) -> list[Valued]:
    """Every figure and time of a sentence, held against those of the sentences that tell the same. Cost: their product."""
    figures = [q for q in line.quantities if q.form not in _SKIPPED]
    times = [t for t in line.times if t.value or t.stretch or t.weekday is not None]
    return [
        *(
            replace(v, is_few=any(q.start == v.start and _is_few(q) for q in figures))
            for v in _paired([(q.start, q.end) for q in figures], "number", [_of_figure(line, q, near, weight) for q in figures])
        ),
        *_paired([(t.start, t.end) for t in times], "date", [_of_time(line, t, near, weight) for t in times]),
    ]


def _paired(cuts: Sequence[tuple[int, int]], what: Literal["number", "date"], rows: Sequence[Sequence[Match]]) -> Iterator[Valued]:
    """Each with its likest equal; a place of the pile answers for one of the draft's alone, the likest."""
    taken: dict[tuple[str, int], int] = {}
    chosen: dict[int, Match] = {}
    for _, n, match in sorted(
        ((-m.alike, n, m) for n, row in enumerate(rows) for m in row if m.is_equal), key=lambda r: (*r[:2], _order(r[2]))
    ):
        if n not in chosen and taken.setdefault(match.place, n) == n:
            chosen[n] = match
    for n, (start, end) in enumerate(cuts):
        others = [m for m in rows[n] if not m.is_equal and taken.get(m.place, n) == n]
        best = chosen.get(n)
        equals = tuple(m for m in rows[n] if m.is_equal and best is not None and m.alike >= max(_EQUAL, _ABOUT * best.alike))
        yield Valued(start, end, what, best, min(others, key=_order, default=None), equals)


def _order(match: Match) -> tuple[float, int, int]:
    return -match.alike, match.beside.told.number, match.start


def _of_figure(line: Line, q: Quantity, near: Sequence[Beside], weight: Weight) -> list[Match]:
    here, shown = each_place(line, q.start, q.end, weight), line.words(q.start, q.end)
    found = []
    for one in near:
        for p in one.told.quantities:
            how = _standing(q, shown, p, one.told.words(p.start, p.end))
            if how is not None:
                value = alike(here, told_place(one.told, p.start, p.end, weight), one.likeness) + _noun(q, p)
                found.append(Match(round(value, 4), one, p.start, p.end, how != "apart"))
    return found


def _standing(a: Quantity, shown_a: str, b: Quantity, shown_b: str) -> How | None:
    """As in `bounds`; figures of two forms are the same where their numbers are, and cannot differ."""
    if a.form != b.form:
        return "same" if a.low is not None and (a.low, a.high) == (b.low, b.high) and a.kind == b.kind else None
    if a.form == "score" and a.low == b.low and a.against != b.against:
        return "apart"
    how = standing(a, shown_a, b, shown_b)
    return "apart" if how == "near" and a.unit == b.unit and not _bears_out(a, shown_a, b) else how


def _bears_out(a: Quantity, shown: str, b: Quantity) -> bool:
    """Whether a figure of the pile bears out one of the draft that both can be: a draft may round what an article has exactly, and may
    not have exactly what all articles round.
    """
    low, high = (b.low if b.low is not None else b.high or 0.0), (b.high if b.high is not None else b.low or 0.0)
    if a.approximate:
        return True
    if a.low is not None and a.high is None:
        return low >= a.low * (1 - _ROUGH)
    if a.high is not None and a.low is None:
        return high <= a.high * (1 + _ROUGH)
    room = reach(a, shown)
    return room.low <= low and (high <= room.high or b.high is None)


def _noun(a: Quantity, b: Quantity) -> float:
    ours, theirs = (q.counts.split()[-1] if q.counts else "" for q in (a, b))
    if not ours or not theirs or a.unit or b.unit:
        return 0.0
    return _NOUN if stem(ours.casefold()) == stem(theirs.casefold()) else -_NOUN / 3


def _of_time(line: Line, t: Time, near: Sequence[Beside], weight: Weight) -> list[Match]:
    here, shown = each_place(line, t.start, t.end, weight), line.words(t.start, t.end)
    found = []
    for one in near:
        for p in one.told.times:
            words = one.told.words(p.start, p.end)
            same = same_time(t, shown, p, words)
            if same or times_apart(t, shown, p, words):
                value = alike(here, told_place(one.told, p.start, p.end, weight), one.likeness)
                found.append(Match(value, one, p.start, p.end, same))
    return found


def value_findings(line: Line, seen: Sequence[Valued], near: Sequence[Beside]) -> Iterator[Finding]:
    """What the pile has otherwise, or not at all."""
    for one in seen:
        words = line.words(one.start, one.end)
        if one.differs and one.other is not None:
            rivals = _rivals(one.other, near)
            given = " or ".join(dict.fromkeys(r.text for r in rivals))
            yield Finding("differs", one.what, one.start, one.end, words, rivals, f"the draft has {words}, the articles have {given}")
        elif not one.is_found and _can_miss(line, one):
            yield Finding("not_found", one.what, one.start, one.end, words, (), f"no article that tells this has {words}")


def code_findings(line: Line, pile: Pile) -> Iterator[Finding]:
    """Numbers that count nothing ("Flight 618", "Route 38") and stand nowhere in the pile."""
    read = [*((q.start, q.end) for q in line.quantities), *((t.start, t.end) for t in line.times)]
    for match in _CODE.finditer(line.text):
        start, end = line.start + match.start(), line.start + match.end()
        if not any(a < end and start < b for a, b in read) and not pile.has(match[0]):
            yield Finding("not_found", "number", start, end, match[0], (), f"{match[0]} stands in no article")


def _can_miss(line: Line, one: Valued) -> bool:
    """Whether a value that stands nowhere is worth a word: a day that depends on when one writes is not, nor are ones and twos."""
    if one.what == "date":
        return any(t.start == one.start and named(t, line.words(t.start, t.end)).keys() & {"day", "month", "year"} for t in line.times)
    q = next(q for q in line.quantities if q.start == one.start)
    if q.form == "duration" and _SPAN.search(line.text[: q.start - line.start]):
        return False  # "in the first three months" is a quarter
    return q.form != "fraction" and not _is_few(q)


def _rivals(match: Match, near: Sequence[Beside]) -> tuple[Rival, ...]:
    """The other value where it stands likest, and in each further article that has it."""
    told = match.beside.told
    shown = told.words(match.start, match.end)
    found = {told.article: Rival(told.article, told.origin, match.start, match.end, shown)}
    for other in near:
        places = [*((q.start, q.end) for q in other.told.quantities), *((t.start, t.end) for t in other.told.times)]
        same = [(a, b) for a, b in places if other.told.words(a, b).casefold() == shown.casefold()]
        for a, b in same[:1]:
            found.setdefault(other.told.article, Rival(other.told.article, other.told.origin, a, b, other.told.words(a, b)))
    return tuple(found.values())
