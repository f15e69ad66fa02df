"""Who took text from whom, and how many independent sources that leaves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from newstemma.model.text import At, Span

Role = Literal["narrative", "quoted", "document", "furniture"]
CopyKind = Literal["verbatim", "abridged", "expanded", "rewritten", "excerpt", "quotes_only", "cites"]
Direction = Literal["known", "inferred", "unknown"]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something was decided: the signal's name, one sentence, and the characters it rests on."""

    signal: str
    text: str
    at: tuple[At, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of text that two articles share. `there` is None when the other text is not in the pile."""

    here: Span
    there: Span | None
    role: Role


@dataclass(frozen=True, slots=True)
class Source:
    """Where a copy comes from: an article of the pile, or an agency whose own text is not in it (None: nobody says whose)."""

    article: str | None = None
    agency: str | None = None


@dataclass(frozen=True, slots=True)
class Copy:
    """`article` took text from `source`. Shares are of the words of its own prose, quotations left out, 0 to 1.

    share_of_source  None when the source is not in the pile
    reasons          never empty
    """

    id: str
    article: str
    source: Source
    kind: CopyKind
    share_of_article: float
    share_of_source: float | None
    direction: Direction
    passages: tuple[Passage, ...]
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Interval:
    """How many independent sources. max: only certain merges; min: every possible merge; best: merges more likely than not."""

    best: int
    min: int
    max: int


@dataclass(frozen=True, slots=True)
class Origin:
    """An independent root of reporting on one story, and the articles that belong to it.

    agency   its name when the root is an agency; None otherwise
    reasons  each merge with its evidence
    """

    id: str
    story: str
    label: str
    agency: str | None
    articles: tuple[str, ...]
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Wire:
    """How much of an article's own prose is copied from, or common with, another origin (0 to 1), and whether only a part of it is."""

    article: str
    share: float
    composite: bool
    label: str | None


@dataclass(frozen=True, slots=True)
class Echo:
    """A stretch of an article that repeats another origin than its own: it counts for that one."""

    span: Span
    origin: str
    source: Source


@dataclass(frozen=True, slots=True)
class Roots:
    """The independent origins of one story: a partition of its articles, counts, short names, and what single stretches repeat.

    certain, possible   the articles in groups, as they would be on certain evidence alone, and with every possible merge; not printed
    """

    story: str
    origins: tuple[Origin, ...]
    independent: Interval
    sigla: tuple[tuple[str, str], ...]
    wires: tuple[Wire, ...]
    echoes: tuple[Echo, ...]
    certain: tuple[tuple[str, ...], ...] = ()
    possible: tuple[tuple[str, ...], ...] = ()
