"""Invented happenings that look alike: each case as a pile of its own."""

from __future__ import annotations

from collections import defaultdict

import pytest

from evals.lookalikes import counted, gathered, written
from evals.lookalikes_made import Printed, background, templates
from newstemma.settings import Settings

CASES: defaultdict[str, list[Printed]] = defaultdict(list)
for one in (*written(), *templates(20310304)):
    CASES[one.case].append(one)
#: Not told apart: rounds of a league two of whose articles name the same clubs and players, columns that use the same phrases, and single
#: sentences with one name each.
LEFT = {"league", "horoscopes", "results", "sentences"}


@pytest.mark.parametrize("case", sorted(CASES.keys() - LEFT))
def test_happenings_that_look_alike_stay_apart_and_each_holds_together(case: str) -> None:
    found = counted(CASES[case], gathered(CASES[case], Settings()))
    assert found["apart"][0] == found["apart"][1]
    assert found["together"][0] == found["together"][1]


@pytest.mark.parametrize("case", sorted(LEFT))
def test_no_case_is_one_single_story(case: str) -> None:
    right, pairs = counted(CASES[case], gathered(CASES[case], Settings()))["apart"]
    assert right >= 0.6 * pairs


def test_a_case_is_counted_by_its_pairs_and_a_digest_by_what_it_brings_together() -> None:
    some = [Printed("c", story, None, "o", "t", "x") for story in ("a", "a", "b", "?")]
    assert counted(some, [1, 1, 2, 2]) == {"apart": (2, 2), "together": (1, 1), "mixed": (0, 2)}
    assert counted(some, [1, 1, 1, 1])["apart"] == (0, 2)
    assert counted(some, [1, 1, 1, 1])["mixed"] == (1, 1)


def test_the_background_is_the_same_for_one_seed_and_stands_in_no_case() -> None:
    assert background(7, 5) == background(7, 5) != background(8, 5)
    assert {p.case for p in background(7, 5)} == {"background"}
