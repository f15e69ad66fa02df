"""The tables of a report, as CSV and as Parquet: who said what, how many what, claims by source, sides of differences, copies, gaps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from io import BytesIO
from typing import Any

from newstemma.errors import NeedsExtra
from newstemma.exports.entries import Object
from newstemma.report import claim_rows, conflict_rows, edges, figure_rows, gap_rows, said, story_rows
from newstemma.report.digest import Lookup
from newstemma.report.tables import table


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of claims × sources; its fields, in order, are the columns.

    says   "says it", "says otherwise" (a side of a difference on that claim), or "" for silent; value: what it says where that is known
    """

    story: str
    claim: str
    text: str
    status: str
    source: str
    source_label: str
    says: str
    value: str
    articles: str


def frames(report: Object) -> dict[str, tuple[Sequence[str], list[Any]]]:
    """Name of each table to its columns and its rows."""
    look = Lookup(report)
    cells = [c for story in report["stories"] for c in _cells(report, story, look)]
    return {
        "stories": (story_rows.COLUMNS, list(story_rows.rows_of(report, look))),
        "copies": (edges.COLUMNS, list(edges.edges_of(report, look))),
        "who_said_what": (said.COLUMNS, list(said.said_of(report, look))),
        "how_many_what": (figure_rows.COLUMNS, list(figure_rows.figures_of(report, look))),
        "claims": (claim_rows.COLUMNS, list(claim_rows.claims_of(report, look))),
        "claims_by_source": (tuple(Cell.__dataclass_fields__), cells),
        "differences": (conflict_rows.COLUMNS, list(conflict_rows.sides_of(report, look))),
        "gaps": (gap_rows.COLUMNS, list(gap_rows.gaps_of(report, look))),
    }


def _cells(report: Object, story: Object, look: Lookup) -> list[Cell]:
    """The cells that are not silent, claim by claim in the report's order, then source by source in the story's."""
    otherwise: dict[tuple[str, str], str] = {}
    for conflict in report["conflicts"]:
        for position in conflict["positions"] if conflict["grade"] in {"conflict", "internal"} else ():
            for claim in conflict["claims"]:
                for origin in position["origins"]:
                    otherwise.setdefault((claim, origin), position["text"])
    labels = {o["id"]: o["label"] for o in story["origins"]}
    found = []
    for claim in report["claims"]:
        if claim["story"] == story["id"]:
            for origin, label in labels.items():
                held = [m for m in claim["mentions"] if m["origin"] == origin]
                against = (claim["id"], origin) in otherwise
                if held or against:
                    found.append(_cell(claim, origin, label, held, otherwise.get((claim["id"], origin), ""), look))
    return found


def _cell(claim: Object, origin: str, label: str, held: Sequence[Object], against: str, look: Lookup) -> Cell:
    values = dict.fromkeys(m["value"]["shown"] for m in held if m["value"])
    carrying = dict.fromkeys(look.name(m["at"]["article"]) for m in held if "article" in m["at"])
    says = "says otherwise" if against else "says it"
    return Cell(
        claim["story"], claim["id"], claim["text"], claim["status"], origin, label, says, against or "; ".join(values), "; ".join(carrying)
    )


def to_csv(report: Object) -> dict[str, bytes]:
    """One file a table, UTF-8. Words that a spreadsheet would run as a formula follow an apostrophe."""
    return {f"{name}.csv": table(columns, rows).encode() for name, (columns, rows) in frames(report).items()}


def to_parquet(report: Object) -> dict[str, bytes]:
    """One file a table.

    Raises   NeedsExtra: pyarrow is not installed
    """
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise NeedsExtra("parquet", "pyarrow") from error
    found = {}
    for name, (columns, rows) in frames(report).items():
        held = [asdict(row) for row in rows]
        out = BytesIO()
        arrays = {c: pa.array([row[c] for row in held], type=_type([row[c] for row in held], pa)) for c in columns}
        pq.write_table(pa.table(arrays), out)
        found[f"{name}.parquet"] = out.getvalue()
    return found


def _type(values: Sequence[object], arrow: Any) -> Any:
    """The narrowest type that holds a column: an empty one is words."""
    kinds = {type(v) for v in values if v is not None}
    if kinds == {bool}:
        return arrow.bool_()
    if kinds == {int}:
        return arrow.int64()
    return arrow.float64() if kinds and kinds <= {int, float} else arrow.string()
