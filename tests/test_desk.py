"""The same report from Python, and a pile with bad files in it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import newstemma
from newstemma import desk, pipeline
from newstemma.errors import BadDate, BadFormat, BadSettings, NothingReadable
from newstemma.settings import ClaimSettings

FRENCH = """Le Courrier de Vale

Un ferry coule au large de Port Vale

4 mars 2019

Onze personnes se sont noyées lorsque le ferry Alba a coulé dans un épais brouillard au large de Port Vale mardi, ont indiqué les
gardes-côtes dans un communiqué publié dans la soirée.

Le navire avait quitté Harnmouth à l'aube avec soixante-quatre passagers à son bord et a heurté un banc de sable près du phare, selon eux.
"""
ENGLISH = """Ferry lost off Port Vale

4 March 2019

Eleven people drowned when the ferry Alba sank in thick fog off Port Vale on Tuesday, the coast guard said in the evening.

The vessel had left Harnmouth at dawn with sixty-four passengers and struck a sandbank near the lighthouse, it said.
"""


def test_a_text_that_is_not_english_is_counted_and_a_notice_says_what_was_not_read(tmp_path: Path) -> None:
    (tmp_path / "vale.txt").write_text(FRENCH, encoding="utf-8")
    found = desk.analyse(desk.read(tmp_path)).found
    assert found is not None
    (article,) = found.articles
    assert article.language == "fr"
    assert "soixante-quatre" in article.text
    assert found.claims == ()
    (notice,) = [n for n in found.notices if n.kind == "language"]
    assert "not read" in notice.text


def test_a_page_that_breaks_us_is_set_aside_and_the_others_are_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "good.txt").write_text(ENGLISH, encoding="utf-8")
    (tmp_path / "bad.txt").write_text(ENGLISH.replace("Alba", "Corva"), encoding="utf-8")
    whole = pipeline.mark

    def breaks(articles: list, encoder: object) -> object:
        if any("Corva" in a.text for a in articles):
            raise ZeroDivisionError("a mistake of ours")
        return whole(articles, encoder)

    monkeypatch.setattr(pipeline, "mark", breaks)
    report = desk.analyse(desk.read(tmp_path)).to_object()
    assert [d["name"] for d in report["documents"] if d["articles"]] == ["good.txt"]
    (notice,) = [n for n in report["notices"] if n["kind"] == "unreadable"]
    assert "ZeroDivisionError" in notice["text"]
    assert str(tmp_path) not in notice["text"]


def test_wrong_calls_name_what_would_do() -> None:
    with pytest.raises(BadSettings, match="a number from 0 to 1"):
        ClaimSettings(min_alike=2)
    with pytest.raises(NothingReadable, match="newstemma articles"):
        newstemma.analyse([])
    with pytest.raises(BadDate, match="YYYY-MM-DD"):
        newstemma.analyse([], as_of="4 March")


def test_an_unknown_format_names_the_known_ones(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(ENGLISH, encoding="utf-8")
    report = newstemma.analyse(newstemma.read(tmp_path))
    with pytest.raises(BadFormat, match="text, json, html, md"):
        report.render("pdf")
    assert "<iframe" in report._repr_html_()
    assert repr(report).startswith("<newstemma report: 1 stories; 1 article")


def test_article_text_can_bring_no_markup_into_markdown_or_html(tmp_path: Path) -> None:
    nasty = ENGLISH.replace("the coast guard said", "the <img src=x onerror=alert(1)> [coast](http://x.example) guard said")
    (tmp_path / "nasty.txt").write_text(nasty, encoding="utf-8")
    report = newstemma.analyse(newstemma.read(tmp_path))
    assert "<img src=x" not in report.to_html()
    assert re.search(r"(?<!\\)\]\(http://x\.example\)", report.to_markdown()) is None
