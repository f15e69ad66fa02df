"""What was to come here and has come there."""

from __future__ import annotations

from newstemma.model.report import Report
from tests.papers import differences


def updates(paper: Report) -> set[frozenset[str]]:
    return {words for kind, grade, words in differences(paper) if kind == "other" and grade == "update"}


def test_a_bill_that_is_to_be_signed_and_one_that_was_signed(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Ferry bill goes to governor
    Parliament passed the ferry inspection bill on Monday. Governor Ada Linn is expected to sign the ferry inspection bill.

    Owners object.

    2031-03-05 Vale Courier | Ferry law in force
    Governor Ada Linn signed the ferry inspection bill on Wednesday, and crews were told at once.

    Owners object.
    """
    assert updates(paper) == {frozenset({"is expected to sign", "signed"})}


def test_what_was_done_before_is_not_what_was_to_come(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Ferry bill goes to governor
    Parliament passed the ferry inspection bill on Monday. Governor Ada Linn is expected to sign the ferry inspection bill.

    Owners object.

    2031-03-05 Vale Courier | Ferry law in force
    Governor Ada Linn signed a ferry inspection bill last year, which the owners of the ferries called a burden.

    Owners object.
    """
    assert updates(paper) == set()


def test_an_article_that_has_both_does_not_differ(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Ferry bill goes to governor
    Governor Ada Linn will sign the ferry inspection bill. Governor Ada Linn signed the ferry inspection bill at noon, her office said.

    Owners object.

    2031-03-05 Vale Courier | Ferry law in force
    Governor Ada Linn signed the ferry inspection bill on Wednesday, and crews were told at once.

    Owners object.
    """
    assert updates(paper) == set()
