"""The stories of a report as one view: a list, rows, text, CSV, JSON, HTML. What `Report.stories` gives."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from newstemma.errors import BadSettings
from newstemma.report.digest import Lookup, Object
from newstemma.report.stories_text import stories_text
from newstemma.report.story_rows import COLUMNS, SORTS, Row, in_order, rows_of
from newstemma.report.tables import rendered, table


class Stories(list[dict[str, Any]]):
    """The contract's stories, largest first; of one article too. Its views show those of `at_least` two, unless asked for more or fewer."""

    def __init__(self, report: Object) -> None:
        """From the contract's object."""
        super().__init__(report["stories"])
        self._report = report

    def table(self, *, at_least: int = 2, sort: str = "size") -> list[Row]:
        """One row a story of so many articles.

        sort     one of SORTS: "size", "date" (earliest first), "sources", "differences"
        Raises   BadSettings
        """
        if sort not in SORTS:
            raise BadSettings("sort", sort, f"one of {', '.join(SORTS)}")
        if at_least < 1:
            raise BadSettings("at_least", at_least, "1 or more")
        rows = [r for r in rows_of(self._report, Lookup(self._report)) if r.articles >= at_least]
        return in_order(rows, sort)

    @property
    def rows(self) -> list[dict[str, Any]]:
        """One object a story, those of one article too, keys as COLUMNS: what a data frame is made of."""
        return [asdict(row) for row in self.table(at_least=1)]

    def to_csv(self, *, at_least: int = 2, sort: str = "size") -> str:
        """The stories as a table with a head line; `None` is empty. What a spreadsheet would run as a formula follows an apostrophe."""
        return table(COLUMNS, self.table(at_least=at_least, sort=sort))

    def to_text(self, *, at_least: int = 2, sort: str = "size", why: bool = False, width: int = 100, colour: bool = False) -> str:
        """Each story with its triple, days and differences, for a terminal of that width.

        why   also what holds its articles together, what was kept apart, and why it goes on from another
        """
        return stories_text(self._report, self.table(at_least=at_least, sort=sort), why=why, width=width, colour=colour)

    def render(self, form: str, *, at_least: int = 2, sort: str = "size", why: bool = False) -> str:
        """In one of FORMATS: JSON is the report's own, HTML the report's page; both hold every story.

        Raises   BadFormat, BadSettings
        """
        return rendered(
            self._report,
            form,
            to_text=lambda: self.to_text(at_least=at_least, sort=sort, why=why),
            to_csv=lambda: self.to_csv(at_least=at_least, sort=sort),
        )
