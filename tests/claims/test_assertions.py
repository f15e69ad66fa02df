"""Clauses as what is compared: cut where a tagger cuts, whole where a reader would not."""

from __future__ import annotations

import pytest

from newstemma.model.report import Report
from tests.statements.marked import report_of

LEAD = "The ferry Alba sank in thick fog off Port Vale on Tuesday with eleven people on board."


def mentions(report: Report) -> set[str]:
    return {m.at.text for c in report.claims for m in c.mentions} - {LEAD}


def of(line: str) -> set[str]:
    return mentions(report_of(f"2031-03-04 Meridian Herald | Ferry sinks\n{LEAD}\n\n{line}"))


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        (
            "The owners withdrew three boats in April, ¦and the harbour office opened a second inquiry.",
            {"The owners withdrew three boats in April", "the harbour office opened a second inquiry."},
        ),
        (
            "[X The owners withdrew three boats in April], ¦[S the coast guard] [C said].",
            {"The owners withdrew three boats in April"},
        ),
        (
            "[S The coast guard] [C told] reporters at the quay ¦[X that the owners withdrew three boats].",
            {"the owners withdrew three boats."},
        ),
        (
            "[S The coast guard] [C said] on Monday ¦[X that the owners withdrew three boats].",
            {"The coast guard said on Monday that the owners withdrew three boats."},
        ),
        (
            "On the quay, ¦[S the coast guard] [C said] ¦[X that the owners withdrew three boats].",
            {"the owners withdrew three boats."},
        ),
        (
            "[S The mayor] [C praised] ¦[X the courage of the divers from Tarnfield].",
            {"The mayor praised the courage of the divers from Tarnfield."},
        ),
        (
            "[X “The owners withdrew three boats in April”], ¦[S Ida Renn] [C told] a packed meeting in the chapel.",
            {"“The owners withdrew three boats in April”"},
        ),
        (
            "[X “We asked for a radar on every boat in April,”] ¦[S Ida Renn], who was on the quay, [C said].",
            {"We asked for a radar on every boat in April"},
        ),
        (
            "[S The ministry] [C said] ¦[X he was in good health].",
            {"The ministry said he was in good health."},
        ),
        (
            "The owners withdrew a ferry ¦that carried eleven hundred passengers to Tarnfield every week.",
            {"The owners withdrew a ferry", "that carried eleven hundred passengers to Tarnfield every week."},
        ),
        (
            "The owners withdrew three old boats, ¦including the ferry that ran to Tarnfield every week.",
            {"The owners withdrew three old boats, including the ferry that ran to Tarnfield every week."},
        ),
        (
            "The owners withdrew three old boats, ¦the third loss ¦since the firm bought the Harnmouth line.",
            {"The owners withdrew three old boats", "the third loss since the firm bought the Harnmouth line."},
        ),
        (
            "Divers brought up the logbook of a boat ¦that the owners had withdrawn from service.",
            {"Divers brought up the logbook of a boat that the owners had withdrawn from service."},
        ),
        (
            "[X “We had asked for a radar, ¦and for a second pilot, ¦and nobody answered our letters,”] ¦[S Ida Renn] [C said].",
            {"We had asked for a radar, and for a second pilot, and nobody answered our letters"},
        ),
        (
            "The owners withdrew three boats ¦(one of them the Alba’s sister) ¦from service in April.",
            {"The owners withdrew three boats (one of them the Alba’s sister) from service in April."},
        ),
    ],
)
def test_a_clause_is_an_assertion_of_its_own(line: str, wanted: set[str]) -> None:
    assert of(line) == wanted


def test_without_a_tagger_a_sentence_is_one_assertion() -> None:
    line = "The owners withdrew three boats in April, and the harbour office opened a second inquiry, the coast guard said."
    assert of(line) == {line}


ONE = "the owners withdrew three boats from the Harnmouth route."
OTHER = "the company took a trio of vessels off the Harnmouth route."
PAPER = f"""
2031-03-04 Meridian Herald | Ferry Alba sinks
{LEAD}

Divers searched the wreck for a second day, ¦and {ONE}

2031-03-04 Vale Courier | Ferry Alba lost
Eleven people were on board when the ferry Alba sank off Port Vale on Tuesday in fog.

While the town mourned its dead in the chapel, ¦{OTHER}
"""


def sizes(report: Report) -> list[int]:
    return [len(c.mentions) for c in report.claims if any(m.at.text == ONE for m in c.mentions)]


def test_clauses_that_say_the_same_in_other_words_are_one_claim() -> None:
    assert sizes(report_of(PAPER)) == [1]
    assert sizes(report_of(PAPER, {ONE, OTHER})) == [2]


def test_a_clause_that_does_not_read_alone_is_shown_in_its_sentence() -> None:
    texts = [c.text for c in report_of(PAPER).claims if any(m.at.text == ONE for m in c.mentions)]
    assert texts == [f"Divers searched the wreck for a second day, and {ONE}"]
