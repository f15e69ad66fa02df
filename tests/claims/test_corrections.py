"""What a correction puts right is nobody's word any more."""

from __future__ import annotations

from newstemma.model.report import Report


def test_a_notice_is_an_update_that_names_what_is_right(paper: Report) -> None:
    """
    2031-04-28 Meridian Herald | Runners return
    Many runners came back to Port Vale on Monday to collect their medals from the town hall.

    Mayor Ida Renn handed out the last of them herself, and thanked the helpers.

    Correction: we gave the number of starters as 34,100 on Sunday. It was 31,400.
    """
    (found,) = [c for c in paper.conflicts if c.about == "what a correction puts right"]
    assert (found.kind, found.grade, found.resolved) == ("number", "update", "31,400")
    assert "34,100" in found.why


def test_a_notice_settles_which_of_two_days_is_meant(paper: Report) -> None:
    """
    2031-03-06 Meridian Herald | Board raises rate
    The board of the Tarvian bank meets next on 17 April, governor Ida Renn said after the rate was raised.

    Traders had expected less.

    2031-03-06 Vale Courier | Rate goes up
    The next meeting of the board of the Tarvian bank is on 24 April, and governor Ida Renn will then speak.

    The coin fell at once.

    2031-03-07 Isle Gazette | Savers pleased
    Savers in Lusk were pleased with the Tarvian bank, as queues at the counters showed.

    Correction: in Thursday's report we gave the date of the next meeting as 24 April. It is 17 April.
    """
    (found,) = [c for c in paper.conflicts if c.kind == "date" and c.grade == "conflict"]
    assert found.resolved == "17 April"
    assert all("Isle" not in (at.text) for p in found.positions for at in p.at)
    assert "correction" in found.why


def test_a_notice_that_names_only_what_is_right_is_left(paper: Report) -> None:
    """
    2031-04-28 Meridian Herald | Runners return
    Many runners came back to Port Vale on Monday to collect their medals from the town hall.

    Correction: an earlier version of this article misspelled the name of the town.
    """
    assert [c for c in paper.conflicts if c.about == "what a correction puts right"] == []
