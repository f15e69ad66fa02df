"""Readings to statements: who said what, in which words, through whom, and when, where the text says so.

Refuses to name a speaker that the article does not: a pronoun leads to the last person who spoke or was named; vaguer is `unnamed`.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence

from newstemma.model.article import Article
from newstemma.model.brief import Entity
from newstemma.model.lineage import Reason
from newstemma.model.notice import Notice
from newstemma.model.reading import Attribution, Reading
from newstemma.model.statement import Mode, Speaker, Statement, Via
from newstemma.model.story import Story
from newstemma.model.text import Span, When

_PRONOUNS = frozenset({"he", "she"})
_TOLD = re.compile(r"\s+((?:the )?[A-Z][\w’'.-]+(?:\s+[A-Z][\w’'.-]+){0,3})")
_ON = re.compile(
    r"(?:\s+(?:in|on|via)\s+(?:a |an |the |its |his |her )?((?:post |statement |message |video |interview )?(?:on |with |to )?"
    r"[\w ]{3,30}?))(?=[.,;:]|\s+(?:that|after|as)\b|$)"
)
_SAID_WITHIN = 40  # characters between a cue and the day that belongs to it


def attribute(
    articles: Sequence[Article], readings: Sequence[Reading], stories: Sequence[Story], entities: Sequence[Entity]
) -> tuple[list[Statement], list[Notice]]:
    """The statements of all articles, in order of story, article and place."""
    by_id = {a.id: a for a in articles}
    marked = {r.article: r for r in readings}
    places = _places(entities)
    found: list[Statement] = []
    for story in stories:
        for i in story.articles:
            found.extend(_of_article(by_id[i], marked[i], places.get(i, [])))
    return found, []


def _places(entities: Sequence[Entity]) -> dict[str, list[tuple[int, int, Entity]]]:
    """For each article where which entity stands, in order."""
    found: dict[str, list[tuple[int, int, Entity]]] = {}
    for entity in entities:
        for span in entity.at:
            if isinstance(span, Span):
                found.setdefault(span.article, []).append((span.start, span.end, entity))
    for rows in found.values():
        rows.sort(key=lambda row: row[:2])
    return found


def _of_article(article: Article, reading: Reading, places: Sequence[tuple[int, int, Entity]]) -> Iterator[Statement]:
    last: Entity | None = None
    for seen in reading.attributions:
        speaker = _speaker(article, seen, places, last)
        if speaker.entity is not None:
            last = next((e for *_, e in places if e.id == speaker.entity and e.kind == "person"), last)
        content = tuple(article.cut(a, b) for a, b in _bare(article.text, seen))
        cue = article.cut(*seen.cue) if seen.cue else None
        place = [(s.start, s.end) for s in content] + ([(cue.start, cue.end)] if cue else [])
        key = hashlib.sha256(f"{article.id}|{place}|{speaker.name}".encode()).hexdigest()[:12]
        reasons = (
            Reason(
                "cue",
                f"“{cue.text}” introduces it" if cue else "the quotation goes on with the speech before it",
                (cue,) if cue else (),
            ),
        )
        yield Statement(
            f"s-{key}",
            article.id,
            speaker,
            cue,
            content,
            _mode(seen, reading),
            seen.act,
            _via(article, seen),
            _said(article, seen, reading),
            reasons,
        )


def _bare(text: str, seen: Attribution) -> Iterator[tuple[int, int]]:
    """The pieces of content, a closing comma inside the marks left out."""
    for start, end in seen.content:
        stop = end
        while stop > start and text[stop - 1] in ",;: ":
            stop -= 1
        yield start, stop


def _mode(seen: Attribution, reading: Reading) -> Mode:
    whole = sum(b - a for a, b in seen.content)
    quoted = sum(max(0, min(b, q.end) - max(a, q.start)) for a, b in seen.content for q in reading.quotations)
    if quoted >= whole * 0.9:
        return "direct"
    return "mixed" if quoted else "indirect"


def _speaker(article: Article, seen: Attribution, places: Sequence[tuple[int, int, Entity]], last: Entity | None) -> Speaker:
    if seen.source is None:
        return Speaker(None, None, None, unnamed=True)
    at = article.cut(*seen.source)
    if at.text.casefold() in _PRONOUNS:
        person = last or _nearest(places, at.start)
        return Speaker(person.name, person.id, at, unnamed=False) if person else Speaker(at.text, None, at, unnamed=True)
    inside = [e for a, b, e in places if a < at.end and at.start < b]
    if inside:
        best = max(inside, key=lambda e: (e.kind == "person", e.kind == "organisation", e.name))
        covers = any(a <= at.start + 30 and b >= at.end - 2 for a, b, e in places if e is best)
        return Speaker(best.name if covers else at.text, best.id if covers else None, at, unnamed=not covers and _is_plural(at.text))
    return Speaker(at.text, None, at, unnamed=True)


def _is_plural(words: str) -> bool:
    return words.rsplit(maxsplit=1)[-1].islower() and words.endswith("s")


def _nearest(places: Sequence[tuple[int, int, Entity]], at: int) -> Entity | None:
    """The last person named before."""
    return next((e for a, _, e in reversed(places) if a < at and e.kind == "person"), None)


def _via(article: Article, seen: Attribution) -> tuple[Via, ...]:
    """Through whom: "told the Harbour Post", "said in a statement", "said on social media"."""
    if seen.cue is None:
        return ()
    cue = article.text[slice(*seen.cue)]
    pattern = _TOLD if cue in {"told", "tells", "telling"} else _ON
    found = pattern.match(article.text, seen.cue[1], min(len(article.text), seen.cue[1] + 60))
    if found is None or any(word in found.group(1).casefold() for word in ("day", "week", "month", "january", "june", "july")):
        return ()
    return (Via(" ".join(found.group(1).split()), None, article.cut(*found.span(1))),)


def _said(article: Article, seen: Attribution, reading: Reading) -> When | None:
    """The day that stands beside the cue, outside what is said."""
    if seen.cue is None:
        return None
    for time in reading.times:
        beside = seen.cue[1] <= time.start <= seen.cue[1] + _SAID_WITHIN
        inside = any(a <= time.start < b for a, b in seen.content)
        if beside and not inside and time.value is not None and time.granularity is not None:
            basis = "inferred" if time.anchored else "stated"
            return When(time.value, time.granularity, basis, evidence=(article.cut(time.start, time.end),))  # type: ignore[arg-type]
    return None
