"""The scorer of figures: what counts as a hit, and what NewsQuant's customs make of our figures."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evals.quantities import Figure, hits, measure, ours, same_unit, same_value, sentences


def test_a_figure_of_theirs_meets_one_of_ours_at_most_once() -> None:
    gold = [Figure(3.0, "=", "boat"), Figure(3.0, "=", "car")]
    assert hits(gold, [Figure(3.0, "=", "car")]) == (1, 1, 1, 1)
    assert hits(gold, [Figure(3.0, "~", "cars"), Figure(3.0, "=", "boats")]) == (2, 2, 1, 2)


def test_a_range_is_met_by_the_same_range_alone_and_by_its_middle_where_that_is_asked() -> None:
    span, middle = Figure((10.0, 20.0), "=", "-"), Figure(15.0, "=", "-")
    assert same_value(span, Figure((10.0, 20.0), "=", "-"))
    assert not same_value(span, middle)
    assert same_value(span, middle, middle=True)


@pytest.mark.parametrize(
    ("theirs", "told", "whole", "head"),
    [
        ("harbour worker", "harbour workers", True, True),
        ("kilometre", "kilometre", True, True),
        ("old harbour worker", "workers", False, True),
        ("-", "boats", False, False),
        ("person", "people", True, True),
    ],
)
def test_units_are_the_same_by_their_words_in_the_singular(theirs: str, told: str, *, whole: bool, head: bool) -> None:
    a, b = Figure(1.0, "=", theirs), Figure(1.0, "=", told)
    assert (same_unit(a, b), same_unit(a, b, head=True)) == (whole, head)


def test_our_figures_are_put_into_their_customs() -> None:
    assert ours("Prices rose from 2 to 3 per cent.") == [Figure((2.0, 3.0), "=", "percentage")]
    assert ours("It sold millions of boats.") == [Figure((1e6, 1e7), "=", "boats")]
    assert ours("One of the men came third.") == [Figure(1.0, "=", "men")]
    assert ours("More than 12 boats sank.") == [Figure(12.0, ">", "boats")]
    assert ours("They won 7-2.") == []


def test_a_missed_figure_costs_recall_and_an_invented_one_precision() -> None:
    gold = [Figure(1.0, "=", "-"), Figure(2.0, "=", "-")]
    assert measure([("", gold, gold)])["value_f1"] == 1.0
    assert measure([("", gold, gold[:1])])["value_f1"] == pytest.approx(2 / 3)
    assert measure([("", gold[:1], gold)])["value_f1"] == pytest.approx(2 / 3)


def test_the_file_is_read_with_its_ranges(tmp_path: Path) -> None:
    place = tmp_path / "some.json"
    rows = [{"text": "10 to 20 boats", "quantities": [{"value": "10.0-20.0", "change": "=", "normalized_unit": "Boat"}]}]
    place.write_text(json.dumps(rows), encoding="utf-8")
    assert sentences(place) == [("10 to 20 boats", [Figure((10.0, 20.0), "=", "boat")])]
