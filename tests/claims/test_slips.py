"""A name that stands alone, a letter off the full one."""

from __future__ import annotations

from newstemma.model.report import Report
from tests.papers import differences


def names(paper: Report) -> set[tuple[str, frozenset[str]]]:
    return {(grade, words) for kind, grade, words in differences(paper) if kind == "name"}


def test_a_minister_who_loses_a_letter_on_the_way(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Ferry sinks off Port Vale
    Transport Secretary Greta Harlowe closed the port on Tuesday after the ferry Alba sank. Mayor Ida Renn thanked her.

    Renn and Harlow said the port would open again on Friday. Harlowe will stay until then.

    2031-03-04 Vale Courier | Port closed
    Greta Harlowe, the transport secretary, closed Port Vale on Tuesday. Odo Brandt, a fisherman, had seen the Alba sink.

    The Brandts have fished here since the war, on Old Brand Street.
    """
    assert names(paper) == {("internal", frozenset({"Greta Harlowe", "Harlow"}))}


def test_a_long_name_alone_in_another_article_is_a_slip_and_a_man_of_that_name_is_not(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Vigil for the drowned
    Maranneh Tull lit a candle in Port Vale on Tuesday. Odo Farrow sang, and Will Farlow held the light.

    Farrow sang twice.

    2031-03-04 Vale Courier | Candles in Port Vale
    Odo Tull and his sister Marannah lit a candle in Port Vale on Tuesday. Farlow held the light.

    It was raining.
    """
    assert names(paper) == {("conflict", frozenset({"Maranneh Tull", "Marannah"}))}


def test_two_spellings_of_one_full_name_in_one_article(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Vigil for the drowned
    Odo Wentzler of the coast guard lit a candle in Port Vale on Tuesday. Eleven people had drowned.

    "We will not forget them," Odo Welntzler said. Lena and Odo Brandt stood beside him.

    2031-03-04 Vale Courier | Candles in Port Vale
    The coast guard lit a candle in Port Vale on Tuesday.

    It was raining.
    """
    assert names(paper) == {("internal", frozenset({"Odo Wentzler", "Odo Welntzler"}))}


def test_a_village_and_a_wife_that_only_stand_alone(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Storm over the coast
    The storm tore off roofs in Varnhelt and Brandisk on Tuesday. Mayor Odo Renn and his wife, Stina, fled to the church.

    The rain has stopped.

    2031-03-04 Vale Courier | Roofs gone
    Roofs were torn off in the village of Varnhelm on Tuesday. Mayor Odo Renn and his wife Stine fled to the church.

    The Brandisks, who farm there, stayed. The Orvanian flag was torn off the hall; Orvania is in the south.
    """
    assert names(paper) == {("conflict", frozenset({"Varnhelt", "Varnhelm"})), ("conflict", frozenset({"Stina", "Stine"}))}
