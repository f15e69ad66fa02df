"""What a marked-up story holds, and every way in which its text can be wrong. The format itself: `evals.marked`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

KINDS = frozenset("number date weekday calendar place name office quote attribution negation other".split())
GRADES = frozenset("conflict internal update compatible".split())
HARD = frozenset({"conflict", "internal"})
Part = Literal["title", "deck", "body"]
PARTS: tuple[Part, ...] = ("title", "deck", "body")


class MarkedError(ValueError):
    """A story's text is wrong: which file, which line, and why. Always one of the classes below."""

    def __init__(self, path: Path, line: int, why: str) -> None:
        """`line` counts from 1."""
        self.path, self.line, self.why = path, line, why
        super().__init__(f"{path}:{line}: {why}")


class BadHead(MarkedError):
    """A line before an article's body, or before the first article, that has no known form."""


class BadLine(MarkedError):
    """A line of a list (origins, claims, differences, false, events) that has not the form of that list."""


class BadMark(MarkedError):
    """A bracket that opens no mark, an id of no known form, or a mark that crosses a sentence end."""


class NoSuchMark(MarkedError):
    """A list names a mark or an article that no text has."""


class UnusedMark(MarkedError):
    """A text has a mark, or an article a key, that no list names."""


class Twice(MarkedError):
    """An id or a key is given to two things."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Marked words. part: where they stand; start, end: half-open code points into that part's text; line: in the story's file."""

    id: str
    part: Part
    start: int
    end: int
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class MarkedArticle:
    """One article. published: ISO 8601 as given; form: "txt" or "html"; body: paragraphs joined by a blank line, the dateline in front,
    marks taken out; shown: how the capture words its date, None: "Published " and the date.
    """

    key: str
    outlet: str
    published: str
    form: str
    title: str
    deck: str | None
    authors: tuple[str, ...]
    masthead: tuple[str, ...]
    foot: tuple[str, ...]
    shown: str | None
    body: str
    marks: tuple[Mark, ...]
    line: int

    @property
    def file(self) -> str:
        """The name of its capture."""
        return f"{self.key}.{self.form}"

    def part(self, name: Part) -> str:
        """The text of one part; empty where there is no deck."""
        return {"title": self.title, "deck": self.deck or "", "body": self.body}[name]

    @property
    def told(self) -> str:
        """Title, deck and body, a blank line between them: what marks can stand in."""
        return "\n\n".join(self.part(name) for name in PARTS)

    def span(self, mark: Mark) -> tuple[int, int]:
        """A mark's half-open code points in `told`."""
        before = sum(len(self.part(name)) + 2 for name in PARTS[: PARTS.index(mark.part)])
        return before + mark.start, before + mark.end


@dataclass(frozen=True, slots=True)
class Origin:
    """Articles that go back to one origin; agency: whose text it is, None: nobody's."""

    label: str
    agency: str | None
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KeyedClaim:
    """An assertion; its mentions are the marks of its id. independent: how many independent origins say it."""

    id: str
    text: str
    independent: int


@dataclass(frozen=True, slots=True)
class Difference:
    """Where articles differ (level must or should), or only seem to (level false, no grades). sides: the ids of the marks of each side."""

    id: str
    kinds: frozenset[str]
    grades: frozenset[str]
    level: Literal["must", "should", "false"]
    text: str
    sides: tuple[tuple[str, ...], ...]
    resolved: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Something dated. when: ISO 8601 at its granularity; marks: ids of the words that date it, maybe none."""

    id: str
    when: str
    text: str
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MarkedStory:
    """A story with its expectations. elsewhere: keys of articles on another happening, which must stay apart."""

    path: Path
    about: str
    tuned: bool
    articles: tuple[MarkedArticle, ...]
    origins: tuple[Origin, ...]
    elsewhere: tuple[str, ...] = ()
    claims: tuple[KeyedClaim, ...] = ()
    differences: tuple[Difference, ...] = ()
    friends: tuple[Difference, ...] = field(default=())
    events: tuple[Event, ...] = ()

    @property
    def name(self) -> str:
        """The file's name without its ending."""
        return self.path.stem

    def marks(self, *ids: str) -> Iterator[tuple[MarkedArticle, Mark]]:
        """The marks of these ids, in the order of the articles and of their texts."""
        wanted = set(ids)
        return ((article, mark) for article in self.articles for mark in article.marks if mark.id in wanted)
