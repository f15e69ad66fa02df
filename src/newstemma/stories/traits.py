"""What of an article says which happening it is on: its words, its opening, its headline, its rare words, its day, its particulars.

Refuses to know the pile: what is rare or near among the articles is weighed elsewhere. Refuses to lend an undated article a day.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from newstemma.language.words import WORD
from newstemma.model.article import Article
from newstemma.stories.lexicon import Lexicon
from newstemma.stories.particulars import Particulars, particulars
from newstemma.stories.reprints import bounds

_NAMED = re.compile(r"(?<=[a-z,] )[A-Z][a-z][\w-]*")  # a capital inside a sentence
_SENTENCE = re.compile(r"(?<=[.!?])\s|\n")
_OPENING = 700  # characters: the first three or four sentences, where the happening stands
_TWICE = 600  # characters whose words count double
_MOST = np.iinfo(np.uint16).max

#: The words of a text by their numbers, in order, and how often each stands there.
Bag = tuple[npt.NDArray[np.int32], npt.NDArray[np.uint16]]


@dataclass(frozen=True, slots=True)
class Traits:
    """What one article is compared by.

    words     of title and text, those of the opening and names twice: the happening stands there, and two look-alikes share no names
    opening   of title and the first 700 characters
    headline  of the title, or of the first sentence where there is none
    rare      words of names that hardly any article of news uses, numbers in order
    day       first and last day of publication as ordinals; None: not known
    length    characters of the text
    own       the particulars of its happening
    """

    words: Bag
    opening: Bag
    headline: Bag
    rare: Bag
    day: tuple[int, int] | None
    length: int
    own: Particulars


def traits(article: Article, lexicon: Lexicon) -> Traits:
    """The traits of one article. Cost: linear in its words, about half a millisecond."""
    title, text = article.title or "", article.text
    names = lexicon.of(WORD.findall(" ".join(_NAMED.findall(text))))
    titled = lexicon.codes(title)
    words = WORD.findall(f"{title} {text}")
    codes = lexicon.of(words)
    everything = codes + lexicon.codes(text[:_TWICE]) + names
    opening = titled + lexicon.codes(text[:_OPENING])
    headline = titled if title else lexicon.codes(_SENTENCE.split(text, maxsplit=1)[0][:200])
    named = np.unique(np.array(names, np.int32))
    rare = named[lexicon.rare.now[named]]
    alone = rare, np.ones(len(rare), np.uint16)
    own = particulars(article, words, codes, lexicon)
    return Traits(_bag(everything), _bag(opening), _bag(headline), alone, bounds(article.published), len(text), own)


def _bag(codes: list[int]) -> Bag:
    words, counts = np.unique(np.array(codes, np.int32), return_counts=True)
    return words, np.minimum(counts, _MOST).astype(np.uint16, copy=False)
