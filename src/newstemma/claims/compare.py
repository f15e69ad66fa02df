"""Agree, differ, or merely newer: figures, weekdays and calendar dates compared inside what is aligned.

Few false alarms first: only the same counted noun in sentences that say the same, and `conflict` only where both cannot hold. Refuses to
decide between two values without evidence that decides.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from newstemma.claims.slots import slots
from newstemma.claims.values import as_value, counted, differs, disjoint
from newstemma.language.times import weekday_of
from newstemma.model.article import Article
from newstemma.model.claim import Claim, Conflict, ConflictKind, Grade, Position, Value
from newstemma.model.lineage import Roots
from newstemma.model.notice import Notice
from newstemma.model.reading import Quantity, Reading, Time
from newstemma.model.statement import Statement, Utterance
from newstemma.model.story import Story
from newstemma.model.text import At, Span
from newstemma.settings import ClaimSettings

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DAY = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)?\b")  # a day of the month stands beside the weekday
_ONE_UTTERANCE = 0.7  # closeness of two reports of one utterance whose figures are compared
_REACH = 8  # times a figure: a slip of the pen adds or drops a digit at most, and tolls rise by less in a day
_GRADES: tuple[Grade, ...] = ("conflict", "internal", "update", "compatible")


@dataclass(frozen=True, slots=True)
class _Side:
    """What one article says in a comparison."""

    article: str
    origin: str
    span: Span
    value: Value
    published: str | None


def compare(
    articles: Sequence[Article],
    readings: Sequence[Reading],
    statements: Sequence[Statement],
    utterances: Sequence[Utterance],
    claims: Sequence[Claim],
    stories: Sequence[Story],
    roots: Sequence[Roots],
    settings: ClaimSettings,
) -> tuple[list[Conflict], list[Notice]]:
    """The differences of all stories, in order of the story, the grade and the place; at most `max_findings` a story."""
    by_id = {a.id: a for a in articles}
    marked = {r.article: r for r in readings}
    home = {(r.story, i): o.id for r in roots for o in r.origins for i in o.articles}
    by_story: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_story[claim.story].append(claim)
    said = {s.id: s for s in statements}
    found: list[Conflict] = []
    for story in stories:
        mine: list[Conflict] = []
        for claim in by_story[story.id]:
            if len(claim.mentions) > 1:
                mine.extend(_figures(claim, by_id, marked))
                mine.extend(_weekdays(claim, by_id, marked))
        inside = [(said[u.a], said[u.b]) for u in utterances if u.closeness >= _ONE_UTTERANCE and said[u.a].article in story.articles]
        mine.extend(_spoken(story, inside, by_id, marked, home, by_story[story.id], mine))
        mine.extend(_unaligned(story, by_id, marked, home, by_story[story.id], mine))
        for i in story.articles:
            mine.extend(_calendar(story, by_id[i], marked[i], home[story.id, i], by_story[story.id]))
        mine.sort(key=lambda c: (_GRADES.index(c.grade), -len(c.positions), c.id))
        found.extend(mine[: settings.max_findings])
    return found, []


def _figures(claim: Claim, by_id: Mapping[str, Article], marked: Mapping[str, Reading]) -> Iterable[Conflict]:
    """Figures that count the same noun, compared over the mentions; a mention with two of them is not compared."""
    by_noun: defaultdict[str, list[tuple[_Side, Quantity]]] = defaultdict(list)
    for mention in claim.mentions:
        if not isinstance(mention.at, Span):
            continue
        article, reading = by_id[mention.at.article], marked[mention.at.article]
        inside: defaultdict[str, list[Quantity]] = defaultdict(list)
        for q in reading.quantities:
            key = counted(q)
            if key is not None and mention.at.start <= q.start and q.end <= mention.at.end:
                inside[key].append(q)
        for key, seen in inside.items():
            if len(seen) == 1:
                by_noun[key].append((_side_of(article, seen[0], mention.origin), seen[0]))
    for key in sorted(by_noun):
        for sides in _in_reach(by_noun[key]):
            if len(sides) > 1 and any(differs(a[1], sides[0][1]) for a in sides):
                about = next((q.counts for _, q in sides if q.counts), None) or {"%": "per cent"}.get(key, key)
                yield _figure_conflict(claim.story, (claim.id,), about, sides)


def _in_reach(sides: Sequence[tuple[_Side, Quantity]]) -> Iterable[list[tuple[_Side, Quantity]]]:
    """The figures in groups of like size: the 20 rockets of one morning are not the 3,300 of the war, whatever the clauses share."""
    group: list[tuple[_Side, Quantity]] = []
    for side, q in sorted(sides, key=lambda row: (_size(row[1]), row[0].article, row[0].span.start)):
        if group and _size(q) > _REACH * max(1.0, _size(group[-1][1])):
            yield sorted(group, key=lambda row: (row[0].article, row[0].span.start))
            group = []
        group.append((side, q))
    if group:
        yield sorted(group, key=lambda row: (row[0].article, row[0].span.start))


def _size(q: Quantity) -> float:
    return q.low if q.low is not None else q.high or 0.0


def _unaligned(
    story: Story,
    by_id: Mapping[str, Article],
    marked: Mapping[str, Reading],
    home: Mapping[tuple[str, str], str],
    claims: Sequence[Claim],
    known: Sequence[Conflict],
) -> Iterable[Conflict]:
    """Figures that count the same thing in sentences that are not aligned; only between different origins, and each place once."""
    told = {(at.article, at.start) for c in known for p in c.positions for at in p.at if isinstance(at, Span)}
    for about, rows in slots([by_id[i] for i in sorted(story.articles)], marked):
        sides = [(_side_of(row.article, row.quantity, home[story.id, row.article.id]), row.quantity) for row in rows]
        fresh = any((s.article, s.span.start) not in told for s, _ in sides)
        if not fresh or len({s.origin for s, _ in sides}) < 2 or not any(differs(q, sides[0][1]) for _, q in sides):
            continue
        places = {(s.article, s.span.start) for s, _ in sides}
        owners = tuple(c.id for c in claims if any(_holds(m.at, places) for m in c.mentions))
        yield _figure_conflict(story.id, owners, about, sides)


def _spoken(
    story: Story,
    pairs: Sequence[tuple[Statement, Statement]],
    by_id: Mapping[str, Article],
    marked: Mapping[str, Reading],
    home: Mapping[tuple[str, str], str],
    claims: Sequence[Claim],
    known: Sequence[Conflict],
) -> Iterable[Conflict]:
    """Figures that count the same noun in two reports of one utterance, each the only one of it there."""
    told = {(at.article, at.start) for c in known for p in c.positions for at in p.at if isinstance(at, Span)}
    for a, b in pairs:
        ours, theirs = (_only_figures(s, by_id[s.article], marked[s.article], home[story.id, s.article]) for s in (a, b))
        for key in sorted(ours.keys() & theirs.keys()):
            sides = [ours[key], theirs[key]]
            places = {(s.article, s.span.start) for s, _ in sides}
            if differs(sides[0][1], sides[1][1]) and not places & told and len(list(_in_reach(sides))) == 1:
                told |= places
                owners = tuple(c.id for c in claims if any(_holds(m.at, places) for m in c.mentions))
                yield _figure_conflict(story.id, owners, next((q.counts for _, q in sides if q.counts), None) or key, sides)


def _only_figures(statement: Statement, article: Article, reading: Reading, origin: str) -> dict[str, tuple[_Side, Quantity]]:
    """What is counted to the one figure that a statement gives of it."""
    found: defaultdict[str, list[Quantity]] = defaultdict(list)
    for q in reading.quantities:
        key = counted(q)
        if key is not None and any(isinstance(c, Span) and c.start <= q.start and q.end <= c.end for c in statement.content):
            found[key].append(q)
    return {key: (_side_of(article, seen[0], origin), seen[0]) for key, seen in found.items() if len(seen) == 1}


def _side_of(article: Article, q: Quantity, origin: str) -> _Side:
    return _Side(article.id, origin, article.cut(q.start, q.end), as_value(article, q), article.stamp)


def _holds(at: At, places: set[tuple[str, int]]) -> bool:
    return isinstance(at, Span) and any(i == at.article and at.start <= start < at.end for i, start in places)


def _figure_conflict(story: str, claims: tuple[str, ...], about: str, sides: Sequence[tuple[_Side, Quantity]]) -> Conflict:
    groups: defaultdict[tuple[float, float], list[tuple[_Side, Quantity]]] = defaultdict(list)
    for side, q in sides:
        groups[q.low if q.low is not None else -1.0, q.high if q.high is not None else -1.0].append((side, q))
    ordered = [groups[bounds] for bounds in sorted(groups)]
    pairs = [(a[0], b[0]) for n, a in enumerate(ordered) for b in ordered[n + 1 :] if disjoint(a[0][1], b[0][1])]
    grade, why = _figure_grade(ordered, pairs)
    latest = max(ordered, key=lambda group: max(given or "" for given in _first_given([s for s, _ in group])))
    resolved = latest[0][0].value.shown if grade == "update" else None
    return _made(story, claims, "number", grade, about, [[s for s, _ in group] for group in ordered], resolved, why)


def _figure_grade(
    groups: Sequence[Sequence[tuple[_Side, Quantity]]], apart: Sequence[tuple[tuple[_Side, Quantity], tuple[_Side, Quantity]]]
) -> tuple[Grade, str]:
    if not apart:
        return "compatible", "the figures can all be one: bounds, hedges or rounding explain the difference"
    if all(_is_later(small[0], large[0], groups) for small, large in apart):
        return "update", "the larger figure stands in the later articles: the count rose"
    return (
        "conflict",
        "both figures count the same, and they exclude one another; what was published does not decide",
    )


def _is_later(small: _Side, large: _Side, groups: Sequence[Sequence[tuple[_Side, Quantity]]]) -> bool:
    """Whether every origin with the larger figure first gave it on a later day than every one with the smaller."""
    low = _first_given([s for g in groups for s, _ in g if s.value.low == small.value.low])
    high = _first_given([s for g in groups for s, _ in g if s.value.low == large.value.low])
    if not all(low) or not all(high):
        return False
    return max(p[:10] for p in low if p) < min(p[:10] for p in high if p)


def _first_given(sides: Sequence[_Side]) -> list[str | None]:
    """When each origin first gave a figure: a reprint, late or undated, says nothing new. None where it is not known of one."""
    stamps: defaultdict[str, list[str]] = defaultdict(list)
    for side in sides:
        stamps[side.origin] += [side.published] if side.published else []
    return [min(known, default=None) for known in stamps.values()]


def _weekdays(claim: Claim, by_id: Mapping[str, Article], marked: Mapping[str, Reading]) -> Iterable[Conflict]:
    """Weekdays named in sentences that say the same, one a sentence."""
    groups: defaultdict[int, list[_Side]] = defaultdict(list)
    for mention in claim.mentions:
        if not isinstance(mention.at, Span):
            continue
        article = by_id[mention.at.article]
        named = [t for t in marked[article.id].times if t.weekday is not None and mention.at.start <= t.start < mention.at.end]
        if len(named) == 1 and named[0].weekday is not None:
            span = article.cut(named[0].start, named[0].end)
            groups[named[0].weekday].append(_Side(article.id, mention.origin, span, _date_value(span, named[0]), article.stamp))
    if len(groups) > 1:
        ordered = [groups[day] for day in sorted(groups)]
        days = {s.value.low for g in ordered for s in g}
        if (len(days) > 1 or None in days) and not _each_its_own_day(ordered):
            yield _weekday_conflict(claim, ordered)


def _each_its_own_day(groups: Sequence[Sequence[_Side]]) -> bool:
    """Whether each side names the very day on which it was published, and these differ: "was holding Wednesday" does not deny Tuesday."""
    days = {(s.published or "")[:10] for g in groups for s in g}
    return len(days) > 1 and all(s.published is not None and s.value.low == s.published[:10] for g in groups for s in g)


def _date_value(span: Span, time: Time) -> Value:
    return Value("date", span.text, time.value, time.value, None, None, None, span)


def _weekday_conflict(claim: Claim, groups: Sequence[Sequence[_Side]]) -> Conflict:
    """The day that more independent origins name is what the evidence supports, when it is a clear majority."""
    ranked = sorted(groups, key=lambda g: (-len({s.origin for s in g}), -len(g), g[0].span.text))
    first, second = ({s.origin for s in g} for g in ranked[:2])
    if len(first) > len(second):
        resolved, why = ranked[0][0].span.text, f"{len(first)} independent sources against {len(second)}"
    else:
        resolved, why = None, "as many independent sources name the one day as the other"
    return _conflict(claim, "weekday", "conflict", "day of the week", groups, resolved, why)


def _calendar(story: Story, article: Article, reading: Reading, origin: str, claims: Sequence[Claim]) -> Iterable[Conflict]:
    """A weekday written beside a date that falls on another one."""
    for time in reading.times:
        words = article.text[time.start : time.end]
        if time.weekday is None or time.value is None or time.granularity not in {"day", "minute"} or not _DAY.search(words):
            continue
        right = weekday_of(time.value[:10])
        if right == time.weekday:
            continue
        span = article.cut(time.start, time.end)
        owner = next(
            (
                c
                for c in claims
                if any(isinstance(m.at, Span) and m.at.article == article.id and m.at.start <= span.start < m.at.end for m in c.mentions)
            ),
            None,
        )
        side = _Side(article.id, origin, span, _date_value(span, time), article.stamp)
        why = f"{time.value[:10]} is a {_WEEKDAYS[right]}"
        ids = (owner.id,) if owner else ()
        yield _made(story.id, ids, "calendar", "internal", "weekday against date", [[side]], None, why)


def _conflict(
    claim: Claim, kind: ConflictKind, grade: Grade, about: str, groups: Sequence[Sequence[_Side]], resolved: str | None, why: str
) -> Conflict:
    return _made(claim.story, (claim.id,), kind, grade, about, groups, resolved, why)


def _made(
    story: str,
    claims: tuple[str, ...],
    kind: ConflictKind,
    grade: Grade,
    about: str,
    groups: Sequence[Sequence[_Side]],
    resolved: str | None,
    why: str,
) -> Conflict:
    positions = tuple(_position(g) for g in groups)
    dissent = _dissent(positions)
    places = [f"{s.span.article}:{s.span.start}" for g in groups for s in g]
    key = hashlib.sha256("|".join([story, kind, *sorted(places)]).encode()).hexdigest()[:12]
    return Conflict(f"x-{key}", story, claims, kind, grade, about, positions, dissent, resolved, why)


def _position(sides: Sequence[_Side]) -> Position:
    ordered = sorted(sides, key=lambda s: (s.article, s.span.start))
    origins = tuple(dict.fromkeys(s.origin for s in ordered))
    return Position(
        ordered[0].value,
        ordered[0].span.text,
        tuple(dict.fromkeys(s.article for s in ordered)),
        origins,
        tuple(s.span for s in ordered),
    )


def _dissent(positions: Sequence[Position]) -> tuple[str, ...]:
    """The articles that hold against a larger number of origins; none where the sides are even, however often each was printed."""
    if len(positions) < 2:
        return positions[0].articles if positions else ()
    ranked = sorted(positions, key=lambda p: -len(p.origins))
    if len(ranked[0].origins) == len(ranked[1].origins):
        return ()
    return tuple(sorted(i for p in ranked[1:] for i in p.articles))
