"""The comparable value in a stretch of text, and how two values stand to one another."""

from __future__ import annotations

from newstemma.language.words import stem, tokens
from newstemma.model.article import Article
from newstemma.model.claim import Value
from newstemma.model.reading import Quantity, Reading
from newstemma.model.text import Span

_ROUND = 0.1  # two hedged figures within a tenth of one another are one figure, rounded


def value_of(article: Article, reading: Reading, span: Span) -> Value | None:
    """The first counted figure that lies in the span, or its first figure, or None where there is none."""
    inside = [q for q in reading.quantities if span.start <= q.start and q.end <= span.end]
    chosen = next((q for q in inside if q.counts or q.unit), inside[0] if inside else None)
    return None if chosen is None else as_value(article, chosen)


def as_value(article: Article, q: Quantity) -> Value:
    """A figure as the contract's value."""
    at = article.cut(q.start, q.end)
    return Value(q.kind, at.text, q.low, q.high, q.unit, q.counts, None, at)


def counted(q: Quantity) -> str | None:
    """What a figure counts, as a key: the stem of the last noun, or its unit."""
    if q.counts:
        words = [stem(t.word) for t in tokens(q.counts)]
        return words[-1] if words else None
    return q.unit


def disjoint(a: Quantity, b: Quantity) -> bool:
    """Whether both cannot be the same figure: their bounds do not meet, and no hedge or rounding explains it.

    "More than X" goes up to half as much again, as newsroom usage has it.
    """
    low_a, high_a = _reach(a)
    low_b, high_b = _reach(b)
    if low_a <= high_b and low_b <= high_a:
        return False
    near = abs((a.low or a.high or 0) - (b.low or b.high or 0)) <= _ROUND * max(a.low or a.high or 0, b.low or b.high or 0)
    return not (near and (a.approximate or b.approximate or _is_round(a) or _is_round(b)))


def differs(a: Quantity, b: Quantity) -> bool:
    """Whether the two are not the very same figure with the very same bounds."""
    return (a.low, a.high) != (b.low, b.high)


def _reach(q: Quantity) -> tuple[float, float]:
    low = q.low if q.low is not None else 0.0
    return low, q.high if q.high is not None else 1.5 * low


def _is_round(q: Quantity) -> bool:
    value = q.low or q.high or 0.0
    return value >= 100 and value % 100 == 0
