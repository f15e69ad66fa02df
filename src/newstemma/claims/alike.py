"""How alike the wordings of clauses are: in their words, in the words of their sentences, in sense, and who is near whose best match.

What all articles of a story have in common weighs little: words count by how few of its clauses use them, and sense is taken from the
middle of the story. One figure in both speaks for a pair, and so does one utterance that both report: translated speech shares few words.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from newstemma.claims.blocking import nearest
from newstemma.claims.sense import sense
from newstemma.language.likeness import cosine, rarity, rarity_vectors
from newstemma.language.words import content_words
from newstemma.ports import Encoder

Pair = tuple[int, int]

_BACKGROUND = 10  # clauses of any news beside the story's, so that a story of three is not left blind
_CAPITALISED = re.compile(r"\b[A-Z][\w'’-]*")
#: Weights of a clause's words, of its sentence's words, and of its sense. Average precision over the pairs of two keyed stories: these .744
#: .409, equal weights .726 .408, with n-grams of characters for half of the words .747 .398. More for sense (.30) gains on 20 invented
#: stories what it loses on the keyed ones: strict pair F1 .40 for .39, .57 for .59.
_OWN, _AROUND, _SENSE = 0.36, 0.14, 0.22
_FIGURE = 0.05  # for a figure in common. Strict pair F1 over three invented stories: 0 .35, .03 .40, .06 .40, .09 .40
_SPOKEN = 0.15  # for one utterance. On the keyed stories: .06 .64 .44, .10 .63 .46, .15 .66 .46, .20 .66 .46
#: In sense, from here on clauses are looked at that share no word but names. Strict pair F1 over two keyed and three invented stories:
#: without .58 .42, .5 .59 .42, .4 .59 .43, .3 .59 .44, .2 .58 .44; read by hand .5 adds the fewest that are wrong.
_CLOSE = 0.5
_UNLIKE = (
    0.2  # under it nothing speaks for a pair. Right and wrong pairs of 20 invented stories: 0 624 62, .2 614 56, .25 603 55, .3 586 49
)
_MANY = 2000  # wordings, of about fifty articles, from which on only words lead to a closer look
_AT_MOST = 0.9  # in sense: what clauses come to that say the same in other words
#: Numbers in words say less than digits do, and stand everywhere: "three years" and "three days" share one.
_NUMBERS = frozenset(
    """two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty
    thirty forty fifty sixty seventy eighty ninety hundr thousand million billion dozen second third""".split()
)


@dataclass(frozen=True, slots=True)
class Wording:
    """One text of a clause in one sentence, and the numbers of the units that have it: reprints of a clause are one wording.

    articles    in which it stands
    utterances  what it reports; two wordings with one in common report one utterance
    figures     its figures, as keys
    """

    text: str
    sentence: str
    units: tuple[int, ...]
    articles: frozenset[str]
    utterances: frozenset[tuple[str, str]] = frozenset()
    figures: frozenset[str] = frozenset()


def alike(wordings: Sequence[Wording], encoder: Encoder, least: float) -> dict[Pair, float]:
    """How alike two wordings of different articles are, about 0 to 1, for those that share enough: in their words, in the words of their
    sentences, and in sense where the encoder has vectors.

    least  of many wordings those pairs are left out that cannot come to this
    Cost   one vector a distinct text, of many only of those in a pair; a bounded number of pairs for each
    """
    weighed = _Weighed(wordings)
    near = [pair for pair in nearest(weighed.own) if _apart(wordings, pair)]
    spoken = _spoken(wordings)
    told = {pair for pairs in spoken.values() for pair in pairs}
    worth = weighed.worth(near, least) | {pair: weighed.of(pair) for pair in told}
    many = len(wordings) > _MANY
    asked = sorted({n for pair in worth for n in pair}) if many else range(len(wordings))
    seen = sense({n: wordings[n].text for n in asked}, encoder)
    if seen is None:
        return weighed.strictly(near)
    if not many:
        worth |= {pair: weighed.of(pair) for pair in seen.close(_CLOSE) if _apart(wordings, pair)}
    pairs = sorted(worth)
    values = {
        pair: round(worth[pair] + _SENSE * max(0.0, value), 6)
        for pair, value in zip(pairs, seen.of(pairs), strict=True)
        if value >= _UNLIKE or pair in told
    }
    favoured = _closest(spoken, values)
    return {pair: round(value + _SPOKEN, 6) if pair in favoured else value for pair, value in values.items()}


class _Weighed:
    """Wordings by their words: how alike two are without a look at their sense."""

    def __init__(self, wordings: Sequence[Wording]) -> None:
        texts = [w.text for w in wordings]
        self.own, self._around = _weighed(texts), _weighed([w.sentence for w in wordings])
        self._words, self._figures = [_words(t) for t in texts], [w.figures for w in wordings]

    def of(self, pair: Pair) -> float:
        """How alike two are in their words, in those of their sentences, and by a figure."""
        a, b = pair
        figure = _FIGURE * bool(self._figures[a] & self._figures[b])
        return _OWN * cosine(self.own[a], self.own[b]) + _AROUND * cosine(self._around[a], self._around[b]) + figure

    def worth(self, near: Sequence[Pair], least: float) -> dict[Pair, float]:
        """Those that share a word that is no name; of many wordings, those that can come to `least`."""
        found = {(a, b): self.of((a, b)) for a, b in near if self._words[a].plain & self._words[b].plain}
        if len(self.own) <= _MANY:
            return found
        return {pair: value for pair, value in found.items() if value + _SENSE * _AT_MOST >= least}

    def strictly(self, near: Sequence[Pair]) -> dict[Pair, float]:
        """Those that share so much that words alone are enough."""
        return {(a, b): cosine(self.own[a], self.own[b]) for a, b in near if _STRICT.lets(_common(self._words[a], self._words[b]))}


def _apart(wordings: Sequence[Wording], pair: Pair) -> bool:
    """Whether no article has both."""
    return not wordings[pair[0]].articles & wordings[pair[1]].articles


def _spoken(wordings: Sequence[Wording]) -> dict[tuple[str, str], list[Pair]]:
    """For each utterance the pairs of wordings of different articles that report it."""
    held: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for n, wording in enumerate(wordings):
        for utterance in wording.utterances:
            held[utterance].append(n)
    return {utterance: [pair for pair in combinations(held[utterance], 2) if _apart(wordings, pair)] for utterance in sorted(held)}


def _closest(spoken: Mapping[tuple[str, str], Sequence[Pair]], values: Mapping[Pair, float]) -> set[Pair]:
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


def _bag(text: str) -> Counter[str]:
    """Stems, and pairs of neighbours: two sentences that turn the same phrase are more alike than two that share its words."""
    words = [w for w in content_words(text) if w not in _NUMBERS]
    bag = Counter(words)
    bag.update(f"{a} {b}" for a, b in zip(words, words[1:], strict=False))
    return bag


@dataclass(frozen=True, slots=True)
class _Words:
    """The content words of a clause, and those that are neither names nor numbers in words."""

    all: frozenset[str]
    plain: frozenset[str]


def _words(text: str) -> _Words:
    plain = frozenset(w for w in content_words(_CAPITALISED.sub(" ", text)) if w not in _NUMBERS)
    return _Words(frozenset(w for w in content_words(text) if len(w) > 1), plain)


@dataclass(frozen=True, slots=True)
class _Common:
    """What two clauses share: how many words, of how many at most, how many that are no name, and their rarity, in natural logs, summed."""

    words: int
    least: int
    plain: int
    nats: float


def _common(ours: _Words, theirs: _Words) -> _Common:
    common = ours.all & theirs.all
    nats = sum(sorted(rarity(w) for w in common))
    return _Common(len(common), min(len(ours.all), len(theirs.all)), len(ours.plain & theirs.plain), nats)


@dataclass(frozen=True, slots=True)
class _Gate:
    """What two clauses must share to be an assertion at all: enough words, and enough that is not said every day.

    "Raise interest rates" and "when interest rates are high" are as like as many clauses that say the same; and two clauses on one
    minister share her name.
    """

    words: int
    plain: int
    nats: float

    def lets(self, common: _Common) -> bool:
        """Whether it is enough."""
        return common.words >= min(self.words, common.least) and common.plain >= self.plain and common.nats >= self.nats


#: Where words are all there is: 10 to 14 nats lost no pair of two keyed stories, 17 lost one in ten.
_STRICT = _Gate(words=4, plain=2, nats=14.0)
#: Of one wording that stands in several articles.
_ENOUGH = _Gate(words=2, plain=1, nats=5.0)


def says_enough(text: str) -> bool:
    """Whether a clause says so much that the same words elsewhere are the same assertion: "he declined to comment" does not."""
    return _ENOUGH.lets(_common(_words(text), _words(text)))


def near_best(wordings: Sequence[Wording], likeness: Mapping[Pair, float], least: float, share: float) -> dict[Pair, float]:
    """The pairs near the best match that either has in each article of the other: three articles may say one thing more and less alike.

    least  how alike they are at least
    share  of the best match that a pair must reach, 0 to 1
    """
    best: defaultdict[tuple[int, str], float] = defaultdict(float)
    for (a, b), value in likeness.items():
        for here, there in ((a, b), (b, a)):
            for article in wordings[there].articles:
                best[here, article] = max(best[here, article], value)
    return {
        (a, b): value
        for (a, b), value in likeness.items()
        if value >= least and value >= share * max(best[here, i] for here, there in ((a, b), (b, a)) for i in wordings[there].articles)
    }
