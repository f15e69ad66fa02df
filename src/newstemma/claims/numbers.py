"""Figures that count one thing and are not the same: inside an aligned claim, in two reports of one utterance, and without alignment.

Refuses figures that merely stand in sentences which share their words: what is counted must be the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from newstemma.claims.ground import Ground
from newstemma.claims.sides import Side, finding, first_given, side
from newstemma.claims.slots import slots
from newstemma.claims.values import as_value, counted, differs, disjoint
from newstemma.model.article import Article
from newstemma.model.claim import Claim, Conflict, Grade
from newstemma.model.reading import Quantity
from newstemma.model.statement import Statement
from newstemma.model.text import Span

_ONE_UTTERANCE = 0.7  # closeness of two reports of one utterance whose figures are compared
_REACH = 8  # times a figure: a slip of the pen adds or drops a digit at most, and tolls rise by less in a day

Row = tuple[Side, Quantity]


def number_differences(ground: Ground) -> list[Conflict]:
    """The differences between figures of one story; each place stands in one of them."""
    found = [conflict for claim in ground.claims if len(claim.mentions) > 1 for conflict in _aligned(ground, claim)]
    found += _spoken(ground, found)
    found += _unaligned(ground, found)
    return found


def _aligned(ground: Ground, claim: Claim) -> Iterable[Conflict]:
    """Figures that count the same noun, compared over the mentions; a mention with two of them is not compared."""
    by_id = {a.id: a for a in ground.articles}
    by_noun: defaultdict[str, list[Row]] = defaultdict(list)
    for mention in claim.mentions:
        if not isinstance(mention.at, Span):
            continue
        article, reading = by_id[mention.at.article], ground.readings[mention.at.article]
        inside: defaultdict[str, list[Quantity]] = defaultdict(list)
        for q in reading.quantities:
            key = counted(q)
            if key is not None and mention.at.start <= q.start and q.end <= mention.at.end:
                inside[key].append(q)
        for key, seen in inside.items():
            if len(seen) == 1:
                by_noun[key].append(_row(ground, article, seen[0]))
    for key in sorted(by_noun):
        for rows in _in_reach(by_noun[key]):
            if len(rows) > 1 and any(differs(q, rows[0][1]) for _, q in rows):
                about = next((q.counts for _, q in rows if q.counts), None) or {"%": "per cent"}.get(key, key)
                yield _figures(ground, about, rows, (claim.id,))


def _row(ground: Ground, article: Article, q: Quantity) -> Row:
    return side(ground, article, article.cut(q.start, q.end), as_value(article, q)), q


def _in_reach(rows: Sequence[Row]) -> Iterable[list[Row]]:
    """The figures in groups of like size: the 20 rockets of one morning are not the 3,300 of the war, whatever the clauses share."""
    group: list[Row] = []
    for one, q in sorted(rows, key=lambda row: (_size(row[1]), row[0].article, row[0].at.start)):
        if group and _size(q) > _REACH * max(1.0, _size(group[-1][1])):
            yield sorted(group, key=lambda row: (row[0].article, row[0].at.start))
            group = []
        group.append((one, q))
    if group:
        yield sorted(group, key=lambda row: (row[0].article, row[0].at.start))


def _size(q: Quantity) -> float:
    return q.low if q.low is not None else q.high or 0.0


def _unaligned(ground: Ground, known: Sequence[Conflict]) -> Iterable[Conflict]:
    """Figures that count the same thing in sentences that are not aligned; only between different origins, and each place once."""
    told = _places(known)
    for about, placed in slots(ground.articles, ground.readings):
        rows = [_row(ground, row.article, row.quantity) for row in placed]
        fresh = any((s.article, s.at.start) not in told for s, _ in rows)
        if fresh and len({s.origin for s, _ in rows}) > 1 and any(differs(q, rows[0][1]) for _, q in rows):
            yield _figures(ground, about, rows, None)


def _places(known: Sequence[Conflict]) -> set[tuple[str, int]]:
    return {(at.article, at.start) for c in known for p in c.positions for at in p.at if isinstance(at, Span)}


def _spoken(ground: Ground, known: Sequence[Conflict]) -> Iterable[Conflict]:
    """Figures that count the same noun in two reports of one utterance, each the only one of it there."""
    told = _places(known)
    said = {s.id: s for s in ground.statements}
    for a, b in ((said[u.a], said[u.b]) for u in ground.utterances if u.closeness >= _ONE_UTTERANCE):
        ours, theirs = _only_figures(ground, a), _only_figures(ground, b)
        for key in sorted(ours.keys() & theirs.keys()):
            rows = [ours[key], theirs[key]]
            places = {(s.article, s.at.start) for s, _ in rows}
            if differs(rows[0][1], rows[1][1]) and not places & told and len(list(_in_reach(rows))) == 1:
                told |= places
                yield _figures(ground, next((q.counts for _, q in rows if q.counts), None) or key, rows, None)


def _only_figures(ground: Ground, statement: Statement) -> dict[str, Row]:
    """What is counted to the one figure that a statement gives of it."""
    article = next(a for a in ground.articles if a.id == statement.article)
    found: defaultdict[str, list[Quantity]] = defaultdict(list)
    for q in ground.readings[article.id].quantities:
        key = counted(q)
        if key is not None and any(isinstance(c, Span) and c.start <= q.start and q.end <= c.end for c in statement.content):
            found[key].append(q)
    return {key: _row(ground, article, seen[0]) for key, seen in found.items() if len(seen) == 1}


def _figures(ground: Ground, about: str, rows: Sequence[Row], claims: tuple[str, ...] | None) -> Conflict:
    groups: defaultdict[tuple[float, float], list[Row]] = defaultdict(list)
    for one, q in rows:
        groups[q.low if q.low is not None else -1.0, q.high if q.high is not None else -1.0].append((one, q))
    ordered = [groups[bounds] for bounds in sorted(groups)]
    pairs = [(a[0], b[0]) for n, a in enumerate(ordered) for b in ordered[n + 1 :] if disjoint(a[0][1], b[0][1])]
    grade, why = _grade(ordered, pairs)
    latest = max(ordered, key=lambda group: max(given or "" for given in first_given([s for s, _ in group])))
    resolved = latest[0][0].at.text if grade == "update" else None
    return finding(ground, "number", grade, about, [[s for s, _ in g] for g in ordered], why, resolved=resolved, claims=claims)


def _grade(groups: Sequence[Sequence[Row]], apart: Sequence[tuple[Row, Row]]) -> tuple[Grade, str]:
    if not apart:
        return "compatible", "the figures can all be one: bounds, hedges or rounding explain the difference"
    if all(_is_later(small[1], large[1], groups) for small, large in apart):
        return "update", "the larger figure stands in the later articles: the count rose"
    return "conflict", "both figures count the same, and they exclude one another; what was published does not decide"


def _is_later(small: Quantity, large: Quantity, groups: Sequence[Sequence[Row]]) -> bool:
    """Whether every origin with the larger figure first gave it on a later day than every one with the smaller."""
    low = first_given([s for g in groups for s, q in g if q.low == small.low])
    high = first_given([s for g in groups for s, q in g if q.low == large.low])
    if not all(low) or not all(high):
        return False
    return max(p[:10] for p in low if p) < min(p[:10] for p in high if p)
