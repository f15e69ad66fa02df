"""Why articles are together, why others are apart, and what a story goes on from, for the page: links both ways, each with its reasons."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from newstemma.report.html_cast import Cast
from newstemma.report.html_lineage import Reasoned, reasoned
from newstemma.report.html_pile import Mark, Node, Words, many, strings, text
from newstemma.report.html_words import closed

SHOWN_LATER = 3
SHOWN_PAIRS = 40


@dataclass(frozen=True, slots=True)
class Place:
    """Where the page shows a story. href: its address without the hash; of a lone article, its entry in the list."""

    headline: Words
    href: str
    dates: str


@dataclass(frozen=True, slots=True)
class Link:
    """Another story of the same affair, and why."""

    place: Place
    reasons: list[Reasoned]


@dataclass(frozen=True, slots=True)
class Thread:
    """What a story goes on from (one, if any), and what goes on from it: the first few, and the rest."""

    before: list[Link]
    after: list[Link]
    more: list[Link]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two articles that were held together or kept apart. elsewhere: the story of the other one, where it is another than this."""

    mark: Mark | None
    other: Mark | None
    name: str
    title: Words | None
    elsewhere: Place | None
    text: str


@dataclass(frozen=True, slots=True)
class Together:
    """Why these articles are one story, and which that are like them are not; how many more there are of each."""

    joins: list[Pair]
    apart: list[Pair]
    more_joins: int
    more_apart: int


class Threads:
    """All links between the stories of a page, by where it shows them."""

    def __init__(self, stories: Iterable[Node], places: Mapping[str, Place]) -> None:
        """places: by the story's id."""
        self._places = places
        self._home = {a: text(s, "id") for s in stories for a in strings(s, "articles")}
        self._after: dict[str, list[Node]] = {}
        for story in stories:
            for link in many(story, "continues"):
                self._after.setdefault(text(link, "story"), []).append(story)

    def of(self, cast: Cast) -> Thread:
        """The links of one story."""
        own = text(cast.story, "id")
        before = [self._link(cast, link, text(link, "story"), quoted=True) for link in many(cast.story, "continues")]
        later = sorted(self._after.get(own, []), key=lambda s: min(cast.pile.order(a) for a in strings(s, "articles")))
        after = [
            self._link(cast, link, text(story, "id"), quoted=False)
            for story in later
            for link in many(story, "continues")
            if text(link, "story") == own
        ]
        held = [link for link in after if link is not None]
        return Thread([link for link in before if link is not None], held[:SHOWN_LATER], held[SHOWN_LATER:])

    def _link(self, cast: Cast, link: Node, other: str, *, quoted: bool) -> Link | None:
        """quoted: with the places in the articles; those of a later story stand on its own page."""
        place = self._places.get(other)
        if place is None:
            return None
        told = [reasoned(cast, r) for r in many(link, "reasons") if text(r, "text")]
        return Link(place, told if quoted else [Reasoned(r.text, []) for r in told])

    def together(self, cast: Cast) -> Together:
        """Why a story's articles are together, and which were kept apart."""
        joins, apart = many(cast.story, "joins"), many(cast.story, "kept_apart")
        return Together(
            [self._pair(cast, j) for j in joins[:SHOWN_PAIRS]],
            [self._pair(cast, j) for j in apart[:SHOWN_PAIRS]],
            max(0, len(joins) - SHOWN_PAIRS),
            max(0, len(apart) - SHOWN_PAIRS),
        )

    def _pair(self, cast: Cast, join: Node) -> Pair:
        held = [a for a in strings(join, "articles") if a in cast.pile.articles]
        mine = [a for a in held if a in cast.home]
        theirs = [a for a in held if a not in cast.home]
        other = theirs[0] if theirs else None
        return Pair(
            mark=cast.article(mine[0]) if mine else None,
            other=cast.article(mine[1]) if len(mine) > 1 else None,
            name=cast.pile.name(other) if other else "",
            title=cast.pile.title(other) if other else None,
            elsewhere=self._places.get(self._home.get(other, "")) if other else None,
            text=text(join, "text").strip().removesuffix("."),
        )


def alone_link(story: Node, places: Mapping[str, Place]) -> tuple[Place, str] | None:
    """What a lone article goes on from, and why; None where it goes on from nothing that the page shows."""
    for link in many(story, "continues"):
        place = places.get(text(link, "story"))
        if place is not None:
            return place, " ".join(closed(text(r, "text")) for r in many(link, "reasons") if text(r, "text"))
    return None
