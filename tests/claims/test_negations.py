"""What one article says and another denies, and where a "not" means nothing."""

from __future__ import annotations

from newstemma.language.opposites import bare_words, is_denied, opposite_words
from newstemma.model.report import Report
from tests.papers import differences


def kinds(paper: Report) -> set[tuple[str, str]]:
    return {(kind, grade) for kind, grade, _ in differences(paper)} & {("negation", "conflict"), ("place", "conflict")}


def test_a_not_among_the_same_words_is_a_conflict(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Council on the harbour
    The council did not approve the plan for a second harbour basin at its meeting on Tuesday night.

    Fishermen had filled the gallery.

    2031-03-04 Vale Courier | New basin
    The council approved the plan for a second harbour basin at its meeting on Tuesday night.

    Work could begin in May.
    """
    assert kinds(paper) == {("negation", "conflict")}


def test_opposites_in_the_same_words_are_a_conflict(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Appeal of the ferry's captain
    The high court in Harnmouth upheld the verdict against the captain of the ferry Alba on Tuesday.

    His lawyer left without a word.

    2031-03-04 Vale Courier | Captain's day in court
    The high court in Harnmouth overturned the verdict against the captain of the ferry Alba on Tuesday.

    The families were in court.
    """
    assert kinds(paper) == {("negation", "conflict")}


def test_no_alarm_and_the_alarm_are_a_conflict(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Blast in the flour mill
    The blast tore the roof off the flour mill of Brandt and Sons on Tuesday. The firm said that no alarm was recorded before the blast.

    Firemen searched the ruins until dark.

    2031-03-04 Vale Courier | Night at the mill
    The mill of Brandt and Sons lost its roof in a blast on Tuesday. “The alarm went twice before the blast,” said a miller, Odo Renn.

    He was in the canteen.
    """
    assert kinds(paper) == {("negation", "conflict")}


def test_what_one_denies_and_another_asserts_is_a_conflict(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Mayor and the contract
    Mayor Ida Renn met the builder twice before the contract was signed, the auditors found.

    The contract was worth nine million.

    2031-03-04 Vale Courier | Renn on the contract
    Mayor Ida Renn denied that she met the builder twice before the contract was signed.

    She spoke for ten minutes.
    """
    assert kinds(paper) == {("negation", "conflict")}


def test_not_only_denies_nothing(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Basin
    The council not only approved the plan for a second harbour basin but voted money for it on Tuesday night.

    Fishermen had filled the gallery.

    2031-03-04 Vale Courier | New basin
    The council approved the plan for a second harbour basin and voted money for it on Tuesday night.

    Work could begin in May.
    """
    assert kinds(paper) == set()


def test_words_that_deny_and_words_that_exclude() -> None:
    assert is_denied("it didn’t sink")
    assert not is_denied("another note")
    assert bare_words("did not accept") == ["accept"]
    assert opposite_words("was Approved", "was rejected") == ("Approved", "rejected")
    assert opposite_words("was not approved", "was rejected") is None
    assert opposite_words("the north pier", "the south pier", loose=True) is None


def test_who_told_no_one_never_told_anyone(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Clerk of Harn speaks of the ledger
    Clerk Ida Renn said she never told anyone of the burnt ledger of Harn until the spring, when the auditor called.

    The hall was full.

    2031-03-04 Vale Courier | The burnt ledger
    Clerk Ida Renn said she told no one of the burnt ledger of Harn until the spring, when the auditor called at her house.

    Snow fell on the square.
    """
    assert not [kind for kind, _, _ in differences(paper) if kind == "negation"]
