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
from newstemma.model.reading import Reading
from newstemma.model.statement import Mode, Speaker, Statement, Via
from newstemma.model.story import Story
from newstemma.model.text import Span, When
from newstemma.statements.speakers import Place, places_of, speaker_of
from newstemma.statements.speech import Saying, quoted_share, sayings

_TOLD = re.compile(r"\s+((?:the )?[A-Z][\w’'.-]+(?:\s+[A-Z][\w’'.-]+){0,3})")
_MEDIUM = (
    r"(?:(?:\w|[’'-])+\s+){0,3}?(?:posts?|statements?|messages?|videos?|interviews?|letters?|memos?|emails?|e-mails?|tweets?|remarks|speech|address"
    r"|briefing|(?:press|news)\s+(?:conference|release)|broadcast|social\s+media|television|TV|radio|[Tt]witter|X|Facebook|Telegram|Instagram"
    r"|Truth\s+Social|WhatsApp|report|readout|filing|testimony)\b(?:\s+(?:on|to|with)\s+(?:(?:the|a|its|his|her)\s+)?[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*){0,3})?"
)
_IN = re.compile(rf"\b(?:in|on|via|during)\s+(?:(?:a|an|the|his|her|their|its)\s+)?({_MEDIUM})")
_FIRST = re.compile(
    rf"(?:\w+\s+(?:\w+\s+)?)??\b(?:[Ii]n|[Oo]n|[Vv]ia|[Dd]uring)\s+(?:(?:a|an|the|his|her|their|its)\s+)?({_MEDIUM}[^,;.]{{0,40}}?)\s*,"
)
_VIA_WITHIN = 60  # characters behind a cue
_DIRECT = 0.9  # of the letters inside quotation marks: a word or two may stand outside
_SAID_WITHIN = 40  # characters between a cue and the day that belongs to it


def attribute(
    articles: Sequence[Article], readings: Sequence[Reading], stories: Sequence[Story], entities: Sequence[Entity]
) -> tuple[list[Statement], list[Notice]]:
    """The statements of all articles, in order of story, article and place."""
    by_id = {a.id: a for a in articles}
    marked = {r.article: r for r in readings}
    places = places_of(readings, by_id, stories, entities)
    found: list[Statement] = []
    for story in stories:
        for i in story.articles:
            found.extend(_of_article(by_id[i], marked[i], places[i]))
    return found, []


def _of_article(article: Article, reading: Reading, places: Sequence[Place]) -> Iterator[Statement]:
    earlier: list[Speaker] = []
    for saying in sayings(article, reading):
        speaker = speaker_of(article, reading, saying, places, earlier)
        earlier.append(speaker)
        if not saying.is_told:
            continue
        content = tuple(article.cut(a, b) for a, b in saying.content)
        cue = article.cut(*saying.cue) if saying.cue else None
        place = [(s.start, s.end) for s in content] + ([(cue.start, cue.end)] if cue else [])
        yield Statement(
            id="s-" + hashlib.sha256(f"{article.id}|{place}|{speaker.name}".encode()).hexdigest()[:12],
            article=article.id,
            speaker=speaker,
            cue=cue,
            content=content,
            mode=_mode(article, saying, reading),
            act=saying.act,
            via=_via(article, saying, reading, places),
            said=_said(article, saying, reading),
            reasons=(_reason(cue),),
        )


def _reason(cue: Span | None) -> Reason:
    if cue is None:
        return Reason("quotation", "the quotation goes on with the speech before it")
    return Reason("cue", f"“{cue.text}” introduces it", (cue,))


def _mode(article: Article, saying: Saying, reading: Reading) -> Mode:
    share = quoted_share(article.text, saying.content, reading)
    if share >= _DIRECT:
        return "direct"
    return "mixed" if share else "indirect"


def _via(article: Article, saying: Saying, reading: Reading, places: Sequence[Place]) -> tuple[Via, ...]:
    """Through whom or what: who passed it on, "told the Harbour Post", "said in a statement", "In a letter to the port, Renn wrote"."""
    found = [_passer(article, cut, places) for cut in saying.via]
    if saying.cue is not None:
        told = _TOLD.match(article.text, saying.cue[1], min(len(article.text), saying.cue[1] + _VIA_WITHIN))
        if told is not None and article.text[slice(*saying.cue)].split()[-1].casefold() in {"told", "tells", "telling"}:
            found.append(_passer(article, told.span(1), places))
        found.extend(_medium(article, saying.cue, saying, reading))
    return tuple(found)


def _passer(article: Article, cut: tuple[int, int], places: Sequence[Place]) -> Via:
    """Who passed it on, by the name that fills the span where there is one."""
    at = article.cut(*cut)
    entity = next((e for a, b, e in places if at.start <= a and b <= at.end and e.kind in {"organisation", "other"}), None)
    return Via(" ".join(at.text.split()), entity.id if entity is not None else None, at)


def _medium(article: Article, cue: tuple[int, int], saying: Saying, reading: Reading) -> Iterator[Via]:
    """The paper, post or occasion beside the cue, or at the head of its sentence; outside what is said."""
    begin = max((s.start for s in reading.sentences if s.start <= cue[0]), default=0)
    for pattern, start, end in ((_IN, cue[0], min(len(article.text), cue[1] + _VIA_WITHIN)), (_FIRST, begin, cue[0])):
        found = pattern.search(article.text, start, end)
        if found is not None and not any(a < found.end(1) and found.start(1) < b for a, b in saying.content):
            yield Via(" ".join(found.group(1).split()), None, article.cut(*found.span(1)))
            return


def _said(article: Article, seen: Saying, reading: Reading) -> When | None:
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
