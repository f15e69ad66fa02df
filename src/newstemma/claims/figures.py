"""The how-many-what table: every figure of every article, with the statement and the claim that it stands in."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Sequence

from newstemma.claims.values import as_value
from newstemma.model.article import Article
from newstemma.model.claim import Claim, Counted, Mention
from newstemma.model.notice import Notice
from newstemma.model.reading import Reading
from newstemma.model.story import Story
from newstemma.model.text import Span


def count(
    articles: Sequence[Article], readings: Sequence[Reading], stories: Sequence[Story], claims: Sequence[Claim]
) -> tuple[list[Counted], list[Notice]]:
    """The figures of all stories, in order of story, article and place. Cost: linear in the figures and mentions."""
    by_id = {a.id: a for a in articles}
    marked = {r.article: r for r in readings}
    owners: defaultdict[str, list[tuple[Span, Claim, Mention]]] = defaultdict(list)
    for claim in claims:
        for mention in claim.mentions:
            if isinstance(mention.at, Span):
                owners[mention.at.article].append((mention.at, claim, mention))
    found = []
    for story in stories:
        for i in story.articles:
            for q in marked[i].quantities:
                owner = next(((claim, m) for at, claim, m in owners[i] if at.start <= q.start < at.end), None)
                claim_id, statement = (owner[0].id, owner[1].statement) if owner else (None, None)
                key = hashlib.sha256(f"{story.id}|{i}|{q.start}".encode()).hexdigest()[:12]
                value = as_value(by_id[i], q)
                found.append(Counted(f"n-{key}", story.id, i, value, statement, claim_id, value.at))
    return found, []
