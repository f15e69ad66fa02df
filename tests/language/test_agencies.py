"""News agencies in texts and credits."""

from __future__ import annotations

import pytest

from newstemma.language.agencies import find_agencies, is_agency, unnamed_agencies


def found(text: str) -> list[tuple[str, str]]:
    return [(text[start:end], name) for start, end, name in find_agencies(text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("PORT VALE (AP) — A ferry sank.", [("AP", "AP")]),
        ("A ferry sank, reported AP.", [("AP", "AP")]),
        ("A ferry sank, the AP said.", [("AP", "AP")]),
        ("The captain told The Associated Press.", [("Associated Press", "AP")]),
        ("Ann Example/Reuters", [("Reuters", "Reuters")]),
        ("(With inputs from PTI, ANI and AFP)", [("PTI", "PTI"), ("ANI", "ANI"), ("AFP", "AFP")]),
        ("REUTERS/Ann Example", [("REUTERS", "Reuters")]),
        ("the official SANA news agency said", [("SANA", "SANA")]),
        ("according to Bloomberg", [("Bloomberg", "Bloomberg")]),
    ],
)
def test_an_agency_is_found_where_it_is_credited(text: str, names: list[tuple[str, str]]) -> None:
    assert found(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "a temple in Tirupati, AP, was closed",
        "his PA resigned",
        "the TT races",
        "Mayor Michael Bloomberg said",
        "the AAP won the vote",
        "a spa with SPA signs",
    ],
)
def test_initials_of_places_parties_and_people_are_no_agency(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("The Associated Press", "AP"),
        ("ASSOCIATED PRESS", "AP"),
        ("Reuters Staff", "Reuters"),
        ("Press Trust of India", "PTI"),
        ("afp", "AFP"),
    ],
)
def test_a_credit_is_known_by_its_short_name(name: str, short: str) -> None:
    assert is_agency(name) == short


@pytest.mark.parametrize("name", ["Ann Example", "The Vale Observer", "Associated Press Building", ""])
def test_people_and_papers_are_no_agencies(name: str) -> None:
    assert is_agency(name) is None


def test_agencies_without_a_name_are_seen() -> None:
    assert unnamed_agencies("The Vale Observer and news agencies")
    assert not unnamed_agencies("The Vale Observer")
