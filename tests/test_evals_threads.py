"""The eval of threads says what is missed and what is wrong."""

from __future__ import annotations

from evals.threads import FOLDER, rows_in, scored

PILES = {path.stem: rows_in(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.txt"))}


def test_every_article_of_the_piles_is_read_with_its_place() -> None:
    assert {name: len(rows) for name, rows in PILES.items()} == {"tuned": 26, "untouched": 25}
    assert all(row["text"] and row["title"] and row["place"][1] >= 1 for rows in PILES.values() for row in rows)


def test_the_threads_of_stories_as_they_were_written_are_found_and_no_others() -> None:
    counts, misses = scored(PILES["tuned"])["given"]
    assert counts["found"] == counts["wanted"] == 7
    assert counts["wrong"] == 0, misses


def test_a_link_between_two_affairs_is_told_of() -> None:
    rows = [row | {"place": ("other", 1) if row["place"] == ("depot", 4) else row["place"]} for row in PILES["tuned"]]
    counts, misses = scored(rows)["given"]
    assert counts["wrong"] == 1
    assert any("another affair" in miss for miss in misses)
