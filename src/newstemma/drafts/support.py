"""How many independent sources say what a sentence of the draft says: as many as say most of it, part by part.

The report's claims tell who says the same in other words; a claim counts for a sentence that has most of its words.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from newstemma.drafts.folds import carrying
from newstemma.drafts.line import Line, Weight
from newstemma.drafts.near import Near
from newstemma.drafts.pile import Pile, Told

#: The middle of the parts' counts. Sentences of 29 invented stories whose keyed claims have two sources and more (one): called supported
#: (single) 235 of 356 (25 of 44); by the part that fewest say 183 (32), by the one that most say 243 (24).
_COVERED = 0.5  # share of the weight of a claim's words that a sentence has when it says it


def support(line: Line, backings: Sequence[Near], pile: Pile, weight: Weight) -> tuple[int, list[Told]]:
    """How many sources, and the sentences that say it in other words, of articles that back it no otherwise.

    backings  the likest first; never empty
    """
    direct = frozenset(b.told.origin for b in backings)
    ours = _words(line.text)
    parts: list[frozenset[str]] = []
    also: dict[str, Told] = {}
    best = backings[0].told
    for claim, start, end in best.claims:
        said = _words(best.words(start, end))
        if _share(said, ours, weight) < _COVERED:
            continue
        sayers = [pile.told[n] for n in pile.sayers.get(claim, ())]
        saying = [b.told for b in backings if _share(said, _words(b.told.text), weight) >= _COVERED]
        parts.append(frozenset(t.origin for t in (*sayers, *saying)))
        for told in sayers:
            also.setdefault(told.article, told)
    backed = {b.told.article for b in backings}
    others = [told for article, told in also.items() if article not in backed]
    counts = sorted(map(len, parts)) or [len(direct)]
    return counts[len(counts) // 2], sorted(others, key=lambda t: t.number)


def _words(text: str) -> frozenset[str]:
    return frozenset(w for w, _ in carrying(text))


def _share(said: frozenset[str], here: frozenset[str], weight: Weight) -> float:
    """How much of the weight of some words stands in others."""
    whole = _sum(said, weight)
    return _sum(said & here, weight) / whole if whole else 0.0


def _sum(words: Iterable[str], weight: Weight) -> float:
    return math.fsum(sorted(weight(w) for w in words))
