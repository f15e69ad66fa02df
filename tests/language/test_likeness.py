"""Closeness of sentence vectors: exact, whatever stands beside them."""

from __future__ import annotations

import math
import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newstemma.language.likeness import closeness, closenesses


def vectors(count: int, seed: int, width: int = 384) -> list[bytes]:
    return [b if n % 7 else b"" for n, b in enumerate(random.Random(seed).randbytes(width) for _ in range(count))]


def test_a_vector_is_as_close_as_can_be_to_itself_and_as_far_from_its_opposite() -> None:
    one = bytes([127, 3, 200, 255, 0])
    opposite = np.negative(np.frombuffer(one, np.int8)).tobytes()
    assert (closeness(one, one), closeness(one, opposite)) == (1.0, -1.0)


def test_nothing_is_known_of_an_empty_vector() -> None:
    assert closeness(b"", b"\x01") is None
    assert closeness(b"\x00", b"\x01") is None
    assert closenesses([], [b"\x01"]).shape == (0, 1)
    assert np.isnan(closenesses([b"", b"\x00"], [b"\x01", b""])).all()


@pytest.mark.parametrize("width", [1, 384, 4096])
def test_many_at_once_are_the_same_to_the_last_bit_as_one_by_one(width: int) -> None:
    some, others = vectors(30, 1, width), vectors(17, 2, width)
    table = closenesses(some, others)
    for i, a in enumerate(some):
        for j, b in enumerate(others):
            alone = closeness(a, b)
            assert table[i, j] == alone or (alone is None and math.isnan(table[i, j]))


def test_the_order_and_the_company_change_no_bit() -> None:
    some, others = vectors(40, 3), vectors(50, 4)
    table = closenesses(some, others)
    assert np.array_equal(closenesses(some[::-1], others[5:9])[::-1], table[:, 5:9], equal_nan=True)


@given(st.binary(min_size=1, max_size=40), st.binary(min_size=1, max_size=40))
def test_closeness_stays_between_minus_one_and_one(a: bytes, b: bytes) -> None:
    size = min(len(a), len(b))
    found = closeness(a[:size], b[:size])
    assert found is None or -1 - 1e-12 <= found <= 1 + 1e-12


def test_vectors_of_different_encoders_are_not_compared() -> None:
    with pytest.raises(ValueError, match="384 and 32"):
        closeness(bytes(384), bytes(32))
    with pytest.raises(ValueError):
        closenesses([bytes([1] * 384)], [bytes([1] * 32)])
