"""At what time of day something happened."""

from __future__ import annotations

from newstemma.model.report import Report


def clocks(paper: Report) -> list[set[str]]:
    return [{p.text for p in c.positions} for c in paper.conflicts if c.about.startswith("at what time") and c.grade == "conflict"]


def test_two_times_that_no_zone_explains_are_a_conflict(paper: Report) -> None:
    """
    2031-03-06 Meridian Herald | Capsule lands
    The capsule of the probe Asta landed on the salt lake of Lusk at 7:42 a.m., the space office said.

    2031-03-06 Vale Courier | Home at last
    By the clock on the trailer, the Asta capsule landed on the salt lake of Lusk at 7:24 a.m., its engineers said.
    """
    assert clocks(paper) == [{"7:42 a.m.", "7:24 a.m."}]


def test_one_time_in_two_zones_is_one(paper: Report) -> None:
    """
    2031-03-06 Meridian Herald | Capsule lands
    The capsule of the probe Asta landed on the salt lake of Lusk at 8:40 a.m., the space office said.

    2031-03-06 Vale Courier | Home at last
    The Asta capsule landed on the salt lake of Lusk at 7:40 a.m., its engineers said.
    """
    assert clocks(paper) == []


def test_a_time_that_is_only_about_right_is_no_conflict(paper: Report) -> None:
    """
    2031-03-06 Meridian Herald | Capsule lands
    The capsule of the probe Asta landed on the salt lake of Lusk at 7:42 a.m., the space office said.

    2031-03-06 Vale Courier | Home at last
    The Asta capsule landed on the salt lake of Lusk at about 7:30 a.m., its engineers said.
    """
    assert clocks(paper) == []
