"""Which other origin a stretch of an article repeats: a mention and a side of a difference count for the same one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from newstemma.model.lineage import Echo


def repeated(echoes: Sequence[Echo], start: int, end: int) -> Echo | None:
    """The first echo of the origin that more than half of text[start:end] repeats; None where the words are the article's own.

    echoes  those of the article, in the order of its story's
    """
    shared: Counter[str] = Counter()
    for echo in echoes:
        shared[echo.origin] += max(0, min(echo.span.end, end) - max(echo.span.start, start))
    return next((echo for echo in echoes if 2 * shared[echo.origin] > end - start), None)
