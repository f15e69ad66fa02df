"""One publication of one text by one outlet, with every stretch of its page named."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from newstemma.errors import ForeignSpan, SpanOutside
from newstemma.model.text import Basis, DocSpan, Span, When

BlockKind = Literal[
    "title",
    "deck",
    "paragraph",
    "subheading",
    "dateline",
    "caption",
    "byline",
    "credit",
    "timestamp",
    "nav",
    "promo",
    "paywall",
    "related",
    "social",
    "ad",
    "topics",
    "masthead",
    "page_render_date",
    "correction",
    "live_ticker",
    "other",
]
KEPT: frozenset[str] = frozenset({"title", "deck", "paragraph", "subheading", "dateline"})
CreditKind = Literal["byline", "tagline", "photo", "inline"]


@dataclass(frozen=True, slots=True)
class Block:
    """A named stretch of the document; every character of an article's stretch that is not space lies in just one block."""

    kind: BlockKind
    start: int
    end: int

    @property
    def keep(self) -> bool:
        """Whether the stretch is part of the article rather than of the page around it."""
        return self.kind in KEPT


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Half-open code points into the article's text, and the stretch of the document that it was made from."""

    start: int
    end: int
    doc_start: int
    doc_end: int


@dataclass(frozen=True, slots=True)
class Credit:
    """Who is named as the maker of the text or the picture. `agency`: whether the name is a news agency."""

    kind: CreditKind
    name: str
    agency: bool
    at: DocSpan


@dataclass(frozen=True, slots=True)
class OtherDate:
    """A date on the page that is not its publication date: page_render, relative, caption, refused …"""

    kind: str
    value: str
    at: DocSpan


@dataclass(frozen=True, slots=True)
class RestsOn:
    """The characters that one field of an article was read from."""

    field: str
    at: DocSpan


@dataclass(frozen=True, slots=True)
class Article:
    """One publication of one text by one outlet.

    id            "a-" and a hash of the document's id and the article's place in it: two outlets that print the same words stay two
                  articles (lineage says that they are copies), and reading twice changes nothing
    text          clean body; Unicode NFC; paragraphs joined by a blank line; never edited afterwards
    published     When, at its true granularity (a day is a day); None: no date could be established (never epoch 0)
    outlet        the masthead's name; None: not established, then `name` is shown and the article is never merged by outlet
    outlet_basis  "stated" on the page, in its metadata or by the user, or "inferred" (from its subscription copy, its address)
    name          the document's name, what is shown where no outlet is known
    language      ISO 639-1 of the text, or None where there is too little of it
    rests_on      for title, deck, outlet, authors, dateline, url: where they were read
    """

    id: str
    document: str
    name: str
    url: str | None
    section: str | None
    title: str | None
    deck: str | None
    language: str | None
    outlet: str | None
    outlet_basis: Basis | None
    authors: tuple[str, ...]
    credits: tuple[Credit, ...]
    dateline: str | None
    published: When | None
    updated: When | None
    other_dates: tuple[OtherDate, ...]
    text: str
    paragraphs: tuple[Paragraph, ...]
    blocks: tuple[Block, ...]
    rests_on: tuple[RestsOn, ...] = ()

    def cut(self, start: int, end: int) -> Span:
        """The characters from `start` to `end` of the clean text, as a span.

        Raises   SpanOutside: the offsets do not lie in this article's text, or hold nothing
        """
        if not 0 <= start < end <= len(self.text):
            raise SpanOutside(self.id, start, end, len(self.text))
        return Span(self.id, start, end, self.text[start:end])

    def read(self, span: Span) -> str:
        """The words of a span of this article.

        Raises   ForeignSpan: the span was cut from another article, or its words do not stand here
        """
        if span.article != self.id or self.text[span.start : span.end] != span.text:
            raise ForeignSpan(span.article, self.id, span.text)
        return span.text

    @property
    def stamp(self) -> str | None:
        """When it was published, ISO 8601 at its true granularity; None where only bounds or nothing are known."""
        return self.published.value if self.published is not None else None

    @property
    def shown(self) -> str:
        """What the article goes by on screen: its outlet, or else its file's name."""
        return self.outlet if self.outlet is not None else self.name
