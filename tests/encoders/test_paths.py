"""The best path through a chain, against trying every path."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newstemma.encoders.paths import FORBIDDEN, STEPS, best_paths, chain, logs, runs

LABELS = ("O", "B-cue", "I-cue", "B-source", "I-source")
scores = st.integers(-500, 500)
rows = st.lists(st.lists(scores, min_size=5, max_size=5), min_size=1, max_size=4)
moves = st.lists(st.lists(scores, min_size=5, max_size=5), min_size=5, max_size=5)


@settings(deadline=None)
@given(rows, moves, st.lists(scores, min_size=5, max_size=5))
def test_no_other_path_scores_higher(own: list[list[int]], step: list[list[int]], start: list[int]) -> None:
    made = chain(LABELS, step, start)
    (path,) = best_paths(made, [np.array(own, np.int64)])

    def total(labels: tuple[int, ...] | list[int]) -> int:
        steps = sum(int(made.moves[a, b]) for a, b in zip(labels, labels[1:], strict=False))
        return int(made.starts[labels[0]]) + steps + sum(row[label] for row, label in zip(own, labels, strict=True))

    assert total(path) == max(total(labels) for labels in itertools.product(range(5), repeat=len(own)))
    assert total(path) > FORBIDDEN / 2


@settings(deadline=None)
@given(st.lists(rows, max_size=6), moves)
def test_a_paragraph_has_the_same_path_alone_and_among_others(many: list[list[list[int]]], step: list[list[int]]) -> None:
    made = chain(LABELS, step, [0] * 5)
    arrays = [np.array(own, np.int64) for own in many]
    assert best_paths(made, arrays) == [best_paths(made, [own])[0] for own in arrays]


def test_a_span_never_begins_inside_itself() -> None:
    made = chain(LABELS, np.zeros((5, 5), int).tolist(), [0] * 5)
    wanted = np.full((3, 5), -9 * STEPS)
    wanted[0, 0] = wanted[1, 2] = wanted[2, 4] = 0  # O I-cue I-source: what the scores alone would choose
    (path,) = best_paths(made, [wanted])
    assert path != [0, 2, 4]
    assert all(not LABELS[b].startswith("I-") or LABELS[a][2:] == LABELS[b][2:] for a, b in zip([0, *path], path, strict=False))


@pytest.mark.parametrize(
    ("path", "spans"),
    [
        ([], []),
        ([0, 0], []),
        ([1], [(0, 1, "cue")]),
        ([1, 2, 2], [(0, 3, "cue")]),
        ([3, 4, 1, 1, 0, 3], [(0, 2, "source"), (2, 3, "cue"), (3, 4, "cue"), (5, 6, "source")]),
    ],
)
def test_runs_of_labels_are_spans(path: list[int], spans: list[tuple[int, int, str]]) -> None:
    assert list(runs(path, LABELS)) == spans


def test_the_log_of_a_sure_label_is_near_nothing_and_of_a_hopeless_one_is_bounded() -> None:
    own = np.array([[10 * STEPS, 0, 0, 0, 0], [0, 10**6, 0, 0, 0], [0, 0, 0, 0, 0]])
    assert logs(own, [0, 0, 3]) == pytest.approx([-0.00018, -32, -np.log(5)], abs=1e-4)
