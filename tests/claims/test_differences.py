"""Where articles differ, and where they only seem to."""

from __future__ import annotations

from newstemma.model.report import Report
from tests.papers import differences, outlet_of


def test_two_counts_that_exclude_one_another_on_one_day_are_a_conflict(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Ferry sinks off Port Vale
    Eleven people drowned when the ferry Alba sank in thick fog off Port Vale on Tuesday, the coast guard said.

    The vessel had left Harnmouth at dawn.

    2031-03-04 Vale Courier | Nine dead, says mayor
    Mayor Ida Renn told this paper that nine people drowned when the ferry Alba sank in the fog off Port Vale.

    She spoke at the quay.
    """
    assert ("number", "conflict", frozenset({"Eleven", "nine"})) in differences(paper)


def test_a_toll_that_rises_the_next_day_is_an_update(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Ferry sinks off Port Vale
    Nine people drowned when the ferry Alba sank in thick fog off Port Vale on Tuesday, the coast guard said.

    The vessel had left Harnmouth at dawn.

    2031-03-05 Vale Courier | Toll rises
    Eleven people drowned when the ferry Alba sank in thick fog off Port Vale on Tuesday, the mayor said.

    She spoke at the quay.
    """
    assert {(kind, grade) for kind, grade, _ in differences(paper)} == {("number", "update")}
    assert [c.resolved for c in paper.conflicts] == ["Eleven"]
    assert len(paper.series) == 1


def test_at_least_twelve_and_fifteen_are_compatible(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Ferry sinks off Port Vale
    At least 12 people drowned when the ferry Alba sank in thick fog off Port Vale on Tuesday, the coast guard said.

    The vessel had left Harnmouth at dawn.

    2031-03-04 Vale Courier | Ferry lost
    The ferry Alba sank in thick fog off Port Vale on Tuesday and 15 people drowned, the mayor said.

    She spoke at the quay.
    """
    assert {grade for _, grade, _ in differences(paper)} <= {"compatible"}


def test_a_weekday_beside_a_date_that_is_another_day_is_found(paper: Report) -> None:
    """
    2031-03-06 Meridian Herald | Ferry sinks off Port Vale
    The ferry Alba sank in thick fog off Port Vale on Wednesday, March 4, 2031, the coast guard said in a statement.

    The vessel had left Harnmouth at dawn with sixty people.
    """
    (found,) = paper.conflicts
    assert (found.kind, found.grade) == ("calendar", "internal")
    assert "Tuesday" in found.why


def test_the_article_against_the_others_is_the_one_that_dissents(paper: Report) -> None:
    """
    2031-03-06 Meridian Herald | Ferry sinks off Port Vale
    The ferry Alba sank in thick fog off Port Vale on Tuesday with sixty people on board, the coast guard said.

    2031-03-06 Vale Courier | Ferry lost
    With sixty people on board the ferry Alba sank in thick fog off Port Vale on Tuesday, said the mayor.

    2031-03-06 Isle Gazette | Sinking of the Alba
    The ferry Alba sank in thick fog off Port Vale on Monday with sixty people on board, fishermen said.
    """
    found = [c for c in paper.conflicts if c.kind == "weekday"]
    assert [{outlet_of(paper, i) for i in c.dissent} for c in found] == [{"Isle Gazette"}]


def test_no_difference_is_made_up_between_equal_reports(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Ferry sinks off Port Vale
    Eleven people drowned when the ferry Alba sank in thick fog off Port Vale on Tuesday, the coast guard said.

    2031-03-04 Vale Courier | Eleven dead
    The coast guard said that 11 people drowned on Tuesday when the ferry Alba sank in the fog off Port Vale.
    """
    assert differences(paper) == set()
