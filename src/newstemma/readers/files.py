"""The reading room's door: paths or bytes in, documents out. Every input is accounted for; refuses to raise for odd data.

What cannot be read is a document with its reason and no parts, and a notice. Equal bytes are one document with all its names.
"""

from __future__ import annotations

import hashlib
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from newstemma.model.document import Document
from newstemma.notices import Notice
from newstemma.readers import kinds
from newstemma.readers.archives import Capture
from newstemma.readers.captures import capture_stream, captures_at, captures_of
from newstemma.readers.decoding import declared_charset, decode
from newstemma.readers.feeds import read_feed
from newstemma.readers.html import read_html
from newstemma.readers.layer import set_aside
from newstemma.readers.tables import read_json, read_table
from newstemma.readers.text import read_text
from newstemma.settings import ReadSettings

Read = tuple[Document, list[Notice]]


def gather(
    paths: Sequence[str | Path],
    settings: ReadSettings,
    *,
    stdin: BinaryIO | None = None,
    on_file: Callable[[str], None] | None = None,
    fields: Mapping[str, str] | None = None,
) -> tuple[list[Document], list[Notice]]:
    """The documents at the paths, sorted by name, whatever the order of the paths.

    paths    files, folders, zip archives; "-" is standard input (its document is named "-")
    stdin    read for "-" in place of the program's own standard input
    on_file  called with the name of each file before it is read
    fields   a table's own column -> our name for it ("text", "title", "outlet" …), over what is known of such names
    Raises   NoSuchPath: a path is not there
    """
    captures: list[Capture] = []
    for path in sorted({str(path) for path in paths}):
        captures += capture_stream("-", stdin or sys.stdin.buffer, settings) if path == "-" else captures_at(path, settings)
    return _documents(captures, settings, fields, on_file)


def read_bytes(
    name: str, raw: bytes, settings: ReadSettings, fields: Mapping[str, str] | None = None
) -> tuple[list[Document], list[Notice]]:
    """The documents in bytes that are at hand: one, or those of the archive that they are."""
    return _documents(captures_of(name, raw, settings), settings, fields, None)


def _documents(
    captures: list[Capture], settings: ReadSettings, fields: Mapping[str, str] | None, on_file: Callable[[str], None] | None
) -> tuple[list[Document], list[Notice]]:
    """One document for all captures of the same bytes, and one for each capture without bytes."""
    same: dict[str, list[Capture]] = {}
    for capture in captures:
        if capture.sha256:
            same.setdefault(capture.sha256, []).append(capture)
    answers = _unread([capture for capture in captures if not capture.sha256])
    for group in same.values():
        names = tuple(sorted({capture.name for capture in group}))
        if on_file is not None:
            for name in names:
                on_file(name)
        answers.append(_read(names, min(group, key=lambda capture: (capture.name, capture.problem or "")), settings, fields))
        answers[-1][1].extend(_duplicates(names))
    answers.sort(key=lambda answer: (answer[0].name, answer[0].id))
    return [document for document, _ in answers], [notice for _, notices in answers for notice in notices]


def _unread(captures: list[Capture]) -> list[Read]:
    """Captures whose bytes were not taken: without a SHA-256, their id comes from what is known of them."""
    answers: list[Read] = []
    ordered = sorted(captures, key=lambda capture: (capture.name, capture.size, capture.problem or ""))
    seen: Counter[str] = Counter()
    for capture in ordered:
        known = f"{capture.name}\n{capture.size}\n{capture.problem}"
        seen[known] += 1
        mark = "d-" + hashlib.sha256(f"{known}\n{seen[known]}".encode()).hexdigest()[:16]
        document = Document(mark, capture.name, (capture.name,), "", kinds.UNKNOWN, capture.size, "")
        answers.append(set_aside(document, capture.problem or "its bytes could not be taken", capture.kind))
    return answers


def _duplicates(names: tuple[str, ...]) -> list[Notice]:
    """Says that several names hold one document."""
    if len(names) < 2:
        return []
    others = ", ".join(names[1:6]) + (f" and {len(names) - 6} more" if len(names) > 6 else "")
    return [Notice("duplicate_file", names[0], f"{names[0]} holds the same bytes as {others}; they are read as one document.")]


def _read(names: tuple[str, ...], capture: Capture, settings: ReadSettings, fields: Mapping[str, str] | None) -> Read:
    """The document of one file's bytes, read by what the bytes are."""
    raw = capture.raw or b""
    media_type, _ = _first(kinds.kind_of_bytes(name, raw) for name in names) if raw else (capture.media_type, None)
    mark = "d-" + capture.sha256[:16]
    document = Document(mark, names[0], names, capture.sha256, media_type or kinds.UNKNOWN, capture.size, "", raw=raw)
    reason = capture.problem or (None if raw else "empty")
    if reason is not None:
        return set_aside(document, reason, capture.kind)
    return _read_bytes(document, settings) if media_type is not None else _read_text(document, settings, fields)


def _first(found: Iterable[tuple[str | None, str | None]]) -> tuple[str | None, str | None]:
    """Of the kinds that a file would be by each of its names, the first that is more than plain text."""
    kinds_found = list(found)
    return next((kind for kind in kinds_found if kind[0] not in (None, kinds.PLAIN)), kinds_found[0])


def _read_bytes(document: Document, settings: ReadSettings) -> Read:
    """Formats that are read from their bytes. The rooms that need large libraries are opened when the first such file comes."""
    if document.media_type == kinds.PDF:
        from newstemma.readers.pdf import read_pdf

        return read_pdf(document, settings)
    if document.media_type == kinds.DOCX:
        from newstemma.readers.docx import read_docx

        return read_docx(document, settings)
    if document.media_type in (kinds.MAIL, kinds.MBOX, kinds.SAVED):
        from newstemma.readers import mail

        readers = {kinds.MAIL: mail.read_mail, kinds.MBOX: mail.read_mbox, kinds.SAVED: mail.read_saved}
        return readers[document.media_type](document, settings)
    return set_aside(document, f"a file of the type {document.media_type}, which is not read")


def _read_text(document: Document, settings: ReadSettings, fields: Mapping[str, str] | None) -> Read:
    """Formats that are read from their characters."""
    decoded = decode(document.raw, declared_charset(document.raw))
    if not decoded.text.strip("\ufeff \t\r\n\f\v\u00a0"):
        return set_aside(document, "nothing but white space in it")
    media_type, reason = _first(kinds.kind_of_text(name, decoded.text) for name in document.names)
    document = replace(document, text=decoded.text, media_type=media_type or kinds.PLAIN)
    notices = [Notice("encoding", document.name, f"{document.name}: {decoded.doubt}.")] if decoded.doubt is not None else []
    if reason is not None:
        return set_aside(document, reason)
    out, more = _reader(document, settings, fields)
    return out, notices + more


def _reader(document: Document, settings: ReadSettings, fields: Mapping[str, str] | None) -> Read:
    """What the reader of the document's kind makes of its characters."""
    if document.media_type == kinds.HTML:
        return read_html(document, settings)
    if document.media_type in (kinds.CSV, kinds.TSV):
        return read_table(document, settings, fields)
    if document.media_type in (kinds.JSON, kinds.JSONL):
        return read_json(document, settings, fields)
    if document.media_type in (kinds.RSS, kinds.ATOM, kinds.RDF):
        return read_feed(document, settings)
    return read_text(document, settings)
