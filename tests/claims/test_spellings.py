"""One person under two names, and people who only seem to be one."""

from __future__ import annotations

from newstemma.model.report import Report
from tests.papers import differences


def names(paper: Report) -> set[tuple[str, frozenset[str]]]:
    return {(grade, words) for kind, grade, words in differences(paper) if kind == "name"}


def test_two_spellings_are_a_conflict_where_nothing_says_that_they_are_transliterated(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Ferry sinks off Port Vale
    Fire chief Ewald Brantner said that the ferry Alba sank in thick fog. Harbour master Ilka Sorensen closed the port.

    Eleven people drowned.

    2031-03-04 Vale Courier | Eleven drown
    The ferry Alba sank in thick fog, said fire chief Ewald Brandner. Harbour master Ilka Sorenson closed the port.

    Divers are on their way.
    """
    assert names(paper) == {
        ("conflict", frozenset({"Ewald Brantner", "Ewald Brandner"})),
        ("conflict", frozenset({"Ilka Sorensen", "Ilka Sorenson"})),
    }


def test_a_name_that_sounds_the_same_in_a_country_of_another_script_is_no_conflict(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Ferry sinks
    Governor Boonmi Watanakol of the Thai island of Tarn said that the ferry Alba sank in thick fog.

    Eleven people drowned.

    2031-03-04 Vale Courier | Eleven drown
    The ferry Alba sank in thick fog, said Boonmi Wattanakol, the governor of Tarn in Thailand.

    Divers are on their way.
    """
    assert names(paper) == {("compatible", frozenset({"Boonmi Watanakol", "Boonmi Wattanakol"}))}


def test_a_name_the_other_way_round_is_a_conflict(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Suspect sought
    Police at Port Vale are looking for Brodan Hamrik, 18, after the robbery on Tuesday.

    The bank is closed.

    2031-03-04 Vale Courier | Bank robbed
    An 18-year-old, Hamrik Brodan, is sought by police at Port Vale for the robbery of Tuesday.

    The bank opens again on Monday.
    """
    assert names(paper) == {("conflict", frozenset({"Brodan Hamrik", "Hamrik Brodan"}))}


def test_another_given_name_with_the_same_office_is_a_conflict(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Verdict on the ferry
    Judge Rosalind Tarrow sent the captain of the Alba to prison for six years on Tuesday.

    The families wept.

    2031-03-04 Vale Courier | Six years
    The captain of the Alba goes to prison for six years, Judge Harriet Tarrow ruled on Tuesday.

    His lawyer will appeal.
    """
    assert names(paper) == {("conflict", frozenset({"Rosalind Tarrow", "Harriet Tarrow"}))}


def test_two_people_of_one_family_name_are_two(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Ferry sinks off Port Vale
    Fire chief Ewald Brantner said that the ferry Alba sank in thick fog.

    Eleven people drowned.

    2031-03-04 Vale Courier | Eleven drown
    The ferry Alba sank in thick fog, said the shop steward Dora Brantner, no relation to the fire chief.

    Divers are on their way.
    """
    assert names(paper) == set()


def test_a_short_form_and_an_accent_are_no_other_name(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Bridge opens
    Mayor Thomas Aldery opened the bridge with Governor Inés Marlo on Tuesday.

    The band played.

    2031-03-04 Vale Courier | New bridge
    Mayor Tom Aldery and Governor Ines Marlo opened the bridge on Tuesday.

    Rain fell.
    """
    assert names(paper) == set()


def test_five_people_named_kim_are_five(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Team lands
    Kim Minho carried the flag when the team of Ostria landed, and Kim Dara sang.

    It was raining.

    2031-03-04 Vale Courier | The band
    Kim Minhu beat the drum when the band of Harnmouth met the ship, and Kim Sora danced.

    It was raining.
    """
    assert names(paper) == set()


def test_a_letter_off_in_both_names_that_sound_alike_is_one_person(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Late goal
    Coach Britta Halsen wept when the whistle blew at Port Vale.

    The crowd sang.

    2031-03-04 Vale Courier | Port Vale win
    Nobody slept after coach Brita Hallsen had wept on live television.

    Buses ran late.
    """
    assert names(paper) == {("conflict", frozenset({"Britta Halsen", "Brita Hallsen"}))}


def test_an_uncle_in_the_same_office_is_another(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Rector goes
    Rector Tadas Vonar resigned on Tuesday over his thesis.

    The students cheered.

    2031-03-04 Vale Courier | Thesis
    The thesis was withdrawn on Tuesday. The last rector but one, Karl Vonar, was an uncle of the author.

    Classes go on.
    """
    assert names(paper) == set()


def test_given_names_that_begin_alike_are_one_person_of_one_age_or_told_alike(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Shots at the mill
    The third victim, Bryan T. Odwell, 39, was shot in the neck and taken to hospital.

    The mill stands still.

    2031-03-04 Vale Courier | Mill closed
    A third victim, Brynjar Odwell, 39, lay in hospital with a gunshot wound.

    Buses ran late.
    """
    assert names(paper) == {("conflict", frozenset({"Bryan T. Odwell", "Brynjar Odwell"}))}


def test_one_sentence_with_two_given_names_is_of_one_person(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Shots at the mill
    Neighbour Nick Odwell said he had heard three shots from the mill before the windows of the kitchen broke on Tuesday.

    The mill stands still.

    2031-03-04 Vale Courier | Mill closed
    Police came at noon. Neighbour Rob Odwell said that he heard three shots from the mill before the kitchen windows broke on Tuesday.

    Buses ran late.
    """
    assert names(paper) == {("conflict", frozenset({"Nick Odwell", "Rob Odwell"}))}


def test_a_son_who_is_called_by_his_given_name_is_not_turned_about(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Senator Brando defends his son
    Senator Ida Brando defended her son Kesto Brando on Tuesday. Kesto sells apples.

    Brando said that Kesto had done no wrong. The league of Harn had paid him.

    The band played.

    2031-03-04 Vale Courier | Apples of a senator's son
    The league of Harn paid the son of Senator Ida Brando. Kesto Brando sells apples, and Kesto was paid on Tuesday.

    Rain fell.
    """
    assert not any(kind == "name" for kind, *_ in differences(paper))
