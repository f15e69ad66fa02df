"""What one person is called in different articles."""

from __future__ import annotations

from newstemma.model.report import Report
from tests.papers import differences


def offices(paper: Report) -> set[tuple[str, frozenset[str]]]:
    return {(grade, words) for kind, grade, words in differences(paper) if kind == "office"}


def test_one_person_is_no_governor_and_mayor_at_once(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Ferry sinks off Port Vale
    “We will not rest until every family knows why,” Governor Ida Renn told reporters at the dock gates on Tuesday.

    Eleven people drowned when the ferry Alba sank in thick fog.

    2031-03-04 Vale Courier | Eleven drown
    Eleven people drowned when the ferry Alba sank in thick fog.

    Port Vale mayor Ida Renn told reporters at the dock gates on Tuesday that she would not rest.
    """
    assert offices(paper) == {("conflict", frozenset({"Governor", "mayor"}))}


def test_a_deputy_minister_is_not_the_minister(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Talks on the canal
    Deputy foreign minister Odo Brandt flew to Harnmouth on Tuesday for talks about the canal.

    The talks began at noon.

    2031-03-04 Vale Courier | Canal talks
    Foreign minister Odo Brandt flew to Harnmouth on Tuesday for talks about the canal.

    Both sides kept silent.
    """
    assert len(offices(paper)) == 1


def test_what_somebody_was_or_wants_to_be_is_no_office(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Renn runs
    Governor Ida Renn said on Tuesday that she would run, and filled the hall at Port Vale.

    The hall was full.

    2031-03-04 Vale Courier | A candidate
    Former mayor Ida Renn, a candidate for president, filled the hall at Port Vale on Tuesday.

    She spoke for an hour.

    2031-03-04 Isle Gazette | Full hall
    Ida Renn, who was mayor of Port Vale, filled the hall on Tuesday. In 2019 Mayor Ida Renn had filled it, too.

    The band played.
    """
    assert offices(paper) == set()


def test_who_is_both_in_one_article_is_both(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Two chairs
    Mayor Ida Renn opened the bridge on Tuesday. As of May she will sit in parliament as Senator Ida Renn.

    The band played.

    2031-03-04 Vale Courier | Bridge opens
    Senator Ida Renn opened the bridge on Tuesday.

    The band played.
    """
    assert offices(paper) == set()


def test_two_people_of_one_family_name_are_kept_apart(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Ferry sinks off Port Vale
    Governor Ida Renn told reporters at the dock gates that eleven people drowned when the ferry Alba sank in thick fog.

    She left at noon.

    2031-03-04 Vale Courier | Eleven drown
    Eleven people drowned when the ferry Alba sank in thick fog, said Captain Odo Renn of the coast guard.

    The divers go down tomorrow.
    """
    assert offices(paper) == set()


def test_a_race_director_is_no_council_leader(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Heat stops the race
    Race director Ida Renn said that the thoughts of everyone were with the runner's family.

    The race was stopped at noon.

    2031-03-04 Vale Courier | A hot day
    Council leader Ida Renn, who stood on the finishing line, said that the thoughts of everyone were with the runner's family.

    The race was stopped at noon.
    """
    assert offices(paper) == {("conflict", frozenset({"Race director", "Council leader"}))}


def test_a_portfolio_behind_possessive_and_in_front_of_a_comma_is_an_office(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Talks on the canal
    Fisheries minister Odo Brandt flew to Harnmouth on Tuesday for talks about the canal.

    The talks began at noon.

    2031-03-04 Vale Courier | Canal talks
    Vale's minister of housing, Odo Brandt, signed the accord after talks about the canal in Harnmouth.

    Both sides kept silent.
    """
    assert len(offices(paper)) == 1


def test_one_minister_may_have_two_portfolios_and_one_portfolio_two_names(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Talks on the canal
    Labour Minister Odo Brandt flew to Harnmouth on Tuesday, and Sports Minister Ida Renn stayed at home.

    The talks began at noon.

    2031-03-04 Vale Courier | Canal talks
    Employment Minister Odo Brandt flew to Harnmouth on Tuesday. Culture and Sports Minister Ida Renn did not.

    Both sides kept silent.
    """
    assert offices(paper) == set()


def test_a_director_general_is_no_general_and_a_cousin_of_the_inspector_no_inspector(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Coins found
    Director General Ida Renn showed the coins on Tuesday, and the mayor, Odo Brandt, held one up.

    The coins were wet.

    2031-03-04 Vale Courier | Wet coins
    Captain Ida Renn of the harbour police found the coins. Odo Brandt, cousin of the inspector, held one up.

    Nobody laughed.
    """
    assert offices(paper) == set()


def test_two_ministries_that_somebody_led_once_are_a_difference_and_one_long_name_is_one(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Renn wins
    Ida Renn, 54, a former finance minister, was elected on Tuesday, the first woman since 1961.

    Former Housing and Rural Development Minister Odo Brandt lost.

    2031-03-04 Vale Courier | A new president
    Ida Renn, a former foreign minister who studied in Harnmouth, was elected on Tuesday.

    Former housing minister Odo Brandt lost.
    """
    assert offices(paper) == {("conflict", frozenset({"finance minister", "foreign minister"}))}
