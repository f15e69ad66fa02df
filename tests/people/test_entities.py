"""Names over their variants: who is one, who is two."""

from __future__ import annotations

import inspect

import pytest

from newstemma.encoders.lexical import LexicalEncoder
from newstemma.model.report import Report
from newstemma.people.forms import fold
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


def people_of(report: Report) -> dict[str, set[str]]:
    return {e.name: set(e.aliases) for e in report.entities if e.kind == "person"}


def test_five_people_of_one_name_stay_five_and_the_bare_name_is_whom_its_article_means(ruled: Report) -> None:
    """
    2031-03-04 Meridian Herald | Five at the table in Port Vale
    The talks on the ferry Alba in Port Vale were led by President Kim Dae Ho, said Minister Kim Sun Mi. Minister Kim Jin Soo and
    Judge Kim Ha Na were there, and Captain Kim Won Bin wept. Nobody asked Kim why he had come.

    2031-03-04 Vale Courier | Talks on the ferry Alba in Port Vale
    The talks on the ferry Alba in Port Vale ended without a result, said Captain Kim Won Bin. Kim wept.
    """
    found = called(ruled)
    assert {"Kim Dae Ho", "Kim Sun Mi", "Kim Jin Soo", "Kim Ha Na", "Kim Won Bin", "Kim"} <= found.keys()
    assert found["Kim Won Bin"] == {"Kim"}
    assert not any(found[name] for name in ("Kim Dae Ho", "Kim Sun Mi", "Kim Jin Soo", "Kim Ha Na", "Kim"))


def test_accents_and_other_names_of_a_place_or_body_are_one(ruled: Report) -> None:
    """
    2031-03-04 Meridian Herald | Ferry Alba sinks off Port Vale
    The ferry Alba sank in fog off Port Vale on Tuesday, said Mayor José Larra. It came from Kiev, said the United Nations in
    New York.

    2031-03-04 Vale Courier | Ferry Alba sinks off Port Vale
    The ferry Alba sank in fog off Port Vale on Tuesday, said Mayor Jose Larra. It came from Kyiv, said the UN.
    """
    alike = [{e.name, *e.aliases} for e in ruled.entities]
    for forms in ({"José Larra", "Jose Larra"}, {"Kiev", "Kyiv"}, {"United Nations", "UN"}):
        assert any(forms <= names for names in alike), forms


def test_an_initial_is_the_only_one_who_bears_it(ruled: Report) -> None:
    """
    2031-03-04 Meridian Herald | Ferry Alba sinks off Port Vale
    The ferry Alba sank in fog off Port Vale on Tuesday, said Mayor Ida Renn. Captain Otto Marrow was on board.

    2031-03-04 Vale Courier | Ferry Alba sinks off Port Vale
    The ferry Alba sank in fog off Port Vale on Tuesday, said Mayor Ida Renn. Captain O. Marrow was asleep.
    """
    assert people_of(ruled)["Otto Marrow"] == {"O. Marrow"}


def test_a_part_of_a_body_is_not_the_body(ruled: Report) -> None:
    """
    2031-03-04 Meridian Herald | Ferry Alba sinks off Port Vale
    The ferry Alba sank on Tuesday, said the Senate of Vale University. Vale University will report in a year.
    """
    assert all({"Senate of Vale University", "Vale University"} - {e.name, *e.aliases} for e in ruled.entities)


def test_a_role_is_told_with_what_it_is_of_and_by_whom(ruled: Report) -> None:
    """
    2031-03-04 Meridian Herald | Ferry Alba sinks off Port Vale
    The ferry Alba sank on Tuesday, said Transport Minister Ida Renn. Otto Marrow, the captain of the ferry, was asleep. Lise Holt, made a
    short speech. Jan Corbin, head of the harbour police, said nothing, and Mayor Ada Lund, told to wait, waited. The
    union's regional secretary, Ms Vera Askell, called it a shame.
    """
    roles = {e.name: [r.text for r in e.roles] for e in ruled.entities if e.kind == "person"}
    assert roles["Ida Renn"] == ["Transport Minister"]
    assert roles["Otto Marrow"] == ["captain of the ferry"]
    assert roles["Jan Corbin"] == ["head of the harbour police"]
    assert roles.get("Lise Holt", []) == []
    assert roles["Ada Lund"] == ["Mayor"]
    assert roles["Vera Askell"] == ["union's regional secretary"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("N.K. Bhave", "N. K. Bhave"),
        ("P K Rao", "P. K. Rao"),
        ("José Núñez", "Jose Nunez"),
        ("Pak Min-ho", "Pak Min Ho"),
        ("War II", "War 2"),
    ],
)
def test_stops_accents_hyphens_and_numerals_are_no_difference(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_zones_currencies_and_bare_nouns_are_nobody(ruled: Report) -> None:
    """
    2031-03-04 Meridian Herald | Ferry Alba sinks off Port Vale
    The ferry Alba left Gate 4 of Port Vale at 05:00 GMT on Tuesday, said Mayor Ida Renn. A ticket is Rs 90. The Station was closed.
    """
    assert not {"GMT", "Rs", "Gate 4", "Gate", "Station"} & {form for e in ruled.entities for form in (e.name, *e.aliases)}


@pytest.fixture
def misspelt() -> Report:
    return report_on(
        """
        2031-03-04 Meridian Herald | Ferry Alba sinks off Port Vale
        The ferry Alba sank in fog off Port Vale on Tuesday with eleven people on board, said harbour master Lalitha Perumal.

        2031-03-04 Vale Courier | Ferry Alba sinks off Port Vale
        The ferry Alba sank in fog off Port Vale on Tuesday with eleven people on board, said harbour master Lalitha Perimal.
        """
    )


def test_one_person_under_two_spellings_is_one_and_speaks_as_one(misspelt: Report) -> None:
    (person,) = [e for e in misspelt.entities if "Lalitha" in e.name]
    assert {person.name, *person.aliases} == {"Lalitha Perumal", "Lalitha Perimal"}
    assert {c.kind for c in misspelt.conflicts} == {"name"}
    assert {s.speaker.entity for s in misspelt.statements} == {person.id}
    assert {at.article for at in person.at if hasattr(at, "article")} == {a.id for a in misspelt.articles}


def test_a_country_is_a_place_and_what_is_of_it_is_neither_place_nor_person() -> None:
    report = report_on(
        """
        2031-03-04 Meridian Herald | Ferry Alba sinks off Port Vale
        Velmaria and Kasvan signed a treaty on ferries on Tuesday, the Velmarian president said. Kasvan has nine million people, and a
        Kasvani ferry sank in Velmaria last year. Velmaria had asked for it.
        """
    )
    kinds = {e.name: e.kind for e in report.entities}
    assert {kinds[n] for n in ("Velmaria", "Kasvan") if n in kinds} == {"place"}
    assert {kinds[n] for n in ("Velmarian", "Kasvani") if n in kinds} <= {"other"}
    assert "Velmaria" in kinds
