"""In what degree somebody has an office."""

from __future__ import annotations

from newstemma.model.report import Report
from tests.papers import differences


def offices(paper: Report) -> set[tuple[str, frozenset[str]]]:
    return {(grade, words) for kind, grade, words in differences(paper) if kind == "office"}


def test_governor_and_former_governor_are_each_of_its_time(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Divers reach the mine
    Divers reached the flooded mine at Tarn on Tuesday, Harnland Gov. Odo Brandt said. Eleven miners are safe.

    The rain has stopped.

    2031-03-04 Vale Courier | Miners safe
    Eleven miners are safe, former Harnland governor Odo Brandt said on Tuesday. Divers had reached them at Tarn.

    The rain has stopped at last.
    """
    assert offices(paper) == {("compatible", frozenset({"Harnland Gov.", "former Harnland governor"}))}


def test_who_left_the_office_on_the_day_had_it_and_has_it_no_more(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Director goes
    Museum director Ida Renn resigned on Tuesday after the theft of the crown of Tarn.

    The museum is closed.

    2031-03-04 Vale Courier | Crown stolen
    The crown of Tarn was stolen, and Ida Renn, the former director of the museum, is questioned by the police.

    The museum opens again on Monday.
    """
    assert {grade for grade, _ in offices(paper)} <= {"compatible"}


def test_a_title_for_life_is_no_office_of_today(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Bridge opened
    President Ida Renn cut the ribbon of the bridge at Tarn on Tuesday. "Director Odo Brandt built it," she said.

    The crowd sang.

    2031-03-04 Vale Courier | Ribbon cut
    Former President Ida Renn cut the ribbon of the bridge at Tarn. Odo Brandt, a former director of the bridge office, was there.

    The crowd sang and danced.
    """
    assert offices(paper) == set()


def test_an_assistant_prosecutor_then_is_not_the_prosecutor_then(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Trial over the mine
    Odo Brandt, then an assistant district attorney, had opened the trial over the mine at Tarn in 2011.

    It never ended.

    2031-03-04 Vale Courier | The mine
    The trial over the mine at Tarn was opened by Odo Brandt, then the district attorney and later a judge.

    It never ended, and nobody knows why.
    """
    assert offices(paper) == {("conflict", frozenset({"then an assistant district attorney", "then the district attorney"}))}


def test_an_acting_head_may_be_called_head(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Coach chosen
    Odo Brandt was named interim coach of Port Vale on Tuesday. The club was last.

    The fans sang.

    2031-03-04 Vale Courier | New man
    The club chose on Tuesday. Odo Brandt was appointed coach for the rest of the season.

    The fans sang and danced.
    """
    assert offices(paper) == {("compatible", frozenset({"interim coach", "coach"}))}


def test_a_former_student_is_no_student(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Fire at school
    Odo Brandt, a student at Tarn High School, set the fire on Tuesday, police said.

    Nobody was hurt.

    2031-03-04 Vale Courier | School on fire
    Odo Brandt, a former student of Tarn High School, set fire to it on Tuesday, according to police.

    Nobody was hurt in the fire.
    """
    assert offices(paper) == {("conflict", frozenset({"student", "former student"}))}
