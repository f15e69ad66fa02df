"""A report as the contract's JSON: nouns joined into its shape, the same bytes for the same report.

What is known late (an article's wire share, a claim's status) is joined in here; nothing is computed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from newstemma.model.article import Article, Block
from newstemma.model.claim import Claim
from newstemma.model.document import Document
from newstemma.model.lineage import Roots, Source
from newstemma.model.report import SCHEMA, Report
from newstemma.model.story import Story

#: Fields of our nouns that the contract does not print: bytes, the report's own text layers, what is joined under another name.
HIDDEN: dict[str, frozenset[str]] = {
    "Document": frozenset({"text", "parts", "raw"}),
    "Article": frozenset({"name"}),
    "Origin": frozenset({"story"}),
    "Paragraph": frozenset({"doc_start", "doc_end"}),
}


def to_object(report: Report, *, with_documents: bool = False) -> dict[str, Any]:
    """The contract's object. with_documents: each document's `text` too."""
    return {name: list(value) if isinstance(value, Iterator) else value for name, value in _parts(report, with_documents=with_documents)}


def to_json(report: Report, *, with_documents: bool = False) -> str:
    """The contract's object as text, as `dump` writes it; made thing by thing, so that a large report stands in memory once."""
    return _written(_parts(report, with_documents=with_documents))


def dump(report: Mapping[str, Any]) -> str:
    """The contract's object as text: keys in the contract's order, characters as they are, one thing a line, one line end at the end.

    One thing a line, since it can be searched and compared line by line, and is written five times faster than with indents throughout.
    """
    return _written(report.items())


def _written(parts: Iterable[tuple[str, Any]]) -> str:
    lines = []
    for name, value in parts:
        if isinstance(value, list | Iterator):
            inner = ",\n".join(json.dumps(thing, ensure_ascii=False) for thing in value)
            lines.append(f"{json.dumps(name)}: [\n{inner}\n]" if inner else f"{json.dumps(name)}: []")
        else:
            lines.append(f"{json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}")
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _parts(report: Report, *, with_documents: bool) -> Iterator[tuple[str, Any]]:
    """The contract's keys in order, each list as an iterator over its things."""
    wires = {w.article: w for r in report.roots for w in r.wires}
    roots = {r.story: r for r in report.roots}
    standings = {s.claim: s for s in report.standings}
    held: dict[str, list[str]] = {}
    for article in report.articles:
        held.setdefault(article.document, []).append(article.id)
    yield "schema", SCHEMA
    yield "made", plain(report.made)
    yield "documents", (_document(d, held.get(d.id, []), with_text=with_documents) for d in report.documents)
    yield "articles", (_article(a, wires) for a in report.articles)
    yield "copies", map(plain, report.copies)
    yield "stories", (_story(s, roots[s.id]) for s in report.stories)
    yield "statements", map(plain, report.statements)
    yield "quotes", map(plain, report.quotes)
    yield "quantities", map(plain, report.quantities)
    yield "claims", (_claim(c, standings[c.id]) for c in report.claims)
    yield "conflicts", map(plain, report.conflicts)
    yield "gaps", map(plain, report.gaps)
    yield "moments", map(plain, report.moments)
    yield "series", map(plain, report.series)
    yield "entities", map(plain, report.entities)
    yield "brief", map(plain, report.briefs)
    yield "notices", map(plain, report.notices)


@cache
def _shown_fields(kind: type) -> tuple[str, ...]:
    """The fields of a noun that are printed."""
    hidden = HIDDEN.get(kind.__name__, frozenset())
    return tuple(f.name for f in fields(kind) if f.name not in hidden)


def plain(value: object) -> Any:
    """Dataclasses to objects, tuples to lists; a source shows only the name that it has; whole numbers without a point."""
    if isinstance(value, Source):
        return {"article": value.article} if value.article is not None else {"agency": value.agency}
    if isinstance(value, Block):
        return {"kind": value.kind, "keep": value.keep, "start": value.start, "end": value.end}
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, tuple | list):
        return [plain(v) for v in value]
    if is_dataclass(value) and not isinstance(value, type):
        return {name: plain(getattr(value, name)) for name in _shown_fields(type(value))}
    return int(value) if isinstance(value, float) and value.is_integer() and abs(value) < 2**53 else value


def _document(document: Document, articles: list[str], *, with_text: bool) -> dict[str, Any]:
    shown = plain(document)
    shown["articles"] = articles
    shown["skipped"] = shown.pop("skipped")
    if with_text:
        shown["text"] = document.text
    return dict(shown)


def _article(article: Article, wires: Mapping[str, Any]) -> dict[str, Any]:
    wire = wires[article.id]
    return {**plain(article), "wire": {"share": wire.share, "composite": wire.composite, "label": wire.label}}


def _story(story: Story, roots: Roots) -> dict[str, Any]:
    shown = plain(story)
    return {
        **shown,
        "origins": [plain(o) for o in roots.origins],
        "sigla": dict(roots.sigla),
        "independent": plain(roots.independent),
    }


def _claim(claim: Claim, standing: Any) -> dict[str, Any]:
    return {**plain(claim), "status": standing.status, "independent": plain(standing.independent)}
