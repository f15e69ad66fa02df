"""What the articles of a report lack, as one view: a list, rows, text, CSV, JSON, HTML. What `Report.gaps` gives."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from newstemma.errors import NoSuchName
from newstemma.report.digest import Lookup, Object, same_name
from newstemma.report.gap_rows import COLUMNS, GapRow, gaps_of
from newstemma.report.gaps_text import gaps_text
from newstemma.report.tables import rendered, table


class Gaps(list[dict[str, Any]]):
    """The contract's gaps, and what can be shown of them. What the copies of one text lack together is told once, of the first of them.

    outlet   only those of its articles, what it shares with other copies of one text too; an outlet, or the name of a file
    """

    def __init__(self, report: Object) -> None:
        """From the contract's object."""
        super().__init__(report["gaps"])
        self._report = report

    def table(self, *, outlet: str | None = None) -> list[GapRow]:
        """One row a gap, in the report's order: by support within an article.

        Raises   NoSuchName: no article is of that outlet, or in a file of that name
        """
        look = Lookup(self._report)
        if outlet is None:
            return list(gaps_of(self._report, look))
        mine = {a for a in look.articles if same_name(outlet) in (same_name(look.outlet(a)), same_name(look.file(a)))}
        if not mine:
            raise NoSuchName("outlet", outlet, {look.name(a) for a in look.articles})
        return [row for row in gaps_of(self._report, look, everyone=True) if row.article in mine]

    @property
    def rows(self) -> list[dict[str, Any]]:
        """One object a gap, keys as the columns of the CSV: what a data frame is made of."""
        return [asdict(row) for row in self.table()]

    def to_csv(self, *, outlet: str | None = None) -> str:
        """The gaps as a table with a head line. Words that a spreadsheet would run as a formula follow an apostrophe."""
        return table(COLUMNS, self.table(outlet=outlet))

    def to_text(self, *, outlet: str | None = None, width: int = 100, colour: bool = False) -> str:
        """The gaps of each story by article, best supported first, for a terminal of that width."""
        return gaps_text(self._report, self.table(outlet=outlet), outlet=outlet, width=width, colour=colour)

    def render(self, form: str, *, outlet: str | None = None) -> str:
        """In one of FORMATS: JSON is the report's own, HTML the report's page; both hold every gap.

        Raises   BadFormat, NoSuchName
        """
        self.table(outlet=outlet)
        return rendered(self._report, form, to_text=lambda: self.to_text(outlet=outlet), to_csv=lambda: self.to_csv(outlet=outlet))
