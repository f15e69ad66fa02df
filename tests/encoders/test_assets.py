"""The files that ship: whole, small enough, and saying what they should of a plain sentence."""

from __future__ import annotations

import numpy as np
import pytest

from newstemma.encoders import ASSETS
from newstemma.encoders.minilm import MiniLM
from newstemma.encoders.shipped import shipped
from newstemma.encoders.weights import unpacked
from newstemma.language.likeness import closeness
from training.export import LAYERS

pytestmark = pytest.mark.skipif(not (ASSETS / "manifest.json").exists(), reason="the model's files are not in this checkout")

TEXT = "The ferry Alba sank off Port Vale in fog, Mayor Ida Renn told reporters on Monday. “Nobody could see the light,” she said."


@pytest.fixture(scope="module")
def model() -> MiniLM:
    return MiniLM(ASSETS)


def test_every_file_is_whole_and_together_they_are_small() -> None:
    files = shipped(ASSETS)
    assert sum(len(files.read(name)) for name in files.files) < 60e6
    assert files.heads().shape == (385, sum(map(len, LAYERS.values())))
    assert len(files.vocabulary()) == 30522


@pytest.mark.parametrize("file", ["tagger.bin", "vectors.bin", "judge.bin"])
def test_no_processor_overflows_on_the_weights(file: str) -> None:
    rows = [w for name, w in unpacked(shipped(ASSETS).read(file)).items() if "layer_" in name and w.dtype == np.int8 and w.ndim == 2]
    assert len(rows) == 24
    for signed in (sign * w.astype(np.int16) for w in rows for sign in (1, -1)):
        assert np.maximum(signed, 0).reshape(len(signed), -1, 2).sum(2).max() <= 128


def test_a_plain_report_is_read(model: MiniLM) -> None:
    (found,) = model.tag([TEXT])
    first, second = found.attributions
    assert first.source is not None
    assert second.source is not None
    assert "Ida Renn" in TEXT[slice(*first.source)]
    assert TEXT[slice(*second.source)] == "she"
    assert "Nobody could see the light" in TEXT[slice(*second.content[0])]
    assert {first.act, second.act} == {"speech"}
    assert ("Ida Renn", "person") in {(TEXT[n.start : n.end], n.kind) for n in found.names}
    assert ("Port Vale", "place") in {(TEXT[n.start : n.end], n.kind) for n in found.names}


def test_what_says_the_same_is_closer_than_what_does_not(model: MiniLM) -> None:
    ferry, boat, taxes = model.vectors(["The ferry sank in fog.", "A boat went down in the mist.", "Parliament raised taxes."])
    same, other = closeness(ferry, boat), closeness(ferry, taxes)
    assert same is not None
    assert other is not None
    assert same > other + 0.3


def test_mates_order_and_threads_change_no_byte(model: MiniLM) -> None:
    paragraphs = [TEXT, TEXT[:40], "", TEXT * 12, "Fog.", TEXT[83:], TEXT[:81]] * 3
    tags, vectors = [model.tag([p])[0] for p in paragraphs], [model.vectors([p])[0] for p in paragraphs]
    for threads in (1, 2, 4):
        other = MiniLM(ASSETS, threads=threads)
        assert other.tag(paragraphs[::-1]) == tags[::-1]
        assert other.vectors(paragraphs[::-1]) == vectors[::-1]
