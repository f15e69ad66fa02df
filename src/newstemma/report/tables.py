"""What the views that are tables too have in common: their forms, and rows as CSV that no spreadsheet runs."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Sequence
from io import StringIO

from newstemma.errors import BadFormat
from newstemma.report.digest import Object
from newstemma.report.html import page
from newstemma.report.json import dump

FORMATS = ("text", "json", "html", "csv")
_RISKY = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would run a cell that begins so


def rendered(report: Object, form: str, *, to_text: Callable[[], str], to_csv: Callable[[], str]) -> str:
    """A view in one of FORMATS: JSON is the report's own, HTML the report's page.

    Raises   BadFormat
    """
    if form not in FORMATS:
        raise BadFormat(form, FORMATS)
    if form == "json":
        return dump(report)
    if form == "html":
        return page(report)
    return to_csv() if form == "csv" else to_text()


def table(columns: Sequence[str], rows: Iterable[object]) -> str:
    """Rows with attributes named as the columns, under a head line; `None` is empty."""
    out = StringIO()
    written = csv.writer(out, lineterminator="\n")
    written.writerow(columns)
    written.writerows([_guarded(getattr(row, name)) for name in columns] for row in rows)
    return out.getvalue()


def _guarded(value: object) -> object:
    """A cell: words that a spreadsheet would run follow an apostrophe."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_RISKY) else value
