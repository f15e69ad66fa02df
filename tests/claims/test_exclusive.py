"""Words of which one thing is one at a time."""

from __future__ import annotations

from newstemma.language.exclusive import exclusives
from newstemma.model.report import Report
from tests.papers import differences


def told(paper: Report) -> set[tuple[str, str, frozenset[str]]]:
    """What words show; what a model makes of two whole sentences is no word's doing."""
    judged = {frozenset(p.text for p in c.positions) for c in paper.conflicts if "side by side" in c.why}
    return {d for d in differences(paper) if d[0] in ("other", "place") and d[2] not in judged}


def test_a_word_counts_in_its_frame_alone() -> None:
    text = "She was critical of the plan. He left the hall. Dray is in critical condition with a broken left leg."
    assert [(e.sort, text[e.start : e.end], e.start > 50) for e in exclusives(text, 0, len(text))] == [
        ("limb", "leg", True),
        ("flank", "left", True),
        ("condition", "critical", True),
    ]


def test_east_and_west_of_a_port_exclude_one_another(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Ferry sinks off Port Vale
    The ferry Alba sank in thick fog on Tuesday, 40 nautical miles east of Port Vale, the coast guard said. Eleven people drowned.

    The vessel had left at dawn.

    2031-03-04 Vale Courier | Eleven drown in ferry disaster
    Rescuers reached the ferry Alba after two hours. It went down 40 nautical miles west of Port Vale, and eleven people drowned.

    Divers came in the evening.
    """
    assert told(paper) == {("place", "conflict", frozenset({"east", "west"}))}


def test_two_bones_of_one_player_are_a_conflict(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Harriers lose their captain
    The Harriers drew with Port Vale on Tuesday. Owen Dray broke his right fibula in the second half and was carried off, the club said.

    The ground was full.

    2031-03-04 Vale Courier | Draw at Port Vale
    The Harriers and Port Vale drew on Tuesday before a full ground. Owen Dray broke his tibia after the break, his coach said.

    Rain fell all evening.
    """
    assert told(paper) == {("other", "conflict", frozenset({"fibula", "tibia"}))}


def test_bones_of_two_players_are_no_conflict(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Harriers lose their captain
    The Harriers drew with Port Vale on Tuesday. Owen Dray broke his right fibula in the second half and was carried off, the club said.

    The ground was full.

    2031-03-04 Vale Courier | Draw at Port Vale
    The Harriers and Port Vale drew on Tuesday before a full ground. Pavel Linn broke his tibia after the break, his coach said.

    Rain fell all evening.
    """
    assert told(paper) == set()


def test_who_has_both_words_does_not_differ(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Banker found dead
    The banker Owen Dray was found dead in a hotel room in Harnmouth on Tuesday, police said.

    He was 71.

    2031-03-04 Vale Courier | Owen Dray dies at 71
    The banker Owen Dray was found dead in a motel room in Harnmouth on Tuesday, across the street from his hotel, police said.

    He was 71.
    """
    assert told(paper) == set()


def test_a_hotel_or_a_motel(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Banker found dead
    The banker Owen Dray, who ran the Harn fund for years, was found dead in a hotel room in Harnmouth on Tuesday, police said.

    He was 71.

    2031-03-04 Vale Courier | Owen Dray dies at 71
    Owen Dray is dead. His body was found on Tuesday in a Harnmouth motel room by a maid, the mayor said.

    The banker was 71.
    """
    assert told(paper) == {("place", "conflict", frozenset({"hotel", "motel"}))}


def test_a_patient_who_is_better_a_day_later_is_an_update(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Cyclist hit by van
    A cyclist was hit by a van on Tuesday in Harnmouth. She was taken to the Vale infirmary and is in critical condition, doctors said.

    The driver stopped.

    2031-03-06 Vale Courier | Cyclist better
    The cyclist who was hit by a van in Harnmouth is better. She is in stable condition at the Vale infirmary, doctors said on Thursday.

    The driver was not charged.
    """
    assert told(paper) == {("other", "update", frozenset({"critical", "stable"}))}
