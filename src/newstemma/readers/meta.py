"""The user's own table of metadata: what it states of a file wins, and rests on the table's own characters.

The table is a document of the report, without parts. Refuses a table without a column `name`; a row that fits no file is a notice.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from newstemma.errors import BadMeta, NoSuchPath
from newstemma.model.document import Document, Stated
from newstemma.notices import Notice
from newstemma.readers import kinds
from newstemma.readers.archives import shown
from newstemma.readers.captures import bytes_at
from newstemma.readers.decoding import decode, is_binary
from newstemma.readers.fields import FIELDS, key_of
from newstemma.readers.rows import Row, rows, separator
from newstemma.settings import ReadSettings

StatedByName = dict[str, tuple[Stated, ...]]


def read_meta(path: str | Path, settings: ReadSettings) -> tuple[Document, StatedByName, list[Notice]]:
    """The table as a document, what it states by the name of the file, and what is odd in it.

    Raises   NoSuchPath: the table is not there; BadMeta: it cannot be read, or has no column `name`
    """
    place = os.fspath(path)
    if not os.path.lexists(place):
        raise NoSuchPath(place)
    raw = bytes_at(place, settings)
    if isinstance(raw, str):
        raise BadMeta(place, f"it is {raw}")
    if is_binary(raw) or raw.startswith(b"PK"):
        raise BadMeta(place, "it is no text file")
    decoded = decode(raw)
    document = _document(shown(Path(place).name), raw, decoded.text)
    stated, notices = _stated(document, place)
    if decoded.doubt is not None:
        notices.append(Notice("encoding", document.name, f"{document.name}: {decoded.doubt}."))
    return document, stated, notices


def _document(name: str, raw: bytes, text: str) -> Document:
    """The table as a document of its own text, without parts."""
    digest = hashlib.sha256(raw).hexdigest()
    return Document("d-" + digest[:16], name, (name,), digest, kinds.CSV, len(raw), text, raw=raw)


def _stated(document: Document, place: str) -> tuple[StatedByName, list[Notice]]:
    """What the table's rows state, by the words of their cell `name`."""
    found = rows(document.text, separator(document.text, "text/csv"))
    header = next(found, None)
    names = [cell.value.strip() for cell in header.cells] if header is not None else []
    column = next((number for number, name in enumerate(names) if key_of(name) == "name"), None)
    if column is None:
        columns = ", ".join(name[:40] for name in names[:12])
        raise BadMeta(place, f"it has no column 'name'; its columns are: {columns}" if names else "it is empty")
    stated: StatedByName = {}
    notices: list[Notice] = []
    for row in found:
        name = _file_name(row.cells[column].value) if column < len(row.cells) else ""
        problem = _problem(row, names, name, stated)
        if problem is not None:
            notices.append(Notice("bad_record", document.name, f"{document.name}, line {row.line}, was left out: {problem}."))
        else:
            stated[name] = _of_row(document, row, names, column)
    return stated, notices


def _problem(row: Row, names: Sequence[str], name: str, stated: Mapping[str, object]) -> str | None:
    """Why a row is not taken; None: it is."""
    if row.broken:
        return "a quotation mark in it is never closed"
    if len(row.cells) > len(names):
        return f"it has {len(row.cells)} cells where the header names {len(names)}"
    if not name:
        return "it names no file"
    return f"{name} has a row before it" if name in stated else None


def _of_row(document: Document, row: Row, names: Sequence[str], column: int) -> tuple[Stated, ...]:
    """What a row states: every cell with words in it but the name."""
    out = []
    for number, (name, cell) in enumerate(zip(names, row.cells, strict=False)):
        at = document.words(cell.start, cell.end)
        if number != column and name and at is not None:
            out.append(Stated(FIELDS.get(key_of(name), name), cell.value.strip(), at, by_user=True))
    return tuple(out)


def _file_name(value: str) -> str:
    """A file's name as documents bear it."""
    name = value.strip().replace("\\", "/")
    while name.startswith("./"):
        name = name[2:]
    return name


def apply_meta(documents: Iterable[Document], stated: Mapping[str, tuple[Stated, ...]]) -> tuple[list[Document], list[Notice]]:
    """The documents, each part with what the user states of its file; a notice for each row that fits none.

    A row fits a file by any of its names, or by the last part of one where no other file has it.
    """
    pile = list(documents)
    whole: dict[str, set[int]] = {}
    last: dict[str, set[int]] = {}
    for number, document in enumerate(pile):
        for name in document.names:
            whole.setdefault(name, set()).add(number)
            last.setdefault(_last(name), set()).add(number)
    added: dict[int, tuple[Stated, ...]] = {}
    notices: list[Notice] = []
    for name in sorted(stated, key=lambda name: (name not in whole, name)):  # whole names first: they win over last parts
        found = whole.get(name) or last.get(name) or set()
        if len(found) != 1 and name not in whole:
            why = f"more than one file ({len(found)})" if found else "no file that was read"
            notices.append(Notice("unused_meta", name, f"the metadata row for {name} fits {why}; give the name as the report shows it."))
            continue
        for number in found:
            added.setdefault(number, stated[name])
    return [_with(document, added.get(number, ())) for number, document in enumerate(pile)], notices


def _last(name: str) -> str:
    """The last part of a document's name."""
    return name.replace("!", "/").rpartition("/")[2]


def _with(document: Document, stated: tuple[Stated, ...]) -> Document:
    """The document, its parts stating that too."""
    if not stated:
        return document
    return replace(document, parts=tuple(replace(part, stated=part.stated + stated) for part in document.parts))
