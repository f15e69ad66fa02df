"""Articles that stand wholly in a longer one: they go where that one goes, and must not weigh in what is common or alike in the pile.

Refuses to call a reprint what came out more than a month away: an archive's copy is of its own day.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from newstemma.model.article import Article
from newstemma.model.lineage import Passage
from newstemma.model.text import When

COPY_DAYS = 31  # between a text and its copy, to be of one story
_WHOLLY = 0.9  # of its characters: the rest is a credit, a place line, an edit


def parents(articles: Sequence[Article], passages: Iterable[Passage]) -> dict[str, str]:
    """Article to the longest other one that it stands in, for those that stand in one. Of equal texts the earliest is in none.

    Cost   linear in the passages
    """
    by_id = {a.id: a for a in articles}
    shared: defaultdict[tuple[str, str], int] = defaultdict(int)
    for p in passages:
        if p.there is not None and p.role != "furniture":
            shared[p.here.article, p.there.article] += p.here.end - p.here.start
            shared[p.there.article, p.here.article] += p.there.end - p.there.start
    rank = {a.id: (-len(a.text), a.stamp or "9", a.id) for a in articles}
    found: dict[str, str] = {}
    for (part, whole), chars in sorted(shared.items()):
        if chars >= _WHOLLY * len(by_id[part].text) and rank[whole] < rank[part] and _in_time(by_id[part], by_id[whole]):
            found[part] = min(whole, found.get(part, whole), key=rank.__getitem__)
    return found


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
