"""What the drawing of a copy chain shows: who stands in it, when, and which line leads from whom to whom; `chain_draw` says where.

A node is an article, or the source of a text that is not in the pile. Every edge that is told has one line; the table beside says the same.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from newstemma.report.html_cast import Cast
from newstemma.report.html_lineage import WHOLE, absent
from newstemma.report.html_pile import Node, number, one, strings, text
from newstemma.report.html_words import COPIES, UNDATED, percent

DAY = 1440
_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d):(\d\d)[:\d.]*(Z|[+-]\d\d:?\d\d)?)?)?)?$")
_COARSE = 14 * DAY


@dataclass(frozen=True, slots=True)
class Spot:
    """A node. low, high: minutes between which it came out, the same where the minute is known; None: no date. open: a copy."""

    key: str
    letters: str
    tone: str
    name: str
    note: str
    href: str
    low: int | None = None
    high: int | None = None
    dotted: bool = False
    open: bool = False
    absent: bool = False

    @property
    def coarse(self) -> bool:
        """Whether it is known too vaguely to say how far the axis reaches."""
        return self.low is None or self.high is None or self.high - self.low > _COARSE


@dataclass(frozen=True, slots=True)
class Link:
    """A line from a source to a copy, and the edges that it stands for. home: it makes them one source."""

    source: str
    target: str
    kind: str
    direction: str
    tone: str
    home: bool
    edges: tuple[str, ...]


@dataclass(slots=True)
class Family:
    """The articles of one source, each after the one that it was taken from. head: their source, where its text is not in the pile."""

    letters: str
    label: str
    head: Spot | None
    rows: list[Spot] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Plan:
    """All that is drawn. outside: sources that no family of the story has, agencies named or quoted."""

    families: list[Family]
    outside: list[Spot]
    links: list[Link]
    zoned: bool

    @property
    def size(self) -> int:
        """How many articles are in it."""
        return sum(len(f.rows) for f in self.families)


def plan(cast: Cast, told: Iterable[Node]) -> Plan:
    """The nodes and lines of a story's chain. told: its edges, at most one from an article to each source."""
    return _Planner(cast, list(told)).plan()


class _Planner:
    """Gathers the nodes of one story."""

    def __init__(self, cast: Cast, told: list[Node]) -> None:
        self.cast, self.told = cast, told
        self.zoned = _several_zones(text(one(cast.pile.articles[a], "published"), "value") for a in cast.articles)
        self.heads = {text(o, "id"): self._head(o) for o in cast.origins if absent(cast, o)}
        self.agencies = {text(o, "agency"): text(o, "id") for o in reversed(cast.origins) if text(o, "agency")}
        self.outside: dict[str, Spot] = {}

    def plan(self) -> Plan:
        links = [self._link(c) for c in self.told]
        parents = self._parents(links)
        homes = set(parents.values())
        links = [replace(link, home=link in homes) for link in links]
        families = [self._family(o, parents) for o in self.cast.origins if strings(o, "articles")]
        return Plan(families, list(self.outside.values()), links, self.zoned)

    def _head(self, origin: Node) -> Spot:
        mark = self.cast.origin(text(origin, "id"))
        named = text(origin, "agency") or "source not named"
        note = "not in the pile" if text(origin, "agency") else "nobody says whose"
        return Spot(f"head {text(origin, 'id')}", mark.letters, mark.tone, named, note, mark.href, absent=True)

    def _link(self, copy: Node) -> Link:
        article = text(copy, "article")
        source = self._source(copy, self.cast.home.get(article, ""))
        tone = self.cast.article(source).tone if source in self.cast.home else self._tone(source)
        return Link(source, article, text(copy, "kind"), text(copy, "direction"), tone, home=False, edges=(text(copy, "id"),))

    def _tone(self, key: str) -> str:
        return next((h.tone for h in self.heads.values() if h.key == key), "s7")

    def _source(self, copy: Node, home: str) -> str:
        """The node that an edge comes from: an article of the story, the head of a family, else one that stands outside."""
        source = one(copy, "source")
        article, agency = text(source, "article"), text(source, "agency")
        if article in self.cast.home:
            return article
        if article:
            return self._stand(f"article {article}", self.cast.pile.name(article), "not of this story")
        origin = self.agencies.get(agency, "") if agency else home
        if origin in self.heads and (agency or not text(self._origin(origin), "agency")):
            head = self.heads[origin]
            if not strings(self._origin(origin), "articles"):  # an agency that only composite articles repeat
                self.outside.setdefault(head.key, head)
            return head.key
        held = strings(self._origin(origin), "articles") if agency and origin else []
        own = next((a for a in held if self.cast.pile.name(a) == agency), None)
        if own is not None and own != text(copy, "article"):
            return own
        return self._stand(f"agency {agency}", agency or "source not named", "not in the pile")

    def _origin(self, origin: str) -> Node:
        return next((o for o in self.cast.origins if text(o, "id") == origin), {})

    def _stand(self, key: str, name: str, note: str) -> str:
        self.outside.setdefault(key, Spot(key, "", "s7", name, note, "", absent=True))
        return key

    def _parents(self, links: list[Link]) -> dict[str, Link]:
        """For each article the line by which its family holds it; never in a circle."""
        heads = {h.key: origin for origin, h in self.heads.items()}
        found: dict[str, Link] = {}
        for link in links:
            home = self.cast.home.get(link.target, "")
            inside = heads.get(link.source) == home or self.cast.home.get(link.source) == home
            if inside and link.kind in WHOLE and link.target not in found and not _leads(found, link.source, link.target):
                found[link.target] = link
        return found

    def _family(self, origin: Node, parents: dict[str, Link]) -> Family:
        """Its rows, each article right after the one it was taken from, by time among equals."""
        held = strings(origin, "articles")  # as their short names have it: by time
        below: dict[str, list[str]] = {}
        for article in held:
            source = parents[article].source if article in parents else ""
            below.setdefault(source if source in held else "", []).append(article)
        rows: list[Spot] = []
        stack = below.get("", [])[::-1]
        while stack:
            article = stack.pop()
            rows.append(self._spot(origin, article, copy=article in parents))
            stack.extend(below.get(article, [])[::-1])
        mark = self.cast.origin(text(origin, "id"))
        return Family(mark.letters, mark.says, self.heads.get(text(origin, "id")), rows)

    def _spot(self, origin: Node, article: str, *, copy: bool) -> Spot:
        mark = self.cast.article(article)
        low, high, dotted = extent(one(self.cast.pile.articles[article], "published"), zoned=self.zoned)
        told = [c for c in self.told if text(c, "article") == article]
        own = "the agency’s own text" if text(origin, "agency") and not copy and mark.says == text(origin, "agency") else "own reporting"
        parts = [self._told(c) for c in told[:2]] + ([f"and {len(told) - 2} more"] if len(told) > 2 else []) or [own]
        note = " · ".join([*parts, *([UNDATED] if low is None else [])])
        return Spot(article, mark.letters, mark.tone, mark.says, note, mark.href, low, high, dotted, open=copy)

    def _told(self, copy: Node) -> str:
        """As in "rewritten 65 %, inferred", "excerpt from L 20 %", "cites KCNA"."""
        kind = text(copy, "kind")
        how = COPIES.get(kind, kind)
        share = f" {percent(number(copy, 'share_of_article'))}" if kind in WHOLE - {"verbatim"} | {"excerpt"} else ""
        sure = {"inferred": ", inferred", "unknown": ", first not known"}.get(text(copy, "direction"), "")
        if kind in WHOLE:
            return f"{how}{share}{sure}"
        other = text(one(copy, "source"), "article")
        whence = self.cast.article(other).letters if other in self.cast.home else text(one(copy, "source"), "agency") or "another"
        return f"{how} {whence}" if kind == "cites" else f"{how} from {whence}{share}"


def _leads(parents: dict[str, Link], start: str, goal: str) -> bool:
    """Whether going from copy to source, one comes from `start` to `goal`."""
    while start in parents:
        if start == goal:
            return True
        start = parents[start].source
    return start == goal


def _several_zones(values: Iterable[str]) -> bool:
    return len({m[6] for v in values if (m := _ISO.match(v)) and m[4]}) > 1


def extent(when: Node, *, zoned: bool) -> tuple[int | None, int | None, bool]:
    """Minutes between which something came out, and whether that is inferred. zoned: zones differ, so those stated are reckoned with."""
    dotted = text(when, "basis") != "stated"
    value = text(when, "value")
    if value and (found := _bounds(value, zoned=zoned)):
        return *found, dotted
    low, high = (_bounds(text(when, key), zoned=False) for key in ("not_before", "not_after"))
    if low and high:
        return low[0], max(high[1], low[0]), True
    return None, None, True


def _bounds(value: str, *, zoned: bool) -> tuple[int, int] | None:
    """First and last minute of an ISO value at its own granularity."""
    found = _ISO.match(value)
    if not found:
        return None
    year, month, day = int(found[1]), int(found[2] or 1), int(found[3] or 1)
    try:
        start = date(year, month, day).toordinal() * DAY
    except ValueError:
        return None
    if found[4]:
        minute = start + int(found[4]) * 60 + int(found[5]) - (_offset(found[6] or "Z") if zoned else 0)
        return minute, minute
    days = 1 if found[3] else monthrange(year, month)[1] if found[2] else 365
    return start, start + days * DAY


def _offset(zone: str) -> int:
    """Minutes that a zone is ahead of UTC."""
    if zone == "Z":
        return 0
    return (1 if zone[0] == "+" else -1) * (int(zone[1:3]) * 60 + int(zone[-2:]))
