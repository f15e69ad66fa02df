"""One statement in the same words, credited to one person here and to another there."""

from __future__ import annotations

from newstemma.model.report import Report
from tests.papers import differences


def credited(paper: Report) -> set[tuple[str, frozenset[str]]]:
    return {(grade, words) for kind, grade, words in differences(paper) if kind == "attribution"}


def test_the_same_words_in_two_mouths_are_shown(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Halden fined
    Judge Ida Renn read the ruling on Tuesday. She called it the heaviest burden ever laid upon a carrier in Corvania.

    Two clerks were fined.

    2031-03-04 Vale Courier | Fine for Halden
    It is the heaviest burden ever laid upon a carrier in Corvania, prosecutor Odo Brandt told reporters outside the court.

    The company will appeal.
    """
    assert {grade for grade, _ in credited(paper)} == {"compatible"}


def test_a_run_of_names_is_no_statement(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Raid
    Prosecutor Odo Brandt said that the raid in the Harnmouth suburb of Port Vale on Tuesday was over.

    Two men were held.

    2031-03-04 Vale Courier | Two held
    Mayor Ida Renn said that a house in the Harnmouth suburb of Port Vale on Tuesday had been damaged.

    Nobody was hurt.
    """
    assert credited(paper) == set()
