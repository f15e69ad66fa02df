"""Boosted trees read from text: the way down a tree, leaves summed, the same for a row whatever stands beside it."""

from __future__ import annotations

import math

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newstemma.claims.forest import UNIT, Forest, forest_of, written

#: One tree asks "size > 2", then "colour > 0" on either side; the other always goes left.
SMALL = Forest(
    traits=("colour", "size"),
    columns=np.array([[1, 0, 0], [0, 0, 0]]),
    thresholds=np.array([[2.0, 0.0, 0.0], [9.0, 9.0, 9.0]]),
    leaves=np.array([[-2 * UNIT, -UNIT, UNIT, 2 * UNIT], [UNIT // 2, 0, 0, 0]]),
    start=-UNIT,
)


def odds(likelihood: float) -> float:
    return round(math.log(likelihood / (1 - likelihood)), 3)


def test_a_row_goes_down_every_tree() -> None:
    rows = [{"size": 2.0, "colour": 0.0}, {"size": 2.0, "colour": 1.0}, {"size": 3.0, "colour": 0.0}, {"size": 3.0, "colour": 1.0}]
    assert [odds(p) for p in SMALL.likelihoods(rows)] == [-2.5, -1.5, 0.5, 1.5]


def test_nothing_asked_nothing_answered() -> None:
    assert SMALL.likelihoods([]) == []


def test_what_is_written_is_read_again() -> None:
    again = forest_of(written(SMALL).splitlines())
    rows = [{"size": float(n), "colour": float(n % 2)} for n in range(5)]
    assert again.traits == SMALL.traits
    assert again.likelihoods(rows) == SMALL.likelihoods(rows)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.floats(-5, 5), st.floats(-5, 5)), min_size=1, max_size=30))
def test_a_row_is_judged_alone(values: list[tuple[float, float]]) -> None:
    rows = [{"size": size, "colour": colour} for size, colour in values]
    assert SMALL.likelihoods(rows) == [SMALL.likelihoods([row])[0] for row in rows]
