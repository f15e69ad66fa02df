"""Figures that count one thing: rivals, later counts, parts, ages, headlines; and figures that only look like one another."""

from __future__ import annotations

import json

import newstemma
from newstemma.model.claim import Conflict
from newstemma.model.report import Report
from newstemma.readers.files import read_bytes
from newstemma.settings import ReadSettings


def numbers(report: Report) -> set[tuple[str, frozenset[str]]]:
    """(grade, what each position says) of the findings on figures."""
    return {(c.grade, said(c)) for c in report.conflicts if c.kind == "number"}


def said(conflict: Conflict) -> frozenset[str]:
    return frozenset(p.text for p in conflict.positions)


def of(*texts: str, title: str = "Ferry Alba sinks off Port Vale", day: str = "2031-03-04") -> Report:
    """A report on texts of one day, each by an outlet of its own."""
    rows = [
        {"title": title, "outlet": f"{name} Herald", "published": day, "text": f"{text}\n\nThe vessel had left Harnmouth at dawn."}
        for name, text in zip(("Meridian", "Vale", "Isle", "Bay"), texts, strict=False)
    ]
    raw = "\n".join(map(json.dumps, rows)).encode()
    documents, notices = read_bytes("paper.jsonl", raw, ReadSettings())
    found = newstemma.analyse(newstemma.Pile(documents, notices), processes=1).found
    assert found is not None
    return found


ALBA = "The ferry Alba sank in thick fog off Port Vale on Tuesday"


def test_a_toll_that_the_text_itself_sets_aside_is_an_update() -> None:
    report = of(
        f"{ALBA}, killing 15 people, the coast guard said.",
        f"{ALBA}. The coast guard said 18 people were killed, updating an earlier toll of 15.",
    )
    assert numbers(report) == {("update", frozenset({"15", "18"}))}


def test_children_among_the_dead_are_held_against_children() -> None:
    report = of(
        f"{ALBA}, killing 43 people, including six children, the coast guard said.",
        f"{ALBA}. Mayor Ida Renn said 43 people had been killed, nine of them children.",
    )
    assert numbers(report) == {("conflict", frozenset({"six", "nine"}))}


def test_a_toll_since_the_turn_of_the_century_is_no_toll_of_the_day() -> None:
    report = of(
        f"{ALBA}, killing 15 people, the coast guard said.",
        f"{ALBA}, killing 15 people. Ferries have cost 230 people their lives in these waters since 2004, mayor Ida Renn said.",
    )
    assert numbers(report) == set()


def test_the_dead_of_another_sinking_are_no_rivals() -> None:
    report = of(
        f"{ALBA}, killing 15 people, the coast guard said.",
        f"{ALBA}, killing 15 people. In another accident in 2019 the tug Brenna went down and 31 people drowned.",
    )
    assert numbers(report) == set()


def test_what_an_article_could_not_add_up_is_held_against_itself() -> None:
    report = of(
        f"{ALBA}. A team of 24 divers, 14 from the navy and eight from the port, will begin work on Wednesday.",
        f"{ALBA}. Divers will begin work on Wednesday.",
    )
    assert numbers(report) == {("internal", frozenset({"24", "14", "eight"}))}


def test_parts_that_come_to_the_whole_are_no_finding() -> None:
    report = of(
        f"{ALBA}. A team of 22 divers, 14 from the navy and eight from the port, will begin work on Wednesday.",
        f"{ALBA}. The hull weighs 23 kilograms (51 pounds) a metre, and 112 of 140 berths, or eight in ten, were taken.",
    )
    assert numbers(report) == set()


def test_a_share_and_a_conversion_that_do_not_come_out_are_found() -> None:
    report = of(
        f"{ALBA}. The anchor weighs 23 kilograms (61 pounds), its owners said.",
        f"{ALBA}. A ballot was held: 6,552 of 7,800 votes, or 91 per cent, were for a strike.",
    )
    assert {grade for grade, _ in numbers(report)} == {"internal"}
    assert {frozenset({"23 kilograms", "61 pounds"}), frozenset({"6,552", "91 per cent"})} == {words for _, words in numbers(report)}


def test_one_person_has_one_age() -> None:
    report = of(
        f"{ALBA}. Captain Tomas Arden, 54, was on the bridge, the coast guard said.",
        f"{ALBA}. The captain, Tomas Arden, 45, was asleep, a sailor said.",
    )
    assert ("conflict", frozenset({"54", "45"})) in numbers(report)


def test_a_headline_is_held_against_its_text() -> None:
    report = of(
        f"{ALBA}, killing nine people, the coast guard said.", f"{ALBA}, the mayor said.", title="Dozens dead as ferry sinks off Port Vale"
    )
    found = [c for c in report.conflicts if c.kind == "number"]
    assert [(c.grade, said(c)) for c in found] == [("internal", frozenset({"Dozens", "nine"}))]


def test_what_both_articles_have_is_not_in_dispute() -> None:
    report = of(
        f"{ALBA}. Its owners put the loss at 3.1 million dollars and the hull alone at 2.6 million dollars.",
        f"{ALBA}. The hull was worth 2.6 million dollars and the whole loss comes to 3.1 million dollars, its owners said.",
    )
    assert numbers(report) == set()


def test_one_sum_with_changed_digits_is_a_conflict() -> None:
    report = of(
        f"{ALBA}. Its owners had paid 4.1 million euros for the ferry.",
        f"{ALBA}. The ferry was bought for 1.4 million euros, its owners said.",
    )
    assert numbers(report) == {("conflict", frozenset({"4.1 million euros", "1.4 million euros"}))}


def test_figures_beyond_counting_and_odd_separators_end_in_no_error() -> None:
    report = of(
        f"{ALBA}. {10**40} people or {10**400} people or 1,00,000 people or 1.000,5 were killed.",
        f"{ALBA}. Kim | 3 | 4 | 5\nKim | 6 | 7 | 8",
    )
    assert isinstance(numbers(report), set)


def test_the_agency_that_is_credited_with_another_figure_decides(paper: Report) -> None:
    """
    2031-03-04 09:00 Reuters | Dockers walk out in Port Vale
    PORT VALE, March 4 (Reuters) - The harbour company has hired 1,500 contract workers to keep the docks of Port Vale open.

    The strike began at dawn, the dockers' union said in a statement on its website after a night of talks with the company.

    2031-03-04 14:00 Vale Courier | Docks idle
    According to Reuters, 1,900 contract workers have been hired by the harbour company to keep the docks of Port Vale open.

    Cranes stood still over the harbour while gulls walked the quay, and a choir of pensioners sang for the pickets at noon.
    """
    (found,) = [c for c in paper.conflicts if c.kind == "number"]
    assert (found.grade, found.resolved) == ("conflict", "1,500")
    assert "Reuters" in found.why


def test_how_old_somebody_was_then_is_not_how_old_she_is(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Captive of the quarry speaks
    Ida Renn, 32, told the court in Port Vale on Tuesday that she had slept in a quarry for a decade, among crates of oranges.

    The judge closed the hall to cameras.

    2031-03-04 Vale Courier | Ten years in a quarry
    Ida Renn told the court in Port Vale on Tuesday how she was taken; Bo Lund was 14 at the time and Ida Renn was 20 years old.

    Her captor looked at the floor.
    """
    assert not [c for c in paper.conflicts if c.kind == "number"]


def test_passengers_and_crew_are_the_people_on_board() -> None:
    report = of(
        f"{ALBA}. She was carrying 44 people, the coast guard said.",
        f"{ALBA}. On board were 42 passengers and two pilots, the harbour master said.",
    )
    assert numbers(report) == set()


def test_the_dead_of_one_earlier_year_are_held_against_one_another() -> None:
    report = of(
        f"{ALBA}, killing 15 people. In 2019, 31 people died when a ferry sank on the same crossing.",
        f"{ALBA}, killing 15 people. The crossing saw another sinking in 2019, when 13 supporters of Vale United were killed.",
    )
    assert ("conflict", frozenset({"31", "13"})) in numbers(report)


def test_a_toll_up_from_that_of_the_day_before_is_the_toll() -> None:
    report = of(
        f"{ALBA}, killing at least 46 people, the coast guard said.",
        "The number of people killed when the ferry Alba sank off Port Vale rose to 71 on Wednesday, up from 46 the day before.",
    )
    assert numbers(report) == {("update", frozenset({"46", "71"}))} or numbers(report) == {("update", frozenset({"at least 46", "71"}))}


def test_three_of_those_on_board_who_died_are_all_the_dead() -> None:
    report = of(
        f"{ALBA}, killing three of the 19 people on board, the coast guard said.",
        f"{ALBA}. Five people were killed, police said.",
    )
    assert ("conflict", frozenset({"three", "Five"})) in numbers(report)


def test_neither_an_age_nor_a_clock_is_a_toll() -> None:
    report = of(
        f"{ALBA}, killing three people. The captain, a Veltanian of 52, is among the dead.",
        f"{ALBA}, killing three people. “I texted until my battery died after six,” said a passenger.",
    )
    assert numbers(report) == set()


def test_who_gave_the_old_figure_and_gives_a_new_one_on_another_day_has_replaced_it() -> None:
    rows = [
        ("Meridian Herald", "2031-03-04", "The port of Vale will pay 31.50 euros a share for the Alba line, it said on Tuesday."),
        ("Isle Post", "2031-03-04", "Harnmouth's Alba line is to go to the port of Vale, which pays 31.50 euros a share for the line."),
        ("Meridian Herald", "2031-03-05", "The port of Vale will pay 33 euros a share for the Alba line, it said on Wednesday."),
    ]
    lines = "\n".join(json.dumps({"title": "Port of Vale buys the Alba line", "outlet": o, "published": d, "text": t}) for o, d, t in rows)
    documents, notices = read_bytes("paper.jsonl", lines.encode(), ReadSettings())
    found = newstemma.analyse(newstemma.Pile(documents, notices), processes=1).found
    assert found is not None
    assert numbers(found) == {("update", frozenset({"31.50 euros", "33 euros"}))}


def test_those_who_died_with_one_who_is_named_are_not_all() -> None:
    report = of(
        f"{ALBA}, and captain Ruben Holt and three other sailors were killed.",
        f"{ALBA}, killing four sailors, among them captain Ruben Holt.",
    )
    assert numbers(report) == set()


def test_past_arrests_of_one_man_are_no_arrests_of_the_day() -> None:
    report = of(
        "Police in Port Vale held 46 people on Tuesday night; 46 were arrested after the ferry Alba was stormed.",
        "The ferry Alba was stormed in Port Vale on Tuesday night. Odo Brandt has four prior arrests, police said.",
    )
    assert numbers(report) == set()


def test_the_gravely_hurt_are_no_dead() -> None:
    report = of(
        f"{ALBA}, killing at least three people and injuring 160, the coast guard said.",
        f"{ALBA}, an accident that injured 160 people — 17 critically — and killed three, the coast guard said.",
    )
    assert not [g for g, _ in numbers(report) if g in ("conflict", "internal")]


def test_an_anniversary_of_another_wreck_is_another_wreck() -> None:
    report = of(
        f"{ALBA}, killing 17 people, the coast guard said.",
        f"{ALBA}, killing 17 people. Mayor Ida Renn said it came on the anniversary of a sinking at Harnmouth that killed five people.",
    )
    assert numbers(report) == set()


def test_tolls_of_a_wreck_long_past_are_held_against_each_other() -> None:
    report = of(
        f"{ALBA}, killing 10 people, the coast guard said. In December 2023 more than 31,000 people were killed in a flood in Sella.",
        f"{ALBA}, killing 10 people. A flood killed more than 26,000 people in the old town of Sella in December 2023.",
    )
    assert numbers(report) == {("conflict", frozenset({"more than 31,000", "more than 26,000"}))}


def test_another_nine_of_another_kind_are_all_of_that_kind() -> None:
    report = of(
        f"{ALBA}. At least 144 people — 132 children, 10 teachers and two soldiers — were dead, captain Odo Brandt said.",
        f"{ALBA}, killing 141 people. Mayor Ida Renn told reporters that 132 of the dead were children and another nine were teachers.",
    )
    assert ("conflict", frozenset({"10", "nine"})) in numbers(report)


def test_those_hurt_are_compared_wherever_they_are_told() -> None:
    report = of(
        f"{ALBA}, killing 12 people and wounding 10 more, the coast guard said. She had been late.",
        f"{ALBA}, killing 12 people. The mayor came. The bells rang. It was a cold morning. Eleven others were injured.",
    )
    assert [words for _, words in numbers(report) if "Eleven" in words]


def test_arrests_since_a_curfew_began_are_none_of_the_day() -> None:
    report = of(
        "Eight people were arrested in Port Vale on Tuesday when the ferry Alba was stormed, police said.",
        "Eight people were arrested when the ferry Alba was stormed in Port Vale on Tuesday. Since the town declared a curfew, police had"
        " searched 400 homes, arrested 64 people and closed 118 shops.",
    )
    assert numbers(report) == set()


def test_those_taken_to_hospital_were_hurt() -> None:
    report = of(
        f"{ALBA}, an accident which killed 50 people and saw 40 taken to hospital, mayor Ida Renn said.",
        f"{ALBA}, killing 50 people and injuring 63, the coast guard said.",
    )
    assert ("conflict", frozenset({"40", "63"})) in numbers(report)


def test_military_personnel_are_held_against_military_members() -> None:
    report = of(
        f"{ALBA}. Mayor Ida Renn said 2,839 military personnel had been detained after the mutiny on board the ferry Alba.",
        f"{ALBA} and the army took the port. More than 2,800 military members had been arrested by noon, the mayor told the town.",
    )
    assert ("compatible", frozenset({"2,839", "More than 2,800"})) in numbers(report)
