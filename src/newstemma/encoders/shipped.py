"""The files of the small model: what they are, whether they are whole, and what their numbers mean.

A folder with `manifest.json`, which names every other file with its SHA-256:

    vocabulary.txt   the word pieces, one a line, in the order of their numbers
    tagger.bin       the weights that read paragraphs
    heads.npy        int32 [width + 1, columns], in 2^-14: from a hidden state to the scores of each layer's labels; the last row is added
    vectors.bin      the weights that make sentence vectors
    judge.bin        the weights that read two sentences side by side, but for the embeddings, which are those of vectors.bin
    judge.npy        int32 [3 * width + 1, 4], in 2^-14: see `encoders.opposed`

Made by `training/export.py`; read here and nowhere else.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from itertools import accumulate
from pathlib import Path
from typing import Any, get_args

import numpy as np
import numpy.typing as npt

from newstemma.encoders.decode import Plan
from newstemma.encoders.paths import chain
from newstemma.errors import DamagedModel, OtherModel
from newstemma.model.reading import Act, NameKind

#: The format of the files that this version reads; another one is refused.
FORMAT = 3
MANIFEST = "manifest.json"
#: Steps of the numbers in heads.npy to one.
HEADS = 1 << 14


@dataclass(frozen=True, slots=True)
class Shipped:
    """The manifest of one folder.

    name    what it is, with a version and the first eight digits of the manifest's SHA-256, so that other weights have another name
    files   file to its SHA-256
    window  the most pieces that the weights read at once
    """

    place: Path
    name: str
    files: Mapping[str, str]
    window: int
    plan: Plan

    def read(self, file: str) -> bytes:
        """The bytes of one of the files.

        Raises   DamagedModel: it is not there, or its bytes are not those that were shipped
        """
        try:
            raw = (self.place / file).read_bytes()
        except OSError as error:
            raise DamagedModel(file, error.strerror or "it cannot be read") from error
        if hashlib.sha256(raw).hexdigest() != self.files.get(file):
            raise DamagedModel(file, "its bytes are not those that were shipped")
        return raw

    def vocabulary(self) -> list[str]:
        """The pieces in the order of their numbers."""
        return self.read("vocabulary.txt").decode().split("\n")[:-1]

    def heads(self, file: str = "heads.npy") -> npt.NDArray[np.int32]:
        """A linear layer, [inputs + 1, columns], in steps of 1/HEADS; its last row is added."""
        try:
            found: npt.NDArray[np.int32] = np.load(BytesIO(self.read(file)), allow_pickle=False)
        except ValueError as error:
            raise DamagedModel(file, str(error)) from error
        return found


def shipped(place: Path) -> Shipped:
    """What lies in the folder, from its manifest; the large files are read when they are asked for.

    Raises   DamagedModel: the manifest is not there or makes no sense; OtherModel: it is of another format
    """
    try:
        raw = (place / MANIFEST).read_bytes()
        said = json.loads(raw)
        if said["format"] != FORMAT:
            raise OtherModel(str(said["format"]), str(FORMAT))
        name = f"{said['name']}-{hashlib.sha256(raw).hexdigest()[:8]}"
        return Shipped(place, name, dict(said["files"]), int(said["window"]), _plan(said))
    except OSError as error:
        raise DamagedModel(MANIFEST, error.strerror or "it cannot be read") from error
    except (ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
        raise DamagedModel(MANIFEST, f"{type(error).__name__}: {error}") from error


def _plan(said: Mapping[str, Any]) -> Plan:
    """The manifest's numbers as the decoder wants them."""
    layers: dict[str, list[str]] = {layer: list(labels) for layer, labels in said["layers"]}
    ends = list(accumulate(map(len, layers.values())))
    chains = {layer: chain(layers[layer], said["moves"][layer], said["starts"][layer]) for layer in ("attribution", "names")}
    return Plan(
        columns={layer: slice(end - len(labels), end) for (layer, labels), end in zip(layers.items(), ends, strict=True)},
        attribution=chains["attribution"],
        names=chains["names"],
        kinds={kind: _one_of(kind, get_args(NameKind)) for kind in sorted({label[2:] for label in layers["names"][1:]})},
        acts=tuple(_one_of(act, get_args(Act)) for act in layers["act"]),
        unit_margin=int(said["unit_margin"]),
        score={name: float(weight) for name, weight in said["score"].items()},
    )


def _one_of(word: str, known: tuple[Any, ...]) -> Any:
    if word not in known:
        raise ValueError(f"{word!r} is none of {', '.join(known)}")
    return word
