"""Who a speaker is: a name, a role, a pronoun, inside one article.

A pronoun leads to the last speaker, else to the last person named, unless a title says that it cannot be that one. Refuses to guess
further: a pronoun that leads nowhere stays one, and is `unnamed`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newstemma.model.article import Article
from newstemma.model.brief import Entity
from newstemma.model.reading import Attribution
from newstemma.model.statement import Speaker
from newstemma.model.text import Span

Place = tuple[int, int, Entity]
_PRONOUNS = {"he": "man", "she": "woman"}
_TITLES = re.compile(
    r"\b(?:(?P<man>Mr|Sir|Lord|King|Prince|Brother|Father)|(?P<woman>Mrs|Ms|Miss|Lady|Dame|Queen|Princess|Sister|Mother))\b\.?\s*$"
)
_WORDS = re.compile(
    r"\b(?:(?P<man>spokesman|chairman|father|husband|son|brother|king)|(?P<woman>spokeswoman|chairwoman|mother|wife|widow|daughter|sister|queen))\b"
)
_TITLE_REACH = 9  # characters before a name


def places_of(entities: Sequence[Entity]) -> dict[str, list[Place]]:
    """For each article where which entity stands, in order."""
    found: dict[str, list[Place]] = {}
    for entity in entities:
        for span in entity.at:
            if isinstance(span, Span):
                found.setdefault(span.article, []).append((span.start, span.end, entity))
    for rows in found.values():
        rows.sort(key=lambda row: row[:2])
    return found


def speaker_of(article: Article, seen: Attribution, places: Sequence[Place], last: Speaker | None) -> Speaker:
    """The speaker of one attribution. last: who spoke before in this article."""
    if seen.source is None:
        return Speaker(None, None, None, unnamed=True)
    at = article.cut(*seen.source)
    if at.text.casefold() in _PRONOUNS:
        return _meant(article, at, places, last)
    inside = [(b, e) for a, b, e in places if a < at.end and at.start < b]
    if not inside:
        return Speaker(at.text, None, at, unnamed=True)
    end, best = max(inside, key=lambda row: (row[1].kind == "person", row[1].kind == "organisation", row[1].name))
    if end >= at.end - 2:  # the name is the head of the phrase: "Mayor Ida Renn", not "Renn's office"
        return Speaker(best.name, best.id, at, unnamed=False)
    return Speaker(at.text, None, at, unnamed=_is_plural(at.text))


def _meant(article: Article, at: Span, places: Sequence[Place], last: Speaker | None) -> Speaker:
    """Whom a pronoun means."""
    wanted = _PRONOUNS[at.text.casefold()]
    if last is not None and last.name is not None and isinstance(last.at, Span) and not _is_plural(last.at.text):
        if _sex(article, _spans(places, last)) in {None, wanted}:
            return Speaker(last.name, last.entity, at, unnamed=last.unnamed)
    for start, _, entity in reversed(places):
        if start < at.start and entity.kind == "person" and _sex(article, [s for s in entity.at if isinstance(s, Span)]) in {None, wanted}:
            return Speaker(entity.name, entity.id, at, unnamed=False)
    return Speaker(at.text, None, at, unnamed=True)


def _spans(places: Sequence[Place], speaker: Speaker) -> list[Span]:
    """Where a speaker stands: all places of its entity, or the one phrase."""
    known = [s for _, _, e in places if e.id == speaker.entity for s in e.at if isinstance(s, Span)]
    return known or ([speaker.at] if isinstance(speaker.at, Span) else [])


def _sex(article: Article, spans: Sequence[Span]) -> str | None:
    """What titles and words of kinship say of a person in this article; None where they say nothing."""
    return next(iter(_told(article, spans)), None)


def _told(article: Article, spans: Sequence[Span]) -> Iterator[str]:
    for span in spans:
        if span.article == article.id:
            before = _TITLES.search(article.text, max(0, span.start - _TITLE_REACH), span.start)
            within = _WORDS.search(span.text)
            for found in (before, within, _TITLES.search(span.text.split()[0])):
                if found is not None and found.lastgroup is not None:
                    yield found.lastgroup


def _is_plural(words: str) -> bool:
    last = words.rsplit(maxsplit=1)[-1]
    return last.islower() and last.endswith("s") and not last.endswith("ss")
