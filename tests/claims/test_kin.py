"""Whose relative somebody is called."""

from __future__ import annotations

from newstemma.model.report import Report
from tests.papers import differences


def names(paper: Report) -> set[tuple[str, frozenset[str]]]:
    return {(grade, words) for kind, grade, words in differences(paper) if kind == "name"}


def test_a_wife_is_no_girlfriend_and_a_half_brother_may_be_called_brother(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Fire at Tarn mill
    Odo Brandt and his wife, Ida Harl, set fire to the mill at Tarn on Tuesday. His half-brother, Will Renn, drove the car.

    The mill stands still.

    2031-03-04 Vale Courier | Mill on fire
    Odo Brandt and his girlfriend Ida Harl set fire to the mill of Tarn on Tuesday, and his brother Will Renn drove the car.

    The mill is closed.
    """
    assert names(paper) == {("conflict", frozenset({"wife", "girlfriend"})), ("compatible", frozenset({"half-brother", "brother"}))}


def test_a_mother_and_a_sister_of_two_are_one_woman(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Fire at Tarn mill
    Odo Brandt and his sister, Ida Harl, set fire to the mill at Tarn on Tuesday. Her former husband, Will Renn, drove the car.

    The mill stands still.

    2031-03-04 Vale Courier | Mill on fire
    Lena Harl and her mother, Ida Harl, were at the mill of Tarn on Tuesday. Ida Harl's husband Will Renn is in Port Vale.

    The mill is closed.
    """
    assert names(paper) == set()
