"""A report for passing on holds what is cited, in its sentence, and nothing else of the articles."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from lxml import html as lxml_html

import newstemma
from newstemma.cli import main
from newstemma.report.html import page
from tests.report import sample

EXAMPLES = Path(__file__).parents[2] / "examples"
END = re.compile(r"(?<=[.!?”])\s+(?=[“A-Z])")


def spans(node: Any) -> Any:
    """Every span into an article, wherever it stands."""
    if isinstance(node, dict):
        if "article" in node and "start" in node:
            yield node
        for value in node.values():
            yield from spans(value)
    elif isinstance(node, list):
        for value in node:
            yield from spans(value)


def split(report: Any) -> tuple[list[str], list[str]]:
    """The sentences of a report's articles: those that a finding rests on, and those that none does."""
    cited: list[str] = []
    rest: list[str] = []
    told = [report[key] for key in report if key not in ("articles", "documents", "copies", "stories", "gaps", "notices", "made")]
    held = list(spans(told))
    for article in report["articles"]:
        start = 0
        for found in [*(m for m in END.finditer(article["text"])), None]:
            end = found.start() if found else len(article["text"])
            inside = any(s["article"] == article["id"] and s["start"] < end and s["end"] > start for s in held)
            (cited if inside else rest).append(article["text"][start:end])
            start = found.end() if found else end
    return cited, [s for s in rest if len(s.split()) > 3 and s not in " ".join(cited)]  # "Mr X said." ends the sentence of a quotation


def words(made: str) -> str:
    doc = lxml_html.document_fromstring(made)
    for node in doc.xpath("//script | //style | //*[contains(@class, 'tie')]"):
        node.drop_tree()
    return " ".join(doc.text_content().split())


def test_no_uncited_sentence_is_in_the_file() -> None:
    report = sample.flood()
    cited, rest = split(report)
    assert len(rest) >= 3 and len(cited) >= 5
    whole, made = words(page(report)), words(page(report, passages_only=True))
    for sentence in rest:
        shown = " ".join(sentence.split())
        assert shown in whole and shown not in made
        for five in (" ".join(shown.split()[n : n + 5]) for n in range(len(shown.split()) - 4)):
            assert five not in made or any(five in " ".join(c.split()) for c in cited), five


@pytest.mark.parametrize("name", ["mine", "verdict"])
def test_of_the_examples_nothing_uncited_is_told(name: str) -> None:
    found = newstemma.analyse(newstemma.read(EXAMPLES / name))
    report = json.loads(found.to_json())
    made = words(found.to_html(passages_only=True))
    _, rest = split(report)
    titles = " ".join(a["title"] or "" for a in report["articles"])
    assert [s for s in rest if " ".join(s.split()) in made and s not in titles] == []
    told = {s["id"] for s in report["stories"] if len(s["articles"]) > 1}
    for claim in (c for c in report["claims"] if c["story"] in told):
        mention = claim["mentions"][0]["at"]
        assert " ".join(mention["text"].split()) in made
    assert "its article" in made and "Side by side" not in made


def test_a_passage_stands_in_its_sentence_and_its_article_is_not_there() -> None:
    doc = lxml_html.document_fromstring(page(sample.flood(), passages_only=True))
    assert all(" ".join(e.text_content().split()).startswith("The text is not in this file") for e in doc.find_class("e-text"))
    passage = doc.get_element_by_id("c01").find_class("passage")[0]
    assert passage.find_class("near") and passage.text_content().strip().endswith((".", "”"))
    assert "\ue000" not in doc.text_content()


def test_what_is_copied_and_cited_by_nothing_is_marked_as_left_out() -> None:
    doc = lxml_html.document_fromstring(page(sample.flood(), passages_only=True))
    assert any("[…]" in node.text_content() for node in doc.find_class("cited"))


def test_the_shell_writes_it_as_html_and_as_nothing_else(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    saved = tmp_path / "report.json"
    saved.write_text(json.dumps(sample.flood()), encoding="utf-8")
    assert main(["report", str(saved), "--passages-only", "-o", str(tmp_path / "out.html")]) == 0
    assert "Cited passages only" in (tmp_path / "out.html").read_text(encoding="utf-8")
    assert main(["report", str(saved), "--passages-only", "--format", "json"]) == 2
    assert "html" in capsys.readouterr().err
