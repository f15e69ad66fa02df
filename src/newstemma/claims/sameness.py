"""How surely two figures count one thing: boosted trees over what their words, nouns, deeds, values and places have in common.

Trained on marked-up invented stories, on groups of articles whose figures were labelled by hand, and on figures of real news that count
different things (`training/sameness.py`; docs/decisions/0012 tells how well). Refuses to read a text: `slotting` did.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from newstemma.claims.bounds import standing
from newstemma.claims.figure import Figure, is_slip, is_told_in_parts, number
from newstemma.claims.forest import Forest, forest_of
from newstemma.claims.ground import Ground
from newstemma.claims.pairing import alike, are_close, claim_at, claims_of, is_slip_of, is_sure, kinds, weights_of
from newstemma.claims.senses import sense_traits, senses
from newstemma.claims.subjects import Subjects, sentence_of, subject_traits
from newstemma.claims.traits import Traits, dimension, traits_of
from newstemma.language.likeness import rarity
from newstemma.language.words import asset, content_words

_ZERO = 8.0  # times: figures as far apart need a word beside both, a noun or a claim in common
_SPREAD = 0.6  # by how much of its weight a word loses that every article of the story has beside a figure
_FEW_OF_KIND = 3  # figures of one dimension in an article, up to which any two may count one thing
_MANY_OF_NOUN = 6  # figures of one noun in an article, above which more say nothing more
#: How surely two figures count one thing by rules by hand. Of invented stories that were read while building (18, 2 wrong hard findings and
#: 50 right ones) 5 lost three right ones; figures with changed digits need less. Of 27 pairs with 10 or more 22 counted one thing.
_ENOUGH, _ENOUGH_OF_A_SLIP, _VERY_MUCH = 4.5, 3.5, 10.0
_LIKELY_OF_CLOSE = 0.1  # of 470 stories of real news two have such a pair that counts two things; .05 has five pairs


@dataclass(frozen=True, slots=True)
class Words:
    """Stems with their weights in nats, and the sum of them."""

    stems: frozenset[str]
    weight: float


class Judge:
    """Judges pairs of figures of one story. Cost: linear in the story's text to set up, then about 0.1 milliseconds a pair."""

    def __init__(self, ground: Ground, figures: Sequence[Figure]) -> None:
        """`figures`: all of the story."""
        self._claims = claims_of(ground)
        self._beside = weights_of(figures, ground.home)
        self._weights = _weights(ground)
        self._held: defaultdict[tuple[str, str | None], set[float]] = defaultdict(set)
        for f in figures:
            self._held[f.article.id, None].add(number(f))
            self._held[f.article.id, f.who].add(number(f))
        self._near = {f.key: self._weighed(f.near) for f in figures}
        self._wide = {f.key: self._weighed(f.words) for f in figures}
        self._around = {f.key: self._weighed(_around(ground, f)) for f in figures}
        self._claim = {f.key: claim_at(f, self._claims) for f in figures}
        self._rivals: defaultdict[tuple[str, str | None], list[Figure]] = defaultdict(list)
        self._noun_count: Counter[tuple[str, str, str | None]] = Counter()
        for f in figures:
            self._rivals[f.article.id, dimension(f)].append(f)
            self._noun_count[f.article.id, f.who, dimension(f)] += 1
        self._of_kind = Counter((f.article.id, dimension(f)) for f in figures)
        self._senses = {f.key: senses(f, *sentence_of(ground, f)) for f in figures}
        self._best: dict[tuple[tuple[str, int], str], tuple[float, float]] = {}
        subjects = Subjects(ground)
        self._subject = {f.key: subjects.of(f) for f in figures}

    def _weighed(self, words: Iterable[str]) -> Words:
        kept = frozenset(w for w in words if not w[0].isdigit())
        return Words(kept, math.fsum(self._weights.get(w, 0.0) for w in kept))

    def _shared(self, a: Words, b: Words) -> float:
        return math.fsum(self._weights.get(w, 0.0) for w in a.stems & b.stems)

    def _likeness(self, a: Words, b: Words) -> float:
        """Weights in common ÷ the geometric mean of both, 0 to 1."""
        return self._shared(a, b) / math.sqrt(a.weight * b.weight) if a.weight and b.weight else 0.0

    def may_meet(self, a: Figure, b: Figure) -> bool:
        """Whether anything at all speaks for it: a word beside both, a noun, a deed, a claim, the first sentences, or changed digits."""
        if is_told_in_parts(a, b):
            return False
        close = bool(self._near[a.key].stems & self._near[b.key].stems) or bool(a.who and a.who == b.who)
        close = close or (self._claim[a.key] is not None and self._claim[a.key] == self._claim[b.key])
        if close or _is_a_zero_off(a, b):
            return close
        deed = a.action is not None and a.action == b.action
        slip = is_slip(a, b) and bool(self._wide[a.key].stems & self._wide[b.key].stems)
        sense = bool(self._senses[a.key].keys() & self._senses[b.key].keys())
        return deed or slip or sense or (a.lead and b.lead) or self._few_of_kind(a, b)

    def _few_of_kind(self, a: Figure, b: Figure) -> bool:
        """Whether neither article has many figures that the other one could stand for."""
        return max(self._of_kind[f.article.id, dimension(f)] for f in (a, b)) <= _FEW_OF_KIND

    def traits(self, a: Figure, b: Figure) -> Traits:
        """What speaks for and against it, by name, rounded to 4 places. Yes and no are 1 and 0."""
        found = {**self._words(a, b), **traits_of(a, b), **self._story(a, b)}
        found.update(subject_traits(self._subject[a.key], self._subject[b.key]))
        found.update(sense_traits(self._senses[a.key], self._senses[b.key]))
        found.update(self._choice(a, b))
        return {name: round(value, 4) for name, value in found.items()}

    def likelihoods(self, pairs: Sequence[tuple[Figure, Figure]]) -> list[float]:
        """How surely both of each pair count one thing, 0 to 1, rounded to 6 places; the same for a pair whatever stands beside it."""
        return forest().likelihoods([self.traits(a, b) for a, b in pairs])

    def is_plain(self, a: Figure, b: Figure, likely: float) -> bool:
        """Whether rules by hand join two figures of which the trees are less sure.

        They look like a slip, can be one figure, are close counts of one noun that are `likely` enough, or very much speaks for them. In
        470 stories of real news that joins some 10 pairs wrongly, fewer than the trees would that find as many; what can be one figure is
        only mentioned.
        """
        if not set(kinds(a)) & set(kinds(b)) or None not in (a.action, b.action) and a.action != b.action and not is_slip(a, b):
            return False
        worth = alike(a, b, self._beside, self._claims)
        soft = is_slip(a, b) or standing(a.quantity, a.shown, b.quantity, b.shown) != "apart"
        soft = soft or (likely >= _LIKELY_OF_CLOSE and a.who == b.who and are_close(a, b))
        enough = (_ENOUGH_OF_A_SLIP if is_slip_of(a, b) else _ENOUGH) if soft else _VERY_MUCH
        return worth >= enough and is_sure(a, b, self._beside, self._claims)

    def _words(self, a: Figure, b: Figure) -> Traits:
        near = self._near[a.key], self._near[b.key]
        wide = self._wide[a.key], self._wide[b.key]
        shared = self._shared(*near)
        return {
            "near": shared,
            "near many": float(len(near[0].stems & near[1].stems)),
            "near likeness": self._likeness(*near),
            "wide": self._shared(*wide) - shared,
            "wide likeness": self._likeness(*wide),
            "around": self._likeness(self._around[a.key], self._around[b.key]),
        }

    def _choice(self, a: Figure, b: Figure) -> Traits:
        """Whether either article has other figures that the other one could stand for."""
        counts = [self._noun_count[f.article.id, f.who, dimension(f)] for f in (a, b)]
        kind = [self._of_kind[f.article.id, dimension(f)] for f in (a, b)]
        shared = self._shared(self._near[a.key], self._near[b.key])
        best = [self._best_near(a, b), self._best_near(b, a)]
        margins = [shared - (second if shared >= first else first) for first, second in best]
        return {
            "only ones of noun": float(max(counts) == 1),
            "of noun at most": float(min(_MANY_OF_NOUN, max(counts))),
            "of kind at most": float(min(_MANY_OF_NOUN, max(kind))),
            "of kind at least": float(min(_MANY_OF_NOUN, *kind)),
            "lead by near": min(margins),
            "lead of one": max(margins),
        }

    def _best_near(self, f: Figure, other: Figure) -> tuple[float, float]:
        """The two highest weights of words beside it that a figure shares with figures of its dimension in the other's article."""
        key = f.key, other.article.id
        if key not in self._best:
            rows = self._rivals[other.article.id, dimension(f)]
            shared = sorted((self._shared(self._near[f.key], self._near[g.key]) for g in rows), reverse=True)
            self._best[key] = ([*shared, 0.0])[0], ([*shared, 0.0, 0.0])[1]
        return self._best[key]

    def _story(self, a: Figure, b: Figure) -> Traits:
        ours, theirs = self._claim[a.key], self._claim[b.key]
        settled = [number(a) != number(b) and number(x) in self._held[y.article.id, None] for x, y in ((a, b), (b, a))]
        of_noun = [number(a) != number(b) and number(x) in self._held[y.article.id, x.who] for x, y in ((a, b), (b, a))]
        places = [f.quantity.start / max(1, len(f.article.text)) for f in (a, b)]
        worth = alike(a, b, self._beside, self._claims) if set(kinds(a)) & set(kinds(b)) else 0.0
        return {
            "one claim": float(ours is not None and ours == theirs),
            "two claims": float(ours is not None and theirs is not None and ours != theirs),
            "settled": float(any(settled)),
            "both settled": float(all(settled)),
            "noun settled": float(any(of_noun)),
            "apart in place": abs(places[0] - places[1]),
            "both lead": float(a.lead and b.lead),
            "one leads": float(a.lead != b.lead),
            "alike": worth,
            "sure": float(worth > 0 and is_sure(a, b, self._beside, self._claims)),
        }


def _is_a_zero_off(a: Figure, b: Figure) -> bool:
    small, large = sorted((abs(number(a)), abs(number(b))))
    return large >= _ZERO * small


def _around(ground: Ground, f: Figure) -> Iterable[str]:
    """Stems of the content words of its sentence and of those beside it."""
    sentences = ground.readings[f.article.id].sentences
    near = sentences[max(0, f.sentence - 1) : f.sentence + 2]
    return content_words(f.article.text, near[0].start, near[-1].end) if near else ()


def _weights(ground: Ground) -> Mapping[str, float]:
    """What a shared word tells: its rarity in news, less the more origins of the story have it; a reprint is no other one."""
    spread: Counter[str] = Counter()
    texts: defaultdict[str, set[str]] = defaultdict(set)
    for a in ground.articles:
        texts[ground.home[a.id]].update(w for w in content_words(a.text) if not w[0].isdigit())
    for words in texts.values():
        spread.update(words)
    size = max(2, len(texts))
    return {w: rarity(w) * (1 - _SPREAD * (have - 1) / size) for w, have in spread.items()}


@cache
def forest() -> Forest:
    """The trained trees."""
    return forest_of(asset("sameness.txt"))
