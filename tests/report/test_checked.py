"""A draft's check as it is shown: text, JSON, page, exit codes."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from lxml import html

import newstemma
from newstemma.cli import main
from newstemma.errors import BadFormat
from tests.drafts.papers import PAPER, check
from tests.papers import articles_in

HOSTILE = """<script>alert(1)</script> The ferry Alba sank off Port Vale on Tuesday & eleven people drowned <img src=x onerror=alert(2)>.

[Click](javascript:alert(3)) "><svg onload=alert(4)> 'twas in fog.

\u202eFourteen people drowned when the ferry Alba sank in thick fog off Port Vale.
"""


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    """The paper as a file of records, ten years earlier: the shell refuses days that are still to come."""
    place = tmp_path / "paper.jsonl"
    place.write_text("\n".join(json.dumps(row) for row in articles_in(PAPER.replace("2031", "2021").strip())), encoding="utf-8")
    return place


def draft(tmp_path: Path, words: str, name: str = "draft.md") -> str:
    place = tmp_path / name
    place.write_text(words, encoding="utf-8")
    return str(place)


WRONG = "Fourteen people drowned when the ferry Alba sank in thick fog off Port Vale.\n\nDivers recovered the ship's bell from the wreck.\n"
FINE = "Eleven people drowned on Tuesday when the ferry Alba went down in fog off Port Vale.\n"


@pytest.mark.parametrize(
    ("words", "asked", "code"),
    [
        (WRONG, [], 0),
        (WRONG, ["differs"], 1),
        (WRONG, ["not-found"], 1),
        (WRONG, ["misquote"], 0),
        (WRONG, ["single-source", "misquote"], 0),
        (FINE, ["differs", "single-source", "not-found", "misquote"], 0),
        ("The Alba, which was built in 1988, belonged to Renwick Lines.", ["single-source"], 1),
        ("“We heard the bells,” said Mayor Ida Renn.", ["misquote"], 1),
        ("# Only a heading\n", ["differs", "not-found"], 0),
        ("\n", [], 3),
    ],
)
def test_the_exit_code_says_whether_one_of_these_is_said_of_a_sentence(
    words: str, asked: list[str], code: int, tmp_path: Path, pile: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    flags = [part for kind in asked for part in ("--fail-on", kind)]
    assert main(["check", draft(tmp_path, words), str(pile), *flags]) == code
    assert capsys.readouterr().out or code == 3


def test_text_json_and_html_are_the_same_from_python_and_from_the_shell(
    tmp_path: Path, pile: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = draft(tmp_path, WRONG)
    found = newstemma.check(place, newstemma.analyse(newstemma.read(pile)))
    for form in ("text", "json", "html"):
        assert main(["check", place, str(pile), "--format", form]) == 0
        assert capsys.readouterr().out == found.render(form)
    assert main(["check", place, str(pile), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == json.loads(found.to_json())
    out = tmp_path / "check.html"
    assert main(["check", place, str(pile), "-o", str(out)]) == 0
    assert out.read_text(encoding="utf-8") == found.to_html()
    with pytest.raises(BadFormat):
        found.render("csv")


def test_a_saved_report_is_taken_in_place_of_the_files(tmp_path: Path, pile: Path, capsys: pytest.CaptureFixture[str]) -> None:
    saved, place = tmp_path / "report.json", draft(tmp_path, WRONG)
    main(["report", str(pile), "-o", str(saved)])
    main(["check", place, str(pile)])
    fresh = capsys.readouterr().out
    assert main(["check", place, str(saved)]) == 0
    assert capsys.readouterr().out == fresh


def test_a_draft_that_is_not_there_is_wrong_usage(tmp_path: Path, pile: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(tmp_path / "none.md"), str(pile)]) == 2
    assert main(["check", draft(tmp_path, FINE), str(pile), "--written", "tomorrow"]) == 2
    assert "none.md" in capsys.readouterr().err


def test_text_shows_each_sentence_with_what_the_articles_have() -> None:
    words = check(WRONG).to_text()
    assert words.isascii() or words.replace("“", "").replace("”", "").replace("·", "").isascii()
    assert "differs" in words
    assert "the draft has Fourteen, the articles have Eleven" in words
    assert "(also " in words, "the reprint is folded under its source"
    assert "no article tells this" in words


def test_rows_are_flat_and_counts_name_every_verdict() -> None:
    found = check(WRONG)
    assert [row["verdict"] for row in found.rows] == ["differs", "not_found"]
    assert all(isinstance(value, str | int) for row in found.rows for value in row.values())
    assert list(found.counts) == ["differs", "misquote", "not_found", "single_source", "supported", "nothing"]


@pytest.mark.parametrize("name", ["draft.txt", "draft.md", "draft.html"])
def test_nothing_of_a_hostile_draft_is_markup_on_the_page(name: str) -> None:
    page = check(HOSTILE, name).to_html()
    tree = html.document_fromstring(page)
    assert not tree.xpath("//script | //img | //svg | //iframe | //object | //link | //form | //base")
    assert not [a for e in tree.iter() for a in getattr(e, "attrib", {}) if a.startswith("on")]
    assert all(href.startswith("#") for href in tree.xpath("//@href"))
    assert not tree.xpath("//@src")
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "script-src" not in policy


def test_a_page_shows_the_draft_and_the_passages_side_by_side() -> None:
    tree = html.document_fromstring(check(f"# Head\n\n{WRONG}", "draft.md").to_html())
    rows = tree.xpath("//ol[@class='check']/li")
    assert [row.get("class").split()[0] for row in rows] == ["nothing", "differs", "not_found"]
    assert tree.xpath("//mark/text()") == ["Fourteen"]
    assert "Eleven" in " ".join(rows[1].xpath(".//span[@class='w said']//text()"))
    ids = set(tree.xpath("//@id"))
    assert {href[1:] for href in tree.xpath("//@href")} <= ids, "every link leads somewhere on the page"
    assert len(ids) == len(tree.xpath("//@id"))


def test_a_page_of_a_draft_without_a_sentence_to_check_is_a_page() -> None:
    page = check("# Only a heading\n", "draft.md").to_html()
    assert re.search(r"<b class=\"num\">1</b> nothing to check", page)
