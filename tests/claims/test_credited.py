"""Who is credited with an assertion, article by article: where a reader would count two sources for one, and where not."""

from __future__ import annotations

from newstemma.language.countries import countries_in, home_country
from newstemma.model.report import Report
from tests.papers import differences


def credited(paper: Report) -> set[frozenset[str]]:
    """The sides of each difference in who is credited."""
    return {words for kind, grade, words in differences(paper) if kind == "attribution" and grade == "compatible"}


def test_one_estimate_of_a_named_officer_and_of_an_unnamed_source_may_be_one(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Army counts the dead
    About 640 rebels had been killed in the hills since the offensive began, army spokesman Col. Odo Brandt said on Tuesday.

    The road to the pass stayed shut.

    2031-03-04 Vale Courier | Rebels lose hundreds
    Approximately 640 fighters have been killed since the offensive began, a source in the defence staff said.

    Villagers spoke of heavy shelling.
    """
    assert credited(paper) == {frozenset({"army spokesman Col. Odo Brandt", "a source in the defence staff"})}


def test_a_toll_in_the_articles_own_voice_and_of_a_ministry_is_shown(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Floods in the delta
    The health ministry said that 1,370 people have died in the floods along the delta since the rains began.

    Boats carried families to the airfield.

    2031-03-04 Vale Courier | Delta under water
    The floods along the delta have killed 1,370 people since the rains began in earnest.

    Schools stay closed until Monday.
    """
    assert len(credited(paper)) == 1


def test_an_extra_mouth_between_is_shown(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Troops cross
    According to Velandan assessments, Ostria has sent around 14,500 soldiers across the river since the spring.

    The bridge was closed.

    2031-03-04 Vale Courier | Thousands deployed
    Velandan assessments cited by regional officials say Ostria has sent roughly 14,500 soldiers across the river since the spring.

    No shots were fired.
    """
    assert credited(paper) == {frozenset({"Velandan assessments", "Velandan assessments cited by regional officials"})}


def test_two_names_for_one_source_are_no_difference(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Ferry sinks off Port Vale
    Eleven people drowned when the ferry Alba sank in thick fog off Port Vale, the coast guard said on Tuesday.

    The vessel had left Harnmouth at dawn.

    2031-03-04 Vale Courier | Ferry lost
    Eleven people drowned when the ferry Alba sank in thick fog off Port Vale, a coast guard spokesman said.

    She spoke at the quay.

    2031-03-04 Isle Gazette | Alba down
    Eleven people drowned when the ferry Alba sank in thick fog off Port Vale, said officials.

    Divers are on their way.
    """
    assert credited(paper) == set()


def test_a_family_name_and_the_whole_name_are_one_source(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Budget passes
    The harbour budget rises by four per cent next year and pays for two new cranes, Finance Minister Ida Renn said.

    The council met until midnight.

    2031-03-04 Vale Courier | More money for the port
    Ida Renn defended the plan. The harbour budget rises by four per cent next year and pays for two new cranes, Renn said.

    The opposition walked out.
    """
    assert credited(paper) == set()


def test_different_assertions_of_different_people_are_no_difference(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Ferry sinks off Port Vale
    The ferry Alba carried too many lorries when it left Harnmouth, union leader Odo Brandt said.

    The owners kept silent.

    2031-03-04 Vale Courier | Ferry lost
    The ferry Alba should never have sailed in such fog, Mayor Ida Renn said.

    She spoke at the quay.
    """
    assert credited(paper) == set()


def test_a_capital_a_seat_and_an_adjective_lead_to_the_country() -> None:
    for words in ("France", "French", "Paris", "the Elysee"):
        home = home_country(words)
        assert home is not None
        assert home.country == "France"
    assert countries_in("South Korean officials") == {"South Korea"}
    assert home_country("Harnmouth") is None
    assert home_country("us") is None


def test_two_copies_of_one_text_that_name_other_sources_cannot_both_be_right(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Ferry sinks off Port Vale
    Eleven people drowned when the ferry Alba sank in thick fog off Port Vale on Tuesday morning.

    The seamen's union said that the life rafts on the upper deck had been locked for repairs since the middle of February.

    Divers will search the wreck as soon as the wind drops, and the quay has been closed to the public. (Reuters)

    2031-03-04 Vale Courier | Eleven drown in fog
    Eleven people drowned when the ferry Alba sank in thick fog off Port Vale on Tuesday morning.

    The harbour authority said that the life rafts on the upper deck had been locked for repairs since the middle of February.

    Divers will search the wreck as soon as the wind drops, and the quay has been closed to the public. (Reuters)

    2031-03-04 Isle Gazette | Alba goes down
    Eleven people drowned when the ferry Alba sank in thick fog off Port Vale on Tuesday morning.

    The seamen's union said that the life rafts on the upper deck had been locked for repairs since the middle of February.

    Divers will search the wreck as soon as the wind drops, and the quay has been closed to the public. (Reuters)
    """
    found = [c for c in paper.conflicts if c.kind == "attribution"]
    assert [(c.grade, c.resolved) for c in found] == [("conflict", "The seamen's union")]
