"""By which quarter something is to be done, where articles name two: "completed in the first quarter", "wrapped up by the third".

Two articles seldom share a word about it, so the story must: refused are stories in which one article names two such quarters, quarters
a year apart, and those that only say when a figure is of ("growth in the fourth quarter").
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from newstemma.claims.ground import Ground
from newstemma.claims.scenes import sentence_of
from newstemma.claims.sides import Side, backed, finding, side
from newstemma.model.article import Article
from newstemma.model.claim import Conflict, Value
from newstemma.model.reading import Time

#: Words of what is to be done or reached, before the date in its sentence.
_DONE = re.compile(
    r"\b(?:complet(?:e|ed|ion)|clos(?:e|ed|ing)|finish(?:ed)?|finali[sz]ed?|conclu(?:de|ded|sion)|wrapped up|sealed|signed"
    r"|reach(?:ed)?|met|meet|return|attain(?:ed)?|launch(?:ed)?|open(?:ed|ing)?|begin|start(?:ed)?|deliver(?:ed|y|ies)?|ready"
    r"|come into force|take effect)\b",
    re.IGNORECASE,
)
_STRETCH = re.compile(r"(\d{4})-Q([1-4])$")
_FAR = 3  # quarters: a year apart they are of two years' figures


def quarter_differences(ground: Ground) -> list[Conflict]:
    """At most one finding: the quarters ahead by which a story's thing is to be done. Cost: linear in the dates."""
    groups: defaultdict[int, list[Side]] = defaultdict(list)
    for article in ground.articles:
        for number, one in _ahead(ground, article):
            groups[number].append(one)
    homes = [{s.article for s in groups[n]} for n in sorted(groups)]
    if len(groups) != 2 or homes[0] & homes[1] or max(groups) - min(groups) > _FAR:
        return []
    sides = [groups[n] for n in sorted(groups)]
    if len({s.origin for g in sides for s in g}) < len(sides):
        return []
    shown = [s[0].at.text for s in sides]
    why = f"{shown[0]} and {shown[1]} are named for what is to be done"
    return [
        finding(ground, "date", "conflict", "by which quarter", sides, why, resolved=backed(sides)),
    ]


def _ahead(ground: Ground, article: Article) -> Iterator[tuple[int, Side]]:
    """The quarters after that of publication by which something is to be done, as a count of quarters, with where they stand."""
    published = article.stamp or ""
    reading = ground.readings[article.id]
    for time in reading.times if len(published) >= len("2031-03") else ():
        found = _STRETCH.match(time.stretch or "")
        number = sentence_of(reading, time.start)
        if found is None or number is None or not _DONE.search(article.text, reading.sentences[number].start, time.start):
            continue
        count = 4 * int(found[1]) + int(found[2]) - 1
        if count > 4 * int(published[:4]) + (int(published[5:7]) - 1) // 3:
            yield count, _side(ground, article, time, count)


def _side(ground: Ground, article: Article, time: Time, count: int) -> Side:
    at = article.cut(time.start, time.end)
    year, first = divmod(count, 4)
    months = [f"{year:04d}-{3 * first + n:02d}" for n in (1, 3)]
    return side(ground, article, at, Value("date", at.text, months[0], months[1], None, None, None, at))
