"""Nobody here and somebody there, and pleas that differ."""

from __future__ import annotations

from newstemma.model.report import Report
from tests.papers import differences


def denials(paper: Report) -> set[tuple[str, frozenset[str]]]:
    return {(grade, words) for kind, grade, words in differences(paper) if kind == "negation"}


def test_nobody_missing_and_three_missing_are_a_conflict(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Ferry sinks off Port Vale
    Eleven people drowned when the ferry Alba sank in thick fog off Port Vale on Tuesday, the coast guard said.

    The vessel had left Harnmouth at dawn. No one was reported missing.

    2031-03-04 Vale Courier | Eleven drown off Port Vale
    Eleven people drowned when the ferry Alba sank in the fog off Port Vale on Tuesday.

    Three passengers from Harnmouth have not been found, their families say.
    """
    assert denials(paper) == {
        ("conflict", frozenset({"No one was reported missing", "Three passengers from Harnmouth have not been found"}))
    }


def test_two_pleas_of_one_man_are_a_conflict(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Captain in court
    The captain of the ferry Alba went on trial on Tuesday. Brandt, 58, had pleaded not guilty. The court sits until Friday.

    The families came early.

    2031-03-04 Vale Courier | Trial over ferry
    The captain of the ferry Alba went on trial on Tuesday. Brandt pleaded guilty to two of the counts on the first morning.

    The families came early.
    """
    assert denials(paper) == {("conflict", frozenset({"not guilty", "guilty"}))}


def test_nobody_hurt_in_one_place_and_people_hurt_in_another_is_no_conflict(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Night of protest
    A car sped through the crowd at the town hall of Harnmouth on Tuesday. No one was injured.

    The square was cleared at dawn.

    2031-03-04 Vale Courier | Clashes in Harnmouth
    The square before the town hall of Harnmouth was cleared at dawn. Police said that 41 people were injured when cordons broke.

    Shops stay closed.
    """
    assert denials(paper) == set()


def test_nobody_fainted_and_one_passenger_did(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Smoke on a flight
    A flight to Harn turned back with smoke in its cabin on Tuesday. No one had lost consciousness, the airline said.

    The runway was closed for an hour.

    2031-03-04 Vale Courier | Smoke at 35,000 feet
    The flight to Harn turned back on Tuesday. One woman had passed out in row 22.

    She was given water.
    """
    assert ("negation", "conflict") in {(kind, grade) for kind, grade, _ in differences(paper)}
