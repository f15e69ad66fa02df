"""The copies of a report as one view: rows, text, CSV, JSON, HTML. What `Report.lineage` gives."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from newstemma.report.digest import Lookup, Object
from newstemma.report.edges import COLUMNS, Edge, edges_of
from newstemma.report.lineage_text import lineage_text
from newstemma.report.tables import rendered, table


class Lineage:
    """The copies of a report, for a person and for a table."""

    def __init__(self, report: Object) -> None:
        """From the contract's object."""
        self._report = report
        self.edges: tuple[Edge, ...] = tuple(edges_of(report, Lookup(report)))

    def __repr__(self) -> str:
        """How many edges there are."""
        return f"<{len(self.edges)} copies>"

    @property
    def rows(self) -> list[dict[str, Any]]:
        """One object an edge, keys as COLUMNS: what a data frame is made of."""
        return [asdict(edge) for edge in self.edges]

    def to_csv(self) -> str:
        """The edges as a table with a head line; `None` is empty. Words that a spreadsheet would run as a formula follow an apostrophe."""
        return table(COLUMNS, self.edges)

    def to_text(self, *, width: int = 100, colour: bool = False) -> str:
        """The triple, the copies as a table and why they count as they do, for a terminal of that width."""
        return lineage_text(self._report, self.edges, width=width, colour=colour)

    def render(self, form: str) -> str:
        """In one of FORMATS: JSON is the report's own, HTML the report's page.

        Raises   BadFormat
        """
        return rendered(self._report, form, to_text=self.to_text, to_csv=self.to_csv)
