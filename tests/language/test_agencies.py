"""News agencies in texts and credits."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

import pytest

from newstemma.language.agencies import asks_cue, find_agencies, is_agency, serves, unnamed_agencies


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
        ("in an interview with the AP, the mayor", [("AP", "AP")]),
        ("a letter obtained by AP", [("AP", "AP")]),
        ("More from AP:", [("AP", "AP")]),
        ("The A.P. said", [("A.P.", "AP")]),
        ("Berlin (dpa) -", [("dpa", "dpa")]),
        ("Con información de EFE", [("EFE", "EFE")]),
        ("(avec AFP)", [("AFP", "AFP")]),
        ("(ANSA) - ROMA", [("ANSA", "ANSA")]),
        ("Quelle: dpa/AFP", [("dpa", "dpa"), ("AFP", "AFP")]),
        ("mit Material von dpa und AFP", [("dpa", "dpa"), ("AFP", "AFP")]),
        ("die Nachrichtenagentur APA", [("APA", "APA")]),
        ("told the PA news agency", [("PA news agency", "PA Media")]),
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
        "according to the PA, the crossing is shut",
        "the Vale Parents' Association (VPA) and the Port Authority (PA)",
        "the EPA said the harbour was clean",
        "the Dow Jones fell",
        "an AP-NORC poll",
        "AP history classes",
        "the MENA region",
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


@pytest.mark.parametrize(
    ("name", "gives"), [("AP", "text"), ("Getty", "pictures"), ("EPA", "pictures"), ("PR Newswire", "releases"), ("Tarn Gazette", None)]
)
def test_what_an_agency_gives_is_known(name: str, gives: str | None) -> None:
    assert serves(name) == gives


def test_names_that_people_bear_ask_for_a_cue() -> None:
    assert asks_cue("Bloomberg")
    assert not asks_cue("Reuters")


TABLE = json.loads(files("newstemma.language").joinpath("assets/agencies.json").read_text(encoding="utf-8"))["agencies"]


def test_every_agency_says_where_its_name_was_read() -> None:
    assert [a["name"] for a in TABLE if not a["source"] or (a["checked"] and not a["source"].startswith("http"))] == []
    assert len({a["name"] for a in TABLE}) == len(TABLE)


@pytest.mark.parametrize("agency", TABLE, ids=lambda agency: agency["name"])
def test_every_name_of_an_agency_is_known_as_a_credit(agency: dict[str, Any]) -> None:
    names = (agency["name"], *agency["forms"], *agency["short"], *agency["whole"])
    assert {is_agency(name) for name in names if is_agency(name) != agency["name"]} == set()
    assert set(agency["the"]) | set(agency["ambiguous"]) <= set(agency["short"])
