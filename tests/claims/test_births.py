"""Ages against years of birth."""

from __future__ import annotations

from newstemma.model.report import Report


def births(paper: Report) -> list[tuple[str, str]]:
    return [(c.kind, c.grade) for c in paper.conflicts if c.about == "age against year of birth"]


def test_who_is_54_in_2031_was_not_born_in_1972(paper: Report) -> None:
    """
    2031-03-06 Meridian Herald | Mayor speaks
    Ida Renn, 54, was elected mayor of Port Vale on Tuesday after a long count, the town clerk said.

    2031-03-06 Vale Courier | New mayor
    Ida Renn was born in 1972 in Port Vale and was elected its mayor on Tuesday after a long count.
    """
    assert births(paper) == [("calendar", "conflict")]


def test_a_birthday_may_still_be_to_come(paper: Report) -> None:
    """
    2031-03-06 Meridian Herald | Mayor speaks
    Ida Renn, 54, was elected mayor of Port Vale on Tuesday after a long count, the town clerk said.

    2031-03-06 Vale Courier | New mayor
    Ida Renn was born in 1976 in Port Vale and was elected its mayor on Tuesday after a long count.
    """
    assert births(paper) == []
