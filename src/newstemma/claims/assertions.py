"""What one article asserts, piece by piece: clause units, merged until each says one thing that can be compared.

A long quotation stays whole, a fragment joins its neighbour, and who says it is cut off where it stands at an edge: the statement keeps it.
Refuses to cross the end of a sentence.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newstemma.language.words import content_words
from newstemma.model.article import Article
from newstemma.model.reading import Reading
from newstemma.model.statement import Statement
from newstemma.model.text import Span

Cut = tuple[int, int]

_MIN_WORDS = 3  # content words of a piece that asserts something
_LONG_QUOTATION = 8  # words: from here on it is one assertion
_TIED = re.compile(r"(?:that|who|whom|whose|which|where|to|of|in|by|with|than|as|for|from)\b", re.IGNORECASE)
_EDGES = " \t\n\r\f\v,;:–—-"


@dataclass(frozen=True, slots=True)
class _Frame:
    """Who says something and how. before, behind: where what is said before it ends, and behind it begins; None: nothing is said there."""

    start: int
    end: int
    before: int | None
    behind: int | None


def assertions(article: Article, reading: Reading, said: Sequence[Statement]) -> list[Cut]:
    """The assertions of one article in order of place; each lies in one sentence. Cost: linear in its units."""
    by_sentence: defaultdict[int, list[Cut]] = defaultdict(list)
    for unit in reading.units:
        by_sentence[unit.sentence].append((unit.start, unit.end))
    whole = len(reading.units) == len(reading.sentences)  # nobody cut them, nor are they cut here
    frames = [frame for statement in said for frame in _frames(statement)] if not whole else []
    found: list[Cut] = []
    for number, sentence in enumerate(reading.sentences):
        inside = [f for f in frames if sentence.start <= f.start and f.end <= sentence.end]
        pieces = _merged(article.text, _joined(article.text, by_sentence[number], reading), inside)
        dated = [t.start for t in reading.times if sentence.start <= t.start < sentence.end]
        found.extend(cut for piece in pieces if (cut := _unframed(article.text, piece, inside, dated)) is not None)
    return found


def _frames(statement: Statement) -> Iterator[_Frame]:
    """Who says it and how, as one stretch, where it stands on one side of what is said."""
    at, cue = statement.speaker.at, statement.cue
    content = [c for c in statement.content if isinstance(c, Span)]
    if isinstance(cue, Span) and isinstance(at, Span) and content:
        start, end = min(at.start, cue.start), max(at.end, cue.end)
        if not any(c.start < end and start < c.end for c in content):
            before = max((c.end for c in content if c.end <= start), default=None)
            behind = min((c.start for c in content if c.start >= end), default=None)
            yield _Frame(start, end, before, behind)


def _joined(text: str, units: Sequence[Cut], reading: Reading) -> list[Cut]:
    """The units of a sentence, those inside one long quotation together, and clauses that only finish the one before."""
    found: list[Cut] = []
    for start, end in units:
        if found and (_in_one_quotation(text, found[-1][0], end, start, reading) or _is_tied(text, found[-1], start)):
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def _in_one_quotation(text: str, begin: int, end: int, at: int, reading: Reading) -> bool:
    """Whether a cut at `at` would fall inside a long quotation."""
    return any(q.start < at < q.end and len(text[slice(*q.within(begin, end))].split()) >= _LONG_QUOTATION for q in reading.quotations)


def _is_tied(text: str, before: Cut, start: int) -> bool:
    """Whether a clause restricts or completes the words before it: no comma stands between; or it begins with what stands in brackets."""
    return text[start] in "([" or (text[before[1] - 1] not in ",;:—–-)" and _TIED.match(text, start) is not None)


def _merged(text: str, pieces: Sequence[Cut], frames: Sequence[_Frame]) -> list[Cut]:
    """Pieces with enough words of their own; what is too small joins the one before it, at the head the one behind."""
    found: list[Cut] = []
    for start, end in pieces:
        small = _own_words(text, (start, end), frames) < _MIN_WORDS
        if found and (small or _own_words(text, found[-1], frames) < _MIN_WORDS):
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def _own_words(text: str, piece: Cut, frames: Sequence[_Frame]) -> int:
    """Content words outside who says it."""
    rest = text[slice(*piece)]
    for frame in frames:
        if frame.start < piece[1] and piece[0] < frame.end:
            cut = max(frame.start, piece[0]) - piece[0], min(frame.end, piece[1]) - piece[0]
            rest = rest[: cut[0]] + " " * (cut[1] - cut[0]) + rest[cut[1] :]
    return len(content_words(rest))


def _unframed(text: str, piece: Cut, frames: Sequence[_Frame], dated: Sequence[int]) -> Cut | None:
    """The piece without who says it, and without what stands between that and what is said; None where too little is left.

    dated  where times are named: a piece keeps those outside what is said, as they tell when something happened or was said
    """
    start, end = piece
    for frame in frames:
        if start <= frame.start and frame.end <= end:
            if frame.behind is not None and frame.behind < end and not _letters(text, start, frame.start):
                start = min([frame.behind, *(t for t in dated if frame.end <= t < frame.behind)])
            elif frame.before is not None and frame.before > start and frame.behind is None:
                end = frame.before if not any(frame.before <= t < end for t in dated) else end
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    if text[start:end].startswith("“") and "”" not in text[start:end]:  # its closing mark was cut off
        start += 1
    return (start, end) if len(content_words(text, start, end)) >= _MIN_WORDS else None


def _letters(text: str, start: int, end: int) -> int:
    return sum(map(str.isalnum, text[start:end]))
