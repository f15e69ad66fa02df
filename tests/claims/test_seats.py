"""A named house in two towns."""

from __future__ import annotations

from newstemma.language.countries import home_country
from newstemma.model.report import Report
from tests.papers import differences


def places(paper: Report) -> set[frozenset[str]]:
    return {words for kind, grade, words in differences(paper) if kind == "place" and grade == "conflict"}


def test_one_clinic_in_two_towns(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Actress enters clinic
    The actress Ada Linn was admitted to the Vale Recovery Center in Harnmouth on Tuesday, her agent said. She will stay for a month.

    Filming was stopped.

    2031-03-04 Vale Courier | Ada Linn seeks help
    Ada Linn, the actress, checked into the Vale Recovery Center in Drayford on Tuesday, according to her agent.

    Filming was stopped.
    """
    assert frozenset({"Harnmouth", "Drayford"}) in places(paper)


def test_a_town_and_its_state_are_one_place(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Actress enters clinic
    The actress Ada Linn was admitted to the Vale Recovery Center in California on Tuesday, her agent said. She will stay for a month.

    Filming was stopped.

    2031-03-04 Vale Courier | Ada Linn seeks help
    Ada Linn, the actress, checked into the Vale Recovery Center in Drayford on Tuesday, according to her agent.

    Filming was stopped.
    """
    assert home_country("California") is not None
    assert places(paper) == set()
