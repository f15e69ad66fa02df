"""The comparable value in a stretch of text, and how two values stand to one another."""

from __future__ import annotations

from newstemma.language.words import stem, tokens
from newstemma.model.article import Article
from newstemma.model.claim import Value
from newstemma.model.reading import Quantity, Reading
from newstemma.model.text import Span

_ROUND = 0.1  # two hedged figures within a tenth of one another are one figure, rounded
_CONVERTED = 0.06  # of figures in different units: "seven miles (11 km)" are off by 2.4 %, "200 miles (320 km)" by .6 %
_APART = frozenset({"ordinal", "age", "score"})  # figures that count nothing: who is 34 is not compared with who is 35


def value_of(article: Article, reading: Reading, span: Span) -> Value | None:
    """The first counted figure that lies in the span, or its first figure, or None where there is none; no ordinal, age or score."""
    inside = [q for q in reading.quantities if span.start <= q.start and q.end <= span.end and q.form not in _APART]
    chosen = next((q for q in inside if q.counts or q.unit), inside[0] if inside else None)
    return None if chosen is None else as_value(article, chosen)


def as_value(article: Article, q: Quantity) -> Value:
    """A figure as the contract's value."""
    at = article.cut(q.start, q.end)
    return Value(q.kind, at.text, q.low, q.high, q.unit, q.counts, q.scope, at)


def counted(q: Quantity) -> str | None:
    """What a figure counts, as a key: the base unit of what is measured, else the stem of the last noun; None for ordinals, ages, scores.

    Percentages and shares are one key, percentage points another; a rate has its own ("USD/barrel").
    """
    if q.form in _APART:
        return None
    key = q.base_unit if q.unit is not None and q.base_unit is not None else q.unit
    if key is None and q.counts:
        words = [stem(t.word) for t in tokens(q.counts)]
        key = words[-1] if words else None
    return f"{key}/{q.per}" if key is not None and q.per else key


def disjoint(a: Quantity, b: Quantity) -> bool:
    """Whether both cannot be the same figure: their bounds do not meet, and no hedge, rounding or conversion explains it.

    "More than X" goes up to half as much again, as newsroom usage has it. Figures in different units of one kind are compared in the base
    unit.
    """
    converted = a.unit != b.unit and a.base_unit is not None and a.base_unit == b.base_unit
    (low_a, high_a), (low_b, high_b) = (_reach(q, converted=converted) for q in (a, b))
    if low_a <= high_b and low_b <= high_a:
        return False
    size = max(abs(low_a), abs(low_b), abs(high_a), abs(high_b))
    off = min(abs(low_a - high_b), abs(low_b - high_a))
    if converted and off <= _CONVERTED * size:
        return False
    return not (off <= _ROUND * size and (a.approximate or b.approximate or _is_round(a) or _is_round(b)))


def differs(a: Quantity, b: Quantity) -> bool:
    """Whether the two are not the very same figure with the very same bounds."""
    return (a.low, a.high, a.unit) != (b.low, b.high, b.unit)


def _reach(q: Quantity, *, converted: bool) -> tuple[float, float]:
    """The least and the most that a figure may be, in its own unit or the base unit."""
    least, most = (q.base_low, q.base_high) if converted else (q.low, q.high)
    low = least if least is not None else min(0.0, most or 0.0)
    return low, most if most is not None else 1.5 * low


def _is_round(q: Quantity) -> bool:
    value = q.low or q.high or 0.0
    return value >= 100 and value % 100 == 0
