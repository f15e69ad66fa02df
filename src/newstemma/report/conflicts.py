"""Where the articles of a report differ, as one view: a list, rows, text, CSV, JSON, HTML. What `Report.conflicts` gives."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict
from typing import Any

from newstemma.errors import BadSettings
from newstemma.report.conflict_rows import COLUMNS, GRADES, KINDS, SideRow, sides_of
from newstemma.report.conflicts_text import conflicts_text
from newstemma.report.digest import Lookup, Object
from newstemma.report.tables import rendered, table


class Conflicts(list[dict[str, Any]]):
    """The contract's conflicts, and what can be shown of them. Its views take the same two filters.

    grade    only those of these, of "conflict", "internal", "update", "compatible"; empty: all
    kind     only those of these, of "number", "date", "weekday", "calendar", "place", "name", "office", "quote", "attribution",
             "negation", "other"; empty: all
    """

    def __init__(self, report: Object) -> None:
        """From the contract's object."""
        super().__init__(report["conflicts"])
        self._report = report

    def chosen(self, *, grade: Collection[str] = (), kind: Collection[str] = ()) -> list[dict[str, Any]]:
        """Those that were asked for, in the report's order.

        Raises   BadSettings: a grade or kind that is none
        """
        for name, given, known in (("grade", grade, GRADES), ("kind", kind, KINDS)):
            for one in given:
                if one not in known:
                    raise BadSettings(name, one, f"one of {', '.join(known)}")
        return [c for c in self if (not grade or c["grade"] in grade) and (not kind or c["kind"] in kind)]

    def table(self, *, grade: Collection[str] = (), kind: Collection[str] = ()) -> list[SideRow]:
        """One row a side of a difference; the sides of one follow one another.

        Raises   BadSettings
        """
        wanted = {c["id"] for c in self.chosen(grade=grade, kind=kind)}
        return [row for row in sides_of(self._report, Lookup(self._report)) if row.difference in wanted]

    @property
    def rows(self) -> list[dict[str, Any]]:
        """One object a side, keys as the columns of the CSV: what a data frame is made of."""
        return [asdict(row) for row in self.table()]

    def to_csv(self, *, grade: Collection[str] = (), kind: Collection[str] = ()) -> str:
        """The sides as a table with a head line. Words that a spreadsheet would run as a formula follow an apostrophe."""
        return table(COLUMNS, self.table(grade=grade, kind=kind))

    def to_text(self, *, grade: Collection[str] = (), kind: Collection[str] = (), width: int = 100, colour: bool = False) -> str:
        """The differences of each story by grade, the exact words of each side, and what decides, for a terminal of that width."""
        return conflicts_text(self._report, self.chosen(grade=grade, kind=kind), width=width, colour=colour)

    def render(self, form: str, *, grade: Collection[str] = (), kind: Collection[str] = ()) -> str:
        """In one of FORMATS: JSON is the report's own, HTML the report's page; both hold every difference.

        Raises   BadFormat, BadSettings
        """
        asked: dict[str, Any] = {"grade": grade, "kind": kind}
        return rendered(self._report, form, to_text=lambda: self.to_text(**asked), to_csv=lambda: self.to_csv(**asked))
