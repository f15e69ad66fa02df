"""Headlines that their own texts take back."""

from __future__ import annotations

from newstemma.model.report import Report
from tests.papers import differences


def heads(paper: Report) -> set[tuple[str, frozenset[str]]]:
    return {(grade, words) for kind, grade, words in differences(paper) if kind == "other"}


def test_a_landslide_above_and_narrowly_below_are_told(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Landslide for Ida Renn
    Ida Renn narrowly beat Odo Brandt for mayor of Port Vale on Tuesday, by nine votes.

    The band played.

    2031-03-04 Vale Courier | Renn is mayor
    Ida Renn beat Odo Brandt for mayor of Port Vale on Tuesday.

    Rain fell.
    """
    assert heads(paper) == {("internal", frozenset({"Landslide for Ida Renn", "narrowly"}))}


def test_what_the_text_bears_out_or_the_headline_asks_is_none(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | A landslide? Ida Renn wins
    Ida Renn narrowly beat Odo Brandt for mayor of Port Vale on Tuesday, by nine votes.

    The band played.

    2031-03-04 Vale Courier | World record in Port Vale
    The runner Odo Brandt took nine seconds off the course record on Tuesday. It was a world record, too.

    Rain fell.
    """
    assert heads(paper) == set()
