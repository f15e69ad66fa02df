"""Whose text it is, part of it, a sentence, a picture, or nothing: the same agency in different places."""

from __future__ import annotations

import pytest

from tests.articles.made import BODY, TITLE, Lines, read

PROSE = "The owner said that nobody had bought a stone since the winter and that the bank would wait no longer for its money."
Credits = list[tuple[str, str, bool]]


def credited(*lines: tuple[str, str], after: Lines | None = None) -> Credits:
    """The credits of a page with the lines above its text, and others below it."""
    page: Lines = [("title", TITLE), *lines, ("paragraph", BODY), ("paragraph", PROSE), *(after or [])]  # type: ignore[list-item]
    return [(c.kind, c.name, c.agency) for c in read(page)[0].credits]


# ---------------------------------------------------------------------- bylines


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("By JANE DOE, Associated Press", "Associated Press"),
        ("JANE DOE | AP", "AP"),
        ("By Jane Doe (AP)", "AP"),
        ("AP Staff", "AP Staff"),
        ("Reuters Staff", "Reuters Staff"),
        ("Von Anna Beispiel, dpa", "dpa"),
        ("Por EFE", "EFE"),
        ("Par AFP", "AFP"),
        ("By Tarn Wire Reports", "Tarn Wire Reports"),
    ],
)
def test_a_byline_gives_the_text_to_its_agency(line: str, agency: str) -> None:
    assert [name for kind, name, is_agency in credited(("byline", line)) if kind == "byline" and is_agency] == [agency]


def test_an_agency_alone_above_the_text_is_its_byline() -> None:
    assert credited(("credit", "Associated Press")) == [("byline", "Associated Press", True)]


def test_an_agency_in_the_midst_of_a_long_list_of_writers_signs_nothing() -> None:
    page = ("byline", "By Ann Example, Bo Sample, Associated Press, Cy Specimen, Di Model, Ed Pattern")
    assert [name for _, name, agency in credited(page) if agency] == []
    assert [name for _, name, agency in credited(("byline", "By Ann Example, Bo Sample, Cy Specimen and Di Model, AP")) if agency] == ["AP"]


def test_numbers_are_no_author() -> None:
    assert credited(("byline", "BY THE NUMBERS")) == []


def test_who_wrote_a_box_is_credited_and_no_author_of_the_whole() -> None:
    described, _ = read([("title", TITLE), ("paragraph", BODY), ("subheading", "Analysis by Ann Example, Tarn"), ("paragraph", PROSE)])
    assert [(c.kind, c.name) for c in described.credits] == [("byline", "Ann Example")]
    assert described.authors == ()


def test_the_line_that_presents_a_writer_above_the_text_names_its_author() -> None:
    assert credited(("other", "Ann Example is a senior staff writer for Tarn Weekly.")) == [("byline", "Ann Example", False)]


# ---------------------------------------------------------------------- datelines


@pytest.mark.parametrize(
    ("opening", "name"),
    [
        ("PORT VALE (AP) — A ferry sank.", "AP"),
        ("(Reuters) - A ferry sank.", "Reuters"),
        ("PORT VALE, March 3 (Xinhua) -- A ferry sank.", "Xinhua"),
        ("PORT VALE, March 3, 2031 /PRNewswire/ -- Tarn Ltd sells ferries.", "PRNewswire"),
        ("Port Vale (dpa) - Die Fähre sank.", "dpa"),
        ("Port Vale (dpa/tmn) - Die Fähre sank.", "dpa"),
        ("(ANSA) - PORT VALE, 3 MAR - Un traghetto affonda.", "ANSA"),
        ("Port Vale, 3 mar (EFE).- Un ferry se hunde.", "EFE"),
    ],
)
def test_an_opening_names_its_agency(opening: str, name: str) -> None:
    assert credited(("paragraph", opening)) == [("tagline", name, True)]


@pytest.mark.parametrize("opening", ["Vale Authority (PA) officials met on Monday.", "[Getty Images] Ann Example speaks at Port Vale."])
def test_brackets_that_open_a_text_are_no_dateline_by_themselves(opening: str) -> None:
    assert [c for c in credited(("paragraph", opening)) if c[0] in ("byline", "tagline")] == []


def test_a_dateline_on_a_line_of_its_own_counts() -> None:
    assert credited(("nav", "PORT VALE (AP) —")) == [("tagline", "AP", True)]


# ---------------------------------------------------------------------- an agency's name alone


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("(AP)", [("inline", "AP", True)]),
        ("Associated Press", [("photo", "Associated Press", True)]),
        ("Getty Images", [("photo", "Getty Images", True)]),
    ],
)
def test_an_agency_alone_between_two_paragraphs_signs_the_quotation_or_the_picture(line: str, found: Credits) -> None:
    more: Lines = [("credit", line), ("paragraph", PROSE), ("paragraph", PROSE), ("paragraph", PROSE), ("paragraph", PROSE)]
    assert credited(after=more) == found


def test_reuters_signs_off_in_brackets_where_nothing_else_names_it() -> None:
    assert ("tagline", "Reuters", True) in credited(after=[("paragraph", "(Reporting by Ann Example; Editing by Bo Sample)")])
    assert credited(("byline", "By AFP"), after=[("paragraph", "(Reporting by Ann Example; Editing by Bo Sample)")])[0][1] == "AFP"


# ---------------------------------------------------------------------- pictures


@pytest.mark.parametrize(
    "line",
    [
        "Image copyright Reuters Image caption The ferry leaves Port Vale",
        "Image copyright Reuters",
        "Enlarge this image toggle caption Ann Example/AP Ann Example/AP",
        "The ferry leaves Port Vale. (Ann Example/Tarn Gazette via AP)",
        "The ferry leaves Port Vale. REUTERS/Ann Example",
        "The ferry leaves Port Vale. | Ann Example/AFP/Getty Images",
        "The ferry leaves Port Vale. (AP Photo/Ann Example)",
        "The ferry leaves Port Vale. Ann Example | AFP | Getty Images",
        "The ferry leaves Port Vale. (March 3) AP",
        "Ann Example/Reuters, FILE",
        "AP Photo Ferry leaves Port Vale",
    ],
)
def test_a_pictures_credit_left_in_the_text_is_a_pictures(line: str) -> None:
    found = credited(after=[("paragraph", line), ("paragraph", PROSE)])
    assert {(kind, agency) for kind, _, agency in found} == {("photo", True)}


@pytest.mark.parametrize("maker", ["REUTERS/Ann Example", "AP Photo/Ann Example"])
def test_a_photographer_behind_her_agency_is_kept(maker: str) -> None:
    assert credited(after=[("paragraph", f"The ferry leaves. {maker}"), ("paragraph", PROSE)]) == [("photo", maker, True)]


def test_a_pictures_credit_ends_with_its_agency() -> None:
    found = credited(after=[("paragraph", "The ferry leaves. | Ann Example/AP Photo HARBOURS Ferry leaves at last"), ("paragraph", PROSE)])
    assert found == [("photo", "Ann Example/AP Photo", True)]


# ---------------------------------------------------------------------- told, and about


def test_the_man_who_bears_an_agencys_name_is_none() -> None:
    said = "Bloomberg said that the ferry would be raised before the summer, whatever it cost the town."
    assert credited(after=[("paragraph", said)]) == [("inline", "Bloomberg", True)]
    assert credited(after=[("paragraph", "The harbour is run by Michael Bloomberg of Port Vale."), ("paragraph", said)]) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Reuters, citing a man at the harbour, reported that the ferry had no permit.",
        "The AP in Port Vale said that the ferry had no permit.",
        "The ferry had no permit, the KCNA state news agency said.",
        "The ferry had no permit, according to a report by the state news agency RIA Novosti.",
        "The ferry had no permit, its captain was cited as saying by the news agency Interfax.",
        "The Associated Press and Tarn News reported that the ferry had no permit.",
        "The ferry had no permit, according to the country's news agency, Anadolu.",
        "An Associated Press analysis shows that the ferry had no permit.",
        "AP’s Ann Example said that the ferry had no permit.",
        "A harbour pilot confirmed the sinking to Reuters in an e-mail.",
    ],
)
def test_what_stands_between_an_agency_and_its_verb_hides_nothing(sentence: str) -> None:
    assert [(kind, agency) for kind, _, agency in credited(after=[("paragraph", f"{sentence} {PROSE}")])] == [("inline", True)]


@pytest.mark.parametrize(
    "sentence",
    [
        "An AP-NORC poll found that few had heard of the ferry.",
        "Economists polled by Reuters had expected more.",
        "The AP's president resigned on Friday.",
        "Reuters shares fell by a third on Monday.",
        "The AP style asks for a small letter here.",
        "The EPA said that the harbour was clean.",
        "The Dow Jones added three points on Monday.",
        "Pupils who had taken AP history found it hard.",
        "According to the PA, the crossing will stay shut.",
        "The mayor said the AP would come to Port Vale.",
        "The ferry had no permit, according to lawyers for the AP.",
    ],
)
def test_a_sentence_about_an_agency_or_of_another_sense_credits_nobody(sentence: str) -> None:
    assert credited(after=[("paragraph", f"{sentence} {PROSE}")]) == []


def test_an_agency_told_twice_is_credited_at_both_places() -> None:
    text = f"Two pilots told Reuters that it sank. {PROSE} Two others told Reuters that it had not."
    described, _ = read([("title", TITLE), ("paragraph", BODY), ("paragraph", text)])
    assert len({c.at.start for c in described.credits}) == 2


def test_a_line_that_leads_in_a_quotation_names_whose_it_is() -> None:
    assert credited(after=[("related", "More from the Associated Press:"), ("paragraph", PROSE)]) == [("inline", "AP", True)]


def test_a_syndicates_line_about_itself_below_the_text_says_that_the_text_is_its_own() -> None:
    line = "KFF Health News is an editorially independent news service of a foundation."
    assert credited(after=[("paragraph", line)]) == [("tagline", "KFF Health News", True)]
    early: Lines = [("paragraph", line), *[("paragraph", PROSE)] * 4]
    assert credited(after=early) == []
