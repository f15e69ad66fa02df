"""The cast of one story: its sources with their sigla, colours and places on the page."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Any

from newstemma.report.chain import Chain, chain
from newstemma.report.html_pile import Mark, Node, Pile, many, one, strings, text

TONES = 6


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
        self._marks: dict[tuple[str, bool], Mark] = {}

    @cached_property
    def chain(self) -> Chain:
        """The copies that tell who took text from whom, and those that follow from them."""
        return chain((c for article in self.in_order() for c in self.pile.copies.get(article, [])), self.origins, self.pile.order)

    @cached_property
    def told(self) -> frozenset[str]:
        """The ids of the copies that tell it."""
        return frozenset(text(c, "id") for c in self.chain.told)

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
        if (article, dissents) not in self._marks:
            self._marks[article, dissents] = self._article(article, dissents=dissents)
        return self._marks[article, dissents]

    def _article(self, article: str, *, dissents: bool) -> Mark:
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
            found.append({**origin, "articles": sorted(held, key=lambda a: (*self._place(a), *self.pile.order(a)))})
        rest = sorted(set(self.articles) - taken, key=self.pile.order)
        found += [{"id": f"alone-{a}", "label": self.pile.name(a), "articles": [a]} for a in rest]
        return sorted(found, key=lambda o: -len(o["articles"]))

    def _place(self, article: str) -> tuple[int, str]:
        """Where an article's given siglum puts it: those that have none come last."""
        given = text(one(self.story, "sigla"), article)
        return (len(given) or 99, given)

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


def _nth(place: int) -> str:
    """a, b … z, aa, ab …"""
    return ("" if place < 26 else _nth(place // 26 - 1)) + chr(97 + place % 26)


def _free(label: str, taken: set[str]) -> str:
    """A short name that is not taken, from the capitals of a label."""
    letters = [c for c in label if c.isalpha()] or ["X"]
    first = letters[0].upper()
    tries = [first, *(first + c.lower() for c in letters[1:]), *(first + _nth(n) for n in range(len(taken) + 1))]
    return next(t for t in tries if t not in taken)
