"""An article made ready to be held against others: its words, whose each is, and the runs that it has inside quotation marks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from newstemma.lineage.texts import Text
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
_SAID = frozenset((Voice.QUOTED, Voice.DOCUMENT))
_OWN = frozenset((Voice.OWN, Voice.SHOWN, Voice.PERSONAL))


@dataclass(frozen=True)
class Side:
    """An article with what roles are decided on.

    voices  one `Voice` a word
    starts  where each word starts, in characters
    said    runs of words that it has inside quotation marks or in a document
    own     how many words are its own prose, at least 1
    """

    article: Article
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    voices: bytes
    said: frozenset[tuple[str, ...]]
    own: int

    def speaks(self, apart: range) -> bool:
        """Whether the article speaks for itself, as I and we, outside some of its words; where little is outside, it is taken to."""
        voices = self.voices[: apart.start] + self.voices[apart.stop :]
        own = sum(voices.count(code) for code in _OWN)
        return own < _REST or voices.count(Voice.PERSONAL) > _PERSONAL_SHARE * own

    @property
    def personal(self) -> bool:
        """Whether it speaks for itself."""
        return self.speaks(range(0))

    def span(self, first: int, last: int) -> Span:
        """The characters from the first word to the last, both in."""
        return self.article.cut(self.starts[first], self.ends[last])

    def numbers(self, span: Span) -> range:
        """The numbers of the words that start inside a span."""
        return range(bisect_left(self.starts, span.start), bisect_left(self.starts, span.end))

    def opens(self, word: int) -> bool:
        """Whether a colon introduces the word, a mark of quotation between them or not."""
        before = self.article.text[max(0, self.starts[word] - 6) : self.starts[word]]
        return before.rstrip(" \n\t\"'“‘«.…[").endswith(":")


def sides_of(texts: Mapping[str, Text], readings: Iterable[Reading]) -> dict[str, Side]:
    """Each of the texts by its article's id. Cost: linear in the characters."""
    return {r.article: _side(texts[r.article], r) for r in readings if r.article in texts}


def _side(text: Text, reading: Reading) -> Side:
    codes = voices(text, reading)
    words = tuple(t.word for t in text.tokens)
    own = sum(code in _OWN for code in codes)
    said = frozenset(
        words[n : n + QUOTED_GRAM] for n in range(len(words) - QUOTED_GRAM + 1) if all(c in _SAID for c in codes[n : n + QUOTED_GRAM])
    )
    starts, ends = tuple(t.start for t in text.tokens), tuple(t.end for t in text.tokens)
    return Side(text.article, words, starts, ends, codes, said, max(1, own))
