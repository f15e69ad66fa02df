"""Two sentences side by side: the window, the figures read off it, and that the random model always says the same of a pair."""

from __future__ import annotations

import math
import random
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newstemma.encoders.lexical import LexicalEncoder
from newstemma.encoders.minilm import MiniLM
from newstemma.encoders.opposed import PIECES, Facing, _words, judged, matched
from newstemma.encoders.pieces import WINDOW, WordPieces
from newstemma.encoders.shipped import HEADS
from newstemma.ports import Encoder, Marked, Opposed
from tests.encoders import small
from tests.encoders.test_minilm import NASTY, PARAGRAPHS

CUTTER = WordPieces(small.PIECES)
STEPS = 1 << 12
PLAIN = "Nine people drowned."
PAIRS = [*pairwise(PARAGRAPHS), ("The owner slept.", "The owner was awake."), ("The owner was awake.", "The owner slept.")]
TEXT = st.text(alphabet=st.characters(), max_size=300) | st.text(alphabet="ab .,“”'\n", max_size=300)


def facing(ours: str, theirs: str) -> Facing:
    found = Facing.of(ours, theirs, CUTTER)
    assert found is not None
    return found


def test_the_two_lie_in_one_window_with_a_mark_behind_each() -> None:
    found = facing("Fog, he.", "No é")
    assert [small.PIECES[n] for n in found.ids] == ["[CLS]", *"f ##o ##g , h ##e .".split(), "[SEP]", *"n ##o e".split(), "[SEP]"]
    assert found.types == (0,) * 9 + (1,) * 4
    fog, he, no = (0, 3), (5, 7), (0, 2)
    assert found.words == (None, fog, fog, fog, (3, 4), he, he, (7, 8), None, no, no, (3, 4), None)


def test_of_a_long_sentence_the_beginning_is_read() -> None:
    found = facing("ab " * 500, "fog")
    assert len(found.ids) == PIECES + 6
    assert found.words[PIECES] == (3 * (PIECES // 2 - 1), 3 * (PIECES // 2) - 1)
    assert facing("a " * (PIECES - 1) + "abc", "fog").words[PIECES] == (2 * PIECES - 2, 2 * PIECES + 1)  # the word whole, its piece alone
    assert len(facing("a " * 500, "a " * 500).ids) == 2 * PIECES + 3 <= WINDOW


def test_a_sentence_is_cut_as_a_paragraph_is() -> None:
    (window,) = CUTTER.windows(PARAGRAPHS[2])
    ids, words = CUTTER.sentence(PARAGRAPHS[2], WINDOW)
    assert (CUTTER.ends[0], *ids, CUTTER.ends[1]) == window.ids
    assert tuple(dict.fromkeys(words)) == window.words


@pytest.mark.parametrize("empty", ["", " \t\n"])
def test_nothing_faces_a_sentence_without_words(empty: str) -> None:
    assert Facing.of(empty, PLAIN, CUTTER) is None
    assert Facing.of(PLAIN, empty, CUTTER) is None
    assert Facing.of(empty, empty, CUTTER) is None


@pytest.mark.parametrize(
    ("marks", "first", "last"),
    [
        ([-1, 2, 3, -1], 1, 2),
        ([2, -1, 2], 0, 2),
        ([2, -3, 2], 0, 0),
        ([-3, -1, -2], 1, 1),
        ([0, 5, 0], 1, 1),
        ([1, -1, 3], 2, 2),
        ([0, 0], 0, 0),
        ([-7], 0, 0),
    ],
)
def test_the_words_that_differ_are_the_run_that_comes_to_most(marks: list[int], first: int, last: int) -> None:
    words = [None, *((10 * n, 10 * n + 6) for n in range(len(marks))), None]
    assert _words(words, np.array([99.0, *marks, 99.0])) == (10 * first, 10 * last + 6)


@given(st.lists(st.integers(-4, 4), min_size=1, max_size=9))
def test_no_run_comes_to_more_and_none_so_good_ends_earlier_or_is_shorter(marks: list[int]) -> None:
    runs = [(start, end) for end in range(1, len(marks) + 1) for start in range(end)]
    best = min(runs, key=lambda run: (-sum(marks[slice(*run)]), run[1], -run[0]))
    assert _words([(n, n + 1) for n in range(len(marks))], np.array(marks, float)) == best


def test_a_word_is_marked_whole_though_only_one_of_its_pieces_is() -> None:
    assert _words([(0, 2), (3, 9), (3, 9), (3, 9), (10, 12)], np.array([-1.0, -1, 5, -1, -1])) == (3, 9)


@pytest.mark.parametrize(("bias", "likelihood"), [(-4.0, 0.5), (math.log(3) - 4, 0.75), (1e6, 1.0), (-1e6, 0.0)])
def test_the_likelihood_is_read_off_the_first_state_and_the_mean_of_all(bias: float, likelihood: float) -> None:
    states = np.array([[2, 9], [0, -1], [0, 9], [0, -1], [0, 2], [0, 9]]) * STEPS  # [CLS] a [SEP] b e [SEP]
    rows = [[1, 50, 0, 9], [0, 50, 1, 9], [6, 50, 70, 9], [0, 50, 70, 9], [70, 50, 70, 9], [70, 50, 70, 9]]
    weights = np.array(rows) * HEADS  # 2 of the first state, 6 * 2 / 6 of the mean
    added = np.array([bias, 50, -1, 9]) * STEPS * HEADS
    assert judged(facing("a", "b e"), states, weights, added) == Opposed(likelihood, (0, 1), (2, 3))


@pytest.mark.parametrize(("bias", "likelihood"), [(-7.0, 0.5), (math.log(3) - 7, 0.75)])
def test_whether_two_figures_are_of_one_thing_is_read_off_the_marked_pieces_too(bias: float, likelihood: float) -> None:
    states = np.array([[2, 9], [5, -1], [0, 9], [3, -1], [0, 2], [2, 9]]) * STEPS  # [CLS] a* [SEP] b* e [SEP]
    rows = [[9, 9, 9, 1], [9, 9, 9, 0], [9, 9, 9, 0.5], [9, 9, 9, 0], [9, 9, 9, 1], [9, 9, 9, 0]]
    weights = np.array(rows) * HEADS  # 2 of the first state, 12 / 6 / 2 of the mean, (5 + 3) / 2 of the marked
    found = Facing.marked(Marked("a", (0, 1)), Marked("b e", (0, 1)), CUTTER)
    assert found is not None
    assert matched(found, states, weights, np.array([9, 9, 9, bias]) * STEPS * HEADS) == likelihood


def test_a_marked_figure_has_a_token_type_of_its_own_and_of_a_long_sentence_what_is_around_it_is_read() -> None:
    found = Facing.marked(Marked("fog, he", (5, 7)), Marked("a no b", (2, 4)), CUTTER)
    assert found is not None
    assert found.types == (0, 0, 0, 0, 0, 2, 2, 0, 1, 2, 2, 1, 1)
    late = Facing.marked(Marked("a " * 300 + "no", (600, 602)), Marked("no" + " a" * 300, (0, 2)), CUTTER)
    assert late is not None
    assert len(late.ids) == 2 * PIECES + 3 <= WINDOW
    assert late.types[PIECES - 1 : PIECES + 4] == (2, 2, 0, 2, 2)


@pytest.mark.parametrize("nowhere", [Marked("", (0, 0)), Marked("fog", (3, 3)), Marked("fog  he", (3, 4)), Marked("fog", (9, 12))])
def test_a_mark_on_no_word_faces_nothing(nowhere: Marked) -> None:
    assert Facing.marked(nowhere, Marked("fog", (0, 3)), CUTTER) is None
    assert Facing.marked(Marked("fog", (0, 3)), nowhere, CUTTER) is None


@pytest.fixture(scope="module")
def encoder(model_files: Path) -> Encoder:
    return MiniLM(model_files)


def inside(found: Opposed | None, ours: str, theirs: str) -> bool:
    """Whether the likelihood is one and the words lie in the two sentences; where there are none, whether one is empty."""
    if found is None:
        return not ours.split() or not theirs.split()
    cuts = ((found.ours, ours), (found.theirs, theirs))
    return 0 <= found.likelihood <= 1 and all(0 <= start < end <= len(text) and text[start:end].strip() for (start, end), text in cuts)


def test_an_answer_is_the_same_alone_among_others_and_in_any_order(encoder: Encoder) -> None:
    alone = [encoder.oppose([pair])[0] for pair in PAIRS]
    assert len({found.likelihood for found in alone if found is not None}) > 4
    assert all(inside(found, *pair) for found, pair in zip(alone, PAIRS, strict=True))
    assert encoder.oppose(PAIRS) == alone
    order = list(range(len(PAIRS)))
    random.Random(3).shuffle(order)
    assert encoder.oppose([PAIRS[n] for n in order]) == [alone[n] for n in order]


@pytest.mark.parametrize("threads", [2, 3, 8])
def test_answers_do_not_depend_on_the_number_of_threads(encoder: Encoder, model_files: Path, threads: int) -> None:
    other = MiniLM(model_files, threads=threads)
    for _ in range(3):
        assert other.oppose(PAIRS) == encoder.oppose(PAIRS)


@given(st.lists(st.tuples(TEXT, TEXT), max_size=4))
@settings(deadline=None, max_examples=60)
def test_whatever_is_written_words_lie_inside_it_and_mates_change_nothing(encoder: Encoder, pairs: list[tuple[str, str]]) -> None:
    found = encoder.oppose(pairs)
    assert all(inside(own, *pair) for own, pair in zip(found, pairs, strict=True))
    assert found == [encoder.oppose([pair])[0] for pair in pairs]


@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY)
def test_a_sentence_that_nobody_wrote_is_read_all_the_same(encoder: Encoder, text: str) -> None:
    pairs = [(text, PLAIN), (PLAIN, text), (text, text)]
    assert all(inside(found, *pair) for found, pair in zip(encoder.oppose(pairs), pairs, strict=True))


def test_nothing_asked_is_nothing_answered_and_rules_do_not_judge(encoder: Encoder) -> None:
    assert encoder.oppose([]) == []
    assert LexicalEncoder().oppose(PAIRS) == [None] * len(PAIRS)
