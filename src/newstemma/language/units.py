"""Sentences to clause units: the stretches that say one thing each, and back to what can be read alone.

Where a unit starts is the tagger's word; here it is held to sentences and to quotation marks. Refuses to cut where nobody looked: there a
sentence is one unit.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

Cut = tuple[int, int]

_OPENING = re.compile(r"[\"“‘'«(\[]+$")
_LONGEST_OPENING = 4  # marks before a unit's first word


def cut_units(text: str, sentences: Sequence[Cut], starts: Sequence[int]) -> list[tuple[int, int, int]]:
    """(start, end, number of the sentence) of the units of one paragraph, in order; together they cover every sentence but for spaces.

    starts  offsets at which a unit starts, in order; those in white space, at a sentence's start or outside sentences add nothing
    Cost    linear
    """
    found = []
    at = 0
    for number, (begin, end) in enumerate(sentences):
        cuts = [begin]
        while at < len(starts) and starts[at] < end:
            start = _with_marks(text, begin, starts[at])
            if start > cuts[-1] and text[cuts[-1] : start].strip():
                cuts.append(start)
            at += 1
        for start, stop in zip(cuts, [*cuts[1:], end], strict=True):
            found.append((start, start + len(text[start:stop].rstrip()), number))
    return found


def shown(text: str) -> str:
    """The words of a clause for a reader who does not see its sentence: an ellipsis stands where it was cut."""
    bare = text.strip(" ,;:–—-")
    before = "" if re.match(r"[\"“‘(]?[A-Z\d]", bare) else "… "
    behind = "" if bare[-1:] in '.!?”"’)' else " …"
    return before + bare + behind


def reads_alone(text: str) -> bool:
    """Whether the words begin and end as a sentence does, with every quotation that they open closed."""
    return (
        bool(re.match(r"[\"“‘(]?[A-Z\d]", text))
        and text[-1] in '.!?”"’)'
        and text.count("“") == text.count("”")
        and text.count('"') % 2 == 0
    )


def _with_marks(text: str, begin: int, start: int) -> int:
    """The start with the marks that open right before it: they belong to the words that follow."""
    opening = _OPENING.search(text, max(begin, start - _LONGEST_OPENING), start)
    return opening.start() if opening is not None and not text[opening.start() - 1 : opening.start()].isalnum() else start
