"""The same assertion, article by article: clauses of a story that say the same, and whose they are.

An article may say a thing twice. Refuses to join what is far from its best match. How alike two clauses are is weighed in `alike`.
"""

from __future__ import annotations

import hashlib
import math
from collections import defaultdict
from collections.abc import Sequence

from newstemma.claims.alike import Wording, alike, near_best, says_enough
from newstemma.claims.clauses import Clause, Seen, clauses, seen_in
from newstemma.claims.values import value_of
from newstemma.language.likeness import average_link
from newstemma.language.units import reads_alone
from newstemma.model.article import Article
from newstemma.model.claim import Claim, Mention
from newstemma.model.lineage import Roots
from newstemma.model.notice import Notice
from newstemma.model.reading import Reading
from newstemma.model.statement import Statement, Utterance
from newstemma.model.story import Story
from newstemma.model.text import Span
from newstemma.ports import Encoder
from newstemma.settings import ClaimSettings

_SIZE = 100  # distinct clauses of a story for which the settings are given


def align(
    articles: Sequence[Article],
    readings: Sequence[Reading],
    statements: Sequence[Statement],
    stories: Sequence[Story],
    roots: Sequence[Roots],
    utterances: Sequence[Utterance],
    encoder: Encoder,
    settings: ClaimSettings,
) -> tuple[list[Claim], list[Notice]]:
    """The claims of all stories, in order of the story, then of the articles that say it, then of place.

    Cost   linear in the clauses, each compared with a bounded number of others; one vector a distinct clause that shares words with another
    """
    seen = seen_in(articles, readings, statements, utterances)
    root_of = {r.story: r for r in roots}
    found: list[Claim] = []
    for story in stories:
        said = clauses(story, seen, root_of[story.id])
        found.extend(_claim(story, group, seen) for group in _grouped(said, seen, encoder, settings))
    return found, []


def _grouped(said: Sequence[Clause], seen: Seen, encoder: Encoder, settings: ClaimSettings) -> list[list[Clause]]:
    """Clauses that are alike and near the best match of both; the rest alone.

    Wordings are grouped, not clauses, so that a reprint moves nothing.
    """
    if len({c.span.article for c in said}) < 2:
        return [[clause] for clause in said]
    wordings = _wordings(said, seen)
    least = _least(len(wordings), settings)
    kept = near_best(wordings, alike(wordings, encoder, least), least / 2, settings.near_best)
    groups = average_link(len(wordings), kept, least)
    parts = [numbers for group in groups for numbers in _numbers(group, wordings)]
    return [[said[n] for n in part] for part in sorted(parts)]


def _least(size: int, settings: ClaimSettings) -> float:
    """How alike two clauses must be: the more clauses a story has, the more alike are its likest by chance."""
    return round(settings.min_alike + settings.more_alike * math.log2(max(_SIZE, size) / _SIZE), 6)


def _wordings(said: Sequence[Clause], seen: Seen) -> list[Wording]:
    """The distinct wordings, in order of their text."""
    found: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for n, clause in enumerate(said):
        found[clause.said, seen.articles[clause.span.article].text[slice(*clause.sentence)]].append(n)
    return [
        Wording(
            *key,
            tuple(found[key]),
            frozenset(said[n].span.article for n in found[key]),
            frozenset(u for n in found[key] for u in said[n].utterances),
            said[found[key][0]].figures,
        )
        for key in sorted(found)
    ]


def _numbers(group: Sequence[int], wordings: Sequence[Wording]) -> list[list[int]]:
    """The clauses of some wordings as one group. One wording alone that says too little to be met again is no group."""
    numbers = sorted(n for w in group for n in wordings[w].units)
    if len(group) == 1 and not says_enough(wordings[group[0]].text):
        return [[n] for n in numbers]
    return [numbers]


def _claim(story: Story, group: Sequence[Clause], seen: Seen) -> Claim:
    ordered = sorted(group, key=lambda c: (c.span.article, c.span.start))
    mentions = tuple(
        Mention(
            c.span,
            c.statement.id if c.statement else None,
            c.origin,
            c.echo.source if c.echo else None,
            value_of(seen.articles[c.span.article], seen.readings[c.span.article], c.span),
        )
        for c in ordered
    )
    best = min(ordered, key=lambda c: _legible(c.span))
    # A clause that does not read alone is shown in its sentence; nothing is rewritten.
    whole = " ".join(seen.articles[best.span.article].text[slice(*best.sentence)].split())
    text = best.span.text if reads_alone(best.span.text) else whole
    key = hashlib.sha256("|".join([story.id, *(f"{c.span.article}:{c.span.start}" for c in ordered)]).encode()).hexdigest()[:12]
    about = next((m.value.counts for m in mentions if m.value is not None and m.value.counts), None)
    return Claim(f"c-{key}", story.id, text, about or _about(text), mentions, _primary(ordered))


def _primary(said: Sequence[Clause]) -> str | None:
    """The one speaker with a name whom all of them lead back to. Two papers' "officials" need not be the same."""
    speakers = [c.statement.speaker if c.statement is not None and not c.statement.speaker.unnamed else None for c in said]
    known = {(s.entity or s.name) if s is not None else None for s in speakers}
    return (
        max((s.name or "" for s in speakers if s is not None), key=lambda n: (len(n), n)) if len(known) == 1 and None not in known else None
    )


def _legible(span: Span) -> tuple[bool, bool, int, str, int]:
    """The shortest that reads as a sentence first; of others the longest, those that begin one first: a clause alone says little."""
    alone = reads_alone(span.text)
    return not alone, not span.text[:1].isupper(), len(span.text) if alone else -len(span.text), span.article, span.start


def _about(text: str) -> str:
    """The first words of the sentence, up to its first comma or eight of them."""
    words = text.split(",", maxsplit=1)[0].split()
    return " ".join(words[:8])
