"""The reasons of a copy in words: how much is shared, in which words, by whose credit."""

from __future__ import annotations

from newstemma.lineage.shared import Shared
from newstemma.model.article import Article, Credit
from newstemma.model.lineage import Passage, Reason
from newstemma.model.text import Span


def credit_reason(article: Article, credit: Credit) -> Reason:
    """The article's own credit says whose text it is, or cites somebody inside a text that other evidence gives to them."""
    told = "cites" if credit.kind == "inline" else "names"
    whose = "" if credit.kind == "inline" else " as the maker of its text"
    return Reason("credit", f"{article.shown} {told} {credit.name}{whose} ({credit.kind})", (credit.at,))


def words_reason(pair: Shared, article: Article, other: Article) -> Reason:
    """How much of the article's own prose stands in the other one, and the longest passage of it."""
    told = f"{pair.half(article.id).share:.0%} of the prose of {article.shown} stands in {other.shown}"
    return Reason("shared text", told, _longest([p for p in pair.passages if p.role == "narrative"]))


def quote_reason(pair: Shared, article: Article, other: Article) -> Reason:
    """What they share is quotation or document."""
    told = f"what {article.shown} shares with {other.shown} stands in quotation marks or in a document that both print"
    return Reason("shared quotations", told, _longest([p for p in pair.passages if p.role in ("quoted", "document")]))


def told_reason(pair: Shared, article: Article, other: Article) -> Reason:
    """The article tells sentences of the other one in its own words, and by which likeness that was seen."""
    assert pair.rewrite is not None
    count, by_sense = len(pair.rewrite.pairs), pair.rewrite.by_sense
    seen = "by rare words, names and figures" if not by_sense else f"by rare words, names and figures, {by_sense} of them by their sense"
    told = (
        f"{count} sentences of {article.shown} ({pair.half(article.id).told:.0%} of its prose) say what sentences of "
        f"{other.shown} say, in the same order: seen {seen}"
    )
    first = zip((pair.left.article, pair.right.article), pair.rewrite.pairs[0], strict=True)
    texts = {article.id: article, other.id: other}
    return Reason("same sentences in other words", told, tuple(texts[i].cut(*cut) for i, cut in first))


def _longest(passages: list[Passage]) -> tuple[Span, ...]:
    longest = max(passages, key=lambda p: (len(p.here.text), -p.here.start), default=None)
    return () if longest is None else tuple(s for s in (longest.here, longest.there) if s is not None)
