"""Who said what, and the same words across articles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from newstemma.model.lineage import Reason
from newstemma.model.reading import Act
from newstemma.model.text import At, When

Mode = Literal["direct", "indirect", "mixed"]
Relation = Literal["identical", "trimmed", "spliced", "reworded", "translation", "promoted", "reattributed"]


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks. `unnamed`: the text gives no name ("two officials"); name None: nobody is named at all."""

    name: str | None
    entity: str | None
    at: At | None
    unnamed: bool


@dataclass(frozen=True, slots=True)
class Via:
    """Through whom the words came: an outlet, an agency, a post."""

    name: str
    entity: str | None
    at: At | None


@dataclass(frozen=True, slots=True)
class Statement:
    """An attributed utterance. content: its pieces in order; act: only `speech` corroborates."""

    id: str
    article: str
    speaker: Speaker
    cue: At | None
    content: tuple[At, ...]
    mode: Mode
    act: Act
    via: tuple[Via, ...]
    said: When | None
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Utterance:
    """Two statements (ids) of different articles that report one utterance, each the closest that the other's article has of the speaker.

    closeness    cosine of their sentence vectors, to 6 places
    """

    a: str
    b: str
    closeness: float


@dataclass(frozen=True, slots=True)
class Variant:
    """One article's wording of a quotation. ops: [op, base_start, base_end, here_start, here_end] against the base, in characters."""

    span: At
    statement: str | None
    speaker: str | None
    relation: Relation
    same_as_base: bool
    ops: tuple[tuple[str, int, int, int, int], ...]


@dataclass(frozen=True, slots=True)
class QuoteGroup:
    """The same quoted words across articles. base: index of the longest variant; relation: the one farthest from identical."""

    id: str
    story: str
    base: int
    relation: Relation
    variants: tuple[Variant, ...]
