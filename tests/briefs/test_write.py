"""A sentence that is not bound to its passages cannot be printed."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from newstemma.briefs.write import unbound
from newstemma.model.brief import BriefSentence
from newstemma.model.report import Report
from newstemma.model.text import Span

CITED = Span("a-1", 0, 54, "Mayor Ida Renn said “we are alone” and 11 people drowned.")


def sentence(text: str) -> BriefSentence:
    return BriefSentence(text, (CITED,), None, None, "agreed")


def test_a_number_a_name_or_a_quotation_of_its_own_unbinds_a_sentence() -> None:
    assert unbound(sentence("In all 11 people drowned.")) == []
    assert unbound(sentence("In all 12 people drowned.")) == ["12"]
    assert unbound(sentence("It was Bo who said so.")) == ["Bo"]
    assert unbound(sentence("She said “we are many”.")) == ["we are many"]
    assert unbound(replace(sentence("They drowned."), citations=())) == ["no citation"]


@given(st.integers(0, 10**6))
def test_no_number_gets_through_that_no_passage_holds(number: int) -> None:
    assert bool(unbound(sentence(f"About {number} people drowned."))) == (str(number) not in CITED.text)


def test_every_sentence_of_a_real_brief_is_bound(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Ferry sinks off Port Vale
    Eleven people drowned when the ferry Alba sank in thick fog off Port Vale on Tuesday, the coast guard said.

    The vessel had left Harnmouth at dawn.

    2031-03-04 Vale Courier | Nine dead, says mayor
    Mayor Ida Renn told this paper that nine people drowned when the ferry Alba sank in the fog off Port Vale.

    The vessel had left Harnmouth at dawn, she said.
    """
    (brief,) = paper.briefs
    assert brief.lead == "2 articles · 2 outlets · 2 independent sources"
    assert {s.section for s in brief.sentences} == {"agreed", "differ"}
    assert [unbound(s, "Meridian Herald Vale Courier") for s in brief.sentences] == [[] for _ in brief.sentences]


def test_what_differs_is_told_in_the_words_of_each_side_with_its_outlet(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Ferry sinks off Port Vale
    Eleven people drowned when the ferry Alba sank in thick fog off Port Vale on Tuesday, the coast guard said.

    The vessel had left Harnmouth at dawn.

    2031-03-04 Vale Courier | Nine dead, says mayor
    Mayor Ida Renn told this paper that nine people drowned when the ferry Alba sank in the fog off Port Vale.

    The vessel had left Harnmouth at dawn, she said.
    """
    (told,) = [s for s in paper.briefs[0].sentences if s.section == "differ"]
    assert "Eleven people drowned" in told.text
    assert "nine people drowned" in told.text
    assert told.text.count("(Meridian Herald)") == told.text.count("(Vale Courier)") == 1
    assert [at.text in told.text for at in told.citations] == [True, True]


def test_of_what_one_source_alone_reports_that_which_others_touch_comes_first(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Ferry sinks off Port Vale
    A parrot in the harbour office had learnt to whistle the anthem of the island by heart.

    The wreck of the ferry Alba lies in ninety metres of water, too deep for the divers of the navy.

    2031-03-05 Vale Courier | Divers wait for the Alba
    Divers of the navy waited on the quay, because the wreck of the Alba could not be reached at such a depth of water.

    The coast guard had closed the strait to shipping until the weekend.
    """
    told = [s.text for s in paper.briefs[0].sentences if s.section == "single"]
    assert told.index(next(t for t in told if "wreck" in t)) < told.index(next(t for t in told if "parrot" in t))
