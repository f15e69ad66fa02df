"""The scorer of figures that differ: what it counts as found, flagged and fired."""

from __future__ import annotations

from typing import Any

import pytest

from evals.conflicts import Group, Labelled, Slot, Tally, figures, merged, tally
from newstemma.model.claim import Conflict, Grade, Position
from newstemma.model.text import Span


def said(article: str, start: int, value: float) -> Labelled:
    return Labelled((article, start, start + 10), value)


def finding(*places: tuple[tuple[str, int], ...], grade: Grade = "conflict") -> Conflict:
    positions = tuple(
        Position(None, "x", tuple(a for a, _ in group), (), tuple(Span(a, start, start + 4, "four") for a, start in group))
        for group in places
    )
    return Conflict("x-1", "st-0", (), "number", grade, "people killed", positions, (), None, "why")


TOLL = Slot("killed", (said("a", 0, 11), said("b", 0, 9), said("c", 0, 11)), "conflict")
HURT = Slot("hurt", (said("a", 40, 3), said("b", 40, 3)), "agree")
BEFORE = (said("a", 80, 200), said("b", 0, 9))


def measured(*findings: Conflict) -> dict[str, Any]:
    found = Tally()
    # the ground is only asked for its articles, to print
    ground: Any = type("Ground", (), {"articles": [type("Article", (), {"id": i, "text": "w " * 60}) for i in "abc"]})
    tally(Group(0, ground, (TOLL, HURT), (BEFORE,)), findings, found)
    return figures(found)


def test_a_slot_is_found_by_two_of_its_positions_that_differ() -> None:
    found = measured(finding((("a", 2),), (("b", 2),)))
    assert (found["difference_recall"], found["difference_precision"], found["grade_accuracy"]) == (1, 1, 1)


def test_a_slot_is_not_found_between_two_mentions_of_one_value() -> None:
    assert measured(finding((("a", 2),), (("c", 2),)))["difference_recall"] == 0


def test_what_is_compatible_is_no_alarm() -> None:
    found = measured(finding((("a", 2),), (("b", 2),), grade="compatible"))
    assert (found["difference_recall"], found["findings"]) == (0, 1)


def test_a_slot_that_agrees_is_flagged_by_any_two_of_its_mentions() -> None:
    found = measured(finding((("a", 42),), (("b", 42),)))
    assert (found["compatible_flagged"], found["difference_precision"]) == (1, 0)


def test_a_false_friend_counts_against_precision_beside_a_slot_that_was_found() -> None:
    found = measured(finding((("a", 2),), (("b", 2),)), finding((("a", 82),), (("b", 2),)))
    assert (found["false_friends_fired"], found["difference_precision"]) == (1, 0.5)


def test_two_slots_in_one_finding_are_stray() -> None:
    assert measured(finding((("a", 2),), (("b", 42),)))["stray"] == 1


@pytest.mark.parametrize(("grade", "right"), [("conflict", 1), ("internal", 1), ("update", 0)])
def test_the_grade_is_held_against_the_label(grade: Grade, right: int) -> None:
    assert measured(finding((("a", 2),), (("b", 2),), grade=grade))["grade_accuracy"] == right


def test_folds_are_added_up() -> None:
    one, other = Tally(found=1, wanted=2, grades=[("update", "update")]), Tally(found=2, wanted=2, grades=[("update", "conflict")])
    found = figures(merged([one, other]))
    assert (found["difference_recall"], found["grade_accuracy"]) == (0.75, 0.5)
