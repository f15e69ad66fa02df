"""What kind of copy two articles make: how much of the smaller is shared, in which role, in the same words or in others."""

from __future__ import annotations

from newstemma.lineage.shared import Half, Shared
from newstemma.model.lineage import CopyKind
from newstemma.settings import LineageSettings

#: Kinds that say that text was taken, quotations and mere mention apart.
WHOLE: frozenset[CopyKind] = frozenset(("verbatim", "abridged", "expanded"))
DERIVED: frozenset[CopyKind] = WHOLE | {"rewritten", "excerpt"}
#: Sentences in other words that make a rewrite where no passage does: at least so many, and so much of one side's prose. On 140 labelled
#: pairs those that only quote alike reach 4 with .48 and 3 with .75; of 192 pairs of reports on one event, three that were read as
#: independent reached 4 with .67, 7 with .61 and 9 with .38.
_TOLD = ((5, 0.7), (10, 0.4))
_SHOWN = 4 / 3  # of the share: what is openly quoted inside own comment stays an excerpt for longer (nine pairs: 1 to 1.5 did alike)
_SPOKEN = 8  # words of quotation or document that are worth an edge


def kind_of(shared: Shared, article: str, settings: LineageSettings) -> CopyKind | None:
    """The kind of copy that `article` is of the other one; None where what they share says nothing.

    Of the whole where the smaller one's own prose and all its words alike are the other's; rewritten where a good part of it is, inside
    other text or in other words; an excerpt below that; quotes_only where all they share is quotation or document.
    """
    if shared.longest >= settings.min_narrative_words:
        if min(shared.share, shared.whole) >= settings.whole_share:
            return _whole(shared.half(article), shared.other(article), settings)
        shown = max(shared.left.lifted, shared.right.lifted) * 2 > sum(p.words for p in shared.pieces if p.passage.role == "narrative")
        large = min(shared.share, shared.whole) >= settings.excerpt_share * (_SHOWN if shown else 1)
        return "rewritten" if large or is_told(shared) else "excerpt"
    if is_told(shared):
        return "rewritten"
    spoken = sum(p.words for p in shared.pieces if p.passage.role in ("quoted", "document"))
    return "quotes_only" if spoken >= _SPOKEN else None


def _whole(here: Half, there: Half, settings: LineageSettings) -> CopyKind:
    """Verbatim also where one text has stretches that sound like somebody else's: both print them."""
    if max(min(here.share, there.share), min(here.whole, there.whole)) >= settings.verbatim_share:
        return "verbatim"
    return "abridged" if here.share >= there.share else "expanded"


def is_told(shared: Shared) -> bool:
    """Whether one tells the other's sentences in other words, in the same order, often enough to be its rewrite."""
    count = len(shared.rewrite.pairs) if shared.rewrite is not None else 0
    return any(count >= pairs and shared.told >= share for pairs, share in _TOLD)
