"""Readings to statements: who said what, in which words, through whom, and when, where the text says so.

Refuses to name a speaker that the article does not: a pronoun leads to the last person who spoke or was named; vaguer is `unnamed`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from newstemma.model.article import Article
from newstemma.model.brief import Entity
from newstemma.model.lineage import Reason
from newstemma.model.notice import Notice
from newstemma.model.reading import Reading
from newstemma.model.statement import Mode, Speaker, Statement
from newstemma.model.story import Story
from newstemma.model.text import Span
from newstemma.statements.channels import channels, said_when
from newstemma.statements.headlines import headline_statements
from newstemma.statements.prints import Prints, statement_id
from newstemma.statements.speakers import Place, Voice, places_of, voice_of
from newstemma.statements.speech import Saying, sayings
from newstemma.statements.stretches import Cut, quoted_share

#: Cues by which somebody goes on with what he said before.
_ADDS = re.compile(r"\b(?:add(?:s|ed|ing)?|continu(?:es?|ed|ing)|went\s+on|goes\s+on|conclud(?:es?|ed|ing))\b", re.IGNORECASE)
_DIRECT = 0.97  # of the letters inside quotation marks: one word outside a sentence of them makes it mixed


def attribute(
    articles: Sequence[Article], readings: Sequence[Reading], stories: Sequence[Story], entities: Sequence[Entity]
) -> tuple[list[Statement], list[Notice]]:
    """The statements of all articles, in order of story, article and place, those of a title first.

    Cost   log-linear in the sayings of each distinct text; a further print of a text costs its spans alone
    """
    by_id = {a.id: a for a in articles}
    marked = {r.article: r for r in readings}
    places = places_of(readings, by_id, stories, entities)
    prints = Prints(_of_article)
    found: list[Statement] = []
    for i in (i for story in stories for i in story.articles):
        found.extend(headline_statements(by_id[i], marked[i], places[i], _of_article))
        found.extend(prints.of(by_id[i], marked[i], places[i]))
    return found, []


def in_text(statements: Iterable[Statement]) -> list[Statement]:
    """The statements that stand in the texts: what can be compared clause by clause; those of titles left out."""
    return [s for s in statements if all(isinstance(at, Span) for at in s.content)]


def _of_article(article: Article, reading: Reading, places: Sequence[Place]) -> Iterator[Statement]:
    earlier: list[Speaker] = []
    last: Statement | None = None
    contents = sorted(piece for seen in reading.attributions for piece in seen.content)
    for saying in sayings(article, reading):
        voice = voice_of(article, reading, saying, places, earlier)
        earlier.append(voice.speaker)
        if not saying.is_told:
            continue
        made = _statement(article, reading, saying, voice, places, contents)
        last = (
            made if last is None or not _goes_on(article, saying, made, last) else replace(made, via=last.via, said=made.said or last.said)
        )
        yield last


def _statement(
    article: Article, reading: Reading, saying: Saying, voice: Voice, places: Sequence[Place], contents: Sequence[Cut]
) -> Statement:
    content = tuple(article.cut(a, b) for a, b in saying.content)
    cue = article.cut(*saying.cue) if saying.cue else None
    return Statement(
        id=statement_id(article.id, content, cue, voice.speaker.name),
        article=article.id,
        speaker=voice.speaker,
        cue=cue,
        content=content,
        mode=_mode(article, saying, reading),
        act=saying.act,
        via=channels(article, reading, saying, places),
        said=said_when(article, reading, saying, contents),
        reasons=(_reason(article, saying, cue), *voice.reasons),
    )


def _goes_on(article: Article, saying: Saying, here: Statement, last: Statement) -> bool:
    """Whether a statement belongs to the utterance of the one before, and so came the same way: "“A,” Renn wrote on … “B,” she added"."""
    if here.via or last.act != here.act or (here.speaker.name, here.speaker.entity) != (last.speaker.name, last.speaker.entity):
        return False
    said = [at for at in last.content if isinstance(at, Span)]
    between = article.text[max(at.end for at in said) : saying.content[0][0]] if said else ""
    return saying.goes_on or (between.count("\n\n") <= 1 and here.cue is not None and _ADDS.search(here.cue.text) is not None)


def _reason(article: Article, saying: Saying, cue: Span | None) -> Reason:
    if cue is not None:
        return Reason("cue", f"“{cue.text}” introduces it", (cue,))
    if saying.goes_on or saying.source is None:
        return Reason("quotation", "the quotation goes on with the speech before it")
    at = article.cut(*saying.source)
    if saying.is_verbatim:
        return Reason("turn", f"it is the turn of “{at.text}”", (at,))
    return Reason("quotation", f"“{at.text}” is the next to be quoted", (at,))


def _mode(article: Article, saying: Saying, reading: Reading) -> Mode:
    share = 1.0 if saying.is_verbatim else quoted_share(article.text, saying.content, reading)
    if share >= _DIRECT:
        return "direct"
    return "mixed" if share else "indirect"
