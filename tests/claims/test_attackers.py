"""How many attacked, and how strong a quake was: one deed and one quake have one number."""

from __future__ import annotations

from newstemma.claims.attackers import attacker_differences
from newstemma.claims.magnitudes import magnitude_differences
from newstemma.model.claim import Conflict
from tests.claims.grounded import ground_of

RAID = "The bank of Tarn was raided on Tuesday morning, mayor Ida Renn said, and a clerk was hurt by the raid on the bank."


def _said(found: list[Conflict]) -> list[tuple[str, set[str]]]:
    return [(c.grade, {p.text for p in c.positions}) for c in found]


def test_three_gunmen_and_two_masked_men_are_two_numbers() -> None:
    ground = ground_of(
        f"{RAID} Three masked gunmen came in by the front door of the bank.",
        f"{RAID} Two masked men came in by the front door of the bank.",
    )
    assert _said(attacker_differences(ground)) == [("conflict", {"Three", "Two"})]


def test_what_was_thought_at_first_is_an_update_and_a_bound_is_compatible() -> None:
    first = ground_of(
        f"{RAID} A lone gunman came in by the front door of the bank.",
        f"{RAID} Police initially said that two gunmen had come in by the front door of the bank.",
    )
    assert _said(attacker_differences(first)) == [("update", {"A lone gunman", "two"})]
    bound = ground_of(
        f"{RAID} Four gunmen came in by the front door of the bank.",
        f"{RAID} At least two gunmen came in by the front door of the bank.",
    )
    assert _said(attacker_differences(bound)) == [("compatible", {"Four", "At least two"})]


def test_some_of_the_gunmen_and_those_who_were_caught_are_not_all() -> None:
    ground = ground_of(
        f"{RAID} Three masked gunmen came in by the front door of the bank.",
        f"{RAID} Two of the gunmen fled. One gunman was arrested at the bank; two other gunmen ran to the port.",
    )
    assert not attacker_differences(ground)


QUAKE = (
    "A quake shook the island of Tarn on Tuesday and damaged the harbour wall, mayor Ida Renn said."
    " Ferries to the island of Tarn stayed in port, and the harbour wall of Tarn was closed."
)


def test_a_quake_has_one_strength() -> None:
    ground = ground_of(
        f"{QUAKE} It had a magnitude of 5.9. An aftershock of magnitude 4.2 followed.",
        f"{QUAKE} The 6.1-magnitude quake struck at noon. In 2019 a magnitude 6.7 quake hit the town of Sella.",
    )
    assert _said(magnitude_differences(ground)) == [("conflict", {"5.9", "6.1"})]


def test_two_offices_in_one_article_put_it_differently_and_what_is_rounded_is_compatible() -> None:
    ground = ground_of(
        f"{QUAKE} It was a magnitude 5.2 quake, the radio said. The Institute of Geology put the quake's strength at magnitude 5.4.",
        f"{QUAKE} Nobody was hurt in the town, and the ferries ran.",
    )
    assert _said(magnitude_differences(ground)) == [("internal", {"5.2", "5.4"})]
    rough = ground_of(f"{QUAKE} It measured about 6.0 on the Richter scale.", f"{QUAKE} It had a magnitude of 5.9.")
    assert _said(magnitude_differences(rough)) == [("compatible", {"6.0", "5.9"})]
