"""The claims of a report as one view: a list, rows, text, CSV, JSON, HTML. What `Report.claims` gives; and `Report.figures`."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict
from typing import Any

from newstemma.errors import BadSettings, NoSuchName
from newstemma.report.claim_rows import COLUMNS, STATUSES, ClaimRow, claims_of
from newstemma.report.claims_text import claims_text, figures_text
from newstemma.report.digest import Lookup, Object
from newstemma.report.figure_rows import COLUMNS as FIGURE_COLUMNS
from newstemma.report.figure_rows import Figure, figures_of
from newstemma.report.tables import rendered, table


class Claims(list[dict[str, Any]]):
    """The contract's claims, and what can be shown of them. Its views take the same two filters.

    status    only those of these, of "conflicting", "superseded", "corroborated", "reprinted", "single_source"; empty: all
    speaker   only those that somebody is said to have said whose name holds these words; None: all
    """

    def __init__(self, report: Object) -> None:
        """From the contract's object."""
        super().__init__(report["claims"])
        self._report = report

    def table(self, *, status: Collection[str] = (), speaker: str | None = None) -> list[ClaimRow]:
        """One row a claim, by story and status, what most independent sources say first.

        Raises   BadSettings: a status that is none; NoSuchName: nobody of that name is said to have said anything
        """
        _check(status)
        rows = claims_of(self._report, Lookup(self._report))
        if speaker is not None:
            _heard(speaker, {name for r in rows for name in r.speakers.split("; ") if name})
            rows = [r for r in rows if speaker.casefold() in r.speakers.casefold()]
        return [r for r in rows if not status or r.status in status]

    @property
    def rows(self) -> list[dict[str, Any]]:
        """One object a claim, keys as the columns of the CSV: what a data frame is made of."""
        return [asdict(row) for row in self.table()]

    def to_csv(self, *, status: Collection[str] = (), speaker: str | None = None) -> str:
        """The claims as a table with a head line. Words that a spreadsheet would run as a formula follow an apostrophe."""
        return table(COLUMNS, self.table(status=status, speaker=speaker))

    def to_text(self, *, status: Collection[str] = (), speaker: str | None = None, width: int = 100, colour: bool = False) -> str:
        """The claims of each story by status, with who says them, for a terminal of that width."""
        return claims_text(self._report, self.table(status=status, speaker=speaker), width=width, colour=colour)

    def render(self, form: str, *, status: Collection[str] = (), speaker: str | None = None) -> str:
        """In one of FORMATS: JSON is the report's own, HTML the report's page; both hold every claim.

        Raises   BadFormat, BadSettings, NoSuchName
        """
        asked: dict[str, Any] = {"status": status, "speaker": speaker}
        return rendered(self._report, form, to_text=lambda: self.to_text(**asked), to_csv=lambda: self.to_csv(**asked))


class Figures(list[dict[str, Any]]):
    """The contract's quantities: how many what. Its views take the filters of `Claims`, for the claim and for who says so."""

    def __init__(self, report: Object) -> None:
        """From the contract's object."""
        super().__init__(report["quantities"])
        self._report = report

    def table(self, *, status: Collection[str] = (), speaker: str | None = None) -> list[Figure]:
        """One row a figure, story by story, source by source, by place.

        Raises   BadSettings: a status that is none; NoSuchName: nobody of that name is said to have given a figure
        """
        _check(status)
        rows = figures_of(self._report, Lookup(self._report))
        if speaker is not None:
            _heard(speaker, {r.speaker for r in rows if r.speaker})
            rows = [r for r in rows if speaker.casefold() in r.speaker.casefold()]
        of = {c["id"] for c in self._report["claims"] if c["status"] in status}
        return [r for r in rows if not status or r.claim in of]

    @property
    def rows(self) -> list[dict[str, Any]]:
        """One object a figure, keys as the columns of the CSV: what a data frame is made of."""
        return [asdict(row) for row in self.table()]

    def to_csv(self, *, status: Collection[str] = (), speaker: str | None = None) -> str:
        """The figures as a table with a head line; `None`, a side to which a bound is open, is empty."""
        return table(FIGURE_COLUMNS, self.table(status=status, speaker=speaker))

    def to_text(self, *, status: Collection[str] = (), speaker: str | None = None, width: int = 100, colour: bool = False) -> str:
        """The figures of each story by what they count, the same one once, for a terminal of that width."""
        return figures_text(self._report, self.table(status=status, speaker=speaker), width=width, colour=colour)

    def render(self, form: str, *, status: Collection[str] = (), speaker: str | None = None) -> str:
        """In one of FORMATS: JSON is the report's own, HTML the report's page; both hold every figure.

        Raises   BadFormat, BadSettings, NoSuchName
        """
        asked: dict[str, Any] = {"status": status, "speaker": speaker}
        return rendered(self._report, form, to_text=lambda: self.to_text(**asked), to_csv=lambda: self.to_csv(**asked))


def _check(status: Collection[str]) -> None:
    for one in status:
        if one not in STATUSES:
            raise BadSettings("status", one, f"one of {', '.join(STATUSES)}")


def _heard(speaker: str, names: Collection[str]) -> None:
    if not any(speaker.casefold() in name.casefold() for name in names):
        raise NoSuchName("speaker", speaker, names)
