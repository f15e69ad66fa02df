"""Ways to another sentence vector: other poolings, maps of the finished vectors, tuned upper layers of the body."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from newstemma.encoders.pieces import WordPieces
from training.minilm import LAYERS, WIDTH, Tagger, base, vocabulary
from training.vectors_measured import Corpora, Floats, trained_topic

_LONGEST = 96  # pieces of a sentence that is trained on

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

    if path.exists():  # tuned already, but not encoded
        model.load_state_dict(torch.load(path, weights_only=True))
        return of(rows["all"])
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


# The maps in closed form, each by its name.


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
