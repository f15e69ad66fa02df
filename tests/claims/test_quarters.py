"""By which quarter something is to be done, and days that were moved."""

from __future__ import annotations

from newstemma.model.report import Report
from tests.papers import differences


def test_two_quarters_for_what_is_to_be_done_are_a_conflict(paper: Report) -> None:
    """
    2034-10-02 Meridian Herald | Lusk brewery sold
    The Halver group will buy the Lusk brewery for 4.2 billion crowns, it said on Monday.

    The purchase is to be completed in the first quarter of 2035.

    2034-10-03 Vale Courier | Brewery to change hands
    The Lusk brewery goes to the Halver group for 4.2 billion crowns.

    The sale is to be wrapped up by the third quarter of next year, the company said in Orlo.
    """
    assert ("date", "conflict", frozenset({"first quarter of 2035", "third quarter of next year"})) in differences(paper)


def test_quarters_of_figures_are_left_alone(paper: Report) -> None:
    """
    2034-10-02 Meridian Herald | Jobs in Tarvia
    Tarvia added 132,000 jobs in September. Many will raise their forecasts of growth in the first quarter of 2035.

    2034-10-03 Vale Courier | Jobs in Tarvia
    Tarvia added 132,000 jobs in September. There would be more jobs in the third quarter of 2035 if the law were kept.
    """
    assert not [c for c in paper.conflicts if c.kind == "date"]


def test_a_sentence_that_moves_a_day_is_an_update_of_those_who_have_the_old_one(paper: Report) -> None:
    """
    2032-10-14 Meridian Herald | River accord
    A joint commission of eight members will watch over the flows of the Imar and hold its first meeting on November 8.

    2032-10-15 Vale Courier | Commission meets later
    The first meeting of the joint commission on the Imar, planned for November 8, has been put back to November 22.
    """
    found = [c for c in paper.conflicts if c.kind == "date"]
    assert [(c.grade, c.resolved, {p.text for p in c.positions}) for c in found] == [
        ("update", "November 22", {"November 8", "November 22"})
    ]


def test_the_date_of_a_picture_is_no_date_of_the_deed(paper: Report) -> None:
    """
    2031-03-24 Meridian Herald | Plane crash
    A plane crashed in the hills above Lusk on Tuesday, March 4, and 150 people died.

    Hide Caption 2 of 26 Photos: Plane crashes in Tarvia Rescue workers recover debris from the crash of the plane above Lusk on March 14.

    Hide Caption 3 of 26 Photos: Plane crashes in Tarvia Rescue workers recover debris from the crash of the plane above Lusk on March 9.

    2031-03-24 Vale Courier | Plane crash
    A plane crashed in the hills above Lusk. The cause is not known.
    """
    assert not [c for c in paper.conflicts if c.kind in ("date", "weekday")]
