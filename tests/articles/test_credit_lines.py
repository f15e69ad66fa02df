"""The labelled lines of real articles: places and labels alone, and what our own way makes of them."""

from __future__ import annotations

import json

import pytest

from evals.credit_lines import KINDS, lines, measured
from evals.credits import LINES
from tests.corpora import corpus

ROWS = [json.loads(line) for line in LINES.read_text(encoding="utf-8").splitlines()]


def test_the_labelled_lines_hold_places_and_no_words() -> None:
    assert {key for row in ROWS for key in row} == {"n", "corpus", "id", "field", "start", "end", "kind", "agency", "dateline"}
    assert [row["n"] for row in ROWS] == list(range(1, 201))
    assert len({(row["corpus"], row["id"], row.get("field"), row["start"]) for row in ROWS}) == 200


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_well_there_in_both_halves(kind: str) -> None:
    halves = [sum(row["kind"] == kind and row["n"] % 2 == half for row in ROWS) for half in (0, 1)]
    assert min(halves) >= 10


def test_lines_whose_corpora_are_not_there_are_counted_and_no_figure_is_made_up(
    tmp_path: object, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("NEWSTEMMA_DATA", str(tmp_path))
    assert lines(LINES) == ([], 200)
    assert measured(LINES) == {}
    assert "are not measured" in capsys.readouterr().out


def test_pictures_and_told_agencies_do_not_pass_for_the_wire() -> None:
    corpus("data", "allsides_articles.jsonl.xz")
    corpus("data", "allsides_stories_train.jsonl.gz")
    found = measured(LINES)
    assert found["lines"] == 200
    assert found["kind_macro_f1"] >= 0.90
    assert found["photo_or_told_as_wire"] <= 0.03
