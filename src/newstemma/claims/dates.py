"""Days that cannot both be: weekdays named for one thing, and a weekday beside a date that falls on another one.

Refuses days that each article names for the day of its own publication: what lasts does not deny the day before.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from newstemma.claims.ground import Ground
from newstemma.claims.sides import Side, finding, majority, side
from newstemma.language.times import weekday_of
from newstemma.model.article import Article
from newstemma.model.claim import Claim, Conflict, Value
from newstemma.model.reading import Time
from newstemma.model.text import Span

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DAY = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)?\b")  # a day of the month stands beside the weekday


def date_differences(ground: Ground) -> list[Conflict]:
    """The differences between days in one story."""
    found = [conflict for claim in ground.claims if len(claim.mentions) > 1 for conflict in _weekdays(ground, claim)]
    return found + [conflict for article in ground.articles for conflict in _calendar(ground, article)]


def _weekdays(ground: Ground, claim: Claim) -> Iterable[Conflict]:
    """Weekdays named in sentences that say the same, one a sentence."""
    by_id = {a.id: a for a in ground.articles}
    groups: defaultdict[int, list[Side]] = defaultdict(list)
    for mention in claim.mentions:
        if not isinstance(mention.at, Span):
            continue
        article = by_id[mention.at.article]
        times = ground.readings[article.id].times
        named = [t for t in times if t.weekday is not None and mention.at.start <= t.start < mention.at.end]
        if len(named) == 1 and named[0].weekday is not None:
            groups[named[0].weekday].append(_side(ground, article, named[0]))
    if len(groups) > 1:
        ordered = [groups[day] for day in sorted(groups)]
        days = {s.value.low for g in ordered for s in g if s.value is not None}
        if (len(days) > 1 or None in days) and not _each_its_own_day(ordered):
            yield _weekday_conflict(ground, claim, ordered)


def _side(ground: Ground, article: Article, time: Time) -> Side:
    span = article.cut(time.start, time.end)
    return side(ground, article, span, Value("date", span.text, time.value, time.value, None, None, None, span))


def _each_its_own_day(groups: Sequence[Sequence[Side]]) -> bool:
    """Whether each side names the very day on which it was published, and these differ: "was holding Wednesday" does not deny Tuesday."""
    sides = [s for g in groups for s in g]
    days = {(s.published or "")[:10] for s in sides}
    return len(days) > 1 and all(s.published is not None and s.value is not None and s.value.low == s.published[:10] for s in sides)


def _weekday_conflict(ground: Ground, claim: Claim, groups: Sequence[Sequence[Side]]) -> Conflict:
    """The day that more independent origins name is what the evidence supports, when it is a clear majority."""
    first = majority(groups)
    if first is None:
        resolved, why = None, "as many independent sources name the one day as the other"
    else:
        sizes = sorted((len({s.origin for s in g}) for g in groups), reverse=True)
        resolved, why = groups[first][0].at.text, f"{sizes[0]} independent sources against {sizes[1]}"
    return finding(ground, "weekday", "conflict", "day of the week", groups, why, resolved=resolved, claims=(claim.id,))


def _calendar(ground: Ground, article: Article) -> Iterable[Conflict]:
    """A weekday written beside a date that falls on another one."""
    for time in ground.readings[article.id].times:
        words = article.text[time.start : time.end]
        if time.weekday is None or time.value is None or time.granularity not in {"day", "minute"} or not _DAY.search(words):
            continue
        right = weekday_of(time.value[:10])
        if right != time.weekday:
            why = f"{time.value[:10]} is a {_WEEKDAYS[right]}"
            yield finding(ground, "calendar", "internal", "weekday against date", [[_side(ground, article, time)]], why)
