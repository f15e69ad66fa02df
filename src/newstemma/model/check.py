"""A user's own draft held against a pile: what each of its sentences rests on, and where it and the pile do not say the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Verdict = Literal["differs", "misquote", "not_found", "single_source", "supported", "nothing"]
#: From what a desk must look at first to what needs no look.
VERDICTS: tuple[Verdict, ...] = ("differs", "misquote", "not_found", "single_source", "supported", "nothing")
Trouble = Literal["differs", "misquote", "not_found"]
What = Literal["number", "date", "name", "office", "attribution", "quotation", "claim"]


@dataclass(frozen=True, slots=True)
class Backing:
    """A sentence of the pile that a sentence of the draft rests on, or is held against.

    origin       id of the independent source that it counts for
    likeness     how alike the two are, 0 to 1; 0 where it says what the likest one does in other words
    start, end   half-open, into the article's text
    """

    article: str
    origin: str
    start: int
    end: int
    text: str
    likeness: float


@dataclass(frozen=True, slots=True)
class Rival:
    """What the pile has in place of the draft's words: the words themselves, and where they stand in an article's text."""

    article: str
    origin: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing in a sentence of the draft that the pile says otherwise, or not at all.

    start, end  half-open, into the draft's text; text: the words there
    rivals      what the pile has instead; empty where it has nothing
    why         one sentence
    """

    trouble: Trouble
    what: What
    start: int
    end: int
    text: str
    rivals: tuple[Rival, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Checked:
    """One sentence of the draft.

    verdict   the gravest of its findings; without one, by how many independent sources say it; "nothing": it asserts nothing to be found
    sources   how many independent sources say all of it as worded; 0 where none does
    backings  the likest sentence of each article that tells the same, the likest first
    """

    start: int
    end: int
    text: str
    verdict: Verdict
    sources: int
    backings: tuple[Backing, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """A draft, its clean text, and its sentences in order."""

    name: str
    text: str
    sentences: tuple[Checked, ...]
