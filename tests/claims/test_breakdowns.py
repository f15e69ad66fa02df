"""A whole and the parts that a colon, or the next sentence, gives of it."""

from __future__ import annotations

import pytest

from newstemma.claims.breakdowns import breakdowns
from newstemma.language.quantities import find_quantities
from newstemma.model.article import Article
from newstemma.model.reading import Reading, Sentence


def _why(*sentences: str) -> list[str]:
    text = " ".join(sentences)
    article = Article("a-1", "d-1", "x.txt", None, None, None, None, "en", None, None, (), (), None, None, None, (), text, (), ())
    places, at = [], 0
    for sentence in sentences:
        places.append(Sentence(at, at + len(sentence), 0))
        at += len(sentence) + 1
    reading = Reading("a-1", True, tuple(places), (), (), (), (), tuple(find_quantities(text)), ())
    return [odd.why for odd in breakdowns(article, reading)]


@pytest.mark.parametrize(
    ("sentences", "why"),
    [
        (["The port runs nine vessels: four tugs, three barges and a ferry."], "four and three and a make 8, not nine"),
        (
            ["The farm has 52 hectares of land, the deed says: 29 hectares of wood and 27 of meadow."],
            "29 hectares and 27 make 56, not 52 hectares",
        ),
        (
            ["Tarn has to pay 480 million marks in all: a levy of 350 million and 90 million for the repairs."],
            "350 million and 90 million make 440,000,000, not 480 million",
        ),
        (
            ["The grant of $40 million consists of $25 million for the quay and $10 million for the mole."],
            "$25 million and $10 million make 35,000,000, not $40 million",
        ),
        (
            [
                "The injured number 48, the ministry said.",
                "The clinic of Tarn has admitted 31 of them, the Infirmary in Port Vale 15 and seven were flown out.",
            ],
            "31 and 15 and seven make 53, not 48",
        ),
    ],
)
def test_parts_that_make_something_else_are_told(sentences: list[str], why: str) -> None:
    assert _why(*sentences) == [why]


@pytest.mark.parametrize(
    "sentences",
    [
        ["The port runs eight vessels: four tugs, three barges and a ferry."],
        ["The port runs nine vessels: four tugs, three barges and others."],
        ["The farm has 52 hectares of land, among them: 29 hectares of wood and 20 of meadow."],
        ["The port runs nine vessels: eight in summer, seven since March."],
        ["Tarn pays about 480 million marks: 350 million for the quay and 90 million for the mole."],
        ["Tarn pays 1.2 billion marks: 820 million for the quay and 410 million for the mole."],
        ["The injured number 48.", "The clinic of Tarn has admitted 31 of them, the Infirmary in Port Vale 9."],
        ["Renn scored 28 points: 17 in the first half, only 6 in the third quarter and 5 in the last."],
    ],
)
def test_parts_that_come_out_or_are_not_all_are_left(sentences: list[str]) -> None:
    assert not _why(*sentences)
