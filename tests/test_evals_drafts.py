"""The drafts that the check is scored on are what they are said to be."""

from __future__ import annotations

import json

import pytest

from evals import drafts
from evals.drafts_made import Asked, made_of
from evals.drafts_words import other_words
from evals.marked import marked_stories
from newstemma.language.sentences import split_sentences

STORIES = [s for s in marked_stories(drafts.STORIES) if s.tuned]
BRIDGE = next(s for s in STORIES if s.name == "bridge")


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            "The minister said on Monday that the bridge would open in June.",
            "The bridge would open in June, according to the minister.",
        ),
        (
            "When the fog lifted at noon, 12 boats began to search the bay near the light.",
            "Twelve boats started to search the bay close to the light when the fog lifted at noon.",
        ),
        ("The ferry sank in thick fog.", None),
    ],
)
def test_other_words_say_the_same_by_two_rules_at_least(sentence: str, told: str | None) -> None:
    made = other_words(sentence)
    assert made == told or (made is not None and told is not None and made.casefold() == told.casefold())


def test_words_inside_quotation_marks_are_left_as_they_are() -> None:
    made = other_words("“We began near the bridge because 12 of us must,” the mayor said, after about 40 people began to help near it.")
    assert made is not None
    assert "“We began near the bridge because 12 of us must,”" in made


@pytest.fixture(scope="module")
def asked() -> list[Asked]:
    names = sorted({m.text for a in BRIDGE.articles for m in a.marks if m.text.istitle()})
    report = {"entities": [{"kind": "person", "name": n, "at": [0, 1]} for n in ["Nadia Sorel", "Annelise Kolb", "Tamar Velescu", *names]]}
    return made_of(BRIDGE, report, [s for s in STORIES if s.name != "bridge"], drafts.written("bridge"))


def test_what_is_planted_stands_in_the_sentence_and_not_in_the_story(asked: list[Asked]) -> None:
    told = " ".join(a.told for a in BRIDGE.articles)
    wrong = [a for a in asked if a.kind in ("number", "quotation") and a.planted]
    assert wrong
    for one in wrong:
        assert one.planted in one.text
        assert one.text not in told


def test_true_sentences_stand_in_the_story_word_for_word_and_take_no_side(asked: list[Asked]) -> None:
    bodies = {p[a:b] for article in BRIDGE.articles for p in article.body.split("\n\n") for a, b in split_sentences(p)}
    assert {a.text for a in asked if a.kind == "true"} <= bodies
    assert not {a.text for a in asked if a.kind == "true"} & {a.text for a in asked if a.kind == "disputed"}


def test_a_draft_is_the_same_whenever_it_is_made(asked: list[Asked]) -> None:
    report = {"entities": []}
    others = [s for s in STORIES if s.name != "bridge"]
    assert made_of(BRIDGE, report, others, []) == made_of(BRIDGE, report, others, [])
    assert len(asked) > 40


def test_what_was_written_by_hand_names_stories_and_kinds_that_there_are() -> None:
    rows = [json.loads(line) for line in drafts.WRITTEN.read_text(encoding="utf-8").splitlines()]
    assert {row["story"] for row in rows} <= {s.name for s in STORIES}
    assert {row["kind"] for row in rows} <= {"by hand", "invented", "disputed", "number", "date", "name", "office", "quotation", "mouth"}


def test_figures_weigh_every_kind_alike_and_an_alarm_on_a_true_sentence_is_false() -> None:
    one = drafts.Score("x", tuned=True)
    one.kinds |= {"number": [True, True, True, False], "date": [True], "true": [True, False], "by hand": [True, True], "disputed": [False]}
    found = drafts.summary([one])
    assert (found["number"], found["date"], found["recall"], found["false_alarms"], found["disputed"]) == (0.75, 1.0, 0.875, 0.25, 0.0)
    assert found["office"] is None


def test_the_checker_finds_nearly_all_that_is_wrong_in_a_story_it_was_built_on(capsys: pytest.CaptureFixture[str]) -> None:
    assert drafts.main([str(BRIDGE.path), "--json-only"]) == 0
    figures = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert figures["recall"] >= 0.9
    assert figures["false_alarms"] <= 0.1
