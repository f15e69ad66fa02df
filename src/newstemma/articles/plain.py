"""Plain-text captures cut into named pieces."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from newstemma.articles.furniture import say
from newstemma.articles.furniture_lines import Unit
from newstemma.articles.furniture_score import Look, look


def looks(page: Sequence[Unit]) -> list[Look]:
    """What each unit of a page looks like."""
    again = Counter(unit.text for unit in page)
    return [look(unit, say(unit.text), again[unit.text]) for unit in page]
