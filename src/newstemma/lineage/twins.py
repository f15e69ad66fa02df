"""Articles that print the same text, two by two; each with the first alone where they are many."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

#: Equal texts say the same of one another, so that each needs one edge; up to a dozen all are shown, which is what a reader can take in.
ALL_TWINS = 12


def of_one_text(ids: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Pairs of articles of one text: all, or above a dozen articles the first one with each."""
    if len(ids) <= ALL_TWINS:
        yield from ((a, b) for x, a in enumerate(ids) for b in ids[x + 1 :])
    else:
        yield from ((ids[0], b) for b in ids[1:])


def of_two_texts(left: Sequence[str], right: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Pairs of an article of one text and one of another: all, or above a dozen prints each with the first one of the other side."""
    if len(left) + len(right) <= ALL_TWINS:
        yield from ((a, b) for a in left for b in right)
    else:
        yield from ((left[0], b) for b in right)
        yield from ((a, right[0]) for a in left[1:])
