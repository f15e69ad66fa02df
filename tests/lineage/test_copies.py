"""Who copied whom, and how many sources that leaves."""

from __future__ import annotations

from pathlib import Path

import newstemma
from newstemma.model.report import Report
from tests.papers import copied_from, independent, outlet_of


def test_a_new_headline_does_not_make_a_new_source(paper: Report) -> None:
    """
    2031-03-04 06:10 Meridian Herald | Ferry sinks off Port Vale
    Eleven people drowned when the ferry Alba sank in thick fog off Port Vale on Tuesday, the coast guard said.

    The vessel left Harnmouth at dawn with 64 passengers on board and struck a sandbank near the lighthouse.

    2031-03-04 09:30 Harbour Post | Horror at sea
    Eleven people drowned when the ferry Alba sank in thick fog off Port Vale on Tuesday, the coast guard said.

    The vessel left Harnmouth at dawn with 64 passengers on board and struck a sandbank near the lighthouse.

    2031-03-04 10:05 Vale Courier | Nine dead, says mayor
    Mayor Ida Renn told this paper at the quay of Port Vale that nine bodies had been recovered from the ferry Alba.

    She spoke of a fog so thick that the lifeboat crews steered by the sound of the ship's own horn.
    """
    assert copied_from(paper) == {"Harbour Post": "Meridian Herald"}
    assert independent(paper) == [{"Meridian Herald", "Harbour Post"}, {"Vale Courier"}]
    assert (paper.roots[0].independent.min, paper.roots[0].independent.max) == (2, 2)


def test_two_reports_that_quote_one_speech_stay_two_sources(paper: Report) -> None:
    """
    2031-05-01 Northern Star | Premier rules out tax rise
    Premier Anna Holt spoke to a packed hall in Lowmarket on Thursday and drew long applause from the back rows.

    "There will be no new tax on fuel this year, nor in the year that follows, whatever our opponents may tell you tonight," she said.

    Farmers at the doors handed out leaflets against the road toll that her cabinet had proposed in the winter.

    2031-05-01 Lowmarket Bugle | Holt promises, crowd doubts
    Several hundred people came to hear the premier, Anna Holt, in Lowmarket, though a third of the seats stayed empty.

    "There will be no new tax on fuel this year, nor in the year that follows, whatever our opponents may tell you tonight," she said.

    The speech was her first since the party lost two by-elections in the coastal districts last month.
    """
    assert copied_from(paper) == {}
    assert len(independent(paper)) == 2
    assert {p.role for c in paper.copies for p in c.passages} <= {"quoted"}


def test_a_byte_equal_reprint_changes_no_count(paper: Report) -> None:
    """
    2031-03-04 06:10 Meridian Herald | Ferry sinks off Port Vale
    Eleven people drowned when the ferry Alba sank in thick fog off Port Vale on Tuesday, the coast guard said.

    The vessel left Harnmouth at dawn with 64 passengers on board and struck a sandbank near the lighthouse.

    2031-03-04 09:30 Harbour Post | Ferry sinks off Port Vale
    Eleven people drowned when the ferry Alba sank in thick fog off Port Vale on Tuesday, the coast guard said.

    The vessel left Harnmouth at dawn with 64 passengers on board and struck a sandbank near the lighthouse.

    2031-03-04 11:30 Isle Gazette | Ferry sinks off Port Vale
    Eleven people drowned when the ferry Alba sank in thick fog off Port Vale on Tuesday, the coast guard said.

    The vessel left Harnmouth at dawn with 64 passengers on board and struck a sandbank near the lighthouse.
    """
    assert paper.roots[0].independent.best == 1
    assert {s.independent.best for s in paper.standings} == {1}
    assert {s.status for s in paper.standings} == {"reprinted"}


def test_without_a_credit_or_a_time_no_direction_is_claimed(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Ferry sinks off Port Vale
    Eleven people drowned when the ferry Alba sank in thick fog off Port Vale on Tuesday, the coast guard said.

    The vessel left Harnmouth at dawn with 64 passengers on board and struck a sandbank near the lighthouse.

    2031-03-04 Harbour Post | Horror at sea
    Eleven people drowned when the ferry Alba sank in thick fog off Port Vale on Tuesday, the coast guard said.

    The vessel left Harnmouth at dawn with 64 passengers on board and struck a sandbank near the lighthouse.
    """
    (copy,) = paper.copies
    assert (copy.kind, copy.direction) == ("verbatim", "unknown")
    assert {outlet_of(paper, copy.article), outlet_of(paper, copy.source.article)} == {"Meridian Herald", "Harbour Post"}


def test_every_copy_says_why(paper: Report) -> None:
    """
    2031-03-04 06:10 Meridian Herald | Ferry sinks off Port Vale
    Eleven people drowned when the ferry Alba sank in thick fog off Port Vale on Tuesday, the coast guard said.

    The vessel left Harnmouth at dawn with 64 passengers on board and struck a sandbank near the lighthouse.

    2031-03-05 Harbour Post | Horror at sea
    Eleven people drowned when the ferry Alba sank in thick fog off Port Vale on Tuesday, the coast guard said.

    Divers searched the wreck through the night, and the harbour was closed to all shipping until further notice.
    """
    assert paper.copies
    for copy in paper.copies:
        assert copy.reasons
        assert all(reason.text for reason in copy.reasons)
    for passage in (p for c in paper.copies for p in c.passages):
        here = next(a for a in paper.articles if a.id == passage.here.article)
        assert here.read(passage.here) == passage.here.text


def test_a_sentence_told_to_an_agency_counts_for_the_agency(tmp_path: Path) -> None:
    wire = """The Vale Courier

Mine maps were out of date, inspector says

By Reuters

4 March 2019

VELDEN (Reuters) - A senior inspector said the mining company had been warned in January that its maps of the old workings were wrong.

The company declined to comment on the warning and said that it would answer every question that the inquiry put to it.
"""
    other = """Isle Gazette

What the maps did not show

By Ada Renn

5 March 2019

The mining company had been warned in January that its maps of the old workings were wrong, a senior inspector told Reuters.

At the gate in Velden women knitted and waited for the buses, and nobody would say how many lamps were missing from the rack.
"""
    (tmp_path / "courier.txt").write_text(wire, encoding="utf-8")
    (tmp_path / "gazette.txt").write_text(other, encoding="utf-8")
    found = newstemma.analyse(newstemma.read(tmp_path)).found
    assert found is not None
    assert len(found.roots[0].origins) == 2
    standing = {s.claim: s for s in found.standings}
    warned = [c for c in found.claims if "warned in January" in c.text]
    assert {(len(c.mentions), standing[c.id].status) for c in warned} == {(2, "reprinted")}
