"""Figures of one article that do not come out, and the finding that says so. Refuses to judge: sums and totals do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from newstemma.claims.ground import Ground
from newstemma.claims.sides import Side, finding, side
from newstemma.claims.values import as_value
from newstemma.model.article import Article
from newstemma.model.claim import Conflict
from newstemma.model.reading import Quantity


@dataclass(frozen=True, slots=True)
class Odd:
    """Figures of one article that do not come out, and why in words."""

    article: Article
    figures: tuple[Quantity, ...]
    about: str
    why: str


def odd_finding(ground: Ground, odds: Sequence[Odd]) -> Conflict:
    """One finding of articles that print the same figures: each figure is a position."""
    size = len(odds[0].figures)
    groups: list[list[Side]] = [[] for _ in range(size)]
    for odd in odds:
        for n, q in enumerate(odd.figures[:size]):
            groups[n].append(side(ground, odd.article, odd.article.cut(q.start, q.end), as_value(odd.article, q)))
    return finding(ground, "number", "internal", odds[0].about, groups, odds[0].why)


def shown(article: Article, q: Quantity) -> str:
    """A figure in its words."""
    return article.text[q.start : q.end]
