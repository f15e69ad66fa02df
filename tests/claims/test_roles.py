"""What one person is said to be in different articles, by parts."""

from __future__ import annotations

import pytest

from newstemma.language.roles import roles_beside
from newstemma.model.report import Report
from tests.claims.test_offices import offices


@pytest.mark.parametrize(
    ("before", "behind", "parts"),
    [
        ("He was introduced as Captain ", ", who read it.", ("captain", (), 0)),
        ("The deputy chief of the harbour fire brigade, ", ", said so.", ("head", (), 1)),
        ("Halden's former finance director, ", ", was fined.", ("director", ("finance",), 0)),
        ("", ", who heads the Harbour Safety Board, said so.", ("head", (), 0)),
        ("", ", Corvine's chief operating officer, said so.", ("officer", ("operations",), 0)),
        ("The minister for ports, ", ", resigned.", ("minister", ("ports",), 0)),
    ],
)
def test_an_office_is_taken_apart(before: str, behind: str, parts: tuple[str, tuple[str, ...], int]) -> None:
    text = f"{before}Odo Brandt{behind}"
    [role] = roles_beside(text, len(before), len(before) + len("Odo Brandt"))
    assert (role.noun, tuple(sorted(role.field)), role.under) == parts


@pytest.mark.parametrize(
    ("before", "behind"), [("The governor's wife, ", ", said so."), ("Told of it, ", ", and the mayor, Ida Renn, left.")]
)
def test_a_relative_and_a_neighbour_have_no_office(before: str, behind: str) -> None:
    assert not list(roles_beside(f"{before}Odo Brandt{behind}", len(before), len(before) + len("Odo Brandt")))


def test_a_lieutenant_is_no_captain(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Soldiers take the radio
    A man who gave his name as Lieutenant Odo Brandt read a message at six in the morning.

    Two hours later the soldiers gave up.

    2031-03-04 Vale Courier | Who were they
    The man who read the message was introduced as Captain Odo Brandt, of the harbour guard.

    Diplomats had never heard of him.
    """
    assert offices(paper) == {("conflict", frozenset({"Lieutenant", "Captain"}))}


def test_a_director_of_finance_is_none_of_sales(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Halden fined
    Halden's former finance director, Odo Brandt, was given a suspended sentence.

    The company has to pay nine million crowns.

    2031-03-04 Vale Courier | Fine for Halden
    Odo Brandt, the former sales director, received two years, suspended.

    The company was fined.
    """
    assert offices(paper) == {("conflict", frozenset({"former finance director", "former sales director"}))}


def test_who_heads_another_body_where_both_are_known(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Plane leaves runway
    Ida Renn, the director of the civil flight authority, told reporters that the plane had gone around once.

    The Accident Inquiry Bureau sent four people, the civil flight authority said.

    2031-03-04 Vale Courier | Report promised
    Ida Renn, who heads the Accident Inquiry Bureau, said that a report would be published within a month.

    Nobody was hurt.
    """
    assert {grade for grade, _ in offices(paper)} == {"conflict"}


def test_a_shorter_title_is_no_other_office(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Talks on the canal
    Major General Odo Brandt, head of the harbour guard, flew to Harnmouth on Tuesday.

    The talks began at noon.

    2031-03-04 Vale Courier | Canal talks
    General Odo Brandt, the chief of the harbour guard, flew to Harnmouth on Tuesday.

    Both sides kept silent.
    """
    assert offices(paper) == set()
