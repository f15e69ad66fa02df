"""Stories of a pile that grows."""

from __future__ import annotations

import random

import pytest

from newstemma.engines.local import LocalEngine
from newstemma.model.article import Article
from newstemma.model.lineage import Passage
from newstemma.model.text import Span
from newstemma.settings import StorySettings
from newstemma.stories import index as rooms
from newstemma.stories.gather import gather
from newstemma.stories.index import StoryIndex
from tests.stories.test_bonds import article

PLACES = "Harnmouth Amersby Quillford Port-Vale Lowmarket Dunwick Selby-Cross Tarnhow Ellerby Marrick".split()
HAPPENINGS = (
    "The ferry {n} sank in fog off {p}; divers searched the wreck and the coast guard counted the missing.",
    "The council of {p} passed the school levy of {n} crowns after a night of quarrels about roads and tolls.",
    "Fire broke out in the {n} works at {p}; the chemist of the plant said smoke masks had been locked away.",
    "The court at {p} sentenced the treasurer {n} for forged invoices; the judge called the ledgers a novel.",
)


def pile(stories: int, seed: int = 1) -> list[Article]:
    """Three reports of each of so many happenings."""
    found = []
    for n in range(stories):
        chance = random.Random(f"{seed} {n}")
        name = "".join(chance.choice("bdfgklmnprstvz") + chance.choice("aeiou") for _ in range(4)).title()
        told = HAPPENINGS[n % 4].format(n=name, p=PLACES[n % 10])
        words = ["".join(chance.choice("bdfgklmnprstvz") + chance.choice("aeiou") for _ in range(3)) for _ in range(30)]
        for _ in range(3):
            chance.shuffle(words)
            text = f"{told} On the spot stood {name}, wrote {words[0].title()}: {' '.join(words[:20])}."
            found.append(article(f"{chance.random():.12f}", text, f"2031-03-{1 + n % 25:02}", f"{name} of {PLACES[n % 10]}"))
    return found


def members(stories: object) -> set[tuple[str, ...]]:
    return {s.articles for s in stories}  # type: ignore[attr-defined]


def shared(here: Article, there: Article, size: int) -> Passage:
    return Passage(Span(here.id, 0, size, here.text[:size]), Span(there.id, 0, size, there.text[:size]), "narrative")


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pile of some dozen articles counts as one that is not weighed anew each time."""
    monkeypatch.setattr(rooms, "_SMALL", 20)


def test_a_full_run_is_one_add_of_everything() -> None:
    everything = pile(20)
    index = StoryIndex(StorySettings(), LocalEngine(1))
    assert index.stories() == []
    index.add(everything)
    assert index.stories() == gather(everything, [], StorySettings(), LocalEngine(1))[0]
    assert index.unsettled == 0
    assert len(index) == 60


@pytest.mark.usefixtures("large")
def test_articles_that_come_one_by_one_reach_their_stories() -> None:
    everything = pile(40)
    late = everything[2::12]
    index = StoryIndex(StorySettings(), LocalEngine(1))
    index.add(a for a in everything if a not in late)
    for one in late:
        changed = index.add([one])
        assert [s for s in changed if one.id in s.articles]
        assert set(changed) <= set(index.stories())
    assert index.unsettled == len(late)
    assert members(index.stories()) == members(gather(everything, [], StorySettings(), LocalEngine(1))[0])


@pytest.mark.usefixtures("large")
def test_settled_an_index_says_what_a_full_run_says_to_the_letter() -> None:
    everything = pile(40)
    index = StoryIndex(StorySettings(), LocalEngine(1))
    for start in range(0, len(everything), 7):
        index.add(everything[start : start + 7])
    index.settle()
    assert index.stories() == gather(everything, [], StorySettings(), LocalEngine(1))[0]


@pytest.mark.usefixtures("large")
def test_a_pile_that_grew_by_a_quarter_is_weighed_anew() -> None:
    everything = pile(40)
    index = StoryIndex(StorySettings(), LocalEngine(1))
    index.add(everything[:80])
    index.add(everything[80:99])
    assert index.unsettled == 19
    index.add(everything[99:])
    assert index.unsettled == 0


@pytest.mark.usefixtures("large")
def test_a_longer_text_that_comes_later_takes_what_stands_in_it_along() -> None:
    everything = pile(40)
    short = everything[0]
    long = article("long", f"{short.text} What follows was written at the desk. {everything[60].text}", "2031-03-01", "At length")
    index = StoryIndex(StorySettings(), LocalEngine(1))
    index.add(everything)
    index.add([long], [shared(short, long, len(short.text))])
    story = next(s for s in index.stories() if short.id in s.articles)
    assert long.id in story.articles
    assert any(j.text == "the one stands in the other" and j.articles == tuple(sorted((short.id, long.id))) for j in story.joins)
    assert sum(short.id in s.articles for s in index.stories()) == 1


@pytest.mark.usefixtures("large")
def test_a_reprint_that_comes_later_goes_where_its_text_is() -> None:
    everything = pile(40)
    again = article("again", everything[0].text[:-1], "2031-03-02", "Again")
    index = StoryIndex(StorySettings(), LocalEngine(1))
    index.add(everything)
    before = members(index.stories())
    changed = index.add([again], [shared(again, everything[0], len(again.text))])
    assert len(changed) == 1
    assert again.id in changed[0].articles
    assert everything[0].id in changed[0].articles
    assert len(members(index.stories()) - before) == 1


def test_an_article_that_is_there_is_left_as_it_is() -> None:
    everything = pile(4)
    index = StoryIndex(StorySettings(), LocalEngine(1))
    index.add(everything)
    assert index.add(everything[:3]) == []
    assert len(index) == 12
