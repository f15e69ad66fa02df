"""A named house in two towns: "the Vale Clinic in Harnmouth" here and "the Vale Clinic in Port Vale" there.

Refuses countries, states and other wide places, towns that an article names both of, and houses of which one may have several.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from newstemma.claims.ground import Ground
from newstemma.claims.sides import Side, backed, finding, side
from newstemma.language.countries import home_country
from newstemma.model.article import Article
from newstemma.model.claim import Conflict

_HOUSE = (
    r"(?:Cent(?:er|re)|Clinic|Hospital|Hotel|Motel|Museum|Stadium|Arena|Church|Mosque|Temple|Synagogue|Cathedral|School|College|Airport|"
    r"Base|Prison|Jail|Camp|Plant|Mine|Theater|Theatre|Park|Hall|Institute|Academy|Mall|Zoo|Cemetery|Courthouse|Resort|Inn)"
)
_AT = re.compile(
    rf"\b(?P<house>(?:[A-Z][\w’'.-]+\s+){{1,4}}?{_HOUSE}),?\s+in\s+(?P<town>[A-Z][a-z’'-]+(?:\s+[A-Z][a-z’'-]+){{0,2}})(?P<more>,\s+[A-Z])?"
)
_WIDE = re.compile(
    r"(?:North|South|East|West|Northern|Southern|Eastern|Western|Central|New\s+(?:England|Jersey|Mexico|Hampshire|South)|January|February|March|"
    r"April|May|June|July|August|September|October|November|December|[A-Z][a-z]+day)\b|.*\b(?:County|Province|District|Valley|Island|State)\b"
)
_FIRST = 2  # words of a house that must be the same
_MOST_FINDINGS = 4  # of a story


def seat_differences(ground: Ground) -> list[Conflict]:
    """One finding a house that two articles put in two towns, in order of its name. Cost: linear in the texts."""
    seen: defaultdict[str, defaultdict[str, list[Side]]] = defaultdict(lambda: defaultdict(list))
    for article in ground.articles:
        for house, town, one in _seats(ground, article):
            seen[house][town].append(one)
    texts = {a.id: a.text for a in ground.articles}
    found = (_of(ground, house, seen[house], texts) for house in sorted(seen) if len(seen[house]) == 2)
    return [c for c in found if c is not None][:_MOST_FINDINGS]


def _seats(ground: Ground, article: Article) -> Iterator[tuple[str, str, Side]]:
    for sentence in ground.readings[article.id].sentences:
        for m in _AT.finditer(article.text, sentence.start, sentence.end):
            town = " ".join(m["town"].split())
            if home_country(town) is None and not _WIDE.match(town) and len(m["house"].split()) >= _FIRST:
                at = article.cut(m.start("town"), m.end("town"))
                yield " ".join(m["house"].split()[-3:]).casefold(), town, side(ground, article, at, None)


def _of(ground: Ground, house: str, towns: dict[str, list[Side]], texts: dict[str, str]) -> Conflict | None:
    (here, ours), (there, theirs) = sorted(towns.items())
    apart = not {s.origin for s in ours} & {s.origin for s in theirs}
    both = any(other in texts[s.article] for sides, other in ((ours, there), (theirs, here)) for s in sides)
    if not apart or both or set(here.split()) & set(there.split()):
        return None
    groups = [ours, theirs]
    resolved = backed(groups)
    why = f"one house stands in “{here}” in one article, in “{there}” in another, and no article has both"
    return finding(ground, "place", "conflict", house, groups, why, resolved=resolved)
