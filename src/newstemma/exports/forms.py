"""Every format that a report can be exported to, by name. Gives bytes: where they are written is the caller's affair."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

from newstemma.errors import BadFormat
from newstemma.exports import EXPORTS, citations, frames, graphs, linked
from newstemma.exports.entries import Object, entries
from newstemma.report.json import dump
from newstemma.report.markdown import markdown

Files = Mapping[str, bytes]

_LISTS = ("documents", "articles", "copies", "stories", "statements", "quotes", "quantities", "claims", "conflicts", "gaps", "moments")
_MORE = ("series", "entities", "brief", "notices")


def _one(name: str, words: Callable[[Object], str]) -> Callable[[Object], Files]:
    return lambda report: {name: words(report).encode()}


def _lines(report: Object) -> Files:
    """One JSON object a line, each with its `list`: what a stream reader takes."""
    rows = [{"list": name, **row} for name in (*_LISTS, *_MORE) for row in report[name]]
    return {"report.jsonl": "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()}


_WRITERS: Mapping[str, Callable[[Object], Files]] = {
    "csv": frames.to_csv,
    "parquet": frames.to_parquet,
    "json": _one("report.json", dump),
    "jsonl": _lines,
    "md": _one("report.md", markdown),
    "ris": _one("articles.ris", lambda report: citations.to_ris(entries(report))),
    "bibtex": _one("articles.bib", lambda report: citations.to_bibtex(entries(report))),
    "csl": _one("articles.csl.json", lambda report: citations.to_csl(entries(report))),
    "citenews": _one("articles.wiki", lambda report: citations.to_citenews(entries(report))),
    "gexf": _one("copies.gexf", graphs.to_gexf),
    "graphml": _one("copies.graphml", graphs.to_graphml),
    "annotation": _one("annotations.jsonld", linked.to_annotation),
    "schema": _one("claims.jsonld", linked.to_schema),
    "prov": _one("lineage.prov.jsonld", linked.to_prov),
}


def exported(report: Object, form: str) -> Files:
    """File name to bytes, the same bytes for the same report (Parquet: with the same pyarrow).

    Raises   BadFormat, NeedsExtra
    """
    if form not in _WRITERS:
        raise BadFormat(form, EXPORTS)
    return _WRITERS[form](report)
