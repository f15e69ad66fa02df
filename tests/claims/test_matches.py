"""One match has one result; halves, other days and other pairings have others."""

from __future__ import annotations

from newstemma.model.report import Report
from tests.papers import differences


def results(paper: Report) -> set[frozenset[str]]:
    about = {frozenset(p.text for p in c.positions) for c in paper.conflicts if c.about == "result of the match"}
    return {words for kind, _, words in differences(paper) if kind == "number" and words in about}


def test_two_results_of_one_match_are_a_conflict(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Malar beat Port Vale
    Malar beat Port Vale 3-1 on Tuesday with two goals by Anton Brodin.

    Twenty thousand saw it.

    2031-03-04 Vale Courier | Brodin scores twice
    Malar won against Port Vale on Tuesday by three goals to two, Anton Brodin scoring twice.

    It was seen by twenty thousand.
    """
    assert results(paper) == {frozenset({"3-1", "by three goals to two"})}


def test_the_half_the_last_year_and_another_pairing_are_no_difference(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Malar beat Port Vale
    Malar beat Port Vale 3-1 on Tuesday with two goals by Anton Brodin.

    Malar had beaten Harnmouth 4-0 in the round before.

    2031-03-04 Vale Courier | Brodin scores twice
    Malar won against Port Vale on Tuesday, Anton Brodin scoring twice. At half-time it was 1-0 for Malar against Port Vale.

    Last year Malar lost the match at Port Vale 2-0.
    """
    assert results(paper) == set()
