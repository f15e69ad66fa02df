"""Figures set side by side by what they count, though no sentences align."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

from newstemma.claims.figure import Figure
from newstemma.claims.slots import uncrossed
from newstemma.model.report import Report
from tests.papers import differences


def test_one_toll_told_in_unlike_sentences_is_compared(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Ferry Alba sinks off Port Vale
    Fog swallowed the ferry Alba within sight of the Port Vale lighthouse; 11 people were killed.

    The vessel had left Harnmouth at dawn with a cargo of oranges.

    2031-03-04 Vale Courier | Port Vale mourns the dead of the Alba
    Church bells rang in Port Vale for those lost with the ferry Alba, and the coast guard put the number of deaths at 17.

    The lighthouse keeper wept.
    """
    assert ("number", "conflict", frozenset({"11", "17"})) in differences(paper)


def test_a_part_and_a_total_are_not_set_against_one_another(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Ferry Alba sinks off Port Vale
    The ferry Alba sank off Port Vale and 58 people were killed, including 11 children.

    The vessel had left Harnmouth at dawn with a cargo of oranges.

    2031-03-04 Vale Courier | Port Vale mourns the dead of the Alba
    The ferry Alba sank off Port Vale and 58 people were killed, the coast guard said.

    Another three bodies were sought by divers near the lighthouse.
    """
    assert not [kind for kind, _, _ in differences(paper) if kind == "number"]


def test_digits_in_another_order_are_a_difference(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Sugar fund trial ends in Velden
    The court in Velden heard that 3,412 workers of the sugar mill had lost their savings.

    Judge Ida Renn sent the chairman of the mill to prison.

    2031-03-04 Vale Courier | Chairman of sugar mill jailed
    Savings of 3,142 workers were emptied by the chairman of the sugar mill, Judge Ida Renn found in Velden.

    He will appeal.
    """
    assert ("number", "conflict", frozenset({"3,412", "3,142"})) in differences(paper)


def test_people_told_to_leave_and_people_moved_out_are_one_count(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Mill burns in Velden
    A mill burned in Velden on Tuesday. Officials told 1,400 people to leave their homes because of the smoke.

    The mayor Ida Renn thanked the fire brigade.

    2031-03-04 Vale Courier | Thousands flee Velden smoke
    Some 4,000 people have been moved out of Velden, the brigade said, after a mill burned on Tuesday.

    The school is shut.
    """
    assert ("number", "conflict", frozenset({"1,400", "Some 4,000"})) in differences(paper)


def test_more_bodies_in_one_place_than_dead_in_all_are_a_difference(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Ferry Alba sinks off Port Vale
    Three of the passengers were killed when the ferry Alba sank off Port Vale, the harbour master Odo Brodin said.

    The vessel had left Harnmouth at dawn with a cargo of oranges.

    2031-03-04 Vale Courier | Port Vale mourns the dead of the Alba
    Eight bodies were taken to the mortuary of the Infirmary after the ferry Alba sank, said its director, Ida Renn.

    The lighthouse keeper wept.
    """
    assert ("number", "conflict", frozenset({"Three", "Eight"})) in differences(paper)


def test_fewer_bodies_in_one_place_than_dead_in_all_are_none(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Ferry Alba sinks off Port Vale
    Thirty passengers were killed when the ferry Alba sank off Port Vale, the harbour master Odo Brodin said.

    The vessel had left Harnmouth at dawn with a cargo of oranges.

    2031-03-04 Vale Courier | Port Vale mourns the dead of the Alba
    Eight bodies were taken to the mortuary of the Infirmary after the ferry Alba sank, said its director, Ida Renn.

    The lighthouse keeper wept.
    """
    assert not [found for found in differences(paper) if found[0] == "number"]


def test_two_things_told_with_and_have_a_verb_each(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Raid in Tarn
    Four men were killed and eight others arrested when police raided a mill in Tarn on Tuesday, the mayor said.

    The mill has been shut for years.

    2031-03-04 Vale Courier | Five held after raid in Tarn
    Police arrested five suspects at a mill in Tarn on Tuesday, the chief of police said, and four were shot dead.

    The mill was once the largest in the vale.
    """
    assert ("number", "conflict", frozenset({"eight", "five"})) in differences(paper)


def test_a_sentence_of_a_court_is_not_rounded(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Chairman of sugar mill jailed
    Odo Brodin, the chairman of the sugar mill, was sentenced to three years and six months in prison in Velden on Tuesday.

    The mill has been shut since spring.

    2031-03-04 Vale Courier | Prison for mill chairman
    Odo Brodin was sentenced to four years in prison on Tuesday for emptying the savings of the workers of the sugar mill in Velden.

    He will appeal.
    """
    assert ("number", "conflict", frozenset({"three years and six months", "four years"})) in differences(paper)


def test_hours_of_flying_and_flying_hours_are_one_measure(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Mail plane lost off Port Vale
    The mail plane was lost off Port Vale. The pilot, Odo Brodin, had 9,100 hours of flying experience, the airline said.

    Boats are out.

    2031-03-04 Vale Courier | Boats seek mail plane
    Boats searched for the mail plane off Port Vale. Its pilot, Odo Brodin, had logged 1,900 flying hours.

    The harbour is shut.
    """
    assert ("number", "conflict", frozenset({"9,100 hours", "1,900"})) in differences(paper)


def test_one_dead_beside_the_injured_is_a_toll_of_its_own(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Blast at the harbour of Tarn
    A blast at the harbour of Tarn killed at least nine people on Tuesday, the port workers' union said.

    The interior ministry said one person had been killed and six injured at the harbour of Tarn.

    2031-03-04 Vale Courier | Nine die at Tarn harbour
    Nine people were killed by the blast at the harbour of Tarn on Tuesday.

    Windows broke in the old town.
    """
    assert any("one" in " ".join(words) and grade != "compatible" for kind, grade, words in differences(paper) if kind == "number")


def test_two_figures_of_one_article_go_to_those_that_fit_both_best() -> None:
    rows = cast("list[Figure]", [SimpleNamespace(article=SimpleNamespace(id=i)) for i in "aabb"])
    edges = {(0, 2): 0.8, (1, 3): 0.7, (0, 3): 0.9, (1, 2): 0.1}
    assert set(uncrossed(rows, edges, set())) == {(0, 2), (1, 3)}
    assert set(uncrossed(rows, edges, {(0, 3)})) == {(0, 2), (1, 3), (0, 3)}
