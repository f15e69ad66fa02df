"""Records of sentences for the judge: which pairs a line gives, and what a line must look like."""

from __future__ import annotations

from pathlib import Path

import pytest

from evals.records import CLASHES, COUNTS, clashes, counts
from newstemma.ports import Marked

CLASH = (
    "The ferry [[sank]] at dawn. ||| The boat [[reached port]]. ||| It went down. ||| Another boat reached port. ||| It may sink, he said."
)
ONE_THING = "[[Nine]] drowned. ||| The toll was [[11]]. ||| [[Nine]] are dead."
COUNT = f"{ONE_THING} ||| [[Two]] swam. ||| [[Nine]] had sailed. ||| [[12]] boats came."


def written(place: Path, line: str) -> Path:
    path = place / "P1.txt"
    path.write_text(f"{line}\n", encoding="utf-8")
    return path


def test_a_clash_gives_two_pairs_that_differ_and_eight_that_do_not(tmp_path: Path) -> None:
    found = list(clashes(written(tmp_path, CLASH)))
    assert [(p.one, p.other) for p in found if p.differ] == [
        ("The ferry sank at dawn.", "The boat reached port."),
        ("It went down.", "The boat reached port."),
    ]
    assert [(p.one, p.other) for p in found if p.agree] == [("The ferry sank at dawn.", "It went down.")]
    assert len(found) == 10
    (words,) = [p.words for p in found if p.words]
    assert [text[slice(*cut)] for text, cut in zip((found[0].one, found[0].other), words, strict=True)] == ["sank", "reached port"]


def test_of_six_counts_the_first_three_are_of_one_thing(tmp_path: Path) -> None:
    found = list(counts(written(tmp_path, COUNT)))
    assert len(found) == 15
    assert [(p.one, p.other) for p in found if p.same] == [
        (Marked("Nine drowned.", (0, 4)), Marked("The toll was 11.", (13, 15))),
        (Marked("Nine drowned.", (0, 4)), Marked("Nine are dead.", (0, 4))),
        (Marked("The toll was 11.", (13, 15)), Marked("Nine are dead.", (0, 4))),
    ]


@pytest.mark.parametrize("line", ["one ||| two", CLASH.replace("[[sank]]", "sank"), CLASH.replace("It went", "[[It]] went")])
def test_a_clash_without_its_marks_or_sentences_is_refused_by_its_line(tmp_path: Path, line: str) -> None:
    with pytest.raises(ValueError, match="P1 1: "):
        list(clashes(written(tmp_path, line)))


@pytest.mark.parametrize("line", [COUNT.replace("[[Two]]", "Two"), CLASH])
def test_a_count_without_its_figures_is_refused_by_its_line(tmp_path: Path, line: str) -> None:
    with pytest.raises(ValueError, match="P1 1: "):
        list(counts(written(tmp_path, line)))


def test_the_records_at_hand_can_be_read() -> None:
    assert sum(1 for path in CLASHES.glob("*.txt") for _ in clashes(path)) > 10_000
    assert sum(1 for path in COUNTS.glob("*.txt") for _ in counts(path)) > 10_000
