"""Claims, figures, differences and gaps: rows, table, text and page, and the verbs that print them."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

import newstemma
from newstemma.cli import main
from newstemma.errors import BadFormat, BadSettings, NoSuchName
from newstemma.report import claim_rows, conflict_rows, figure_rows, gap_rows
from tests.report import sample

EXAMPLES = Path(__file__).parents[2] / "examples"
VIEWS = ("claims", "figures", "conflicts", "gaps")
COLUMNS = {
    "claims": claim_rows.COLUMNS,
    "figures": figure_rows.COLUMNS,
    "conflicts": conflict_rows.COLUMNS,
    "gaps": gap_rows.COLUMNS,
}


def flood() -> sample.Json:
    """The invented report with a figure, and words that a spreadsheet or a page might run."""
    report = sample.flood()
    s = sample.Sample()
    s.report = report
    at = s.at("wa", "12 million cubic metres")
    value = {
        "kind": "number",
        "shown": at["text"],
        "low": 12_000_000,
        "high": 12_000_000,
        "unit": "m3",
        "counts": "water",
        "scope": None,
        "at": at,
    }
    report["quantities"].append(
        {"id": "n-1", "story": "st-weir", "article": "wa", "value": value, "statement": None, "claim": "c-water", "at": at}
    )
    again = {**at, **s.at("wb", "12 million cubic metres")}
    report["quantities"].append(
        {
            "id": "n-2",
            "story": "st-weir",
            "article": "wb",
            "value": {**value, "at": again},
            "statement": None,
            "claim": "c-water",
            "at": again,
        }
    )
    return report


@pytest.fixture(scope="module")
def report() -> newstemma.Report:
    return newstemma.Report(flood())


@pytest.mark.parametrize("view", VIEWS)
def test_rows_and_csv_have_the_same_columns_and_every_one_of_them(view: str, report: newstemma.Report) -> None:
    found = getattr(report, view)
    rows = list(csv.DictReader(io.StringIO(found.to_csv())))
    assert rows and len(rows) == len(found.rows)
    assert all(tuple(row) == COLUMNS[view] for row in [*rows, *found.rows])


def test_a_claim_tells_who_says_it_and_where(report: newstemma.Report) -> None:
    row = next(r for r in report.claims.rows if r["claim"] == "c-dead")
    assert row["sources"] == 2 and row["articles"] == len(row["outlets"].split("; "))
    siglum, _, place = row["passages"].split("; ")[0].partition(" ")
    start, _, end = place.partition("-")
    article = next(a for a in report.articles if report.stories[0]["sigla"].get(a["id"]) == siglum)
    assert "Nine people" in article["text"][int(start) : int(end)]


def test_the_text_folds_outlets_under_their_source(report: newstemma.Report) -> None:
    shown = report.claims.to_text(width=200)
    assert "Two or more independent sources" in shown and "Reprinted: several articles, one source" in shown
    assert "Norwire (" in shown
    assert shown.count("\n") < 120


def test_claims_are_chosen_by_status_and_speaker(report: newstemma.Report) -> None:
    chosen = report.claims.table(status=["single_source"])
    assert chosen and {r.status for r in chosen} == {"single_source"}
    with pytest.raises(BadSettings, match="single_source"):
        report.claims.table(status=["certain"])
    with pytest.raises(NoSuchName, match="no speaker"):
        report.claims.to_text(speaker="Zzyzx")


def test_one_figure_of_one_thing_stands_once_with_all_its_articles(report: newstemma.Report) -> None:
    shown = report.figures.to_text(width=120)
    assert "2 figures, 1 of them different" in shown
    assert shown.count("12 million") == 1 and "the article" in shown
    assert next(r["words"] for r in report.figures.rows) == "The weir held back 12 million cubic metres of water, the authority said."


def test_figures_are_chosen_by_the_status_of_their_claim_and_by_who_says_so() -> None:
    held = flood()
    held["quantities"][0]["statement"] = "s-1"
    figures = newstemma.Report(held).figures
    assert [r.speaker for r in figures.table(speaker="quist")] == ["Ada Quist"]
    assert len(figures.table(status=["conflicting"])) == 2 and figures.table(status=["reprinted"]) == []
    with pytest.raises(NoSuchName):
        figures.table(speaker="Zzyzx")


def test_a_difference_shows_each_side_in_its_sentence_and_what_decides(report: newstemma.Report) -> None:
    shown = report.conflicts.to_text(width=120)
    heads = [shown.index(h) for h in ("Cannot both hold", "One article against itself", "Updated", "Compatible")]
    assert heads == sorted(heads)
    assert "The weir held back _12 million cubic metres_ of water" in shown
    assert "against the others" in shown and "→ Sunday. " in shown and "→ Not decided. " in shown


def test_differences_are_chosen_by_grade_and_kind(report: newstemma.Report) -> None:
    assert {c["id"] for c in report.conflicts.chosen(grade=["conflict"], kind=["office"])} == {"x-office"}
    assert {r.difference for r in report.conflicts.table(kind=["weekday"])} == {"x-day"}
    assert [r.dissents for r in report.conflicts.table(kind=["weekday"])] == [False, True]
    with pytest.raises(BadSettings, match="grade"):
        report.conflicts.chosen(grade=["wrong"])


def test_gaps_are_told_by_outlet_and_what_a_copy_shares_too(report: newstemma.Report) -> None:
    lacking = report.gaps.table(outlet=outlet(report, "wb"))
    assert [(r.kind, r.claim, r.through) for r in lacking] == [("dropped", "c-bridge", "")]
    shared = report.gaps.table(outlet=name(report, "wc"))
    assert [(r.kind, r.claim, r.through) for r in shared] == [("dropped", "c-bridge", outlet(report, "wb"))]
    assert "whose text it shares" in report.gaps.to_text(outlet=name(report, "wc"), width=200)
    with pytest.raises(NoSuchName, match="Did you mean"):
        report.gaps.to_text(outlet=outlet(report, "wb") + "x")


def outlet(report: newstemma.Report, article: str) -> str:
    return str(next(a["outlet"] for a in report.articles if a["id"] == article))


def name(report: newstemma.Report, article: str) -> str:
    """The outlet, or the file's name."""
    held = next(a for a in report.articles if a["id"] == article)
    return held["outlet"] or next(d["name"] for d in report.to_object()["documents"] if d["id"] == held["document"])


@pytest.mark.parametrize("view", VIEWS)
def test_an_empty_report_and_one_of_copies_alone_say_that_nothing_was_compared(view: str) -> None:
    half = newstemma.analyse(newstemma.read(EXAMPLES / "verdict"), until="lineage")
    assert "was not compared" in getattr(half, view).to_text()
    assert getattr(half, view).to_csv().count("\n") == 1
    empty = newstemma.Report({**sample.Sample().report})
    assert getattr(empty, view).to_text() and getattr(empty, view).rows == []
    assert getattr(empty, view).render("html").startswith("<!doctype html>")


@pytest.mark.parametrize("view", VIEWS)
def test_an_unknown_format_is_refused(view: str, report: newstemma.Report) -> None:
    with pytest.raises(BadFormat):
        getattr(report, view).render("pdf")


def test_hostile_words_are_escaped_on_the_page_and_guarded_in_the_table() -> None:
    hostile = json.loads(json.dumps(flood()))
    attack = "=cmd|'<img src=x onerror=alert(1)>"
    for article in hostile["articles"]:
        article["title"] = article["outlet"] = attack
    for claim in hostile["claims"]:
        claim["text"] = claim["about"] = attack
    for conflict in hostile["conflicts"]:
        conflict["about"] = conflict["why"] = attack
    made = newstemma.Report(hostile)
    for view in VIEWS:
        assert "<img src=x" not in getattr(made, view).render("html")
        assert getattr(made, view).to_text()
    cells = [cell for row in csv.reader(io.StringIO(made.claims.to_csv())) for cell in row]
    assert any(cell.startswith("'=cmd") for cell in cells) and not any(cell.startswith("=") for cell in cells)


def test_huge_values_are_printed_as_they_stand() -> None:
    huge = flood()
    huge["quantities"][0]["value"] |= {"low": 1e40, "high": None}
    rows = list(csv.DictReader(io.StringIO(newstemma.Report(huge).figures.to_csv())))
    assert (rows[0]["low"], rows[0]["high"]) == ("1e+40", "")


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("saved") / "report.json"
    place.write_text(newstemma.analyse(newstemma.read(EXAMPLES / "verdict")).to_json(), encoding="utf-8")
    return place


@pytest.mark.parametrize(("form", "opens"), [("json", "{"), ("html", "<!doctype html>"), ("csv", "story,"), ("text", "")])
@pytest.mark.parametrize("asked", [("claims",), ("claims", "--figures"), ("conflicts",), ("gaps",)])
def test_every_verb_is_written_in_every_format_and_the_same_from_python(
    asked: tuple[str, ...], form: str, opens: str, saved: Path, tmp_path: Path
) -> None:
    place = tmp_path / "out"
    assert main([*asked, str(saved), "--format", form, "-o", str(place)]) == 0
    printed = place.read_text(encoding="utf-8")
    assert printed.casefold().startswith(opens)
    view: Any = getattr(newstemma.load(saved), "figures" if "--figures" in asked else asked[0])
    assert view.render(form) == printed


def test_a_difference_of_a_grade_that_must_not_be_ends_with_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    saved = tmp_path / "flood.json"
    saved.write_text(newstemma.Report(fresh()).to_json(), encoding="utf-8")
    assert main(["conflicts", str(saved)]) == 0
    assert main(["conflicts", str(saved), "--fail-on", "conflict"]) == 1
    assert main(["conflicts", str(saved), "--fail-on", "conflict", "--grade", "update"]) == 0
    assert main(["conflicts", str(saved), "--fail-on", "conflict", "--fail-on", "update", "--grade", "update"]) == 1
    assert "people drowned" in capsys.readouterr().out.casefold()


def fresh() -> sample.Json:
    """A report that can be loaded: everything that the contract names stands in it."""
    return {**flood(), "notices": []}


@pytest.mark.parametrize(
    ("arguments", "told"),
    [(("gaps", "--outlet", "Nowhere Post"), "no outlet"), (("claims", "--speaker", "Zzyzx"), "no speaker")],
)
def test_a_name_that_is_not_there_is_wrong_usage(
    arguments: tuple[str, ...], told: str, saved: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([arguments[0], str(saved), *arguments[1:]]) == 2
    assert told in capsys.readouterr().err


@pytest.mark.parametrize("view", VIEWS)
def test_three_hundred_articles_and_one_are_shown_like_nine(view: str) -> None:
    for made in (sample.reprints(300), sample.alone()):
        found = getattr(newstemma.Report(made), view)
        assert found.to_text().count("\n") < 600
        assert found.to_csv().count("\n") == len(found.rows) + 1
