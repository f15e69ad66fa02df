"""What every engine must answer, whichever is installed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newstemma.engines.local import LocalEngine
from newstemma.ports import Engine

ENGINES = [LocalEngine(), LocalEngine(processes=2, batch=1)]


def doubled(number: int) -> int:
    return 2 * number


@pytest.mark.parametrize("engine", ENGINES)
def test_answers_come_in_the_order_of_the_questions(engine: Engine) -> None:
    assert engine.each(doubled, range(20)) == [2 * n for n in range(20)]


@pytest.mark.parametrize("engine", ENGINES)
def test_things_that_share_a_key_meet_once_in_order(engine: Engine) -> None:
    keyed = [("b", 2), ("a", 1), ("b", 0), ("a", 1), ("c", 3), ("b", 2)]
    assert engine.meet(keyed) == [("b", (0, 2))]


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=15))
def test_islands_do_not_depend_on_the_order_of_the_edges(edges: list[tuple[int, int]]) -> None:
    first = LocalEngine().islands(edges, 10)
    assert LocalEngine().islands(list(reversed(edges)), 10) == first
    assert sorted(n for group in first for n in group) == list(range(10))
    where = {n: i for i, group in enumerate(first) for n in group}
    assert all(where[a] == where[b] for a, b in edges)
