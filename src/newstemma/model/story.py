"""Articles on one happening."""

from __future__ import annotations

from dataclasses import dataclass

from newstemma.model.lineage import Reason
from newstemma.model.text import When


@dataclass(frozen=True, slots=True)
class Join:
    """Two or more articles held together, or kept apart, and by what."""

    articles: tuple[str, ...]
    signal: str
    text: str


@dataclass(frozen=True, slots=True)
class Continues:
    """An earlier story that this one goes on from."""

    story: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """Articles on one happening. headline: the title of one of them; None where none has a title. starts, ends: of publication."""

    id: str
    headline: str | None
    articles: tuple[str, ...]
    starts: When | None
    ends: When | None
    joins: tuple[Join, ...]
    kept_apart: tuple[Join, ...]
    continues: tuple[Continues, ...] = ()
