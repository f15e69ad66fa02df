"""The how-many-what table: every figure of every article, with who says so and the claim that it stands in."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence

from newstemma.claims.values import as_value
from newstemma.model.article import Article
from newstemma.model.claim import Claim, Counted
from newstemma.model.notice import Notice
from newstemma.model.reading import Reading
from newstemma.model.statement import Statement
from newstemma.model.story import Story
from newstemma.model.text import Span


def count(
    articles: Sequence[Article],
    readings: Sequence[Reading],
    stories: Sequence[Story],
    claims: Sequence[Claim],
    statements: Sequence[Statement],
) -> tuple[list[Counted], list[Notice]]:
    """The figures of all stories, in order of story, article and place. Cost: linear in figures, mentions and statements, but for sorting.

    Who says so is the innermost speech whose words hold the figure.
    """
    by_id, marked = {a.id: a for a in articles}, {r.article: r for r in readings}
    said, told = _owners_said(statements), _owners_told(claims)
    found = []
    for story in stories:
        for i in story.articles:
            for q in marked[i].quantities:
                key = hashlib.sha256(f"{story.id}|{i}|{q.start}".encode()).hexdigest()[:12]
                value = as_value(by_id[i], q)
                statement, claim = _innermost(said[i], q.start, q.end), _innermost(told[story.id, i], q.start, q.start + 1)
                found.append(Counted(f"n-{key}", story.id, i, value, statement, claim, value.at))
    return found, []


_Places = list[tuple[int, int, str]]  # start, end, whose


def _owners_said(statements: Sequence[Statement]) -> defaultdict[str, _Places]:
    """Where each article's speech stands, in order."""
    found: defaultdict[str, _Places] = defaultdict(list)
    for statement in statements:
        if statement.act == "speech":
            found[statement.article].extend((c.start, c.end, statement.id) for c in statement.content if isinstance(c, Span))
    for places in found.values():
        places.sort()
    return found


def _owners_told(claims: Sequence[Claim]) -> defaultdict[tuple[str, str], _Places]:
    """Where each story's claims are told in each article, in order."""
    found: defaultdict[tuple[str, str], _Places] = defaultdict(list)
    for claim in claims:
        for mention in claim.mentions:
            if isinstance(mention.at, Span):
                found[claim.story, mention.at.article].append((mention.at.start, mention.at.end, claim.id))
    for places in found.values():
        places.sort()
    return found


def _innermost(places: _Places, start: int, end: int) -> str | None:
    """Whose the shortest of the places is that hold some characters."""
    around = [(high - low, low, whose) for low, high, whose in places[: bisect_right(places, start, key=lambda p: p[0])] if high >= end]
    return min(around)[2] if around else None
