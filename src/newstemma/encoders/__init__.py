"""Who reads paragraphs: the small model where its files and its engine are there, rules where they are not."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

from newstemma.encoders.lexical import LexicalEncoder
from newstemma.ports import Encoder

#: Where the files of the small model lie.
ASSETS = Path(__file__).parent / "assets"


def default(*, threads: int | None = None) -> Encoder:
    """The best encoder there is, the same one for the same question. Its weights are loaded when it is first asked to read.

    threads  how many windows of text it reads at once; None: as many as there are cores. The answers do not depend on it
    Raises   DamagedModel, OtherModel: the model's files are there and cannot be used
    """
    if lacking() is not None:
        return LexicalEncoder()
    return _model(ASSETS, threads or os.cpu_count() or 1, os.getpid())


@lru_cache(maxsize=1)
def _model(place: Path, threads: int, process: int) -> Encoder:  # noqa: ARG001  see below
    """The model, kept for the next report: loading it takes a quarter of a second.

    process  whose it is: the engine's threads do not survive a fork, and a child that asked its parent's engine would wait for ever
    """
    from newstemma.encoders.minilm import MiniLM

    return MiniLM(place, threads=threads)


def lacking() -> str | None:
    """Why the small model cannot be used here, as the end of a sentence; None where it can."""
    if not (ASSETS / "manifest.json").exists():
        return "its files are not installed"
    try:
        from newstemma.encoders.engine import engine

        engine()  # an installed one may still not load on this machine
    except ImportError as error:
        return f"its engine does not load ({error})"
    return None
