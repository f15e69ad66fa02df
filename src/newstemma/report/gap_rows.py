"""What articles lack, as rows: one a gap, for the terminal, the CSV and data frames. Computes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields

from newstemma.report.digest import Lookup, Object

KINDS = ("lacks", "dropped")


@dataclass(frozen=True, slots=True)
class GapRow:
    """One gap; its fields, in order, are the columns of the CSV.

    story, article, claim              ids of the report
    kind                               lacks: others have it; dropped: all copies cut it from their wire text
    text                               the claim
    sources, sources_min, sources_max  independent sources that say it: the best count, and the interval
    outlets                            who has it, joined by "; "
    through                            the outlet of the article of the same source of which the report tells it; "": of this one
    """

    story: str
    article: str
    siglum: str
    outlet: str
    file: str
    published: str
    kind: str
    text: str
    sources: int
    sources_min: int
    sources_max: int
    outlets: str
    why: str
    through: str
    claim: str


COLUMNS = tuple(f.name for f in fields(GapRow))


def gaps_of(report: Object, look: Lookup, *, everyone: bool = False) -> Iterator[GapRow]:
    """In the report's order, which is by support within an article.

    everyone   also of the other articles of the same source that lack it: the report tells of one text's copies once
    """
    claims = {c["id"]: c for c in report["claims"]}
    kin = {(s["id"], a): o["articles"] for s in report["stories"] for o in s["origins"] for a in o["articles"]}
    for gap in report["gaps"]:
        claim = claims[gap["claim"]]
        holders = {m["at"].get("article") for m in claim["mentions"]}
        others = [a for a in kin.get((gap["story"], gap["article"]), ()) if a not in holders and a != gap["article"]]
        for article in [gap["article"], *(others if everyone else ())]:
            yield _row(gap, claim, article, look)


def _row(gap: Object, claim: Object, article: str, look: Lookup) -> GapRow:
    independent = claim["independent"]
    ats = [m["at"] for m in claim["mentions"]]
    return GapRow(
        story=gap["story"],
        article=article,
        siglum=look.sigla.get(article, ""),
        outlet=look.outlet(article),
        file=look.file(article),
        published=look.stamp(article),
        kind=gap["kind"],
        text=" ".join(claim["text"].split()),
        sources=independent["best"],
        sources_min=independent["min"],
        sources_max=independent["max"],
        outlets="; ".join(dict.fromkeys(look.name(at["article"]) for at in ats if "article" in at)),
        why=gap["why"],
        through=look.name(gap["article"]) if article != gap["article"] else "",
        claim=claim["id"],
    )
