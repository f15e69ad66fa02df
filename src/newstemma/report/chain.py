"""The edges of a story that tell the copy chain, apart from those that follow from them.

Sixty reprints of one text are 1,770 pairs that share it; the chain is the sixty edges that lead to it. Nothing is left out: what follows is
counted here and listed in the CSV and the JSON.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

Node = Mapping[str, Any]
#: Copies of the whole, then parts of it, then mere mentions: the strongest edge to a source is the one that is told.
RANK = {"verbatim": 0, "abridged": 0, "expanded": 0, "rewritten": 0, "excerpt": 1, "quotes_only": 2, "cites": 3}
SURE = {"known": 0, "inferred": 1, "unknown": 2}


@dataclass(frozen=True, slots=True)
class Chain:
    """told: at most one edge from an article to each source. implied: the rest, which say no more of where its text comes from."""

    told: list[Node]
    implied: list[Node]


def chain(copies: Iterable[Node], origins: Iterable[Node], order: Callable[[str], Any]) -> Chain:
    """The chain of one story.

    What all copies of one text share with another source is told once, by the copy that has most of it.

    copies   the contract's, those that stand in the story
    origins  the story's; a source article that belongs to none stands for itself
    order    article to what sorts it by time
    """
    sources = list(origins)
    home = {str(a): str(o.get("id")) for o in sources for a in o.get("articles") or ()}
    agencies = {str(o["agency"]): str(o.get("id")) for o in reversed(sources) if o.get("agency")}
    held = list(copies)
    copied = {_article(c) for c in held if _is_whole(c) and _whence(c, home, agencies) == home.get(_article(c))}
    groups: dict[tuple[str, ...], list[Node]] = {}
    for copy in held:
        groups.setdefault(_way(copy, home, agencies, copied), []).append(copy)
    directed = {tuple(sorted((home.get(a, a), b))) for a, b, *both in groups if not both}
    told: list[Node] = []
    implied: list[Node] = []
    for (a, b, *both), group in groups.items():
        best = min(group, key=lambda c: _strength(c, order))
        (implied if both and (a, b) in directed else told).append(best)
        implied.extend(c for c in group if c is not best)
    told.sort(key=lambda c: (order(_article(c)), _strength(c, order)))
    return Chain(told, sorted(implied, key=lambda c: (order(_article(c)), str(c.get("id")))))


def _way(copy: Node, home: Mapping[str, str], agencies: Mapping[str, str], copied: set[str]) -> tuple[str, ...]:
    """From where to where an edge leads: from an article or, for what copies of one text share with others, from their origin.

    Where it is not established which was first, both ways are one, and a third word says so.
    """
    article, whence = _article(copy), _whence(copy, home, agencies)
    if whence == home.get(article):
        return article, whence
    if copy.get("direction") == "unknown" and _source(copy):
        return (*sorted((home.get(article, article), whence)), "both ways")
    return home.get(article, article) if article in copied else article, whence


def _article(copy: Node) -> str:
    return str(copy.get("article") or "")


def _source(copy: Node) -> str:
    """The article that an edge leads to; empty where that text is not in the pile."""
    return str((copy.get("source") or {}).get("article") or "")


def _is_whole(copy: Node) -> bool:
    return RANK.get(str(copy.get("kind"))) == 0


def _whence(copy: Node, home: Mapping[str, str], agencies: Mapping[str, str]) -> str:
    """The source that an edge leads to: an origin of the story, else an article or an agency by name.

    A text that nobody says whose it is is that of the article's own origin, where the whole is from there.
    """
    if _source(copy):
        return home.get(_source(copy), f"article {_source(copy)}")
    agency = str((copy.get("source") or {}).get("agency"))
    if agency in agencies:
        return agencies[agency]
    return home[_article(copy)] if _is_whole(copy) and _article(copy) in home else f"agency {agency}"


def _strength(copy: Node, order: Callable[[str], Any]) -> tuple[Any, ...]:
    """Sorts the edges of one way: of the whole before a part, a source that is known to be one before one that may be none, most text
    first, an agency before those who print it, then the source that came first.
    """
    share = copy.get("share_of_article")
    return (
        RANK.get(str(copy.get("kind")), 4),
        copy.get("direction") == "unknown",
        -round(share if isinstance(share, int | float) else 0, 1),
        bool(_source(copy)),
        order(_source(copy)),
        SURE.get(str(copy.get("direction")), 3),
        order(_article(copy)),
        str(copy.get("id")),
    )
