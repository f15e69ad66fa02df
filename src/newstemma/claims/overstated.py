"""A headline that its own text takes back: "landslide" above and "narrowly" below, "behind bars" above and "remains free" below.

Refuses headlines whose words stand in the text too, in whatever form: then the text bears them out, or quotes who said so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from newstemma.claims.ground import Ground
from newstemma.claims.heads import Head, heads
from newstemma.claims.sides import finding, side
from newstemma.language.words import asset
from newstemma.model.article import Article
from newstemma.model.claim import Conflict
from newstemma.model.text import Span

_LEAD = 8  # sentences in which a text tells what its headline is about


def overstated(ground: Ground) -> list[Conflict]:
    """At most one finding for each head, in order of the articles. Cost: linear in the texts."""
    return [c for article in ground.articles for head in heads(article) if (c := next(_of(ground, head), None)) is not None]


def _of(ground: Ground, head: Head) -> Iterator[Conflict]:
    for above, below in _rows():
        said = above.search(head.text)
        if said is None or _ASKS.search(head.text) or above.search(head.article.text):
            continue
        at = _below(ground, head.article, below)
        if at is not None:
            sides = [[side(ground, head.article, head.place(0, len(head.text)), None)], [side(ground, head.article, at, None)]]
            why = f"the {head.shown} says “{said.group()}”, the text “{at.text}”"
            yield finding(ground, "other", "internal", said.group(), sides, why)


_ASKS = re.compile(r"\?|\b(?:may|might|could|would|if|not|no|never|isn[’']t|denies|fears?|hopes?)\b", re.IGNORECASE)


def _below(ground: Ground, article: Article, words: re.Pattern[str]) -> Span | None:
    for sentence in ground.readings[article.id].sentences[:_LEAD]:
        match = words.search(article.text, sentence.start, sentence.end)
        if match is not None:
            return article.cut(*match.span())
    return None


@cache
def _rows() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """Words of a headline, and the words that take them back."""
    rows = [line.partition("|") for line in asset("overstated.txt")]
    return tuple((_any(above), _any(below)) for above, _, below in rows)


def _any(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(w.replace('-', '[ -]') for w in words.split())})\b", re.IGNORECASE)
