"""Tests that are newspapers: articles written in a docstring become a report.

    2031-03-04 06:10 Meridian Wire | Ferry sinks off Port Vale
    Eleven people drowned when the ferry Alba sank in fog, the coast guard said.

A head line has a day, perhaps a time, the outlet, a bar and the title; what follows up to the next head line is the body. A line
`credit: (AP)` after the head puts a credit line at the foot of the page.
"""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Callable
from typing import Any

import newstemma
from newstemma.model.report import Report
from newstemma.readers.files import read_bytes
from newstemma.settings import ReadSettings

_HEAD = re.compile(r"^(\d{4}-\d\d-\d\d(?: \d\d:\d\d)?) ([^|]+?) \| (.*)$", re.MULTILINE)


def articles_in(paper: str) -> list[dict[str, str]]:
    """The articles of a paper as rows of a table."""
    heads = list(_HEAD.finditer(paper))
    rows = []
    for n, head in enumerate(heads):
        body = paper[head.end() : heads[n + 1].start() if n + 1 < len(heads) else len(paper)].strip()
        rows.append({"title": head[3].strip(), "outlet": head[2].strip(), "published": head[1].replace(" ", "T"), "text": body})
    return rows


def report_on(paper: str | Callable[..., object], **options: Any) -> Report:
    """The nouns of a report on a paper, or on the paper in a test's docstring."""
    text = paper if isinstance(paper, str) else inspect.getdoc(paper) or ""
    rows = articles_in(inspect.cleandoc(text))
    assert rows, "the paper holds no article"
    raw = "\n".join(json.dumps(row) for row in rows).encode()
    documents, notices = read_bytes("paper.jsonl", raw, ReadSettings())
    found = newstemma.analyse(newstemma.Pile(documents, notices), **options).found
    assert found is not None
    return found


def outlet_of(report: Report, article: str | None) -> str | None:
    """The masthead of an article."""
    return next((a.outlet for a in report.articles if a.id == article), None)


def copied_from(report: Report) -> dict[str | None, str | None]:
    """Outlet of each copy to the outlet or agency of its source, for copies of most of an article."""
    whole = {"verbatim", "abridged", "expanded", "rewritten"}
    return {outlet_of(report, c.article): c.source.agency or outlet_of(report, c.source.article) for c in report.copies if c.kind in whole}


def independent(report: Report, story: int = 0) -> list[set[str | None]]:
    """The origins of a story as sets of outlets, in the report's order."""
    return [{outlet_of(report, i) for i in o.articles} for o in report.roots[story].origins]


def differences(report: Report) -> set[tuple[str, str, frozenset[str]]]:
    """(kind, grade, the words of each side) of every difference."""
    return {(c.kind, c.grade, frozenset(p.text for p in c.positions)) for c in report.conflicts}
