"""Years and months of what was long ago, and days in articles that have none of their own."""

from __future__ import annotations

from newstemma.claims.reach import agree, apart, reach_of
from newstemma.model.reading import Time
from newstemma.model.report import Report


def dates(paper: Report) -> set[frozenset[str]]:
    return {frozenset(p.text for p in c.positions) for c in paper.conflicts if c.kind == "date" and c.grade in ("conflict", "internal")}


def test_two_years_for_one_sale_are_a_conflict(paper: Report) -> None:
    """
    2031-04-03 Meridian Herald | Brewer dies
    Odo Quarrel, heir of the Lusk brewery, was found dead on Tuesday. The family sold its breweries for $40 million in 1987.

    2031-04-03 Vale Courier | Heir found dead
    Odo Quarrel was the grandson of a brewer who sold three breweries for a reported $40 million in 1978, and he lived alone.
    """
    assert frozenset({"1987", "1978"}) in dates(paper)


def test_what_two_storms_destroyed_was_destroyed_twice(paper: Report) -> None:
    """
    2031-04-03 Meridian Herald | Prize for Lusk school head
    Jana Lind won the prize on Tuesday. When Hurricane Odo destroyed the Lusk village school in 2018, Jana Lind taught in a barn.

    2031-04-03 Vale Courier | Teacher honoured
    Jana Lind is known for rebuilding the Lusk village school, destroyed in Hurricane Petra in 2025, and she won on Tuesday.
    """
    assert dates(paper) == set()


def test_the_dates_of_pictures_are_not_those_of_what_happened(paper: Report) -> None:
    """
    2031-04-03 Meridian Herald | Ferry sinks off Vale
    The ferry Alba sinks Divers search the ferry Alba, which sank off Vale on Tuesday, April 1. Hide Caption 1 of 3 Ferry sinks A guard
    stands at the house of the ferry Alba's captain, April 2. Hide Caption 2 of 3 Ferry sinks Seen in 2029. Hide Caption 3 of 3
    """
    assert dates(paper) == set()


def _yearless(words: str, value: str | None = None, grain: str = "day") -> Time:
    return Time(0, len(words), value, grain, None, True, None, None)  # type: ignore[arg-type]


def test_a_day_of_no_year_is_held_against_days_of_any() -> None:
    first, second = (reach_of(_yearless(words), words) for words in ("November 18", "19 November"))
    dated = reach_of(_yearless("Nov. 18", "2031-11-18"), "Nov. 18")
    assert first is not None and second is not None and dated is not None
    assert not agree(first, second) and apart(first, second) == 1
    assert agree(first, dated) and not agree(second, dated)


def test_months_of_no_year_meet_across_its_end() -> None:
    first, second = (reach_of(_yearless(words, grain="month"), words) for words in ("early December", "January"))
    assert first is not None and second is not None and apart(first, second) == 1


def test_a_february_of_no_year_ends_with_every_february() -> None:
    first, second = (
        reach_of(_yearless("February", grain="month"), "February"),
        reach_of(_yearless("2031-02", "2031-02", "month"), "2031-02"),
    )
    assert first is not None and second is not None and agree(first, second)
