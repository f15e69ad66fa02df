"""Two texts laid beside each other."""

from __future__ import annotations

from random import Random
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newstemma.statements.diff import blocks, ops

_TEXTS = st.text(alphabet="ab ’'.,\n", max_size=60)


@given(_TEXTS, _TEXTS)
def test_ops_cover_both_texts_and_what_is_called_equal_is(base: str, here: str) -> None:
    found = ops(base, here)
    assert "".join(base[a:b] for _, a, b, _, _ in found) == base
    assert "".join(here[c:d] for _, _, _, c, d in found) == here
    assert all(base[a:b] == here[c:d] for kind, a, b, c, d in found if kind == "equal")
    assert {kind for kind, *_ in found} <= {"equal", "delete", "insert", "replace"}
    assert all((kind == "insert") == (a == b) and (kind == "delete") == (c == d) for kind, a, b, c, d in found)


def test_words_are_never_cut_in_two() -> None:
    assert ops("sheltered moorings", "sheltered mooring") == (("equal", 0, 10, 0, 10), ("replace", 10, 18, 10, 17))


def test_the_same_start_does_not_hide_a_cut_at_the_start() -> None:
    assert ops("I went home and I went to bed", "I went to bed")[0] == ("delete", 0, 16, 0, 0)


@pytest.mark.parametrize("kind", ["other words", "all new", "moved", "one word", "two words in turn"])
def test_a_speech_of_five_thousand_words_is_compared_in_no_time(kind: str) -> None:
    chance = Random(4)
    speech = [f"w{int(chance.paretovariate(0.7))}" for _ in range(5000)]
    other = {
        "other words": [w if chance.random() > 0.1 else f"x{chance.randrange(99)}" for w in speech],
        "all new": [f"w{int(chance.paretovariate(0.7))}" for _ in range(5000)],
        "moved": speech[2500:] + speech[:2500],
        "one word": ["very"] * 5000,
        "two words in turn": ["very", "much"] * 2500,
    }[kind]
    began = process_time()
    ops(" ".join(speech), " ".join(other))
    ops(" ".join(other), " ".join(other[1:]))
    assert process_time() - began < 2


def test_what_is_too_long_is_cut_at_words_that_stand_once() -> None:
    left = [f"a{n}" for n in range(900)]
    right = [w if n % 3 else "other" for n, w in enumerate(left)]
    found = blocks(left, right)
    assert sum(size for _, _, size in found) == 600
    assert found == sorted(found, key=lambda b: b[1])
