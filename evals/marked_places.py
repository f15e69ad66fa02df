"""Places: marks and a report's spans as numbers of words in what an article tells (title, deck, body).

A report's clean text may differ from ours in white space, quotation marks and repairs, so its words are lined up with ours. Words in which
a document and what the article tells are lined up leave out what stands around the article.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from difflib import SequenceMatcher
from typing import Any

from evals.marked_nouns import MarkedArticle, MarkedStory

Json = dict[str, Any]
#: Words as (key of the article, number of the word in what it tells).
Place = frozenset[tuple[str, int]]
NOWHERE: Place = frozenset()
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_](?:[^\W_]|[\u0300-\u036f])*")


class Words:
    """The words of a text, folded, and where each begins and ends."""

    def __init__(self, text: str) -> None:
        """Cost: linear."""
        found = list(_WORD.finditer(text))
        self.text = text
        self.words = [_folded(m.group()) for m in found]
        self.starts = [m.start() for m in found]
        self.ends = [m.end() for m in found]

    def within(self, start: int, end: int) -> range:
        """Numbers of the words that the half-open [start, end) touches."""
        return range(bisect_right(self.ends, start), bisect_left(self.starts, end))

    def find(self, words: list[str]) -> range:
        """Where these words first stand in a row; empty where they do not."""
        size = len(words)
        for at in range(len(self.words) - size + 1) if size else ():
            if self.words[at : at + size] == words:
                return range(at, at + size)
        return range(0)


def _folded(word: str) -> str:
    word = unicodedata.normalize("NFC", word).casefold()
    return word.replace(",", "") if word[0].isdigit() else word


def linked(words: list[str], told: list[str]) -> dict[int, int]:
    """For numbers of words in one text those of the same words in the other, in order."""
    blocks = SequenceMatcher(None, words, told, autojunk=False).get_matching_blocks()
    return {block.a + k: block.b + k for block in blocks for k in range(block.size)}


class Places:
    """Where a story's marks stand, and where a report's spans do."""

    def __init__(self, story: MarkedStory, report: Json) -> None:
        """`report` as the contract's JSON, made from the captures of the story."""
        self.told = {article.key: Words(article.told) for article in story.articles}
        self.marks: dict[str, list[Place]] = {}
        for article in story.articles:
            for mark in article.marks:
                self.marks.setdefault(mark.id, []).append(self._numbered(article, *article.span(mark)))
        files = {article.file: article.key for article in story.articles}
        self.texts: dict[str, tuple[str, Words, dict[int, int]]] = {}
        self.documents: dict[str, str] = {}
        for document in report["documents"]:
            key = files.get(document["name"].rsplit("/", 1)[-1])
            if key is None:
                continue
            self.documents[document["id"]] = key
            for article in (a for a in report["articles"] if a["document"] == document["id"]):
                words = Words(article["text"])
                self.texts[article["id"]] = (key, words, linked(words.words, self.told[key].words))

    def _numbered(self, article: MarkedArticle, start: int, end: int) -> Place:
        return frozenset((article.key, n) for n in self.told[article.key].within(start, end))

    def key(self, article: str) -> str | None:
        """The story's key of a report's article; None where the story has no such file."""
        return self.texts[article][0] if article in self.texts else None

    def side(self, marks: Iterable[str]) -> list[Place]:
        """The places of the marks of one side."""
        return [place for mark in marks for place in self.marks[mark]]

    def of(self, span: Json) -> Place:
        """The place of a Span; of a DocSpan by a search for its words, since it stands outside the body. Empty: not in what is told."""
        if "document" in span:
            key = self.documents.get(span["document"])
            if key is None:
                return NOWHERE
            found = self.told[key].find(Words(span["text"]).words)
            return frozenset((key, n) for n in found)
        if span.get("article") not in self.texts:
            return NOWHERE
        key, words, links = self.texts[span["article"]]
        return frozenset((key, links[n]) for n in words.within(span["start"], span["end"]) if n in links)

    def union(self, spans: Iterable[Json]) -> Place:
        """The place of several spans together."""
        return frozenset().union(*(self.of(span) for span in spans))


def overlap(a: Place, b: Place) -> float:
    """Shared words ÷ those of the shorter; 0 where one is empty."""
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def jaccard(a: Place, b: Place) -> float:
    """Shared words ÷ words of both; 0 where both are empty."""
    return len(a & b) / len(a | b) if a or b else 0.0
