"""One happening at two places, and places that go together."""

from __future__ import annotations

from newstemma.model.report import Report
from tests.papers import differences


def places(paper: Report) -> set[tuple[str, frozenset[str]]]:
    return {(grade, words) for kind, grade, words in differences(paper) if kind == "place"}


def test_one_landing_at_two_places_is_a_conflict(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Balloon lands
    The balloon of the two pilots came down on Lake Harn at dawn on Tuesday after nine days in the air.

    Fishermen pulled them out.

    2031-03-04 Vale Courier | Nine days aloft
    After nine days in the air the balloon of the two pilots came down at dawn on Lake Vesper.

    They were cold and glad.
    """
    assert places(paper) == {("conflict", frozenset({"on Lake Harn", "on Lake Vesper"}))}


def test_a_place_inside_another_is_no_difference(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Mill burns
    Two millers died in Port Vale on Tuesday when the mill of Brandt and Sons burned down.

    Firemen searched the ruins until dark.

    2031-03-04 Vale Courier | Two dead in mill
    Two millers died in Harn on Tuesday when the mill of Brandt and Sons burned down. The mill stood in Port Vale, Harn.

    The street is closed.
    """
    assert places(paper) == set()


def test_two_happenings_that_one_article_tells_apart_are_two(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Two arrests
    Police arrested a smuggler in Port Vale on Tuesday, a week after they had arrested his brother in Harnmouth.

    Both deny it.

    2031-03-04 Vale Courier | Brother held
    Police arrested a smuggler in Harnmouth last week.

    He denies it.
    """
    assert places(paper) == set()


def test_the_north_and_the_south_gate_are_two(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Blast at the mill
    The blast tore open the north gate of the flour mill of Brandt and Sons at dawn on Tuesday.

    Firemen searched the ruins until dark.

    2031-03-04 Vale Courier | Mill wrecked
    At the flour mill of Brandt and Sons a blast on Tuesday tore open the south gate.

    The street is closed.
    """
    assert places(paper) == {("conflict", frozenset({"north gate", "south gate"}))}


def test_a_journey_to_a_country_and_to_its_capital_go_together(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Invitation
    At the end of the talks the president invited the queen of Ostria to visit Norway again next spring.

    The queen thanked him.

    2031-03-04 Vale Courier | Queen invited
    At the end of the talks the president invited the queen of Ostria to visit Oslo next spring.

    She has been there twice.
    """
    assert {grade for grade, _ in places(paper)} <= {"compatible"}


def test_one_death_at_home_and_in_a_hospital_is_a_conflict(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Ida Renn is dead
    The poet Ida Renn died on Tuesday at her home in Vesper, her publisher said.

    She had been ill for a year.

    2031-03-04 Vale Courier | A poet's last line
    Renn wrote until the end. She passed away in a hospital in Harnmouth, a nurse holding the pencil.

    The window stood open. Ida Renn loved Vesper.
    """
    assert {grade for grade, _ in places(paper)} == {"conflict"}


def test_two_people_die_at_two_places_and_one_at_a_place_inside_another(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Ida Renn is dead
    The poet Ida Renn died on Tuesday at her home in Vesper, her publisher said.

    Odo Brandt was arrested in a house in Port Vale.

    2031-03-04 Vale Courier | A poet's last line
    Her editor Kurt Marlo died in a hospital in Harnmouth years before her.

    Police in Port Vale arrested Odo Brandt in Mill Lane.
    """
    assert places(paper) == set()
