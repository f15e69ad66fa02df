"""Labels by a trained tagger for news that nobody labelled: what a second training learns from beside the gold.

    python -m training.teach CHECKPOINT… --wheel WHEEL --news allsides_articles.jsonl.xz --out FILE [--paragraphs 16000] [--seed 7]

Paragraphs are drawn from all outlets and years. The teachers' shares of each label are averaged and kept as they are ("soft"); a hard
label is kept where the mean of the shares is at least `_SURE`, and left open elsewhere. Human readers of PolNeAR agree with each other on
seven spans of ten: one-hot labels teach their disagreements by heart, shares do not. Cost: about four minutes on two cores.
Source: Hinton et al. 2015 (distillation); Xie et al. 2020 (noisy student).
"""

from __future__ import annotations

import argparse
import json
import lzma
import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch

from newstemma.encoders.pieces import WINDOW, Window, WordPieces
from training.corpora import lines_of
from training.minilm import Tagger, vocabulary
from training.tagger import LAYERS, Cell, emissions

_SURE = 0.8
_SHORTEST, _LONGEST = 60, 1200  # characters of a paragraph
_EACH = 2  # paragraphs drawn from one article
_BATCH = 32


def drawn(news: Path, count: int, seed: int) -> list[str]:
    """So many paragraphs, at most `_EACH` of one article, each once, in an order that the seed gives."""
    dice = random.Random(seed)
    found: set[str] = set()
    with lzma.open(news, "rt", encoding="utf-8") as lines:
        for line in lines:
            text = json.loads(line).get("text") or ""
            fit = [text[a:b] for a, b in lines_of(text) if _SHORTEST <= b - a <= _LONGEST]
            found.update(dice.sample(fit, min(_EACH, len(fit))))
    chosen = sorted(found)
    dice.shuffle(chosen)
    return chosen[:count]


def taught(teachers: Sequence[Tagger], windows: Sequence[Window], device: torch.device) -> list[Cell]:
    """The windows with the teachers' labels; acts only where they see a cue."""
    cells: list[Cell | None] = [None] * len(windows)
    order = sorted(range(len(windows)), key=lambda n: len(windows[n].ids))
    blank = [
        Cell(
            np.array(w.ids, np.int32),
            np.array(w.types, np.int8),
            np.array(w.firsts, np.int16),
            np.zeros((len(LAYERS), len(w.firsts)), np.int8),
        )
        for w in windows
    ]
    with torch.no_grad():
        for start in range(0, len(order), _BATCH):
            numbers = order[start : start + _BATCH]
            group = [blank[n] for n in numbers]
            every = [emissions(teacher, group, device)[0] for teacher in teachers]
            shares = {layer: torch.stack([own[layer].softmax(-1) for own in every]).mean(0).cpu().numpy() for layer in LAYERS}
            for at, n in enumerate(numbers):
                size = len(blank[n].firsts)
                own = {layer: rows[at, :size] for layer, rows in shares.items()}
                labels = np.stack([np.where(rows.max(1) >= _SURE, rows.argmax(1), -1) for rows in own.values()]).astype(np.int8)
                cue = own["roles"][:, 3] + own["roles"][:, 4] > 1 / 2
                labels[list(LAYERS).index("acts"), ~cue] = -1
                soft = np.concatenate(list(own.values()), axis=1).astype(np.float16)
                cells[n] = Cell(blank[n].ids, blank[n].types, blank[n].firsts, labels, soft)
    return [cell for cell in cells if cell is not None]


def save(cells: Sequence[Cell], place: Path) -> None:
    """All cells as flat arrays in one file."""
    flat = {
        "ids": np.concatenate([c.ids for c in cells]),
        "types": np.concatenate([c.types for c in cells]),
        "firsts": np.concatenate([c.firsts for c in cells]),
        "labels": np.concatenate([c.labels for c in cells], axis=1),
        "soft": np.concatenate([c.soft for c in cells if c.soft is not None]),
        "pieces": np.array([len(c.ids) for c in cells]),
        "words": np.array([len(c.firsts) for c in cells]),
    }
    np.savez(place, **flat)  # type: ignore[arg-type]


def main() -> None:
    """Draw, label, save."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoints", type=Path, nargs="+")
    parser.add_argument("--wheel", type=Path, required=True)
    parser.add_argument("--news", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--paragraphs", type=int, default=16_000)
    parser.add_argument("--seed", type=int, default=7)
    asked = parser.parse_args()
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    teachers = []
    for place in asked.checkpoints:
        teacher = Tagger().to(device)
        teacher.load_state_dict(torch.load(place, map_location=device, weights_only=False)["model"])
        teachers.append(teacher.eval())
    pieces = WordPieces(vocabulary(asked.wheel))
    windows = [w for text in drawn(asked.news, asked.paragraphs, asked.seed) for w in pieces.windows(text, WINDOW)]
    cells = taught(teachers, windows, device)
    save(cells, asked.out)
    print(f"{len(cells)} windows, {sum(len(c.ids) for c in cells)} pieces")


if __name__ == "__main__":
    main()
