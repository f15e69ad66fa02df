"""A handful of articles of which one shares few words with the others."""

from __future__ import annotations

import numpy as np

from newstemma.stories.linking import with_strays

A, B = np.array([0, 0, 1, 0, 1, 2, 0]), np.array([1, 2, 2, 3, 3, 3, 4])


def likely(stray: float) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """Three texts on one happening, a fourth that is so likely with the first of them, and a fifth that is with none."""
    return np.array([0.9, 0.9, 0.9, stray, 0.02, 0.02, 0.0])


def test_a_stray_goes_to_the_one_story_that_most_of_the_others_are() -> None:
    assert with_strays([[0, 1, 2], [3], [4]], A, B, likely(0.2)) == [[0, 1, 2, 3], [4]]


def test_what_is_hardly_likely_stays_alone() -> None:
    assert with_strays([[0, 1, 2], [3], [4]], A, B, likely(0.1)) == [[0, 1, 2], [3], [4]]


def test_where_two_stories_are_given_no_stray_is_put_to_either() -> None:
    assert with_strays([[0, 1, 2], [3], [4, 5]], A, B, likely(0.2)) == [[0, 1, 2], [3], [4, 5]]


def test_two_articles_are_no_story_that_draws_others() -> None:
    assert with_strays([[0, 1], [3]], A, B, likely(0.2)) == [[0, 1], [3]]
    assert with_strays([], A, B, likely(0.2)) == []
