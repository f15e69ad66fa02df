"""Who said what, and the same words across articles."""

from __future__ import annotations

from newstemma.model.report import Report


def test_a_pronoun_leads_to_the_person_who_spoke_before(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Ferry sinks off Port Vale
    “The lights went out at once,” said Mira Sol, a passenger from Harnmouth who was on deck when the ferry struck.

    “Then we heard the water come in below,” she said.
    """
    assert [(s.speaker.name, s.mode) for s in paper.statements] == [("Mira Sol", "direct"), ("Mira Sol", "direct")]


def test_officials_without_a_name_are_unnamed(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Ferry sinks off Port Vale
    Two officials said the ferry had sailed without a working radar, although nobody in the town would confirm it.
    """
    (said,) = paper.statements
    assert said.speaker.unnamed
    assert said.mode == "indirect"


def test_a_shortened_quotation_is_trimmed(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Ferry sinks off Port Vale
    Eleven people drowned when the ferry Alba sank off Port Vale on Tuesday, the coast guard said.

    “We heard a terrible noise and then the lights went out at once,” said Mira Sol, a passenger.

    2031-03-04 Vale Courier | Ferry Alba lost
    The ferry Alba sank off Port Vale on Tuesday in a fog so thick that the lifeboats steered by ear.

    “The lights went out at once,” Mira Sol said at the quay.
    """
    (group,) = [q for q in paper.quotes if q.relation != "promoted"]
    assert group.relation == "trimmed"
    assert group.variants[group.base].same_as_base


def test_a_paraphrase_that_wears_quotation_marks_elsewhere_is_promoted(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Ferry sinks off Port Vale
    Eleven people drowned when the ferry Alba sank off Port Vale on Tuesday, the coast guard said.

    The mayor praised the bravery and patience of the lifeboat crews who had searched all night in the fog.

    2031-03-04 Vale Courier | Ferry Alba lost
    The ferry Alba sank off Port Vale on Tuesday and eleven people drowned, the coast guard said.

    Mayor Ida Renn said the crews had shown “bravery and patience” through the night in the fog.
    """
    assert [q.relation for q in paper.quotes] == ["promoted"]
