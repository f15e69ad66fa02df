"""The how-many-what table."""

from __future__ import annotations

from newstemma.model.report import Report
from tests.statements.marked import report_of

PAPER = """
2031-03-04 06:10 Meridian Herald | Ferry Alba sinks off Port Vale
The ferry Alba sank in thick fog off Port Vale with sixty people on board, the worst accident in the bay for years.

[S Mayor Ida Renn] [C said] [X nineteen passengers had reached the shore].
"""


def test_every_figure_has_its_count_its_claim_and_who_says_so() -> None:
    found: Report = report_of(PAPER)
    said = {s.id: s.speaker.name for s in found.statements}
    rows = {q.value.shown: (q.value.low, q.value.counts, said.get(q.statement or "")) for q in found.quantities}
    assert rows["sixty"] == (60, "people", None)
    assert rows["nineteen"] == (19, "passengers", "Ida Renn")
    claims = {c.id: c.text for c in found.claims}
    assert all(q.value.shown in claims[q.claim] for q in found.quantities if q.claim)
    assert [q.at.start for q in found.quantities] == sorted(q.at.start for q in found.quantities)
