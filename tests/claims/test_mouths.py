"""One sentence in two mouths, and where there is only one mouth."""

from __future__ import annotations

from newstemma.model.report import Report
from tests.papers import differences


def mouths(paper: Report) -> set[tuple[str, frozenset[str]]]:
    """The grade, and whom the words are put to: what stands behind the quotation."""
    found = [(grade, words) for kind, grade, words in differences(paper) if kind == "attribution"]
    return {(grade, frozenset(w.rpartition("”")[2].strip() for w in words)) for grade, words in found}


def test_one_sentence_of_two_people_is_a_conflict(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Ferry trial opens
    The trial over the ferry Alba opened on Tuesday. “A ship is not a cash box with a rudder,” prosecutor Odo Brandt told the court.

    The captain looked at the floor.

    2031-03-04 Vale Courier | First day in court
    Eleven people drowned when the Alba sank. “A ship is not a cash box with a rudder,” Judge Ida Renn told the court.

    The hearing goes on.
    """
    assert mouths(paper) == {("conflict", frozenset({"prosecutor Odo Brandt", "Judge Ida Renn"}))}


def test_what_one_wrote_and_another_said_is_shown_and_no_conflict(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Ferry trial opens
    The trial over the ferry Alba opened on Tuesday. “A ship is not a cash box with a rudder,” prosecutor Odo Brandt wrote.

    The captain looked at the floor.

    2031-03-04 Vale Courier | First day in court
    Eleven people drowned when the Alba sank. “A ship is not a cash box with a rudder,” Judge Ida Renn told the court.

    The hearing goes on.
    """
    assert mouths(paper) == {("compatible", frozenset({"prosecutor Odo Brandt", "Judge Ida Renn"}))}


def test_whom_a_pronoun_means_is_no_ground_for_a_finding(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Ferry trial opens
    Prosecutor Odo Brandt looked up when Judge Ida Renn came in. “A ship is not a cash box with a rudder,” he said.

    The captain looked at the floor.

    2031-03-04 Vale Courier | First day in court
    Eleven people drowned when the Alba sank. “A ship is not a cash box with a rudder,” Judge Ida Renn told the court.

    The hearing goes on.
    """
    assert mouths(paper) == set()


def test_a_name_and_an_office_of_one_speaker_are_one_mouth(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Ferry trial opens
    The trial over the ferry Alba opened on Tuesday. “A ship is not a cash box with a rudder,” the judge told the court.

    The captain looked at the floor.

    2031-03-04 Vale Courier | First day in court
    Eleven people drowned when the Alba sank. “A ship is not a cash box with a rudder,” Judge Ida Renn told the court.

    The hearing goes on.
    """
    assert mouths(paper) == set()


def test_a_spokesman_called_in_two_ways_is_one(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Ferry sinks off Port Vale
    The ferry Alba sank in fog off Port Vale on Tuesday. “We had no warning of the fog that took the Alba down,” said Sen. Ruth Calder,
    D-Harnmouth.

    The families came early.

    2031-03-04 Vale Courier | Alba lost in fog
    The ferry Alba sank in fog off Port Vale on Tuesday. “We had no warning of the fog that took the Alba down,” Senator Ruth B. Calder,
    Democrat of Harnmouth, said.

    Shops stay closed.
    """
    assert not [d for d in differences(paper) if d[0] == "attribution"]


def test_a_short_sentence_in_two_translations_is_one(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Club denies
    "Nobody on this boat smelt anything, and nobody looked the other way," said Ida Renn, captain of the crew.

    The race goes on.

    2031-03-04 Vale Courier | Boat
    “Nobody on our boat smelt a thing and nobody turned away,” says the ship's doctor, Odo Brandt.

    Nobody was hurt.
    """
    assert {(kind, grade) for kind, grade, _ in differences(paper) if kind == "attribution"} == {("attribution", "conflict")}


def test_who_takes_up_the_words_of_another_has_not_said_them_first(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Harbour deal
    "It is a decent price for silence at the harbour," said Ida Renn of the dockers' union.

    Work goes on.

    2031-03-04 Vale Courier | Deal
    "They call it a decent price for silence," said the harbour master, Odo Brandt.

    Nobody was hurt.
    """
    assert not [1 for kind, grade, _ in differences(paper) if (kind, grade) == ("attribution", "conflict")]
