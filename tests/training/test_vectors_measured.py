"""The yardsticks of sentence vectors, on invented answers and articles."""

from __future__ import annotations

import numpy as np
import pytest

from evals.same_claim import Pair, Task, average_precision
from training.pairs import Marked, Sighting
from training.vectors_measured import Corpora, areas, beaten, figures, measured, precision, scored

_TEXTS = ("Nine died.", "Nine people died.", "The mayor resigned.", "The mayor stepped down.")
_PLACE = {text: n for n, text in enumerate(_TEXTS)}


def _answers() -> Task:
    """Two tuning questions and one that is scored: answers 0 and 1 say the same, and so do 2 and 3."""
    marks = [(0, 1, True), (0, 2, False), (0, 3, False), (1, 2, False), (1, 3, False), (2, 3, True)]
    kinds = {"Q2": True, "Q3": True, "Q4": False}
    return Task("NAnCo", _TEXTS, tuple(Pair(a, b, same, 0, tunes, not tunes, q) for q, tunes in kinds.items() for a, b, same in marks))


def _corpora() -> Corpora:
    marked = [Marked(_TEXTS[0], _TEXTS[1], True, "msrp", "a"), Marked(_TEXTS[1], _TEXTS[2], False, "msrp", "b")]
    seen = [
        Sighting(text, topic, event, f"{topic}_{n}", frozenset({f"ACT{event}"}))
        for topic in (1, 2)
        for n, (text, event) in enumerate(zip(_TEXTS, (1, 1, 2, 2), strict=True))
    ]
    looks = [(0, 1, True), (0, 2, False), (4, 5, True), (4, 6, False)]
    return Corpora(_answers(), marked, marked, marked, [], seen, looks, [])


def _vectors(*rows: tuple[float, float]) -> np.ndarray:
    found = np.array(rows, np.float32)
    return found / np.linalg.norm(found, axis=1, keepdims=True)


_GOOD = _vectors((1, 0), (1, 0.1), (0, 1), (0.1, 1))
_BAD = _vectors((1, 0), (0, 1), (1, 0.1), (0.1, 1))


def test_vectors_that_keep_claims_apart_score_one() -> None:
    found = figures(scored(_GOOD, _corpora(), _PLACE), _corpora())
    assert found == dict.fromkeys(found, 1.0)


def test_vectors_that_mix_claims_score_low() -> None:
    found = figures(scored(_BAD, _corpora(), _PLACE), _corpora())
    assert found["nanco_ap"] < 0.5
    assert found["looks_ap"] == 0.5
    assert found["looks_auc"] == 0.0


def test_p_is_small_only_for_what_is_better() -> None:
    good, bad = (scored(vectors, _corpora(), _PLACE) for vectors in (_GOOD, _BAD))
    assert beaten(bad, good, _corpora())["nanco_p"] > 0.9
    assert beaten(good, good, _corpora())["looks_p"] == 1.0
    assert beaten(good, bad, _corpora())["looks_p"] < 0.01


def test_topics_that_may_be_trained_on_are_not_scored() -> None:
    corpora = _corpora()
    scores = scored(_GOOD, corpora, _PLACE)
    scores.looks[2:] = [0.0, 1.0]  # the look-alike of topic 2 on top
    assert figures(scores, corpora)["looks_ap"] == 1.0


def test_texts_of_scored_questions_do_not_choose() -> None:
    answers = Task("NAnCo", _TEXTS, (Pair(0, 1, True, 0, True, False, "Q2"), Pair(2, 3, True, 0, False, True, "Q4")))
    corpora = Corpora(answers, [], [], [], [], [], [], [])
    assert measured(corpora, _PLACE) == {"dev": [0, 1], "all": [0, 1, 2, 3]}


def test_precision_agrees_with_the_scorer_and_weights_are_copies() -> None:
    scores, same = np.array([0.9, 0.8, 0.7, 0.4, 0.3]), np.array([True, False, True, False, True])
    assert precision(scores, same) == pytest.approx(average_precision(list(zip(scores, same, strict=True))))
    twice = np.array([1, 2, 1, 0, 1])
    copied = np.repeat(np.arange(5), twice)
    assert precision(scores, same, twice) == pytest.approx(precision(scores[copied], same[copied]))


def test_a_tie_is_half_an_area() -> None:
    assert areas(np.array([0.5, 0.5]), np.array([True, False])) == 0.5
