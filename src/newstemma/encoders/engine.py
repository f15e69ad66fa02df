"""One window of pieces through six layers of a transformer, by CTranslate2 in int8, without torch.

A window is one run: it is not padded and has no mates, so that what comes out cannot depend on what else is read. Weights are int8 by
output row, activations int8 by piece, sums of their products whole numbers; only attention and normalisation are floats.
"""

from __future__ import annotations

import os
import platform
from collections.abc import Sequence
from importlib import import_module
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from newstemma.errors import DamagedModel

Hidden = npt.NDArray[np.float32]

#: What the engine wants to be told besides the weights. It knows no words: pieces come as numbers, so one piece is vocabulary enough.
_BESIDE = {
    "config.json": b'{"layer_norm_epsilon": 1e-12, "unk_token": "[UNK]", "bos_token": "[CLS]", "eos_token": "[SEP]"}',
    "vocabulary.txt": b"[UNK]\n",
}
#: One way to compute on every x86 with AVX2. By itself the engine takes 512 bits and Intel's library on Intel's processors alone, and a
#: tenth of the vectors' bytes differs. It costs such a machine some speed; what the environment already says is left alone.
_ONE_WAY = {"CT2_FORCE_CPU_ISA": "AVX2", "CT2_USE_MKL": "0"}


def engine() -> Any:
    """The engine's module, told to compute in one way before it is loaded.

    Raises   ImportError: it is not installed, or does not load on this machine
    """
    if platform.machine().casefold() in {"x86_64", "amd64"} and _has_avx2():
        for name, value in _ONE_WAY.items():
            os.environ.setdefault(name, value)
    import ctranslate2

    return ctranslate2


def _has_avx2() -> bool:
    """What numpy found out about the processor; where it keeps that is its own affair and may change, so a guess of no is safe."""
    try:
        return bool(import_module("numpy._core._multiarray_umath").__cpu_features__.get("AVX2"))
    except (ImportError, AttributeError):
        return False


class Body:
    """A transformer without its heads. Safe to call from several threads; the interpreter's lock is released while it runs."""

    def __init__(self, name: str, weights: bytes, *, threads: int = 1, compute: Literal["int8", "float32"] = "int8") -> None:
        """From the bytes of a weight file.

        name     of the file, for errors
        threads  how many windows may run at once, one core each
        compute  float32 for a file of such weights, to compare with
        Raises   DamagedModel: these bytes are no weights that the engine reads
        Cost     about 50 ms
        """
        files = {"model.bin": weights, **_BESIDE}
        try:
            self._engine = engine().Encoder(name, device="cpu", compute_type=compute, inter_threads=threads, intra_threads=1, files=files)
        except (RuntimeError, ValueError) as error:
            raise DamagedModel(name, str(error)) from error

    def hidden(self, ids: Sequence[int], types: Sequence[int]) -> Hidden:
        """The last hidden states of one window, float32 [pieces, width].

        ids, types  one or more pieces, no more than the weights have positions for; numbers outside the vocabulary are not caught
        """
        states = self._engine.forward_batch([list(ids)], token_type_ids=[list(types)]).last_hidden_state
        copied: Hidden = np.array(states, dtype=np.float32)[0]
        return copied
