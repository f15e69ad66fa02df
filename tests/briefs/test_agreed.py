"""What a brief says that several sources report stands in the words of each that it cites."""

from __future__ import annotations

from newstemma.model.text import Span
from tests.papers import report_on

PAPER = """
2031-03-04 Harbour Post | Ferry sinks off Port Vale
Eleven people drowned when the ferry Alba sank in thick fog off Port Vale on Tuesday, the coast guard said. Divers searched the wreck.

2031-03-04 Vale Mail | Eleven drown as ferry sinks
Rescuers counted eleven people drowned after the ferry Alba sank in thick fog near Port Vale. The captain, Ida Renn, was arrested.

2031-03-05 Coast Times | Captain of the Alba is held
Ida Renn, captain of the ferry Alba that sank off Port Vale, slept at the wheel, the prosecutor said. Her lawyer denied it.
"""


def test_what_only_one_source_adds_is_not_told_as_what_several_report() -> None:
    report = report_on(PAPER)
    agreed = [s for brief in report.briefs for s in brief.sentences if s.section == "agreed"]
    assert any("sank" in s.text for s in agreed)
    assert not any(word in s.text for s in agreed for word in ("slept", "Divers", "arrested"))


def test_each_source_that_is_cited_holds_the_words_of_what_several_report() -> None:
    report = report_on(PAPER)
    home = {i: o.id for o in report.roots[0].origins for i in o.articles}
    for sentence in (s for brief in report.briefs for s in brief.sentences if s.section == "agreed"):
        told: dict[str, set[str]] = {}
        for at in sentence.citations:
            assert isinstance(at, Span)
            told.setdefault(home[at.article], set()).update(at.text.casefold().split())
        assert len(told) > 1
        assert all(len(words & set(sentence.text.casefold().split())) >= 4 for words in told.values())
