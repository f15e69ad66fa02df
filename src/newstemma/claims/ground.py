"""One story as the comparison sees it: its articles and what was seen in them, who stands behind each stretch, and its claims.

Refuses to look beyond the story.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from newstemma.claims.repeats import repeated
from newstemma.model.article import Article
from newstemma.model.brief import Entity
from newstemma.model.claim import Claim
from newstemma.model.document import Document
from newstemma.model.lineage import Echo, Roots
from newstemma.model.reading import Reading
from newstemma.model.statement import Statement, Utterance
from newstemma.model.story import Story
from newstemma.model.text import At, Span
from newstemma.ports import Encoder

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Ground:
    """What the finders of differences share. Everything is of one story.

    articles    in order of their ids
    readings    by article id
    statements  in order of place
    claims      in order, and so the ids of those that a place belongs to
    entities    those that are named in one of the articles
    home        article id to the origin that it belongs to
    echoes      article id to its stretches that repeat another origin
    pages       document id to the document of an article: its captions, date lines and corrections stand there
    encoder     reads two sentences side by side
    """

    story: Story
    articles: tuple[Article, ...]
    readings: Mapping[str, Reading]
    statements: tuple[Statement, ...]
    utterances: tuple[Utterance, ...]
    claims: tuple[Claim, ...]
    entities: tuple[Entity, ...]
    roots: Roots
    home: Mapping[str, str]
    echoes: Mapping[str, tuple[Echo, ...]]
    pages: Mapping[str, Document]
    encoder: Encoder

    def origin(self, article: str, start: int, end: int) -> str:
        """Whom a stretch of an article counts for: the origin that most of it repeats, else the article's own."""
        echo = repeated(self.echoes.get(article, ()), start, end)
        return echo.origin if echo is not None else self.home[article]

    def owners(self, places: Iterable[At]) -> tuple[str, ...]:
        """The claims, by id and in order, with a mention that holds one of these places."""
        held = [(at.article, at.start) for at in places if isinstance(at, Span)]
        return tuple(c.id for c in self.claims if any(_holds(m.at, held) for m in c.mentions))


def _holds(at: At, places: Sequence[tuple[str, int]]) -> bool:
    return isinstance(at, Span) and any(i == at.article and at.start <= start < at.end for i, start in places)


def grounds(
    documents: Sequence[Document],
    articles: Sequence[Article],
    readings: Sequence[Reading],
    entities: Sequence[Entity],
    statements: Sequence[Statement],
    utterances: Sequence[Utterance],
    claims: Sequence[Claim],
    stories: Sequence[Story],
    roots: Sequence[Roots],
    encoder: Encoder,
) -> list[Ground]:
    """One ground a story, in the order of the stories. Cost: linear."""
    story_of = {i: s.id for s in stories for i in s.articles}
    voice = {s.id: s.article for s in statements}
    said = _shelved((story_of.get(s.article, ""), s) for s in statements)
    met = _shelved((story_of.get(voice[u.a], ""), u) for u in utterances)
    asserted = _shelved((c.story, c) for c in claims)
    named = _shelved((story, entity) for entity in entities for story in sorted(_stories_of(entity, story_of)))
    by_id, marked, page = {a.id: a for a in articles}, {r.article: r for r in readings}, {d.id: d for d in documents}
    rooted = {r.story: r for r in roots}
    found = []
    for story in stories:
        own = tuple(by_id[i] for i in sorted(story.articles))
        root = rooted[story.id]
        echoes = _shelved((e.span.article, e) for e in root.echoes)
        found.append(
            Ground(
                story=story,
                articles=own,
                readings={a.id: marked[a.id] for a in own},
                statements=tuple(said[story.id]),
                utterances=tuple(met[story.id]),
                claims=tuple(asserted[story.id]),
                entities=tuple(named[story.id]),
                roots=root,
                home={i: o.id for o in root.origins for i in o.articles},
                echoes={a.id: tuple(echoes[a.id]) for a in own},
                pages={a.document: page[a.document] for a in own if a.document in page},
                encoder=encoder,
            )
        )
    return found


def _shelved(rows: Iterable[tuple[str, T]]) -> defaultdict[str, list[T]]:
    """Each under its key, in order."""
    found: defaultdict[str, list[T]] = defaultdict(list)
    for key, row in rows:
        found[key].append(row)
    return found


def _stories_of(entity: Entity, story_of: Mapping[str, str]) -> set[str]:
    return {story_of[at.article] for at in entity.at if isinstance(at, Span) and at.article in story_of}
