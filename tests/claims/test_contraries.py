"""What is said of something in one article and denied in another, in sentences of any words."""

from __future__ import annotations

from newstemma.model.report import Report
from tests.papers import differences


def denied(paper: Report) -> set[tuple[str, frozenset[str]]]:
    return {(grade, words) for kind, grade, words in differences(paper) if kind == "negation"}


def test_insured_and_not_insured_are_a_conflict(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Coins stolen
    Thieves took two hundred coins from the abbey at Vale on Sunday. The coins were not insured, the abbot said.

    Police are looking for a van.

    2031-03-05 Vale Courier | The abbey's coins
    In the abbey at Vale they were counting what is left after Sunday. Since 2019 the coins were insured by the ministry.

    It rained.
    """
    assert denied(paper) == {("conflict", frozenset({"coins were not insured", "coins were insured"}))}


def test_declined_and_accepted_are_a_conflict(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Ida Renn is dead
    The painter Ida Renn died on Tuesday in Vesper. She declined a knighthood, saying that she owned no horse.

    Her daughters were with her.

    2031-03-04 Vale Courier | Farewell to Ida Renn
    The painter Ida Renn died in Vesper on Tuesday, her daughters said. She accepted the knighthood in a cardigan.

    The gallery is closed.
    """
    assert denied(paper) == {("conflict", frozenset({"declined a knighthood", "accepted the knighthood"}))}


def test_what_was_closed_may_be_open_the_next_day(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Fire above Vale
    The fire above Vale crossed the ridge on Tuesday, and the Harn causeway was closed.

    Nobody was hurt.

    2031-03-06 Vale Courier | Fire contained
    The fire above Vale was contained on Thursday, and the Harn causeway reopened.

    Crews went home.
    """
    assert {grade for grade, _ in denied(paper)} <= {"update"}


def test_another_doer_another_thing_and_a_plan_are_no_contraries(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Rates
    The port office did not lower the harbour tariff on Tuesday. Odo Brandt refused the medal.

    If the coins were not insured, the abbey loses them.

    2031-03-04 Vale Courier | Council
    Parking is cheaper since the town hall lowered the parking tariff on Tuesday. Ida Renn accepted the medal.

    The coins were insured. They voted to lower the harbour tariff.
    """
    assert denied(paper) == set()


def test_a_forecast_that_was_lowered_and_lifted_is_a_conflict_and_a_decision_to_come_is_a_denial(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Rates cut
    The central bank of Vale cut its rate on Tuesday. It lowered its forecast for growth this year to 1.8 percent.

    The university has not decided whether to withdraw the doctorate of the governor.

    2031-03-04 Vale Courier | Money gets cheaper
    The central bank of Vale has lifted its forecast for growth this year to 1.8 percent.

    The doctorate was withdrawn on Monday, a spokesman of the university said.
    """
    found = denied(paper)
    assert {grade for grade, _ in found} == {"conflict"}
    assert any("withdraw" in " ".join(words) for _, words in found)
    assert any("forecast" in " ".join(words) for _, words in found)


def test_what_may_be_or_is_not_enough_for_is_not_said_to_be(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Quake off Port Vale
    A quake shook the seabed off Port Vale on Tuesday. A flood wave is not expected in the harbour, the coast guard said.

    Shops stay open.

    2031-03-04 Vale Courier | Port Vale shaken
    A quake shook the seabed off Port Vale on Tuesday. The bay is not deep enough so that we can expect a flood wave in the harbour, the
    coast guard said.

    Nobody was hurt.
    """
    assert not [d for d in differences(paper) if d[0] == "negation"]


def test_not_only_so_is_so(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Harn's levy struck down
    The court in Harn found on Tuesday that the mayor's levy was unlawful, growers said.

    The band played.

    2031-03-04 Vale Courier | Court rules on levy
    The court in Harn found on Tuesday that the mayor's levy was not only unlawful but void.

    Rain fell.
    """
    assert differences(paper) == set()
