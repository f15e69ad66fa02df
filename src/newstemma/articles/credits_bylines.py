"""Which lines of a page are bylines, and the credits that they hold.

Refuses lines about pictures, and names by the title that nothing beside them shows to be an author's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from newstemma.articles.ages import age_of
from newstemma.articles.bylines import Named, apart, read_byline
from newstemma.articles.evidence import place
from newstemma.articles.people import as_place, is_person
from newstemma.articles.photos import is_photo_line
from newstemma.articles.pieces import Page, Piece
from newstemma.language.agencies import find_agencies
from newstemma.language.stamps import stamps
from newstemma.model.article import Credit
from newstemma.model.document import Document
from newstemma.model.text import DocSpan

_MAYBE_BYLINES = frozenset(["timestamp", "other", "credit", "nav", "deck", "topics", "social"])
_BY = re.compile(
    r"\s*(?:(?:written|story|words|report|reported|text|posted|published|analysis)\s+)?(?:by|von)\s*:?\s+[^\W\d_]"
    r"|\s*text and (?:pictures|photos)\s*(?:by|:)|(?-i:\s*(?:Text|Words|Author|Writer|Reporter|Byline|TEXT|WORDS|AUTHOR)\s?:\s+[A-Z])",
    re.IGNORECASE,
)
_BY_BETWEEN = re.compile(r"\s[/|•·]\s*by\s+[^\W_]")  # "Example Gazette / by Ann Example / 2h", as feed readers write
_BY_LATER = re.compile(r".{0,90}\b[Bb]y\s+[A-Z]")
_INSET = re.compile(r"(?:By|BY|Analysis by|Report by|Written by)\s+[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+){1,3}(?:,\s[^.!?:]{2,80})?$")
_INSET_LONGEST = 120  # characters of a heading that names who wrote what follows it


def byline_of(page: Page, n: int, outlet: str | None) -> list[Named]:
    """The names of a line that is a byline, in order."""
    piece = page.pieces[n]
    author = known_author(page, n) if piece.kind != "byline" else None
    if author is None:
        return list(read_byline(apart(piece.text, outlet)))
    # what stands behind the name is his paper and its syndicate
    return [Named("person", author, author), *(Named("agency", piece.text[a:b], piece.text[a:b]) for a, b, _ in find_agencies(piece.text))]


def is_byline(page: Page, n: int, body: int) -> bool:
    """Whether a piece names who wrote the article. body: number of the first paragraph."""
    piece = page.pieces[n]
    if is_photo_line(piece.text):
        return False
    if piece.kind == "byline" or (piece.kind in _MAYBE_BYLINES and len(piece.text) < 200 and _BY.match(piece.text)):
        return True
    if piece.kind in ("timestamp", "other", "deck", "nav") and len(piece.text) < 120 and _BY_LATER.match(piece.text) and stamps(piece.text):
        return True
    if n < body and piece.kind in ("nav", "other", "deck") and len(piece.text) < 160 and _BY_BETWEEN.search(piece.text):
        return any(p.kind == "title" for p in page.pieces[max(0, n - 3) : n])
    if n < body and piece.kind in ("nav", "other", "deck") and known_author(page, n) is not None:
        return True
    return n < body and piece.kind in ("deck", "nav", "other", "credit", "timestamp") and names_only(page, n)


def is_inset(piece: Piece) -> bool:
    """Whether a line inside the body names who wrote what follows it: "Analysis by Ann Example, Tarn". He is no author of the whole."""
    return piece.kind in ("subheading", "paragraph") and len(piece.text) < _INSET_LONGEST and _INSET.match(piece.text) is not None


_COLUMNIST = re.compile(
    r"(?P<n>[A-ZÀ-Þ][\w.'’-]*(?:\s[A-ZÀ-Þ][\w.'’-]*){1,3})(?::\s|,?\s(?:is|was)\s(?:an?\s|the\s)?(?:[\w'’-]+\s){0,4}"
    r"(?:columnist|writer|reporter|editor|correspondent|contributor|journalist|professor|fellow|analyst|author|lecturer)\b)"
)


def told_author(page: Page, n: int, body: int) -> str | None:
    """The author whom a line above the text presents: "Ann Example is a senior staff writer for Tarn Weekly."; None: it presents none."""
    piece = page.pieces[n]
    match = (
        _COLUMNIST.match(piece.text) if n < body and len(piece.text) < 200 and piece.kind in ("other", "deck", "nav", "credit") else None
    )
    return match["n"] if match is not None and not match[0].rstrip().endswith(":") and is_person(match["n"]) else None


def known_author(page: Page, n: int) -> str | None:
    """The name with which a line by the title begins, where the headline ("Ann Example: Why …") or the closing line ("Ann Example is a
    columnist …") names its author too; None: it does not.
    """
    piece = page.pieces[n]
    if len(piece.text) > 100 or not any(p.kind == "title" for p in page.pieces[:n]):
        return None
    heads = [p.text for p in page.pieces if p.kind == "title"]
    closes = [p.text for p in page.pieces[n + 1 :] if p.kind not in ("title", "deck", "caption")][-8:]
    for words in (*heads, *closes):
        match = _COLUMNIST.match(words[:200])
        name = match["n"] if match else ""
        if name and is_person(name) and piece.text.startswith(name) and not piece.text[len(name) : len(name) + 1].isalnum():
            return name
    return None


def names_only(page: Page, n: int) -> bool:
    """Whether a line by the title holds nothing but names of people, with a date line next to it: a byline without its "By"."""
    piece = page.pieces[n]
    beside = page.pieces[max(0, n - 2) : n] + page.pieces[n + 1 : n + 3]
    age = age_of(piece.text) if piece.kind == "timestamp" else None
    if age is not None:  # "Ann Example 3 hours ago"
        return is_person(piece.text[: age.start].strip(" ,|·•-–—")) and any(p.kind == "title" for p in page.pieces[:n])
    told = piece.text.startswith("From ") or any(
        p.kind == "timestamp"
        or p.text.strip(" :").casefold() in ("by", "author", "written by")
        or (p.kind in ("deck", "other", "nav") and len(p.text) < 60 and stamps(p.text))
        for p in beside
    )
    if len(piece.text) > 80 or not told or not any(p.kind == "title" for p in page.pieces[:n]):
        return False
    bits = re.split(r"\s*,\s*(?:and\s+)?|\s+and\s+|\s+&\s+|\s+/\s+", re.sub(r"^From\s+", "", piece.text.strip(" ,.")))
    return all(is_person(bit) and len(bit.split()) <= 4 for bit in bits)


def byline_credits(document: Document, piece: Piece, found: Iterable[Named]) -> list[Credit]:
    """A byline's names as credits: people, agencies, desks."""
    out = []
    for named in found:
        at = place(document, piece, named.words)
        if at is not None and named.kind != "place":
            out.append(Credit("byline", named.name.strip(" ,"), named.kind == "agency", at))
    return out


def byline_place(document: Document, piece: Piece, found: Iterable[Named]) -> tuple[str, DocSpan] | None:
    """The place that a byline closes with: "Associated Press Oslo"."""
    for named in found:
        at = place(document, piece, named.words) if named.kind == "place" else None
        if at is not None:
            return as_place(named.name), at
    return None
