"""Moments in order, each with its sources: sentences whose own words, with the day of publication, give a calendar date.

Refuses a date that the sentence does not hold, and a time sharper than it was written.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence

from newstemma.language.units import reads_alone, shown
from newstemma.model.article import Article
from newstemma.model.brief import Moment, Reported
from newstemma.model.claim import Claim
from newstemma.model.notice import Notice
from newstemma.model.reading import Reading, Time
from newstemma.model.text import Span, When


def date(articles: Sequence[Article], readings: Sequence[Reading], claims: Sequence[Claim]) -> tuple[list[Moment], list[Notice]]:
    """The moments of all stories, by story and date. One claim told under two dates gives two moments."""
    by_id = {a.id: a for a in articles}
    marked = {r.article: r for r in readings}
    found: list[Moment] = []
    for claim in claims:
        dated: defaultdict[str, list[tuple[Span, str, Time]]] = defaultdict(list)
        for mention in claim.mentions:
            if isinstance(mention.at, Span):
                for time in _times(marked[mention.at.article], mention.at):
                    dated[time.value or ""].append((mention.at, mention.origin, time))
        found.extend(_moment(claim, value, dated[value], by_id) for value in sorted(dated))
    found.sort(key=lambda m: (m.story, m.when.value or "", m.id))
    return found, []


def _times(reading: Reading, span: Span) -> list[Time]:
    """The placed times of a sentence, each day once; a year or month only where nothing sharper lies within it."""
    inside = [t for t in reading.times if span.start <= t.start and t.end <= span.end and t.value and t.granularity]
    values = {t.value for t in inside if t.value}
    kept: dict[str, Time] = {}
    for time in inside:
        value = time.value or ""
        if not any(other != value and other.startswith(value) for other in values):
            kept.setdefault(value, time)
    return list(kept.values())


def _moment(claim: Claim, value: str, places: Sequence[tuple[Span, str, Time]], by_id: Mapping[str, Article]) -> Moment:
    spans = tuple(dict.fromkeys(span for span, _, _ in places))
    anchored = all(time.anchored for _, _, time in places)
    granularity = places[0][2].granularity or "day"
    evidence = tuple(dict.fromkeys(by_id[span.article].cut(time.start, time.end) for span, _, time in places))
    when = When(value, granularity, "inferred" if anchored else "stated", evidence=evidence)
    shortest = min(spans, key=lambda s: (not reads_alone(s.text), len(s.text), s.article, s.start))
    reported = tuple(Reported(i, by_id[i].published) for i in dict.fromkeys(s.article for s in spans))
    origins = tuple(dict.fromkeys(origin for _, origin, _ in places))
    key = hashlib.sha256(f"{claim.id}|{value}".encode()).hexdigest()[:12]
    return Moment(f"m-{key}", claim.story, when, shown(shortest.text), (claim.id,), origins, reported, spans)
