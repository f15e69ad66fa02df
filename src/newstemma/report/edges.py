"""Who took text from whom, as rows: one an edge, in one order, for the terminal, the CSV and data frames. Computes nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields

from newstemma.report import chain
from newstemma.report.digest import Lookup, Object


@dataclass(frozen=True, slots=True)
class Edge:
    """One edge of the copy chain; its fields, in order, are the columns of the CSV.

    story, article, source, copy   ids of the report; story "": the article is of none with others; source "": not in the pile
    agency                         the agency whose text it is, where that text is not in the pile; "" with no source: nobody says whose
    share_of_article               of its own prose, quotations left out, 0 to 1; share_of_source: None where that is not in the pile
    narrative … furniture          how many shared passages play that part
    implied                        True: it says no more than another edge of the same article to the same source, and is not drawn
    """

    story: str
    article: str
    siglum: str
    outlet: str
    file: str
    published: str
    source: str
    source_siglum: str
    source_outlet: str
    source_file: str
    source_published: str
    agency: str
    kind: str
    share_of_article: float
    share_of_source: float | None
    direction: str
    narrative: int
    quoted: int
    document: int
    furniture: int
    implied: bool
    reasons: str
    copy: str

    @property
    def whence(self) -> str:
        """Whom the text was taken from, in words."""
        if self.source:
            return f"{self.source_siglum} {self.source_outlet or self.source_file}".strip()
        return self.agency or "nobody says whose"

    @property
    def who(self) -> str:
        """Who took it, in words."""
        return f"{self.siglum} {self.outlet or self.file}".strip()


COLUMNS = tuple(f.name for f in fields(Edge))


def edges_of(report: Object, look: Lookup) -> Iterator[Edge]:
    """Story by story, source by source, by time; those of no story last."""
    copies: dict[str, list[Object]] = {}
    for copy in report["copies"]:
        copies.setdefault(copy["article"], []).append(copy)
    for story in sorted(report["stories"], key=lambda s: len(s["articles"]) < 2):  # stable: the report's order, lone articles last
        place = {a: n for n, a in enumerate(a for o in story["origins"] for a in o["articles"])}
        held = [c for a in sorted(story["articles"], key=lambda a: (place.get(a, len(place)), a)) for c in copies.pop(a, [])]
        yield from _of_story(held, story["id"] if len(story["articles"]) > 1 else "", story["origins"], look)
    yield from _of_story([c for a in sorted(copies) for c in copies[a]], "", (), look)


def _of_story(held: list[Object], story: str, origins: Iterable[Object], look: Lookup) -> Iterator[Edge]:
    found = chain.chain(held, origins, look.order)
    implied = {c["id"] for c in found.implied}
    place = {c["id"]: n for n, c in enumerate(held)}
    by_article = {c["article"]: place[c["id"]] for c in reversed(held)}
    told = {c["id"]: n for n, c in enumerate([*found.told, *found.implied])}
    for copy in sorted(held, key=lambda c: (by_article[c["article"]], told[c["id"]])):
        yield _edge(copy, story, look, implied=copy["id"] in implied)


def _edge(copy: Object, story: str, look: Lookup, *, implied: bool) -> Edge:
    article, source = copy["article"], copy["source"].get("article") or ""
    roles = Counter(p["role"] for p in copy["passages"])
    return Edge(
        story=story,
        article=article,
        siglum=look.sigla.get(article, "") if story else "",
        outlet=look.outlet(article),
        file=look.file(article),
        published=look.stamp(article),
        source=source,
        source_siglum=look.sigla.get(source, "") if story else "",
        source_outlet=look.outlet(source),
        source_file=look.file(source),
        source_published=look.stamp(source),
        agency=copy["source"].get("agency") or "",
        kind=copy["kind"],
        share_of_article=copy["share_of_article"],
        share_of_source=copy["share_of_source"],
        direction=copy["direction"],
        narrative=roles["narrative"],
        quoted=roles["quoted"],
        document=roles["document"],
        furniture=roles["furniture"],
        implied=implied,
        reasons="; ".join(dict.fromkeys(" ".join(r["text"].split()) for r in copy["reasons"])),
        copy=copy["id"],
    )
