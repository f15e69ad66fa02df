"""A draft held against a report, as one view: rows, text, JSON, HTML, and what it fails on. What `newstemma.check` gives."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import asdict
from typing import Any

from newstemma.errors import BadFormat
from newstemma.model.check import VERDICTS, Check, Checked, Verdict
from newstemma.report.checked_text import check_text
from newstemma.report.digest import Lookup, Object
from newstemma.report.json import dump

SCHEMA = "newstemma.check/1"
FORMATS = ("text", "json", "html")
#: What --fail-on takes, and the verdict that each name stands for.
FAILS: dict[str, Verdict] = {
    "differs": "differs",
    "single-source": "single_source",
    "not-found": "not_found",
    "misquote": "misquote",
}


class DraftCheck:
    """Each sentence of a draft with its verdict, what it rests on, and what the articles say otherwise.

    found    the nouns, typed
    """

    def __init__(self, found: Check, report: Object) -> None:
        """From what was found, and the contract's object that the draft was held against."""
        self.found = found
        self._report = report

    @property
    def sentences(self) -> tuple[Checked, ...]:
        """The draft's sentences in order."""
        return self.found.sentences

    @property
    def counts(self) -> dict[str, int]:
        """Verdict to how many sentences have it, the gravest first; all verdicts."""
        held = Counter(s.verdict for s in self.sentences)
        return {verdict: held[verdict] for verdict in VERDICTS}

    @property
    def rows(self) -> list[dict[str, Any]]:
        """One object a sentence, flat: what a data frame is made of."""
        look = Lookup(self._report)
        return [
            {
                "start": s.start,
                "end": s.end,
                "text": s.text,
                "verdict": s.verdict,
                "sources": s.sources,
                "articles": "; ".join(look.name(b.article) for b in s.backings),
                "findings": "; ".join(f.why for f in s.findings),
            }
            for s in self.sentences
        ]

    def failing(self, kinds: Collection[str]) -> list[Checked]:
        """The sentences that one of these kinds, as --fail-on names them, is said of: by their verdict or by one of their findings."""
        wanted = {FAILS[kind] for kind in kinds}
        return [s for s in self.sentences if s.verdict in wanted or any(f.trouble in wanted for f in s.findings)]

    def to_object(self) -> dict[str, Any]:
        """The JSON object: schema, how the report was made, the draft, counts, the sentences, and the articles that they lead to."""
        look = Lookup(self._report)
        named = {b.article: None for s in self.sentences for b in s.backings}
        named |= {r.article: None for s in self.sentences for f in s.findings for r in f.rivals}
        return {
            "schema": SCHEMA,
            "made": self._report["made"],
            "draft": {"name": self.found.name, "text": self.found.text},
            "counts": self.counts,
            "sentences": [asdict(s) for s in self.sentences],
            "articles": [_article(look, i) for i in sorted(named, key=look.order)],
        }

    def to_json(self) -> str:
        """The JSON object as text, the same bytes for the same draft and report."""
        return dump(self.to_object())

    def to_text(self, *, width: int = 100, colour: bool = False) -> str:
        """The sentences with what each rests on, for a terminal of that width."""
        return check_text(self.found, self._report, width=width, colour=colour)

    def to_html(self) -> str:
        """One HTML file, the draft on the left and the passages on the right; opens from disk and asks for nothing outside."""
        from newstemma.report.html_check import page

        return page(self.found, self._report)

    def render(self, form: str) -> str:
        """In one of FORMATS.

        Raises   BadFormat
        """
        views = {"text": self.to_text, "json": self.to_json, "html": self.to_html}
        if form not in views:
            raise BadFormat(form, FORMATS)
        return views[form]()

    def __repr__(self) -> str:
        """How many sentences, and of each verdict."""
        told = ", ".join(f"{n} {verdict}" for verdict, n in self.counts.items() if n)
        return f"<newstemma check of {self.found.name}: {len(self.sentences)} sentences; {told or 'nothing'}>"


def _article(look: Lookup, article: str) -> dict[str, Any]:
    found = look.articles[article]
    return {
        "id": article,
        "siglum": look.sigla.get(article),
        "outlet": found["outlet"],
        "file": look.file(article),
        "title": found["title"],
        "published": found["published"],
    }
