"""Every id of a report can be explained, and what falls without a name is reckoned from the report alone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import newstemma
from newstemma.cli import main
from newstemma.errors import NoSuchName
from newstemma.report.explain import explain, explain_text
from newstemma.report.traced import trace_text
from newstemma.report.without import without_text
from tests.papers import report_on

PAPER = """
2031-03-04 Meridian Herald | Ferry sinks off Port Vale
PORT VALE (Reuters) - Eleven people drowned when the ferry Alba sank in thick fog off Port Vale on Tuesday, the coast guard said.

The vessel had left Harnmouth at dawn with sixty people and a cargo of oranges, and was seen last by fishermen near the lighthouse.

2031-03-04 Isle Gazette | Ferry sinks
Eleven people drowned when the ferry Alba sank in thick fog off Port Vale on Tuesday, the coast guard said.

The vessel had left Harnmouth at dawn with sixty people and a cargo of oranges, and was seen last by fishermen near the lighthouse.

2031-03-04 Vale Courier | Nine dead, says mayor
Mayor Ida Renn said that nine people drowned when the ferry Alba sank in the fog off Port Vale on Tuesday.

The vessel had left Harnmouth at dawn with a cargo of oranges, fishermen said, and “the horn was heard twice,” Ida Renn added.
"""


@pytest.fixture(scope="module")
def made() -> newstemma.Report:
    return newstemma.Report(report_on(PAPER))


@pytest.fixture(scope="module")
def report(made: newstemma.Report) -> dict[str, Any]:
    return made.to_object()


def ids_of(report: dict[str, Any]) -> list[str]:
    lists = ("claims", "conflicts", "copies", "stories", "statements", "quotes", "quantities")
    return [t["id"] for name in lists for t in report[name]] + [o["id"] for s in report["stories"] for o in s["origins"]]


def test_every_id_has_a_rule_and_its_passages_stand_in_the_report(made: newstemma.Report, report: dict[str, Any]) -> None:
    texts = {a["id"]: a["text"] for a in report["articles"]}
    for name in ids_of(report):
        told = made.explain(name)
        assert told.id == name
        assert told.rule
        assert told.inputs
        for at in told.passages:
            if "article" in at:
                assert texts[at["article"]][at["start"] : at["end"]] == at["text"]
        assert name in explain_text(report, told)


def test_a_difference_names_each_side_with_its_sources(made: newstemma.Report, report: dict[str, Any]) -> None:
    (conflict,) = [c for c in report["conflicts"] if c["kind"] == "number"]
    told = dict(made.explain(conflict["id"]).inputs)
    assert "Vale Courier" in told["“nine”"]
    assert "1 independent source" in told["“Eleven”"]
    assert "Isle Gazette" in told["“Eleven”"]


def test_the_beginning_of_an_id_is_enough_where_it_is_one_things_alone(made: newstemma.Report, report: dict[str, Any]) -> None:
    name = report["conflicts"][0]["id"]
    assert made.explain(name[:10]).id == name


def test_an_unknown_id_is_answered_with_the_nearest(made: newstemma.Report, report: dict[str, Any]) -> None:
    name = report["claims"][0]["id"]
    with pytest.raises(NoSuchName, match=name):
        made.explain(name[:-1] + "zz")


def test_a_source_is_explained_by_its_label_or_by_a_short_name(made: newstemma.Report, report: dict[str, Any]) -> None:
    story = next(s for s in report["stories"] if len(s["articles"]) > 1)
    wire = next(o for o in story["origins"] if len(o["articles"]) == 2)
    for name in (wire["label"].lower(), story["sigla"][wire["id"]], story["sigla"][wire["articles"][1]]):
        assert made.explain(name).id == wire["id"]
    with pytest.raises(NoSuchName, match=rf"There are: .*{wire['label']}"):
        made.explain("zzz")


def test_a_short_name_that_two_stories_use_is_asked_back(report: dict[str, Any]) -> None:
    story = next(s for s in report["stories"] if len(s["articles"]) > 1)
    origin = {**story["origins"][0], "id": "o-other", "label": "Reuters of another story"}
    second = {**story, "id": "st-other", "origins": [origin], "sigla": {"o-other": story["sigla"][story["origins"][0]["id"]]}}
    with pytest.raises(NoSuchName, match="Reuters of another story"):
        explain({**report, "stories": [*report["stories"], second]}, second["sigla"]["o-other"])


def test_without_an_outlet_its_side_falls_and_claims_stand_on_one_source(made: newstemma.Report, report: dict[str, Any]) -> None:
    left = made.without("the vale courier")
    assert left.what == "outlet"
    assert [(before, after) for *_, before, after in left.stories] == [(2, 1)]
    assert {i for i, _ in left.differences} == {c["id"] for c in report["conflicts"] if c["kind"] == "number"}
    both = {c["id"] for c in report["claims"] if len({m["origin"] for m in c["mentions"]}) == 2}
    assert {f.claim for f in left.alone} == both
    assert both


def test_without_an_agency_its_reprints_fall_too(made: newstemma.Report) -> None:
    left = made.without("Reuters")
    assert left.what == "agency"
    assert [(before, after) for *_, before, after in left.stories] == [(2, 1)]
    assert any("Eleven" in f.text for f in left.gone) or left.differences


def test_without_a_reprint_nothing_falls(made: newstemma.Report, report: dict[str, Any]) -> None:
    left = made.without("Isle Gazette")
    assert (left.stories, left.gone, left.alone, left.weaker, left.differences) == ((), (), (), (), ())
    assert "Nothing falls" in without_text(report, left)


def test_without_a_speaker_what_was_said_falls(made: newstemma.Report) -> None:
    left = made.without("Ida Renn")
    assert left.what == "speaker"
    assert left.gone or left.alone


def test_a_sentence_is_traced_to_every_article_that_has_it(made: newstemma.Report, report: dict[str, Any]) -> None:
    found = made.trace("Eleven people drowned when the ferry Alba sank in fog off Port Vale, the coast guard said")
    assert {p.outlet: p.held == 1.0 for p in found.places} == {"Isle Gazette": True, "Meridian Herald": True, "Vale Courier": False}
    texts = {a["id"]: a["text"] for a in report["articles"]}
    for place in found.places:
        assert texts[place.article][place.start : place.end].strip() == place.text
    assert {p.outlet for p in found.places if "Reuters" in p.took_from} == {"Isle Gazette", "Meridian Herald"}
    assert "3 articles · 2 independent sources" in trace_text(report, found)


def test_what_nobody_wrote_is_not_found(made: newstemma.Report, report: dict[str, Any]) -> None:
    found = made.trace("A parrot whistled the anthem of the island in the harbour office.")
    assert found.places == ()
    assert "No sentence" in trace_text(report, found)
    assert made.trace("").places == ()


def test_the_shell_tells_both(tmp_path: Path, capsys: pytest.CaptureFixture[str], made: newstemma.Report, report: dict[str, Any]) -> None:
    saved = tmp_path / "report.json"
    saved.write_text(made.to_json(), encoding="utf-8")
    assert main(["explain", report["claims"][0]["id"], str(saved), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["what"] == "claim"
    assert main(["without", "Vale Courier", str(saved)]) == 0
    assert "Vale Courier" in capsys.readouterr().out
    assert main(["without", "Nobody", str(saved)]) == 2
    assert "no outlet, agency or speaker 'Nobody'" in capsys.readouterr().err
