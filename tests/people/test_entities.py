"""Names over their variants: who is one, who is two."""

from __future__ import annotations

import inspect

import pytest

from newstemma.encoders.lexical import LexicalEncoder
from newstemma.model.report import Report
from tests.papers import report_on


@pytest.fixture
def ruled(request: pytest.FixtureRequest) -> Report:
    """The report, with names by rule, on the newspaper that stands in the test's docstring."""
    return report_on(inspect.cleandoc(request.function.__doc__ or ""), encoder=LexicalEncoder())


def called(report: Report) -> dict[str, set[str]]:
    return {e.name: set(e.aliases) for e in report.entities}


def test_a_family_name_is_the_person_whom_its_own_article_names_in_full(ruled: Report) -> None:
    """
    2031-03-04 Meridian Herald | Ferry Alba sinks off Port Vale
    The ferry Alba sank in fog off Port Vale on Tuesday with eleven people on board, said Mayor Ida Renn. Renn said that nobody slept.

    2031-03-04 Vale Courier | Ferry Alba sinks off Port Vale
    The ferry Alba sank in fog off Port Vale on Tuesday with eleven people on board, said Captain Otto Renn. Renn said that he wept.
    """
    names = called(ruled)
    assert names["Ida Renn"] == {"Renn"}
    assert names["Otto Renn"] == {"Renn"}
    assert sorted({s.speaker.name for s in ruled.statements if s.speaker.name}) == ["Ida Renn", "Otto Renn"]


def test_a_family_name_that_two_bear_in_one_article_stays_alone(ruled: Report) -> None:
    """
    2031-03-04 Meridian Herald | Ferry Alba sinks off Port Vale
    The ferry Alba sank on Tuesday, said Mayor Ida Renn. Captain Otto Renn was on board. Nobody knew why Renn had sailed in such a fog.
    """
    assert {"Ida Renn", "Otto Renn", "Renn"} <= called(ruled).keys()


def test_initials_and_their_words_are_one_organisation(ruled: Report) -> None:
    """
    2031-03-04 Meridian Herald | Ferry Alba sinks off Port Vale
    The Harbour Safety Council opened an inquiry on Tuesday into the loss of the ferry Alba. The HSC will report in a year.
    """
    assert called(ruled)["Harbour Safety Council"] == {"HSC"}


def test_one_word_or_two_is_one_name(ruled: Report) -> None:
    """
    2031-03-04 Meridian Herald | Ferry Alba sinks off Port Vale
    The families met on Tuesday at the Mariners Guest House in Port Vale. Nobody left the Mariners Guesthouse before dawn on Wednesday.
    """
    assert any({name, *aliases} >= {"Mariners Guest House", "Mariners Guesthouse"} for name, aliases in called(ruled).items())
