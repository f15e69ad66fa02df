"""How surely two figures count one thing, by the trees and by the small model, which reads the sentences of both side by side.

The trees see the story, the model two sentences: each knows what the other does not. Refuses to read what the trees find hopeless,
two tolls, which rules compare, and more pairs than a bounded number for each article; what is not read is told by the trees alone.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from newstemma.claims.figure import Figure
from newstemma.claims.ground import Ground
from newstemma.claims.subjects import sentence_of
from newstemma.claims.tolls import is_toll
from newstemma.ports import Marked

Pair = tuple[Figure, Figure]

_HOPELESS = 0.03  # by the trees
_PAIRS = 12  # for each article of a story, the likeliest by the trees
#: Of the log odds of trees and model, and what is added: logistic regression on stories that neither had seen.
_TREES, _MODEL, _ADDED = 0.85, 0.33, 0.69
_FIRM = 8.0  # log odds of either are cut there


def matched(ground: Ground, pairs: Sequence[Pair], likely: Sequence[float]) -> list[float]:
    """The likelihood of each pair, 0 to 1, to 6 places. likely: by the trees. Cost: one reading of two sentences for each pair."""
    hopeful = [n for n, value in enumerate(likely) if value >= _HOPELESS and not all(map(is_toll, pairs[n]))]
    hopeful.sort(key=lambda n: (-likely[n], pairs[n][0].key, pairs[n][1].key))
    read = sorted(hopeful[: _PAIRS * len(ground.articles)])
    found = ground.encoder.match([marked(ground, *pairs[n]) for n in read])
    both = {n: _joined(likely[n], own) for n, own in zip(read, found, strict=True) if own is not None}
    return [both.get(n, value) for n, value in enumerate(likely)]


def marked(ground: Ground, a: Figure, b: Figure) -> tuple[Marked, Marked]:
    """The sentences of two figures, the earlier text by its letters first, so that the order of the articles changes nothing."""
    ours, theirs = sorted((_sentence(ground, f) for f in (a, b)), key=lambda m: (m.text, m.at))
    return ours, theirs


def _sentence(ground: Ground, f: Figure) -> Marked:
    start, end = sentence_of(ground, f)
    return Marked(f.article.text[start:end], (f.quantity.start - start, f.quantity.end - start))


def _joined(trees: float, model: float) -> float:
    return round(1 / (1 + math.exp(-(_TREES * _odds(trees) + _MODEL * _odds(model) + _ADDED))), 6)


def _odds(likely: float) -> float:
    inside = min(1 - 1e-9, max(1e-9, likely))
    return max(-_FIRM, min(_FIRM, math.log(inside / (1 - inside))))
