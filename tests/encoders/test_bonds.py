"""Who belongs to whom; one word of the invented paragraph a number."""

from __future__ import annotations

import pytest

from newstemma.encoders.bonds import FEATURES, Bond, bonds, confidence, features

ONE_SENTENCE = [0] * 20


def test_a_speaker_and_the_words_go_to_the_nearest_cue() -> None:
    """Renn(0) said(1) nine(2) died(3) . Holt(5) replied(6) none(7) had(8)"""
    sentence = [0] * 5 + [1] * 6
    found = bonds([(0, 1), (5, 6)], [(1, 2), (6, 7)], [(2, 4), (7, 9)], sentence)
    assert found == [Bond((1, 2), (0, 1), ((2, 4),)), Bond((6, 7), (5, 6), ((7, 9),))]


def test_two_cues_of_one_sentence_share_their_speaker() -> None:
    """Renn(0) said(1) a(2) b(3) and(4) added(5) c(6)"""
    found = bonds([(0, 1)], [(1, 2), (5, 6)], [(2, 4), (6, 7)], ONE_SENTENCE)
    assert found == [Bond((1, 2), (0, 1), ((2, 4),)), Bond((5, 6), (0, 1), ((6, 7),))]


def test_a_cue_of_the_next_sentence_does_not_borrow_a_speaker() -> None:
    sentence = [0] * 4 + [1] * 6
    found = bonds([(0, 1)], [(1, 2), (5, 6)], [(6, 7)], sentence)
    assert [bond.source for bond in found] == [(0, 1), None]


def test_a_sentence_end_stands_for_five_words() -> None:
    """The words(0) . Renn said(4): nearer to the cue behind (7) in words, but that one is in the third sentence."""
    sentence = [0, 0, 0, 0, 0, 0, 1, 1, 1]
    found = bonds([], [(1, 2), (7, 8)], [(5, 6)], sentence)
    assert [bond.content for bond in found] == [((5, 6),), ()]


def test_a_quotation_in_two_pieces_has_one_cue() -> None:
    found = bonds([(5, 6)], [(4, 5)], [(0, 3), (7, 9)], ONE_SENTENCE)
    assert found == [Bond((4, 5), (5, 6), ((0, 3), (7, 9)))]


def test_a_quotation_after_a_clause_of_its_speaker_is_still_the_speakers() -> None:
    """“Gone(0)” said(1) Renn(2) referring(3) to(4) the(5) bridge(6) . “All(7) of(8) it(9)”"""
    quoted = [True] + [False] * 6 + [True] * 3
    sentence = [0] * 7 + [1] * 3
    contents = [(0, 1), (5, 7), (7, 10)]
    found = bonds([(2, 3)], [(1, 2), (3, 5)], contents, sentence, quoted)
    assert [bond.content for bond in found] == [((0, 1), (7, 10)), ((5, 7),)]
    assert [bond.content for bond in bonds([(2, 3)], [(1, 2), (3, 5)], contents, sentence)] == [((0, 1),), ((5, 7), (7, 10))]


def test_words_in_a_paragraph_without_a_cue_stand_alone() -> None:
    assert bonds([], [], [(0, 3), (5, 9)], ONE_SENTENCE) == [Bond(None, None, ((0, 3),)), Bond(None, None, ((5, 9),))]


def test_many_spans_take_no_longer_than_their_number() -> None:
    cues = [(n, n + 1) for n in range(0, 60000, 3)]
    others = [(n + 1, n + 2) for n in range(0, 60000, 3)]
    found = bonds(others, cues, [(n + 2, n + 3) for n in range(0, 60000, 3)], [0] * 60000)
    assert len(found) == len(cues)


def test_what_is_missing_counts_nothing_and_the_rest_is_least_and_mean() -> None:
    found = features(Bond((0, 1), None, ((1, 3),)), [-0.5, -1.0, -3.0])
    assert found["cue_least"] == found["cue_mean"] == -0.5
    assert (found["content_least"], found["content_mean"]) == (-3.0, -2.0)
    assert (found["has_cue"], found["has_source"], found["source_least"]) == (1.0, 0.0, 0.0)
    assert set(found) == set(FEATURES)


@pytest.mark.parametrize(("bias", "sure"), [(0.0, 0.5), (-1e9, 0.0), (1e9, 1.0)])
def test_confidence_stays_between_nothing_and_one(bias: float, sure: float) -> None:
    assert confidence(features(Bond((0, 1), None, ()), [0.0]), {"bias": bias}) == sure


def test_what_stands_in_a_sentence_before_the_cue_belongs_to_it_only_as_a_quotation() -> None:
    """The bridge(0) fell(1) . Renn(2) said(3) nobody(4) knew(5)"""
    sentence = [0, 0, 1, 1, 1, 1]
    for quoted in (True, False):
        (found,) = bonds([(2, 3)], [(3, 4)], [(0, 2), (4, 6)], sentence, [quoted] * 2 + [False] * 4)
        assert found.content == (((0, 2), (4, 6)) if quoted else ((4, 6),))
