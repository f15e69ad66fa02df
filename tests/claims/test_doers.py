"""One deed, and two who are said to have done it."""

from __future__ import annotations

from newstemma.model.report import Report
from tests.papers import differences


def doers(paper: Report) -> set[str]:
    return {grade for kind, grade, _ in differences(paper) if kind == "attribution"}


def test_an_inquiry_that_two_people_ordered_is_shown(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Ferry sinks off Port Vale
    Eleven people drowned when the ferry Alba sank in thick fog off Port Vale on Tuesday morning, the coast guard said.

    Governor Ida Renn ordered an investigation into the lifeboats of the ferry Alba at Harnmouth on Tuesday.

    2031-03-04 Vale Courier | Eleven drown
    Eleven people drowned when the ferry Alba sank in thick fog off Port Vale on Tuesday morning, the coast guard said.

    President Odo Brandt has ordered the inquiry into the lifeboats of the ferry Alba at Harnmouth on Tuesday.
    """
    assert doers(paper) == {"compatible"}


def test_one_doer_under_two_spellings_and_two_deeds_are_none(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Ferry sinks off Port Vale
    Eleven people drowned when the ferry Alba sank in thick fog off Port Vale on Tuesday morning, the coast guard said.

    Governor Ida Renn ordered an investigation into the lifeboats of the ferry Alba at Harnmouth on Tuesday.

    2031-03-04 Vale Courier | Eleven drown
    Eleven people drowned when the ferry Alba sank in thick fog off Port Vale on Tuesday morning, the coast guard said.

    Governor Ida Rennt ordered the inquiry into the lifeboats at Harnmouth. President Odo Brandt ordered flags to be lowered.
    """
    assert doers(paper) == set()
