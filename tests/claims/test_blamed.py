"""Whom one article blames for what happened, and whom another."""

from __future__ import annotations

from newstemma.model.report import Report
from tests.papers import differences


def blamed(paper: Report) -> set[tuple[str, frozenset[str]]]:
    return {(grade, words) for kind, grade, words in differences(paper) if kind == "attribution"}


def test_rebels_in_one_article_and_bandits_in_another(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Lorries ambushed
    An army spokesman said the ambush had been carried out by the Western Tarn Front, which has fought the government for years.

    Nine lorries were burnt.

    2031-03-04 Vale Courier | Flour gone
    It was bandits who had attacked the lorries, the governor told reporters on Tuesday.

    The flour is gone.
    """
    assert blamed(paper) == {("compatible", frozenset({"the Western Tarn Front", "bandits"}))}


def test_youths_in_one_article_and_the_police_in_another(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Windows broken
    Police said that hooded youths had attacked officers with stones.

    Nine people were held at the town hall of Harnmouth after the march of the bakers.

    2031-03-04 Vale Courier | March ends badly
    The fighting at the town hall of Harnmouth began when police charged into a group of bakers, the union said.

    Nine people were held after the march of the bakers.
    """
    assert blamed(paper) == {("compatible", frozenset({"hooded youths", "police"}))}


def test_blame_that_is_denied_or_told_of_both_is_none(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Bridge falls
    The minister blamed the builder, and the builder blamed the town council.

    Nobody was hurt.

    2031-03-04 Vale Courier | Bridge gone
    The mayor denied that the town council was to blame for the fall of the bridge.

    The road is closed.
    """
    assert blamed(paper) == set()


def test_two_who_are_blamed_for_two_things_are_no_difference(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Ferry sinks off Port Vale
    Eleven people drowned when the ferry Alba sank in thick fog off Port Vale on Tuesday morning, the coast guard said.

    The mayor blamed the builder for the fire of the hull.

    2031-03-04 Vale Courier | Eleven drown
    Eleven people drowned when the ferry Alba sank in thick fog off Port Vale on Tuesday morning, the coast guard said.

    The minister blamed dockers for late trains.
    """
    assert blamed(paper) == set()
