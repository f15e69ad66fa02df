"""Figures in running text."""

from __future__ import annotations

import pytest

from newstemma.language.quantities import find_quantities, spelled


@pytest.mark.parametrize(
    ("text", "low", "high", "counts"),
    [
        ("At least 12 people died.", 12, None, "people"),
        ("As many as 40 houses burned.", None, 40, "houses"),
        ("Forty-two soldiers were held.", 42, 42, "soldiers"),
        ("More than two dozen heads of state came.", 24, None, "heads"),
        ("Some 15,000 troops crossed.", 15000, 15000, "troops"),
        ("Dozens of people fled.", 24, None, "people"),
        ("It cost $3.5 million.", 3_500_000, 3_500_000, None),
        ("Turnout fell to 12 per cent.", 12, 12, None),
        ("Rs 480 crore was lost.", 4_800_000_000, 4_800_000_000, None),
    ],
)
def test_a_figure_has_its_bounds_and_what_it_counts(text: str, low: float | None, high: float | None, counts: str | None) -> None:
    (found,) = find_quantities(text)
    assert (found.low, found.high, found.counts) == (low, high, counts)


@pytest.mark.parametrize(
    "text",
    ["On March 4 it rained.", "It began at 8 a.m. sharp.", "In 2023 it closed.", "The Number Three shaft is shut."],
)
def test_dates_times_and_names_are_no_figures(text: str) -> None:
    assert find_quantities(text) == []


def test_spelled_out_numbers_add_up() -> None:
    assert spelled("two hundred and six") == 206
    assert spelled("forty-two thousand") == 42_000
    assert spelled("perhaps") is None
