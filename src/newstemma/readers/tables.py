"""CSV, TSV, JSON and JSON Lines: one part for each row or object that holds an article's text.

Known names of fields become ours, the user's map wins, unknown fields are kept as lines. Refuses to guess which column is the text.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from newstemma.model.document import Document
from newstemma.notices import Notice
from newstemma.readers.fields import mapped
from newstemma.readers.kinds import JSONL
from newstemma.readers.layer import Layer, left_out, looks_like_markup, set_aside
from newstemma.readers.rows import Row, rows, separator
from newstemma.settings import ReadSettings

Fields = Mapping[str, str] | None
Entry = dict[str, list[str]]
#: Under these an object gives its own name: {"author": {"name": …}}, {"title": {"rendered": …}}.
_INNER = ("name", "rendered", "title", "label", "value", "text", "#text", "@value", "url")


def read_table(document: Document, settings: ReadSettings, fields: Fields) -> tuple[Document, list[Notice]]:
    """The document of a CSV or TSV: a layer of its rows, one part each."""
    text = document.text
    sign = separator(text, document.media_type)
    found = rows(text, sign)
    header = next(found, None)
    if header is not None and len(header.cells) <= 2 and header.cells[0].value.lower().startswith("sep="):
        sign = header.cells[0].value[4:5] or sign  # Excel names the sign in a line of its own
        found = rows(text, sign)
        next(found)
        header = next(found, None)
    if header is None:
        return set_aside(document, "a table without a header line")
    names = [cell.value.strip() or f"column {place}" for place, cell in enumerate(header.cells, 1)]
    if "text" not in mapped(names, fields):
        return set_aside(document, _no_text("column", names))
    bad: list[tuple[str, str]] = []
    entries = (_entry_of_row(row, names, bad) for row in found)
    return _layered(document, settings, ((where, entry) for where, entry in entries if entry is not None), fields, bad, "row")


def read_json(document: Document, settings: ReadSettings, fields: Fields) -> tuple[Document, list[Notice]]:
    """The document of JSON Lines, of a JSON array of objects, or of an object that holds one."""
    bad: list[tuple[str, str]] = []
    objects = _lines(document.text, bad) if document.media_type == JSONL else _objects(document.text)
    if isinstance(objects, str):
        return set_aside(document, objects)
    entries: list[tuple[str, Entry]] = []
    for where, value in objects:
        try:
            entries.append((where, {name: _flat(inner) for name, inner in value.items()}))
        except RecursionError:
            bad.append((where, "it is nested too deep"))
    if not entries:
        return set_aside(document, "no JSON object in it could be read" if bad else "no JSON object in it")
    names = list(dict.fromkeys(name for _, entry in entries[:1000] for name in entry))
    if "text" not in mapped(names, fields):
        return set_aside(document, _no_text("field", names))
    return _layered(document, settings, entries, fields, bad, "object")


def _no_text(what: str, names: Sequence[str]) -> str:
    """The reason for a table whose text column is not known, with what to do."""
    shown = ", ".join(name[:40] for name in names[:12]) + (" …" if len(names) > 12 else "")
    return (
        f"no {what} is known to hold the article's text; its {what}s are {shown}; name the one that does with --field {what.upper()}=text"
    )


def _entry_of_row(row: Row, names: Sequence[str], bad: list[tuple[str, str]]) -> tuple[str, Entry | None]:
    """Where a row stands and its cells by column; None, and a line in `bad`, where they do not fit the header."""
    where = f"line {row.line}"
    if row.broken:
        bad.append((where, "a quotation mark in it is never closed"))
    elif len(row.cells) > len(names):
        bad.append((where, f"it has {len(row.cells)} cells where the header names {len(names)}"))
    else:
        entry: Entry = {}
        for name, cell in zip(names, row.cells, strict=False):
            entry.setdefault(name, []).append(cell.value)
        return where, entry
    return where, None


def _lines(text: str, bad: list[tuple[str, str]]) -> list[tuple[str, dict[str, Any]]]:
    """The objects of JSON Lines; what is none is named in `bad`."""
    out: list[tuple[str, dict[str, Any]]] = []
    for number, line in enumerate(text.split("\n"), 1):
        bare = line.strip("\ufeff \t\r")
        if not bare:
            continue
        value = _parse(bare)
        if isinstance(value, dict):
            out.append((f"line {number}", value))
        else:
            bad.append((f"line {number}", "it is no JSON object"))
    return out


def _objects(text: str) -> list[tuple[str, dict[str, Any]]] | str:
    """The objects of one JSON text: an array of them, the longest array inside an object, or the object itself; or why there are none."""
    value = _parse(text.strip("\ufeff \t\r\n"))
    if value is None:
        return "damaged JSON; it ends early or has a stray sign"
    if isinstance(value, dict):
        inner: list[Any] = max((part for part in value.values() if _is_array(part)), key=len, default=[])
        value = inner if inner and "text" not in mapped(value) else [value]
    if not isinstance(value, list):
        return "no JSON object in it"
    return [(f"object {number}", entry) for number, entry in enumerate(value, 1) if isinstance(entry, dict)]


def _is_array(value: object) -> bool:
    """Whether a value is an array of objects."""
    return isinstance(value, list) and all(isinstance(entry, dict) for entry in value)


def _parse(text: str) -> object:
    """The value of a JSON text, its numbers as they stand; None where it is none."""
    try:
        return json.loads(text, parse_int=str, parse_float=str)
    except (ValueError, RecursionError):
        return None


def _flat(value: object) -> list[str]:
    """The words of a JSON value: one each for the entries of a list; an object by its name, or as JSON."""
    if value is None:
        return []
    if isinstance(value, str):
        return [value]
    if isinstance(value, list):
        return [word for inner in value for word in _flat(inner)]
    if isinstance(value, dict):
        named = next((value[key] for key in _INNER if isinstance(value.get(key), str)), None)
        return [named if named is not None else json.dumps(value, ensure_ascii=False)]
    return [json.dumps(value)]


def _layered(
    document: Document,
    settings: ReadSettings,
    entries: Iterable[tuple[str, Entry]],
    fields: Fields,
    bad: list[tuple[str, str]],
    what: str,
) -> tuple[Document, list[Notice]]:
    """The document with a part for each entry that holds text."""
    layer = Layer(document, settings)
    notices: list[Notice] = []
    for where, entry in entries:
        if len(layer) >= settings.max_parts:
            text = f"{document.name} holds more than {settings.max_parts} {what}s; only so many were read."
            notices.append(Notice("too_large", document.name, text))
            break
        if not _write(layer, entry, fields):
            bad.append((where, "it holds no text"))
    notices += left_out(document, bad)
    if not len(layer):
        out, more = set_aside(document, f"no {what} in it holds an article's text")
        return out, notices + more
    return layer.finish(), notices + layer.notices


def _write(layer: Layer, entry: Entry, fields: Fields) -> bool:
    """Write an entry's fields in their order and then its text; False, and nothing written, where it has none."""
    ours: dict[str, str] = {}
    for our_name, theirs in mapped(entry, fields).items():
        taken = next((name for name in theirs if any(value.strip() for value in entry[name])), None)
        if taken is not None:
            ours[taken] = our_name
    body = next((name for name, our_name in ours.items() if our_name == "text"), None)
    if body is None:
        return False
    for name, values in entry.items():
        if name != body:
            label = " ".join(name.split()) or "column"
            for value in values:
                layer.line(label, ours.get(name, label), value)
    text = "\n\n".join(entry[body])
    layer.body(text)
    layer.close("html" if looks_like_markup(text) else "plain")
    return True
