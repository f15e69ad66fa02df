"""The first texts of the bulk corpus, for tests that need real articles."""

from __future__ import annotations

import json
import lzma
from itertools import islice
from pathlib import Path


def bulk_texts(path: Path, size: int) -> list[str]:
    """The first `size` texts."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        return [str(json.loads(line).get("text") or "") for line in islice(lines, size)]
