"""How far a first reaches, and whether something was before a meeting or as it began."""

from __future__ import annotations

from newstemma.model.report import Report
from tests.papers import differences


def reaches(paper: Report) -> set[tuple[str, frozenset[str]]]:
    return {(grade, words) for kind, grade, words in differences(paper) if kind == "other"}


def test_a_first_since_a_year_and_a_first_ever_reach_differently_far(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Harbour strike
    The dockers of Port Vale walked out on Tuesday in the first strike of the harbour since 2011.

    The cranes stood still.

    2031-03-04 Vale Courier | Walkout
    The dockers of Port Vale walked out on Tuesday in the first strike of the harbour ever.

    The quay was empty.
    """
    assert {grade for grade, _ in reaches(paper)} == {"compatible"}


def test_since_a_year_and_in_as_many_years_are_one_reach(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Harbour strike
    The dockers of Port Vale walked out on Tuesday in the first strike of the harbour since 2021.

    The cranes stood still.

    2031-03-04 Vale Courier | Walkout
    The dockers of Port Vale walked out on Tuesday in the first strike of the harbour in ten years.

    The quay was empty.
    """
    assert reaches(paper) == set()


def test_before_the_talks_and_as_they_began_are_close_by(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Talks on the canal
    Before sitting down for the talks, Ida Renn praised the fishermen of the canal for their patience with the dredgers.

    She wore a blue coat.

    2031-03-04 Vale Courier | Canal talks
    At the start of the talks Ida Renn praised the fishermen of the canal for their patience with the dredgers.

    Both sides kept silent.
    """
    assert len(reaches(paper)) == 1
