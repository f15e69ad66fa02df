"""Which telling is the later one, and what that makes of two counts of one day."""

from __future__ import annotations

import json

import pytest

import newstemma
from newstemma.claims.moments import is_hours_later, is_later
from newstemma.readers.files import read_bytes
from newstemma.settings import ReadSettings

ALBA = "The ferry Alba caught fire off Port Vale on Tuesday"


def graded(*told: tuple[str, str, str], title: str = "Fire on ferry Alba off Port Vale") -> set[tuple[str, frozenset[str]]]:
    """(grade, what each position says) of the findings on figures of (hour, outlet, text)."""
    rows = [
        {"title": title, "outlet": outlet, "published": f"2031-03-04T{hour}+00:00", "text": f"{text}\n\nThe ship had left Harnmouth."}
        for hour, outlet, text in told
    ]
    documents, notices = read_bytes("paper.jsonl", "\n".join(map(json.dumps, rows)).encode(), ReadSettings())
    found = newstemma.analyse(newstemma.Pile(documents, notices), processes=1).found
    assert found is not None
    return {(c.grade, frozenset(p.text for p in c.positions)) for c in found.conflicts if c.kind == "number"}


@pytest.mark.parametrize(
    ("old", "new", "later"),
    [
        ("2031-03-04T10:00Z", "2031-03-04T12:00Z", True),
        ("2031-03-04T10:00Z", "2031-03-04T11:59Z", False),
        ("2031-03-04T12:00+02:00", "2031-03-04T11:00Z", False),
        ("2031-03-04T23:30+02:00", "2031-03-05T00:30+02:00", False),
        ("2031-03-04T10:00", "2031-03-04T18:00Z", False),
        ("2031-03-04", "2031-03-04T18:00Z", False),
        (None, "2031-03-04T18:00Z", False),
    ],
)
def test_hours_lie_between_two_times_of_like_zones(old: str | None, new: str | None, later: object) -> None:
    assert is_hours_later(old, new) is later


def test_days_are_compared_as_they_are_written() -> None:
    assert is_later("2031-03-04T23:30Z", "2031-03-05") and not is_later("2031-03-04", "2031-03-04T23:30Z")


def test_a_higher_toll_in_the_evening_replaces_that_of_noon() -> None:
    noon = f"{ALBA}, killing 15 people, the coast guard said."
    evening = f"{ALBA}. Divers searched the cabins until dark; 18 people were killed, the coast guard said."
    assert graded(("12:00", "Meridian Herald", noon), ("21:00", "Vale Courier", evening)) == {("update", frozenset({"15", "18"}))}
    other = evening.replace(", the coast guard said", "")
    assert graded(("12:00", "Meridian Herald", noon), ("21:00", "Vale Courier", other)) == {("update", frozenset({"15", "18"}))}
    assert graded(("12:00", "Meridian Herald", noon), ("12:40", "Vale Courier", other)) == {("conflict", frozenset({"15", "18"}))}


def test_a_lower_toll_in_the_evening_stands_against_that_of_noon() -> None:
    noon = f"{ALBA}, killing 18 people, mayor Ida Renn said."
    evening = f"{ALBA}. Divers searched the cabins until dark; 15 people were killed, surgeon Otto Brandt said."
    assert graded(("12:00", "Meridian Herald", noon), ("21:00", "Vale Courier", evening)) == {("conflict", frozenset({"15", "18"}))}


def test_fewer_are_missing_in_the_evening() -> None:
    noon = f"{ALBA}, and 11 people were missing, the coast guard said."
    evening = f"{ALBA}. The coast guard said four people had not been found when divers stopped for the night."
    assert graded(("12:00", "Meridian Herald", noon), ("21:00", "Vale Courier", evening)) == {("update", frozenset({"11", "four"}))}


def test_two_who_still_disagree_are_told_beside_the_count_that_was_replaced() -> None:
    told = (
        ("12:00", "Meridian Herald", f"{ALBA}, killing nine people, the coast guard said."),
        ("18:00", "Isle Post", f"{ALBA}. Prosecutor Ida Renn said after a visit to the morgue that 19 people had been killed."),
        ("21:00", "Vale Courier", f"{ALBA}. The number of people killed rose to 15, coast guard spokesman Otto Brandt said."),
    )
    assert graded(*told) == {("conflict", frozenset({"15", "19"})), ("update", frozenset({"nine", "15"}))}


def test_an_orbit_that_is_measured_anew_is_an_update() -> None:
    noon = "The probe Tern reached the moon Halva on Tuesday. It circles the moon at a height of 120 kilometres, the agency said."
    night = "The probe Tern circles the moon Halva at a height of 150 kilometres, higher than it had first announced, the agency said."
    told = graded(("12:00", "Meridian Herald", noon), ("21:00", "Vale Courier", night), title="Tern reaches the moon Halva")
    assert told == {("update", frozenset({"120 kilometres", "150 kilometres"}))}


def test_who_prints_a_new_figure_and_knows_the_old_one_has_followed() -> None:
    noon = "Bank Corvo said that net profit was 4.82 billion euros in the financial year to March 31."
    night = "Bank Corvo said in a notice that net profit for the financial year to March 31 was 4.71 billion euros. "
    both = night + "The figure given in the morning had been 4.82 billion."
    told = ("12:00", "Meridian Herald", noon), ("21:00", "Vale Courier", both)
    assert graded(*told, title="Profit of Bank Corvo rises") == {("update", frozenset({"4.82 billion euros", "4.71 billion euros"}))}
    told = ("12:00", "Meridian Herald", noon), ("21:00", "Vale Courier", night)
    assert graded(*told, title="Profit of Bank Corvo rises") == {("conflict", frozenset({"4.82 billion euros", "4.71 billion euros"}))}


def test_a_toll_that_somebody_says_was_revised_is_an_update_for_all() -> None:
    told = (
        ("12:00", "Meridian Herald", f"{ALBA}. Fifty people were killed, prosecutor Ida Renn said, and divers went down again."),
        ("12:30", "Isle Post", f"{ALBA}. Mayor Otto Brandt revised the death toll of the night to 49, from 50."),
        ("12:40", "Vale Courier", f"{ALBA}, and the fire killed 49 people before dawn, surgeon Lena Holt told reporters."),
    )
    assert {grade for grade, _ in graded(*told)} == {"update"}
