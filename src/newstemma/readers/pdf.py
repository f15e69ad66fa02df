"""The text layer of a PDF, page after page with a form feed between. Refuses scanned pages (no text in them) and locked files."""

from __future__ import annotations

import re
from dataclasses import replace
from threading import Lock
from typing import TYPE_CHECKING

from newstemma.model.document import Document, Part
from newstemma.notices import Notice
from newstemma.readers.layer import printed, set_aside
from newstemma.settings import ReadSettings

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

_ALONE = Lock()  # PDFium is one per process and not safe in threads
#: PDFium puts one of these for a hyphen at a line's end and the line's end; whether the hyphen stays is the cleaner's question.
_BROKEN_WORD = re.compile("[\x02\ufffe]")
_LIGATURES = str.maketrans(
    {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st", "\ufb06": "st"}
)
_MIN_LETTERS = 20  # in all: a scanned paper's page numbers are no text


def read_pdf(document: Document, settings: ReadSettings) -> tuple[Document, list[Notice]]:
    """The document with its text layer and one plain part over it."""
    from pypdfium2 import PdfDocument, PdfiumError

    with _ALONE:
        try:
            pdf = PdfDocument(document.raw)
        except PdfiumError as error:
            locked = "password" in str(error).lower()
            reason = "an encrypted PDF; save a copy without its password first" if locked else "a damaged PDF"
            return set_aside(document, reason)
        try:
            pages, notices = _pages(pdf, document, settings)
            title = _title(pdf)
        finally:
            pdf.close()
    text = "\n\f".join(pages)
    if sum(map(str.isalpha, text)) < _MIN_LETTERS:
        out, more = set_aside(document, "a PDF without a text layer, such as a scan; run text recognition (OCR) on it first")
        return out, notices + more
    stated = printed(document.id, text, "title", title)
    return replace(document, text=text, parts=(Part(0, len(text), "plain", stated),)), notices


def _pages(pdf: PdfDocument, document: Document, settings: ReadSettings) -> tuple[list[str], list[Notice]]:
    """The text of each page, and what is said of pages that are not read."""
    from pypdfium2 import PdfiumError

    pages: list[str] = []
    damaged: list[int] = []
    length = 0
    for number in range(len(pdf)):
        if number >= settings.max_pages or length > settings.max_page_chars:
            text = f"{document.name} has {len(pdf)} pages; only the first {number} were read."
            return pages, [Notice("too_large", document.name, text)]
        try:
            pages.append(_text(pdf[number]))
        except PdfiumError:
            damaged.append(number + 1)
        length += len(pages[-1]) if pages else 0
    if not damaged:
        return pages, []
    text = f"{document.name}: {len(damaged)} of its {len(pdf)} pages are damaged and were left out, the first is page {damaged[0]}."
    return pages, [Notice("unreadable", document.name, text)]


def _text(page: PdfPage) -> str:
    """The characters of one page, its lines ended by LF."""
    try:
        layer = page.get_textpage()
        try:
            text = layer.get_text_bounded()
        finally:
            layer.close()
    finally:
        page.close()
    lines = _BROKEN_WORD.sub("-\n", text).replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n")
    return lines.translate(_LIGATURES).replace("\x00", "")


def _title(pdf: PdfDocument) -> str:
    """The title in the file's properties."""
    return str(pdf.get_metadata_value("Title")).strip()
