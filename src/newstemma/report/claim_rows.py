"""The claims of a report as rows: one a claim, for the terminal, the CSV and data frames. Computes nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields

from newstemma.report.digest import Lookup, Object, one_line

#: As they are listed: where they differ first, what only one source has last.
STATUSES = ("conflicting", "superseded", "corroborated", "reprinted", "single_source")


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One claim; its fields, in order, are the columns of the CSV.

    story, claim                       ids of the report
    value                              the figure that a mention gives, as it stands there; several joined by "; "
    sources, sources_min, sources_max  independent sources that say it as worded: the best count, and the interval
    articles                           how many have it; outlets: their names; files: their files' names, joined by "; "
    primary                            the one speaker whom all mentions lead back to; speakers: all who are said to have said it
    differences                        ids of the differences that it is part of
    passages                           where each mention stands: "La 120-180; R 40-96", by siglum
    """

    story: str
    claim: str
    status: str
    text: str
    about: str
    value: str
    sources: int
    sources_min: int
    sources_max: int
    articles: int
    outlets: str
    files: str
    primary: str
    speakers: str
    differences: str
    passages: str


COLUMNS = tuple(f.name for f in fields(ClaimRow))


def claims_of(report: Object, look: Lookup) -> list[ClaimRow]:
    """Story by story; by status; what most independent sources say first, then in the report's order."""
    said = {s["id"]: s for s in report["statements"]}
    differ: defaultdict[str, list[str]] = defaultdict(list)
    for conflict in report["conflicts"]:
        for claim in conflict["claims"]:
            differ[claim].append(conflict["id"])
    order = {s["id"]: n for n, s in enumerate(report["stories"])}
    rows = [_row(c, said, differ[c["id"]], look) for c in report["claims"]]
    rows.sort(key=lambda r: (order.get(r.story, len(order)), STATUSES.index(r.status), -r.sources, -r.articles))
    return rows


def _row(claim: Object, said: Mapping[str, Object], differ: Sequence[str], look: Lookup) -> ClaimRow:
    ats = [m["at"] for m in claim["mentions"]]
    articles = list(dict.fromkeys(at["article"] for at in ats if "article" in at))
    independent = claim["independent"]
    return ClaimRow(
        story=claim["story"],
        claim=claim["id"],
        status=claim["status"],
        text=one_line(claim["text"]),
        about=one_line(claim["about"]),
        value=_joined(one_line(m["value"]["shown"]) for m in claim["mentions"] if m["value"]),
        sources=independent["best"],
        sources_min=independent["min"],
        sources_max=independent["max"],
        articles=len(articles),
        outlets=_joined(look.name(a) for a in articles),
        files=_joined(look.file(a) for a in articles),
        primary=claim["primary"] or "",
        speakers=_joined(said[m["statement"]]["speaker"]["name"] or "" for m in claim["mentions"] if m["statement"] in said),
        differences="; ".join(differ),
        passages="; ".join(f"{look.cited(at)} {at['start']}-{at['end']}" for at in ats),
    )


def _joined(words: Iterator[str]) -> str:
    return "; ".join(w for w in dict.fromkeys(words) if w)


def backing(claim: Object, story: Object, look: Lookup) -> list[tuple[str, str, tuple[str, ...]]]:
    """Who says a claim: (siglum, name, the articles) of each independent source, in the order of the story's sources.

    An article that repeats another source's words stands under that source.
    """
    held: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for mention in claim["mentions"]:
        if "article" in mention["at"]:
            held[mention["origin"]][mention["at"]["article"]] = None
    labels = {o["id"]: o["label"] for o in story["origins"]}
    known = [o for o in labels if o in held] + [o for o in held if o not in labels]
    return [(look.sigla.get(o, "?"), labels.get(o, ""), tuple(held[o])) for o in known]
