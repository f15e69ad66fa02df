"""THE CORRIDOR: read it top to bottom, know the product.

An article walks down it; each room gives it one new thing to carry; nobody walks back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from newstemma.articles.clean import clean
from newstemma.briefs.timeline import date
from newstemma.briefs.write import write
from newstemma.claims.align import align
from newstemma.claims.compare import compare
from newstemma.claims.figures import count
from newstemma.claims.gaps import lacks
from newstemma.claims.series import steps
from newstemma.claims.weigh import weigh
from newstemma.drafts.hold import hold
from newstemma.drafts.laid import laid
from newstemma.drafts.pile import last_day, pile_of
from newstemma.language.mark import mark
from newstemma.lineage.origins import root
from newstemma.lineage.passages import match
from newstemma.lineage.trace import trace
from newstemma.model.article import Article
from newstemma.model.check import Check
from newstemma.model.document import Document
from newstemma.model.lineage import Copy, Passage, Roots
from newstemma.model.notice import Notice
from newstemma.model.reading import Reading
from newstemma.model.report import Made, Report
from newstemma.model.story import Story
from newstemma.notices import NoticeBook
from newstemma.people.entities import name
from newstemma.people.joined import join
from newstemma.ports import Encoder, Engine
from newstemma.settings import Settings
from newstemma.statements.attribute import attribute, in_text
from newstemma.statements.quotes import collate
from newstemma.statements.utterances import pair
from newstemma.stories.gather import gather
from newstemma.stories.threads import threads

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
    half = _lineage(documents, settings, encoder, engine, as_of or clock, book, on_stage, all_read=True)
    articles, readings, stories, roots = half.articles, half.readings, half.stories, half.roots
    on_stage("people")
    entities = book.keep(name(articles, readings, stories))
    on_stage("statements")
    statements = book.keep(attribute(articles, readings, stories, entities))
    spoken = in_text(statements)
    utterances = book.keep(pair(spoken, stories, encoder))
    quotes = book.keep(collate(articles, spoken, readings, stories, utterances, engine, entities))
    on_stage("claims")
    claims = book.keep(align(articles, readings, spoken, stories, roots, utterances, encoder, settings.claims))
    conflicts = book.keep(
        compare(documents, articles, readings, entities, spoken, utterances, claims, stories, roots, encoder, settings.claims)
    )
    entities, statements = book.keep(join(entities, statements, conflicts))
    standings = book.keep(weigh(claims, conflicts, roots))
    gaps = book.keep(lacks(articles, readings, claims, standings, conflicts, roots, half.copies))
    quantities = book.keep(count(articles, readings, stories, claims, statements))
    series = book.keep(steps(conflicts, articles, roots))
    on_stage("brief")
    moments = book.keep(date(articles, readings, claims, conflicts))
    briefs = book.keep(write(documents, articles, readings, stories, claims, conflicts, roots))
    made = Made(version, settings.digest, encoder.name, as_of)
    return Report(
        made=made,
        documents=_accounted(documents, {a.document for a in articles}),
        articles=tuple(articles),
        copies=tuple(half.copies),
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
    half = _lineage(documents, settings, encoder, engine, as_of or clock, book, on_stage, all_read=False)
    return Report(
        made=Made(version, settings.digest, encoder.name, as_of),
        documents=_accounted(documents, {a.document for a in half.articles}),
        articles=tuple(half.articles),
        copies=tuple(half.copies),
        stories=tuple(half.stories),
        roots=tuple(half.roots),
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


@dataclass(frozen=True, slots=True)
class _Half:
    """What the first half of the corridor hands to the second."""

    articles: list[Article]
    readings: list[Reading]
    stories: list[Story]
    copies: list[Copy]
    roots: list[Roots]


def _lineage(
    documents: Sequence[Document],
    settings: Settings,
    encoder: Encoder,
    engine: Engine,
    today: str | None,
    book: NoticeBook,
    on_stage: Callable[[str], None],
    *,
    all_read: bool,
) -> _Half:
    """Documents to origins. all_read: whether the encoder reads every article, or those only that share something with another one."""
    on_stage("clean")
    articles = book.keep(clean(documents, settings.clean, settings.read, engine, today))
    on_stage("mark")
    readings = book.keep(mark(articles, encoder if all_read else None))
    on_stage("match")
    passages = book.keep(match(articles, readings, settings.lineage, engine))
    on_stage("gather")
    stories = threads(book.keep(gather(articles, passages, settings.stories, engine)), articles)
    on_stage("trace")
    if not all_read:
        readings = book.keep(_read_together(articles, readings, passages, stories, encoder))
    copies = book.keep(trace(articles, readings, passages, stories, settings.lineage, encoder))
    roots = book.keep(root(articles, readings, copies, stories, settings.lineage))
    return _Half(articles, readings, stories, copies, roots)


def _read_together(
    articles: Sequence[Article], readings: Sequence[Reading], passages: Iterable[Passage], stories: Iterable[Story], encoder: Encoder
) -> tuple[list[Reading], list[Notice]]:
    """The readings, those of articles that share a passage or a story with another one made anew with the encoder."""
    wanted = {i for s in stories if len(s.articles) > 1 for i in s.articles}
    for passage in passages:
        wanted.add(passage.here.article)
        if passage.there is not None:
            wanted.add(passage.there.article)
    anew, notices = mark([a for a in articles if a.id in wanted], encoder)
    by_id = {r.article: r for r in anew}
    return [by_id.get(r.article, r) for r in readings], notices


def check(draft: Document, report: Mapping[str, Any], encoder: Encoder, day: str | None = None) -> Check:
    """A user's own draft held against a report's object, sentence by sentence. The report is only read: a draft is no source.

    day   ISO day on which the draft is written, from which its "on Monday" counts; None: the last one on which an article came out
    Cost  see `drafts.hold`
    """
    text = laid(draft, day or last_day(report))
    alone = Story("draft", None, (text.article.id,), None, None, (), ())
    readings, _ = mark([text.article], encoder)
    entities, _ = name([text.article], readings, [alone])
    statements, _ = attribute([text.article], readings, [alone], entities)
    return hold(text, readings[0], statements, pile_of(report), encoder)


def _accounted(documents: Sequence[Document], used: set[str]) -> tuple[Document, ...]:
    """The documents in order; one that had something to read and gave no article says so."""
    return tuple(
        replace(d, skipped="no article text was found in it") if d.parts and d.skipped is None and d.id not in used else d
        for d in sorted(documents, key=lambda d: (d.name, d.id))
    )
