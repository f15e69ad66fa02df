"""A saved report in place of the files: its JSON checked, its files looked up, nothing analysed again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from newstemma.errors import BadReport, NoSuchPath
from newstemma.model.report import SCHEMA

_LISTS = (
    "documents",
    "articles",
    "copies",
    "stories",
    "statements",
    "quotes",
    "claims",
    "conflicts",
    "gaps",
    "moments",
    "entities",
    "brief",
    "notices",
)
_MAX_BYTES = 1 << 30
_HEAD = 4096  # bytes in which a saved report names its schema


def is_saved(path: Path) -> bool:
    """Whether the file is a saved report, by its first characters."""
    if path.suffix != ".json" or not path.is_file():
        return False
    with path.open("rb") as stream:
        return b'"newstemma.report/' in stream.read(_HEAD)


def load_object(path: Path) -> dict[str, Any]:
    """The report's object, every span checked against its article, with a notice for each file that changed.

    Raises   NoSuchPath; BadReport: no JSON, another schema, lists missing, or a span that does not hold its words
    """
    if not path.is_file():
        raise NoSuchPath(str(path))
    if path.stat().st_size > _MAX_BYTES:
        raise BadReport(str(path), f"it is larger than {_MAX_BYTES} bytes")
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (ValueError, RecursionError) as error:
        raise BadReport(str(path), f"it is no JSON ({error})") from error
    if not isinstance(found, dict) or found.get("schema") != SCHEMA:
        raise BadReport(str(path), f"its schema is not {SCHEMA}")
    missing = [name for name in _LISTS if not isinstance(found.get(name), list)]
    if missing:
        raise BadReport(str(path), f"it lacks {', '.join(missing)}")
    _check_spans(found, str(path))
    found["notices"] = [*found["notices"], *_changed(found, path.parent)]
    return found


def _check_spans(found: dict[str, Any], path: str) -> None:
    texts = {a["id"]: a["text"] for a in found["articles"] if isinstance(a, dict) and isinstance(a.get("text"), str) and "id" in a}
    for span in _spans(found):
        text = texts.get(span["article"])
        if text is None or text[span["start"] : span["end"]] != span["text"]:
            raise BadReport(path, f"the passage {str(span['text'])[:40]!r} does not stand in article {span['article']}")


def _spans(value: Any) -> Iterator[dict[str, Any]]:
    """Every Span anywhere in a JSON value, without recursion."""
    todo = [value]
    while todo:
        here = todo.pop()
        if isinstance(here, dict):
            if (
                isinstance(here.get("start"), int)
                and isinstance(here.get("end"), int)
                and isinstance(here.get("article"), str)
                and "text" in here
            ):
                yield here
            todo.extend(here.values())
        elif isinstance(here, list):
            todo.extend(here)


def _changed(found: dict[str, Any], beside: Path) -> Iterator[dict[str, Any]]:
    """A notice for each document whose file lies beside the report, or where the program was started, with other bytes."""
    for document in found["documents"]:
        name = str(document.get("name", ""))
        if "!" in name or not name or name == "-":
            continue
        for place in (beside / name, Path(name)):
            if place.is_file() and place.stat().st_size <= _MAX_BYTES:
                if hashlib.sha256(place.read_bytes()).hexdigest() != document.get("sha256"):
                    text = f"{name} no longer has the bytes that this report was made from; its passages are those of the older file"
                    yield {"kind": "changed_file", "about": name, "text": text}
                break
