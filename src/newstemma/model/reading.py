"""What was seen in the words of one article, before any question is asked of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from newstemma.model.text import Granularity

ValueKind = Literal["number", "money", "date", "time", "place", "name", "office", "text"]
NameKind = Literal["person", "organisation", "place", "event", "other"]
Act = Literal["speech", "belief", "intention", "other"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """Half-open code points into the article's text, and the number of the paragraph that it stands in."""

    start: int
    end: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Unit:
    """A clause that says one thing, or a whole sentence where nobody cut it. `sentence`: its number among the reading's sentences."""

    start: int
    end: int
    paragraph: int
    sentence: int


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words inside quotation marks, the marks left out. `closed`: whether the closing mark stands there."""

    start: int
    end: int
    closed: bool

    def within(self, start: int, end: int) -> tuple[int, int]:
        """The part of it that lies between start and end; backwards where none does."""
        return max(self.start, start), min(self.end, end)


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who said what, as spans: source, cue, content. A source or cue that is not there is None.

    score    0 to 1, how sure the reader of it is
    """

    source: tuple[int, int] | None
    cue: tuple[int, int] | None
    content: tuple[tuple[int, int], ...]
    act: Act
    score: float


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name where it stands."""

    start: int
    end: int
    kind: NameKind


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure where it stands: what it is, at least and at most, and what it counts.

    low, high  bounds, both the same for an exact figure; None: open to that side ("at least 12": 12, None)
    unit       "%", "USD", "km" …; None for a bare count
    counts     the noun that is counted, as it stands ("people"); None where none follows
    """

    start: int
    end: int
    kind: Literal["number", "money"]
    low: float | None
    high: float | None
    unit: str | None
    counts: str | None
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class Time:
    """A date or time expression where it stands, resolved to the calendar where the text allows it.

    value     ISO 8601 at its true granularity; None: the words name a time that cannot be placed
    weekday   0 Monday to 6 Sunday, when the words name one; None otherwise
    anchored  True when the value was computed from the day of publication rather than written out
    """

    start: int
    end: int
    value: str | None
    granularity: Granularity | None
    weekday: int | None
    anchored: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """What was seen in one article. `article` is its id; everything is in order of place.

    read  False when the text is in a language that the readers do not serve: only sentences, units and quotation marks are given then
    headline, headline_names  who said what in the title, and the names in it; offsets into the title
    """

    article: str
    read: bool
    sentences: tuple[Sentence, ...]
    units: tuple[Unit, ...]
    quotations: tuple[Quotation, ...]
    attributions: tuple[Attribution, ...]
    names: tuple[Name, ...]
    quantities: tuple[Quantity, ...]
    times: tuple[Time, ...]
    headline: tuple[Attribution, ...] = ()
    headline_names: tuple[Name, ...] = ()
