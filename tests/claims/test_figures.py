"""The how-many-what table."""

from __future__ import annotations

import newstemma
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


def test_a_figure_of_forty_digits_is_one_row_and_breaks_no_view() -> None:
    found = report_of(PAPER.replace("sixty people", f"1{'0' * 40} people"))
    rows = [q for q in found.quantities if q.value.shown.startswith("1000")]
    assert [float(q.value.low or 0) for q in rows] == [1e40]
    view = newstemma.Report(found)
    assert "1e+40" in view.figures.to_csv() and "1" + "0" * 40 in view.figures.to_text(width=200)
    assert newstemma.Report(found).to_html()
