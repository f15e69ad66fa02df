"""What came in: raw bytes, the text in them, and the stretches that may each hold an article."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from newstemma.errors import SpanOutside
from newstemma.model.text import DocSpan

Form = Literal["plain", "html"]


@dataclass(frozen=True, slots=True)
class Stated:
    """One thing that a file's own format, or the user, states of an article: a field of a record, a mail header, a row of --meta.

    name     title, deck, text, url, outlet, authors, published, updated, section, language, or the field's own name
    value    the words as they stand, white space at the ends taken off
    at       where they stand; None: the format gives no characters for it (a zip member's name)
    by_user  True for a row of --meta: it wins over whatever is found
    """

    name: str
    value: str
    at: DocSpan | None
    by_user: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a document's text that is read as one page or record.

    start, end  half-open, into `Document.text`; parts do not overlap and stand in order
    form        "plain": words and line ends; "html": source of a page or of a piece of one
    stated      what the format or the user states of it
    body        where the article's body stands inside the stretch, when the format says so (a record's text field); None: to be found
    """

    start: int
    end: int
    form: Form
    stated: tuple[Stated, ...] = ()
    body: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One file as it was captured.

    id          "d-" and the first 16 hex digits of the SHA-256 of its bytes: equal bytes are one document
    name        the first of `names` in order; path relative to the argument it was found under, "!" before a zip member
    names       all places where these bytes were found, sorted
    sha256      of the file's bytes, in hex; "" where they were not taken (too large, not to be opened); the id is then of the name
    media_type  as found from the bytes and the name: "text/plain", "text/html", "application/pdf" …
    size        bytes
    text        for text files the bytes decoded and nothing else (BOM, CR LF, NBSP, soft hyphens count); for HTML the decoded source;
                for PDF, DOCX, mail and tables the extracted text layer
    parts       the stretches that may hold articles; empty when skipped
    skipped     why nothing was read from it; None when something was
    raw         the bytes themselves; empty where they were not taken, or are of a kind that holds no text (pictures, packed files)
    """

    id: str
    name: str
    names: tuple[str, ...]
    sha256: str
    media_type: str
    size: int
    text: str = field(repr=False)
    parts: tuple[Part, ...] = ()
    skipped: str | None = None
    raw: bytes = field(default=b"", repr=False)

    def cut(self, start: int, end: int) -> DocSpan:
        """The characters from `start` to `end`, as a span.

        Raises   SpanOutside: the offsets do not lie in this document's text, or hold nothing
        """
        if not 0 <= start < end <= len(self.text):
            raise SpanOutside(self.id, start, end, len(self.text))
        return DocSpan(self.id, start, end, self.text[start:end])

    def words(self, start: int, end: int) -> DocSpan | None:
        """Like `cut`, white space at both ends left out; None where nothing but white space stands."""
        piece = self.text[start:end]
        lead = len(piece) - len(piece.lstrip())
        bare = piece.strip()
        return self.cut(start + lead, start + lead + len(bare)) if bare else None
