"""The yardsticks of sentence vectors: what is read, what is scored with it, and what may choose between candidates.

NAnCo's Q2, 3, 5 and 6 and 300 pairs of MSRP's train part choose; NAnCo's Q4, 7, 8 and 9, MSRP's test part and the odd-numbered topics of
ECB+ are scored. Look-alikes: average precision within a topic, sentences that share an event before sentences on its look-alike.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from evals.same_claim import Pair, Task, average_precision, balanced, best_threshold, bootstrap, task
from training.pairs import Marked, Roundup, Sighting, look_alikes, msrp, roundups, sightings, superpal

Floats = NDArray[np.float32]
_SAMPLES = 2000
_HELD = 300  # pairs of MSRP's train part that nothing trains on


@dataclass(frozen=True, slots=True)
class Corpora:
    """Everything that is read."""

    nanco: Task
    msrp_train: list[Marked]
    msrp_held: list[Marked]
    msrp_test: list[Marked]
    superpal: list[Marked]
    sightings: list[Sighting]
    looks: list[tuple[int, int, bool]]
    roundups: list[Roundup]

    def texts(self) -> list[str]:
        """All texts, each once, in the order of the alphabet."""
        marked = [*self.msrp_train, *self.msrp_held, *self.msrp_test, *self.superpal]
        found = {*self.nanco.texts, *(p.one for p in marked), *(p.other for p in marked), *(s.text for s in self.sightings)}
        return sorted(found.union(*(r.titles + r.leads for r in self.roundups)))


def read(data: Path) -> Corpora:
    """The corpora from their archives."""
    train, seen = msrp(data / "msrp.tar.gz", "train"), sightings(data / "ecbplus_traindev.tar.gz")
    return Corpora(
        task(data / "discord_questions.tar.gz"),
        train[:-_HELD],
        train[-_HELD:],
        msrp(data / "msrp.tar.gz", "test"),
        superpal(data / "superpal.tar.gz"),
        seen,
        list(look_alikes(seen)),
        roundups(data / "allsides_stories_train.jsonl.gz"),
    )


@dataclass(frozen=True, slots=True)
class Scores:
    """Cosines of the pairs of each yardstick, in its order."""

    nanco: list[float]
    held: NDArray[np.float64]
    msrp: NDArray[np.float64]
    looks: NDArray[np.float64]


def cosines(vectors: Floats, pairs: Sequence[tuple[int, int]]) -> NDArray[np.float64]:
    """Cosines of rows, six decimals."""
    a, b = np.array(pairs).T
    return np.round(np.einsum("nd,nd->n", vectors[a].astype(np.float64), vectors[b].astype(np.float64)), 6)


def scored(vectors: Floats, corpora: Corpora, place: Mapping[str, int]) -> Scores:
    """The cosines of one candidate. vectors: of all texts, rows L2-normalised; place: the row of each text."""

    def of(pairs: Sequence[Marked]) -> NDArray[np.float64]:
        return cosines(vectors, [(place[p.one], place[p.other]) for p in pairs])

    seen = [place[s.text] for s in corpora.sightings]
    named = [place[text] for text in corpora.nanco.texts]
    nanco = cosines(vectors, [(named[p.a], named[p.b]) for p in corpora.nanco.pairs])
    looks = cosines(vectors, [(seen[i], seen[j]) for i, j, _ in corpora.looks])
    return Scores([float(s) for s in nanco], of(corpora.msrp_held), of(corpora.msrp_test), looks)


def precision(scores: NDArray[np.float64], same: NDArray[np.bool_], weights: NDArray[np.int64] | None = None) -> float:
    """Average precision; pairs of one score count in the order in which they stand."""
    order = np.argsort(-scores, kind="stable")
    weight = np.ones(len(scores)) if weights is None else weights[order].astype(np.float64)
    right = np.cumsum(weight * same[order])
    share = right / np.maximum(np.cumsum(weight), 1)
    return float((share * weight * same[order]).sum() / max(right[-1], 1))


def trained_topic(topic: int) -> bool:
    """Whether sentences of this topic of ECB+ may be trained on: half of the topics, by their number; the other half is scored."""
    return topic % 2 == 0


def topic_precisions(scores: NDArray[np.float64], corpora: Corpora, *, trained: bool = False) -> dict[int, float]:
    """Average precision within each scored topic of ECB+ that has pairs of both kinds; with `trained`, within the others."""
    topics = np.array([corpora.sightings[i].topic for i, _, _ in corpora.looks])
    same = np.array([s for _, _, s in corpora.looks])
    parts = {int(t): topics == t for t in np.unique(topics) if trained_topic(int(t)) == trained}
    return {t: precision(scores[own], same[own]) for t, own in parts.items() if 0 < same[own].sum() < own.sum()}


def areas(scores: NDArray[np.float64], same: NDArray[np.bool_]) -> float:
    """Area under the ROC curve: how often a pair that is the same scores above one that is not; a tie is half."""
    low = np.sort(scores[~same])
    below = (np.searchsorted(low, scores[same], "left") + np.searchsorted(low, scores[same], "right")) / 2
    return float(below.mean() / len(low))


def dev_figures(nanco: Task, scores: Sequence[float]) -> tuple[float, float]:
    """(balanced accuracy, average precision) on the tuning questions of NAnCo, each question by the threshold of the other three."""
    both = [(pair, score) for pair, score in zip(nanco.pairs, scores, strict=True) if pair.tunes]
    said: list[tuple[bool, bool]] = []
    for group in sorted({pair.group for pair, _ in both}):
        threshold = best_threshold([(score, pair.same) for pair, score in both if pair.group != group])
        said += [(pair.same, score >= threshold) for pair, score in both if pair.group == group]
    return balanced(said), average_precision([(score, pair.same) for pair, score in both])


def _balanced(pairs: Sequence[Pair], scores: Sequence[float]) -> tuple[float, float]:
    both = list(zip(pairs, scores, strict=True))
    threshold = best_threshold([(score, pair.same) for pair, score in both if pair.tunes])
    counted = [(score, pair.same) for pair, score in both if pair.counts]
    return balanced([(same, score >= threshold) for score, same in counted]), average_precision(counted)


def figures(scores: Scores, corpora: Corpora) -> dict[str, float]:
    """All figures of one candidate; what begins with dev_ is what may choose."""
    dev = dev_figures(corpora.nanco, scores.nanco)
    nanco = _balanced(corpora.nanco.pairs, scores.nanco)
    held, test = (np.array([p.same for p in own]) for own in (corpora.msrp_held, corpora.msrp_test))
    topics = topic_precisions(scores.looks, corpora)
    left = np.array([not trained_topic(corpora.sightings[i].topic) for i, _, _ in corpora.looks])
    same = np.array([s for _, _, s in corpora.looks])
    return {
        "dev_nanco_balanced": dev[0],
        "dev_nanco_ap": dev[1],
        "dev_msrp_ap": precision(scores.held, held),
        "nanco_balanced": nanco[0],
        "nanco_ap": nanco[1],
        "msrp_ap": precision(scores.msrp, test),
        "looks_ap": float(np.mean(list(topics.values()))),
        "looks_auc": areas(scores.looks[left], same[left]),
    }


def beaten(ours: Scores, theirs: Scores, corpora: Corpora) -> dict[str, float]:
    """For each yardstick p that `ours` is no better: paired bootstrap over answers (NAnCo), pairs (MSRP), topics (look-alikes). Seeded."""
    chance = np.random.default_rng(20310304)
    same = np.array([p.same for p in corpora.msrp_test])
    lost = 0
    for _ in range(_SAMPLES):
        weights = np.bincount(chance.integers(0, len(same), len(same)), minlength=len(same))
        lost += precision(ours.msrp, same, weights) <= precision(theirs.msrp, same, weights)
    first, second = (np.array(list(topic_precisions(s.looks, corpora).values())) for s in (ours, theirs))
    drawn = chance.integers(0, len(first), (_SAMPLES, len(first)))
    worse = int(((first - second)[drawn].mean(1) <= 0).sum())
    return {
        "nanco_p": bootstrap(corpora.nanco.pairs, ours.nanco, theirs.nanco, samples=_SAMPLES),
        "msrp_p": (lost + 1) / (_SAMPLES + 1),
        "looks_p": (worse + 1) / (_SAMPLES + 1),
    }


def dev_quality(vectors: Floats, corpora: Corpora, place: Mapping[str, int], floor: float) -> float:
    """What chooses: mean of NAnCo's two figures on the tuning questions, less what MSRP's held pairs lose against `floor`."""
    named = [place[text] for text in corpora.nanco.texts]
    scores = cosines(vectors, [(named[p.a], named[p.b]) for p in corpora.nanco.pairs])
    held = cosines(vectors, [(place[p.one], place[p.other]) for p in corpora.msrp_held])
    lost = floor - precision(held, np.array([p.same for p in corpora.msrp_held]))
    return float(np.mean(dev_figures(corpora.nanco, [float(s) for s in scores]))) - max(0.0, lost)


def measured(corpora: Corpora, place: Mapping[str, int]) -> dict[str, list[int]]:
    """Numbers of the texts that choose, and of all that are measured."""
    tuning = {n for pair in corpora.nanco.pairs if pair.tunes for n in (pair.a, pair.b)}
    dev = {corpora.nanco.texts[n] for n in tuning} | {t for p in corpora.msrp_held for t in (p.one, p.other)}
    seen = {s.text for s in corpora.sightings if not trained_topic(s.topic)}
    whole = dev | set(corpora.nanco.texts) | {t for p in corpora.msrp_test for t in (p.one, p.other)} | seen
    return {"dev": sorted(place[t] for t in dev), "all": sorted(place[t] for t in whole)}
