"""Files that are cut short, altered, of another format, or not there."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from newstemma.encoders.engine import Body
from newstemma.encoders.minilm import MiniLM
from newstemma.encoders.shipped import shipped
from newstemma.errors import DamagedModel, ModelError, OtherModel
from tests.encoders.small import HEADS, body, make
from training.export import body_file, by_row, packed, unpacked, whole_numbers

FILES = ["vocabulary.txt", "heads.npy", "tagger.bin", "vectors.bin", "judge.bin", "judge.npy"]


@pytest.fixture
def folder(model_files: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(model_files, tmp_path / "copy"))


def ask(place: Path) -> None:
    encoder = MiniLM(place)
    encoder.tag(["Nine drowned."])
    encoder.vectors(["Nine drowned."])
    encoder.oppose([("Nine drowned.", "All were saved.")])


def rewrite(place: Path, **changes: Any) -> None:
    manifest = json.loads((place / "manifest.json").read_text())
    (place / "manifest.json").write_text(json.dumps(manifest | changes))


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("harm", ["cut short", "one bit", "gone", "empty"])
def test_a_damaged_file_is_named_with_what_to_do(folder: Path, file: str, harm: str) -> None:
    raw = bytearray((folder / file).read_bytes())
    raw[len(raw) // 2] ^= 1
    harmed = {"cut short": bytes(raw[:-9]), "one bit": bytes(raw), "empty": b""}
    (folder / file).unlink()
    if harm in harmed:
        (folder / file).write_bytes(harmed[harm])
    with pytest.raises(DamagedModel, match=rf"'{file}'.*pip install --force-reinstall"):
        ask(folder)


@pytest.mark.parametrize("file", FILES[1:])
def test_bytes_that_are_no_weights_are_refused_even_when_they_were_shipped(folder: Path, file: str) -> None:
    (folder / file).write_bytes(b"no weights")
    files = json.loads((folder / "manifest.json").read_text())["files"]
    rewrite(folder, files=files | {file: hashlib.sha256(b"no weights").hexdigest()})
    with pytest.raises(DamagedModel, match=f"'{file}'"):
        ask(folder)


@pytest.mark.parametrize("number", [0, 1, "one"])
def test_files_of_another_format_are_refused(folder: Path, number: object) -> None:
    rewrite(folder, format=number)
    with pytest.raises(OtherModel, match=rf"format {number}, this version reads format 3.*pip install"):
        shipped(folder)


@pytest.mark.parametrize(
    "changes",
    [
        {"layers": []},
        {"layers": None},
        {"moves": {}},
        {"window": "wide"},
        {"files": 7},
        {"layers": [["names", ["O", "B-planet"]]]},
        {"score": [1]},
    ],
)
def test_a_manifest_that_makes_no_sense_is_damaged(folder: Path, changes: dict[str, Any]) -> None:
    rewrite(folder, **changes)
    with pytest.raises(DamagedModel, match=r"'manifest\.json'"):
        shipped(folder)


@pytest.mark.parametrize("raw", [b"", b"{", b"[]", b"\xff\xfe", b"null"])
def test_a_manifest_that_cannot_be_read_is_damaged(folder: Path, raw: bytes) -> None:
    (folder / "manifest.json").write_bytes(raw)
    with pytest.raises(ModelError, match=r"'manifest\.json'"):
        shipped(folder)


def test_other_weights_have_another_name(folder: Path, model_files: Path) -> None:
    rewrite(folder, unit_margin=3)
    assert shipped(folder).name != shipped(model_files).name


def test_the_same_weights_give_the_same_files(model_files: Path, tmp_path: Path) -> None:
    again = make(tmp_path / "again")
    assert {p.name: p.read_bytes() for p in again.iterdir()} == {p.name: p.read_bytes() for p in model_files.iterdir()}


def test_int8_rows_come_back_within_half_a_step() -> None:
    weights = np.random.default_rng(0).normal(0, 1, (5, 64)).astype(np.float32)
    weights[2] = 0
    stored, scale = by_row(weights)
    assert np.abs(stored / scale[:, None] - weights).max() <= np.abs(weights).max() / 127 / 2 + 1e-6


def test_no_two_neighbours_overflow_sixteen_bits() -> None:
    weights = np.random.default_rng(1).normal(0, 1, (200, 64)).astype(np.float32)
    plain, _ = by_row(weights)
    stored, scale = by_row(weights, paired=True)

    def largest(rows: np.ndarray) -> int:
        return max(int((np.maximum(sign * rows.astype(int), 0).reshape(len(rows), -1, 2)).sum(2).max()) for sign in (1, -1))

    assert largest(stored) <= 128 < largest(plain)
    assert np.abs(stored / scale[:, None] - weights).max() <= (0.5 / scale).max() + 1e-6


def test_a_body_file_holds_what_it_was_made_of() -> None:
    weights = body(1)
    assert packed(unpacked(body_file(weights, heads=HEADS))) == body_file(weights, heads=HEADS)
    whole = unpacked(body_file(weights, heads=HEADS, whole=True))
    near = whole_numbers(unpacked(body_file(weights, heads=HEADS)))
    assert set(whole) == set(near)
    assert all(np.abs(whole[name] - near[name]).max() < 0.01 for name in whole)


def test_int8_says_nearly_what_float32_says() -> None:
    weights = body(1)
    whole = Body("whole", body_file(weights, heads=HEADS, whole=True), compute="float32").hidden([2, 5, 9, 40, 3], [0, 1, 8, 0, 0])
    small = Body("small", body_file(weights, heads=HEADS)).hidden([2, 5, 9, 40, 3], [0, 1, 8, 0, 0])
    alike = (whole * small).sum(1) / np.linalg.norm(whole, axis=1) / np.linalg.norm(small, axis=1)
    assert whole.shape == (5, 32)
    assert alike.min() > 0.999
    assert not np.array_equal(whole, small)
