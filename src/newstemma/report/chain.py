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


def chain(copies: Iterable[Node], home: Mapping[str, str], order: Callable[[str], Any]) -> Chain:
    """The chain of one story.

    copies  the contract's, those that stand in the story
    home    article to its origin; a source article that has none stands for itself
    order   article to what sorts it by time
    """
    groups: dict[tuple[str, str], list[Node]] = {}
    for copy in copies:
        groups.setdefault((str(copy.get("article")), _whence(copy, home)), []).append(copy)
    told, implied = [], []
    for key in sorted(groups, key=lambda k: (order(k[0]), k)):
        best, *rest = sorted(groups[key], key=lambda c: _strength(c, order))
        told.append(best)
        implied.extend(rest)
    return Chain(told, implied)


def _whence(copy: Node, home: Mapping[str, str]) -> str:
    """The source that an edge leads to: an origin of the story, else an article or an agency by name."""
    source = copy.get("source") or {}
    article = source.get("article")
    if article:
        return home.get(article, f"article {article}")
    return f"agency {source.get('agency')}"


def _strength(copy: Node, order: Callable[[str], Any]) -> tuple[Any, ...]:
    """Sorts the edges from one article to one source: most of its text first, then the source that came first."""
    source = (copy.get("source") or {}).get("article") or ""
    share = copy.get("share_of_article")
    return (
        RANK.get(str(copy.get("kind")), 4),
        -round(share if isinstance(share, int | float) else 0, 2),
        order(source),
        SURE.get(str(copy.get("direction")), 3),
        str(copy.get("id")),
    )
