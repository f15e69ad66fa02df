"""How long something has lasted."""

from __future__ import annotations

from newstemma.model.report import Report


def lasting(paper: Report) -> list[tuple[str, set[str]]]:
    return [(c.grade, {p.text for p in c.positions}) for c in paper.conflicts if c.about.startswith("how long")]


def test_a_three_year_war_is_not_in_its_third_year_though_nobody_need_be_wrong(paper: Report) -> None:
    """
    2031-09-03 Meridian Herald | Talks
    Ana Vesna and Marek Orlo discussed the three-year war in Morland and fishing rights when they met in Lusk.

    2031-09-03 Vale Courier | Talks
    Ana Vesna and Marek Orlo spoke in Lusk about fishing rights and about the war in Morland, now in its third year.
    """
    assert lasting(paper) == [("compatible", {"three-year", "third"})]


def test_a_war_in_its_sixth_year_did_not_begin_three_years_ago(paper: Report) -> None:
    """
    2031-09-03 Meridian Herald | Talks
    Ana Vesna and Marek Orlo spoke in Lusk about fishing rights and about the war in Morland that began in 2028.

    2031-09-03 Vale Courier | Talks
    Ana Vesna and Marek Orlo spoke in Lusk about fishing rights and about the war in Morland, now in its sixth year.
    """
    assert [grade for grade, _ in lasting(paper)] == ["conflict"]


def test_a_war_that_began_in_2028_has_lasted_three_years(paper: Report) -> None:
    """
    2031-09-03 Meridian Herald | Talks
    Ana Vesna and Marek Orlo spoke in Lusk about fishing rights and about the war in Morland that began in 2028.

    2031-09-03 Vale Courier | Talks
    Ana Vesna and Marek Orlo discussed the three-year war in Morland and fishing rights when they met in Lusk.
    """
    assert lasting(paper) == []


def test_another_war_is_another_length(paper: Report) -> None:
    """
    2031-09-03 Meridian Herald | Talks
    Ana Vesna and Marek Orlo spoke in Lusk about fishing rights and about the war in Morland that began in 2028.

    2031-09-03 Vale Courier | Talks
    The thirty-year war in Kestria was on the minds of many as talks on fishing rights began.
    """
    assert lasting(paper) == []
