"""Moments in order, each with its sources: passages whose own words, with the day of publication, give a calendar date.

Passages of one time that tell of one thing are one moment. Refuses a date that the words do not hold; one that the evidence decides
against stands among the differences, not here.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from newstemma.briefs.dated import Dated, dated
from newstemma.briefs.openings import leans
from newstemma.briefs.passages import sentence_around
from newstemma.language.calendar import MONTHS, WEEKDAYS
from newstemma.language.likeness import rarity
from newstemma.language.units import reads_alone, shown
from newstemma.language.words import content_words
from newstemma.model.article import Article
from newstemma.model.brief import Moment, Reported
from newstemma.model.claim import CORRECTED, Claim, Conflict
from newstemma.model.notice import Notice
from newstemma.model.reading import Reading
from newstemma.model.text import Span

# Of the rarity of the fewer words, what two passages of one time share that tell of one thing. Over 34 stories .3 joins ten pairs more than
# .4, nine of them rightly; entries that a key has are the same for both.
_LIKE = 0.3
_SHARED = 2  # and so many words at least
_LONGEST = 32  # words of a sentence that is shown whole where its clause does not read alone
_TIMES = frozenset(MONTHS) | frozenset(WEEKDAYS)


@dataclass(frozen=True, slots=True)
class _Told:
    """One passage with one of its times."""

    claim: Claim
    span: Span
    origin: str
    time: Dated
    words: frozenset[str]


def date(
    articles: Sequence[Article], readings: Sequence[Reading], claims: Sequence[Claim], conflicts: Sequence[Conflict]
) -> tuple[list[Moment], list[Notice]]:
    """The moments of all stories, by story and date. One claim told under two dates gives two moments. Cost: passages² of one date."""
    by_id = {a.id: a for a in articles}
    marked = {r.article: r for r in readings}
    against = _decided_against(conflicts)
    told: defaultdict[tuple[str, str], list[_Told]] = defaultdict(list)
    for claim in claims:
        for one in _told(claim, by_id, marked):
            if not any(start < one.time.end and one.time.start < end for start, end in against.get(one.span.article, ())):
                told[claim.story, one.time.key].append(one)
    found = [_moment(story, group, by_id) for (story, _), ones in sorted(told.items()) for group in _groups(ones)]
    found.sort(key=lambda m: (m.story, m.when.value or m.when.not_before or "", m.id))
    return found, []


def _told(claim: Claim, by_id: Mapping[str, Article], marked: Mapping[str, Reading]) -> Iterator[_Told]:
    for mention in claim.mentions:
        if isinstance(mention.at, Span):
            words = frozenset(w for w in content_words(mention.at.text) if w not in _TIMES)
            for time in dated(by_id[mention.at.article], marked[mention.at.article], mention.at):
                yield _Told(claim, mention.at, mention.origin, time, words)


def _decided_against(conflicts: Iterable[Conflict]) -> dict[str, list[tuple[int, int]]]:
    """By article, where it gives a time that the evidence decides against, or that its own correction takes back."""
    found: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for conflict in conflicts:
        corrected = conflict.grade == "update" and conflict.why.startswith(CORRECTED)
        for position in conflict.positions[:-1] if corrected else conflict.positions if conflict.resolved else ():
            if conflict.kind in ("date", "weekday") and (corrected or set(position.articles) <= set(conflict.dissent)):
                for at in position.at:
                    if isinstance(at, Span):
                        found[at.article].append((at.start, at.end))
    return dict(found)


def _groups(told: Sequence[_Told]) -> list[list[_Told]]:
    """The passages of one time that tell of one thing: of one claim, or alike in words. The fullest passage begins a group."""
    groups: list[list[_Told]] = []
    for one in sorted(told, key=lambda t: (-len(t.words), t.claim.id, t.span)):
        home = next((g for g in groups if any(other.claim.id == one.claim.id or _alike(one, other) for other in g)), None)
        if home is None:
            groups.append([one])
        else:
            home.append(one)
    return groups


def _alike(one: _Told, other: _Told) -> bool:
    shared = one.words & other.words
    least = min(_weight(one.words), _weight(other.words))
    return len(shared) >= _SHARED and _weight(shared) >= _LIKE * least


def _weight(words: Iterable[str]) -> float:
    return round(sum(sorted(rarity(w) for w in words)), 6)


def _moment(story: str, group: Sequence[_Told], by_id: Mapping[str, Article]) -> Moment:
    spans = dict.fromkeys(t.span for t in sorted(group, key=lambda t: t.span))
    chosen, text = _shown(list(spans), by_id)
    at = tuple(dict.fromkeys(chosen if s.article == chosen.article and chosen.start <= s.start < chosen.end else s for s in spans))
    evidence = tuple(dict.fromkeys(by_id[t.span.article].cut(t.time.start, t.time.end) for t in group))
    sharpest = min(group, key=lambda t: (t.time.anchored, t.span)).time
    claims = tuple(sorted({t.claim.id for t in group}))
    key = hashlib.sha256(f"{'|'.join(claims)}|{sharpest.key}".encode()).hexdigest()[:12]
    reported = tuple(Reported(i, by_id[i].published) for i in dict.fromkeys(s.article for s in spans))
    return Moment(f"m-{key}", story, sharpest.when(evidence), text, claims, tuple(dict.fromkeys(t.origin for t in group)), reported, at)


def _shown(spans: Sequence[Span], by_id: Mapping[str, Article]) -> tuple[Span, str]:
    """The passage that tells it best: a clause that reads alone, its sentence or the beginning of it, else the clause with dots."""
    whole = [s for s in spans if reads_alone(s.text)]
    around = [(sentence_around(by_id[span.article], span), span) for span in spans]
    whole += [s for s, _ in around] + [by_id[s.article].cut(s.start, span.end) for s, span in around if s.start < span.end < s.end]
    whole = [s for s in whole if len(s.text.split()) <= _LONGEST]
    if not whole:
        shortest = min(spans, key=lambda s: (len(s.text), s))
        return shortest, shown(shortest.text)
    best = min(whole, key=lambda s: (leans(s.text), not reads_alone(s.text), len(s.text), s))
    return best, shown(best.text)
