"""What a headline says that somebody says: "Ministry says ferry had no radar", "Union: 'No deal'".

The title stands outside the text, so the spans lead into the document, and no clause of the text is compared with it. Refuses titles
that stand nowhere in the document as they are shown, rubrics before a colon ("Opinion: …") and anything that is not plainly speech.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from newstemma.language.names import plain_name
from newstemma.language.quotations import find_quotations
from newstemma.model.article import Article, Paragraph
from newstemma.model.reading import Reading, Sentence
from newstemma.model.statement import Statement
from newstemma.model.text import At, DocSpan, Span
from newstemma.statements.cast import Cast, Place
from newstemma.statements.prints import Make, statement_id

#: Read on titles drawn from the bulk corpus: of the attributions of speech 21 of 24 were right from here on, 4 of 8 below.
_SURE = 0.6
_RUBRIC = re.compile(
    r"(?:opinion|analysis|editorial|video|watch|live|updates?|exclusive|breaking|report|podcast|photos?|poll|fact check|review|column"
    r"|interview|commentary|explainer|the latest)\s*:",
    re.IGNORECASE,
)


def headline_statements(article: Article, reading: Reading, cast: Cast, make: Make) -> Iterator[Statement]:
    """The statements of an article's title, with spans into its document. make: the statements of a text, its reading and names."""
    at = next((rest.at for rest in article.rests_on if rest.field == "title"), None)
    title = article.title or ""
    begin = at.text.find(title) if at is not None else -1
    seen = tuple(a for a in reading.headline if a.score >= _SURE and a.act == "speech" and a.source is not None)
    if at is None or begin < 0 or not seen or _RUBRIC.match(title):
        return
    alone = replace(article, text=title, paragraphs=(Paragraph(0, len(title), at.start, at.end),))
    quotations = tuple(find_quotations(title))
    read = Reading(article.id, True, (Sentence(0, len(title), 0),), (), quotations, seen, reading.headline_names, (), ())
    for statement in make(alone, read, Cast(alone, read, _places(article, read, title, cast))):
        yield _told(statement, _mover(at, begin))


def _places(article: Article, read: Reading, title: str, cast: Cast) -> Iterator[Place]:
    """The names of the title that stand in the text too, by the same entity; a family name alone where one person bears it."""
    known: dict[str, set[str]] = {}
    for start, end, entity in cast:
        form = plain_name(article.text[start:end])
        for name in {form, form.split()[-1]} if entity.kind == "person" else {form}:
            known.setdefault(name, set()).add(entity.id)
    for seen in read.names:
        meant = known.get(plain_name(title[seen.start : seen.end]), set())
        if len(meant) == 1:
            yield seen.start, seen.end, cast.by_id[next(iter(meant))]


def _mover(at: DocSpan, begin: int) -> Callable[[At], At]:
    """What leads a span of the title into the document."""

    def moved(span: At) -> At:
        if not isinstance(span, Span):
            return span
        return DocSpan(at.document, at.start + begin + span.start, at.start + begin + span.end, span.text)

    return moved


def _told(statement: Statement, moved: Callable[[At], At]) -> Statement:
    content = tuple(map(moved, statement.content))
    cue = None if statement.cue is None else moved(statement.cue)
    speaker = statement.speaker
    return replace(
        statement,
        id=statement_id(statement.article, content, cue, speaker.name),
        speaker=speaker if speaker.at is None else replace(speaker, at=moved(speaker.at)),
        cue=cue,
        content=content,
        via=tuple(v if v.at is None else replace(v, at=moved(v.at)) for v in statement.via),
        said=None,  # a title has no day of its own
        reasons=tuple(replace(reason, at=tuple(map(moved, reason.at))) for reason in statement.reasons),
    )
