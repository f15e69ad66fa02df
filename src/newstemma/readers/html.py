"""Saved pages: the decoded source and nothing else, one part over all of it. Refuses to parse: that is `articles/html`'s work."""

from __future__ import annotations

from dataclasses import replace

from newstemma.model.document import Document, Part
from newstemma.notices import Notice
from newstemma.readers.text import over_length
from newstemma.settings import ReadSettings


def read_html(document: Document, settings: ReadSettings) -> tuple[Document, list[Notice]]:
    """The document with one part of form "html", cut at the longest page that is read."""
    end = min(len(document.text), settings.max_page_chars)
    notices = [over_length(document, end)] if end < len(document.text) else []
    return replace(document, parts=(Part(0, end, "html"),)), notices
