"""THE CORRIDOR: read it top to bottom, know the product.

An article walks down it; each room gives it one new thing to carry; nobody walks back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from newstemma.articles.clean import clean
from newstemma.briefs.timeline import date
from newstemma.briefs.write import write
from newstemma.claims.align import align
from newstemma.claims.compare import compare
from newstemma.claims.figures import count
from newstemma.claims.weigh import lacks, steps, weigh
from newstemma.language.mark import mark
from newstemma.lineage.origins import root
from newstemma.lineage.passages import match
from newstemma.lineage.trace import trace
from newstemma.model.document import Document
from newstemma.model.notice import Notice
from newstemma.model.report import Made, Report
from newstemma.notices import NoticeBook
from newstemma.people.entities import name
from newstemma.ports import Encoder, Engine
from newstemma.settings import Settings
from newstemma.statements.attribute import attribute
from newstemma.statements.quotes import collate
from newstemma.statements.utterances import pair
from newstemma.stories.gather import gather

#: What `on_stage` is called with, in order.
STAGES = ("clean", "mark", "match", "gather", "trace", "people", "statements", "claims", "brief")


def analyse(
    documents: Sequence[Document],
    *,
    settings: Settings,
    encoder: Encoder,
    engine: Engine,
    version: str,
    as_of: str | None = None,
    clock: str | None = None,
    notices: Iterable[Notice] = (),
    on_stage: Callable[[str], None] = lambda stage: None,
) -> Report:
    """Documents in, a report out. Each stage: nouns in -> (nouns out, notices). No stage looks back.

    as_of     ISO day for which the report is made; a later publication date is refused
    clock     ISO day of today, which refuses as `as_of` does and leaves no other trace
    notices   what was odd while reading
    on_stage  told the name of each stage as it begins
    """
    book = NoticeBook()
    book.keep((None, notices))
    on_stage("clean")
    articles = book.keep(clean(documents, settings.clean, settings.read, engine, as_of or clock))
    on_stage("mark")
    readings = book.keep(mark(articles, encoder))
    on_stage("match")
    passages = book.keep(match(articles, readings, settings.lineage, engine))
    on_stage("gather")
    stories = book.keep(gather(articles, passages, settings.stories, engine))
    on_stage("trace")
    copies = book.keep(trace(articles, readings, passages, stories, settings.lineage, encoder))
    roots = book.keep(root(articles, readings, copies, stories, settings.lineage))
    on_stage("people")
    entities = book.keep(name(articles, readings, stories))
    on_stage("statements")
    statements = book.keep(attribute(articles, readings, stories, entities))
    utterances = book.keep(pair(statements, stories, encoder))
    quotes = book.keep(collate(articles, statements, readings, stories, utterances, engine))
    on_stage("claims")
    claims = book.keep(align(articles, readings, statements, stories, roots, encoder, settings.claims))
    conflicts = book.keep(compare(articles, readings, statements, utterances, claims, stories, roots, settings.claims))
    standings = book.keep(weigh(claims, conflicts, roots))
    gaps = book.keep(lacks(claims, standings, roots))
    quantities = book.keep(count(articles, readings, stories, claims))
    series = book.keep(steps(conflicts, {a.id: a.published for a in articles}))
    on_stage("brief")
    moments = book.keep(date(articles, readings, claims))
    briefs = book.keep(write(articles, stories, claims, standings, conflicts, roots))
    made = Made(version, settings.digest, encoder.name, as_of)
    return Report(
        made=made,
        documents=_accounted(documents, {a.document for a in articles}),
        articles=tuple(articles),
        copies=tuple(copies),
        stories=tuple(stories),
        roots=tuple(roots),
        statements=tuple(statements),
        quotes=tuple(quotes),
        quantities=tuple(quantities),
        claims=tuple(claims),
        standings=tuple(standings),
        conflicts=tuple(conflicts),
        gaps=tuple(gaps),
        moments=tuple(moments),
        series=tuple(series),
        entities=tuple(entities),
        briefs=tuple(briefs),
        notices=book.notices,
    )


def lineage(
    documents: Sequence[Document],
    *,
    settings: Settings,
    encoder: Encoder,
    engine: Engine,
    version: str,
    as_of: str | None = None,
    clock: str | None = None,
    notices: Iterable[Notice] = (),
    on_stage: Callable[[str], None] = lambda stage: None,
) -> Report:
    """The first half of the corridor: who took text from whom, and how many sources that leaves. What comes after is left empty.

    The same stories, copies and origins as `analyse` gives; its arguments are the same too.
    """
    book = NoticeBook()
    book.keep((None, notices))
    on_stage("clean")
    articles = book.keep(clean(documents, settings.clean, settings.read, engine, as_of or clock))
    on_stage("mark")
    readings = book.keep(mark(articles, encoder))
    on_stage("match")
    passages = book.keep(match(articles, readings, settings.lineage, engine))
    on_stage("gather")
    stories = book.keep(gather(articles, passages, settings.stories, engine))
    on_stage("trace")
    copies = book.keep(trace(articles, readings, passages, stories, settings.lineage, encoder))
    roots = book.keep(root(articles, readings, copies, stories, settings.lineage))
    return Report(
        made=Made(version, settings.digest, encoder.name, as_of),
        documents=_accounted(documents, {a.document for a in articles}),
        articles=tuple(articles),
        copies=tuple(copies),
        stories=tuple(stories),
        roots=tuple(roots),
        statements=(),
        quotes=(),
        quantities=(),
        claims=(),
        standings=(),
        conflicts=(),
        gaps=(),
        moments=(),
        series=(),
        entities=(),
        briefs=(),
        notices=book.notices,
    )


def _accounted(documents: Sequence[Document], used: set[str]) -> tuple[Document, ...]:
    """The documents in order; one that had something to read and gave no article says so."""
    return tuple(
        replace(d, skipped="no article text was found in it") if d.parts and d.skipped is None and d.id not in used else d
        for d in sorted(documents, key=lambda d: (d.name, d.id))
    )
