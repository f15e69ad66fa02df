"""How old somebody is, however it is told, and whose age it is."""

from __future__ import annotations

from newstemma.model.report import Report
from tests.papers import differences


def ages(paper: Report) -> set[tuple[str, frozenset[str]]]:
    about = {frozenset(p.text for p in c.positions) for c in paper.conflicts if c.about.startswith("age of")}
    return {(grade, words) for kind, grade, words in differences(paper) if kind == "number" and words in about}


def test_an_age_behind_a_bare_surname_is_that_of_the_one_named_in_full_before(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Former minister jailed in Tarn
    A court in Tarn sentenced the former minister Anton Brodin to six years in prison on Tuesday for taking bribes.

    Brodin, 58, will appeal. His wife Ida Brodin was acquitted on all counts and left the court by the back door.

    2031-03-04 Vale Courier | Six years for Brodin
    Anton Brodin, the former minister of Tarn, was sentenced to six years in prison on Tuesday.

    Mr Brodin, 61, was led away for taking bribes. His wife Ida Brodin was acquitted by the court.
    """
    assert ages(paper) == {("conflict", frozenset({"58", "61"}))}


def test_a_man_who_died_is_one_man_where_one_man_died(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Runner dies at Tarn marathon
    A 52-year-old man died after he collapsed in Castle Street during the Tarn marathon on Sunday, the organisers said.

    The heat was the worst in the history of the race.

    2031-03-04 Vale Courier | Death at the marathon
    At noon the flags in Castle Street came down. A man of 46 had died at the Tarn marathon, the organisers said.

    It was the hottest race in its history.
    """
    assert ages(paper) == {("conflict", frozenset({"46", "52-year-old"}))}


def test_two_women_and_what_somebody_did_long_ago_are_no_difference(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Painter Ida Renn dies
    The painter Ida Renn died in Port Vale on Tuesday. She was 91. A nurse of 40 was with her.

    She was 23 when she sold her first picture in Harnmouth.

    2031-03-04 Vale Courier | Ida Renn is dead
    Ida Renn, the painter, died in Port Vale on Tuesday. In 1962 she was 22 and had no money for paint.

    A nurse, 44, said she had asked for her brushes in Harnmouth; another nurse, 31, had brought them.
    """
    assert ages(paper) == set()


def test_the_watchman_and_the_guard_are_one(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Gold stolen from Tarn abbey
    Thieves stole the gold of Tarn abbey on Tuesday. The night watchman, 58, was locked in the lodge and was unhurt.

    The abbot called the police at dawn.

    2031-03-04 Vale Courier | Abbey robbed of its gold
    The gold of the abbey of Tarn was stolen on Tuesday. The thieves locked up the guard, who is 67, in his lodge.

    It was the abbot who called the police.
    """
    assert ages(paper) == {("conflict", frozenset({"58", "67"}))}


def test_who_stands_for_the_one_named_beside_it_and_for_nobody_before(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Freighter sinks off Tarn
    The freighter Alba sank off Tarn on Tuesday. Three sailors drowned. The captain, a Norwegian of 52, is among the dead.

    A fishing boat saved three others, the coast guard said.

    2031-03-04 Vale Courier | We counted the lamps
    The skipper of the Alba, 52, drowned off Tarn on Tuesday with two of his sailors when the freighter sank.

    "We counted their lamps," says Arne Brodin of the fishing boat, her skipper, who is 61. Three others were saved.
    """
    assert ages(paper) == set()


def test_a_birthday_ahead_is_a_year_more(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Ida Renn wins Corvin Prize
    The novelist Ida Renn, 79, won the Corvin Prize in Tarn on Tuesday for her ninth novel.

    The jury was of one mind.

    2031-03-04 Vale Courier | Corvin Prize for Renn
    Ida Renn won the Corvin Prize for her ninth novel in Tarn on Tuesday, a week before her 80th birthday.

    It was the wish of the whole jury.
    """
    assert ages(paper) == set()


def test_the_next_birthday_is_held_against_another(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Ida Renn wins Corvin Prize
    The novelist Ida Renn, who turns 80 next week, won the Corvin Prize in Tarn on Tuesday for her ninth novel.

    The jury was of one mind.

    2031-03-04 Vale Courier | Corvin Prize for Renn
    Ida Renn won the Corvin Prize for her ninth novel in Tarn on Tuesday, a week before her 83rd birthday.

    It was the wish of the whole jury.
    """
    assert ages(paper) == {("conflict", frozenset({"80", "83rd"}))}


def test_a_mother_of_three_is_one_where_each_article_has_one(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Tram hits woman in Tarn
    The victim, a mother of three aged 41, was struck by a tram at Tarn station on Tuesday, police said.

    The driver had rung his bell.

    2031-03-04 Vale Courier | Struck by a tram
    A 47-year-old mother of three was struck by a tram at Tarn station on Tuesday, according to police.

    The bell had been rung by the driver.
    """
    assert ages(paper) == {("conflict", frozenset({"41", "47-year-old"}))}


def test_two_that_one_article_tells_side_by_side_are_two(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Two boys saved in Tarn
    A 14-year-old boy and a 12-year-old boy were pulled from the river at Tarn on Tuesday after the ice broke under them.

    Both are well.

    2031-03-04 Vale Courier | Out of the ice
    A boy of 14 was pulled from the river at Tarn on Tuesday after the ice broke under him.

    He is well.

    2031-03-04 Bay Sentinel | Boy falls through ice
    The ice of the river at Tarn broke under a boy of 12, who was pulled out on Tuesday.

    He is well again.
    """
    assert ages(paper) == set()


def test_an_age_in_somebody_s_mouth_is_not_the_speaker_s(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Boy falls from the quay
    Ida Renn, 44, pulled the boy from the water at Port Vale on Tuesday, the coast guard said.

    The boy is well.

    2031-03-04 Vale Courier | Saved by a neighbour
    Ida Renn pulled a boy from the water at Port Vale on Tuesday. Renn had seen him fall.

    "He looked so small," Renn said. "He's 12 years old. He cannot swim."
    """
    assert ages(paper) == set()


def test_the_girl_told_of_before_is_nobody_s_age(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Driver hits girl
    Odo Brandt, 31, drove into the crowd at Port Vale on Tuesday.

    Three people were hurt.

    2031-03-04 Vale Courier | Into the crowd
    Odo Brandt drove into the crowd at Port Vale on Tuesday and hit a 12-year-old girl. Brandt was arrested.

    Brandt is said to have been drunk. The 12-year-old girl broke a leg. The crowd had come for the two-year-old bridge.
    """
    assert ages(paper) == set()


def test_two_brothers_side_by_side_have_their_own_ages(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Two brothers sought
    Police are looking for the brothers Odo Brandt, 32, and Will Brandt, 34, who robbed the bank of Port Vale.

    The bank is closed.

    2031-03-04 Vale Courier | Bank robbed
    Will and Odo Brandt, 34 and 32, robbed the bank of Port Vale, police say. Odo Brandt, the 32-year-old charged last year, was seen.

    The bank opens again on Monday.
    """
    assert ages(paper) == set()


def test_the_age_that_somebody_had_then_is_not_that_of_today(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Trial opens
    The trial of Odo Brandt, 16, over the fire at Tarn mill opened on Tuesday.

    The court was full.

    2031-03-04 Vale Courier | Fire at the mill
    The trial over the fire at Tarn mill opened on Tuesday. The lawyer of Odo Brandt said the then-15-year-old Brandt had slept.

    The court was full to the door.
    """
    assert ages(paper) == set()


def test_the_old_one_who_is_sentenced_to_years_has_an_age(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Former minister jailed in Tarn
    The former minister Anton Brodin must go to prison. The court in Tarn sentenced the 61-year-old to six years on Tuesday.

    The sum was never found.

    2031-03-04 Vale Courier | Six years for Brodin
    Anton Brodin, 58, the former minister of Tarn, was sentenced to six years in prison on Tuesday for taking bribes.

    He will appeal.
    """
    assert ages(paper) == {("conflict", frozenset({"58", "61-year-old"}))}


def test_at_an_age_before_a_name_is_that_persons(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | New minister in Tarn
    At 44, Anton Brodin is the youngest minister of the harbours that Tarn has had. He was sworn in on Tuesday.

    The post had been vacant.

    2031-03-04 Vale Courier | Brodin sworn in
    Anton Brodin, 47, was sworn in as minister of the harbours of Tarn on Tuesday.

    The post had been vacant since spring.
    """
    assert ages(paper) == {("conflict", frozenset({"44", "47"}))}
