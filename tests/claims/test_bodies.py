"""Storms, firms and bodies under two names."""

from __future__ import annotations

from newstemma.model.report import Report
from tests.papers import differences


def names(paper: Report) -> set[tuple[str, frozenset[str]]]:
    return {(grade, words) for kind, grade, words in differences(paper) if kind == "name"}


def test_a_storm_a_firm_and_a_body_under_two_names(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Storm hits Port Vale
    Hurricane Oswin tore the roof off the hall of Brantholm Distribution Ltd. in Port Vale on Tuesday.

    The Committee to Save the Harbour had warned of it. The Ministry of Foreign Affairs is closed.

    2031-03-04 Vale Courier | Roof gone
    The roof of Brantholm Distributors Ltd. in Port Vale was torn off by Hurricane Oswins on Tuesday.

    The Campaign to Save the Harbour had warned of it. The Committee on Foreign Affairs met in the cellar.
    """
    assert names(paper) == {
        ("conflict", frozenset({"Oswin", "Oswins"})),
        ("conflict", frozenset({"Brantholm Distribution Ltd.", "Brantholm Distributors Ltd."})),
        ("conflict", frozenset({"Committee to Save the Harbour", "Campaign to Save the Harbour"})),
    }


def test_two_firms_of_one_house_and_names_that_one_article_has_both_of_are_two(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Two storms
    Hurricane Oswin and Hurricane Oswen met over Port Vale on Tuesday, and Brantholm Shipping Ltd. lost a ship.

    The National Bank of Tarn was closed.

    2031-03-04 Vale Courier | Ship lost
    Brantholm Marine Ltd. lost a ship off Port Vale on Tuesday in Hurricane Oswen.

    The National Council of Tarn met in the cellar.
    """
    assert names(paper) == set()
