"""Which of an agency's articles in a story are one text: reprints of one write-through, told from the next day's story.

Looks at runs of words in the articles' own prose only. Two write-throughs that share less than half are two texts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newstemma.lineage.texts import Text
from newstemma.model.article import Article
from newstemma.model.lineage import Reason

_RUN = 5  # words: two reporters of one happening share few runs of five, and an edit of one word breaks five of them
_SOME = 0.1  # of the runs: less is not worth telling
_SAME = 0.9  # of a text's runs that stand in a longer one: it is no version of its own


def versions(texts: Sequence[Text]) -> Iterator[tuple[str, str, float, Reason]]:
    """(article, other, share of the article's runs that stand in the other, why), both ways, for pairs that share a tenth.

    Each text is held against those longer ones that are no part of a longer one themselves.

    Cost   articles × distinct versions, a set of runs each
    """
    kept: list[tuple[Article, frozenset[str]]] = []
    for text in sorted(texts, key=lambda t: (-t.narrative, t.article.id)):
        article, ours = text.article, _runs(text)
        fresh = True
        for other, theirs in kept:
            common = len(ours & theirs)
            here, there = common / max(1, len(ours)), common / max(1, len(theirs))
            if max(here, there) >= _SOME:
                yield article.id, other.id, round(here, 4), _reason(article, other, here)
                yield other.id, article.id, round(there, 4), _reason(other, article, there)
            fresh = fresh and here < _SAME
        if fresh:
            kept.append((article, ours))


def _reason(article: Article, other: Article, share: float) -> Reason:
    return Reason("shared text", f"{share:.0%} of the runs of {_RUN} words of {article.shown} stand in {other.shown}")


def _runs(text: Text) -> frozenset[str]:
    """Every run of words outside quotation marks."""
    words = [t.word for t, quoted in zip(text.tokens, text.quoted, strict=True) if not quoted]
    return frozenset(" ".join(words[n : n + _RUN]) for n in range(max(1, len(words) - _RUN + 1)))
