"""The texts of a pile that others print, and their copies: who cut what from them can be seen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from newstemma.model.lineage import Copy, Origin

_WHOLE = frozenset({"verbatim", "abridged", "expanded", "rewritten"})


@dataclass(frozen=True, slots=True)
class WireText:
    """An article that others of its origin took their text from, and all that did, at first hand or from one another."""

    article: str
    copies: frozenset[str]


def wire_texts(origin: Origin, copies: Iterable[Copy]) -> list[WireText]:
    """The wire texts of one origin, in order of their ids: an agency's own with any copy, another article's with two and more.

    A copy whose direction nobody knows tells nothing of who cut what.
    """
    held = frozenset(origin.articles)
    sources: defaultdict[str, set[str]] = defaultdict(set)
    for copy in copies:
        if copy.kind in _WHOLE and copy.direction != "unknown" and copy.article in held and copy.source.article in held:
            sources[copy.article].add(copy.source.article or "")
    below: defaultdict[str, set[str]] = defaultdict(set)
    for article in held:
        for root in _roots(article, sources):
            below[root].add(article)
    least = 1 if origin.agency is not None else 2
    return [WireText(i, frozenset(below[i])) for i in sorted(below) if len(below[i]) >= least]


def _roots(article: str, sources: Mapping[str, set[str]]) -> set[str]:
    """The articles that an article's text goes back to and that took theirs from none; none where it took none itself."""
    found, seen, todo = set(), {article}, list(sources.get(article, ()))
    while todo:
        one = todo.pop()
        if one in seen:
            continue
        seen.add(one)
        if one in sources:
            todo.extend(sources[one])
        else:
            found.add(one)
    return found
