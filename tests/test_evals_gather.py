"""The scorer of stories: its figures on groupings small enough to count by hand."""

from __future__ import annotations

import json
import random
from pathlib import Path

import numpy as np
import pytest

from evals.gather import crossed, folds, grouped
from evals.grouping import agreements, averaged, cosines, cut, figures, lookalikes
from evals.piles import Slot, load, read
from newstemma.engines.local import LocalEngine
from newstemma.language.likeness import average_link, cosine, rarity_vectors
from newstemma.settings import Settings
from newstemma.stories.gather import gather


def test_two_stories_run_together_cost_precision_and_no_recall() -> None:
    found = figures(agreements(["ferry", "ferry", "plant"], [1, 1, 1]))
    assert found["b3_recall"] == 1
    assert found["b3_precision"] == pytest.approx((2 / 3 + 2 / 3 + 1 / 3) / 3)
    assert found["pair_f1"] == pytest.approx(2 * 1 / (3 + 1))


def test_a_story_cut_in_two_costs_recall_and_no_precision() -> None:
    found = figures(agreements(["ferry", "ferry", "plant"], [1, 2, 3]))
    assert (found["b3_precision"], found["b3_recall"]) == (1, pytest.approx(2 / 3))


def test_only_pairs_of_one_topic_and_two_happenings_are_lookalikes() -> None:
    golds, topics = ["1 a", "1 b", "1 b", "2 a"], ["1", "1", "1", "2"]
    assert lookalikes(golds, topics, [7, 7, 8, 7]) == 0.5


def test_the_reference_links_as_the_product_does() -> None:
    draw = random.Random(5)
    bags = [{f"w{draw.randrange(12)}": draw.randrange(1, 4) for _ in range(5)} for _ in range(30)]
    vectors = rarity_vectors(bags)
    alike = cosines(vectors)
    assert alike[3, 4] == pytest.approx(cosine(vectors[3], vectors[4]), abs=1e-5)
    groups = cut(30, averaged(alike), 0.3)
    pairs = {(a, b): cosine(vectors[a], vectors[b]) for a in range(30) for b in range(a + 1, 30)}
    ours = average_link(30, pairs, 0.3)
    assert sorted(sorted(n for n in range(30) if groups[n] == g) for g in set(groups)) == sorted(ours)
    assert np.isclose(len(ours), len(set(groups)))


def test_the_value_of_a_fold_is_chosen_without_it() -> None:
    good, bad = agreements(["a", "a"], [1, 1]), agreements(["a", "a"], [1, 2])
    tried = {0.1: [*good, *bad], 0.2: [*bad, *good]}
    assert crossed([0, 0, 1, 1], tried)[:2] == [0.2, 0.1]


def test_a_topic_is_in_one_fold() -> None:
    slots = [Slot({}, f"{n}", f"{n % 7}") for n in range(40)]
    fold = folds(slots)
    assert len({(s.topic, f) for s, f in zip(slots, fold, strict=True)}) == 7
    assert set(fold) == {0, 1, 2, 3, 4}


def test_rows_come_back_as_the_articles_of_their_slots(tmp_path: Path) -> None:
    text = "Eleven people drowned when the ferry Alba sank in thick fog off Port Vale on Tuesday, the coast guard said, as {} watched."
    slots = [
        {"title": "Ferry sinks", "lead": "Short.", "body": text.format("hundreds"), "date": "2031-03-04", "source": "Meridian Herald"},
        {"title": "Ferry sinks", "lead": text.format("dozens")},
        {"title": "Horror at sea", "lead": text.format("nobody"), "body": "", "date": "4/3"},
    ]
    path = tmp_path / "rounds.jsonl"
    path.write_text(json.dumps({"cluster": "r-1", "articles": slots}), encoding="utf-8")
    kind, found = load(path, None)
    assert (kind, [s.full for s in found]) == ("roundups", [True, False, False])
    pile = read(found, Settings())
    assert [pile.at[a.id] for a in pile.articles] == [0, 1, 2]
    assert [a.published is not None for a in pile.articles] == [True, False, False]
    assert ["nobody" in a.text for a in pile.articles] == [False, False, True]
    settings = Settings()
    stories, _ = gather(pile.articles, pile.passages, settings.stories, LocalEngine(1))
    groups = grouped(pile, settings, [settings.stories.min_likely])[settings.stories.min_likely]
    assert sorted(sorted(pile.at[a] for a in s.articles) for s in stories) == sorted(
        sorted(n for n in range(3) if groups[n] == g) for g in set(groups)
    )
