"""Assertions that can be compared, where they differ, and who lacks them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from newstemma.model.lineage import Interval, Source
from newstemma.model.reading import ValueKind
from newstemma.model.text import At, When

Status = Literal["superseded", "conflicting", "corroborated", "reprinted", "single_source"]
ConflictKind = Literal["number", "date", "weekday", "calendar", "place", "name", "office", "quote", "attribution", "negation", "other"]
Grade = Literal["conflict", "internal", "update", "compatible"]
GapKind = Literal["lacks", "dropped"]
#: How the `why` of an update begins that an article's own correction notice gives.
CORRECTED = "a correction says so"


@dataclass(frozen=True, slots=True)
class Value:
    """The comparable value in a mention. low, high: bounds (numbers, or ISO strings for dates), None where open."""

    kind: ValueKind
    shown: str
    low: float | str | None
    high: float | str | None
    unit: str | None
    counts: str | None
    scope: str | None
    at: At


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure of the how-many-what table, where it stands, and the statement and claim that it belongs to."""

    id: str
    story: str
    article: str
    value: Value
    statement: str | None
    claim: str | None
    at: At


@dataclass(frozen=True, slots=True)
class Mention:
    """Where an article says a claim. origin: the one it counts for; echoes: whose words it repeats, None for its own."""

    at: At
    statement: str | None
    origin: str
    echoes: Source | None
    value: Value | None


@dataclass(frozen=True, slots=True)
class Claim:
    """The same assertion, article by article. primary: the one speaker whom all mentions lead back to, else None."""

    id: str
    story: str
    text: str
    about: str
    mentions: tuple[Mention, ...]
    primary: str | None


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of a claim once all is compared: its status, and how many independent origins say it as worded."""

    claim: str
    status: Status
    independent: Interval


@dataclass(frozen=True, slots=True)
class Position:
    """One side of a difference: the value, the words, and who holds it."""

    value: Value | None
    text: str
    articles: tuple[str, ...]
    origins: tuple[str, ...]
    at: tuple[At, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Where articles differ. resolved: the value that the evidence supports, None when it does not decide; why says how."""

    id: str
    story: str
    claims: tuple[str, ...]
    kind: ConflictKind
    grade: Grade
    about: str
    positions: tuple[Position, ...]
    dissent: tuple[str, ...]
    resolved: str | None
    why: str


@dataclass(frozen=True, slots=True)
class Gap:
    """A claim that an article lacks though others have it, or that all copies cut from their wire."""

    story: str
    article: str
    claim: str
    kind: GapKind
    why: str


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a figure that moves."""

    when: When | None
    value: Value
    by: str
    at: At


@dataclass(frozen=True, slots=True)
class Series:
    """A figure that moves, step by step."""

    id: str
    story: str
    counts: str
    unit: str | None
    steps: tuple[Step, ...]
