"""The comparable value in a stretch of text."""

from __future__ import annotations

from newstemma.model.article import Article
from newstemma.model.claim import Value
from newstemma.model.reading import Quantity, Reading
from newstemma.model.text import Span

_APART = frozenset({"ordinal", "age", "score"})  # figures that count nothing


def value_of(article: Article, reading: Reading, span: Span) -> Value | None:
    """The first counted figure that lies in the span, or its first figure, or None where there is none; no ordinal, age or score."""
    inside = [q for q in reading.quantities if span.start <= q.start and q.end <= span.end and q.form not in _APART]
    chosen = next((q for q in inside if q.counts or q.unit), inside[0] if inside else None)
    return None if chosen is None else as_value(article, chosen)


def as_value(article: Article, q: Quantity) -> Value:
    """A figure as the contract's value."""
    at = article.cut(q.start, q.end)
    return Value(q.kind, at.text, q.low, q.high, q.unit, q.counts, q.scope, at)
