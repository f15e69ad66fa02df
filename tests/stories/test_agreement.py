"""What two look-alikes say otherwise."""

from __future__ import annotations

import numpy as np
import pytest

from newstemma.engines.local import LocalEngine
from newstemma.language.words import WORD
from newstemma.model.article import Article
from newstemma.settings import StorySettings
from newstemma.stories.agreement import agreements
from newstemma.stories.gather import gather
from newstemma.stories.lexicon import Lexicon
from newstemma.stories.particulars import DAYS, particulars
from newstemma.stories.pile import Pile
from newstemma.stories.reprints import is_form
from tests.stories.test_bonds import ALBA, CORVA, article, bond, likely

DEATH = (
    "{name}, {trade}, died peacefully on Monday at the age of {age}. Born in {town}, she moved to Harnmouth in 1957 and was a "
    "beloved member of the parish. {few} children and {many} grandchildren survive. The funeral will be held on Friday at the church in "
    "Harnmouth. The family asks for donations to the hospice instead of flowers."
)
WEATHER = (
    "Expect {sky} in Harnmouth with a high of {high} degrees and a low of {low} degrees at night. The chance of rain is {rain} per cent. "
    "Sunrise is at 5.{rain} and sunset at 20.{high}. Tomorrow will be much the same, the weather office said."
)


def said(one: Article) -> dict[str, set[str]]:
    lexicon = Lexicon()
    words = WORD.findall(f"{one.title} {one.text}")
    found = particulars(one, words, lexicon.of(words), lexicon)
    return {name: {lexicon.words[w] for w in getattr(found, name).tolist()} for name in ("names", "figures", "told", "frame")}


def stories(*pile: Article) -> list[set[str]]:
    return [set(s.articles) for s in gather(pile, [], StorySettings(), LocalEngine(1))[0]]


def test_names_and_figures_are_told_from_the_words_around_them() -> None:
    found = said(
        article("one", "PORT VALE — Eleven people drowned on Tuesday when the Alba sank with 64 aboard, as in 1998.", title="Alba sinks")
    )
    assert {"port", "vale", "alba"} == found["names"]
    assert found["figures"] == {"64"}
    assert "tuesday" not in found["names"]
    assert {"drown", "aboard"} <= found["frame"] and not {"alba", "64"} & found["frame"]


@pytest.mark.parametrize(("day", "named"), [("2031-03-05", "2031-03-04"), ("2031-03-12", "2031-03-11"), (None, None)])
def test_a_weekday_is_a_day_only_where_the_day_of_publication_is_known(day: str | None, named: str | None) -> None:
    found = particulars(article("one", ALBA, day), [], [], Lexicon()).days
    assert len(found) == DAYS
    untold = bond(article("one", ALBA, day), article("two", CORVA, day)).untold
    assert untold.days[0] == (() if named is None else (named,))


def test_happenings_of_two_days_in_one_week_are_less_likely_one() -> None:
    one = article("one", ALBA, "2031-03-06")
    same, other = ALBA.replace("Eleven", "Twelve"), ALBA.replace("Eleven", "Twelve").replace("Tuesday", "Monday")
    assert likely(one, article("two", other, "2031-03-06")) < likely(one, article("two", same, "2031-03-06"))


def test_other_figures_make_one_happening_less_likely_and_the_same_ones_more() -> None:
    told = "The ferry Alba sank with {} aboard, {} cars and {} lorries, the coast guard said."
    one = article("one", told.format(64, 31, 12))
    other = "On the Alba, which sank, were {} passengers, {} cars and {} lorries, said Ostrander of the harbour."
    assert likely(one, article("two", other.format(64, 31, 12))) > likely(one, article("two", other.format(52, 44, 17)))


def test_a_form_filled_in_twice_on_one_day_is_two_stories() -> None:
    ada = DEATH.format(name="Ada Renn", trade="a nurse", age=91, town="Lowmarket", few=3, many=12)
    ida = DEATH.format(name="Ida Holt", trade="a teacher", age=77, town="Amersby", few=2, many=5)
    assert is_form(ada, ida)
    assert len(stories(article("one", ada, title="Obituary: Ada Renn"), article("two", ida, title="Obituary: Ida Holt"))) == 2
    assert bond(article("one", ada), article("two", ida)).form > 0.5


def test_the_weather_of_two_days_is_two_stories_and_its_reason_says_a_form() -> None:
    first = article("one", WEATHER.format(sky="drizzle", high=14, low=3, rain=80), "2031-03-04", title="Today's weather")
    second = article("two", WEATHER.format(sky="sunny spells", high=21, low=7, rain=10), "2031-03-05", title="Today's weather")
    found, _ = gather([first, second], [], StorySettings(), LocalEngine(1))
    assert [len(s.articles) for s in found] == [1, 1]
    assert [j.signal for s in found for j in s.kept_apart] == ["form", "form"]
    assert "14" in found[0].kept_apart[0].text and "21" in found[0].kept_apart[0].text


def test_a_reprint_with_a_figure_mended_is_no_form() -> None:
    assert not is_form(ALBA, ALBA.replace("noon", "11.30"))


def test_a_near_miss_names_what_each_names_alone() -> None:
    found, _ = gather([article("one", ALBA), article("two", CORVA)], [], StorySettings(), LocalEngine(1))
    text = found[0].kept_apart[0].text
    assert "ostrander" in text and "quillfeather" in text


def test_of_articles_without_a_date_the_weekdays_that_they_name_say_whether_it_was_one_day() -> None:
    told = "The ferry Alba sank off Port Vale on {}, the coast guard of Harnmouth said. Its owner, Ostrander, was warned about its radar."
    for day, other, signs in (
        (None, "Tuesday", (1, 0)),
        (None, "Friday", (0, 1)),
        ("2031-03-04", "Friday", (0, 1)),
        (None, "noon", (0, 0)),
    ):
        pile = Pile()
        pile.add([article("one", told.format("Tuesday"), day), article("two", told.format(other), None)])
        found = agreements(pile, np.array([[0, 1]]), np.ones(1))
        assert (found.same_weekday[0], found.other_weekday[0]) == signs
    pile = Pile()
    pile.add([article("one", told.format("Tuesday"), "2031-03-04"), article("two", told.format("Friday"), "2031-03-05")])
    assert agreements(pile, np.array([[0, 1]]), np.ones(1)).other_weekday[0] == 0
