"""The scorer of planted copies: what it plants, what it holds to be derived, what it counts."""

from __future__ import annotations

from random import Random

from evals.planted import score
from evals.planted_edits import edited, reordered
from evals.planted_make import Garden, Plant, clean, truth
from tests.lineage.invented import prose


def test_a_plant_and_its_source_are_derived_and_two_plants_by_the_paragraphs_that_both_took() -> None:
    pile = [
        Plant("s", "x"),
        Plant("p1", "x", "trim", "s", {0: 40, 1: 30}),
        Plant("p2", "x", "copy", "s", {1: 30}),
        Plant("p3", "x", "excerpt", "s", {2: 50}),
    ]
    derived, unclear = truth(pile)
    assert derived == {("p1", "s"): "trim", ("p2", "s"): "copy", ("p3", "s"): "excerpt", ("p1", "p2"): "trim"}
    assert unclear == {("p1", "p3"), ("p2", "p3")}


def test_what_is_called_and_not_planted_lowers_precision_unless_it_was_called_before() -> None:
    pile = [Plant("a", "x", "boilerplate"), Plant("b", "x", "boilerplate"), Plant("s", "x"), Plant("p", "x", "copy", "s", {0: 40})]
    assert score({("p", "s"), ("a", "b")}, pile, set())["precision"] == 0.5
    assert score({("p", "s"), ("a", "b")}, pile, {("a", "b")})["precision"] == 1.0
    assert score(set(), pile, set())["recall"] == 0.0


def test_articles_that_share_text_are_no_clean_sources() -> None:
    rows = [("a", prose(1)), ("b", prose(2)), ("c", f"{prose(3)} {prose(1)[:400]}")]
    assert [i for i, _ in clean(rows, rows)] == ["b"]


def test_an_edit_changes_some_words_and_a_new_order_none() -> None:
    chance, text = Random(1), prose(1)
    changed = edited(text, 0.1, chance, ["other"])
    assert changed != text
    assert len(set(changed.split()) & set(text.split())) > 0.7 * len(set(text.split()))
    lines = list(enumerate("abcdefgh"))
    assert sorted(reordered(lines, chance)) == lines


def test_the_same_seed_plants_the_same_pile() -> None:
    rows = [(f"r{n:03}", "\n\n".join(f"{line} “{prose(9000 + n, 3, 9)}”" for line in prose(n, 12, 2).split("\n\n"))) for n in range(500)]
    piles = [Garden(rows, 60, 3) for _ in range(2)]
    assert piles[0].sources == piles[1].sources
    assert piles[0].sources
