"""The small model, with random weights: what it says means nothing here; that it always says the same does."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newstemma.encoders.minilm import MiniLM
from newstemma.encoders.pieces import WINDOW
from newstemma.ports import Encoder, Tags

PARAGRAPHS = [
    "Ida Renn said the ferry had sunk off Vale.",
    "",
    "“No boat left before dawn,” the harbour master told reporters, “and none came back.”",
    "Nine people drowned.",
    "Officials in Port Vale expect the inquiry to end in spring; the owner, who was not aboard, denies that the hull was weak. " * 30,
    "“Nobody asked,” she said. ‘Nobody at all?’ he asked.",
    "Fog.",
] * 4
SCRIPTS = "".join(chr(c) for c in range(0x20, 0x30000, 97) if not 0xD800 <= c < 0xE000)
LONG = 100_000
NASTY = {
    "no spaces": "a" * LONG,
    "no spaces, no words": "," * LONG,
    "every script": (SCRIPTS * (LONG // len(SCRIPTS) + 1))[:LONG],
    "emoji": "\U0001f469\u200d\U0001f692" * (LONG // 3),
    "control characters": "".join(map(chr, range(32))) * (LONG // 32),
    "lone surrogates": "\ud800a\udfff " * (LONG // 4),
    "marks that never close": "“a" * (LONG // 2),
    "single marks that never close": "'a " * (LONG // 3),
    "accents upon accents": "e" + "\u0301" * LONG,
    "words of a hundred letters": ("q" * 99 + " ") * (LONG // 100),
    "white space": " \n" * (LONG // 2),
}


@pytest.fixture(scope="module")
def encoder(model_files: Path) -> Encoder:
    return MiniLM(model_files)


def inside(found: Tags, length: int) -> bool:
    """Whether every offset lies in a paragraph of that length, spans are not empty, and all are in order."""
    cuts = [cut for a in found.attributions for cut in (a.source, a.cue, *a.content) if cut is not None]
    names = [(n.start, n.end) for n in found.names]
    starts = [min(c for c in (a.source, a.cue, *a.content) if c is not None) for a in found.attributions]
    return (
        all(0 <= start < end <= length for start, end in cuts + names)
        and names == sorted(names)
        and starts == sorted(starts)
        and list(found.units) == sorted(set(found.units))
        and all(0 <= at < length for at in found.units)
        and all(0 <= a.score <= 1 for a in found.attributions)
    )


def test_an_answer_is_the_same_alone_among_others_and_in_any_order(encoder: Encoder) -> None:
    alone = [encoder.tag([paragraph])[0] for paragraph in PARAGRAPHS]
    assert any(found.attributions for found in alone)
    assert any(found.names for found in alone)
    assert encoder.tag(PARAGRAPHS) == alone
    order = list(range(len(PARAGRAPHS)))
    random.Random(3).shuffle(order)
    assert encoder.tag([PARAGRAPHS[n] for n in order]) == [alone[n] for n in order]


def test_a_vector_is_the_same_alone_among_others_and_in_any_order(encoder: Encoder) -> None:
    alone = [encoder.vectors([sentence])[0] for sentence in PARAGRAPHS]
    assert encoder.vectors(PARAGRAPHS) == alone
    assert encoder.vectors(PARAGRAPHS[::-1]) == alone[::-1]


@pytest.mark.parametrize("threads", [2, 3, 8])
def test_answers_do_not_depend_on_the_number_of_threads(encoder: Encoder, model_files: Path, threads: int) -> None:
    other = MiniLM(model_files, threads=threads)
    for _ in range(3):
        assert other.tag(PARAGRAPHS) == encoder.tag(PARAGRAPHS)
        assert other.vectors(PARAGRAPHS) == encoder.vectors(PARAGRAPHS)


@given(st.lists(st.text(alphabet=st.characters(), max_size=400) | st.text(alphabet="ab .,“”‘’\"'\n", max_size=400), max_size=5))
@settings(deadline=None, max_examples=60)
def test_whatever_is_written_spans_lie_inside_it_and_mates_change_nothing(encoder: Encoder, paragraphs: list[str]) -> None:
    found = encoder.tag(paragraphs)
    assert all(inside(own, len(text)) for own, text in zip(found, paragraphs, strict=True))
    assert found == [encoder.tag([text])[0] for text in paragraphs]


@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY)
def test_a_paragraph_that_nobody_wrote_is_read_all_the_same(encoder: Encoder, text: str) -> None:
    assert inside(encoder.tag([text])[0], len(text))
    assert len(encoder.vectors([text])[0]) in {0, 32}


def test_every_word_of_a_paragraph_longer_than_a_window_is_read(encoder: Encoder) -> None:
    assert isinstance(encoder, MiniLM)
    text = "the boat sank , she said . " * WINDOW
    (seen,) = encoder._seen([text])
    assert len(seen.words) == len(seen.scores) == len(text.split())
    assert seen.scores[-7:].any(1).all()


def test_a_vector_has_the_length_of_one_and_is_empty_without_words(encoder: Encoder) -> None:
    vectors = encoder.vectors(["The boat sank.", " \t", ""])
    assert vectors[1:] == [b"", b""]
    assert np.linalg.norm(np.frombuffer(vectors[0], np.int8)) == pytest.approx(127, abs=3)


def test_confidence_comes_with_what_it_is_made_of(encoder: Encoder) -> None:
    assert isinstance(encoder, MiniLM)
    weighed = encoder.weigh(PARAGRAPHS)
    assert [tuple(a for a, _ in own) for own in weighed] == [found.attributions for found in encoder.tag(PARAGRAPHS)]
