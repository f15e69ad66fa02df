"""Which two articles stand side by side: a copy and its source or, where that is not in the pile, the nearest other that prints it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from newstemma.report.html_cast import Cast
from newstemma.report.html_lineage import WHOLE
from newstemma.report.html_pile import Node, many, number, one, strings, text


@dataclass(frozen=True, slots=True)
class Pair:
    """A copy and an article beside which it is shown. edge: the copy that joins them; told: the chain's, of the other than `beside`."""

    left: str
    right: str
    kind: str
    edge: Node | None = field(hash=False)
    told: str = ""
    beside: str = ""


def pairs_of(cast: Cast, told: list[Node]) -> Iterator[Pair]:
    """Each edge with an article of the story at both ends; for one whose source is not in the pile the nearest other that prints it."""
    place = {a: n for n, a in enumerate(cast.in_order())}
    near = _siblings(cast)
    for copy in told:
        article, kind = text(copy, "article"), text(copy, "kind")
        other = text(one(copy, "source"), "article")
        pair = Pair(other, article, kind, copy) if other else None
        if not other and kind in WHOLE:
            pair = _sibling(cast, copy, near.get(article, []), place)
        if pair is None or kind == "cites" or pair.left == pair.right or not {pair.left, pair.right} <= set(place):
            continue
        beside = pair.left
        if not other and place[pair.left] > place[pair.right]:
            pair = replace(pair, left=pair.right, right=pair.left)
        yield replace(pair, told=text(copy, "id"), beside=beside)


def _siblings(cast: Cast) -> dict[str, list[Node]]:
    """For each article the edges that tie it to others of its source, whichever way they lead."""
    found: dict[str, list[Node]] = {}
    for copy in (c for a in cast.in_order() for c in cast.pile.copies.get(a, [])):
        here, there = _ends(copy)
        if here != there and cast.home.get(here) == cast.home.get(there) and text(copy, "kind") in WHOLE | {"excerpt"}:
            found.setdefault(here, []).append(copy)
            found.setdefault(there, []).append(copy)
    return found


def _sibling(cast: Cast, copy: Node, edges: list[Node], place: Mapping[str, int]) -> Pair | None:
    """The article of the same source that shares most with a copy; where no edge says, the one that its reasons show, else the first."""
    article = text(copy, "article")
    if edges:
        best = max(edges, key=lambda c: (round(share_of(c, article), 2), -place[_other(c, article)]))
        return Pair(_other(best, article), article, text(best, "kind"), best)
    held = next((strings(o, "articles") for o in cast.origins if text(o, "id") == cast.home.get(article)), [])
    shown = [text(at, "article") for r in many(copy, "reasons") for at in many(r, "at")]
    first = next((a for a in (*shown, *held) if a in held and a != article), None)
    return Pair(first, article, "abridged", None) if first is not None else None


def _ends(copy: Node) -> tuple[str, str]:
    return text(copy, "article"), text(one(copy, "source"), "article")


def _other(copy: Node, article: str) -> str:
    here, there = _ends(copy)
    return there if here == article else here


def share_of(copy: Node, article: str) -> float:
    """The share of one end of an edge that stands in the other, 0 to 1; 0 where it is not known."""
    return number(copy, "share_of_article" if text(copy, "article") == article else "share_of_source")
