"""What one article asserts, piece by piece: clause units, merged until each says one thing that can be compared.

A long quotation stays whole, a fragment joins its neighbour, and who says it is cut off where it stands at an edge: the statement keeps it.
Refuses to cross the end of a sentence.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from newstemma.claims.frames import Cut, Frame, frames, is_tail, own_words
from newstemma.language.words import content_words
from newstemma.model.article import Article
from newstemma.model.reading import Reading
from newstemma.model.statement import Statement

_MIN_WORDS = 3  # content words of a piece that asserts something
_LONG_QUOTATION = 8  # words: from here on it is one assertion
_RESTRICTS = 4  # content words from which a clause that restricts the words before it says something of its own
#: Words that begin what only restricts or completes the words before it, where no comma stands between.
_TIED = re.compile(r"(?:that|who|whom|whose|which|where|to|of|in|by|with|than|as|for|from)\b", re.IGNORECASE)
#: Words that begin a clause of its own, comma or none; what begins otherwise goes on from the words before it.
_OPENS = re.compile(
    r"(?:and|but|or|so|yet|nor|after|before|when|while|as|because|since|if|though|although|unless|until|once|where|whereas|following|amid"
    r"|despite|without|with|even|just|now|then|however|that|who|which|whose|whom|to|in|by|for|of|from|than|how|why|what|whether)\b",
    re.IGNORECASE,
)
_LISTS = re.compile(r"(?:including|such as|like|among them|along with|as well as|especially|notably)\b", re.IGNORECASE)
_STOPS = ',;:—–-)”"’'
_EDGES = " \t\n\r\f\v,;:–—-"
_LINKS = re.compile(r"(?:and|but|or|so|yet)\b[,\s]*", re.IGNORECASE)
_THAT = re.compile(r"that\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Assertion:
    """A piece of a sentence that asserts something, and what is said in it: the same, or the part without who says it and when."""

    start: int
    end: int
    said: Cut


def assertions(article: Article, reading: Reading, said: Sequence[Statement]) -> list[Assertion]:
    """The assertions of one article in order of place; each lies in one sentence. Cost: linear in its units."""
    by_sentence: defaultdict[int, list[Cut]] = defaultdict(list)
    for unit in reading.units:
        by_sentence[unit.sentence].append((unit.start, unit.end))
    whole = len(reading.units) == len(reading.sentences)  # nobody cut them, nor are they cut here
    framed = frames(article.text, reading, said) if not whole else []
    found: list[Assertion] = []
    for number, sentence in enumerate(reading.sentences):
        inside = [f for f in framed if sentence.start <= f.start and f.end <= sentence.end]
        pieces = _merged(article.text, _joined(article.text, by_sentence[number], reading, inside), inside)
        dated = [t.start for t in reading.times if sentence.start <= t.start < sentence.end]
        told = [piece for n, piece in enumerate(pieces) if not (n and is_tail(article.text, piece))]
        found.extend(a for piece in told if (a := _asserted(article.text, piece, inside, dated)) is not None)
    return found


def _joined(text: str, units: Sequence[Cut], reading: Reading, framed: Sequence[Frame]) -> list[Cut]:
    """The units of a sentence, those inside one long quotation together, and clauses that only finish the one before."""
    found: list[Cut] = []
    for start, end in units:
        if found and (_in_one_quotation(text, found[-1][0], end, start, reading) or _is_tied(text, found[-1], (start, end), framed)):
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def _in_one_quotation(text: str, begin: int, end: int, at: int, reading: Reading) -> bool:
    """Whether a cut at `at` would fall inside a long quotation."""
    return any(q.start < at < q.end and len(text[slice(*q.within(begin, end))].split()) >= _LONG_QUOTATION for q in reading.quotations)


def _is_tied(text: str, before: Cut, piece: Cut, framed: Sequence[Frame]) -> bool:
    """Whether a clause restricts or completes the words before it, in few words: no comma stands between; or it stands in brackets, or
    only lists some of what was named.
    """
    start = piece[0]
    if text[start] in "([" or _LISTS.match(text, start):
        return True
    if text[before[1] - 1] in _STOPS:
        return False
    few = own_words(text, piece, framed) < _RESTRICTS
    return few and (_TIED.match(text, start) is not None or _OPENS.match(text, start) is None)


def _merged(text: str, pieces: Sequence[Cut], framed: Sequence[Frame]) -> list[Cut]:
    """Pieces with enough words of their own; what is too small joins the one behind it where only that goes on without a stop, and at
    the head, and else the one before it.
    """
    found: list[Cut] = []
    waits: int | None = None
    for n, (begin, end) in enumerate(pieces):
        start = begin if waits is None else waits
        waits = None
        small = own_words(text, (start, end), framed) < _MIN_WORDS
        if small and n + 1 < len(pieces) and (not found or _goes_on(text, found[-1], (start, end))):
            waits = start
        elif small and found:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def _goes_on(text: str, before: Cut, piece: Cut) -> bool:
    """Whether a stop stands in front of the piece and none behind it."""
    return text[before[1] - 1] in _STOPS and text[piece[1] - 1] not in _STOPS


def _asserted(text: str, piece: Cut, framed: Sequence[Frame], dated: Sequence[int]) -> Assertion | None:
    """The piece without who says it and without marks at its edges; None where too little is left.

    dated  where times are named: with "the ministry said on Monday that" the day would go, which tells when something happened or was said
    """
    start, end = said = piece
    for frame in framed:
        said = frame.without(text, said)
        begin, stop = frame.without(text, (start, end))
        if not any(start <= t < begin or stop <= t < end for t in dated):
            start, end = begin, stop
    cut = _bare(text, (start, end), piece[0])
    if start < end and not _says_enough(text, cut):  # "the ministry said he was in good health": of that nothing can go
        cut = _bare(text, piece, piece[0])
    said = _bare(text, said, piece[0])
    return Assertion(*cut, said if _says_enough(text, said) else cut) if _says_enough(text, cut) else None


def _says_enough(text: str, cut: Cut) -> bool:
    """Whether a cut has enough words, and no more figures than words: the row of a table asserts nothing without its head."""
    words = content_words(text, *cut)
    told, figures = sum(w[0].isalpha() and len(w) > 1 for w in words), sum(w[0].isdigit() for w in words)
    return len(words) >= _MIN_WORDS and told >= max(2, figures)


def _bare(text: str, cut: Cut, begin: int) -> Cut:
    """A cut without marks and linking words at its edges. begin: where the piece began that it was cut from."""
    start, end = cut
    if start > begin and (that := _THAT.match(text, start, end)) is not None:
        start = that.end()
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    link = _LINKS.match(text, start, end)
    if link is not None and not text[start].isupper():
        start = link.end()
    if text[start:end].startswith("“") and "”" not in text[start:end]:  # its closing mark was cut off
        start += 1
    return start, max(start, end)
