"""What every encoder must answer, whichever is installed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from newstemma.encoders.lexical import LexicalEncoder
from newstemma.encoders.minilm import MiniLM
from newstemma.ports import Encoder, Marked
from tests.encoders.small import make

PARAGRAPHS = [
    "Ida Renn said the ferry Alba had sunk off Port Vale.",
    "",
    "“No boat left,” she said.",
    "Ida Renn said the ferry Alba had sunk off Port Vale.",
]
MAKERS: dict[str, Callable[[Path], Encoder]] = {"rules": lambda place: LexicalEncoder(), "model": lambda place: MiniLM(make(place))}


@pytest.fixture(params=MAKERS, scope="module")
def encoder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Encoder:
    return MAKERS[request.param](tmp_path_factory.mktemp("encoder"))


def test_there_is_one_answer_a_paragraph_and_none_depends_on_another(encoder: Encoder) -> None:
    found = encoder.tag(PARAGRAPHS)
    assert found == [encoder.tag([paragraph])[0] for paragraph in PARAGRAPHS]
    assert found[0] == found[3]
    assert (found[1].attributions, found[1].names, found[1].units) == ((), (), ())


def test_vectors_are_of_one_size_or_empty_and_none_depends_on_another(encoder: Encoder) -> None:
    found = encoder.vectors(PARAGRAPHS)
    assert found == [encoder.vectors([sentence])[0] for sentence in PARAGRAPHS]
    assert found[1] == b""
    assert len({len(vector) for vector in found} - {0}) <= 1


def test_two_sentences_are_judged_by_themselves_or_not_at_all(encoder: Encoder) -> None:
    pairs = [(PARAGRAPHS[0], PARAGRAPHS[2]), (PARAGRAPHS[0], ""), (PARAGRAPHS[2], PARAGRAPHS[0])]
    found = encoder.oppose(pairs)
    assert found == [encoder.oppose([pair])[0] for pair in pairs]
    assert found[1] is None
    assert all(one is None or 0 <= one.likelihood <= 1 for one in found)


def test_two_marked_figures_are_judged_by_themselves_or_not_at_all(encoder: Encoder) -> None:
    sunk, left = Marked(PARAGRAPHS[0], (4, 8)), Marked(PARAGRAPHS[2], (1, 3))
    pairs = [(sunk, left), (sunk, Marked("", (0, 0))), (left, sunk)]
    found = encoder.match(pairs)
    assert found == [encoder.match([pair])[0] for pair in pairs]
    assert found[1] is None
    assert all(one is None or 0 <= one <= 1 for one in found)


def test_nothing_asked_is_nothing_answered(encoder: Encoder) -> None:
    assert (encoder.tag([]), encoder.vectors([]), encoder.oppose([]), encoder.match([])) == ([], [], [], [])


def test_it_has_a_name_with_a_version(encoder: Encoder) -> None:
    assert any(c.isdigit() for c in encoder.name)
