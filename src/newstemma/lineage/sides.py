"""An article made ready to be held against others: its words, whose each is, and the runs that it has inside quotation marks.

Kept small, some twenty bytes a word, so that all articles of a large pile that share anything can be held at once.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby
from sys import intern

from newstemma.language.words import tokens
from newstemma.lineage.voices import Voice, voices
from newstemma.model.article import Article
from newstemma.model.reading import Reading
from newstemma.model.text import Span

#: Words: a run of these that stands inside marks elsewhere in either article is quotation here too.
QUOTED_GRAM = 6
#: Of the words of its own sentences: over this an article speaks for itself (a column, an open letter), and "I" and "we" mark no document.
#: Columns among 280 articles lie at .2 to .6, reports under .1.
_PERSONAL_SHARE = 0.2
_REST = 40  # words: in less than that no voice is heard
_SEARCHED = 10_000  # characters: longer quotations are looked up, not searched
_SAID = frozenset((Voice.QUOTED, Voice.DOCUMENT))
_OWN = frozenset((Voice.OWN, Voice.SHOWN, Voice.PERSONAL))


@dataclass(frozen=True)
class Side:
    """An article with what roles are decided on.

    words   as compared
    starts  where each word starts, in characters; ends: where it ends
    voices  one `Voice` a word
    said    the words that it has inside quotation marks or in a document, a space around each, a bar between two runs
    own     how many words are its own prose, at least 1
    """

    article: Article
    words: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]
    voices: bytes
    said: str
    own: int

    def says(self, gram: str) -> bool:
        """Whether a run of `QUOTED_GRAM` words, a space around each, stands in marks or in a document of the article."""
        if len(self.said) <= _SEARCHED:
            return gram in self.said
        return gram in self._grams

    @cached_property
    def _grams(self) -> frozenset[str]:
        runs = (run.split() for run in self.said.split("|"))
        return frozenset(f" {' '.join(run[n : n + QUOTED_GRAM])} " for run in runs for n in range(len(run) - QUOTED_GRAM + 1))

    def speaks(self, apart: range) -> bool:
        """Whether the article speaks for itself, as I and we, outside some of its words; where little is outside, it is taken to."""
        rest = self.voices[: apart.start] + self.voices[apart.stop :]
        own = sum(rest.count(code) for code in _OWN)
        return own < _REST or rest.count(Voice.PERSONAL) > _PERSONAL_SHARE * own

    @property
    def personal(self) -> bool:
        """Whether it speaks for itself."""
        return self.speaks(range(0))

    def span(self, first: int, last: int) -> Span:
        """The characters from the first word to the last, both in."""
        return self.article.cut(self.starts[first], self.ends[last])

    def numbers(self, start: int, end: int) -> range:
        """The numbers of the words that start between two places of the text."""
        return range(bisect_left(self.starts, start), bisect_left(self.starts, end))

    def opens(self, word: int) -> bool:
        """Whether a colon introduces the word, a mark of quotation between them or not."""
        before = self.article.text[max(0, self.starts[word] - 6) : self.starts[word]]
        return before.rstrip(" \n\t\"'“‘«.…[").endswith(":")


def sides_of(articles: Iterable[Article], readings: Iterable[Reading]) -> dict[str, Side]:
    """Each of the articles by its id, as far as it was read. Cost: linear in the characters of the distinct texts."""
    by_id = {a.id: a for a in articles}
    made: dict[tuple[str, tuple[str, ...]], Side] = {}
    found = {}
    for reading in readings:
        article = by_id.get(reading.article)
        if article is not None:
            key = article.text, article.authors
            if key not in made:
                made[key] = _side(article, reading)
            found[article.id] = replace(made[key], article=article)
    return found


def _side(article: Article, reading: Reading) -> Side:
    seen = tokens(article.text)
    starts, ends = array("i", [t.start for t in seen]), array("i", [t.end for t in seen])
    words = tuple(intern(t.word) for t in seen)
    codes = voices(article, starts, reading)
    runs = (" ".join(words[n] for n, _ in run) for said, run in groupby(enumerate(codes), key=lambda pair: pair[1] in _SAID) if said)
    own = sum(codes.count(code) for code in _OWN)
    return Side(article, words, starts, ends, codes, f" {' | '.join(runs)} ", max(1, own))
