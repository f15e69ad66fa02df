"""What a brief says that several sources report stands in the words of each that it cites."""

from __future__ import annotations

from tests.papers import report_on

PAPER = """
2031-03-04 Harbour Post | Ferry sinks off Port Vale
Eleven people drowned when the ferry Alba sank in thick fog off Port Vale on Tuesday, the coast guard said. Divers searched the wreck.

2031-03-04 Vale Mail | Eleven drown as ferry sinks
Rescuers counted eleven people drowned after the ferry Alba sank in thick fog near Port Vale. The captain, Ida Renn, was arrested.

2031-03-05 Coast Times | Captain of the Alba is held
Ida Renn, captain of the ferry Alba that sank off Port Vale, slept at the wheel, the prosecutor said. Her lawyer denied it.
"""


def test_a_sentence_is_cited_only_where_enough_of_it_stands() -> None:
    report = report_on(PAPER)
    agreed = [s for brief in report.briefs for s in brief.sentences if s.section == "agreed"]
    assert agreed
    for sentence in agreed:
        for at in sentence.citations:
            assert len(set(at.text.casefold().split()) & set(sentence.text.casefold().split())) >= 4
