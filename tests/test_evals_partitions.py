"""The scorer of the invented lineage stories: gold scores 1, silence 0, each kind of miss is seen; and the stories are sound."""

from __future__ import annotations

import copy
import json
from datetime import datetime
from typing import Any

import pytest

from evals import partitions

ROWS = [
    {"outlet": "Harbour Post", "title": "Ferry sinks"},
    {"outlet": "Vale Courier", "title": "Ferry disaster"},
    {"outlet": "Isle Gazette", "title": "A night at the pier"},
    {"outlet": "Isle Gazette", "title": "Tram derailed"},
]
EXPECTED: dict[str, Any] = {
    "tuned": True,
    "partition": [[0, 1], [2]],
    "other_event": [3],
    "composite": [1],
    "independent": {"min": 2, "max": 2},
    "agency": ["AP", "AP", None, None],
    "copies": [
        {"article": 0, "source": ["AP"], "kinds": ["verbatim"], "direction": ["known"]},
        {"article": 1, "source": [0, "AP"], "kinds": ["expanded"], "direction": ["known", "inferred"]},
    ],
    "not_derived": [[0, 2]],
}


def _copy(article: str, source: dict[str, Any], kind: str, direction: str = "known") -> dict[str, Any]:
    return {"article": article, "source": source, "kind": kind, "direction": direction, "share_of_article": 1.0}


def _story(name: str, best: int, *origins: tuple[str | None, list[str]]) -> dict[str, Any]:
    listed = [{"agency": agency, "articles": articles} for agency, articles in origins]
    return {"id": name, "articles": [a for _, group in origins for a in group], "origins": listed, "independent": {"best": best}}


def _report() -> dict[str, Any]:
    names = ["a0", "a1", "a2", "a3"]
    articles = [{"id": name, **row, "wire": {"composite": name == "a1"}} for name, row in zip(names, ROWS, strict=True)]
    return {
        "documents": [{"articles": names}],
        "articles": articles,
        "stories": [_story("s1", 2, ("AP", ["a0", "a1"]), (None, ["a2"])), _story("s2", 1, (None, ["a3"]))],
        "copies": [
            _copy("a0", {"agency": "AP"}, "verbatim"),
            _copy("a1", {"article": "a0"}, "expanded", "inferred"),
            _copy("a2", {"article": "a0"}, "quotes_only"),
        ],
    }


def _figures(report: dict[str, Any]) -> dict[str, Any]:
    return partitions.summary([partitions.score(ROWS, EXPECTED, report, "invented")])


def _misses(report: dict[str, Any]) -> list[str]:
    return partitions.score(ROWS, EXPECTED, report, "invented").misses


def test_what_was_written_scores_one_and_has_no_misses() -> None:
    figures = _figures(_report())
    assert {key for key, value in figures.items() if value == 0} == {"false_copies", "agency_false"}
    assert {value for key, value in figures.items() if key not in {"false_copies", "agency_false"}} == {1}
    assert _misses(_report()) == []


def test_a_report_that_says_nothing_scores_nothing() -> None:
    silent = _report() | {"stories": [], "copies": []}
    for article in silent["articles"]:
        article["wire"] = {"composite": False}
    figures = _figures(silent)
    asked = ["partition", "partition_pairs", "pairs_ungathered", "gathered", "composite_f1", "independent", "copies_recall", "agency"]
    assert [figures[key] for key in asked] == [0] * len(asked)
    assert figures["copy_kind"] is None


def test_an_edge_between_two_that_only_share_quotations_is_a_false_copy() -> None:
    report = _report()
    report["copies"][2]["kind"] = "excerpt"
    assert _figures(report)["false_copies"] == 1
    assert _misses(report) == ["called excerpt, though neither copies: [0] Harbour Post and [2] Isle Gazette"]


@pytest.mark.parametrize(("agency", "false"), [(None, 1), ("AP", 0)])
def test_siblings_of_a_text_that_nobody_printed_are_a_false_copy_unless_one_is_known_to_be_its_copy(agency: str | None, false: int) -> None:
    report = _report()
    report["copies"] += [_copy("a0", {"agency": agency}, "rewritten"), _copy("a2", {"agency": agency}, "rewritten")]
    assert _figures(report)["false_copies"] == false


def test_another_event_in_the_story_spoils_the_partition_and_not_the_pairs() -> None:
    report = _report()
    report["stories"] = [_story("s1", 3, ("AP", ["a0", "a1"]), (None, ["a2"]), (None, ["a3"]))]
    figures = _figures(report)
    assert (figures["partition"], figures["partition_pairs"], figures["independent"]) == (0, 1, 0)
    assert "in the story, but another event: [3] Isle Gazette" in _misses(report)


def test_articles_that_were_not_gathered_are_told_from_origins_that_are_wrong() -> None:
    report = _report()
    report["stories"] = [_story("s1", 1, ("AP", ["a0", "a1"])), _story("s2", 1, (None, ["a2"])), _story("s3", 1, (None, ["a3"]))]
    figures = _figures(report)
    assert (figures["partition"], figures["partition_ungathered"], figures["gathered"]) == (0, 1, round(2 / 3, 4))


def test_a_wrong_kind_or_direction_is_a_copy_that_was_found() -> None:
    report = _report()
    report["copies"][1] |= {"kind": "excerpt", "direction": "unknown"}
    figures = _figures(report)
    assert (figures["copies_recall"], figures["copy_kind"], figures["direction"]) == (1, 0.5, 0.5)


def test_an_agency_named_for_an_own_report_is_counted_apart() -> None:
    report = _report()
    report["copies"].append(_copy("a2", {"agency": "AFP"}, "verbatim"))
    figures = _figures(report)
    assert (figures["agency"], figures["agency_false"]) == (1, 0.5)


def test_a_second_right_partition_is_as_right_as_the_first() -> None:
    expected = copy.deepcopy(EXPECTED) | {"also_right": [[[0], [1], [2]]]}
    report = _report()
    report["stories"][0] = _story("s1", 2, ("AP", ["a0"]), ("AP", ["a1"]), (None, ["a2"]))
    score = partitions.score(ROWS, expected, report, "invented")
    assert score.counts["partition"] == (True, 1)


def test_rows_that_were_left_out_do_not_shift_the_others() -> None:
    report = _report()
    report["documents"][0]["articles"] = ["a0", "a1", "a3"]
    report["articles"] = [a for a in report["articles"] if a["id"] != "a2"]
    assert partitions.rows_of(report, ROWS) == {"a0": 0, "a1": 1, "a3": 3}


STORIES = sorted(partitions.STORIES.glob("*.jsonl"))


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_each_row_of_a_story_has_its_place_and_what_is_expected_of_it_names_rows_that_are(path: Any) -> None:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    expected = json.loads(path.with_suffix(".expected.json").read_text(encoding="utf-8"))
    for partition in [expected["partition"], *expected["also_right"]]:
        assert sorted([n for g in partition for n in g] + expected["other_event"]) == list(range(len(rows)))
    named = [n for w in expected["copies"] for n in [w["article"], *w["source"]]] + [n for p in expected["not_derived"] for n in p]
    assert all(isinstance(n, str) or 0 <= n < len(rows) for n in [*named, *expected["composite"]])
    assert len(expected["agency"]) == len(rows)
    assert len({(row["outlet"], row["title"]) for row in rows}) == len(rows)


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_the_dates_of_a_story_are_dates_and_its_texts_have_a_length_that_news_has(path: Any) -> None:
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        assert row["published"] is None or datetime.fromisoformat(row["published"])
        assert 80 <= len(row["text"].split()) <= 650


def test_no_pair_is_expected_to_be_a_copy_and_not_to_be_one() -> None:
    for path in STORIES:
        expected = json.loads(path.with_suffix(".expected.json").read_text(encoding="utf-8"))
        copied = {frozenset((w["article"], s)) for w in expected["copies"] for s in w["source"] if isinstance(s, int)}
        assert not copied & {frozenset(pair) for pair in expected["not_derived"]}
