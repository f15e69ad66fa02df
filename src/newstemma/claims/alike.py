"""How alike the wordings of clauses are: in their words, in the words of their sentences, in sense, and who is near whose best match.

What all articles of a story have in common weighs little: words count by how few of its clauses use them, and sentence vectors are taken
from the middle of the story. What two articles report of one utterance is looked at with more favour: translated speech shares few words.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from newstemma.claims.blocking import nearest
from newstemma.language.likeness import cosine, rarity, rarity_vectors
from newstemma.language.words import content_words
from newstemma.ports import Encoder
from newstemma.settings import ClaimSettings

_BACKGROUND = 10  # clauses of any news beside the story's, so that a story of three is not left blind
_CAPITALISED = re.compile(r"\b[A-Z][\w'’-]*")
_OWN, _AROUND, _SENSE = 0.36, 0.14, 0.22
_SPOKEN = 0.15
_TOGETHER = 4096  # pairs compared at once: bounds the memory


@dataclass(frozen=True, slots=True)
class Wording:
    """One text of a clause in one sentence, and the numbers of the units that have it: reprints of a clause are one wording.

    articles   in which it stands
    utterances what it reports, by number; two wordings with one number report one utterance
    """

    text: str
    sentence: str
    units: tuple[int, ...]
    articles: frozenset[str]
    utterances: frozenset[tuple[str, str]] = frozenset()


def alike(wordings: Sequence[Wording], encoder: Encoder) -> dict[tuple[int, int], float]:
    """How alike two wordings of different articles are, 0 to 1, for those that share enough: in their words, in the words of their
    sentences, and in sense where the encoder has vectors.
    """
    texts = [w.text for w in wordings]
    own, around = _weighed(texts), _weighed([w.sentence for w in wordings])
    spoken = _spoken(wordings)
    near = [pair for pair in nearest(own) if not wordings[pair[0]].articles & wordings[pair[1]].articles]
    shared = _shared(texts, near)
    pairs = sorted({pair for pair, common in shared.items() if _LOOSE.lets(common)}.union(*spoken.values()))
    close = _centred(pairs, texts, encoder)
    if close is None:
        return {(a, b): cosine(own[a], own[b]) for (a, b), common in shared.items() if _STRICT.lets(common)}
    values = {
        (a, b): round(_OWN * cosine(own[a], own[b]) + _AROUND * cosine(around[a], around[b]) + _SENSE * max(0.0, value), 6)
        for (a, b), value in zip(pairs, close, strict=True)
    }
    favoured = _closest(spoken, values)
    return {pair: round(value + _SPOKEN, 6) if pair in favoured else value for pair, value in values.items()}


def _spoken(wordings: Sequence[Wording]) -> dict[tuple[str, str], list[tuple[int, int]]]:
    """For each utterance the pairs of wordings of different articles that report it."""
    held: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for n, wording in enumerate(wordings):
        for utterance in wording.utterances:
            held[utterance].append(n)
    return {
        utterance: [(a, b) for a, b in combinations(held[utterance], 2) if not wordings[a].articles & wordings[b].articles]
        for utterance in sorted(held)
    }


def _closest(spoken: Mapping[tuple[str, str], Sequence[tuple[int, int]]], values: Mapping[tuple[int, int], float]) -> set[tuple[int, int]]:
    """The pairs of one utterance that are each other's closest there: a remark of three clauses says three things."""
    found = set()
    for pairs in spoken.values():
        best: defaultdict[int, float] = defaultdict(float)
        for pair in pairs:
            for n in pair:
                best[n] = max(best[n], values[pair])
        found |= {(a, b) for a, b in pairs if values[a, b] == best[a] == best[b]}
    return found


def _weighed(texts: Sequence[str]) -> list[dict[str, float]]:
    """The words of each text by how few of the distinct texts use them: a reprint makes no word commoner."""
    distinct = sorted(set(texts))
    known = dict(zip(distinct, rarity_vectors([_bag(t) for t in distinct], background=_BACKGROUND), strict=True))
    return [known[t] for t in texts]


def _centred(pairs: Sequence[tuple[int, int]], texts: Sequence[str], encoder: Encoder) -> list[float] | None:
    """The cosine of each pair's vectors as seen from the mean of the story's; None from an encoder that has none.

    What the whole story is about makes any two of its sentences close; from its middle only what they have of their own does.
    Whole numbers below 2**53 until the last division: exact in any order.
    """
    import numpy as np

    distinct = sorted({texts[n] for pair in pairs for n in pair})
    vectors = encoder.vectors(distinct)
    if not all(vectors) or not distinct:
        return None if distinct else []
    rows = np.frombuffer(b"".join(vectors), np.int8).reshape(len(distinct), -1).astype(np.float64)
    rows = rows * len(distinct) - rows.sum(0)
    number = {text: n for n, text in enumerate(distinct)}
    first, second = ([number[texts[pair[side]]] for pair in pairs] for side in (0, 1))
    norms = (rows**2).sum(1)
    found = []
    for start in range(0, len(pairs), _TOGETHER):
        a, b = first[start : start + _TOGETHER], second[start : start + _TOGETHER]
        lengths = np.sqrt(norms[a] * norms[b])
        found += ((rows[a] * rows[b]).sum(1) / np.where(lengths > 0, lengths, 1.0)).tolist()
    return found


@dataclass(frozen=True, slots=True)
class _Common:
    """What two clauses share: how many words, of how many at most, how many that are no name, and their rarity, in natural logs, summed."""

    words: int
    least: int
    unnamed: int
    nats: float


@dataclass(frozen=True, slots=True)
class _Gate:
    """What two clauses must share to be an assertion at all: enough words, and enough that is not said every day.

    "Raise interest rates" and "when interest rates are high" are as like as many clauses that say the same; and two clauses on one
    minister share her name.
    """

    words: int
    unnamed: int
    nats: float

    def lets(self, common: _Common) -> bool:
        """Whether it is enough."""
        return common.words >= min(self.words, common.least) and common.unnamed >= self.unnamed and common.nats >= self.nats


#: Where words are all there is: 10 to 14 nats lost no pair of two keyed stories, 17 lost one in ten.
_STRICT = _Gate(words=4, unnamed=2, nats=14.0)
#: Where the sense is weighed too.
_LOOSE = _Gate(words=1, unnamed=1, nats=0.0)
_ENOUGH = _Gate(words=2, unnamed=1, nats=5.0)


def _shared(texts: Sequence[str], pairs: Sequence[tuple[int, int]]) -> dict[tuple[int, int], _Common]:
    """What the two texts of each pair share."""
    words = [_words(t) for t in texts]
    return {(a, b): _common(words[a], words[b]) for a, b in pairs}


def _words(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """The content words of a clause, and those that are no name."""
    return frozenset(w for w in content_words(text) if len(w) > 1), frozenset(content_words(_CAPITALISED.sub(" ", text)))


def _common(ours: tuple[frozenset[str], frozenset[str]], theirs: tuple[frozenset[str], frozenset[str]]) -> _Common:
    common = ours[0] & theirs[0]
    nats = sum(sorted(rarity(w) for w in common))
    return _Common(len(common), min(len(ours[0]), len(theirs[0])), len(ours[1] & theirs[1]), nats)


def _bag(text: str) -> Counter[str]:
    """Stems, and pairs of neighbours: two sentences that turn the same phrase are more alike than two that share its words."""
    words = content_words(text)
    bag = Counter(words)
    bag.update(f"{a} {b}" for a, b in zip(words, words[1:], strict=False))
    return bag


def near_best(
    wordings: Sequence[Wording], likeness: Mapping[tuple[int, int], float], settings: ClaimSettings
) -> dict[tuple[int, int], float]:
    """The pairs near the best match that either has in each article of the other: three articles may say one thing more and less alike."""
    best: defaultdict[tuple[int, str], float] = defaultdict(float)
    for (a, b), value in likeness.items():
        for here, there in ((a, b), (b, a)):
            for article in wordings[there].articles:
                best[here, article] = max(best[here, article], value)
    return {
        (a, b): value
        for (a, b), value in likeness.items()
        if value >= settings.min_alike / 2
        and value >= max(best[here, i] for here, there in ((a, b), (b, a)) for i in wordings[there].articles) - settings.near_best
    }


def says_enough(text: str) -> bool:
    """Whether a clause says so much that the same words elsewhere are the same assertion: "he declined to comment" does not."""
    return _ENOUGH.lets(_common(_words(text), _words(text)))
