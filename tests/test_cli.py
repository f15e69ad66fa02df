"""The command as a person types it."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

import newstemma
from newstemma.cli import main

EXAMPLES = Path(__file__).parents[1] / "examples"
TEXT = """The Vale Courier

Ferry lost off Port Vale

By Ada Renn

5 March 2019

Eleven people drowned when the ferry Alba sank in thick fog off Port Vale on Tuesday, the coast guard said.

The vessel had left Harnmouth at dawn with sixty-four passengers and struck a sandbank near the lighthouse, it said.
"""


def run(*arguments: str) -> int:
    return main([*arguments])


def test_a_report_is_printed_and_the_code_is_zero(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("report", str(EXAMPLES / "mine")) == 0
    out = capsys.readouterr().out
    assert "independent source" in out
    assert out.isprintable() or "\n" in out


@pytest.mark.parametrize(("form", "opens"), [("json", "{"), ("html", "<!doctype html>"), ("md", "# "), ("text", "")])
def test_every_format_is_written_to_a_file(form: str, opens: str, tmp_path: Path) -> None:
    place = tmp_path / "out"
    assert run("report", str(EXAMPLES / "mine"), "--format", form, "-o", str(place)) == 0
    assert place.read_text(encoding="utf-8").casefold().startswith(opens)


def test_a_saved_report_is_read_in_place_of_the_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    saved = tmp_path / "report.json"
    run("report", str(EXAMPLES / "verdict"), "-o", str(saved))
    run("report", str(EXAMPLES / "verdict"))
    fresh = capsys.readouterr().out
    assert run("report", str(saved)) == 0
    assert capsys.readouterr().out == fresh
    assert run("articles", str(saved)) == 0


@pytest.mark.parametrize(("form", "opens"), [("json", "{"), ("html", "<!doctype html>"), ("csv", "story,article,"), ("text", "")])
def test_lineage_is_written_in_every_format_and_the_same_from_python(form: str, opens: str, tmp_path: Path) -> None:
    place = tmp_path / "out"
    assert run("lineage", str(EXAMPLES / "mine"), "--format", form, "-o", str(place)) == 0
    printed = place.read_text(encoding="utf-8")
    assert printed.casefold().startswith(opens)
    found = newstemma.analyse(newstemma.read(EXAMPLES / "mine"), until="lineage")
    assert found.lineage.render(form) == printed
    assert form != "json" or found.to_json() == printed


@pytest.mark.parametrize(("form", "opens"), [("json", "{"), ("html", "<!doctype html>"), ("csv", "story,headline,"), ("text", "")])
def test_stories_are_written_in_every_format_and_the_same_from_python(form: str, opens: str, tmp_path: Path) -> None:
    place = tmp_path / "out"
    assert run("stories", str(EXAMPLES / "mine"), "--quick", "--format", form, "-o", str(place)) == 0
    printed = place.read_text(encoding="utf-8")
    assert printed.casefold().startswith(opens)
    assert newstemma.analyse(newstemma.read(EXAMPLES / "mine"), until="lineage").stories.render(form) == printed


def test_stories_are_listed_as_asked(capsys: pytest.CaptureFixture[str]) -> None:
    asked = ("stories", str(EXAMPLES), "--quick")
    assert run(*asked) == 0
    few = capsys.readouterr().out
    assert run(*asked, "--at-least", "1", "--sort", "date", "--why") == 0
    more = capsys.readouterr().out
    assert "stands alone" in few or "stand alone" in few
    assert "alone:" not in more and "Why together" in more and "Why together" not in few
    assert run(*asked, "--at-least", "0") == 2
    assert "at_least" in capsys.readouterr().err


@pytest.mark.parametrize("verb", ["report", "lineage", "stories", "claims", "conflicts", "gaps", "articles"])
def test_a_file_that_cannot_be_written_is_wrong_usage_and_told_before_the_work(
    verb: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newstemma.desk.read", lambda *given, **named: pytest.fail("the files were read first"))
    for place, why in ((tmp_path / "no folder" / "out.csv", "its folder is not there"), (tmp_path, "it is a folder")):
        assert run(verb, str(EXAMPLES / "mine"), "-o", str(place)) == 2
        told = capsys.readouterr().err
        assert why in told and str(place) in told


def test_the_ending_of_the_file_says_the_format_in_capitals_too(tmp_path: Path) -> None:
    assert run("lineage", str(EXAMPLES / "mine"), "-o", str(tmp_path / "COPIES.CSV")) == 0
    assert (tmp_path / "COPIES.CSV").read_text(encoding="utf-8").startswith("story,article,")


def test_lineage_takes_a_saved_report_in_place_of_the_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    whole, half = tmp_path / "whole.json", tmp_path / "half.json"
    run("report", str(EXAMPLES / "verdict"), "-o", str(whole))
    run("lineage", str(EXAMPLES / "verdict"), "-o", str(half))
    printed = []
    for paths in (EXAMPLES / "verdict", whole, half):
        capsys.readouterr()
        assert run("lineage", str(paths), "--format", "csv") == 0
        printed.append(capsys.readouterr().out)
    assert len(set(printed)) == 1 and printed[0].count("\n") > 1
    assert run("report", str(half)) == 0


def test_a_file_that_changed_since_is_told_of(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "page.txt"
    page.write_text(TEXT, encoding="utf-8")
    saved = tmp_path / "report.json"
    run("report", str(page), "-o", str(saved))
    page.write_text(TEXT.replace("Eleven", "Twelve"), encoding="utf-8")
    run("report", str(saved))
    assert "no longer has the bytes" in capsys.readouterr().out


def test_a_damaged_report_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "page.txt"
    page.write_text(TEXT, encoding="utf-8")
    saved = tmp_path / "report.json"
    run("report", str(page), "-o", str(saved))
    found = json.loads(saved.read_text(encoding="utf-8"))
    found["articles"][0]["text"] = found["articles"][0]["text"].replace("Eleven", "Twelve")
    saved.write_text(json.dumps(found), encoding="utf-8")
    assert run("report", str(saved)) == 2
    assert "does not stand in" in capsys.readouterr().err


def test_articles_shows_what_was_dropped_and_its_name(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(TEXT + "\nAdvertisement\n\nSign up for our newsletter\n", encoding="utf-8")
    assert run("articles", str(page)) == 0
    out = capsys.readouterr().out
    assert "Ferry lost off Port Vale" in out
    assert "ad " in out.partition("--- dropped")[2]
    assert "Advertisement" in out.partition("--- dropped")[2]
    assert "Advertisement" not in out.partition("--- dropped")[0]


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["report", "no-such-folder"], 2, "no file or folder"),
        (["report", str(EXAMPLES / "mine"), "--as-of", "tomorrow"], 2, "YYYY-MM-DD"),
        (["report", str(EXAMPLES / "mine"), "--field", "text"], 2, "COLUMN=NAME"),
        (["report", str(EXAMPLES / "mine"), "--meta", "no-such.csv"], 2, "no-such.csv"),
    ],
)
def test_wrong_usage_ends_with_two_and_names_the_next_step(
    arguments: list[str], code: int, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == code
    assert told in capsys.readouterr().err


def test_nothing_readable_ends_with_three_and_lists_the_reasons(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "noise.bin").write_bytes(bytes(range(256)) * 20)
    assert run("report", str(tmp_path)) == 3
    err = capsys.readouterr().err
    assert "empty.txt" in err
    assert "noise.bin" in err


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    assert run("report", "-") == 0
    assert "Ferry lost off Port Vale" in capsys.readouterr().out


def test_what_the_user_states_wins(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(TEXT, encoding="utf-8")
    table = tmp_path / "meta.csv"
    table.write_text("name,outlet,published\npage.txt,Isle Gazette,2019-03-06\n", encoding="utf-8")
    place = tmp_path / "report.json"
    assert run("report", str(page), "--meta", str(table), "-o", str(place)) == 0
    found = json.loads(place.read_text(encoding="utf-8"))
    (article,) = found["articles"]
    assert (article["outlet"], article["outlet_basis"], article["published"]["value"]) == ("Isle Gazette", "stated", "2019-03-06")
    evidence = article["published"]["evidence"][0]
    assert next(d["name"] for d in found["documents"] if d["id"] == evidence["document"]) == "meta.csv"


def test_a_date_after_the_day_of_the_report_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "page.txt"
    page.write_text(TEXT, encoding="utf-8")
    assert run("report", str(page), "--as-of", "2019-01-01", "--format", "json") == 0
    found = json.loads(capsys.readouterr().out)
    assert found["articles"][0]["published"] is None
    assert "date_refused" in {n["kind"] for n in found["notices"]}


def test_the_command_starts_without_the_heavy_libraries() -> None:
    heavy = {"trafilatura", "lxml", "numpy", "rich", "jinja2", "pypdfium2"}
    code = f"import sys, newstemma.cli, newstemma.desk; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("verb", "file", "told"),
    [("report", "copies.csv", "json, html, md"), ("report", "report.PDF", "'pdf'"), ("articles", "a.json", "text")],
)
def test_a_file_is_not_written_under_an_ending_that_it_does_not_hold(
    verb: str, file: str, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(verb, str(EXAMPLES / "mine"), "-o", str(tmp_path / file)) == 2
    assert told in capsys.readouterr().err
    assert not (tmp_path / file).exists()


def test_a_stated_format_is_written_under_any_name(tmp_path: Path) -> None:
    assert run("lineage", str(EXAMPLES / "mine"), "--format", "text", "-o", str(tmp_path / "lineage.md")) == 0
    assert run("lineage", str(EXAMPLES / "mine"), "-o", str(tmp_path / "lineage.txt")) == 0
    assert (tmp_path / "lineage.md").read_bytes() == (tmp_path / "lineage.txt").read_bytes()


def test_without_a_verb_the_verbs_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run() == 2
    assert "who reported what first-hand" in capsys.readouterr().err


_OBEYED = TEXT.replace("thick fog", "thick\x1b]0;renamed\x07 fog \u202ebackwards\u202c \x1b[2J\x9b31m").replace(
    "Ferry lost", "Ferry \x1b[8mlost"
)


@pytest.mark.parametrize("verb", ["report", "claims", "quotes", "lineage"])
def test_no_words_of_an_article_steer_the_terminal(verb: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "page.txt").write_text(_OBEYED, encoding="utf-8")
    assert run(verb, str(tmp_path / "page.txt")) == 0
    assert capsys.readouterr().out.replace("\n", "").isprintable()


def test_on_a_screen_only_colours_are_left_of_what_it_obeys(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "page.txt").write_text(_OBEYED, encoding="utf-8")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    for verb in ("articles", "report"):
        assert run(verb, str(tmp_path / "page.txt")) == 0
        left = re.sub(r"\x1b\[[0-9;]*m", "", capsys.readouterr().out)
        assert "fog" in left
        assert left.replace("\n", "").isprintable()


@pytest.mark.parametrize("form", ["text", "md"])
def test_of_one_article_it_is_said_that_there_is_none_to_hold_it_against(
    form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "page.txt").write_text(TEXT, encoding="utf-8")
    assert run("report", str(tmp_path / "page.txt"), "--format", form) == 0
    out = capsys.readouterr().out
    assert "One article: there is none to hold it against." in out
    assert "1 articles" not in out
