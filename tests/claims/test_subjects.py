"""Of whom and what a figure is told."""

from __future__ import annotations

from newstemma.claims.slotting import figures
from newstemma.claims.subjects import Subject, Subjects, subject_traits
from tests.claims.grounded import ground_of

HALL = "Growers of Harn voted on the price of cider apples."


def told(text: str, shown: str) -> tuple[Subject, dict[str, str]]:
    """What a figure of the first article is told of, and the names of the story by id."""
    ground = ground_of(f"{HALL} {text}", f"{HALL} {text.replace('the', 'a')}")
    figure = next(f for f in figures(ground) if f.shown == shown)
    return Subjects(ground).of(figure), {e.id: e.name for e in ground.entities}


def test_the_person_named_before_a_figure_is_its_own() -> None:
    subject, names = told("Ilse Varga has kept the press for 37 years, Tom Odwell said.", "37 years")
    assert names[subject.person or ""] == "Ilse Varga"
    assert {names[p] for p in subject.people} == {"Ilse Varga", "Tom Odwell"}


def test_a_pronoun_is_the_one_named_in_the_sentence_before() -> None:
    subject, names = told("Ilse Varga runs the hall. She has kept the press for 37 years.", "37 years")
    assert names[subject.person or ""] == "Ilse Varga"


def test_a_figure_of_nobody_has_no_person_and_keeps_its_years_and_words() -> None:
    subject, _ = told("In 2009 the frost killed 13 trees south of the mill.", "13")
    assert (subject.person, subject.years) == (None, frozenset({"2009"}))
    assert {"kill", "frost"} <= subject.left
    assert "south" in subject.right


def test_two_people_and_another_year_keep_two_figures_apart() -> None:
    a, _ = told("Anna Varga has kept the press for 37 years.", "37 years")
    b, _ = told("Tom Odwell of Harn kept his mill for 30 years until 2009.", "30 years")
    traits = dict(subject_traits(a, b))
    assert traits["persons apart"] == traits["people apart"] == traits["years apart"] == 1
    assert traits["one person"] == traits["people in common"] == 0
    assert traits["right weight"] == 0
    assert traits["left in common"] >= 1
