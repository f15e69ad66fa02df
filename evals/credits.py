"""Whose wire an article is: the agency that its dateline, byline or closing line credits, against PolNeAR's hand-made `wire`.

Each blank-line paragraph is taken as prose, so that only what the words say counts. Agencies that are only told or quoted in the body are
not the wire. The reference is the regex of the corpus's own notes: initials in brackets within the first 400 characters.

Beside it, or alone where their file is given, the two hundred labelled lines of real articles (`credit_lines.jsonl`): what kind of credit
a line is (`kind_macro_f1`), and how often a picture's agency, one that was only told something, or none at all passes for the wire.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from evals.common import close, parser, table
from evals.credit_invented import line_figures
from evals.credit_lines import measured
from newstemma.articles.bylines import read_byline
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


LINES = Path(__file__).with_name("credit_lines.jsonl")
INVENTED = Path(__file__).with_name("credit_lines.tsv")


def whole(row: dict[str, Any]) -> set[str]:
    """The agencies of a row as the product reads rows: those of its text, and those of its field of authors."""
    named = {short for one in read_byline(f"By {row.get('author') or ''}") if one.kind == "agency" and (short := is_agency(one.name))}
    return ours(row["text"]) | named


def wire_figures(source: Path, limit: int | None, *, show: bool) -> dict[str, float]:
    """Precision and recall over the articles of a PolNeAR file, of the text alone and with the authors' field, beside the regex."""
    read = list(rows(source))[:limit]
    golds = [gold_of(row) for row in read]
    found = [ours(row["text"]) for row in read]
    precision, recall = figures(golds, found)
    row_precision, row_recall = figures(golds, [whole(row) for row in read])
    regex_precision, regex_recall = figures(golds, [regex(row["text"]) for row in read])
    for row, gold, guess in zip(read, golds, found, strict=True) if show else ():
        if (gold is not None and gold not in guess) or (gold is None and guess):
            print(f"{row['id']}: by hand {gold}, found {sorted(guess)}; credit {row.get('credit')!r}, author {row.get('author')!r}")
    return {
        "precision": precision,
        "recall": recall,
        "row_precision": row_precision,
        "row_recall": row_recall,
        "regex_precision": regex_precision,
        "regex_recall": regex_recall,
        "articles": len(read),
    }


def main() -> None:
    """Measure and print."""
    made = parser("credits", __doc__)
    made.add_argument("source", type=Path)
    made.add_argument("--misses", action="store_true", help="print each article whose wire was missed or made up, and each line misread")
    chosen = made.parse_args()
    own = chosen.source.name == LINES.name
    wire = {} if own else wire_figures(chosen.source, chosen.limit, show=chosen.misses)
    line = {**wire, **measured(chosen.source if own else LINES, show=chosen.misses), **line_figures(INVENTED, show=chosen.misses)}
    if not chosen.json_only:
        table([("", "figure"), *((name, f"{value:.3f}" if isinstance(value, float) else str(value)) for name, value in line.items())])
    close(line)


if __name__ == "__main__":
    main()
