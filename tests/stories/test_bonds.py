"""How likely two articles are on one happening."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest

from newstemma.engines.local import LocalEngine
from newstemma.language.likeness import average_link
from newstemma.model.article import Article
from newstemma.model.text import When
from newstemma.settings import StorySettings
from newstemma.stories.bonds import Bond, certain
from newstemma.stories.gather import gather
from newstemma.stories.reprints import Sharing
from newstemma.stories.shortlist import FELLOWS
from newstemma.stories.texts import Texts

ALBA = (
    "Eleven people drowned when the ferry Alba sank in thick fog off Port Vale on Tuesday, the coast guard said. The owner of Alba, "
    "named Ostrander, had been warned about its radar by the harbour master of Harnmouth, who saw Ostrander at noon."
)
CORVA = (
    "Eleven people drowned when the ferry Corva sank in thick fog off Lowmarket on Tuesday, the coast guard said. The owner of Corva, "
    "named Quillfeather, had been warned about its radar by the harbour master of Amersby, who saw Quillfeather at noon."
)


def article(key: str, text: str, day: str | None = "2031-03-04", title: str = "Ferry sinks in fog") -> Article:
    published = When(day, "day", "stated") if day else None
    return Article(
        id=f"a-{key}", document="d-0", name=key, url=None, section=None, title=title, deck=None, language="en", outlet=key,
        outlet_basis="stated", authors=(), credits=(), dateline=None, published=published, updated=None, other_dates=(), text=text,
        paragraphs=(), blocks=(),
    )  # fmt: skip


def bond(*pile: Article) -> Bond:
    """Of the first two, in this pile."""
    table = Texts(pile, Sharing(), StorySettings()).table
    pairs = list(zip(table.column("a").tolist(), table.column("b").tolist(), strict=True))
    return table.one(pairs.index((0, 1)))


def likely(*pile: Article) -> float:
    """Of the first two, in this pile."""
    return bond(*pile).likely


def test_names_tell_two_lookalike_sinkings_of_one_day_apart() -> None:
    told = "Divers went down to {} on Wednesday. Police at {} asked {} why the ferry had sailed in fog with its radar broken."
    same = likely(article("one", ALBA), article("two", told.format("Alba", "Harnmouth", "Ostrander"), title="After the sinking"))
    other = likely(article("one", ALBA), article("two", told.format("Corva", "Amersby", "Quillfeather"), title="After the sinking"))
    assert (1 - other) > 10 * (1 - same)


def test_the_longer_between_two_publications_the_less_likely_one_happening() -> None:
    days = ["2031-03-04", "2031-03-06", "2031-03-12", "2031-04-12", "2033-03-04"]
    found = [likely(article("one", ALBA), article("two", CORVA, day)) for day in days]
    assert found == sorted(found, reverse=True)
    assert found[-1] < 0.02


def test_an_undated_article_is_joined_by_content_alone_and_gets_no_day() -> None:
    found = Texts([article("one", ALBA), article("two", ALBA, None)], Sharing(), StorySettings())
    assert found.pile.dated.tolist() == [True, False]
    assert found.table.one(0).days is None


def test_in_a_pile_of_many_on_like_happenings_the_same_pair_is_less_likely() -> None:
    pair = (
        article("one", ALBA, None),
        article(
            "two", "Divers went down to the ferry that sank in fog off Port Vale. The coast guard asked Ostrander about its radar.", None
        ),
    )
    many = [
        article(f"n{n}", f"The assembly of town {n} passed budget {n} after a long quarrel over roads and schools.", None)
        for n in range(60)
    ]
    assert likely(*pair, *many) < likely(*pair)


def test_shared_prose_is_near_certain_unless_an_old_text_is_printed_again() -> None:
    likely, shared, days = np.array([0.1, 0.1, 0.1, 0.8]), np.array([0.3, 0.3, 0.6, 1.0]), np.array([2, 20, 20, 200])
    assert certain(likely, shared, days, np.zeros(4)).tolist() == [0.9, 0.1, 0.9, 0.0]
    assert certain(likely, shared, days, np.ones(4)).tolist() == [0.0] * 4


@pytest.mark.parametrize("last_day", ["2031-03-04", None])
def test_the_order_of_the_articles_changes_no_story(last_day: str | None) -> None:
    pile = [article("a", ALBA), article("b", CORVA), article("c", ALBA.replace("Eleven", "Twelve")), article("d", CORVA[:120], last_day)]
    ways = [pile, pile[::-1], [pile[2], pile[0], pile[3], pile[1]]]
    assert len({tuple(s.id for s in gather(way, [], StorySettings(), LocalEngine(1))[0]) for way in ways}) == 1


def test_a_story_of_hundreds_hangs_together_at_forty_fellows_each() -> None:
    pile = [article(f"{n * 7919 % 1000:03}", f"{ALBA} Witness number {n} told the Vale Courier so.") for n in range(250)]
    pairs = Texts(pile, Sharing(), StorySettings()).table
    assert len(pairs) <= 2 * FELLOWS * len(pile)
    stories, _ = gather(pile, [], StorySettings(), LocalEngine(1))
    assert [len(s.articles) for s in stories] == [250]
    assert len(stories[0].joins) < 4 * len(pile)


def test_a_near_miss_says_what_kept_it_apart() -> None:
    pile = [article("one", ALBA), article("two", CORVA, "2029-06-11")]
    stories, _ = gather(pile, [], StorySettings(), LocalEngine(1))
    assert [j.signal for s in stories for j in s.kept_apart] == ["time", "time"]
    assert "no rare name is common to both" in stories[0].kept_apart[0].text


def test_reasons_name_the_rare_names_in_common() -> None:
    assert "ostrander" in bond(article("one", ALBA), article("two", ALBA + " It was so.")).rare


def test_two_large_groups_must_be_surer_than_two_articles() -> None:
    inside = {(a, b): 0.9 for half in (range(8), range(8, 16)) for a in half for b in half if a < b}
    between = {(a, b): 0.4 for a in range(8) for b in range(8, 16)}
    alike = inside | between
    assert len(average_link(16, alike, 0.15)) == 1
    assert [len(g) for g in average_link(16, alike, 0.15, firm=0.7, grown=6)] == [8, 8]
    assert average_link(2, {(0, 1): 0.4}, 0.15, firm=0.7, grown=6) == [[0, 1]]


def test_a_window_of_days_counts_the_rivals() -> None:
    pile = [
        article("one", ALBA),
        article("two", ALBA, "2031-03-07"),
        article("three", CORVA, "2031-09-01"),
        article("four", "The budget was passed by two votes.", None),
    ]
    assert Texts(pile, Sharing(), StorySettings()).pile.rivals(np.arange(4), 4).tolist() == [2, 2, 1, 4]
    assert replace(StorySettings(), window=timedelta(days=1)).window.days == 1


def test_one_article_that_is_likely_of_two_stories_brings_them_not_together() -> None:
    pairs = {(0, 1): 0.99, (2, 3): 0.99, (0, 4): 0.95, (1, 4): 0.95, (2, 4): 0.95, (3, 4): 0.95}
    assert average_link(5, pairs, 0.18) == [[0, 1, 2, 3, 4]]
    assert average_link(5, pairs, 0.18, alone=0.1) == [[0, 1, 4], [2, 3]]


def test_two_articles_may_bring_two_groups_together() -> None:
    pairs = {(0, 1): 0.99, (2, 3): 0.99, (0, 2): 0.9, (1, 3): 0.9}
    assert average_link(4, pairs, 0.18, alone=0.1) == [[0, 1, 2, 3]]


def test_two_texts_alone_with_next_to_no_words_in_common_are_not_joined() -> None:
    told = "The assembly of Lowmarket voted for the school levy. Members shouted, Premier Holt left, and the roads stay as they are."
    pair = article("one", ALBA, None), article("two", told, None, "Levy passed")
    assert likely(*pair) <= 0.1
    assert len(gather(pair, [], StorySettings(), LocalEngine(1))[0]) == 2
