"""How far a written figure reaches."""

from __future__ import annotations

import pytest

from newstemma.claims.bounds import standing, worth_seeing
from newstemma.language.quantities import find_quantities


def how(one: str, other: str) -> str | None:
    (a,), (b,) = (find_quantities(f"It said {words} today.") for words in (one, other))
    return standing(a, _cut(one), b, _cut(other))


def _cut(words: str) -> str:
    (q,) = find_quantities(words)
    return words[q.start : q.end]


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        ("12 people", "12 people", "same"),
        ("11 people", "9 people", "apart"),
        ("at least 12 people", "15 people", "near"),
        ("more than 12 people", "30 people", "apart"),
        ("at least 73 people", "61 people", "apart"),
        ("up to 200 people", "140 people", "near"),
        ("dozens of people", "36 people", "near"),
        ("dozens of people", "7 people", "apart"),
        ("more than a dozen people", "8 people", "apart"),
        ("more than a dozen people", "14 people", "near"),
        ("2,300 people", "2,267 people", "near"),
        ("some 4,700 people", "some 4,900 people", "apart"),
        ("600 million dollars", "660 million dollars", "apart"),
        ("$2.4 billion", "$2.36 billion", "near"),
        ("$2.4 billion", "$2.9 billion", "apart"),
        ("2.4 percent", "2.9 percent", "apart"),
        ("20 kilometres", "12 miles", "near"),
        ("20 kilometres", "32 miles", "apart"),
    ],
)
def test_figures_are_apart_where_hedges_and_rounding_do_not_explain_it(one: str, other: str, wanted: str) -> None:
    assert how(one, other) == wanted
    assert how(other, one) == wanted


def test_figures_in_units_that_cannot_be_turned_into_one_another_are_not_compared() -> None:
    assert how("20 kilometres", "20 kilograms") is None


def test_a_figure_too_large_to_count_is_compared_all_the_same() -> None:
    assert how(f"{10**40} people", "12 people") == "apart"


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        ("12 people", "at least 12 people", True),
        ("12 people", "12 people", False),
        ("about 200 people", "nearly 200 people", False),
        ("dozens of people", "about 60 people", True),
        ("32 people", "some 32 people", True),
    ],
)
def test_a_bound_beside_the_plain_number_is_worth_a_line(one: str, other: str, *, wanted: bool) -> None:
    (a,), (b,) = (find_quantities(f"It said {words} today.") for words in (one, other))
    assert worth_seeing(a, b) is worth_seeing(b, a) is wanted
