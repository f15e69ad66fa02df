"""Documents to articles: the body found, every other stretch of the page named, the metadata read.

Refuses to drop without a name: whatever is not body stands in a block that says what it is.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from newstemma.articles.languages import language_of
from newstemma.articles.metadata import describe
from newstemma.articles.pieces import Page, Piece, tidy
from newstemma.model.article import Article, Block, BlockKind, Paragraph
from newstemma.model.document import Document, Part
from newstemma.model.notice import Notice
from newstemma.ports import Engine
from newstemma.settings import CleanSettings, ReadSettings

_BODY = ("paragraph", "subheading")
_FIELD_KINDS: dict[str, BlockKind] = {
    "title": "title",
    "deck": "deck",
    "authors": "byline",
    "published": "timestamp",
    "updated": "timestamp",
    "outlet": "masthead",
    "section": "nav",
    "tags": "topics",
}


@dataclass(frozen=True, slots=True)
class _Task:
    """One stretch to clean. Only what the work needs, since it may travel to another process."""

    document: Document
    part: Part
    place: int
    clean: CleanSettings
    read: ReadSettings
    as_of: str | None


def clean(
    documents: Sequence[Document], settings: CleanSettings, read: ReadSettings, engine: Engine, as_of: str | None = None
) -> tuple[list[Article], list[Notice]]:
    """The articles of all documents, in order of the documents' names and the articles' places; and what was odd.

    as_of   ISO day: a publication date after it is refused; None: no such bound
    Cost    about 15 ms a page of HTML, 2 ms of plain text; the pages are shared out over the engine
    """
    ordered = sorted(documents, key=lambda d: (d.name, d.id))
    tasks = [_Task(replace(d, raw=b""), part, n, settings, read, as_of) for d in ordered for n, part in enumerate(d.parts)]
    articles: list[Article] = []
    notices: list[Notice] = []
    for article, odd in engine.each(_clean, tasks):
        notices.extend(odd)
        if article is not None:
            articles.append(article)
    return articles, notices


def _clean(task: _Task) -> tuple[Article | None, list[Notice]]:
    document, part = task.document, task.part
    page, odd = _cut_up(document, part, task.read)
    kept = [piece for piece in page.pieces if piece.kind in _BODY and piece.text]
    words = sum(len(piece.text.split()) for piece in kept)
    least = 1 if part.body is not None else task.clean.min_body_words
    about = document.name if len(document.parts) == 1 else f"{document.name}#{task.place + 1}"
    notices = [Notice("too_large", about, text) for text in odd]
    if words < least:
        why = f"holds no article text ({words} words of prose were found, {least} are needed)"
        return None, [*notices, Notice("no_article", about, f"{about} {why}")]
    article_id = "a-" + hashlib.sha256(f"{document.id}#{task.place}".encode()).hexdigest()[:16]
    text, paragraphs = _joined(kept)
    described, more = describe(document, part, page, text, task.clean, task.as_of)
    notices.extend(replace(n, about=article_id) if n.about == document.name else n for n in more)
    article = Article(
        id=article_id,
        document=document.id,
        name=about,
        url=described.url,
        section=described.section,
        title=described.title,
        deck=described.deck,
        language=language_of(text, task.clean.min_language_words),
        outlet=described.outlet,
        outlet_basis=described.outlet_basis,
        authors=described.authors,
        credits=described.credits,
        dateline=described.dateline,
        published=described.published,
        updated=described.updated,
        other_dates=described.other_dates,
        text=text,
        paragraphs=paragraphs,
        blocks=tuple(Block(p.kind, p.start, p.end) for p in page.pieces if p.end > p.start),
        rests_on=described.rests_on,
    )
    return article, notices


def _cut_up(document: Document, part: Part, read: ReadSettings) -> tuple[Page, list[str]]:
    """The stretch as pieces; where the format says where the body is, only that is searched and the rest is its fields."""
    start, end = part.body if part.body is not None else (part.start, part.end)
    odd: list[str] = []
    if part.form == "html":
        from newstemma.articles.html import page as html_page

        found, odd = html_page(document.text, start, end, max_nesting=read.max_nesting)
    else:
        from newstemma.articles.plain import pieces

        found = Page(tuple(_as_body(pieces(document.text, start, end)) if part.body is not None else pieces(document.text, start, end)))
    if part.body is None:
        return found, odd
    fields = [*_fields(document, part, part.start, start), *_fields(document, part, end, part.end)]
    return replace(found, pieces=tuple(sorted([*found.pieces, *fields], key=lambda p: p.start))), odd


def _as_body(found: Iterable[Piece]) -> list[Piece]:
    """A stated body has its title elsewhere: what looks like one inside it is a subheading or prose of it."""
    return [replace(p, kind="paragraph") if p.kind in {"title", "deck", "masthead"} else p for p in found]


def _fields(document: Document, part: Part, start: int, end: int) -> list[Piece]:
    """The lines of a record outside its body, each named after the field that stands in it."""
    places = [
        (s.at.start, s.at.end, _FIELD_KINDS.get(s.name, "other")) for s in part.stated if s.at is not None and s.at.document == document.id
    ]
    found: list[Piece] = []
    at = start
    for line in document.text[start:end].splitlines(keepends=True):
        stop = at + len(line)
        if line.strip():
            kind = next((k for a, b, k in places if a < stop and b > at), "other")
            lead = len(line) - len(line.lstrip())
            found.append(Piece(kind, at + lead, at + len(line.rstrip()), tidy(line)))  # type: ignore[arg-type]
        at = stop
    return found


def _joined(kept: Sequence[Piece]) -> tuple[str, tuple[Paragraph, ...]]:
    """The clean text, paragraphs joined by a blank line, and where each stands here and in the document."""
    at, places = 0, []
    for piece in kept:
        places.append(Paragraph(at, at + len(piece.text), piece.start, piece.end))
        at += len(piece.text) + 2
    return "\n\n".join(piece.text for piece in kept), tuple(places)
