"""The clauses of a story that may be mentions of claims, each with whose words it is and what it reports.

Refuses articles that nobody read: another language has no clauses.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from newstemma.claims.assertions import assertions
from newstemma.claims.repeats import repeated
from newstemma.model.article import Article
from newstemma.model.lineage import Echo, Origin, Roots
from newstemma.model.reading import Reading
from newstemma.model.statement import Statement, Utterance
from newstemma.model.story import Story
from newstemma.model.text import Span

_FEW = 2  # a count up to which it is anywhere


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause that may be a mention. sentence: the whole one that it stands in, as offsets; origin: the one that it counts for.

    said        its words without who says them: what is compared
    statement   the one that it is part of; None where it is nobody's words, or several people's
    utterances  what it reports, as pairs of statements of two articles
    figures     its figures, as keys that do not depend on how they are written
    """

    span: Span
    said: str
    sentence: tuple[int, int]
    origin: str
    echo: Echo | None
    statement: Statement | None
    utterances: frozenset[tuple[str, str]]
    figures: frozenset[str]


@dataclass(frozen=True, slots=True)
class Seen:
    """What is known of the articles of all stories."""

    articles: Mapping[str, Article]
    readings: Mapping[str, Reading]
    said: Mapping[str, Sequence[Statement]]
    utterances: Mapping[str, frozenset[tuple[str, str]]]


def seen_in(
    articles: Iterable[Article], readings: Iterable[Reading], statements: Iterable[Statement], utterances: Iterable[Utterance]
) -> Seen:
    """The articles, their readings and their statements by article, and the utterances by statement."""
    said: defaultdict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        said[statement.article].append(statement)
    spoken: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for u in utterances:
        spoken[u.a].add((u.a, u.b))
        spoken[u.b].add((u.a, u.b))
    return Seen({a.id: a for a in articles}, {r.article: r for r in readings}, said, {i: frozenset(us) for i, us in spoken.items()})


def clauses(story: Story, seen: Seen, roots: Roots) -> list[Clause]:
    """The clauses of a story's articles, in order of article and place. Cost: linear."""
    home = {i: o for o in roots.origins for i in o.articles}
    echoes: defaultdict[str, list[Echo]] = defaultdict(list)
    for echo in roots.echoes:
        echoes[echo.span.article].append(echo)
    return [
        _clause(seen, seen.articles[i].cut(a.start, a.end), seen.articles[i].text[slice(*a.said)], home[i], echoes[i])
        for i in sorted(story.articles)
        if seen.readings[i].read
        for a in assertions(seen.articles[i], seen.readings[i], seen.said.get(i, ()))
    ]


def _clause(seen: Seen, span: Span, said: str, home: Origin, echoes: Sequence[Echo]) -> Clause:
    """The clause with the origin that it counts for: the one that most of its words repeat, else its article's own."""
    echo = repeated(echoes, span.start, span.end)
    within = _within(span, seen.said.get(span.article, ()))
    whole = next(s for s in seen.readings[span.article].sentences if s.start <= span.start < s.end)
    return Clause(
        span,
        said,
        (whole.start, whole.end),
        echo.origin if echo else home.id,
        echo,
        within[0] if len(within) == 1 else None,
        frozenset(u for s in within for u in seen.utterances.get(s.id, ())),
        _figures(seen.readings[span.article], span),
    )


def _within(span: Span, said: Sequence[Statement]) -> list[Statement]:
    """The statements whose words the span shares."""
    return [s for s in said if s.act == "speech" and any(c.start < span.end and span.start < c.end for c in s.content)]


def _figures(reading: Reading, span: Span) -> frozenset[str]:
    """The figures in a span, but for ones and twos: "18 per cent" and "18%" are one."""
    inside = [q for q in reading.quantities if span.start <= q.start and q.end <= span.end]
    return frozenset(f"{q.low} {q.high} {q.unit}" for q in inside if q.unit or (q.low or q.high or 0) > _FEW)
