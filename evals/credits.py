"""Whose wire an article is: the agency that its dateline, byline or closing line credits, against PolNeAR's hand-made `wire`.

Each blank-line paragraph is taken as prose, so that only what the words say counts. Agencies that are only told or quoted in the body are
not the wire. The reference is the regex of the corpus's own notes: initials in brackets within the first 400 characters.

The second half reads the labelled lines of `credit_lines.tsv`, each set where it would stand in an invented capture: what kind of
credit the line is (`kind_macro_f1`), and how often the agency of a photograph, or one that was only told something, passes for the wire.
"""

from __future__ import annotations

import csv
import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from evals.common import close, parser, table
from newstemma.articles.credits import credit
from newstemma.articles.pieces import Page, Piece, tidy
from newstemma.articles.plain import pieces
from newstemma.language.agencies import is_agency
from newstemma.model.article import Credit
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


LINES = Path(__file__).with_name("credit_lines.tsv")
KINDS = ("byline", "tagline", "photo", "inline")
_AROUND = (
    "The mill on the river closed its gates on Tuesday after ninety years, and four hundred people went home with a letter.",
    "The owner said that orders had fallen by a third since the spring and that the bank would wait no longer.",
    "A union of the workers has asked the council to buy the building and to keep the looms running until the autumn.",
)


def capture(line: str, place: str) -> tuple[str, int]:
    """An invented capture with the line at its place, and where the line starts."""
    first, second, third = _AROUND
    head = "Mill on the river closes after ninety years"
    before, after = {
        "top": ([head], ["4 March 2031", first, second, third]),
        "caption": ([head, "4 March 2031", first], [second, third]),
        "body": ([head, "4 March 2031", first], [second, third]),
        "foot": ([head, "4 March 2031", first, second, third], []),
    }[place]
    start = sum(len(words) + 2 for words in before)
    return "\n\n".join([*before, line, *after]), start


def line_credits(line: str, place: str) -> list[Credit]:
    """The credits that are read from the line where it stands."""
    text, start = capture(line, place)
    document = Document("d-0", "text", ("text",), "0", "text/plain", len(text), text)
    made = credit(document, Page(tuple(pieces(text, 0, len(text))))).credits
    return [c for c in made if start <= c.at.start < start + len(line)]


def line_figures(source: Path, *, show: bool) -> dict[str, float]:
    """Macro F1 over the kinds of credit, and the share of photo credits and told agencies that pass for the wire."""
    right, said, wanted = dict.fromkeys(KINDS, 0), dict.fromkeys(KINDS, 0), dict.fromkeys(KINDS, 0)
    asked = taken = named = agencies = 0
    with source.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            made = line_credits(row["line"], row["place"])
            kind = made[0].kind if made else "none"
            wire = any(c.agency and c.kind in ("byline", "tagline") for c in made)
            if row["kind"] in KINDS:
                wanted[row["kind"]] += 1
                right[row["kind"]] += kind == row["kind"]
            if kind in KINDS:
                said[kind] += 1
            asked, taken = asked + (row["kind"] in ("photo", "inline")), taken + (row["kind"] in ("photo", "inline") and wire)
            fits = any(c.agency for c in made) == bool(row["agency"])
            agencies, named = agencies + 1, named + fits
            if show and (kind != row["kind"] or not fits):
                print(f"{row['line']}: by hand {row['kind']} {row['agency']}, found {[(c.kind, c.name, c.agency) for c in made]}")
    scores = [2 * right[k] / (said[k] + wanted[k]) if said[k] + wanted[k] else 0.0 for k in KINDS]
    return {
        "kind_macro_f1": sum(scores) / len(scores),
        "photo_or_told_as_wire": taken / asked if asked else 0.0,
        "agency_or_not": named / agencies if agencies else 0.0,
        "lines": agencies,
    }


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
        **line_figures(LINES, show=chosen.misses),
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
