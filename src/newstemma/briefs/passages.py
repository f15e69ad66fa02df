"""The passages that a brief cites: whole sentences of an article."""

from __future__ import annotations

from newstemma.language.sentences import split_sentences
from newstemma.model.article import Article
from newstemma.model.text import Span


def sentence_around(article: Article, at: Span) -> Span:
    """The sentence, or the sentences of one paragraph, that a span touches; the span itself where it touches none."""
    for paragraph in article.paragraphs:
        if paragraph.start <= at.start < paragraph.end:
            cuts = [(paragraph.start + a, paragraph.start + b) for a, b in split_sentences(article.text[paragraph.start : paragraph.end])]
            touched = [(a, b) for a, b in cuts if a < at.end and at.start < b]
            return article.cut(touched[0][0], touched[-1][1]) if touched else at
    return at
