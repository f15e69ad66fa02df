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
from newstemma.statements.speakers import Place, places_of, speaker_of

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
    places = places_of(entities)
    found: list[Statement] = []
    for story in stories:
        for i in story.articles:
            found.extend(_of_article(by_id[i], marked[i], places.get(i, [])))
    return found, []


def _of_article(article: Article, reading: Reading, places: Sequence[Place]) -> Iterator[Statement]:
    last: Speaker | None = None
    for seen in reading.attributions:
        speaker = speaker_of(article, seen, places, last)
        last = speaker if speaker.name is not None else last
        content = tuple(article.cut(a, b) for a, b in _bare(article.text, seen))
        cue = article.cut(*seen.cue) if seen.cue else None
        place = [(s.start, s.end) for s in content] + ([(cue.start, cue.end)] if cue else [])
        yield Statement(
            id="s-" + hashlib.sha256(f"{article.id}|{place}|{speaker.name}".encode()).hexdigest()[:12],
            article=article.id,
            speaker=speaker,
            cue=cue,
            content=content,
            mode=_mode(seen, reading),
            act=seen.act,
            via=_via(article, seen),
            said=_said(article, seen, reading),
            reasons=(_reason(cue),),
        )


def _reason(cue: Span | None) -> Reason:
    if cue is None:
        return Reason("quotation", "the quotation goes on with the speech before it")
    return Reason("cue", f"“{cue.text}” introduces it", (cue,))


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
