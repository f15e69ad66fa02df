"""One dated thing with two dates."""

from __future__ import annotations

from newstemma.model.report import Report
from tests.papers import differences


def dates(paper: Report) -> set[tuple[str, frozenset[str]]]:
    return {(grade, words) for kind, grade, words in differences(paper) if kind == "date"}


def test_two_deadlines_for_one_company_are_a_conflict(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Northway fined
    Northway Rail was fined 4 million crowns on Tuesday for worn brakes. Northway must repair them by 1 June, the judge said.

    Passengers cheered.

    2031-03-04 Vale Courier | Court fines Northway
    A court fined Northway Rail 4 million crowns on Tuesday because of worn brakes. Northway was given until 1 July to mend them.

    The judge owns no car.
    """
    assert dates(paper) == {("conflict", frozenset({"1 June", "1 July"}))}


def test_two_deadlines_of_two_are_no_difference(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Northway fined
    Northway Rail was fined 4 million crowns on Tuesday for worn brakes. Northway must repair them by 1 June, the judge said.

    Passengers cheered.

    2031-03-04 Vale Courier | Court fines Northway
    A court fined Northway Rail 4 million crowns on Tuesday because of worn brakes. Seven drivers have to appeal by 9 April.

    The judge owns no car.
    """
    assert dates(paper) == set()


def test_two_days_of_coming_into_force_are_a_conflict(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Dogs need leads
    The assembly of Carden voted on Tuesday to put all dogs on leads. The ban on loose dogs takes effect on May 1.

    Dogs barked outside.

    2031-03-04 Vale Courier | Leads for Carden's dogs
    All dogs in Carden must wear leads, the assembly decided on Tuesday. The rule comes into force on August 1.

    Cats are free.
    """
    assert dates(paper) == {("conflict", frozenset({"May 1", "August 1"}))}


def test_a_quarrel_since_two_years_is_a_conflict(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Herring truce
    Carden and Brask agreed on Tuesday to share the herring of the Vale bank, ending a feud that dates from 1988.

    Boats sailed at once.

    2031-03-04 Vale Courier | Peace over herring
    The herring of the Vale bank will be shared by Carden and Brask, they agreed on Tuesday. Both have claimed it since 1991.

    Boats sailed at once.
    """
    assert dates(paper) == {("conflict", frozenset({"1988", "1991"}))}


def test_the_last_of_a_kind_and_the_first_since_are_held_together(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Tram drivers stop
    Tram drivers of Carden put down work on Tuesday. The last walkout by tram drivers, in 2019, went on for a week.

    Cyclists cheered.

    2031-03-04 Vale Courier | No trams in Carden
    No trams ran in Carden on Tuesday. It was the first walkout by the tram drivers since 2014, and few had seen one.

    Cyclists cheered.
    """
    assert dates(paper) == {("conflict", frozenset({"2019", "2014"}))}


def test_a_thing_built_and_the_mending_of_another_are_no_difference(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Bridge closed
    The Harn bridge was closed on Tuesday after a crack was found. It was built in 1962.

    Ferries will run.

    2031-03-04 Vale Courier | Crack shuts bridge
    A crack has shut the Harn bridge since Tuesday. The library on the quay, completed in 1985, has opened a waiting room.

    Ferries will run.
    """
    assert dates(paper) == set()


def test_two_days_of_one_hearing_to_come_are_a_conflict(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Miller appeals
    The miller Odo Brandt appealed on Tuesday against the loss of his weir. The Harn water court will hear the case on 9 April, he said.

    The weir runs on.

    2031-03-04 Vale Courier | Weir goes to court
    Odo Brandt, a miller, appealed on Tuesday against the loss of his weir. The Harn water court takes up his plea on 16 April.

    The weir runs on.
    """
    assert dates(paper) == {("conflict", frozenset({"9 April", "16 April"}))}
