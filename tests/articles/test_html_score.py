"""The benchmark's score of a page's body, as its own scorer counts it."""

from __future__ import annotations

from pathlib import Path

import pytest

from evals.html import counts, figures, score, shingles
from tests.corpora import corpus


def test_a_text_is_counted_in_runs_of_four_words() -> None:
    assert dict(shingles("The ferry Alba sank, the ferry.")) == {
        ("The", "ferry", "Alba", "sank"): 1,
        ("ferry", "Alba", "sank", "the"): 1,
        ("Alba", "sank", "the", "ferry"): 1,
    }
    assert dict(shingles("Ferry sinks")) == {("Ferry", "sinks"): 1}
    assert not shingles("…")


def test_a_page_weighs_the_same_however_long_it_is() -> None:
    gold = "The ferry Alba sank in fog off Port Vale on Tuesday."
    assert counts(gold, gold) == (1.0, 0.0, 0.0)
    right, wrong, lost = counts(gold, gold + " Sign up for our newsletter.")
    assert right + wrong + lost == pytest.approx(1)
    assert lost == 0
    assert right == pytest.approx(8 / 13)


def test_f1_is_of_the_two_means_and_an_empty_answer_has_no_precision() -> None:
    found = figures([(1.0, 0.0, 0.0), (0.0, 0.0, 1.0), (0.5, 0.5, 0.0)])
    assert found["precision"] == pytest.approx(0.75)
    assert found["recall"] == pytest.approx(2 / 3)
    assert found["f1"] == pytest.approx(2 * 0.75 * (2 / 3) / (0.75 + 2 / 3))


def test_the_body_of_real_pages_is_found_better_than_by_trafilatura_alone() -> None:
    place: Path = corpus("data", "article_extraction_benchmark.tar.gz")
    result, _ = score(place, limit=40)
    assert result["f1"] >= 0.97
    assert result["f1"] > result["reference_f1"]
