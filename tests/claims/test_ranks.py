"""Ranks, halves and races: what one thing can have but one of."""

from __future__ import annotations

import pytest

from newstemma.language.clockings import clockings
from newstemma.language.ranks import ranks
from newstemma.model.report import Report
from tests.papers import differences


def told(paper: Report) -> set[tuple[str, frozenset[str]]]:
    return {(grade, words) for kind, grade, words in differences(paper) if kind == "number"}


def test_a_country_has_one_rank(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Tarn lands probe on asteroid
    The probe Alba landed on an asteroid on Tuesday, the space agency of Tarn said. Tarn is the third country to land on an asteroid.

    Ida Renn heads the agency.

    2031-03-04 Vale Courier | Probe Alba sits on its asteroid
    Tarn became only the second nation ever to land on an asteroid when its probe Alba came down on Tuesday.

    The agency is headed by Ida Renn.
    """
    assert ("conflict", frozenset({"third country", "second nation"})) in told(paper)


def test_the_first_for_years_is_the_first_this_year(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Trams stand still in Tarn
    Tram drivers walked out in Tarn on Tuesday. It is the second strike this year, the union said.

    The mayor called for talks.

    2031-03-04 Vale Courier | No trams in Tarn
    Tram drivers in Tarn walked out on Tuesday, the first strike on the trams since 2019, the mayor said.

    She called for talks with the union.
    """
    assert ("conflict", frozenset({"second strike", "first strike"})) in told(paper)


def test_two_of_each_and_what_both_can_hold_are_no_difference(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Trams stand still in Tarn
    Tram drivers walked out in Tarn on Tuesday, the first strike this year. The Sella is the longest tunnel in the country.

    The mayor called for talks.

    2031-03-04 Vale Courier | No trams in Tarn
    Tram drivers in Tarn walked out on Tuesday, the third strike since 2019. The Vale is the second-longest tunnel in the country.

    The mayor called for talks with the union.
    """
    assert told(paper) == set()


def test_each_side_has_its_half(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Tarn and Vale share a river
    Tarn and Vale signed a treaty on their river on Tuesday. A commission of eight members, four from each country, will watch over it.

    It meets in April.

    2031-03-04 Vale Courier | River treaty signed
    The treaty on the river was signed by Tarn and Vale on Tuesday. The commission will have eight seats, five for each side.

    It will first meet in April.
    """
    assert ("conflict", frozenset({"four", "five"})) in told(paper)


def test_one_race_has_one_result(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Brodin wins Tarn marathon
    Anton Brodin won the Tarn marathon on Sunday in 2:04:17. Ida Renn won the women's race, taking 22 seconds off the course record.

    The heat was the worst in the history of the race.

    2031-03-04 Vale Courier | Heat at the Tarn marathon
    On Sunday Anton Brodin came by in 2:04:47, as if it were cool. Ida Renn beat the record of the course by 32 seconds.

    It was the hottest Tarn marathon ever.
    """
    assert {("conflict", frozenset({"2:04:17", "2:04:47"})), ("conflict", frozenset({"22 seconds", "32 seconds"}))} <= told(paper)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("She is the first woman elected to the office.", [(1, "woman", "", 0)]),
        ("It was the second metro strike this year.", [(2, "strike", "", -1)]),
        ("the world's third-largest seller of coffee", [(3, "seller", "large", 0)]),
        ("It was the fourth strike at the port of Tarn since January.", [(4, "strike", "", -1)]),
        ("Edda, the ninth of the season, came ashore.", [(9, "", "", -1)]),
        ("It is the second collapse in 20 years.", [(2, "collaps", "", -21)]),
        ("He won the rally for the sixth time.", [(6, "win", "", 0)]),
        ("They hold the first hearing for a nominee to succeed him.", []),
        ("Police arrested the second suspect on the third floor.", []),
        ("It is one of the largest ports in the country.", []),
        ("It was the longest strike since 2018.", []),
    ],
)
def test_ranks_say_among_what(text: str, found: list[tuple[int, str, str, int]]) -> None:
    assert [(r.nth, r.noun, r.size, r.since) for r in ranks(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("She won in two hours 19 minutes 48 seconds.", [("time", 8388.0)]),
        ("He won the slalom in 1:42.36.", [("time", 102.36)]),
        ("He won the race in 27 minutes 14.3 seconds.", [("time", 1634.3)]),
        ("He won the stage by a mere 38 seconds.", [("margin", 38.0)]),
        ("She ran inside the old record of 2:20:10.", []),
        ("The tremor struck at 10:43:12.", []),
        ("The alarm rang for 38 seconds.", []),
    ],
)
def test_times_are_of_races(text: str, found: list[tuple[str, float]]) -> None:
    assert [(c.sort, c.seconds) for c in clockings(text, 0, len(text))] == found


def test_all_of_three_and_two_of_three_are_a_conflict(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Former minister jailed in Tarn
    The former minister Anton Brodin was found guilty in Tarn on Tuesday on two of three counts and jailed for six years.

    He will appeal.

    2031-03-04 Vale Courier | Six years for Brodin
    Anton Brodin, the former minister, was convicted in Tarn on Tuesday on all three charges and went to jail for six years.

    There will be an appeal.
    """
    assert ("conflict", frozenset({"two of three counts", "all three charges"})) in told(paper)


def test_there_is_no_fifteenth_of_fourteen(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Brodin wins Tour of Tarn
    Anton Brodin won the Tour of Tarn on Sunday, a race of 14 stages. The fifteenth and last stage was a time trial along the harbour.

    The crowds were large.
    """
    assert ("internal", frozenset({"The fifteenth and last stage", "14"})) in told(paper)


def test_titles_terms_and_times_are_counted(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Ida Renn champion again
    Ida Renn won her fifth national title in the 400 metres on Tuesday, hours after Mount Sarn erupted for the third time this year.

    The mayor of Tarn, Lena Vogt, who won a third term in May, was there.

    2031-03-04 Vale Courier | Renn wins 400 metres
    It was the fourth national title for Ida Renn, who won the 400 metres in Tarn on Tuesday.

    The eruption of Mount Sarn on Tuesday was the second this year. Lena Vogt, mayor of Tarn, elected for a fourth term in May, was there.
    """
    sides = {words for _, words in told(paper)}
    assert {frozenset({"fifth national title", "fourth national title"}), frozenset({"third time", "second"})} <= sides
    assert frozenset({"third term", "fourth term"}) in sides


def test_a_win_over_one_rival_is_not_counted_with_all_wins(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Brodin keeps his belt
    Anton Brodin kept his belt in Tarn on Tuesday with his 41st victory, 30 of them before the bell.

    The hall was full.

    2031-03-04 Vale Courier | Brodin beats Vogt again
    Anton Brodin kept his belt in Tarn on Tuesday with a second victory over Emil Vogt.

    The hall was full.
    """
    assert told(paper) == set()


def test_a_sentence_that_has_both_ranks_counts_two_things(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Tarn Rovers beat Sella
    For the second time this season, Anton Brodin caught a pass of Sella and ran it back for a score on Tuesday.

    The crowd sang.

    2031-03-04 Vale Courier | Brodin runs one back
    It was the fourth catch of the season for Anton Brodin on Tuesday and the second that he ran back for a score.

    The crowd sang.
    """
    assert told(paper) == set()
