"""Rewrites: articles of one story that tell the same things in the same order in other words, sentence by sentence.

Words are weighed by how rare they are in news, and less the more articles of the story use them; pairs of words in a row count more than
single ones. Two independent reports of one happening share its names and figures, but neither their turns of phrase nor their order.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from newstemma.language.likeness import rarity
from newstemma.language.words import content_words
from newstemma.lineage.texts import Text
from newstemma.model.reading import Reading
from newstemma.settings import LineageSettings

Cut = tuple[int, int]
#: Of the lighter sentence's weight that stands in the other one. On 140 labelled pairs rewrites kept 6 sentences or more at .3 and
#: independent reports at most 6; .25 lets in more of both, .4 loses one rewrite in six.
_MIN_LIKENESS = 0.3
_PAIR_WEIGHT = 4.0  # of two words in a row, in nats: as much as a word that one article in fifty uses
#: Of the share that makes a rewrite, where the article itself names the agency.
NAMED = 0.5
_MIN_WORDS = 6  # content words: shorter sentences meet by chance
_MIN_PAIRS = 3  # aligned sentences before anything is said


@dataclass(frozen=True, slots=True)
class Rewrite:
    """Sentences of two articles that say the same in order: (place left, place right), and their share of each one's sentences."""

    left: float
    right: float
    pairs: tuple[tuple[Cut, Cut], ...]


def rewrites(texts: Sequence[tuple[Text, Reading]], settings: LineageSettings) -> dict[tuple[str, str], Rewrite]:
    """For each pair of a story the sentences that one tells in the other's order; pairs with too few left out.

    Cost   sentences², for each pair of a story
    """
    units = [(text, _units(text, reading)) for text, reading in texts]
    spread = Counter(word for _, sentences in units for word in {w for _, bag in sentences for w in bag})
    weight = {word: _weight(word, n, len(units)) for word, n in spread.items()}
    found = {}
    for x, (left, ours) in enumerate(units):
        for right, theirs in units[x + 1 :]:
            made = _pair(ours, theirs, weight)
            if made is not None and max(made.left, made.right) >= settings.part_share:
                found[left.article.id, right.article.id] = made
    return found


def _weight(word: str, articles: int, size: int) -> float:
    """Rarity in news, down to half for what every article of the story says."""
    alone = _PAIR_WEIGHT if " " in word else rarity(word)
    return alone * (1 - 0.5 * max(0, articles - 2) / max(1, size - 2))


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
    left, right = _part(ours, [n for n, _ in kept]), _part(theirs, sorted({m for _, m in kept}))
    return Rewrite(round(left, 4), round(right, 4), pairs)


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
