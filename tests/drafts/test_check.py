"""A draft held against a pile: what is said of its sentences."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import newstemma
from newstemma.errors import BadDate, BadDraft, NothingReadable
from tests.drafts.papers import PAPER, check, document, only, report
from tests.papers import report_on


def test_what_two_newsrooms_report_is_supported_and_a_reprint_counts_once() -> None:
    found = only("Eleven people drowned on Tuesday when the ferry Alba went down in fog off Port Vale.")
    assert (found.verdict, found.sources, found.findings) == ("supported", 2, ())
    assert len({b.article for b in found.backings}) == 3


def test_what_one_newsroom_has_is_single_source() -> None:
    assert only("The Alba, which was built in 1988, belonged to Renwick Lines.").verdict == "single_source"


@pytest.mark.parametrize(
    ("draft", "what", "wrong", "right"),
    [
        ("Fourteen people drowned when the ferry Alba sank in thick fog off Port Vale.", "number", "Fourteen", "Eleven"),
        ("The ferry had left Harnmouth at dawn with 46 passengers on board.", "number", "46", "64"),
        ("Renwick Lines paid 5.6 million crowns for the Alba in 2019.", "number", "5.6 million", "4.2 million"),
        ("The Alba was built in 1979 and belonged to Renwick Lines.", "date", "1979", "1988"),
        ("An inquiry under Judge Lise Marrow opens on 24 April.", "date", "24 April", "14 April"),
        ("The ferry sank in thick fog off Port Vale on Friday, drowning eleven people.", "date", "Friday", "Tuesday"),
        ("An inquiry under Judge Carla Brandt is to open on 14 April.", "name", "Carla Brandt", "Lise Marrow"),
        ("Eleven people drowned when the ferry Alba sank in fog off Selvik on Tuesday.", "name", "Selvik", "Port Vale"),
        ("An inquiry under Bishop Lise Marrow is to open on 14 April.", "office", "Bishop", "Judge"),
    ],
)
def test_a_wrong_particular_is_shown_beside_the_right_one(draft: str, what: str, wrong: str, right: str) -> None:
    found = only(draft)
    assert found.verdict == "differs"
    assert [(f.what, f.text) for f in found.findings] == [(what, wrong)]
    assert right in {r.text for r in found.findings[0].rivals}


@pytest.mark.parametrize(
    "draft",
    [
        "11 people drowned when the ferry Alba sank off Port Vale.",
        "About a dozen people drowned when the ferry Alba sank off Port Vale.",
        "More than 60 passengers were on board when the ferry left Harnmouth at dawn.",
        "According to the coast guard, eleven people drowned when the Alba sank off Port Vale on Tuesday, 4 March.",
        "“We heard the horn,” said Ida Renn, “and then we heard nothing at all.”",
        "The mayor, Ida Renn, “heard the horn and then … nothing at all”.",
    ],
)
def test_the_same_in_other_words_raises_nothing(draft: str) -> None:
    assert only(draft).findings == ()


def test_a_changed_word_inside_a_quotation_is_a_misquote_and_the_nearest_words_are_shown() -> None:
    found = only("“We heard the horn and then we heard the screams,” said Mayor Ida Renn.")
    assert found.verdict == "misquote"
    assert found.findings[0].rivals[0].text.startswith("We heard the horn and then we heard")


def test_words_in_another_mouth_are_a_misquote() -> None:
    found = only("“We heard the horn and then we heard nothing at all,” said Captain Tom Askell.")
    assert found.verdict == "misquote"
    assert [(f.what, f.trouble) for f in found.findings if f.trouble == "misquote"] == [("attribution", "misquote")]


def test_a_number_that_counts_nothing_is_looked_for_as_it_stands() -> None:
    found = only("Renwick Lines had sailed the Alba, built in 1988, under hull number 4711 since 2019.")
    assert [(f.trouble, f.text) for f in found.findings if f.text == "4711"] == [("not_found", "4711")]


def test_last_year_is_not_next_year_and_a_bound_is_not_raised() -> None:
    paper = """
2031-03-05 06:10 Meridian Wire | Bridge to open
The bridge over the Sarn at Vale will open next year, the builder Orbel said, and more than 60 lorries an hour can cross it.

2031-03-05 06:10 Vale Courier | A bridge at last
Next year the bridge over the Sarn is to be opened, says Orbel, which builds it.
"""
    made = newstemma.Report(report_on(paper))
    for words, wrong in (
        ("The bridge over the Sarn at Vale opened last year, the builder Orbel said.", ["last year"]),
        ("More than 80 lorries an hour can cross the bridge over the Sarn at Vale.", ["More than 80"]),
        ("More than 60 lorries an hour can cross the bridge over the Sarn at Vale, which opens next year.", []),
    ):
        (found,) = newstemma.check(document(words), made).sentences
        assert [f.text for f in found.findings] == wrong


def test_an_office_that_nobody_has_in_any_article_is_not_found() -> None:
    found = only("Surgeon Tom Askell, who had sailed for Renwick Lines since 2012, was the last to leave the wheelhouse.")
    assert found.verdict in ("differs", "not_found")
    assert [(f.what, f.text) for f in found.findings] == [("office", "Surgeon")]


def test_words_that_are_only_told_are_no_quotation() -> None:
    found = only("Survivors said the captain was “the last to leave the wheelhouse”.")
    assert [f.why for f in found.findings if f.trouble == "misquote"] == ["the articles tell these words, but not in quotation marks"]


@pytest.mark.parametrize(
    "draft",
    [
        "The government has offered each family a pension for life.",
        "Divers recovered the ship's bell from the wreck.",
        "The finance minister resigned over a bribery scandal.",
    ],
)
def test_what_no_article_tells_is_not_found(draft: str) -> None:
    assert only(draft).verdict == "not_found"


@pytest.mark.parametrize(
    "draft",
    ["Night over Port Vale", "Who gave the order to sail?", "We think that this should never have been allowed.", "And so on."],
)
def test_a_heading_a_question_and_an_opinion_are_nothing_to_check(draft: str) -> None:
    assert only(draft).verdict == "nothing"


def test_a_figure_on_which_the_articles_do_not_agree_differs_whichever_one_takes() -> None:
    paper = (
        PAPER
        + """
2031-03-06 10:05 Northern Post | Thirteen dead, says hospital
Thirteen people drowned when the ferry Alba sank in thick fog off Port Vale on Tuesday, the hospital said after counting the bodies.
"""
    )
    made = newstemma.Report(report_on(paper))
    for count in ("Eleven", "Thirteen"):
        draft = document(f"{count} people drowned when the ferry Alba sank off Port Vale.")
        assert [s.verdict for s in newstemma.check(draft, made).sentences] == ["differs"]


def test_a_draft_changes_no_report_and_is_no_source() -> None:
    before = report().to_json()
    check("Eleven people drowned when the ferry Alba sank in thick fog off Port Vale on Tuesday, the coast guard said.")
    assert report().to_json() == before


def test_the_same_draft_gives_the_same_bytes_with_a_saved_report_too() -> None:
    words = "Fourteen people drowned when the ferry Alba sank.\n\n“We heard the bells,” said Ida Renn."
    saved = newstemma.Report(json.loads(report().to_json()))
    assert newstemma.check(document(words), saved).to_json() == newstemma.check(document(words), report()).to_json()


def test_spans_hold_their_words() -> None:
    words = "# Head\n\nFourteen people **drowned** when the ferry Alba sank. An inquiry under Judge Lise Marrow is to open."
    found = check(words, "draft.md")
    for s in found.sentences:
        assert found.found.text[s.start : s.end] == s.text
        assert all(found.found.text[f.start : f.end] == f.text for f in s.findings)
    texts = {a["id"]: a["text"] for a in report().articles}
    places = [*(b for s in found.sentences for b in s.backings), *(r for s in found.sentences for f in s.findings for r in f.rivals)]
    assert places
    assert all(texts[p.article][p.start : p.end] == p.text for p in places)


def test_a_draft_without_a_word_is_nothing_readable() -> None:
    with pytest.raises(NothingReadable):
        check(" \n\n ")


def test_a_draft_that_holds_nothing_to_check_is_no_error() -> None:
    found = check("# A heading\n\nWhy now?\n", "draft.md")
    assert found.counts["nothing"] == 2
    assert found.failing(["differs", "single-source", "not-found", "misquote"]) == []


def test_several_texts_are_no_draft(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("One ferry sank.")
    (tmp_path / "b.txt").write_text("Two ferries sank.")
    with pytest.raises(BadDraft):
        newstemma.check(tmp_path, report())


def test_the_day_of_a_draft_is_an_iso_day() -> None:
    with pytest.raises(BadDate):
        check("Eleven people drowned.", written="5 March")


def test_ten_thousand_characters_without_a_space_and_hidden_ones_do_no_harm() -> None:
    odd = "\u202eEleven\u200b people drowned when the ferry Alba sank."
    found = check("x" * 10_000 + f" sank.\n\n{odd}\n\n“An open quotation that never ends")
    assert len(found.sentences) == 3
    assert "<newstemma check of draft.txt" in repr(found)
