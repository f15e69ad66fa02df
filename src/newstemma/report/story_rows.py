"""The stories of a report as rows: one a story, for the terminal, the CSV and data frames. Computes nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields

from newstemma.report.digest import Lookup, Object


@dataclass(frozen=True, slots=True)
class Row:
    """One story; its fields, in order, are the columns of the CSV.

    story, continues                        ids of the report; continues "": it goes on from none
    sources, sources_min, sources_max       independent sources: the best count, and the interval
    starts, ends                            of publication, ISO 8601 as sharp as stated; "": not dated
    conflict, internal, update, compatible  differences by grade; None: what the articles say was not compared
    why                                     why it goes on from that story
    files                                   the names of its articles' files
    """

    story: str
    headline: str
    articles: int
    outlets: int
    sources: int
    sources_min: int
    sources_max: int
    starts: str
    ends: str
    conflict: int | None
    internal: int | None
    update: int | None
    compatible: int | None
    continues: str
    continues_headline: str
    why: str
    files: str

    @property
    def differences(self) -> int:
        """All of them, whatever their grade."""
        return sum(n or 0 for n in (self.conflict, self.internal, self.update, self.compatible))


COLUMNS = tuple(f.name for f in fields(Row))
SORTS = ("size", "date", "sources", "differences")


def rows_of(report: Object, look: Lookup) -> Iterator[Row]:
    """One row a story, in the report's order."""
    compared = {b["story"] for b in report["brief"]}
    graded = Counter((c["story"], c["grade"]) for c in report["conflicts"])
    headlines = {s["id"]: headline_of(s, look) for s in report["stories"]}
    for story in report["stories"]:
        grades = {g: graded[story["id"], g] if story["id"] in compared else None for g in ("conflict", "internal", "update", "compatible")}
        before = story["continues"][0] if story["continues"] else None
        yield Row(
            story=story["id"],
            headline=headlines[story["id"]],
            articles=len(story["articles"]),
            outlets=len({look.articles[a]["outlet"] or a for a in story["articles"]}),
            sources=story["independent"]["best"],
            sources_min=story["independent"]["min"],
            sources_max=story["independent"]["max"],
            starts=_stamp(story["starts"]),
            ends=_stamp(story["ends"]),
            **grades,
            continues=before["story"] if before else "",
            continues_headline=headlines.get(before["story"], "") if before else "",
            why="; ".join(r["text"] for r in before["reasons"]) if before else "",
            files="; ".join(dict.fromkeys(look.file(a) for a in sorted(story["articles"], key=look.order))),
        )


def headline_of(story: Object, look: Lookup) -> str:
    """Its headline; the first words of its first article where none has a title."""
    first = min(story["articles"], key=look.order)
    return str(story["headline"] or " ".join(look.articles[first]["text"][:80].split()))


def in_order(rows: Sequence[Row], sort: str) -> list[Row]:
    """The rows by one of SORTS: largest first, earliest first (the undated last), most sources, most differences that cannot both hold."""
    keys = {
        "size": lambda r: 0,
        "date": lambda r: (not r.starts, r.starts),
        "sources": lambda r: -r.sources,
        "differences": lambda r: (-(r.conflict or 0) - (r.internal or 0), -r.differences),
    }
    return sorted(rows, key=keys[sort])  # stable: within one key the report's order, which is by size


def _stamp(when: Object | None) -> str:
    return str((when or {}).get("value") or "")
