"""A sentence of the draft with what is seen in it, and the place of a word beside others: two figures that stand in the same place of two
sentences say how many of the same.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from newstemma.drafts.folds import carrying
from newstemma.drafts.near import Near
from newstemma.drafts.pile import Pile, Told
from newstemma.model.article import Article
from newstemma.model.reading import Name, Quantity, Quotation, Reading, Time
from newstemma.model.statement import Statement
from newstemma.model.text import Span

_LETTERS = 6.0  # of a word with its space
_REACH = 4.0  # words from which on a neighbour says half as much
_SLOT = 0.6  # share of the place's words in how alike two places are; the rest is how alike their sentences are
_BESIDE = 0.75  # of a sentence's likeness goes to its neighbours in the article: a figure may stand in the next sentence


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of the draft. All offsets are into the draft's text.

    said     the statements that some of its words belong to
    """

    start: int
    end: int
    text: str
    is_heading: bool
    quantities: tuple[Quantity, ...]
    times: tuple[Time, ...]
    names: tuple[Name, ...]
    quotations: tuple[Quotation, ...]
    said: tuple[Statement, ...]

    def words(self, start: int, end: int) -> str:
        """Some of its characters, by offsets into the draft's text."""
        return self.text[start - self.start : end - self.start]


def lines(article: Article, reading: Reading, headings: frozenset[int], statements: Sequence[Statement]) -> list[Line]:
    """The draft's sentences in order. Cost: sentences times what is seen."""
    return [
        Line(
            s.start,
            s.end,
            article.text[s.start : s.end],
            s.paragraph in headings,
            tuple(q for q in reading.quantities if s.start <= q.start < s.end),
            tuple(t for t in reading.times if s.start <= t.start < s.end),
            tuple(n for n in reading.names if s.start <= n.start < s.end),
            tuple(q for q in reading.quotations if q.start < s.end and s.start < q.end),
            tuple(a for a in statements if any(isinstance(c, Span) and c.start < s.end and s.start < c.end for c in a.content)),
        )
        for s in reading.sentences
    ]


@dataclass(frozen=True, slots=True)
class Beside:
    """A sentence of the pile that may tell what the draft's does: itself near, or beside one that is."""

    told: Told
    likeness: float


def candidates(nears: Sequence[Near], pile: Pile, least: float) -> list[Beside]:
    """The near sentences, and the neighbours of those of at least `least`, each once with its best likeness; the likest first."""
    found: dict[int, float] = {n.told.number: n.likeness for n in nears}
    for near in nears:
        if near.likeness >= least:
            for told in pile.around(near.told, 1):
                found[told.number] = max(found.get(told.number, 0.0), round(_BESIDE * near.likeness, 4))
    return [Beside(pile.told[n], value) for n, value in sorted(found.items(), key=lambda row: (-row[1], row[0]))]


Weight = Callable[[str], float]


def place(text: str, start: int, end: int, weight: Weight) -> dict[str, float]:
    """The words around text[start:end], the nearer the heavier."""
    found: dict[str, float] = {}
    for word, at in carrying(text):
        if start <= at < end:
            continue
        away = (at - end if at >= end else start - at) / _LETTERS
        found[word] = max(found.get(word, 0.0), weight(word) / (1 + max(0.0, away) / _REACH))
    return found


def alike(ours: Mapping[str, float], theirs: Mapping[str, float], likeness: float) -> float:
    """How surely two places are the same one, 0 to 1. likeness: of their sentences."""
    whole = math.fsum(ours.values())
    common = math.fsum(min(value, theirs[w]) for w, value in ours.items() if w in theirs)
    return round(_SLOT * (common / whole if whole else likeness) + (1 - _SLOT) * likeness, 4)


def inner(line: Line, start: int, end: int) -> tuple[int, int]:
    """Offsets into the sentence."""
    return start - line.start, end - line.start


def each_place(line: Line, start: int, end: int, weight: Weight) -> dict[str, float]:
    """The words around some of a draft sentence's characters."""
    return place(line.text, *inner(line, start, end), weight)


def told_place(told: Told, start: int, end: int, weight: Weight) -> dict[str, float]:
    """The words around some of a pile sentence's characters."""
    return place(told.text, start - told.start, end - told.start, weight)


def overlapping(spans: Sequence[tuple[int, int]], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Those that share a character with [start, end)."""
    return ((a, b) for a, b in spans if a < end and start < b)
