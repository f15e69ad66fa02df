"""Figures compared without aligned sentences: what is counted, and what happened to them, is enough to set two figures side by side.

Two articles may report one toll in sentences that share no other word. Refuses figures with a scope of their own ("since 2014",
"last year"), second figures of one article in one slot, and subsets ("11 children" is not the 58).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from newstemma.claims.values import counted
from newstemma.language.words import asset, stem, tokens
from newstemma.model.article import Article
from newstemma.model.reading import Quantity, Reading

_SCOPED = re.compile(
    r"\b(?:since|so far this year|last (?:year|month|week)|in (?:19|20)\d\d|previous|earlier (?:this|last)|a year|annually|"
    r"(?:per|every) (?:day|week|month|year|person|capita)|decade|"
    r"history|record|average)\b",
    re.IGNORECASE,
)
_SUBSET_AFTER = re.compile(r"\s+(?:more|others?|additional|of (?:them|whom|those|the|our|his|her|its|their))\b")
_SUBSET_BEFORE = re.compile(r"(?:including|among them|of whom|of them|another)\s+$")
_MEASURES = frozenset(
    map(stem, "years months weeks days hours minutes seconds miles kilometres metres feet inches degrees points times ages".split())
)
_NEAR_AFTER, _NEAR_BEFORE = 60, 30  # characters around a figure in which the word stands that says what happened
_GENERIC = frozenset(map(stem, "people persons dead men lives bodies victims passengers workers miners fans residents".split()))
_NEAR = 0.05  # two precise figures that count one noun and lie so near one another are about one thing; .1 set claims filed against workers
_PRECISE_DIGITS = 2
_FEW = 20  # smaller figures of one noun meet by chance


@dataclass(frozen=True, slots=True)
class Placed:
    """A figure and the article that gives it."""

    article: Article
    quantity: Quantity


@cache
def _actions() -> Mapping[str, str]:
    """Word to the class of what happened."""
    return {word: line.partition(":")[0] for line in asset("actions.txt") for word in line.partition(":")[2].split()}


def slots(articles: Sequence[Article], marked: Mapping[str, Reading]) -> list[tuple[str, list[Placed]]]:
    """(what is compared, the figures of it, one an article), in order of the name; slots with figures of one article left out."""
    by_action: defaultdict[str, dict[str, Placed]] = defaultdict(dict)
    by_noun: defaultdict[str, list[Placed]] = defaultdict(list)
    for article in articles:
        for quantity, sentence in _figures(article, marked[article.id]):
            action = _action(article.text, quantity, sentence)
            noun = counted(quantity)
            if action is not None and (noun is None or noun in _GENERIC):
                by_action[action].setdefault(article.id, Placed(article, quantity))
            if noun is not None and noun not in _MEASURES:
                by_noun[noun].append(Placed(article, quantity))
    found = [(f"people {action}", list(rows.values())) for action, rows in sorted(by_action.items()) if len(rows) > 1]
    found += [pair for noun in sorted(by_noun) for pair in _near(noun, by_noun[noun])]
    return found


def _figures(article: Article, reading: Reading) -> Iterator[tuple[Quantity, tuple[int, int]]]:
    """The article's bare counts with their sentence, those with a scope of their own left out."""
    at = 0
    for sentence in reading.sentences:
        words = article.text[sentence.start : sentence.end]
        while at < len(reading.quantities) and reading.quantities[at].start < sentence.start:
            at += 1
        while at < len(reading.quantities) and reading.quantities[at].start < sentence.end:
            quantity = reading.quantities[at]
            at += 1
            if quantity.kind == "number" and quantity.unit is None and not _SCOPED.search(words) and not _is_subset(article.text, quantity):
                yield quantity, (sentence.start, sentence.end)


def _is_subset(text: str, q: Quantity) -> bool:
    """Whether the figure counts a part ("including 11 children", "20 of them") or an addition ("three more bodies")."""
    return _SUBSET_AFTER.match(text, q.end) is not None or _SUBSET_BEFORE.search(text[max(0, q.start - 16) : q.start]) is not None


def _action(text: str, quantity: Quantity, sentence: tuple[int, int]) -> str | None:
    """What happened to those who are counted: the nearest such word behind the figure, else before it; in the same sentence."""
    behind = tokens(text, quantity.end, min(sentence[1], quantity.end + _NEAR_AFTER))
    before = tokens(text, max(sentence[0], quantity.start - _NEAR_BEFORE), quantity.start)
    for token in (*behind, *reversed(before)):
        if token.word in _actions():
            return _actions()[token.word]
    return None


def _near(noun: str, rows: Sequence[Placed]) -> Iterator[tuple[str, list[Placed]]]:
    """Figures of one noun in different articles that lie near one another and are not the same."""
    used: set[int] = set()
    for n, first in enumerate(rows):
        if n in used or not _is_precise(first.quantity):
            continue
        group = {first.article.id: first}
        for m, other in enumerate(rows):
            if m != n and other.article.id not in group and _is_near(first.quantity, other.quantity):
                group[other.article.id] = other
                used.add(m)
        if len(group) > 1:
            yield first.quantity.counts or noun, list(group.values())


def _is_precise(q: Quantity) -> bool:
    value = int(q.low or q.high or 0)
    return value > _FEW and len(str(value).rstrip("0")) >= _PRECISE_DIGITS


def _is_near(a: Quantity, b: Quantity) -> bool:
    """Whether two figures of one noun are likely about one thing: close by, or the same digits in another order (a slip of the pen)."""
    x, y = a.low or a.high or 0.0, b.low or b.high or 0.0
    slip = sorted(str(int(x))) == sorted(str(int(y))) and abs(x - y) <= 2 * _NEAR * max(x, y)
    return slip or abs(x - y) <= _NEAR * max(x, y)
