"""A happening that hundreds write of."""

from __future__ import annotations

import random

import pytest

from newstemma.engines.local import LocalEngine
from newstemma.model.article import Article
from newstemma.settings import StorySettings
from newstemma.stories.gather import gather
from newstemma.stories.reprints import Sharing
from newstemma.stories.texts import Texts
from newstemma.stories.vectors import PARTS
from tests.stories.test_bonds import article

NAMES = "Ostrander Quillfeather Harnmouth Amersby Lowmarket Tarnhow Ellerby Marrick Dunwick Selby".split()
WORDS = (
    "ferry fog radar wreck divers sandbank lighthouse harbour owner captain crew rescue inquiry warning weather deck engine "
    "lifeboat horn tide channel pilot survey licence insurer court families funeral".split()
)
OTHER = (
    "budget levy council vote road school teacher hospital nurse strike wage pension bridge flood farm wheat drought market bank loan "
    "house tower museum painter concert violin league goal referee coach election ballot mayor treaty border".split()
)


def town(n: int) -> str:
    """A name of its own."""
    return "".join(random.Random(f"town {n}").choices("bdfgklmnprstv", k=3)).title() + "holm"


def on_the_sinking(count: int, day: str | None) -> list[Article]:
    """Reports of one sinking, each in words of its own."""
    found = []
    for n in range(count):
        chance = random.Random(f"sinking {n}")
        said = [" ".join(chance.sample(WORDS, 9) + chance.sample(OTHER, 3)) for _ in range(5)]
        told = [f"the {line} with {chance.choice(NAMES)} and the Alba of {chance.choice(NAMES[:4])}." for line in said]
        found.append(article(f"{chance.random():.12f}", f"The Alba sank off {NAMES[2]}, said {NAMES[0]}. {' '.join(told)}", day))
    return found


@pytest.mark.parametrize("count", [60, 150, 400])
@pytest.mark.parametrize("day", ["2031-03-04", None])
def test_a_pile_of_one_story_is_one_story(count: int, day: str | None) -> None:
    stories, _ = gather(on_the_sinking(count, day), [], StorySettings(), LocalEngine(1))
    assert [len(s.articles) for s in stories] == [count]


def test_a_text_of_a_crowd_counts_in_parts_and_one_of_many_for_itself() -> None:
    others = [
        article(f"o{n}", f"The {OTHER[n]} and the {OTHER[n + 9]} went to {town(n)} for the {OTHER[n + 5]}.", "2031-03-04", OTHER[n])
        for n in range(25)
    ]
    crowd = on_the_sinking(50, "2031-03-04")
    parts = Texts([*crowd, *others], Sharing(), StorySettings()).pile.parts
    assert max(parts[:50]) < PARTS / 10
    assert set(parts[50:].tolist()) == {PARTS}


def test_a_form_filled_in_for_forty_towns_is_no_crowd() -> None:
    forms = [
        article(f"f{n}", f"The weather in {town(n)} will be fine, with highs of {n} degrees, wrote {town(n + 50)}.", "2031-03-04")
        for n in range(40)
    ]
    assert set(Texts(forms, Sharing(), StorySettings()).pile.parts.tolist()) == {PARTS}
