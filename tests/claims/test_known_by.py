"""By what somebody is known beside the name, so that two names are one person's."""

from __future__ import annotations

from newstemma.model.report import Report
from tests.claims.test_spellings import names


def test_a_family_name_of_the_same_consonants_in_one_post_is_one_person(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Fire at the mill
    Mill manager Odo Dalvaro said that the alarm had been sounded at once.

    Nobody was hurt.

    2031-03-04 Vale Courier | Mill burns
    The manager of the mill, Odo Delvarro, said that the night shift had gone home.

    Buses ran late.
    """
    assert names(paper) == {("conflict", frozenset({"Odo Dalvaro", "Odo Delvarro"}))}


def test_a_given_name_that_begins_alike_of_one_who_leads_is_one_person(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | March in the rain
    Marcel Tarvance, head of the League of Carters, said that the protests would go on.

    Trains stood still.

    2031-03-04 Vale Courier | Carters march
    Marcin Tarvance, the president of the largest league, promised another march.

    Buses ran late.
    """
    assert names(paper) == {("conflict", frozenset({"Marcel Tarvance", "Marcin Tarvance"}))}


def test_the_mother_of_one_man_is_one(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Two dead in flat
    His mother, Katharina Odwell, 61, was found in the kitchen.

    The mill stands still.

    2031-03-04 Vale Courier | Deaths
    Catharina Odwell, mother of the suspect, was found on Tuesday.

    Buses ran late.
    """
    assert names(paper) == {("conflict", frozenset({"Katharina Odwell", "Catharina Odwell"}))}


def test_two_officers_of_nearly_one_name_are_two(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Shots at the mill
    Officer Marcel Smith was shot in the neck and taken to hospital.

    The mill stands still.

    2031-03-04 Vale Courier | Trial opens
    The trial of a driver heard on Monday from Officer Marvin Smith.

    Buses ran late.
    """
    assert names(paper) == set()
