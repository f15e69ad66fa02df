"""Every passage of every report holds exactly its words, whatever files come together and in whatever order."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import newstemma
from newstemma.engines.local import LocalEngine
from newstemma.readers.files import read_bytes
from newstemma.settings import ReadSettings

EXAMPLES = Path(__file__).parents[1] / "examples"
CAPTURES = sorted(p for p in EXAMPLES.glob("*/*") if p.is_file())


def spans_in(value: Any) -> Iterator[dict[str, Any]]:
    """Every span of a JSON value."""
    if isinstance(value, dict):
        if {"start", "end", "text"} <= set(value):
            yield value
        for child in value.values():
            yield from spans_in(child)
    elif isinstance(value, list):
        for child in value:
            yield from spans_in(child)


def pile_of(paths: list[Path]) -> newstemma.Pile:
    """The documents of some captures."""
    documents, notices = [], []
    for path in dict.fromkeys(paths):
        found, odd = read_bytes(path.name, path.read_bytes(), ReadSettings())
        documents += found
        notices += odd
    return newstemma.Pile(documents, notices)


@settings(max_examples=12, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(st.lists(st.sampled_from(CAPTURES), min_size=1, max_size=5, unique=True))
def test_every_span_resolves_on_any_mixture_of_files(paths: list[Path]) -> None:
    report = newstemma.analyse(pile_of(paths)).to_object(with_documents=True)
    articles = {a["id"]: a["text"] for a in report["articles"]}
    documents = {d["id"]: d["text"] for d in report["documents"]}
    seen = 0
    for span in spans_in(report):
        text = articles[span["article"]] if "article" in span else documents[span["document"]]
        assert text[span["start"] : span["end"]] == span["text"]
        assert span["text"]
        seen += 1
    assert seen


def test_every_character_of_a_page_lies_in_one_block() -> None:
    report = newstemma.analyse(pile_of(CAPTURES)).to_object(with_documents=True)
    documents = {d["id"]: d["text"] for d in report["documents"]}
    for article in report["articles"]:
        blocks = article["blocks"]
        text = documents[article["document"]]
        assert all(a["end"] <= b["start"] for a, b in zip(blocks, blocks[1:], strict=False))
        inside = {i for b in blocks for i in range(b["start"], b["end"])}
        bare = [i for i in range(blocks[0]["start"], blocks[-1]["end"]) if i not in inside and not text[i].isspace()]
        assert not bare, f"{article['title']}: {text[bare[0] : bare[0] + 40]!r}"


@settings(max_examples=4, deadline=None, derandomize=True)
@given(st.permutations(CAPTURES))
def test_the_order_of_the_files_changes_no_byte(paths: list[Path]) -> None:
    assert newstemma.analyse(pile_of(paths)).to_json() == newstemma.analyse(pile_of(CAPTURES)).to_json()


def test_two_processes_give_the_same_bytes_as_one() -> None:
    pile = pile_of(CAPTURES)
    assert newstemma.analyse(pile, engine=LocalEngine(2, batch=2)).to_json() == newstemma.analyse(pile, processes=1).to_json()


def test_a_saved_report_gives_the_same_views(tmp_path: Path) -> None:
    report = newstemma.analyse(pile_of(CAPTURES[:6]))
    saved = tmp_path / "report.json"
    saved.write_text(report.to_json(), encoding="utf-8")
    again = newstemma.load(saved)
    assert json.loads(again.to_json()) == json.loads(report.to_json())
    assert again.to_text() == report.to_text()
    assert again.to_markdown() == report.to_markdown()
