"""What somebody did in one article and did not do in another."""

from __future__ import annotations

from newstemma.model.report import Report
from tests.papers import differences


def denials(paper: Report) -> set[tuple[str, frozenset[str]]]:
    return {(grade, words) for kind, grade, words in differences(paper) if kind == "negation"}


def test_who_conceded_and_did_not_concede_is_a_conflict(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Renn wins Port Vale
    Ida Renn is the new mayor of Port Vale. Brandt did not concede. He spoke for four minutes to his supporters at the quay.

    The count ended at dawn.

    2031-03-04 Vale Courier | New mayor
    Port Vale has a new mayor, Ida Renn. Odo Brandt, her opponent, conceded late on Monday night.

    The count ended at dawn.
    """
    assert denials(paper) == {("conflict", frozenset({"Brandt did not concede", "Odo Brandt, her opponent, conceded"}))}


def test_what_was_not_done_yet_and_is_done_the_next_day_is_an_update(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Renn wins Port Vale
    Ida Renn is the new mayor of Port Vale. Brandt has not conceded. He spoke for four minutes to his supporters at the quay.

    The count ended at dawn.

    2031-03-06 Vale Courier | Rival gives up
    Ida Renn is the new mayor of Port Vale. Odo Brandt conceded on Thursday.

    He wished her well.
    """
    assert {grade for grade, _ in denials(paper)} <= {"update"}


def test_a_beacon_that_failed_in_one_article_worked_in_another(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Capsule found
    The capsule came down in the salt flat at dawn. Its radio beacon failed, and the search took two hours.

    The lid was shut.

    2031-03-04 Vale Courier | Capsule home
    The capsule came down in the salt flat at dawn. The beacon worked perfectly, a spokesman said.

    Two helicopters were there.
    """
    assert denials(paper) == {("conflict", frozenset({"radio beacon failed", "beacon worked"}))}


def test_whether_somebody_did_it_is_no_report_that_he_did(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Auditors on the harbour
    The auditors found that Brandt did not obstruct the audit of the harbour accounts.

    The report has ninety pages.

    2031-03-04 Vale Courier | Open questions
    The council will ask whether Brandt obstructed the audit of the harbour accounts.

    It meets on Thursday.
    """
    assert denials(paper) == set()
