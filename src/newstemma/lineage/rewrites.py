"""Rewrites: articles of one story that tell the same things in the same order in other words, sentence by sentence.

What everybody in the story says weighs nothing: words are weighed by how few of its articles use them, pairs of words in a row more than
single ones. Two independent reports of one happening share its names and figures, but neither their turns of phrase nor their order.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from newstemma.language.words import content_words
from newstemma.lineage.texts import Text
from newstemma.model.reading import Reading
from newstemma.settings import LineageSettings

Cut = tuple[int, int]
_MIN_LIKENESS = 0.5  # of a sentence's weight that stands in the other's best sentence
_MIN_WORDS = 6  # content words: shorter sentences meet by chance
_MIN_PAIRS = 3  # aligned sentences before anything is said


@dataclass(frozen=True, slots=True)
class Rewrite:
    """Sentences of two articles that say the same in order: (place left, place right), and their share of the shorter one's prose."""

    share: float
    pairs: tuple[tuple[Cut, Cut], ...]


def rewrites(texts: Sequence[tuple[Text, Reading]], settings: LineageSettings) -> dict[tuple[str, str], Rewrite]:
    """For each pair of a story the sentences that one tells in the other's order; pairs with too few left out.

    Cost   sentences², for each pair of a story
    """
    units = [(text, _units(text, reading)) for text, reading in texts]
    spread = Counter(word for _, sentences in units for word in {w for _, bag in sentences for w in bag})
    weight = {word: math.log((len(units) + 1) / n) + 0.2 for word, n in spread.items()}
    found = {}
    for x, (left, ours) in enumerate(units):
        for right, theirs in units[x + 1 :]:
            made = _pair(ours, theirs, weight)
            if made is not None and made.share >= settings.part_share:
                found[left.article.id, right.article.id] = made
    return found


def _units(text: Text, reading: Reading) -> list[tuple[Cut, frozenset[str]]]:
    """The sentences that are not mostly quotation, each with its words and pairs of neighbours."""
    found = []
    for sentence in reading.sentences:
        quoted = sum(max(0, min(q.end, sentence.end) - max(q.start, sentence.start)) for q in reading.quotations)
        words = content_words(text.article.text, sentence.start, sentence.end)
        if len(words) >= _MIN_WORDS and quoted * 2 < sentence.end - sentence.start:
            pairs = {f"{a} {b}" for a, b in zip(words, words[1:], strict=False)}
            found.append(((sentence.start, sentence.end), frozenset(words) | pairs))
    return found


def _pair(
    ours: Sequence[tuple[Cut, frozenset[str]]], theirs: Sequence[tuple[Cut, frozenset[str]]], weight: dict[str, float]
) -> Rewrite | None:
    links = []
    for n, (_, bag) in enumerate(ours):
        whole = sum(sorted(weight[w] for w in bag))
        scored = [
            (round(sum(sorted(weight[w] for w in bag & other)) / min(whole, sum(sorted(weight[w] for w in other))), 6), -m)
            for m, (_, other) in enumerate(theirs)
        ]
        best = max(scored, default=(0.0, 0))
        if best[0] >= _MIN_LIKENESS:
            links.append((n, -best[1]))
    kept = _in_order(links)
    if len(kept) < _MIN_PAIRS:
        return None
    pairs = tuple((ours[n][0], theirs[m][0]) for n, m in kept)
    share = max(_part(ours, [n for n, _ in kept]), _part(theirs, sorted({m for _, m in kept})))
    return Rewrite(round(share, 4), pairs)


def _part(units: Sequence[tuple[Cut, frozenset[str]]], chosen: Sequence[int]) -> float:
    size = [b - a for (a, b), _ in units]
    return sum(size[n] for n in chosen) / max(1, sum(size))


def _in_order(links: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of links that rise on both sides (equal ends allowed: one sentence may become two)."""
    tails: list[int] = []
    back: list[list[tuple[int, int]]] = []
    for n, m in links:
        at = bisect_left(tails, m + 1)
        chain = [*(back[at - 1] if at else []), (n, m)]
        if at == len(tails):
            tails.append(m)
            back.append(chain)
        elif m < tails[at]:
            tails[at], back[at] = m, chain
    return back[-1] if back else []
