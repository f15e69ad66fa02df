"""Whether two figures count one thing, as the trained trees and the rules beside them judge it."""

from __future__ import annotations

from itertools import combinations

import pytest

from newstemma.claims.figure import Figure
from newstemma.claims.sameness import Judge, forest
from newstemma.claims.slots import may_stand_together
from newstemma.claims.slotting import figures
from newstemma.claims.traits import dimension
from tests.claims.grounded import ground_of

ORCHARD = "The growers' league of Harn voted on Tuesday on the price of cider apples."


def judged(*texts: str) -> dict[frozenset[str], float]:
    """The likelihood of each pair of figures of two articles, by their words."""
    ground = ground_of(*(f"{ORCHARD} {text}" for text in texts))
    seen = figures(ground)
    judge = Judge(ground, seen)
    pairs = [(a, b) for a, b in combinations(seen, 2) if may_stand_together(a, b)]
    return {frozenset((a.shown, b.shown)): p for (a, b), p in zip(pairs, judge.likelihoods(pairs), strict=True)}


def test_one_count_in_two_words_is_likelier_than_another_count_of_the_sentence() -> None:
    found = judged(
        "The league said that 4,300 growers had cast a ballot, and 18 halls were open.",
        "By the count of the league 3,400 growers cast a ballot in Harn.",
    )
    assert found[frozenset(("4,300", "3,400"))] > 0.5


def test_every_trait_that_the_trees_ask_is_told() -> None:
    ground = ground_of(f"{ORCHARD} Some 4,300 growers came.", f"{ORCHARD} About 3,400 growers came.")
    seen = figures(ground)
    assert set(forest().traits) == set(Judge(ground, seen).traits(seen[0], seen[1]))


def test_the_order_of_a_pair_does_not_matter() -> None:
    texts = [f"{ORCHARD} {t}" for t in ("It paid $2.4 million for 18 presses in May.", "It paid $4.2 million for the presses, it said.")]
    ground = ground_of(*texts)
    seen = figures(ground)
    judge = Judge(ground, seen)
    pairs = [(a, b) for a, b in combinations(seen, 2) if may_stand_together(a, b)]
    assert pairs
    assert judge.likelihoods(pairs) == judge.likelihoods([(b, a) for a, b in pairs])


@pytest.mark.parametrize(
    ("words", "expected"),
    [("18 per cent", "percent"), ("$2.4 million", "USD"), ("four hours", "duration"), ("18 presses", "count"), ("the 18th press", None)],
)
def test_what_two_figures_must_share(words: str, expected: str | None) -> None:
    (figure,) = _figures(f"The league spoke of {words} at the hall of the growers.")
    assert dimension(figure) == expected


def _figures(text: str) -> list[Figure]:
    return figures(ground_of(text))
