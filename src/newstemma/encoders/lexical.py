"""The encoder without a model: rules over words. For tests, for speed, and where no weights are installed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from newstemma.language.attributions import find_attributions
from newstemma.language.names import find_names
from newstemma.language.quotations import find_quotations
from newstemma.language.sentences import split_sentences
from newstemma.ports import Marked, Opposed, Tags


@dataclass(frozen=True, slots=True)
class LexicalEncoder:
    """An `Encoder` that follows rules; English only."""

    name: str = "lexical-1"

    def tag(self, paragraphs: Sequence[str]) -> list[Tags]:
        """One `Tags` a paragraph. Cost: linear in the characters."""
        return [_tag(paragraph) for paragraph in paragraphs]

    def vectors(self, sentences: Sequence[str]) -> list[bytes]:
        """No vectors: words are all that rules can compare."""
        return [b""] * len(sentences)

    def oppose(self, pairs: Sequence[tuple[str, str]]) -> list[Opposed | None]:
        """No judgement: rules over words compare what the finders of `claims` compare."""
        return [None] * len(pairs)

    def match(self, pairs: Sequence[tuple[Marked, Marked]]) -> list[float | None]:
        """No judgement: trees over what figures have in common are all that there is."""
        return [None] * len(pairs)


def _tag(paragraph: str) -> Tags:
    sentences = split_sentences(paragraph)
    attributions = find_attributions(paragraph, sentences, find_quotations(paragraph))
    names = find_names(paragraph, frozenset(start for start, _ in sentences))
    return Tags(tuple(attributions), tuple(names))
