"""Articles that stand wholly in a longer one: they go where that one goes, and must not weigh in what is common or alike in the pile.

Refuses to call a reprint what came out more than a month away: an archive's copy is of its own day.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from newstemma.language.words import folded
from newstemma.model.article import Article
from newstemma.model.lineage import Passage
from newstemma.model.text import When

COPY_DAYS = 31  # between a text and its copy, to be of one story
_WHOLLY = 0.9  # of its characters: the rest is a credit, a place line, an edit
_FILLED = re.compile(r"(?<=[a-z,;] )[A-Z][\w-]+|\d+(?:[.,]\d+)*")  # what a form leaves room for: names inside sentences, figures
#: The part of those that must stand in the other: of 76 reprints in train roundups and ECB+ the least is .76, of invented notices of
#: several deaths, weather of several days and results of several matches the most .57.
_SAME = 0.6
_FEW = 3  # names and figures that tell a form from a reprint


class Sharing:
    """How much of each article stands in each other one, added to as passages come."""

    def __init__(self) -> None:
        """No passages."""
        self._chars: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._prose: defaultdict[str, Counter[str]] = defaultdict(Counter)

    def add(self, passages: Iterable[Passage]) -> set[str]:
        """More passages; those of one pair of articles all in one call. Gives the articles that they are of."""
        touched = set()
        for p in passages:
            if p.there is not None and p.role != "furniture":
                here, there = p.here.end - p.here.start, p.there.end - p.there.start
                self._chars[p.here.article][p.there.article] += here
                self._chars[p.there.article][p.here.article] += there
                touched |= {p.here.article, p.there.article}
                if p.role == "narrative":
                    self._prose[p.here.article][p.there.article] += here
                    self._prose[p.there.article][p.here.article] += here
        return touched

    def prose(self, article: str) -> Mapping[str, int]:
        """Characters of prose in common with each other article; the same from either side."""
        return self._prose.get(article, {})

    def parent(self, part: str, articles: Mapping[str, Article]) -> str | None:
        """The longest other article that this one stands in, None where it stands in none. Of equal texts the earliest is in none."""
        enough = _WHOLLY * len(articles[part].text)
        wholes = [articles[w] for w, chars in self._chars.get(part, {}).items() if chars >= enough and w in articles]
        kept = [w for w in wholes if _rank(w) < _rank(articles[part]) and _reprinted(articles[part], w)]
        return min(kept, key=_rank).id if kept else None

    def within(self, articles: Mapping[str, Article]) -> dict[str, str]:
        """The parent of each of these articles that stands in another one of them."""
        found = {part: self.parent(part, articles) for part in sorted(articles)}
        return {part: whole for part, whole in found.items() if whole is not None}


def _rank(article: Article) -> tuple[int, str, str]:
    return -len(article.text), article.stamp or "9", article.id


def _reprinted(part: Article, whole: Article) -> bool:
    return _in_time(part, whole) and not is_form(part.text, whole.text)


def is_form(text: str, other: str) -> bool:
    """Whether two texts that share their wording are one form filled in twice, as weather, results and death notices are.

    Of the names and figures of the one fewer than six in ten stand in the other. Cost: linear in the characters.
    """
    filled, others = ({folded(w) for w in _FILLED.findall(some)} for some in (text, other))
    return len(filled) >= _FEW and len(filled & others) < _SAME * len(filled)


def _in_time(a: Article, b: Article) -> bool:
    days = days_between(a.published, b.published)
    return days is None or days <= COPY_DAYS


def head(article: str, within: Mapping[str, str]) -> str:
    """The text at the end of the chain: what stands in a part of a whole stands in the whole."""
    while article in within:
        article = within[article]
    return article


def days_between(a: When | None, b: When | None) -> int | None:
    """The least number of days between two publications, None when one of them is not known."""
    one, other = bounds(a), bounds(b)
    return None if one is None or other is None else max(0, other[0] - one[1], one[0] - other[1])


def bounds(when: When | None) -> tuple[int, int] | None:
    """First and last day that a When can be, as ordinals; None when nothing is known of it."""
    if when is None:
        return None
    value = when.value
    first = when.not_before or (
        value[:10]
        if value and len(value) >= 10
        else f"{value}-01"[:10]
        if value and len(value) == 7
        else f"{value}-01-01"
        if value
        else None
    )
    if first is None:
        return None
    begin = date.fromisoformat(first).toordinal()
    if when.not_after:
        return begin, date.fromisoformat(when.not_after).toordinal()
    return begin, begin + (0 if value and len(value) >= 10 else 30 if value and len(value) == 7 else 365)
