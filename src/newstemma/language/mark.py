"""Articles to readings: what is seen in the words of each article, before any question is asked of it.

Each distinct paragraph and title is tagged once, however many articles print it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from newstemma.language.names import mended
from newstemma.language.quantities import find_quantities
from newstemma.language.quotations import find_quotations
from newstemma.language.sentences import split_sentences
from newstemma.language.times import find_times
from newstemma.language.units import cut_units
from newstemma.model.article import Article
from newstemma.model.notice import Notice
from newstemma.model.reading import Attribution, Name, Quantity, Quotation, Reading, Sentence, Time, Unit
from newstemma.ports import Encoder, Tags

#: Languages that the readers of names, statements, figures and dates serve. None: too short to tell, read as English.
READ_LANGUAGES: frozenset[str | None] = frozenset({"en", None})


def mark(articles: Sequence[Article], encoder: Encoder | None) -> tuple[list[Reading], list[Notice]]:
    """One reading an article, in the order of the articles. Cost: linear in the distinct characters.

    encoder  None: nobody is asked who speaks and what is named; sentences, quotation marks, figures and dates are the same
    """
    served = [a for a in articles if a.language in READ_LANGUAGES]
    distinct = sorted({a.text[p.start : p.end] for a in served for p in a.paragraphs} | {a.title for a in served if a.title})
    tags = dict(zip(distinct, [Tags((), ())] * len(distinct) if encoder is None else encoder.tag(distinct), strict=True))
    readings, notices = [], []
    for article in articles:
        readings.append(_read(article, tags, served=article.language in READ_LANGUAGES))
        notices.extend(_oddities(article, readings[-1]))
    return readings, notices


def _read(article: Article, tags: Mapping[str, Tags], *, served: bool) -> Reading:
    sentences: list[Sentence] = []
    units: list[Unit] = []
    quotations: list[Quotation] = []
    attributions: list[Attribution] = []
    names: list[Name] = []
    quantities: list[Quantity] = []
    times: list[Time] = []
    for number, place in enumerate(article.paragraphs):
        words = article.text[place.start : place.end]
        at = place.start
        inside = split_sentences(words)
        starts = tags[words].units if served else ()
        units.extend(Unit(at + a, at + b, number, len(sentences) + n) for a, b, n in cut_units(words, inside, starts))
        sentences.extend(Sentence(at + a, at + b, number) for a, b in inside)
        quotations.extend(Quotation(at + q.start, at + q.end, q.closed) for q in find_quotations(words))
        if not served:
            continue
        seen = tags[words]
        attributions.extend(_moved(a, at) for a in seen.attributions)
        names.extend(Name(at + n.start, at + n.end, n.kind) for name in seen.names if (n := mended(words, name)) is not None)
        quantities.extend(replace(q, start=at + q.start, end=at + q.end) for q in find_quantities(words))
        times.extend(replace(t, start=at + t.start, end=at + t.end) for t in find_times(words, article.stamp))
    return Reading(
        article.id,
        served,
        tuple(sentences),
        tuple(units),
        _carried(article, quotations),
        tuple(attributions),
        tuple(names),
        _apart(quantities, times),
        tuple(times),
        *_headline(article, tags, served=served),
    )


def _headline(article: Article, tags: Mapping[str, Tags], *, served: bool) -> tuple[tuple[Attribution, ...], tuple[Name, ...]]:
    """Who said what in the title, and the names in it."""
    seen = tags.get(article.title or "") if served else None
    if seen is None:
        return (), ()
    title = article.title or ""
    return seen.attributions, tuple(Name(n.start, n.end, n.kind) for name in seen.names if (n := mended(title, name)) is not None)


def _moved(seen: Attribution, by: int) -> Attribution:
    def shift(cut: tuple[int, int] | None) -> tuple[int, int] | None:
        return None if cut is None else (cut[0] + by, cut[1] + by)

    return Attribution(shift(seen.source), shift(seen.cue), tuple((a + by, b + by) for a, b in seen.content), seen.act, seen.score)


def _apart(quantities: Iterable[Quantity], times: Sequence[Time]) -> tuple[Quantity, ...]:
    """The figures that are no part of a date or time."""
    return tuple(q for q in quantities if not any(t.start < q.end and q.start < t.end for t in times))


def _carried(article: Article, quotations: Sequence[Quotation]) -> tuple[Quotation, ...]:
    """The quotations, those that the next paragraph goes on with (it opens with a mark again) counted as closed."""
    opens = {q.start for q in quotations}
    ends = {p.end: n for n, p in enumerate(article.paragraphs)}
    found = []
    for q in quotations:
        following = ends.get(q.end, len(article.paragraphs)) + 1
        goes_on = following < len(article.paragraphs) and article.paragraphs[following].start + 1 in opens
        found.append(Quotation(q.start, q.end, q.closed or goes_on))
    return tuple(found)


def _oddities(article: Article, reading: Reading) -> list[Notice]:
    notices = []
    if not reading.read:
        notices.append(
            Notice(
                "language",
                article.id,
                f"the text is in {article.language}; names, statements, figures, dates and claims "
                "were not read, only cleaned, matched and counted",
            )
        )
    for q in reading.quotations:
        if not q.closed:
            shown = article.cut(q.start, min(q.end, q.start + 60))
            notices.append(
                Notice("open_quotation", shown, "a quotation is opened here and never closed; it is taken to end with its paragraph")
            )
    return notices
