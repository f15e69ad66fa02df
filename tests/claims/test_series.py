"""A figure that moves, step by step."""

from __future__ import annotations

from newstemma.claims.series import stamp
from newstemma.model.report import Report
from newstemma.model.text import When
from tests.papers import outlet_of


def test_a_step_is_a_value_as_a_source_first_gave_it_and_a_reprint_is_none(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Ferry sinks off Port Vale
    Nine people drowned when the ferry Alba sank in thick fog off Port Vale on Tuesday, the coast guard said.

    The vessel had left Harnmouth at dawn and struck a sandbank near the old lighthouse before the crew could turn it.

    2031-03-05 Vale Courier | Toll rises
    Eleven people drowned when the ferry Alba sank in thick fog off Port Vale on Tuesday, the mayor said.

    She spoke at the quay, where the families of the missing had waited through the night for news of the search.

    2031-03-06 Bay Ledger | Toll rises
    Eleven people drowned when the ferry Alba sank in thick fog off Port Vale on Tuesday, the mayor said.

    She spoke at the quay, where the families of the missing had waited through the night for news of the search.
    """
    (series,) = paper.series
    assert "people" in series.counts
    assert [(s.value.shown, outlet_of(paper, s.by)) for s in series.steps] == [("Nine", "Meridian Herald"), ("Eleven", "Vale Courier")]
    assert all(s.at.text == s.value.shown for s in series.steps)


def test_times_of_different_zones_are_put_in_order() -> None:
    late, early = "2031-03-04T23:00-05:00", "2031-03-05T01:00+00:00"
    assert stamp(When(late, "minute", "stated")) > stamp(When(early, "minute", "stated"))
    assert stamp(None) > stamp(When("2099-12", "month", "stated"))
