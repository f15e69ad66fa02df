"""The report as the page reads it: articles and files by id, exact words told from ours, sigla and their colours.

Forgiving: what a report leaves out is shown as not established; words that do not stand where they should are never shown as exact.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from newstemma.report.html_words import Calendar, calendar, plural

Node = Mapping[str, Any]
NOTHING: Node = {}
TONES = 6
LONGEST = 900
OURS = 5
MARKS = "“”\"‘’'«»„"
SENTENCE_END = re.compile(r"[.!?][\"'”’»)\]]?\s+")


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


class Pile:
    """Everything of one report, by id."""

    def __init__(self, report: Node) -> None:
        """Reads the report's lists once."""
        self.report = report
        self.articles = {text(a, "id"): a for a in many(report, "articles")}
        self.documents = {text(d, "id"): d for d in many(report, "documents")}
        self.claims = {text(c, "id"): c for c in many(report, "claims")}
        self.entities = {text(e, "id"): e for e in many(report, "entities")}
        self.calendar: Calendar = calendar(a.get("published") for a in self.articles.values())
        self.copies: dict[str, list[Node]] = {}
        for copy in many(report, "copies"):
            self.copies.setdefault(text(copy, "article"), []).append(copy)
        self._said: dict[str, Words] = {}
        self._alone_in: dict[str, str] = {}
        for article in self.articles.values():
            document = text(article, "document")
            self._alone_in[document] = "" if document in self._alone_in else text(article, "id")

    def of(self, story: str, key: str) -> list[Node]:
        """The objects of one list that belong to a story."""
        return [x for x in many(self.report, key) if x.get("story") == story]

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
        start, end = self._sentence(article, body, low, high)
        return Passage(mark, body[start:low], words, body[high:end], f"characters {low} to {high}")

    def _sentence(self, article: Node, body: str, low: int, high: int) -> tuple[int, int]:
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


class Cast:
    """The sources of one story with their sigla, colours and addresses."""

    def __init__(self, pile: Pile, story: Node, prefix: str) -> None:
        """Every address of this story on the page begins with the prefix."""
        self.pile, self.story, self.prefix = pile, story, prefix
        self.articles = [a for a in strings(story, "articles") if a in pile.articles]
        self.origins = self._origins()
        self.home = {a: text(o, "id") for o in self.origins for a in strings(o, "articles")}
        self._labels = {text(o, "id"): text(o, "label") for o in self.origins}
        self._tones = {text(o, "id"): f"s{min(i, TONES) + 1}" for i, o in enumerate(self.origins)}
        self._letters = self._sigla()
        self._keys = self._addresses()

    def origin(self, origin: str, *, dissents: bool = False) -> Mark:
        """The filled siglum of a source."""
        href = f"#{self.prefix}why"
        return Mark(
            self._letters.get(origin, "?"),
            self._tones.get(origin, "s7"),
            href,
            self._labels.get(origin, ""),
            solid=True,
            dissents=dissents,
        )

    def article(self, article: str, *, dissents: bool = False) -> Mark:
        """The outlined siglum of an article."""
        href = f"#{self.prefix}articles/{self._keys[article]}" if article in self._keys else ""
        tone = self._tones.get(self.home.get(article, ""), "s7")
        return Mark(self._letters.get(article, "?"), tone, href, self.pile.name(article), solid=False, dissents=dissents)

    def address(self, article: str) -> str:
        """The address of an article on the page, without the hash."""
        return f"{self.prefix}articles/{self._keys.get(article, '')}"

    def label(self, origin: str) -> str:
        """The name of a source."""
        return self._labels.get(origin, "")

    def marks(self, articles: Iterable[str], dissent: Iterable[str] = ()) -> list[Mark]:
        """The sigla of some articles in the order of the sources, each once."""
        held, against = set(articles), set(dissent)
        return [self.article(a, dissents=a in against) for a in self.in_order() if a in held]

    def in_order(self) -> list[str]:
        """All articles, source by source, by time within each."""
        return [a for o in self.origins for a in strings(o, "articles")]

    def place(self, at: Node) -> Mark | None:
        """The siglum of the article in which some characters stand."""
        article = self.pile.article_at(at)
        return self.article(article) if article in self._keys else None

    def _origins(self) -> list[Node]:
        """The story's sources, most articles first, the articles by time; an article of no source stands alone."""
        found: list[dict[str, Any]] = []
        taken: set[str] = set()
        for origin in many(self.story, "origins"):
            held = [a for a in strings(origin, "articles") if a in self.pile.articles and a not in taken]
            taken.update(held)
            found.append({**origin, "articles": sorted(held, key=self.pile.order)})
        rest = sorted(set(self.articles) - taken, key=self.pile.order)
        found += [{"id": f"alone-{a}", "label": self.pile.name(a), "articles": [a]} for a in rest]
        return sorted(found, key=lambda o: -len(o["articles"]))

    def _sigla(self) -> dict[str, str]:
        """The story's short names, and made ones for whatever has none."""
        given = one(self.story, "sigla")
        letters = {str(k): v for k, v in given.items() if isinstance(v, str) and v}
        for origin in self.origins:
            key = text(origin, "id")
            if key not in letters:
                letters[key] = _free(text(origin, "label"), set(letters.values()))
            held = strings(origin, "articles")
            for place, article in enumerate(held):
                if article not in letters:
                    letters[article] = letters[key] if len(held) == 1 else letters[key] + _nth(place)
        return letters

    def _addresses(self) -> dict[str, str]:
        """A short address for every article: its siglum where that is plain letters and no other's."""
        taken: set[str] = set()
        keys: dict[str, str] = {}
        for place, article in enumerate(self.in_order()):
            key = self._letters[article]
            if not (key.isascii() and key.isalpha()) or key in taken:
                key = f"n{place + 1}"
            taken.add(key)
            keys[article] = key
        return keys


def counts(pile: Pile, articles: list[str], sources: int) -> str:
    """The triple: "9 articles · 7 outlets · 4 independent sources"."""
    return " · ".join((plural(len(articles), "article"), plural(pile.outlets(articles), "outlet"), plural(sources, "independent source")))


def _nth(place: int) -> str:
    """a, b … z, aa, ab …"""
    return ("" if place < 26 else _nth(place // 26 - 1)) + chr(97 + place % 26)


def _free(label: str, taken: set[str]) -> str:
    """A short name that is not taken, from the capitals of a label."""
    letters = [c for c in label if c.isalpha()] or ["X"]
    first = letters[0].upper()
    tries = [first, *(first + c.lower() for c in letters[1:]), *(first + _nth(n) for n in range(len(taken) + 1))]
    return next(t for t in tries if t not in taken)
