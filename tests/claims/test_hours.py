"""At what time of day something was, told with other verbs."""

from __future__ import annotations

from newstemma.model.report import Report


def hours(paper: Report) -> list[tuple[str, set[str]]]:
    return [(c.grade, {p.text for p in c.positions}) for c in paper.conflicts if c.about == "at what time"]


def test_two_hours_of_one_scene_told_with_other_verbs(paper: Report) -> None:
    """
    2031-03-06 Meridian Herald | Striker held
    Anton Quarrel was driving west on Lusk Parkway near the brewery just after 3:40 a.m. when a Vale patrol officer pulled him over.

    2031-03-06 Vale Courier | Night out ends badly
    Quarrel failed a breath test shortly after 3 a.m. on Lusk Parkway near the brewery, a Vale patrol officer said.
    """
    assert hours(paper) == [("conflict", {"3:40 a.m.", "3 a.m."})]


def test_hours_of_one_article_are_steps_of_a_night(paper: Report) -> None:
    """
    2031-03-06 Meridian Herald | Striker held
    Anton Quarrel was driving west on Lusk Parkway near the brewery just after 3:40 a.m. when a Vale patrol officer pulled him over.
    He left the brewery on Lusk Parkway at 3:10 a.m., Quarrel said.

    2031-03-06 Vale Courier | Night out ends badly
    Quarrel failed a breath test shortly after 3 a.m. on Lusk Parkway near the brewery, a Vale patrol officer said.
    """
    assert hours(paper) == []


def test_whole_hours_may_be_of_two_zones(paper: Report) -> None:
    """
    2031-03-06 Meridian Herald | Striker held
    Anton Quarrel was driving west on Lusk Parkway near the brewery at 4 a.m. when a Vale patrol officer pulled him over.

    2031-03-06 Vale Courier | Night out ends badly
    Quarrel failed a breath test at 3 a.m. on Lusk Parkway near the brewery, a Vale patrol officer said.
    """
    assert hours(paper) == []


def test_a_round_hour_is_no_alarm(paper: Report) -> None:
    """
    2031-03-06 Meridian Herald | Mill burns
    Jana Lind, the safety director of Vale, said a caller across town saw the empty Lusk mill in flames at 3:33 a.m.

    2031-03-06 Vale Courier | Fire at mill
    Jana Lind, the safety director of Vale, says the caller reported the empty Lusk mill in flames at 3:30 a.m.
    """
    assert [grade for grade, _ in hours(paper)] == ["compatible"]


def test_a_hedge_that_holds_the_other_time_is_no_alarm(paper: Report) -> None:
    """
    2031-03-06 Meridian Herald | Striker held
    Anton Quarrel was driving west on Lusk Parkway near the brewery around 3:30 a.m. when a Vale patrol officer pulled him over.

    2031-03-06 Vale Courier | Night out ends badly
    Quarrel failed a breath test at 3:42 a.m. on Lusk Parkway near the brewery, a Vale patrol officer said.
    """
    assert [grade for grade, _ in hours(paper)] == ["compatible"]
