"""Weight files: what is packed comes back, a body borrows its embeddings, and bytes that are no weights are called so."""

from __future__ import annotations

import shutil
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newstemma.encoders.shipped import MANIFEST, shipped
from newstemma.encoders.weights import BORROWED, Weights, lent, packed, unpacked
from newstemma.errors import DamagedModel
from tests.encoders.small import HEADS, body, borrower, judge_head
from training.export import body_file, ship_judge

MADE: Weights = {
    "table": np.arange(6, dtype=np.float32).reshape(2, 3),
    "bytes": np.array([[-127, 0, 127]], np.int8),
    "heads": np.array(12, np.int16),
    "schräg/ø": np.array([-2.5], np.float32),
    "nothing": np.zeros((0, 4), np.int8),
}
LENDER = packed({name: np.full((2, 2), n, np.int8) for n, name in enumerate(BORROWED)} | {"own": np.array([1], np.int8)})
OWN = packed({"own": np.array([2], np.int8), "more": np.array([[0.5]], np.float32)})


def test_what_is_packed_comes_back() -> None:
    found = unpacked(packed(MADE))
    assert set(found) == set(MADE)
    for name, array in found.items():
        assert (array.dtype, array.shape) == (MADE[name].dtype, MADE[name].shape)
        assert np.array_equal(array, MADE[name])


def test_the_order_of_the_arrays_changes_no_byte() -> None:
    assert packed(dict(sorted(MADE.items(), reverse=True))) == packed(MADE) == packed(unpacked(packed(MADE)))


def test_numbers_of_other_kinds_are_kept_as_float32() -> None:
    assert unpacked(packed({"wide": np.array([0.1, 7.0])}))["wide"].tolist() == np.array([0.1, 7.0], np.float32).tolist()


def test_an_array_that_is_turned_is_written_as_it_is_read() -> None:
    assert np.array_equal(unpacked(packed({"turned": MADE["table"].T}))["turned"], MADE["table"].T)


def test_a_body_has_the_lenders_embeddings_and_all_else_of_its_own() -> None:
    whole, lender = unpacked(lent("judge.bin", OWN, LENDER)), unpacked(LENDER)
    assert set(whole) == {"own", "more", *BORROWED}
    assert whole["own"].tolist() == [2]
    assert all(np.array_equal(whole[name], lender[name]) for name in BORROWED)


@pytest.mark.parametrize("cut", range(0, len(OWN) - 4, 3))
def test_weights_that_end_early_are_damaged(cut: int) -> None:
    with pytest.raises(DamagedModel, match=r"'judge\.bin'"):
        lent("judge.bin", OWN[:cut], LENDER)


@pytest.mark.parametrize("raw", [b"", b"no weights", b"\xff" * 400])
def test_bytes_that_are_no_weights_are_damaged_on_either_side(raw: bytes) -> None:
    for own, lender in ((OWN, raw), (raw, LENDER)):
        with pytest.raises(DamagedModel, match=r"'judge\.bin'"):
            lent("judge.bin", own, lender)


def test_who_has_no_embeddings_lends_none() -> None:
    with pytest.raises(DamagedModel, match=r"'judge\.bin'.*KeyError"):
        lent("judge.bin", OWN, OWN)


@given(st.integers(0, len(OWN) - 1), st.integers(1, 255))
def test_one_altered_byte_is_damage_or_another_number(at: int, by: int) -> None:
    altered = bytes(byte ^ by * (n == at) for n, byte in enumerate(OWN))
    with suppress(DamagedModel):
        assert set(BORROWED) <= set(unpacked(lent("judge.bin", altered, LENDER)))


def test_a_judge_ships_without_what_the_vectors_lend_it(model_files: Path) -> None:
    files = shipped(model_files)
    own = files.read("judge.bin")
    assert not set(BORROWED) & set(unpacked(own))
    assert lent("judge.bin", own, files.read("vectors.bin")) == body_file(borrower(), heads=HEADS)


def test_a_judge_with_embeddings_of_its_own_is_not_shipped(model_files: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(model_files, tmp_path / "copy"))
    with pytest.raises(ValueError, match="must not be trained"):
        ship_judge(folder, {**body(3, types=2), **judge_head()}, heads=HEADS)
    assert (folder / MANIFEST).read_bytes() == (model_files / MANIFEST).read_bytes()
