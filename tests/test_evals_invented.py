"""The scorer of marked-up stories: a difference is reported by place, and a hard alarm that nobody planted is counted."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from evals import invented
from evals.marked import marked_story
from evals.marked_nouns import MarkedStory
from evals.marked_places import Places
from evals.marked_score import claim_pairs, differences, events
from tests.test_evals_marked import FERRY

POST = "PORT EBELE (AP) – The ferry went down with eleven people on board.\n\nIt sailed on Tuesday [from Ebele]."
GAZETTE = "Twelve  had boarded, Mr. Lorne said."


@pytest.fixture
def ferry(tmp_path: Path) -> MarkedStory:
    """The story of the ferry."""
    path = tmp_path / "ferry.txt"
    path.write_text(FERRY, encoding="utf-8")
    return marked_story(path)


def span(article: str, words: str) -> dict[str, Any]:
    """A Span of a report, or a DocSpan where the words stand in no body."""
    text = {"a": POST, "b": GAZETTE}[article]
    start = text.find(words)
    if start < 0:
        return {"document": {"a": "d-a", "b": "d-b"}[article], "start": 0, "end": 0, "text": words}
    return {"article": article, "start": start, "end": start + len(words), "text": words}


def conflict(*positions: tuple[str, str], grade: str = "conflict", kind: str = "number") -> dict[str, Any]:
    """A conflict of a report with a position for each (article, words)."""
    held = [{"value": None, "text": words, "articles": [a], "at": [span(a, words)]} for a, words in positions]
    return {"kind": kind, "grade": grade, "about": "people", "positions": held}


def report(*conflicts: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A report on the ferry's captures."""
    documents = [{"id": "d-a", "name": "post.txt"}, {"id": "d-b", "name": "x/gazette.html"}]
    articles = [{"id": "a", "document": "d-a", "text": POST}, {"id": "b", "document": "d-b", "text": GAZETTE}]
    return {"documents": documents, "articles": articles, "conflicts": list(conflicts), "quotes": [], "claims": [], "moments": []} | more


def outcome(story: MarkedStory, made: dict[str, Any]) -> tuple[set[str], set[str], int]:
    """(differences found, false ones raised, other hard alarms)."""
    found = differences(story, made, Places(story, made))
    return set(found.found), set(found.raised), found.hard_other


def test_two_positions_on_two_sides_report_a_difference(ferry: MarkedStory) -> None:
    assert outcome(ferry, report(conflict(("a", "eleven people"), ("b", "Twelve")))) == ({"d1"}, set(), 0)


def test_internal_stands_for_conflict_but_compatible_does_not(ferry: MarkedStory) -> None:
    sides = (("a", "eleven"), ("b", "Twelve"))
    assert outcome(ferry, report(conflict(*sides, grade="internal")))[0] == {"d1"}
    assert outcome(ferry, report(conflict(*sides, grade="compatible"))) == (set(), set(), 0)


def test_a_headline_against_its_body_is_found_through_the_document(ferry: MarkedStory) -> None:
    assert outcome(ferry, report(conflict(("a", "Dozens"), ("a", "eleven"), grade="internal")))[0] == {"d2"}


def test_both_positions_on_one_side_report_nothing(ferry: MarkedStory) -> None:
    assert outcome(ferry, report(conflict(("a", "eleven"), ("a", "people"))))[2] == 1


def test_a_false_one_with_one_side_is_raised_by_a_hard_finding_of_its_kind(ferry: MarkedStory) -> None:
    assert outcome(ferry, report(conflict(("b", "Twelve"), ("b", "Lorne")))) == (set(), {"f1"}, 0)
    assert outcome(ferry, report(conflict(("b", "Twelve"), ("b", "Lorne"), kind="name"))) == (set(), set(), 1)
    assert outcome(ferry, report(conflict(("b", "Twelve"), ("b", "Lorne"), grade="compatible"))) == (set(), set(), 0)


def test_an_alarm_on_words_that_nobody_marked_is_an_other_one(ferry: MarkedStory) -> None:
    assert outcome(ferry, report(conflict(("a", "ferry"), ("b", "Lorne")))) == (set(), set(), 1)


def test_mentions_on_marks_of_one_claim_belong_together(ferry: MarkedStory) -> None:
    mentions = [{"at": span("a", "went down with eleven people")}, {"at": span("b", "Twelve  had boarded")}]
    together, apart = report(claims=[{"mentions": mentions}]), report(claims=[{"mentions": [m]} for m in mentions])
    assert claim_pairs(ferry, together, Places(ferry, together)) == (1.0, 1.0)
    assert claim_pairs(ferry, apart, Places(ferry, apart)) == (0.0, 0.0)


def test_an_event_wants_its_date_at_its_words(ferry: MarkedStory) -> None:
    def told(when: str, words: str) -> int:
        made = report(moments=[{"when": {"value": when}, "text": words, "at": [span("a", words)]}])
        return events(ferry, made, Places(ferry, made))[0]

    assert told("2031-04-01T06:00", "sailed on Tuesday") == 1
    assert told("2031-04-02", "sailed on Tuesday") == 0
    assert told("2031-04-01", "The ferry went down") == 0


def test_what_was_missed_in_an_untouched_story_is_not_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "ferry.txt").write_text(FERRY.replace("tuned: yes", "tuned: no"), encoding="utf-8")
    assert invented.main([str(tmp_path)]) == 0
    quiet = capsys.readouterr().out
    assert invented.main([str(tmp_path), "--untouched-misses"]) == 0
    figures = json.loads(quiet.splitlines()[-1])
    assert figures["stories"] == 0
    assert figures["untouched"]["stories"] == 1
    assert "dozens above, eleven below" not in quiet
    assert "dozens above, eleven below" in capsys.readouterr().out


def test_a_wrongly_marked_story_ends_the_run_with_its_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "ferry.txt").write_text(FERRY.replace("[e1a|", "[e1a"), encoding="utf-8")
    assert invented.main([str(tmp_path)]) == 2
    assert "ferry.txt:10: " in capsys.readouterr().err
