"""Sentences that say themselves whose they are: "told Reuters", "AFP reported". They count for the agency, where its text is in the story.

Refuses to guess an agency that the story does not hold: naming one is then only a copy of kind `cites`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from newstemma.language.agencies import is_agency
from newstemma.model.article import Article
from newstemma.model.lineage import Echo, Origin, Source
from newstemma.model.reading import Reading


def cited(article: Article, reading: Reading, home: Origin, agencies: Mapping[str, Origin]) -> Iterator[Echo]:
    """The sentences of one article that credit an agency other than its own origin. agencies: those that have an origin in the story."""
    for credit in article.credits:
        agency = is_agency(credit.name)
        origin = agencies.get(agency or "")
        if credit.kind != "inline" or origin is None or origin.id == home.id:
            continue
        at = _place(article, credit.at.start, credit.at.text)
        sentence = next((s for s in reading.sentences if at is not None and s.start <= at < s.end), None)
        if sentence is not None:
            yield Echo(article.cut(sentence.start, sentence.end), origin.id, Source(agency=agency))


def _place(article: Article, doc_start: int, words: str) -> int | None:
    """Where words of the document stand in the clean text: in the paragraph that was made from that stretch."""
    shown = " ".join(words.split())
    for paragraph in article.paragraphs:
        if paragraph.doc_start <= doc_start < paragraph.doc_end:
            found = article.text.find(shown, paragraph.start, paragraph.end)
            return found if found >= 0 else None
    return None


def agencies_of(origins: Sequence[Origin]) -> dict[str, Origin]:
    """Agency to its origin."""
    return {o.agency: o for o in origins if o.agency is not None}
