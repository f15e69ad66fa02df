"""Where the corpora lie, for tests that need them: NEWSTEMMA_DATA, or the folder `shared` beside the checkout."""

from __future__ import annotations

import os
from pathlib import Path

import pytest


def corpus(*parts: str) -> Path:
    """The path of one corpus file; the test is skipped, with its reason, where there is none."""
    root = Path(os.environ.get("NEWSTEMMA_DATA", Path(__file__).parents[2] / "shared"))
    path = root.joinpath(*parts)
    if not path.exists():
        pytest.skip(f"needs the corpus {'/'.join(parts)}; set NEWSTEMMA_DATA to the folder that holds it")
    return path
