"""Where words of a page stand in its document, though they were repaired: entities, tags, line ends and soft hyphens between them.

Refuses to invent a place: words that do not stand in the stretch have none.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

from newstemma.articles.pieces import Page, Piece
from newstemma.model.document import Document
from newstemma.model.text import DocSpan

_UNSEEN = "[\u00ad\u200b-\u200d\u2060\ufeff]*"
_BETWEEN = r"(?:\s|&nbsp;|&#160;|&#xa0;|<[^<>]{0,400}>|[\u00ad\u200b-\u200d\u2060\ufeff])+"
_LONGEST = 400  # characters of words that are looked for: a name, a date line, a deck's first sentences


def locate(document: Document, start: int, end: int, words: str) -> DocSpan | None:
    """The first place of the words inside document.text[start:end], as they stand there; None where they do not."""
    words = words.strip()[:_LONGEST].strip()
    if not words:
        return None
    at = document.text.find(words, start, end)
    if at >= 0:
        return document.cut(at, at + len(words))
    match = re.compile(_pattern(words)).search(document.text, start, end)
    return document.cut(match.start(), match.end()) if match else None


def place(document: Document, piece: Piece, words: str) -> DocSpan | None:
    """Like `locate`, inside one piece; the whole piece where the words were too much repaired to be found."""
    return locate(document, piece.start, piece.end, words) or document.words(piece.start, piece.end)


def _pattern(words: str) -> str:
    """The words with anything that is not seen allowed between their characters."""
    return _BETWEEN.join(_UNSEEN.join(_character(c) for c in word) for word in words.split())


def _character(c: str) -> str:
    """One character, or the entity or the decomposed letters that it may stand for."""
    if c.isascii() and c.isalnum():
        return c
    apart = unicodedata.normalize("NFD", c)
    forms = "|".join(re.escape(form) for form in dict.fromkeys((c, apart)))
    return rf"(?:{forms}|&#?\w{{1,9}};)"


def top_of(page: Page) -> int:
    """Where the article's title ends, or its body begins when it has none: what stands before is the page's head."""
    for piece in page.pieces:
        if piece.kind == "title":
            return piece.end
    return next((piece.start for piece in page.pieces if piece.kind == "paragraph"), 0)


def body_starts(page: Page) -> int:
    """Where the second paragraph of the body starts: a line between the first two still belongs to the head of the article."""
    starts = [p.start for p in page.pieces if p.kind == "paragraph"]
    return starts[1] if len(starts) > 1 else page.pieces[-1].end if page.pieces else 0


_MARKS = re.compile(r"^#{1,6}\s+|(?<![\w*])\*{1,3}(?=\S)|(?<=\S)\*{1,3}(?![\w*])")


def lined(page: Page) -> Page:
    """The page with pieces that hold several lines cut into one for each: each keeps the stretch of its whole piece.

    The marks of Markdown around words are taken off.
    """
    pieces: list[Piece] = []
    for piece in page.pieces:
        words = _MARKS.sub("", piece.text) if "*" in piece.text or "#" in piece.text[:7] else piece.text
        lines = words.split("\n") if "\n" in words else [words]
        pieces += [replace(piece, text=line) for line in lines if line.strip() or len(lines) == 1]
    return replace(page, pieces=tuple(pieces))
