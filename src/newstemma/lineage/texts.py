"""An article as lineage sees it: its words in order, and which of them stand inside quotation marks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from newstemma.language.words import Token, tokens
from newstemma.model.article import Article
from newstemma.model.reading import Reading
from newstemma.model.story import Story


@dataclass(frozen=True)
class Text:
    """The words of an article. quoted[i]: whether word i stands inside quotation marks."""

    article: Article
    tokens: tuple[Token, ...]
    quoted: tuple[bool, ...]

    @cached_property
    def narrative(self) -> int:
        """How many words are the article's own prose, quotations left out; at least 1."""
        return max(1, len(self.quoted) - sum(self.quoted))


def by_time(article: Article) -> tuple[str, str, str]:
    """For sorting by publication, undated last: the one order in which lineage asks which of two articles was first."""
    return article.stamp or "9", article.name, article.id


def texts_of(articles: Iterable[Article], readings: Iterable[Reading]) -> dict[str, Text]:
    """The words of each article, by its id. Cost: linear."""
    by_id = {r.article: r for r in readings}
    return {a.id: _text(a, by_id[a.id]) for a in articles}


def together(articles: Iterable[Article], readings: Iterable[Reading], stories: Iterable[Story]) -> tuple[list[Article], list[Reading]]:
    """The articles and readings of stories of two or more: nothing else can share a word with its story."""
    wanted = {i for s in stories if len(s.articles) > 1 for i in s.articles}
    return [a for a in articles if a.id in wanted], [r for r in readings if r.article in wanted]


def _text(article: Article, reading: Reading) -> Text:
    words = tuple(tokens(article.text))
    quoted = []
    spans = iter(reading.quotations)
    span = next(spans, None)
    for word in words:
        while span is not None and span.end <= word.start:
            span = next(spans, None)
        quoted.append(span is not None and span.start <= word.start < span.end)
    return Text(article, words, tuple(quoted))


def covered(spans: Iterable[tuple[int, int]], text: Text) -> int:
    """How many words of own prose lie in the spans (half-open characters)."""
    marks = sorted(spans)
    count, at = 0, 0
    for token, quoted in zip(text.tokens, text.quoted, strict=True):
        while at < len(marks) and marks[at][1] <= token.start:
            at += 1
        if not quoted and at < len(marks) and marks[at][0] <= token.start:
            count += 1
    return count
