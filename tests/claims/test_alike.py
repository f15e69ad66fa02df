"""Which clauses are alike: by words, by sense, by a figure; who is looked at in a large pile, and who is near whose best match."""

from __future__ import annotations

from random import Random

from newstemma.claims.alike import Wording, alike, near_best, says_enough
from newstemma.claims.blocking import nearest
from newstemma.claims.sense import sense
from newstemma.encoders.lexical import LexicalEncoder
from tests.claims.test_standing import Hashed


def wording(text: str, *articles: str, figures: tuple[str, ...] = (), utterances: tuple[tuple[str, str], ...] = ()) -> Wording:
    return Wording(text, text, (0,), frozenset(articles), frozenset(utterances), frozenset(figures))


OWNERS = wording("the owners withdrew three boats from the Harnmouth route", "a")
AGAIN = wording("three boats of the Harnmouth route were withdrawn by their owners", "b")
OTHER = wording("divers searched the wreck for a second day", "b")
SUNG = wording("the choir of the chapel sang for the drowned", "a")


def test_what_shares_words_and_sense_is_alike_and_what_one_article_says_twice_is_not_asked() -> None:
    found = alike([AGAIN, OTHER, OWNERS, SUNG], Hashed(), 0.1)
    assert found[0, 2] == max(found.values())
    assert (0, 1) not in found and (2, 3) not in found


def test_without_vectors_only_much_in_common_counts() -> None:
    assert alike([OTHER, SUNG], LexicalEncoder(), 0.1) == {}


def test_a_figure_in_common_and_one_utterance_speak_for_a_pair() -> None:
    plain = alike([AGAIN, OTHER, OWNERS, SUNG], Hashed(), 0.1)[0, 2]
    figure = [wording(w.text, *w.articles, figures=("3 3 None",)) for w in (AGAIN, OWNERS)]
    assert alike([figure[0], OTHER, figure[1], SUNG], Hashed(), 0.1)[0, 2] > plain
    spoken = [wording(w.text, *w.articles, utterances=(("s1", "s2"),)) for w in (AGAIN, OWNERS)]
    assert alike([spoken[0], OTHER, spoken[1], SUNG], Hashed(), 0.1)[0, 2] > plain


def test_a_pair_far_below_the_best_match_is_left_out() -> None:
    likeness = {(0, 2): 0.6, (1, 2): 0.1}
    assert near_best([AGAIN, OTHER, OWNERS], likeness, 0.05, 0.3) == {(0, 2): 0.6}
    assert near_best([AGAIN, OTHER, OWNERS], likeness, 0.05, 0.1) == likeness


def test_what_says_too_little_is_not_met_again() -> None:
    assert says_enough("the owners withdrew three boats from the Harnmouth route")
    assert not says_enough("he said")


def test_in_a_large_pile_each_is_compared_with_so_many_and_the_nearest_is_among_them() -> None:
    dice = Random(7)
    vectors = [{f"w{dice.randrange(4000)}": 0.4 for _ in range(6)} | {"all": 0.1} for _ in range(3000)]
    vectors[17], vectors[2900] = ({"x": 0.7, "y": 0.7, "all": 0.1},) * 2
    pairs = nearest(vectors)
    assert (17, 2900) in pairs
    assert len(pairs) < 60 * len(vectors)
    assert pairs == sorted(set(pairs))


def test_sense_is_seen_from_the_middle_of_the_story() -> None:
    texts = dict(enumerate(["ferry wreck divers", "ferry wreck choir", "ferry wreck harbour", "ferry wreck divers"]))
    seen = sense(texts, Hashed())
    assert seen is not None
    assert seen.of([(0, 3)]) == [1.0]
    assert seen.of([(0, 1)])[0] < 0.1  # but for what all of them are about they share nothing
    assert list(seen.close(0.9)) == [(0, 3)]
    assert sense(texts, LexicalEncoder()) is None
