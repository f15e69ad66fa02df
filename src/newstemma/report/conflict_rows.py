"""Where articles differ, as rows: one a side of a difference, for the CSV and data frames. Computes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields

from newstemma.report.digest import Lookup, Object, one_line

GRADES = ("conflict", "internal", "update", "compatible")
KINDS = ("number", "date", "weekday", "calendar", "place", "name", "office", "quote", "attribution", "negation", "other")


@dataclass(frozen=True, slots=True)
class SideRow:
    """One side of one difference; its fields, in order, are the columns of the CSV.

    story, difference  ids of the report; the sides of one difference share its id, and follow one another
    side               1, 2 …; words: what stands in the article; low, high: its bounds where it is a figure or a date
    sources            how many independent sources hold this side; articles, outlets, files: who they are
    dissents           True: more sources hold another side
    resolved           the value that the evidence supports; "": it does not decide; why: how, or why not
    passages           where each place stands: "La 120-180; R 40-96", by siglum
    """

    story: str
    difference: str
    kind: str
    grade: str
    about: str
    side: int
    words: str
    low: float | str | None
    high: float | str | None
    unit: str
    sources: int
    articles: int
    outlets: str
    files: str
    dissents: bool
    resolved: str
    why: str
    passages: str
    claims: str


COLUMNS = tuple(f.name for f in fields(SideRow))


def sides_of(report: Object, look: Lookup) -> Iterator[SideRow]:
    """In the report's order."""
    for conflict in report["conflicts"]:
        dissent = set(conflict["dissent"])
        for number, position in enumerate(conflict["positions"], start=1):
            yield _side(conflict, position, number, dissent, look)


def _side(conflict: Object, position: Object, number: int, dissent: set[str], look: Lookup) -> SideRow:
    value, articles = position["value"] or {}, list(position["articles"])
    return SideRow(
        story=conflict["story"],
        difference=conflict["id"],
        kind=conflict["kind"],
        grade=conflict["grade"],
        about=one_line(conflict["about"]),
        side=number,
        words=one_line(position["text"]),
        low=value.get("low"),
        high=value.get("high"),
        unit=value.get("unit") or "",
        sources=len(set(position["origins"])),
        articles=len(articles),
        outlets="; ".join(dict.fromkeys(look.name(a) for a in articles)),
        files="; ".join(dict.fromkeys(look.file(a) for a in articles)),
        dissents=bool(articles) and set(articles) <= dissent,
        resolved=conflict["resolved"] or "",
        why=conflict["why"],
        passages="; ".join(f"{look.cited(at)} {at['start']}-{at['end']}" for at in position["at"]),
        claims="; ".join(conflict["claims"]),
    )
