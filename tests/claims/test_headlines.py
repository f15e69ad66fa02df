"""A headline against its own article: misprinted measures, goals, points, and "all" above what the text counts as some."""

from __future__ import annotations

import json

import pytest

import newstemma
from newstemma.language.feats import feats
from newstemma.language.points import spoken_points
from newstemma.readers.files import read_bytes
from newstemma.settings import ReadSettings


def found(title: str, text: str) -> set[frozenset[str]]:
    """What the positions of the internal findings on one article say."""
    row = {
        "title": title,
        "outlet": "Vale Courier",
        "published": "2031-03-04",
        "text": f"{text}\n\nThe mayor had nothing to add on Tuesday.",
    }
    documents, notices = read_bytes("paper.jsonl", json.dumps(row).encode(), ReadSettings())
    report = newstemma.analyse(newstemma.Pile(documents, notices), processes=1).found
    assert report is not None
    return {frozenset(p.text for p in c.positions) for c in report.conflicts if c.grade == "internal"}


@pytest.mark.parametrize(
    ("title", "text", "sides"),
    [
        (
            "€26m gold raid at Tarn abbey",
            "Thieves took gold worth some 2.6 million euros from Tarn.",
            {"€26m", "some 2.6 million euros"},
        ),
        (
            "Full-point shock from Tarn",
            "The bank surprised with 75 basis points and took its rate to 7 percent.",
            {"Full-point", "75 basis points"},
        ),
        ("Four-goal Brodin sinks Port Vale", "Three goals from Anton Brodin beat Port Vale in Tarn.", {"Four-goal", "Three goals"}),
        ("Tarn bridge shut for three months", "The bridge at Tarn will be closed for three weeks.", {"three months", "three weeks"}),
        ("Hat-trick hero Brodin sinks Vale", "Tarn beat Vale 3-1. Brodin scored two of the goals.", {"Hat-trick", "two of the goals"}),
        ("Renn takes Tarn with 61 per cent", "Renn won Tarn on Tuesday with 51 per cent; Brodin had 49.", {"61 per cent", "51 per cent"}),
        ("Tarn line to carry 80,000 a day", "The new line in Tarn will carry 8,000 passengers a day.", {"80,000", "8,000"}),
        ("Renn runs world record in Tarn", "Ida Renn beat the course record in Tarn.", {"world record", "course record"}),
        ("Captain guilty on all counts", "The captain of the Alba was convicted on six of seven counts.", {"all counts", "six"}),
    ],
)
def test_a_headline_that_its_text_does_not_bear_out_is_found(title: str, text: str, sides: set[str]) -> None:
    assert frozenset(sides) in found(title, text)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("€26m gold raid at Tarn abbey", "Thieves took gold worth 26 million euros; the coins alone, 2.6 million euros, were insured."),
        ("$5m for the harbour of Tarn", "The city gives $3 million for the quay and $2 million for the crane of Tarn's harbour."),
        ("Tarn bridge shut for a month", "The bridge at Tarn will be closed for 30 days, and not for one year."),
        ("2,000 jobs go in Tarn and Vale", "The company cut 1,200 jobs in Tarn and 800 in Vale."),
        ("Poll lead at 99%", "The channel carried 99.9 percent of the one hearing and 89 percent of the other."),
        (
            "Renn runs world record in Tarn",
            "Ida Renn beat the course record in Tarn, which was the world record too. It is a world record.",
        ),
        ("Half-point cut in Tarn", "The central bank of Tarn lowered its key rate by 50 basis points to 5 percent."),
        ("Brodin treble sinks Port Vale", "Three goals from Anton Brodin beat Port Vale in Tarn."),
        ("All counts upheld in Tarn", "The court upheld all counts. Two of nine witnesses had been heard again."),
    ],
)
def test_a_headline_that_its_text_bears_out_is_silent(title: str, text: str) -> None:
    assert found(title, text) == set()


def test_feats_have_a_name_and_a_number() -> None:
    text = "Brodin scored four goals; two tries from Ida Renn; a seven-goal thriller; Renn's hat-trick"
    assert [(f.number, f.noun, f.name) for f in feats(text)] == [(4.0, "goal", "Brodin"), (2.0, "try", "Renn"), (3.0, "goal", "Renn")]


def test_points_in_words_are_points_where_rates_are_told_of() -> None:
    assert [q.low for q in spoken_points("A full point on the key rate, or half a percentage point, or a quarter-point cut")] == [
        1.0,
        0.5,
        0.25,
    ]
    assert spoken_points("They are a full point clear at the top of the table") == []


@pytest.mark.parametrize(
    ("title", "text", "sides"),
    [
        (
            "Death Toll In Tarn Fires Climbs To At Least 31",
            "Fires tore through Tarn again on Tuesday. At least 44 people have died, the fire chief said.",
            {"At Least 31", "At least 44"},
        ),
        (
            "Toll of Tarn fires rises to 130",
            "The fires in Tarn on Tuesday left 141 people dead, officials said.",
            {"130", "141"},
        ),
        (
            "50+ killed in Tarn fires",
            "The fires in Tarn killed at least 59 people on Tuesday, officials said.",
            {"50+", "at least 59"},
        ),
    ],
)
def test_a_headline_that_its_text_has_left_behind_is_found(title: str, text: str, sides: set[str]) -> None:
    assert frozenset(sides) in found(title, text)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (
            "At least 31 dead in Tarn fires",
            "Fires killed at least 31 people in Tarn on Tuesday and 44 in all this year, the fire chief said.",
        ),
        ("More than 50 killed in Tarn fires", "The fires in Tarn killed 53 people on Tuesday, officials said."),
        ("140 killed in Tarn fires", "The fires in Tarn killed 145 people on Tuesday, officials said."),
        ("Two children killed in Tarn fires", "The fires in Tarn killed 45 people on Tuesday, two of them children, officials said."),
    ],
)
def test_a_headline_that_rounds_or_is_borne_out_is_not_left_behind(title: str, text: str) -> None:
    assert not found(title, text)


def test_minutes_of_a_headline_are_not_the_days_of_its_text() -> None:
    assert not found("The Tarn fire in 3 minutes", "It has been three days since the fire at the mill of Tarn, and the mill is shut.")


@pytest.mark.parametrize(
    ("title", "text", "sides"),
    [
        (
            "Miller of Tarn jailed for six years",
            "Odo Renn was given 54 months by the court in Tarn on Tuesday. Prosecutors had asked for six years.",
            {"six years", "54 months"},
        ),
        ("Two-day strike shuts Tarn mill", "The strike, which lasted 24 hours, shut the mill in Tarn.", {"Two-day", "24 hours"}),
        ("Thirty dead in Tarn fire", "The fire in Tarn killed 28 people on Tuesday, the fire chief said.", {"Thirty", "28"}),
        (
            "Tarn to earn $180 million a year from toll bridge",
            "The bridge of Tarn will earn about $80 million a year.",
            {"$180 million", "about $80 million"},
        ),
        ("Six arsonists held after Tarn fire", "The fire in Tarn was put out. Five arsonists have been arrested.", {"Six", "Five"}),
    ],
)
def test_a_length_or_a_toll_of_a_headline_that_its_text_has_otherwise_is_found(title: str, text: str, sides: set[str]) -> None:
    assert frozenset(sides) in found(title, text)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Miller of Tarn jailed for six years", "Odo Renn was given 72 months by the court in Tarn on Tuesday."),
        ("Miller of Tarn jailed for six years", "The court in Tarn gave Odo Renn 48 months for theft and two years for arson."),
        ("Two-day strike shuts Tarn mill", "The 48-hour strike shut the mill in Tarn. Another strike of 24 hours is planned."),
        ("Thirty dead in Tarn fire", "The fire in Tarn killed 28 people on Tuesday. Two more died on Wednesday."),
        ("Thirty dead in Tarn attack", "The gunman killed 29 people in Tarn on Tuesday before he shot himself."),
        ("30 dead in Tarn fire", "The fire in Tarn killed at least 28 people on Tuesday, the fire chief said."),
        ("Tarn to earn $180 million a year from toll bridge", "The bridge of Tarn cost $80 million. It will be opened in spring."),
        ("Six meetings held in Tarn", "Five arsonists have been arrested in Tarn."),
    ],
)
def test_a_length_or_a_toll_of_a_headline_that_its_text_bears_out_is_left(title: str, text: str) -> None:
    assert not found(title, text)
