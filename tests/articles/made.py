"""Pages made by hand: one line a piece, so that metadata is tested without a furniture finder."""

from __future__ import annotations

from newstemma.articles.metadata import Described, describe
from newstemma.articles.pieces import Page, Piece, Tagged
from newstemma.model.article import BlockKind
from newstemma.model.document import Document, Part, Stated
from newstemma.model.notice import Notice
from newstemma.settings import CleanSettings

BODY = "The coast guard said on Tuesday that eleven people had been rescued from the ferry Alba off Port Vale."
TITLE = "Ferry runs aground in fog off Port Vale"
Lines = list[tuple[BlockKind, str]]


def made(lines: Lines, tags: list[tuple[str, str, str]] | None = None) -> tuple[Document, Page]:
    """A document with one line a piece, and the tags (source, name, value) in a head above them."""
    text, pieces, tagged = "", [], []
    for source, name, value in tags or []:
        tagged.append(Tagged(source, name, value, len(text), len(text) + len(value)))
        text += value + "\n"
    if text:
        pieces.append(Piece("other", 0, len(text), ""))
    for kind, line in lines:
        pieces.append(Piece(kind, len(text), len(text) + len(line), line))
        text += line + "\n"
    return Document("d-1", "page.txt", ("page.txt",), "0", "text/plain", len(text), text), Page(tuple(pieces), tuple(tagged))


def read(
    lines: Lines,
    tags: list[tuple[str, str, str]] | None = None,
    *,
    stated: tuple[Stated, ...] = (),
    as_of: str | None = None,
    body: str = BODY,
) -> tuple[Described, list[Notice]]:
    """The metadata of such a page."""
    document, page = made(lines, tags)
    part = Part(0, len(document.text), "html" if tags else "plain", stated)
    return describe(document, part, page, body, CleanSettings(), as_of)


def story(*lines: tuple[BlockKind, str], after: Lines | None = None) -> Lines:
    """A title, the lines, a body, the lines after it."""
    return [("title", TITLE), *lines, ("paragraph", BODY), ("paragraph", "An inquiry will be opened."), *(after or [])]
