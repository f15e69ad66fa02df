"""A model of one random layer, made by the torch-free part of the exporter: it says nonsense, and always the same."""

from __future__ import annotations

import string
from pathlib import Path

import numpy as np

from newstemma.encoders.opposed import COLUMNS
from training.export import LAYERS, Weights, ship, ship_judge

WIDTH, INNER, HEADS = 32, 64, 4
PIECES = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", *string.ascii_lowercase, *(f"##{c}" for c in string.ascii_lowercase), *'.,"“”‘’!?-']


def body(seed: int, types: int = 16) -> dict[str, np.ndarray]:
    """Random weights by the names of the published base."""
    dice = np.random.default_rng(seed)

    def some(*shape: int) -> np.ndarray:
        return dice.normal(0, 1 / np.sqrt(shape[-1]), shape).astype(np.float32)

    def norm() -> dict[str, np.ndarray]:
        return {"LayerNorm.weight": np.ones(WIDTH, np.float32), "LayerNorm.bias": some(WIDTH)}

    def dense(out: int, wide: int) -> dict[str, np.ndarray]:
        return {"weight": some(out, wide), "bias": some(out)}

    parts: dict[str, dict[str, np.ndarray]] = {
        "embeddings": {
            "word_embeddings.weight": some(len(PIECES), WIDTH),
            "position_embeddings.weight": some(512, WIDTH),
            "token_type_embeddings.weight": some(types, WIDTH),
            **norm(),
        },
        **{f"encoder.layer.0.attention.self.{part}": dense(WIDTH, WIDTH) for part in ("query", "key", "value")},
        "encoder.layer.0.attention.output.dense": dense(WIDTH, WIDTH),
        "encoder.layer.0.attention.output": norm(),
        "encoder.layer.0.intermediate.dense": dense(INNER, WIDTH),
        "encoder.layer.0.output.dense": dense(WIDTH, INNER),
        "encoder.layer.0.output": norm(),
        "heads": {"weight": 3 * some(sum(map(len, LAYERS.values())), WIDTH), "bias": some(sum(map(len, LAYERS.values())))},
    }
    return {f"{place}.{name}": array for place, own in parts.items() for name, array in own.items()}


def transitions() -> Weights:
    """Random moves, a little in favour of going on."""
    dice = np.random.default_rng(5)
    sizes = {layer: len(LAYERS[layer]) for layer in ("attribution", "names")}
    moves = {layer: dice.normal(0, 1, (size, size)) for layer, size in sizes.items()}
    return moves | {f"{layer}_start": dice.normal(0, 1, size) for layer, size in sizes.items()}


def borrower() -> Weights:
    """A body with the embeddings of the one that makes the vectors."""
    lender = body(2, types=2)
    shared = ("embeddings.word_embeddings.weight", "embeddings.position_embeddings.weight")
    return body(3, types=3) | {name: lender[name] for name in shared}


def judge_head() -> Weights:
    """A random linear layer over two sentences and two marks in them."""
    dice = np.random.default_rng(4)
    return {"judge.weight": dice.normal(0, 1, (len(COLUMNS), 3 * WIDTH)), "judge.bias": dice.normal(0, 1, len(COLUMNS))}


def make(place: Path) -> Path:
    """The files in that folder."""
    ship(place, vocabulary=PIECES, tagger=body(1), vectors=body(2, types=2), transitions=transitions(), heads=HEADS)
    ship_judge(place, borrower() | judge_head(), heads=HEADS)
    return place
