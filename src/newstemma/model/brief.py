"""What is printed: the timeline, the people, and sentences that are each tied to exact characters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from newstemma.model.reading import NameKind
from newstemma.model.text import At, When

Section = Literal["agreed", "single", "differ", "later", "open"]


@dataclass(frozen=True, slots=True)
class Reported:
    """When an article published what happened."""

    article: str
    when: When | None


@dataclass(frozen=True, slots=True)
class Moment:
    """A dated thing that happened, who reported it and when."""

    id: str
    story: str
    when: When
    text: str
    claims: tuple[str, ...]
    origins: tuple[str, ...]
    reported: tuple[Reported, ...]
    at: tuple[At, ...]


@dataclass(frozen=True, slots=True)
class EntityRole:
    """An office or description of an entity, and the article that gives it."""

    text: str
    by: str
    at: At


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, organisation, place or event over its variants."""

    id: str
    name: str
    kind: NameKind
    aliases: tuple[str, ...]
    roles: tuple[EntityRole, ...]
    at: tuple[At, ...]


@dataclass(frozen=True, slots=True)
class BriefSentence:
    """A printed sentence. Every number, name and quotation in it occurs in one of its citations; citations is never empty."""

    text: str
    citations: tuple[At, ...]
    claim: str | None
    conflict: str | None
    section: Section


@dataclass(frozen=True, slots=True)
class Brief:
    """What can be said of one story. lead: the triple, in our fixed phrases."""

    story: str
    lead: str
    sentences: tuple[BriefSentence, ...]
