"""The scorer of claims: who counts as met, and which pairs are asked for."""

from __future__ import annotations

from evals.alignment import Member, Said, figures, meets, pairs


def words(article: str, start: int, end: int) -> frozenset[tuple[str, int]]:
    return frozenset((article, n) for n in range(start, end))


MEMBERS = [
    Member("k1", "a", "wire", words("a", 0, 8), bare=False),
    Member("k1", "b", "wire", words("b", 0, 8), bare=False),
    Member("k1", "c", "own", words("c", 0, 8), bare=False),
    Member("k2", "a", "wire", words("a", 8, 10), bare=True),
    Member("k2", "c", "own", words("c", 8, 10), bare=True),
]


def said(claim: str, article: str, start: int, end: int) -> Said:
    return Said(claim, words(article, start, end), end - start)


def test_half_of_all_words_must_be_common() -> None:
    assert meets(MEMBERS[0], [said("x", "a", 0, 16)]) == [0]
    assert meets(MEMBERS[0], [said("x", "a", 0, 17)]) == []
    assert meets(MEMBERS[0], [said("x", "b", 0, 8)]) == []


def test_everything_in_place_is_a_full_score() -> None:
    mentions = [Said(m.claim, m.place, len(m.place)) for m in MEMBERS]
    found = figures(MEMBERS, mentions)
    assert (found["strict_f1"], found["strict_f1_other_origin"], found["members_met"]) == (1.0, 1.0, 1.0)


def test_a_pair_in_two_claims_is_missed_and_a_wrong_one_is_wrong() -> None:
    apart = pairs(MEMBERS, [said("x", "a", 0, 8), said("y", "b", 0, 8)])
    assert (apart.recall, apart.precision) == (0.0, 0.0)
    crossed = pairs(MEMBERS, [said("x", "a", 0, 8), said("x", "b", 0, 8), said("x", "c", 8, 10)])
    assert (crossed.found, crossed.wanted, crossed.right, crossed.given) == (1, 4, 1, 3)


def test_what_the_key_is_silent_on_is_not_judged() -> None:
    found = pairs(MEMBERS, [said("x", "a", 0, 8), said("x", "b", 0, 8), said("x", "c", 20, 30)])
    assert (found.right, found.given) == (1, 1)


def test_pairs_of_one_origin_and_bare_values_can_be_left_out() -> None:
    mentions = [said("x", "a", 0, 8), said("x", "b", 0, 8)]
    assert pairs(MEMBERS, mentions, other_origin=True).wanted == 3
    assert pairs(MEMBERS, mentions, other_origin=True).given == 0
    assert pairs(MEMBERS, mentions, units=True).wanted == 3
