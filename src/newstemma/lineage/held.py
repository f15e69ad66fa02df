"""How much of what an article says stands in another text, by its words alone: in whatever order, by how rare they are in news."""

from __future__ import annotations

from collections.abc import Iterable

from newstemma.language.likeness import rarity
from newstemma.language.words import content_words
from newstemma.model.article import Article

_UNIT = 10_000  # to a nat: weights are whole numbers, so that their sums do not hang on the order


def held(article: Article, texts: Iterable[Article], cuts: Iterable[tuple[int, int]] | None = None) -> float:
    """Of the weight of the words of an article the most that stands in one of the texts, 0 to 1.

    cuts   the stretches of the article that are asked about; None: all of it
    Cost   linear in the words
    """
    places = [(0, len(article.text))] if cuts is None else list(cuts)
    weights = [(w, round(_UNIT * rarity(w))) for start, end in places for w in content_words(article.text, start, end)]
    whole = sum(weight for _, weight in weights)
    kept = (set(content_words(text.text)) for text in texts)
    return max((sum(weight for w, weight in weights if w in words) for words in kept), default=0) / max(1, whole)
