"""The report as the page reads it: articles and files by id, exact words told from ours.

Forgiving: what a report leaves out is shown as not established; words that do not stand where they should are never shown as exact.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from newstemma.report.html_words import Calendar, calendar

Node = Mapping[str, Any]
NOTHING: Node = {}
LONGEST = 900
OURS = 5
MARKS = "“”\"‘’'«»„"
SENTENCE_END = re.compile(r"(?<!\b[A-Z])[.!?][\"'”’»)\]]?\s+(?![a-z])")


def many(node: Node, key: str) -> list[Node]:
    """The objects of a list; an empty list where there is none."""
    found = node.get(key)
    return [x for x in found if isinstance(x, Mapping)] if isinstance(found, list | tuple) else []


def strings(node: Node, key: str) -> list[str]:
    """The words of a list of strings."""
    found = node.get(key)
    return [x for x in found if isinstance(x, str)] if isinstance(found, list | tuple) else []


def one(node: Node, key: str) -> Node:
    """An object; an empty one where there is none."""
    found = node.get(key)
    return found if isinstance(found, Mapping) else NOTHING


def text(node: Node, key: str) -> str:
    """A string; an empty one where there is none."""
    found = node.get(key)
    return found if isinstance(found, str) else ""


def number(node: Node, key: str) -> float:
    """A number; 0 where there is none."""
    found = node.get(key)
    return found if isinstance(found, int | float) else 0


@dataclass(frozen=True, slots=True)
class Words:
    """Words for the page. exact: they stand in a file, and so wear serif; lang: their language where it is not English."""

    text: str
    exact: bool
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """A siglum. solid: a source; else an article. dissents: it differs from the others, and says so in the colour of differences."""

    letters: str
    tone: str
    href: str
    says: str
    solid: bool
    dissents: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """Exact words in the sentence or paragraph around them, and where they stand."""

    mark: Mark | None
    before: str
    words: Words
    after: str
    where: str


@dataclass(frozen=True, slots=True)
class Clause:
    """A claim in its own wording; where that does not read alone, within the exact words of its sentence."""

    before: str
    words: Words
    after: str


class Pile:
    """Everything of one report, by id."""

    def __init__(self, report: Node) -> None:
        """Reads the report's lists once."""
        self.report = report
        self.articles = {text(a, "id"): a for a in many(report, "articles")}
        self.documents = {text(d, "id"): d for d in many(report, "documents")}
        self.claims = {text(c, "id"): c for c in many(report, "claims")}
        self.entities = {text(e, "id"): e for e in many(report, "entities")}
        self.statements = {text(s, "id"): s for s in many(report, "statements")}
        self.calendar: Calendar = calendar(a.get("published") for a in self.articles.values())
        self.copies: dict[str, list[Node]] = {}
        for copy in many(report, "copies"):
            self.copies.setdefault(text(copy, "article"), []).append(copy)
        self._said: dict[str, Words] = {}
        self._clauses: dict[str, Clause] = {}
        self._alone_in: dict[str, str] = {}
        for article in self.articles.values():
            document = text(article, "document")
            self._alone_in[document] = "" if document in self._alone_in else text(article, "id")

    def of(self, story: str, key: str) -> list[Node]:
        """The objects of one list that belong to a story."""
        return [x for x in many(self.report, key) if x.get("story") == story]

    def compared(self, story: str) -> bool:
        """Whether claims were looked at: a report of copies alone has neither a brief of the story nor a claim."""
        return bool(self.of(story, "brief") or self.of(story, "claims")) or "brief" not in self.report

    def name(self, article: str) -> str:
        """The outlet, or the name of the file where no outlet is known."""
        found = self.articles.get(article, NOTHING)
        return text(found, "outlet") or self.file(text(found, "document")) or "file not named"

    def file(self, document: str) -> str:
        """The name of a file."""
        return text(self.documents.get(document, NOTHING), "name")

    def outlets(self, articles: Iterable[str]) -> int:
        """How many outlets the articles come from; one whose outlet is not known counts for itself."""
        return len({text(self.articles.get(a, NOTHING), "outlet") or a for a in articles})

    def published(self, article: str) -> str:
        """When an article came out, as it is shown."""
        return self.calendar.show(self.articles.get(article, NOTHING).get("published"))

    def order(self, article: str) -> tuple[bool, str, str]:
        """Sorts articles by time, the undated last."""
        when = one(self.articles.get(article, NOTHING), "published")
        value = text(when, "value") or text(when, "not_after") or text(when, "not_before")
        return (not value, value, article)

    def article_at(self, at: Node) -> str:
        """The article in which characters stand; an empty string for a file that holds several or none."""
        return text(at, "article") or self._alone_in.get(text(at, "document"), "")

    def marked(self, at: Node) -> bool:
        """Whether quotation marks stand around, or at the start of, some characters of an article."""
        body = text(self.articles.get(self.article_at(at), NOTHING), "text") if at.get("article") else ""
        start = int(number(at, "start"))
        return any(c in MARKS for c in (body[start - 1 : start], text(at, "text")[:1]) if c)

    def words(self, at: Node) -> Words:
        """The characters of a span as words for the page: exact where the span holds what its article has there."""
        shown = text(at, "text")
        article = self.articles.get(self.article_at(at), NOTHING)
        lang = text(article, "language")
        true_here = bool(at.get("document")) or self._holds(article, at)
        return Words(shown, exact=bool(shown) and true_here, lang=lang if lang not in ("", "en") else None)

    def phrased(self, shown: str, ats: Iterable[Node]) -> Words:
        """A sentence of the report as words for the page: ours, unless it is taken over whole from one of its places.

        A label of under five words is ours even where an article happens to use it.
        """
        if len(shown.split()) >= OURS:
            for at in ats:
                if shown in text(at, "text"):
                    held = self.words(at)
                    return Words(shown, held.exact, held.lang)
        return Words(shown, False)

    def claim(self, claim: str) -> Words:
        """A claim in its own wording."""
        if claim not in self._said:
            held = self.claims.get(claim, NOTHING)
            places = [one(m, "at") for m in many(held, "mentions")]
            self._said[claim] = self.phrased(text(held, "text") or claim, places)
        return self._said[claim]

    def clause(self, claim: str) -> Clause:
        """A claim in its own wording, marked in its sentence where the report gives the sentence for the clause."""
        if claim not in self._clauses:
            self._clauses[claim] = self._clause(claim)
        return self._clauses[claim]

    def _clause(self, claim: str) -> Clause:
        held = self.claims.get(claim, NOTHING)
        wanted = text(held, "text").split()
        for mention in many(held, "mentions"):
            at = one(mention, "at")
            words, body = self.words(at), text(self.articles.get(text(at, "article"), NOTHING), "text")
            low, high = int(number(at, "start")), int(number(at, "end"))
            if body and words.exact and words.text.split() != wanted:
                whole = re.compile(r"\s+".join(map(re.escape, wanted)))
                found = whole.search(body, max(0, low - LONGEST), high + LONGEST) if wanted else None
                if found and found.start() <= low and high <= found.end():
                    return Clause(body[found.start() : low], words, body[high : found.end()])
        return Clause("", self.claim(claim), "")

    def title(self, article: str) -> Words:
        """An article's title in its own words, or ours that it has none."""
        found = self.articles.get(article, NOTHING)
        lang = text(found, "language")
        title = text(found, "title")
        return Words(title, True, lang if lang not in ("", "en") else None) if title else Words("No title", False)

    def around(self, at: Node, mark: Mark | None) -> Passage:
        """A span in the sentence that holds it."""
        article = self.articles.get(self.article_at(at), NOTHING)
        body = text(article, "text")
        low, high = int(number(at, "start")), int(number(at, "end"))
        words = self.words(at)
        if at.get("document") or not words.exact:
            return Passage(mark, "", words, "", f"characters {low} to {high} of the file" if at.get("document") else "")
        start, end = self.sentence(article, body, low, high)
        return Passage(mark, body[start:low], words, body[high:end], f"characters {low} to {high}")

    @staticmethod
    def sentence(article: Node, body: str, low: int, high: int) -> tuple[int, int]:
        """Bounds of the sentence around some characters; of the characters themselves where it would be very long."""
        start, end = 0, len(body)
        for paragraph in many(article, "paragraphs"):
            if number(paragraph, "start") <= low < number(paragraph, "end"):
                start, end = int(number(paragraph, "start")), max(high, int(number(paragraph, "end")))
        if end - start > LONGEST * 10:
            return low, high
        for stop in SENTENCE_END.finditer(body, start, end):
            if stop.end() <= low:
                start = stop.end()
            elif stop.start() + 1 >= high:
                end = stop.start() + len(stop.group().rstrip())
                break
        return (start, end) if end - start <= LONGEST else (low, high)

    @staticmethod
    def _holds(article: Node, at: Node) -> bool:
        return text(article, "text")[int(number(at, "start")) : int(number(at, "end"))] == at.get("text")
