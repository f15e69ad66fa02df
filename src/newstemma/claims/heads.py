"""The title of an article and the line under it, each with the way back to the document: they stand outside its text.

Refuses one whose words do not stand in the document as they are shown.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from newstemma.claims.ground import Ground
from newstemma.claims.sides import Side, side
from newstemma.model.article import Article
from newstemma.model.claim import Value
from newstemma.model.reading import Quantity
from newstemma.model.text import DocSpan


@dataclass(frozen=True, slots=True)
class Head:
    """A title or a deck. at: where its first character stands; field: which of the two it is."""

    article: Article
    text: str
    at: DocSpan
    field: str

    @property
    def shown(self) -> str:
        """What it goes by in a sentence."""
        return "headline" if self.field == "title" else "line under the headline"

    def place(self, start: int, end: int) -> DocSpan:
        """Its characters from start to end, in the document."""
        return DocSpan(self.at.document, self.at.start + start, self.at.start + end, self.text[start:end])


def heads(article: Article) -> Iterator[Head]:
    """Title and deck, where they are there. Cost: linear in their length."""
    for field, words in (("title", article.title), ("deck", article.deck)):
        at = next((rest.at for rest in article.rests_on if rest.field == field), None)
        begin = at.text.find(words) if at is not None and words else -1
        if at is not None and words and begin >= 0:
            start = at.start + begin
            yield Head(article, words, DocSpan(at.document, start, start + len(words), words), field)


def head_side(ground: Ground, head: Head, q: Quantity) -> Side:
    """A head's figure as the side of a difference."""
    place = head.place(q.start, q.end)
    return side(ground, head.article, place, Value(q.kind, place.text, q.low, q.high, q.unit, q.counts, None, place))
