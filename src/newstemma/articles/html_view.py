"""A page under judgement: its blocks, which of them are the body so far, and what the elements around them are called.

A class or id counts only on an element that holds less than a given share of the body: one that wraps the article says nothing about a
block in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from newstemma.articles.markup import Block, Node
from newstemma.articles.markup_hints import hint, is_embedded
from newstemma.articles.pieces import Tagged
from newstemma.model.article import BlockKind

#: Kinds of an element that its inner elements cannot overrule: a headline in a list of related stories is no headline of the page.
STRONG = frozenset(["nav", "promo", "paywall", "related", "social", "ad", "live_ticker"])
HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
DATE = re.compile(
    rf"\b{MONTH}\s+\d{{1,2}}\b|\b\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH}\b|\b\d{{4}}-\d\d-\d\d\b|\b\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}}\b|"
    r"\b\d+\s(?:minute|min|hour|hr|day|week|month|year)s?\.?\sago\b",
    re.IGNORECASE,
)
BY_NAME = re.compile(r"\W*(?:[Bb]y|BY|[Ww]ritten by|[Pp]osted by|[Ss]tory by|[Ww]ords by)\s*:?\s+(?:the )?[A-ZÀ-Þ]")
SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’»)\]]*(?:\s|$)")
_LEVELS = 60  # elements around a block that are looked at; pages nest 10 to 50 deep
_DIGITS = re.compile(r"\d+")


class View:
    """One page on the way to its kinds."""

    def __init__(self, blocks: list[Block], body: set[int], tagged: tuple[Tagged, ...]) -> None:
        """`body`: the numbers of the blocks that are the article's as far as is known."""
        self.blocks = blocks
        self.body: set[int] = set()
        self.tagged = tagged
        self.total = 0
        self.title: int | None = None
        self.own_article: Node | None = None  # the <article> that the headline stands in
        self._around: dict[tuple[int, float], tuple[BlockKind | None, BlockKind | None]] = {}
        self._around_title: set[int] = set()  # elements that hold the headline: whatever they are called, they hold the article
        for number in body:
            self.keep(number)

    def entitle(self, number: int) -> None:
        """Make a block the headline."""
        self.title = number
        self.leave(number)
        node = self.blocks[number].node
        self.own_article = article_of(node)
        self._around_title = {id(one) for one in line_of(node) if one.tag not in HEADINGS}

    def _count(self, number: int, sign: int) -> None:
        """Add a block's words to, or take them from, every element around it."""
        block = self.blocks[number]
        size = sign * len(block.key)
        self.total += size
        node: Node | None = block.node
        levels = _LEVELS
        while node is not None and levels:
            node.words += size
            node, levels = node.parent, levels - 1
        self._around.clear()

    def keep(self, number: int) -> None:
        """Take a block into the body."""
        if number not in self.body:
            self.body.add(number)
            self._count(number, 1)

    def leave(self, number: int) -> None:
        """Take a block out of the body."""
        if number in self.body:
            self.body.discard(number)
            self._count(number, -1)

    def element_kind(self, block: Block, share: float = 0.5) -> BlockKind | None:
        """What the elements around a block are called; the nearest strong one, or else the nearest."""
        todo: list[Node] = []
        node: Node | None = block.node
        found: tuple[BlockKind | None, BlockKind | None] = (None, None)
        while node is not None and len(todo) < _LEVELS and node.words <= share * self.total and id(node) not in self._around_title:
            known = self._around.get((id(node), share))
            if known is not None:
                found = known
                break
            todo.append(node)
            node = node.parent
        for inner in reversed(todo):
            named = hint(inner)
            if is_embedded(inner):
                found = (None, None)
            elif named is not None:
                strong = named in STRONG and inner.tag not in ("aside", "footer")
                found = (named, named) if strong else (found[0], named)
            self._around[id(inner), share] = found
        return found[0] or found[1]


def line_of(node: Node, levels: int = _LEVELS) -> Iterator[Node]:
    """The element and those around it, from the inside."""
    at: Node | None = node
    while at is not None and levels:
        yield at
        at, levels = at.parent, levels - 1


def is_prose(block: Block) -> bool:
    """Whether a block holds a sentence that is no heading or link."""
    return len(block.key) >= 8 and block.linked <= 0.5 and SENTENCE_END.search(block.text) is not None


def article_of(node: Node) -> Node | None:
    """The <article> that an element stands in."""
    return next((one for one in line_of(node) if one.tag == "article"), None)


def home_of(block: Block) -> Node:
    """The element that a paragraph stands in (for loose words, the element that holds them)."""
    node = block.node
    while node.tag in ("p", "span", "time", "li", "ul", "ol", "blockquote", "center", *HEADINGS) and node.parent is not None:
        node = node.parent
    return node


def build_of(block: Block) -> tuple[str, ...]:
    """How an element and the three around it are made: the same for all paragraphs of a body that is cut into sections."""
    return tuple(_plain(node.tag, node.attrs) for node in line_of(block.node, 4))


@lru_cache(maxsize=16384)
def _plain(tag: str, attrs: str) -> str:
    """An element's name and the head of its attributes without numbers, which differ from one element to the next."""
    return _DIGITS.sub("", tag + attrs[:80])
