"""The trees' likelihood that two figures count one thing, with what the small model makes of their sentences beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import pytest

from newstemma.claims.figure import Figure
from newstemma.claims.ground import Ground
from newstemma.claims.matched import matched
from newstemma.claims.slots import slots
from newstemma.claims.slotting import figures
from newstemma.encoders.lexical import LexicalEncoder
from newstemma.ports import Marked
from tests.claims.grounded import ground_of

ORCHARD = "The growers' league of Harn voted on Tuesday on the price of cider apples."
GROWERS = f"{ORCHARD} The league said that 4,300 growers had cast a ballot, and 18 halls were open."
BALLOTS = f"{ORCHARD} By the count of the league 2,950 growers cast a ballot in Harn."


@dataclass(frozen=True)
class Reader(LexicalEncoder):
    """Rules, and one answer for every pair of marked figures; it keeps what it was asked."""

    answer: float | None = 0.5
    asked: list[tuple[str, str]] = field(default_factory=list)

    def match(self, pairs: Sequence[tuple[Marked, Marked]]) -> list[float | None]:
        self.asked.extend((a.text[slice(*a.at)], b.text[slice(*b.at)]) for a, b in pairs)
        return [self.answer] * len(pairs)


def told(reader: Reader) -> tuple[Ground, list[tuple[Figure, Figure]]]:
    """The ground with the reader, and its pair of 4,300 and 2,950."""
    ground = replace(ground_of(GROWERS, BALLOTS, encoder=LexicalEncoder()), encoder=reader)
    seen = {f.shown: f for f in figures(ground)}
    return ground, [(seen["4,300"], seen["2,950"])]


def test_the_two_figures_are_marked_in_their_sentences_in_one_order() -> None:
    reader = Reader()
    ground, ((a, b),) = told(reader)
    assert matched(ground, [(a, b)], [0.5]) == matched(ground, [(b, a)], [0.5])
    assert reader.asked[0] == reader.asked[1]
    assert set(reader.asked[0]) == {"4,300", "2,950"}


@pytest.mark.parametrize("trees", [0.1, 0.5, 0.9])
def test_the_model_moves_what_the_trees_say_up_and_down(trees: float) -> None:
    found = []
    for answer in (0.01, 0.5, 0.99):
        ground, pairs = told(Reader(answer=answer))
        found += matched(ground, pairs, [trees])
    assert found == sorted(found)
    assert 0 < found[0] < found[1] < found[2] < 1


def test_what_nobody_reads_is_told_by_the_trees_alone() -> None:
    ground, pairs = told(Reader(answer=None))
    assert matched(ground, pairs, [0.4321]) == [0.4321]
    reader = Reader(answer=0.99)
    ground, pairs = told(reader)
    assert matched(ground, pairs, [0.001]) == [0.001]
    assert reader.asked == []


def test_a_bounded_number_of_pairs_is_read_the_likeliest_first() -> None:
    reader = Reader(answer=0.99)
    ground, pairs = told(reader)
    likely = [0.4 if n % 2 else 0.3 for n in range(1000)]
    found = matched(ground, pairs * 1000, likely)
    assert 2 <= len(reader.asked) < 100
    moved = {before for before, after in zip(likely, found, strict=True) if before != after}
    assert moved == {0.4}


@pytest.mark.parametrize(("answer", "shown"), [(0.999, [{"Some 4,300", "2,950"}]), (0.0001, [])])
def test_a_pair_is_a_slot_if_the_model_takes_it_for_one_thing(answer: float, shown: list[set[str]]) -> None:
    texts = f"{ORCHARD} Some 4,300 people came to the halls to vote.", f"{ORCHARD} At the polls 2,950 villagers were counted."
    ground = replace(ground_of(*texts, encoder=LexicalEncoder()), encoder=Reader(answer=answer))
    assert [{f.shown for f in s.figures} for s in slots(ground, figures(ground))] == shown
