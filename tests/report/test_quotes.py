"""Who said what, and the same words across articles: rows, table, text and page."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from lxml import html as lxml_html

import newstemma
from newstemma.cli import main
from newstemma.errors import BadFormat
from newstemma.report.quotes import Quotes
from newstemma.report.said import COLUMNS
from newstemma.report.versions import Run, note, runs
from newstemma.statements.diff import ops
from tests.statements.marked import report_of

EXAMPLES = Path(__file__).parents[2] / "examples"
LEAD = (
    "The ferry Alba sank in thick fog off Port Vale on Tuesday with eleven people on board, the worst accident in the bay for years.\n\n"
    "The ferry had left Harnmouth at dawn for Port Vale and struck a sandbank near the old lighthouse."
)
SAID = "We lost people who had every right to come home, and I have no words for their families that would be enough."
PAPER = f"""
2031-03-04 06:10 Meridian Herald | Ferry Alba sinks off Port Vale
{LEAD}

[X “{SAID}”] [C said] [S Mayor Ida Renn].

[S Two officials] [C said] [X the horn had been silent].

2031-03-04 09:30 Vale Courier | Ferry Alba lost off Port Vale
{LEAD}

[X “They had every right to come home,”] [S Mayor Ida Renn] [C told] the Vale Courier.

[S The two officials] [C said] [X =1+1 boats were missing].
"""


@pytest.fixture(scope="module")
def quotes() -> Quotes:
    return newstemma.Report(report_of(PAPER)).quotes


def test_there_is_one_row_a_statement_with_its_passage_and_its_group(quotes: Quotes) -> None:
    row = quotes.rows[0]
    assert tuple(row) == COLUMNS and len(quotes.rows) == 4
    assert (row["speaker"], row["words"], row["mode"], row["unnamed"]) == ("Ida Renn", SAID, "direct", False)
    start, _, end = row["passage"].partition("-")
    article = next(a for a in newstemma.Report(report_of(PAPER)).articles if a["id"] == row["article"])
    assert article["text"][int(start) : int(end)] == SAID
    assert row["same_words"] == quotes.groups[0]["id"] and quotes.rows[2]["relation"] == "reworded"


def test_the_csv_guards_what_a_spreadsheet_would_run(quotes: Quotes) -> None:
    rows = list(csv.DictReader(io.StringIO(quotes.to_csv())))
    assert [r["speaker"] for r in rows] == [r["speaker"] for r in quotes.rows]
    assert rows[3]["words"] == "'=1+1 boats were missing" and quotes.rows[3]["words"].startswith("=")


def test_speakers_without_a_name_are_tallied_by_what_they_are_called(quotes: Quotes) -> None:
    assert quotes.unnamed == [("two officials", 2, 2)]


def test_whom_each_outlet_lets_speak_is_counted(quotes: Quotes) -> None:
    heard = [(v.outlet, v.speaker, v.unnamed, v.statements) for v in quotes.speakers]
    assert heard == [
        ("Meridian Herald", "Ida Renn", False, 1), ("Meridian Herald", "two officials", True, 1),
        ("Vale Courier", "Ida Renn", False, 1), ("Vale Courier", "two officials", True, 1),
    ]  # fmt: skip


def test_the_text_has_the_versions_the_table_and_the_tally(quotes: Quotes) -> None:
    shown = quotes.to_text(width=120)
    assert "longest version" in shown and "_They_ had every right to come home" in shown
    assert "words left out]" in shown
    assert "Without a name: 2 of 4 statements" in shown and "two officials: 2, in 2 articles" in shown
    assert "Vale Courier: 2 statements, 1 without a name" in shown


def test_a_report_of_copies_alone_says_that_nothing_was_compared() -> None:
    half = newstemma.analyse(newstemma.read(EXAMPLES / "verdict"), until="lineage").quotes
    assert "Only copies were looked for" in half.to_text() and half.rows == []


def test_an_unknown_format_is_refused(quotes: Quotes) -> None:
    with pytest.raises(BadFormat):
        quotes.render("pdf")


@pytest.mark.parametrize(("form", "opens"), [("json", "{"), ("html", "<!doctype html>"), ("csv", "story,article,"), ("text", "")])
def test_quotes_are_written_in_every_format_and_the_same_from_python(form: str, opens: str, tmp_path: Path) -> None:
    saved, place = tmp_path / "whole.json", tmp_path / "out"
    report = newstemma.analyse(newstemma.read(EXAMPLES / "verdict"))
    saved.write_text(report.to_json(), encoding="utf-8")
    assert main(["quotes", str(saved), "--format", form, "-o", str(place)]) == 0
    printed = place.read_text(encoding="utf-8")
    assert printed.casefold().startswith(opens)
    assert newstemma.load(saved).quotes.render(form) == printed
    assert form == "json" or report.quotes.render(form) == printed


def test_the_page_has_the_table_and_names_cuts(quotes: Quotes) -> None:
    doc = lxml_html.document_fromstring(quotes.render("html"))
    table = doc.find_class("sayings")[0]
    assert len(table.xpath(".//tbody/tr")) == 4
    assert [r.text_content().split("  ")[0].strip() for r in doc.find_class("tally")[0].xpath(".//tbody//th")] == ["two officials"]
    cuts = [c.text_content() for c in doc.find_class("cut")]
    assert cuts and all(c.endswith("left out") for c in cuts)


def test_the_same_wording_stands_once_with_all_its_articles() -> None:
    first = PAPER.partition("2031-03-04 09:30")[0].strip()
    prints = "\n\n".join(first.replace("Meridian Herald", outlet) for outlet in ("Meridian Herald", "Bay Ledger", "Harbour Post"))
    doc = lxml_html.document_fromstring(newstemma.Report(report_of(prints)).quotes.render("html"))
    (version,) = doc.find_class("version")
    assert "the longest version, the same in 3 articles" in version.text_content()
    assert len(version.find_class("sig")) == 3


def test_words_from_an_article_are_escaped(quotes: Quotes) -> None:
    report = json.loads(quotes.render("json"))
    for statement in report["statements"]:
        statement["speaker"]["name"] = "<img src=x onerror=alert(1)>"
        statement["speaker"]["entity"] = None
    assert "<img src=x" not in Quotes(report).render("html")


@pytest.mark.parametrize(
    ("here", "relation", "told"),
    [
        ("We lost people who had every right to come home", "trimmed", "trimmed at the end"),
        ("I have no words for their families that would be enough.", "trimmed", "trimmed at the start"),
        ("We lost people … that would be enough.", "trimmed", "trimmed, the cut is marked"),
        ("We lost friends", "reworded", "reworded"),
    ],
)
def test_a_note_says_where_a_quotation_was_cut(here: str, relation: str, told: str) -> None:
    assert note({"relation": relation, "span": {"text": here}, "ops": [list(op) for op in ops(SAID, here)]}, SAID) == told


def test_typesetting_is_not_marked_and_a_stop_stands_before_our_words() -> None:
    assert runs(ops("It’s late", "It's late"), "It’s late", "It's late", "identical") == [Run("same", "It's late")]
    assert runs(ops("It is late, friends.", "It is late."), "It is late, friends.", "It is late.", "trimmed") == [
        Run("same", "It is late."), Run("cut", "1 word left out"),
    ]  # fmt: skip


@pytest.mark.parametrize("bad", [None, 5, [["equal", 0, 1]], [["equal", 0, 3, 2, 5]], [[]]])
def test_ops_that_do_not_fit_show_the_words_whole(bad: object) -> None:
    assert runs(bad, "We lost people", "We lost", "trimmed") == [Run("whole", "We lost")]
