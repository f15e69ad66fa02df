"""Weight files: the engine's own binary layout, read and written, and a body that borrows its embeddings from another.

Source: the layout that ctranslate2.specs writes for BERT, revision 1, binary version 6.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

from newstemma.errors import DamagedModel

Array = npt.NDArray[Any]
Weights = Mapping[str, Array]

#: What one body may lend to another that was trained without moving it: half of all bytes.
BORROWED = ("encoder/embeddings_0/weight", "encoder/embeddings_0/weight_scale", "encoder/position_encodings/encodings")

_KINDS = {"float32": 0, "int8": 1, "int16": 2}
_SPEC, _LAYOUT, _REVISION = "TransformerEncoderSpec", 6, 1


def lent(name: str, own: bytes, lender: bytes) -> bytes:
    """A weight file with the embeddings of another.

    name     of the file, for errors
    Raises   DamagedModel: these bytes are no weights
    """
    try:
        whole = unpacked(lender)
        return packed(unpacked(own) | {borrowed: whole[borrowed] for borrowed in BORROWED})
    except (struct.error, ValueError, KeyError, UnicodeDecodeError, IndexError, MemoryError) as error:
        raise DamagedModel(name, f"{type(error).__name__}: {error}") from error


def packed(made: Weights) -> bytes:
    """The engine's binary layout: a head, then name, shape, kind and little-endian numbers of each array, by name."""
    parts = [struct.pack("<I", _LAYOUT), _string(_SPEC), struct.pack("<II", _REVISION, len(made))]
    for name, array in sorted(made.items()):
        plain = np.ascontiguousarray(array, array.dtype if array.dtype.name in _KINDS else np.float32)
        shape = struct.pack(f"<B{array.ndim}I", array.ndim, *array.shape)
        parts += [_string(name), shape, struct.pack("<BI", _KINDS[plain.dtype.name], plain.nbytes), plain.tobytes()]
    return b"".join([*parts, struct.pack("<I", 0)])


def unpacked(raw: bytes) -> dict[str, Array]:
    """The arrays of a body file by name: what `packed` made it of."""
    found: dict[str, Array] = {}
    kinds = {number: name for name, number in _KINDS.items()}
    at = struct.calcsize("<IH") + len(_SPEC) + 1 + struct.calcsize("<I")
    (count,) = struct.unpack_from("<I", raw, at)
    at += 4
    for _ in range(count):
        (length,) = struct.unpack_from("<H", raw, at)
        name = raw[at + 2 : at + 1 + length].decode()
        at += 2 + length
        shape = struct.unpack_from(f"<{raw[at]}I", raw, at + 1)
        at += 1 + 4 * raw[at]
        kind, size = struct.unpack_from("<BI", raw, at)
        at += 5
        found[name] = np.frombuffer(raw[at : at + size], kinds[kind]).reshape(shape)
        at += size
    return found


def _string(text: str) -> bytes:
    raw = text.encode() + b"\0"
    return struct.pack("<H", len(raw)) + raw
