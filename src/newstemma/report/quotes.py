"""The statements and quotes of a report as one view: rows, text, CSV, JSON, HTML. What `Report.quotes` gives."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from newstemma.report.digest import Lookup, Object
from newstemma.report.quotes_text import quotes_text
from newstemma.report.said import COLUMNS, Said, Voice, nameless, said_of, voices
from newstemma.report.tables import rendered, table


class Quotes:
    """Who said what in a report, and the same words across its articles, for a person and for a table."""

    def __init__(self, report: Object) -> None:
        """From the contract's object."""
        self._report = report
        self.said: tuple[Said, ...] = tuple(said_of(report, Lookup(report)))

    def __repr__(self) -> str:
        """How many statements there are, and groups of the same words."""
        return f"<{len(self.said)} statements, {len(self.groups)} quotes across articles>"

    @property
    def rows(self) -> list[dict[str, Any]]:
        """One object a statement, keys as COLUMNS: what a data frame is made of."""
        return [asdict(row) for row in self.said]

    @property
    def groups(self) -> list[dict[str, Any]]:
        """The contract's quote groups: the same words across articles."""
        return list(self._report["quotes"])

    @property
    def unnamed(self) -> list[tuple[str, int, int]]:
        """The tally of speakers without a name: what they are called, statements, articles; the most frequent first."""
        return nameless(self.said)

    @property
    def speakers(self) -> list[Voice]:
        """Whom each outlet lets speak, and how often."""
        return voices(self.said)

    def to_csv(self) -> str:
        """The statements as a table with a head line. Words that a spreadsheet would run as a formula follow an apostrophe."""
        return table(COLUMNS, self.said)

    def to_text(self, *, width: int = 100, colour: bool = False) -> str:
        """The same words across articles, then who said what, who has no name and whom each outlet hears, for a terminal of that width."""
        return quotes_text(self._report, self.said, width=width, colour=colour)

    def render(self, form: str) -> str:
        """In one of FORMATS: JSON is the report's own, HTML the report's page.

        Raises   BadFormat
        """
        return rendered(self._report, form, to_text=self.to_text, to_csv=self.to_csv)
