"""The passages that a brief cites: whole sentences of an article."""

from __future__ import annotations

import re

from newstemma.language.sentences import split_sentences
from newstemma.model.article import Article
from newstemma.model.document import Document
from newstemma.model.text import DocSpan, Span


def sentence_around(article: Article, at: Span) -> Span:
    """The sentence, or the sentences of one paragraph, that a span touches; the span itself where it touches none."""
    for paragraph in article.paragraphs:
        if paragraph.start <= at.start < paragraph.end:
            cuts = [(paragraph.start + a, paragraph.start + b) for a, b in split_sentences(article.text[paragraph.start : paragraph.end])]
            touched = [(a, b) for a, b in cuts if a < at.end and at.start < b]
            return article.cut(touched[0][0], touched[-1][1]) if touched else at
    return at


_LINE = 300  # characters to either side of a place in a file that are looked at for its sentence
_BREAK = re.compile(r"\n\s*\n|[<>|]|(?<=[.!?:])\s+(?=[A-Z“\"])")


def sentence_in_file(document: Document, at: DocSpan) -> DocSpan:
    """The sentence of a file's text that holds a place outside the body, tags left out; the place itself where it is not told."""
    before = document.text[max(0, at.start - _LINE) : at.start]
    behind = document.text[at.end : at.end + _LINE]
    start = max((m.end() for m in _BREAK.finditer(before)), default=0)
    stop = _BREAK.search(behind)
    return document.words(at.start - len(before) + start, at.end + (stop.start() if stop else len(behind))) or at
