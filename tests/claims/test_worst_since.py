"""Since when nothing was as bad."""

from __future__ import annotations

from newstemma.model.report import Report


def since(paper: Report) -> list[tuple[str, set[str]]]:
    return [(c.grade, {p.text for p in c.positions}) for c in paper.conflicts if c.about.endswith("since when")]


def test_two_days_to_which_the_worst_looks_back(paper: Report) -> None:
    """
    2031-03-06 Meridian Herald | Barracks attacked
    It was the deadliest incident inside Ruritania since October 2024, when 80 people died.

    2031-03-06 Vale Courier | Blood in Lusk
    This appeared to be the worst attack in Ruritania since the 2027 bombing of a market, in which 95 were killed.
    """
    assert since(paper) == [("conflict", {"October 2024", "2027"})]


def test_a_year_holds_its_months(paper: Report) -> None:
    """
    2031-03-06 Meridian Herald | Barracks attacked
    It was the deadliest incident inside Ruritania since October 2024, when 80 people died.

    2031-03-06 Vale Courier | Blood in Lusk
    This appeared to be the worst attack in Ruritania since the 2024 bombing of a market, in which 80 were killed.
    """
    assert since(paper) == []


def test_the_worst_of_two_countries_are_two(paper: Report) -> None:
    """
    2031-03-06 Meridian Herald | Barracks attacked
    It was the deadliest attack in Ruritania since October 2024, when 80 people died.

    2031-03-06 Vale Courier | Blood in Lusk
    It was the deadliest attack on the continent since 2027, when 95 were killed.
    """
    assert since(paper) == []


def test_a_round_number_of_years_only_rounds(paper: Report) -> None:
    """
    2031-03-06 Meridian Herald | Glider team through
    They reached the first continental final in four years, and the town sang.

    2031-03-06 Vale Courier | Gliders in final
    The team is in its first continental final since 2025.
    """
    assert since(paper) == [("compatible", {"four years", "2025"})]
