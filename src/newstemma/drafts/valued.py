"""Figures and times of a draft's sentence: each must stand, with its value, in a sentence that tells the same; where the likest place has
another value, the two differ.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from newstemma.claims.bounds import standing
from newstemma.drafts.line import Beside, Line, Weight, alike, each_place, told_place
from newstemma.drafts.when import same_time, times_apart
from newstemma.language.words import stem
from newstemma.model.check import Finding, Rival
from newstemma.model.reading import Quantity, Time

_NOUN = 0.15  # for one noun that both count; less where they count different ones
_EQUAL = 0.22  # how alike the places of two equal figures must be: less than of unequal ones, since chance seldom gives one value
_OTHER = 0.45  # of two unequal ones, before they are said to differ
_AHEAD = 0.25  # by how much the likest place with another value must beat the likest with this one
_SKIPPED = frozenset(("ordinal",))


@dataclass(frozen=True, slots=True)
class Valued:
    """Where one figure or time of a draft stands in the pile, and what stands in its place: (how alike, sentence, start, end)."""

    start: int
    end: int
    what: Literal["number", "date"]
    equal: tuple[float, Beside, int, int] | None
    other: tuple[float, Beside, int, int] | None

    @property
    def is_found(self) -> bool:
        """Whether some sentence that tells the same has the value."""
        if self.equal is None or self.equal[0] < _EQUAL:
            return False
        return self.other is None or self.other[0] < _OTHER or self.equal[0] >= self.other[0] - _AHEAD

    @property
    def differs(self) -> bool:
        """Whether the likest place has another value."""
        return not self.is_found and self.other is not None and self.other[0] >= _OTHER


def valued(line: Line, near: Sequence[Beside], weight: Weight) -> list[Valued]:
    """Every figure and time of a sentence, held against those of the sentences that tell the same. Cost: their product."""
    figures = [q for q in line.quantities if q.form not in _SKIPPED]
    found = [_number(line, q, [o for o in figures if o is not q], near, weight) for q in figures]
    found += [
        _time(line, t, [o for o in line.times if o is not t], near, weight)
        for t in line.times
        if t.value or t.stretch or t.weekday is not None
    ]
    return found


def _number(line: Line, q: Quantity, others: Sequence[Quantity], near: Sequence[Beside], weight: Weight) -> Valued:
    here, shown = each_place(line, q.start, q.end, weight), line.words(q.start, q.end)
    equal: list[tuple[float, Beside, int, int]] = []
    other: list[tuple[float, Beside, int, int]] = []
    for one in near:
        for p in one.told.quantities:
            words = one.told.words(p.start, p.end)
            how = _standing(q, shown, p, words)
            if how is None:
                continue
            value = round(alike(here, told_place(one.told, p.start, p.end, weight), one.likeness) + _noun(q, p), 4)
            if how == "apart":
                if q.form == p.form and not any(_standing(o, line.words(o.start, o.end), p, words) in ("same", "near") for o in others):
                    other.append((value, one, p.start, p.end))
            else:
                equal.append((value, one, p.start, p.end))
    return Valued(q.start, q.end, "number", _best(equal), _best(other))


def _standing(a: Quantity, shown_a: str, b: Quantity, shown_b: str) -> str | None:
    """As in `bounds`; figures of two forms are the same where their numbers are, and cannot differ."""
    if a.form != b.form:
        return "same" if a.low is not None and (a.low, a.high) == (b.low, b.high) and a.kind == b.kind else None
    if a.form == "score" and a.low == b.low and a.against != b.against:
        return "apart"
    return standing(a, shown_a, b, shown_b)


def _noun(a: Quantity, b: Quantity) -> float:
    ours, theirs = (q.counts.split()[-1] if q.counts else "" for q in (a, b))
    if not ours or not theirs or a.unit or b.unit:
        return 0.0
    return _NOUN if stem(ours.casefold()) == stem(theirs.casefold()) else -_NOUN / 3


def _time(line: Line, t: Time, others: Sequence[Time], near: Sequence[Beside], weight: Weight) -> Valued:
    here, shown = each_place(line, t.start, t.end, weight), line.words(t.start, t.end)
    equal: list[tuple[float, Beside, int, int]] = []
    other: list[tuple[float, Beside, int, int]] = []
    for one in near:
        for p in one.told.times:
            words = one.told.words(p.start, p.end)
            same = same_time(t, shown, p, words)
            if not same and not times_apart(t, shown, p, words):
                continue
            value = alike(here, told_place(one.told, p.start, p.end, weight), one.likeness)
            if same:
                equal.append((value, one, p.start, p.end))
            elif not any(same_time(o, line.words(o.start, o.end), p, words) for o in others):
                other.append((value, one, p.start, p.end))
    return Valued(t.start, t.end, "date", _best(equal), _best(other))


def _best(found: Sequence[tuple[float, Beside, int, int]]) -> tuple[float, Beside, int, int] | None:
    return max(found, key=lambda row: (row[0], -row[1].told.number, -row[2]), default=None)


def value_findings(line: Line, seen: Sequence[Valued], near: Sequence[Beside]) -> Iterator[Finding]:
    """What the pile has otherwise, or not at all."""
    for one in seen:
        words = line.words(one.start, one.end)
        if one.differs and one.other is not None:
            rivals = _rivals(one, near)
            given = " or ".join(dict.fromkeys(r.text for r in rivals))
            yield Finding("differs", one.what, one.start, one.end, words, rivals, f"the draft has {words}, the articles have {given}")
        elif not one.is_found and _can_miss(line, one):
            yield Finding("not_found", one.what, one.start, one.end, words, (), f"no article that tells this has {words}")


def _can_miss(line: Line, one: Valued) -> bool:
    """Whether a value that stands nowhere is worth a word: a day that depends on when one writes is not, nor are ones and twos."""
    if one.what == "date":
        return any(t.start == one.start and not t.anchored for t in line.times)
    q = next(q for q in line.quantities if q.start == one.start)
    return bool(q.unit) or (q.low if q.low is not None else q.high or 0) > 2


def _rivals(one: Valued, near: Sequence[Beside]) -> tuple[Rival, ...]:
    """The other value in each article that has it about as surely."""
    assert one.other is not None
    _, beside, start, end = one.other
    shown = beside.told.words(start, end)
    found = [Rival(beside.told.article, beside.told.origin, start, end, shown)]
    for other in near:
        if other.told.article in {r.article for r in found}:
            continue
        places = [*((q.start, q.end) for q in other.told.quantities), *((t.start, t.end) for t in other.told.times)]
        same = [(a, b) for a, b in places if other.told.words(a, b).casefold() == shown.casefold()]
        found += [Rival(other.told.article, other.told.origin, a, b, other.told.words(a, b)) for a, b in same[:1]]
    return tuple(found)
