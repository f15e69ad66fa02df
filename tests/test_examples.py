"""The invented stories are whole: each capture is expected, each expectation names a capture, and the scorer tells right from wrong."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from evals import invented_examples as invented

FOLDERS = sorted(p for p in invented.EXAMPLES.iterdir() if p.is_dir() and p.with_suffix(".expected.json").exists())


def expectation(folder: Path) -> dict[str, Any]:
    """What is expected of one story."""
    loaded: dict[str, Any] = json.loads(folder.with_suffix(".expected.json").read_text(encoding="utf-8"))
    return loaded


def names_in(folder: Path) -> set[str]:
    """The articles of a folder by the names that expectations use: one a file, and one a line of a JSONL file."""
    names = set()
    for path in invented.captures(folder):
        if path.suffix == ".jsonl":
            names |= {f"{path.name}#{n}" for n, _ in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)}
        else:
            names.add(path.name)
    return names


def a_report(positions: list[dict[str, Any]], grade: str = "conflict", kind: str = "number") -> dict[str, Any]:
    """A conflict as a report has it."""
    return {"kind": kind, "grade": grade, "about": "people killed", "positions": positions}


def holds(article: str, shown: str, low: float | None = None) -> dict[str, Any]:
    """One side of it."""
    return {"articles": [article], "text": shown, "value": {"shown": shown, "low": low, "high": low}}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda p: p.name)
def test_every_capture_of_a_story_is_expected_once(folder: Path) -> None:
    wanted = expectation(folder)
    assert set(wanted["articles"]) == names_in(folder)
    placed = [name for group in [*wanted["partition"], wanted["other_event"]] for name in group]
    assert sorted(placed) == sorted(wanted["articles"])
    assert wanted["dates"] == {name: article["published"] for name, article in wanted["articles"].items()}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda p: p.name)
def test_expected_and_forbidden_differences_name_articles_of_the_story(folder: Path) -> None:
    wanted = expectation(folder)
    for difference in wanted["must_find"]:
        assert invented.sides(difference)
        assert invented.listed(difference["grade"]) <= {"conflict", "internal", "update", "compatible"}
    for difference in [*wanted["must_find"], *wanted["must_not"]]:
        assert set(difference.get("articles", [])) <= set(wanted["articles"])


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda p: p.name)
def test_the_captures_are_small_and_come_in_at_least_four_forms(folder: Path) -> None:
    files = invented.captures(folder)
    assert all(p.stat().st_size < 60_000 for p in files)
    assert len({p.suffix for p in files}) >= 4
    assert all(p.read_bytes()[:4] == b"%PDF" for p in files if p.suffix == ".pdf")
    assert all(p.read_bytes()[:4] == b"PK\x03\x04" for p in files if p.suffix == ".docx")


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda p: p.name)
def test_every_article_of_a_story_is_read_and_the_look_alike_event_stays_apart(folder: Path) -> None:
    wanted = expectation(folder)
    report = invented.report_of(folder)
    keys = invented.keys_of(report)
    assert sorted(keys.values()) == sorted(wanted["articles"])
    main = invented.main_story(report, keys, set(wanted["articles"]) - set(wanted["other_event"]))
    assert main is not None
    assert not {keys[a] for a in main["articles"]} & set(wanted["other_event"])


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda p: p.name)
def test_no_forbidden_difference_is_called_a_conflict(folder: Path) -> None:
    report = invented.report_of(folder)
    assert invented.conflicts(report, invented.keys_of(report), expectation(folder))[1] == 0


def test_twelve_dead_against_fifteen_is_found_only_where_both_papers_hold_their_figure() -> None:
    wish = {"values": [12, 15], "articles": ["morning.txt", "evening.txt"]}
    keys = {"a-1": "morning.txt", "a-2": "evening.txt", "a-3": "weekly.txt"}
    assert invented.fits(a_report([holds("a-1", "12 people", 12), holds("a-2", "15", 15)]), wish, keys)
    assert invented.fits(a_report([holds("a-2", "15", 15), holds("a-1", "12 people", 12)]), wish, keys)
    assert not invented.fits(a_report([holds("a-1", "15", 15), holds("a-2", "12", 12)]), wish, keys)
    assert not invented.fits(a_report([holds("a-3", "12", 12), holds("a-2", "15", 15)]), wish, keys)


def test_two_months_in_one_paper_need_two_positions() -> None:
    wish = {"values": [["March 2016", "2016-03"], ["August 2016"]], "articles": ["herald.txt", "herald.txt"]}
    keys = {"a-1": "herald.txt"}
    both = [holds("a-1", "in March 2016"), holds("a-1", "since August 2016")]
    assert invented.fits(a_report(both, "internal", "date"), wish, keys)
    assert not invented.fits(a_report(both[:1], "internal", "date"), wish, keys)


def test_a_wrong_weekday_is_no_number() -> None:
    wish = {"kind": ["weekday", "calendar"], "values": [["Tuesday"]], "articles": ["herald.txt"]}
    keys = {"a-1": "herald.txt"}
    assert invented.fits(a_report([holds("a-1", "Tuesday, May 13")], "internal", "weekday"), wish, keys)
    assert not invented.fits(a_report([holds("a-1", "12 drowned on Tuesday")]), wish, keys)


def test_a_hard_difference_that_nobody_planted_is_counted() -> None:
    report = {"conflicts": [a_report([holds("a-1", "340 metres", 340), holds("a-2", "60 metres", 60)])]}
    keys = {"a-1": "morning.txt", "a-2": "evening.txt"}
    expected = {
        "must_find": [
            {"grade": "conflict", "kind": "number", "about": "men", "values": [41, 43], "articles": ["morning.txt", "evening.txt"]}
        ],
        "must_not": [{"why": "shaft and cage are two depths", "values": [340, 60]}],
    }
    found, raised, other, misses = invented.conflicts(report, keys, expected)
    assert (found, raised, other) == (0, 1, 1)
    assert misses[0] == "missed men"


def test_a_day_is_not_midnight() -> None:
    assert invented.same_time("2024-05-15", "2024-05-15")
    assert not invented.same_time("2024-05-15T00:00", "2024-05-15")
    assert invented.same_time("2024-05-15T07:05:00+10:00", "2024-05-15T07:05")
    assert not invented.same_time("2024-05-15", "2024-05-15T07:05")
    assert invented.same_time(None, None)


def test_a_reprint_counted_as_a_source_of_its_own_spoils_the_partition() -> None:
    expected = {"partition": [["wire.txt", "reprint.txt"], ["local.txt"]], "other_event": ["elsewhere.txt"]}
    keys = {"a-1": "wire.txt", "a-2": "reprint.txt", "a-3": "local.txt", "a-4": "elsewhere.txt"}

    def story(*groups: list[str]) -> dict[str, Any]:
        return {"stories": [{"id": "s", "articles": [a for g in groups for a in g], "origins": [{"articles": g} for g in groups]}]}

    assert invented.partition(story(["a-1", "a-2"], ["a-3"]), keys, expected) == (True, 1.0, [])
    assert not invented.partition(story(["a-1"], ["a-2"], ["a-3"]), keys, expected)[0]
    joined = invented.partition(story(["a-1", "a-2"], ["a-3"], ["a-4"]), keys, expected)
    assert joined[0] is False
    assert joined[2] == ["in the main story, but another event: elsewhere.txt"]
