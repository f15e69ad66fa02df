"""Whose wire an article is: the agency that its dateline, byline or closing line credits, against PolNeAR's hand-made `wire`.

Each blank-line paragraph is taken as prose, so that only what the words say counts. Agencies that are only told or quoted in the body are
not the wire. The reference is the regex of the corpus's own notes: initials in brackets within the first 400 characters.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from evals.common import close, parser, table
from newstemma.articles.credits import credit
from newstemma.articles.pieces import Page, Piece, tidy
from newstemma.language.agencies import is_agency
from newstemma.model.document import Document

_REGEX = re.compile(r"\((AP|Reuters|UPI|AFP)\)")
_BLOCK = re.compile(r"[^\n]+(?:\n(?!\s*\n)[^\n]+)*")


def rows(source: Path) -> Iterator[dict[str, Any]]:
    """The articles of a JSONL file, packed or not."""
    packed = source.suffix == ".gz"
    with gzip.open(source, "rt", encoding="utf-8") if packed else source.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def gold_of(row: dict[str, Any]) -> str | None:
    """The agency by hand; None: none."""
    wire = str(row.get("wire") or "").strip()
    return None if wire.casefold() in ("", "na", "none", "null") else is_agency(wire.upper()) or wire


def page_of(text: str) -> tuple[Document, Page]:
    """The text as a page of paragraphs."""
    pieces = tuple(Piece("paragraph", m.start(), m.end(), tidy(m[0])) for m in _BLOCK.finditer(text))
    return Document("d-0", "text", ("text",), "0", "text/plain", len(text), text), Page(pieces)


def ours(text: str) -> set[str]:
    """The agencies that a byline, a dateline or a closing line credits."""
    document, page = page_of(text)
    made = credit(document, page).credits
    return {short for c in made if c.kind in ("byline", "tagline") and c.agency and (short := is_agency(c.name))}


def regex(text: str) -> set[str]:
    """What the reference finds."""
    return {short for m in _REGEX.finditer(text[:400]) if (short := is_agency(m[1]))}


def figures(golds: list[str | None], guesses: list[set[str]]) -> tuple[float, float]:
    """(precision, recall) over articles: a guess is right when the agency by hand is in it."""
    right = sum(gold is not None and gold in guess for gold, guess in zip(golds, guesses, strict=True))
    said, wanted = sum(bool(guess) for guess in guesses), sum(gold is not None for gold in golds)
    return (right / said if said else 0.0), (right / wanted if wanted else 0.0)


def main() -> None:
    """Measure and print."""
    made = parser("credits", __doc__)
    made.add_argument("source", type=Path)
    made.add_argument("--misses", action="store_true", help="print each article whose wire was missed or made up")
    chosen = made.parse_args()
    read = list(rows(chosen.source))[: chosen.limit]
    golds = [gold_of(row) for row in read]
    found = [ours(row["text"]) for row in read]
    precision, recall = figures(golds, found)
    regex_precision, regex_recall = figures(golds, [regex(row["text"]) for row in read])
    line = {
        "precision": precision,
        "recall": recall,
        "regex_precision": regex_precision,
        "regex_recall": regex_recall,
        "articles": len(read),
    }
    if chosen.misses:
        for row, gold, guess in zip(read, golds, found, strict=True):
            if (gold is not None and gold not in guess) or (gold is None and guess):
                print(f"{row['id']}: by hand {gold}, found {sorted(guess)}; credit {row.get('credit')!r}, author {row.get('author')!r}")
    if not chosen.json_only:
        table(
            [
                ("", "precision", "recall"),
                ("ours", f"{precision:.3f}", f"{recall:.3f}"),
                ("regex", f"{regex_precision:.3f}", f"{regex_recall:.3f}"),
            ]
        )
    close(line)


if __name__ == "__main__":
    main()
