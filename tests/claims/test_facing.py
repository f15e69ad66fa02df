"""Which sentences are read side by side: those of different articles and sources, the likeliest first, and so many and no more."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from random import Random

import pytest

from newstemma.claims.facing import Saying, facing, sayings
from newstemma.claims.ground import Ground
from newstemma.encoders.lexical import LexicalEncoder
from newstemma.language.likeness import cosine, rarity_vectors
from newstemma.language.words import content_words
from newstemma.model.lineage import Echo, Source
from newstemma.model.text import Span
from tests.claims.grounded import ground_of
from tests.invented import word

ASLEEP = "The crew of the Alba slept on deck that night."
AWAKE = "All night the crew of the Alba kept watch."


def said(text: str, *prints: tuple[str, str], start: int = 0) -> Saying:
    """A sentence with the article and the origin of each print."""
    return Saying(
        text, tuple(Span(article, start, start + len(text), text) for article, _ in prints), tuple(origin for _, origin in prints)
    )


def test_two_articles_on_one_thing_face_each_other() -> None:
    told = [said(ASLEEP, ("a", "x")), said(AWAKE, ("b", "y")), said("Nobody paid for the fog horn.", ("b", "y"))]
    assert facing(told, 2) == [(0, 1)]


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ([("a", "x")], [("a", "x")]),
        ([("a", "x")], [("a", "y")]),
        ([("a", "x")], [("b", "x")]),
        ([("a", "x"), ("b", "y")], [("b", "z"), ("c", "w")]),
        ([("a", "x"), ("b", "y")], [("c", "z"), ("d", "y")]),
    ],
)
def test_no_article_and_no_source_is_held_against_itself(ours: list[tuple[str, str]], theirs: list[tuple[str, str]]) -> None:
    assert facing([said(ASLEEP, *ours), said(AWAKE, *theirs, start=60)], 4) == []


def crowd(size: int, articles: int) -> list[Saying]:
    """Sentences of invented words, each of which a few share."""
    dice = Random(5)
    words = [word(dice) for _ in range(size // 3)]
    texts = sorted({" ".join(dice.sample(words, 4)) for _ in range(size)})
    return [said(text, (f"a{n % articles}", f"o{n % articles}")) for n, text in enumerate(texts)]


@pytest.mark.parametrize(("size", "articles"), [(60, 1), (60, 2), (600, 3), (600, 5)])
def test_so_many_pairs_are_read_for_each_article_and_no_more(size: int, articles: int) -> None:
    told = crowd(size, 6)
    pairs = facing(told, articles)
    assert len(pairs) == 20 * articles
    assert pairs == sorted(set(pairs))
    assert all(a < b and not told[a].articles & told[b].articles for a, b in pairs)


def test_two_that_share_little_but_with_nobody_else_come_before_a_crowd_that_says_the_same() -> None:
    same = [said(f"Divers searched the wreck in fog with lamps and ropes {word(Random(n))}", (f"a{n % 2}", f"o{n % 2}")) for n in range(12)]
    told = [*same, said("The sexton sold an organ in spring.", ("a0", "o0")), said("Children heard the organ play.", ("a1", "o1"))]
    vectors = rarity_vectors([Counter(content_words(s.text)) for s in told], background=10)
    assert cosine(vectors[12], vectors[13]) < cosine(vectors[0], vectors[1])
    pairs = facing(told, 1)
    assert len(pairs) == 20 and (12, 13) in pairs


def test_the_order_of_the_sentences_changes_nothing() -> None:
    told = crowd(60, 4)
    order = list(range(len(told)))
    Random(2).shuffle(order)
    turned = [told[n] for n in order]
    pairs = {frozenset((told[a].text, told[b].text)) for a, b in facing(told, 50)}
    assert pairs == {frozenset((turned[a].text, turned[b].text)) for a, b in facing(turned, 50)}
    assert len(pairs) > 20


def test_nothing_told_faces_nothing() -> None:
    assert facing([], 3) == facing([said(ASLEEP, ("a", "x"))], 3) == []


@pytest.fixture(scope="module")
def ground() -> Ground:
    """Three papers; the second also prints a sentence of the first."""
    first = f"{ASLEEP} Fog lay over Port Vale until noon. He wept."
    second = f"The harbour office of Port Vale opened an inquiry into the Alba. {ASLEEP}"
    return ground_of(first, second, AWAKE, title="The loss of the ferry Alba", encoder=LexicalEncoder())


def test_a_copied_sentence_is_one_saying_with_all_its_places(ground: Ground) -> None:
    told = {s.text: s for s in sayings(ground)}
    assert list(told) == sorted(told)
    assert len(told[ASLEEP].articles) == len(told[ASLEEP].places) == 2
    assert len(told[AWAKE].places) == 1
    assert "He wept." not in told  # too short to say anything by itself
    texts = {a.id: a.text for a in ground.articles}
    assert all(texts[at.article][at.start : at.end] == s.text for s in told.values() for at in s.places)


def test_a_saying_holds_the_places_in_it_alone() -> None:
    one = said(ASLEEP, ("a", "x"), ("b", "y"), start=10)
    assert one.holds("a", 10) and one.holds("b", 9 + len(ASLEEP))
    assert not (one.holds("a", 9) or one.holds("a", 10 + len(ASLEEP)) or one.holds("c", 10))


def test_a_sentence_counts_for_whom_it_repeats(ground: Ground) -> None:
    (at,) = next(s.places for s in sayings(ground) if s.text == AWAKE)
    echoed = replace(ground, echoes={**ground.echoes, at.article: (Echo(at, "another", Source()),)})
    assert next(s.origins for s in sayings(echoed) if s.text == AWAKE) == ("another",)
    one = replace(ground, home=dict.fromkeys(ground.home, "one"), echoes={})
    assert facing(sayings(one), 3) == []
    apart = replace(ground, home={i: i for i in ground.home}, echoes={})
    assert len(facing(sayings(apart), 3)) > 0


def test_what_no_reader_could_read_says_nothing(ground: Ground) -> None:
    foreign = replace(ground, readings={i: replace(r, read=False) for i, r in ground.readings.items()})
    assert sayings(foreign) == []
