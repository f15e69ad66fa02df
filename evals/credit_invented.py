"""What kind of credit the invented lines of `credit_lines.tsv` are, each set where it would stand in an invented capture."""

from __future__ import annotations

import csv
from pathlib import Path

from newstemma.articles.credits import credit
from newstemma.articles.pieces import Page
from newstemma.articles.plain import pieces
from newstemma.model.article import Credit
from newstemma.model.document import Document

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
        "invented_kind_macro_f1": sum(scores) / len(scores),
        "invented_photo_or_told_as_wire": taken / asked if asked else 0.0,
        "invented_agency_or_not": named / agencies if agencies else 0.0,
        "invented_lines": agencies,
    }
