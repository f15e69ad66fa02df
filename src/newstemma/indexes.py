"""An index of who shares text with whom, kept in one file. The only place where an index meets the disk."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

from newstemma.errors import NoSuchPath
from newstemma.lineage.index import Index
from newstemma.lineage.saved import from_bytes, to_bytes

__all__ = ["Index", "load", "save"]


def save(index: Index, path: str | Path) -> None:
    """One file that holds the whole index: about six bytes a word. A file that is there is replaced only once the new one is whole."""
    place = Path(path)
    beside = place.with_name(f"{place.name}.part")
    beside.write_bytes(to_bytes(index, asdict(index.settings)))
    beside.replace(place)


def load(path: str | Path) -> Index:
    """The index of a file, as it was when it was saved. Cost: its fingerprints are made anew, some 10 seconds for 100,000 articles.

    Raises   NoSuchPath: there is no such file; BadIndex: it is no index, or damaged
    """
    place = Path(path)
    if not place.is_file():
        raise NoSuchPath(str(path))
    return from_bytes(place.read_bytes())
