"""What an article gives in quotation marks, each utterance whole: pieces between which the reporter only says who speaks are one.

Refuses to join across a sentence of the reporter's own.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from newstemma.language.quotations import find_quotations
from newstemma.language.words import STOP, Token, tokens
from newstemma.model.article import Article
from newstemma.model.reading import Reading
from newstemma.model.statement import Speaker, Statement
from newstemma.model.text import At, DocSpan, Span
from newstemma.statements.wording import Wording, joined, wording

_BETWEEN = 160  # characters between two pieces: a cue with the speaker's office
_EDGES = " ,;:"
_SENTENCE = re.compile(r"\w{4,}[.!?]\W*\s\W*\w")  # one ends and another begins; "Mr." and "Capt." end none


#: The words before and behind a quotation: where two articles have both in common, they have one text, and this is its place. Empty where
#: an end of the text is nearer.
Slot = tuple[tuple[str, ...], tuple[str, ...]]
_SLOT = 8  # words on each side


@dataclass(frozen=True, slots=True)
class Piece:
    """The words inside one pair of quotation marks, and the statement that they belong to; None: they belong to none.

    span  a DocSpan in the title, which is no part of the text
    slot  empty on both sides for a title
    """

    article: str
    span: At
    wording: Wording
    statement: Statement | None
    slot: Slot = ((), ())


@dataclass(frozen=True, slots=True)
class Quoted:
    """One utterance as one article quotes it, in one piece or several."""

    pieces: tuple[Piece, ...]
    wording: Wording

    @property
    def article(self) -> str:
        """The article's id."""
        return self.pieces[0].article

    @property
    def place(self) -> tuple[str, bool, int]:
        """Sorts quotations by article and place, a title's first."""
        return self.article, isinstance(self.pieces[0].span, Span), self.pieces[0].span.start

    @property
    def longest(self) -> Piece:
        """Its longest piece, the first of several."""
        return max(self.pieces, key=lambda p: (len(p.wording.words), -p.span.start))

    @property
    def speaker(self) -> Speaker | None:
        """Who speaks, by the first of its statements that gives a name; None: nobody is said to."""
        held = [p.statement.speaker for p in self.pieces if p.statement is not None]
        return next((s for s in held if s.name is not None), held[0] if held else None)

    @property
    def is_name(self) -> bool:
        """Whether it is nobody's speech and its words are capitalised as in the name of a thing."""
        long = [t for t in tokens(self.longest.span.text) if t.word not in STOP]
        capitals = sum(self.longest.span.text[t.start].isupper() for t in long)
        return all(p.statement is None for p in self.pieces) and 3 * capitals >= 2 * len(long)


def quoted(article: Article, reading: Reading, said: Sequence[Statement]) -> list[Quoted]:
    """The quotations of an article in order of place, its title's first. said: its statements. Cost: quotations times statements."""
    pieces = [*_of_title(article, said), *_pieces(article, reading, said)]
    number = 0
    numbers = []
    for n, piece in enumerate(pieces):
        number += n > 0 and not _goes_on(article, pieces[n - 1], piece)
        numbers.append(number)
    whole = [tuple(p for _, p in run) for _, run in groupby(zip(numbers, pieces, strict=True), key=lambda row: row[0])]
    return [Quoted(run, joined(p.wording for p in run)) for run in whole]


def _pieces(article: Article, reading: Reading, said: Sequence[Statement]) -> Iterator[Piece]:
    spoken = tokens(article.text) if reading.quotations else []
    for mark in reading.quotations:
        start, end = mark.start, mark.end
        while end > start and article.text[end - 1] in _EDGES:
            end -= 1
        if end > start and (words := wording(article.text[start:end])).words:
            yield Piece(article.id, article.cut(start, end), words, _owner(article.cut(start, end), said), _slot(spoken, start, end))


def _of_title(article: Article, said: Sequence[Statement]) -> Iterator[Piece]:
    """What the title has in quotation marks, where it stands in the document as it is printed."""
    at, title = next((r.at for r in article.rests_on if r.field == "title"), None), article.title or ""
    begin = at.text.find(title) if at is not None and title else -1
    if at is None or begin < 0:
        return
    for mark in find_quotations(title):
        start = at.start + begin + mark.start
        span = DocSpan(at.document, start, start + mark.end - mark.start, title[mark.start : mark.end])
        if (words := wording(span.text)).words:
            yield Piece(article.id, span, words, _owner(span, said))


def _slot(spoken: Sequence[Token], start: int, end: int) -> Slot:
    """spoken: the words of the article."""
    first, last = (bisect_left(spoken, at, key=lambda t: t.start) for at in (start, end))
    sides = spoken[max(0, first - _SLOT) : first], spoken[last : last + _SLOT]
    before, behind = (tuple(t.word for t in side) if len(side) == _SLOT else () for side in sides)
    return before, behind


def _owner(span: At, said: Sequence[Statement]) -> Statement | None:
    """The innermost statement that a quotation stands in: "Reuters reported that Renn said “No”" is hers."""
    held = [
        (at.end - at.start, n)
        for n, s in enumerate(said)
        for at in s.content
        if type(at) is type(span) and at.start < span.end and span.start < at.end
    ]
    return said[min(held)[1]] if held else None


def _goes_on(article: Article, before: Piece, piece: Piece) -> bool:
    """Whether nothing but who speaks stands between two pieces, or nothing at all."""
    start, end = before.span.end, piece.span.start
    if isinstance(before.span, DocSpan) or isinstance(piece.span, DocSpan):
        return False
    if not tokens(article.text, start, end):
        return _may_be_one(before.statement, piece.statement)
    if end - start > _BETWEEN or before.statement is None or not _may_be_one(before.statement, piece.statement):
        return False
    cues = [s.cue for s in (before.statement, piece.statement) if s is not None and s.cue is not None]
    return any(start <= cue.start < end for cue in cues) and _SENTENCE.search(article.text, start, end) is None


def _may_be_one(a: Statement | None, b: Statement | None) -> bool:
    if a is None or b is None:
        return a is b
    return a.id == b.id or (a.speaker.name, a.speaker.entity) == (b.speaker.name, b.speaker.entity)
