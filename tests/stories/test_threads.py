"""Stories that go on from earlier ones."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import permutations

import pytest

from newstemma.language.words import content_words
from newstemma.model.article import Article, Paragraph
from newstemma.model.story import Story
from newstemma.model.text import When
from newstemma.stories.serials import serial
from newstemma.stories.threads import Threads, threads
from tests.stories.test_headline import article

BLAST = article(
    "Explosion tears through fuel depot in Karrow",
    "An explosion tore through the Brandt fuel depot in Karrow early on Tuesday, killing four workers, fire chief Odd Lissen said.",
)
TOLL = article(
    "Karrow depot toll rises to nine",
    "The number of dead in the explosion at the Brandt fuel depot in Karrow rose to nine on Thursday, fire chief Odd Lissen said.",
)
ARREST = article(
    "Brandt depot director arrested over Karrow blast",
    "Police arrested the director of the Brandt fuel depot, Sven Haldor, a week after the explosion that killed nine people in Karrow. "
    "Prosecutor Lena Moss said a valve in the Karrow depot had been broken on 4 March.",
)
TRIAL = article(
    "Haldor on trial over Brandt depot deaths",
    "The trial of Sven Haldor, director of the Brandt depot, opened in Karrow before prosecutor Lena Moss. He pleaded not guilty.",
)
OTHER = article("Budget passed by two votes", "The assembly in Amery passed the budget by two votes after a night of quarrels.")


def story(name: str, one: Article, day: str | None) -> tuple[Story, Article]:
    when = When(day, "day", "stated") if day else None
    paragraph = Paragraph(0, len(one.text), 0, len(one.text))
    told = replace(one, id=f"a-{name}", published=when, outlet=f"{name} Herald", paragraphs=(paragraph,))
    return Story(f"st-{name}", told.title, (told.id,), when, when, (), ()), told


def linked(*pile: tuple[Story, Article]) -> dict[str, str]:
    found = threads([s for s, _ in pile], [a for _, a in pile])
    return {s.id.removeprefix("st-"): c.story.removeprefix("st-") for s in found for c in s.continues}


AFFAIR = (
    story("blast", BLAST, "2031-03-04"),
    story("toll", TOLL, "2031-03-06"),
    story("arrest", ARREST, "2031-03-11"),
    story("trial", TRIAL, "2031-06-02"),
    story("budget", OTHER, "2031-03-05"),
)


def test_each_goes_on_from_the_nearest_before_it() -> None:
    assert linked(*AFFAIR) == {"toll": "blast", "arrest": "toll", "trial": "arrest"}


def test_the_order_of_stories_and_articles_plays_no_part() -> None:
    assert len({tuple(sorted(linked(*some).items())) for some in permutations(AFFAIR)}) == 1


def test_a_link_says_why_and_where() -> None:
    stories, articles = [s for s, _ in AFFAIR], {a.id: a for _, a in AFFAIR}
    arrest = threads(stories, list(articles.values()))[2].continues[0]
    told = {r.signal: r for r in arrest.reasons}
    assert "Karrow" in told["names"].text and "Brandt" in told["names"].text
    assert told["time"].text == "it begins 5 days after the last article of the earlier one"
    assert "alike" in told["same words"].text
    assert all(articles[at.article].read(at) for r in arrest.reasons for at in r.at if hasattr(at, "article"))


def test_a_later_article_that_names_the_day_of_the_earlier_is_cited() -> None:
    stories, articles = zip(AFFAIR[0], AFFAIR[2], strict=True)
    link = threads(stories, articles)[1].continues[0]
    back = next(r for r in link.reasons if r.signal == "refers back")
    assert [at.text for at in back.at] == ["Prosecutor Lena Moss said a valve in the Karrow depot had been broken on 4 March."]


def test_what_began_on_one_day_or_no_day_has_no_order() -> None:
    assert linked(AFFAIR[0], story("toll", TOLL, "2031-03-04")) == {}
    assert linked(AFFAIR[0], story("toll", TOLL, None)) == {}
    assert linked(story("blast", BLAST, None), AFFAIR[1]) == {}


def test_what_came_years_later_is_another_affair() -> None:
    assert linked(AFFAIR[0], story("toll", TOLL, "2033-03-06")) == {}


def test_rounds_of_a_league_do_not_go_on_from_each_other() -> None:
    first = article("Rovers beat United 2-1", "Sellmouth Rovers beat Karrow United 2-1. Striker Dan Olsen scored both goals.")
    second = article("Rovers draw 1-1 at Town", "Sellmouth Rovers drew 1-1 at Hallenby Town. Striker Dan Olsen scored a late equaliser.")
    assert linked(story("one", first, "2031-04-05"), story("two", second, "2031-04-12")) == {}


def test_two_ferries_are_two_affairs() -> None:
    first = article(
        "Ferry runs aground off Mallin", "The ferry Solveig ran aground off Mallin in fog; two were hurt, the coast guard of Velland said."
    )
    second = article(
        "Ferry hits pier at Torvik", "Two were hurt when the ferry Gudrun hit the pier at Torvik, the coast guard of Velland said."
    )
    assert linked(story("one", first, "2031-03-08"), story("two", second, "2031-03-13")) == {}


@pytest.mark.parametrize(
    ("opening", "kind"),
    [
        ("Showers in the north: sunny spells, highs of 11 degrees are forecast", "weather"),
        ("Shares gain: the index closed up 0.8 percent; analysts said traders expected lower yields", "markets"),
        ("Jackpot of 6 million: the winning numbers of the lottery draw were", "draws"),
        ("Your horoscope: Aries should rest, Taurus travels", "stars"),
        ("Striker Dan Olsen held over attack on coach", None),
        ("Storm kills nine in Karrow as rain floods the streets", None),
    ],
)
def test_rounds_are_known_by_what_they_are_told_in(opening: str, kind: str | None) -> None:
    assert serial(set(content_words(opening)), opening) == kind


def index_of(pile: Iterable[tuple[Story, Article]]) -> Threads:
    index = Threads()
    for one, told in pile:
        index.put(one, [told])
    return index


def test_an_index_that_stories_came_to_and_went_from_says_what_a_fresh_one_says() -> None:
    grown = index_of(AFFAIR[::-1])
    grown.drop("st-toll")
    grown.put(AFFAIR[0][0], [AFFAIR[0][1]])
    fresh = index_of([s for s in AFFAIR if s[0].id != "st-toll"])
    assert [grown.goes_on_from(s.id) for s, _ in AFFAIR] == [fresh.goes_on_from(s.id) for s, _ in AFFAIR]
    assert len(grown) == len(fresh) == 4


def test_an_index_knows_whose_link_may_change() -> None:
    index = index_of(AFFAIR)
    assert {"st-arrest", "st-trial"} <= set(index.later("st-toll"))
    assert "st-blast" not in index.later("st-toll")
    assert index.later("st-nobody") == []


def test_a_story_of_thousands_is_sketched_from_a_few() -> None:
    texts = [replace(BLAST, id=f"a-{n:05}", outlet=f"Herald {n}") for n in range(3000)]
    when = When("2031-03-04", "day", "stated")
    large = Story("st-large", BLAST.title, tuple(a.id for a in texts), when, when, (), ())
    small = AFFAIR[1]
    found = threads([large, small[0]], [*texts, small[1]])
    assert [c.story for c in found[1].continues] == ["st-large"]


def test_the_least_article_of_one_sentence_and_no_title_does_no_harm() -> None:
    bare = article(None, "Nine dead.")
    empty = article(None, "—")
    assert linked(story("bare", bare, "2031-03-04"), story("empty", empty, "2031-03-06"), *AFFAIR)["toll"] == "blast"


def test_a_month_is_no_day_and_gives_no_order_within_it() -> None:
    coarse = When("2031-03", "month", "stated")
    first, told = AFFAIR[0]
    assert linked((replace(first, starts=coarse, ends=coarse), replace(told, published=coarse)), AFFAIR[1]) == {}


def test_the_stars_of_every_day_are_not_linked() -> None:
    stars = [
        article(f"Your horoscope for {day}", "Aries should rest. Taurus travels. Gemini meets Leo, and Virgo saves money with Ida Renn.")
        for day in ("Monday", "Tuesday")
    ]
    assert linked(story("one", stars[0], "2031-03-03"), story("two", stars[1], "2031-03-04")) == {}
