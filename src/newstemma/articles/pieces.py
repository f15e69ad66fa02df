"""A page cut into named stretches: what `plain` and `html` hand to `metadata` and `clean`.

Refuses to guess: a piece says where it stands in the document, what it is, and what its words are once repaired.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace

from newstemma.model.article import BlockKind

#: Characters that are not seen: soft hyphen, zero-width space and joiners, word joiner, byte order mark.
INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a page.

    kind        what it is, one of the contract's block kinds
    start, end  half-open code points into the document's text
    text        its words repaired: NFC, white space collapsed to single spaces, hard wraps joined, line-end hyphens mended, entities
                resolved, invisible characters taken out. For a body paragraph this is the paragraph of the article.
    """

    kind: BlockKind
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Tagged:
    """Something that the markup of a page states about it.

    source  "json-ld", "opengraph", "meta", "microdata", "time", "link", "title", "html"
    name    in one vocabulary over all sources: title, deck, outlet, author, published, updated, url, section, language, type,
            amp, keywords; other names as they stand in the page
    value   entities resolved, white space collapsed
    start, end  where the words stand in the document (attribute values without their quotes)
    """

    source: str
    name: str
    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Page:
    """A stretch of a document, cut up. pieces: in order, not overlapping; tagged: what the markup states (empty for plain text)."""

    pieces: tuple[Piece, ...]
    tagged: tuple[Tagged, ...] = ()


def tidy(text: str) -> str:
    """The words in NFC, invisible characters taken out, every run of white space one space, none at the ends."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text.translate(INVISIBLE))
    return " ".join(text.split())


def cover(pieces: Iterable[Piece], start: int, end: int) -> list[Piece]:
    """The pieces stretched so that they leave nothing of [start, end) uncovered: what stands between two belongs to the earlier one.

    What stands before the first piece becomes a piece of kind "other". For pages whose markup lies between the words.
    """
    ordered = sorted(pieces, key=lambda p: p.start)
    if not ordered or ordered[0].start > start:
        ordered.insert(0, Piece("other", start, ordered[0].start if ordered else end, ""))
    ends = [p.start for p in ordered[1:]] + [end]
    return [replace(piece, end=stop) for piece, stop in zip(ordered, ends, strict=True) if stop > piece.start]
