"""What is open in one article and told in another."""

from __future__ import annotations

from newstemma.model.report import Report
from tests.papers import differences


def answers(paper: Report) -> set[tuple[str, frozenset[str]]]:
    return {(grade, words) for kind, grade, words in differences(paper) if kind == "negation"}


def test_a_cause_that_is_known_later_is_an_update(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Fire guts Harnmouth mill
    Fire gutted the old mill at Harnmouth on Tuesday. The cause of the fire is still unknown.

    Nobody lives there.

    2031-03-07 Vale Courier | Harnmouth mill fire was set
    The fire that gutted the old mill at Harnmouth was sparked by a welder, inspectors said on Friday.

    The mill will be rebuilt.
    """
    assert answers(paper) == {("update", frozenset({"cause of the fire is still unknown", "was sparked by"}))}


def test_who_was_sought_and_is_caught_the_same_day_is_compatible(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Shots at Harnmouth market
    Two people were hurt by shots at the market of Harnmouth on Tuesday. The gunman was still at large, police said.

    The market is closed.

    2031-03-04 Vale Courier | Man held over Harnmouth shots
    Two people were hurt by shots at the market of Harnmouth on Tuesday. The gunman was arrested at the harbour, police said.

    The market is closed.
    """
    assert answers(paper) == {("compatible", frozenset({"gunman was still at large", "was arrested"}))}


def test_another_cause_is_no_answer(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Fire guts Harnmouth mill
    Fire gutted the old mill at Harnmouth on Tuesday. The cause of the fire is still unknown.

    Nobody lives there.

    2031-03-07 Vale Courier | Harnmouth mill in ruins
    The old mill at Harnmouth lay in ruins on Friday. The flood of the spring before was caused by a burst dam.

    The mill will be rebuilt.
    """
    assert answers(paper) == set()
