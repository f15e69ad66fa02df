"""One window of pieces through six layers of a transformer, by CTranslate2 in int8, without torch.

A window is one run: it is not padded and has no mates, so that what comes out cannot depend on what else is read. Weights are int8 by
output row, activations int8 by piece, sums of their products whole numbers; only attention and normalisation are floats.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np
import numpy.typing as npt

from newstemma.errors import DamagedModel

Hidden = npt.NDArray[np.float32]

#: What the engine wants to be told besides the weights. It knows no words: pieces come as numbers, so one piece is vocabulary enough.
_BESIDE = {
    "config.json": b'{"layer_norm_epsilon": 1e-12, "unk_token": "[UNK]", "bos_token": "[CLS]", "eos_token": "[SEP]"}',
    "vocabulary.txt": b"[UNK]\n",
}


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
        import ctranslate2

        files = {"model.bin": weights, **_BESIDE}
        try:
            self._engine = ctranslate2.Encoder(
                name, device="cpu", compute_type=compute, inter_threads=threads, intra_threads=1, files=files
            )
        except (RuntimeError, ValueError) as error:
            raise DamagedModel(name, str(error)) from error

    def hidden(self, ids: Sequence[int], types: Sequence[int]) -> Hidden:
        """The last hidden states of one window, float32 [pieces, width].

        ids, types  one or more pieces, no more than the weights have positions for; numbers outside the vocabulary are not caught
        """
        states = self._engine.forward_batch([list(ids)], token_type_ids=[list(types)]).last_hidden_state
        copied: Hidden = np.array(states, dtype=np.float32)[0]
        return copied
