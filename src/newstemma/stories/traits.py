"""What of an article says which happening it is on: its words, its opening, its headline, its rare words, its day.

Refuses to lend an undated article a day. Rarity is that of the pile over a background of two thousand articles of news, so that three
articles can tell which of their words are common and a pile on one country's politics what it is full of.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from newstemma.language.likeness import Vector, commonness, rarity_vectors
from newstemma.language.words import content_words
from newstemma.model.article import Article
from newstemma.stories.reprints import bounds

_NAMED = re.compile(r"(?<=[a-z,] )[A-Z][a-z][\w-]*")  # a capital inside a sentence
_SENTENCE = re.compile(r"(?<=[.!?])\s|\n")
_OPENING = 700  # characters: the first three or four sentences, where the happening stands
_BACKGROUND = 2000  # articles behind the pile; 200 and no bound at all did alike on roundups, ECB+ and BASIL (B³ F1 within .003)


@dataclass(frozen=True, slots=True)
class Traits:
    """What one article is compared by.

    words     of title and text as a vector, those of the opening and names twice
    opening   of title and the first 700 characters
    headline  of the title, or of the first sentence where there is none
    rare      words of names that hardly any article of news uses
    day       first and last day of publication as ordinals; None: not known
    rivals    how many texts of the pile came out in the same days, this one counted; all of them where its day is not known
    length    characters of the text
    """

    words: Vector
    opening: Vector
    headline: Vector
    rare: frozenset[str]
    day: tuple[int, int] | None
    rivals: int
    length: int


def traits(articles: Sequence[Article], window: timedelta) -> list[Traits]:
    """The traits of each article among these. Cost: linear in the words."""
    bags = [_bag(a) for a in articles]
    openings = [Counter(content_words(f"{a.title or ''} {a.text[:_OPENING]}")) for a in articles]
    headlines = [Counter(content_words(a.title or _SENTENCE.split(a.text, maxsplit=1)[0][:200])) for a in articles]
    vectors = [rarity_vectors(some, background=_BACKGROUND) for some in (bags, openings, headlines)]
    days = [bounds(a.published) for a in articles]
    known = commonness()
    rare = [frozenset(w for w in content_words(" ".join(_NAMED.findall(a.text))) if len(w) > 2 and w not in known) for a in articles]
    rows = zip(*vectors, rare, days, _rivals(days, window.days), (len(a.text) for a in articles), strict=True)
    return [Traits(*row) for row in rows]


def _bag(article: Article) -> Counter[str]:
    """The words of title and text. The first sentences count double, as the happening stands there; so do names, which two look-alike
    accidents do not share.
    """
    bag = Counter(content_words(article.text))
    bag.update(content_words(article.text[:600]))
    bag.update(content_words(" ".join(_NAMED.findall(article.text))))
    bag.update(content_words(article.title or ""))
    return bag


def _rivals(days: Sequence[tuple[int, int] | None], window: int) -> list[int]:
    """For each, how many came out within so many days of it."""
    dated = sorted(day[0] for day in days if day is not None)
    return [len(days) if d is None else max(1, bisect_right(dated, d[1] + window) - bisect_left(dated, d[0] - window)) for d in days]
