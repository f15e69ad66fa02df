"""A report as the contract's JSON: nouns joined into its shape, the same bytes for the same report.

What is known late (an article's wire share, a claim's status) is joined in here; nothing is computed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
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
    wires = {w.article: w for r in report.roots for w in r.wires}
    roots = {r.story: r for r in report.roots}
    standings = {s.claim: s for s in report.standings}
    held: dict[str, list[str]] = {}
    for article in report.articles:
        held.setdefault(article.document, []).append(article.id)
    return {
        "schema": SCHEMA,
        "made": plain(report.made),
        "documents": [_document(d, held.get(d.id, []), with_text=with_documents) for d in report.documents],
        "articles": [_article(a, wires) for a in report.articles],
        "copies": [plain(c) for c in report.copies],
        "stories": [_story(s, roots[s.id]) for s in report.stories],
        "statements": [plain(s) for s in report.statements],
        "quotes": [plain(q) for q in report.quotes],
        "quantities": [plain(q) for q in report.quantities],
        "claims": [_claim(c, standings[c.id]) for c in report.claims],
        "conflicts": [plain(c) for c in report.conflicts],
        "gaps": [plain(g) for g in report.gaps],
        "moments": [plain(m) for m in report.moments],
        "series": [plain(s) for s in report.series],
        "entities": [plain(e) for e in report.entities],
        "brief": [plain(b) for b in report.briefs],
        "notices": [plain(n) for n in report.notices],
    }


def dump(report: Mapping[str, Any]) -> str:
    """The contract's object as text: keys in the contract's order, characters as they are, one thing a line, one line end at the end.

    One thing a line, since it can be searched and compared line by line, and is written five times faster than with indents throughout.
    """
    parts = []
    for name, value in report.items():
        if isinstance(value, list):
            inner = ",\n".join(json.dumps(thing, ensure_ascii=False) for thing in value)
            parts.append(f"{json.dumps(name)}: [\n{inner}\n]" if value else f"{json.dumps(name)}: []")
        else:
            parts.append(f"{json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}")
    return "{\n" + ",\n".join(parts) + "\n}\n"


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
