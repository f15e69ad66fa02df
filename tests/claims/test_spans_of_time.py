"""Lengths of time and weekdays against the calendar."""

from __future__ import annotations

import pytest

from newstemma.model.claim import Conflict
from tests.papers import report_on


def calendar(sentence: str, day: str = "2031-05-20") -> list[Conflict]:
    """What the calendar denies in an article of one sentence and some more."""
    paper = f"{day} Meridian Herald | Harbour news\n{sentence}\n\nThe harbour office in Port Vale declined to comment on the matter.\n"
    return [c for c in report_on(paper).conflicts if c.kind == "calendar"]


@pytest.mark.parametrize(
    "sentence",
    [
        "A probe came home on Tuesday after an eight-year odyssey that began in March 2024, the agency said.",
        "The party leaves office after 14 years, having governed since 2019, a study by the union found.",
        "The payments ran over six years, between 2014 and 2017, the prosecutor told the court in Harnmouth.",
        "The town marked the 80th anniversary of the 1941 flood on Tuesday with a mass, the mayor said.",
        "The ferry Alba sank off Port Vale on Tuesday, May 19, the coast guard said in a statement.",
        "The ferry Alba sank off Port Vale on Saturday 20 May, the coast guard said in a statement.",
        "It was a Friday morning, 15 May 2031, and no boat was to be seen, the lighthouse keeper said.",
        "The next meeting of the board is on Wednesday 27 May, said the harbour office in a letter.",
    ],
)
def test_what_the_calendar_denies_is_found(sentence: str) -> None:
    assert [c.grade for c in calendar(sentence)] == ["internal"]


@pytest.mark.parametrize(
    "sentence",
    [
        "A probe came home on Tuesday after a seven-year odyssey that began in March 2024, the agency said.",
        "The party leaves office after 12 years, having governed since 2019, a study by the union found.",
        "Life expectancy rose from 63 years to 71 years from 1981 to 2015, the growers' league in Harnmouth said.",
        "The payments ran over three years, between 2014 and 2017, the prosecutor told the court in Harnmouth.",
        "The payments ran over four years, from 2014 to 2017, the prosecutor told the court in Harnmouth.",
        "The town marked the 90th anniversary of the 1941 flood on Tuesday with a mass, the mayor said.",
        "The town held a mass for the 80th anniversary of the 1941 flood, and the mayor spoke of it.",
        "The town will mark the 95th anniversary of the 1941 flood with a mass, the mayor said.",
        "The ferry Alba sank off Port Vale on Monday, May 19, 2031, the coast guard said in a statement.",
        "He was jailed for six years in 2029 and has led the union since 2011, his lawyer said.",
        "It was a Friday morning, 16 May 2031, and no boat was to be seen, the lighthouse keeper said.",
        "Photographs of the flood of Friday, September 5, are shown in the town hall, the curator said.",
    ],
)
def test_what_fits_the_calendar_or_is_too_far_to_tell_is_left(sentence: str) -> None:
    assert calendar(sentence) == []


def test_several_dates_that_would_fit_another_year_are_of_that_year() -> None:
    gallery = (
        "Boats lie on the beach of Lusk on Friday, May 10. Nets dry on the quay of Port Vale on Sunday, May 12. "
        "A lighthouse keeper rests on Wednesday, May 15."
    )
    assert calendar(gallery) == []
