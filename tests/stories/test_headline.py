"""What a story is called."""

from __future__ import annotations

from itertools import permutations

import pytest

from newstemma.model.article import Article
from newstemma.stories.headline import headline


def article(title: str | None, text: str = "", outlet: str | None = None, n: int = 0) -> Article:
    name = f"{n}-{title}-{outlet}"
    return Article(
        id=f"a-{name}",
        document=f"d-{name}",
        name=name,
        url=None,
        section=None,
        title=title,
        deck=None,
        language="en",
        outlet=outlet,
        outlet_basis="stated" if outlet else None,
        authors=(),
        credits=(),
        dateline=None,
        published=None,
        updated=None,
        other_dates=(),
        text=text or (title or ""),
        paragraphs=(),
        blocks=(),
    )


SINKING = "Eleven people drowned when the ferry Alba sank in thick fog off Port Vale on Tuesday, the coast guard said."
PLAIN = article("Ferry Alba sinks off Port Vale, eleven drowned", SINKING, "Meridian Herald")


def test_the_title_that_says_what_the_others_say_is_taken() -> None:
    others = [
        article("Questions over a radar", "The owner of the ferry Alba, which sank off Port Vale, had been warned.", "Vale Courier"),
        article("A grey morning in Harnmouth", "Families of those who drowned on the Alba off Port Vale waited.", "Isle Gazette"),
    ]
    assert headline([*others, PLAIN]) == PLAIN.title


@pytest.mark.parametrize(
    "loud",
    [
        "LIVE: Ferry Alba sinks off Port Vale, eleven drowned",
        "Watch: Ferry Alba sinks off Port Vale, eleven drowned",
        "Opinion: The ferry Alba sank off Port Vale and eleven drowned",
        "Ferry Alba sinks off Port Vale, eleven drowned - live updates",
        "Why did the ferry Alba sink off Port Vale, with eleven drowned?",
        "FERRY ALBA SINKS OFF PORT VALE, ELEVEN DROWNED",
        "“The ferry Alba sank off Port Vale, eleven drowned”",
        "Ferry Alba sinks off Port Vale, eleven drowned | Harbour Post",
        "Ferry Alba sinks off Port Vale, eleven drowned - Harbour Post",
        "Shocking: ferry Alba sinks off Port Vale, eleven drowned!",
        "Alba sinks",
        "Five things to know of the ferry Alba that sank off Port Vale, eleven drowned",
        "The ferry Alba sank off Port Vale, eleven drowned. Stop saying that fog did it",
        "Ferry Alba sinks off Port Vale, eleven drowned: our view",
        "Here's what we know of the ferry Alba that sank off Port Vale, eleven drowned",
    ],
)
def test_a_loud_title_gives_way_to_a_plain_one(loud: str) -> None:
    plain = article("Eleven dead at sea", "The coast guard said the ferry Alba sank in fog.", "Vale Courier")
    shouted = [article(loud, f"{SINKING} Report {n}.", "Harbour Post", n) for n in range(3)]
    assert headline([*shouted, plain]) == plain.title


def test_of_loud_titles_alone_the_least_loud_is_taken() -> None:
    loud = [article("Alba sinks", SINKING), article("Why did the ferry Alba sink?", SINKING)]
    assert headline(loud) == "Why did the ferry Alba sink?"


@pytest.mark.parametrize("title", ["U.S. Added 223,000 jobs in May", "Two things sank the Alba", "Gov. Ida Renn visits Port Vale"])
def test_a_plain_title_is_not_taken_for_a_loud_one(title: str) -> None:
    assert headline([article(title, SINKING), article("Why the Alba sank off Port Vale", SINKING)]) == title


def test_a_dash_that_is_no_outlet_is_not_loud() -> None:
    dashed = article("Ferry Alba sinks off Port Vale – eleven drowned in fog", SINKING, "Meridian Herald")
    assert headline([dashed, article("Why ferries sink", SINKING)]) == dashed.title


def test_a_text_that_is_printed_nine_times_weighs_once() -> None:
    agency = [article("Budget for harbours was cut", "The budget for harbours was cut last year.", f"Paper {n}") for n in range(9)]
    told = [
        article("Alba ferry sinks off Port Vale", SINKING, "Meridian Herald"),
        article("Fog hid the sandbank", "The ferry Alba, which sank off Port Vale, struck a sandbank.", "Vale Courier"),
    ]
    assert headline([*agency, *told]) == "Alba ferry sinks off Port Vale"


def test_a_story_without_titles_has_none() -> None:
    assert headline([article(None, SINKING), article("", SINKING)]) is None
    assert headline([]) is None


def test_the_order_of_the_articles_plays_no_part() -> None:
    pile = [PLAIN, article("Ferry Alba sinks in fog", SINKING), article("Eleven drowned off Port Vale", "The ferry Alba sank.")]
    assert len({headline(some) for some in permutations(pile)}) == 1


def test_white_space_in_a_title_is_evened_out() -> None:
    assert headline([article(" Ferry  Alba\nsinks ")]) == "Ferry Alba sinks"
