"""Where words stand and when things happen: `Span`, `DocSpan`, `When`.

A span carries its own words, so that a wrong offset is seen at once and never printed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Granularity = Literal["year", "month", "day", "minute", "second"]
Basis = Literal["stated", "inferred"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Exact characters of one article: half-open code points into `Article.text`, and the characters themselves."""

    article: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, order=True)
class DocSpan:
    """Exact characters of one document: half-open code points into `Document.text`, and the characters themselves."""

    document: str
    start: int
    end: int
    text: str


At = Span | DocSpan


@dataclass(frozen=True, slots=True)
class When:
    """A point or stretch of time, never drawn sharper than it was written.

    value        ISO 8601 at its true granularity: "2031-03", "2031-03-04", "2031-03-04T19:49+05:30"; None: only bounds are known
    granularity  how sharp `value` is
    basis        "stated" in words or metadata, or "inferred": computed from something stated
    not_before   ISO day, the earliest it can be; None: no bound known
    not_after    ISO day, the latest it can be; None: no bound known
    evidence     the characters that it rests on
    """

    value: str | None
    granularity: Granularity
    basis: Basis
    not_before: str | None = None
    not_after: str | None = None
    evidence: tuple[At, ...] = ()

    @property
    def day(self) -> str | None:
        """The calendar day, or None where the value is coarser than a day."""
        return self.value[:10] if self.value is not None and len(self.value) >= 10 else None
