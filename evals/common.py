"""What all scorers share: the command line, archives opened as folders, the corpora's place, and the last line of JSON."""

from __future__ import annotations

import argparse
import json
import os
import sys
import tarfile
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from newstemma.encoders import default, lacking
from newstemma.encoders.lexical import LexicalEncoder
from newstemma.ports import Encoder


def data_root() -> Path:
    """NEWSTEMMA_DATA, or the folder `shared` beside the checkout; it may not be there."""
    return Path(os.environ.get("NEWSTEMMA_DATA", Path(__file__).resolve().parents[2] / "shared"))


def parser(name: str, description: str | None) -> argparse.ArgumentParser:
    """The options that every scorer has."""
    made = argparse.ArgumentParser(prog=f"python -m evals.{name}", description=(description or "").splitlines()[0])
    made.add_argument("--limit", type=int, metavar="N", help="only the first N cases")
    made.add_argument("--json-only", action="store_true", help="no table, only the last line")
    return made


def encoder(name: str | None) -> Encoder:
    """The encoder of that name, "lexical" or "model"; None: the best there is. Ends the run where "model" is asked for and not there."""
    if name == "lexical":
        return LexicalEncoder()
    if name == "model" and (why := lacking()) is not None:
        sys.exit(f"the model cannot be used here: {why}")
    return default()


def asks_encoder(made: argparse.ArgumentParser) -> None:
    """The option of a scorer that asks an encoder."""
    made.add_argument("--encoder", choices=("lexical", "model"), help="which encoder is asked; without it, the best there is")


@contextmanager
def opened(path: Path) -> Iterator[Path]:
    """A corpus as a folder: the folder itself, or the archive unpacked for the time being (its one inner folder, where it has one)."""
    if path.is_dir():
        yield path
        return
    if not path.exists():
        sys.exit(f"no such corpus: {path}")
    with tempfile.TemporaryDirectory() as place, tarfile.open(path) as archive:
        archive.extractall(place, filter="data")
        inner = list(Path(place).iterdir())
        yield inner[0] if len(inner) == 1 and inner[0].is_dir() else Path(place)


def table(rows: list[tuple[str, ...]]) -> None:
    """Rows as aligned columns, the first one the head."""
    widths = [max(len(row[n]) for row in rows) for n in range(len(rows[0]))]
    for row in rows:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def close(figures: Mapping[str, Any]) -> None:
    """The last line: the figures as one JSON object, shares to four places."""
    print(json.dumps({k: round(v, 4) if isinstance(v, float) else v for k, v in figures.items()}, ensure_ascii=False))
