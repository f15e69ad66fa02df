"""The kind of every block of a page: which of trafilatura's are the article after all, which it lost, and what the others are.

A class or id counts only on an element that holds less than half of the body: one that wraps the article says nothing about a block in it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from newstemma.articles.markup import Block, Node, words_of
from newstemma.articles.markup_hints import hint, is_embedded, line_kind
from newstemma.articles.pieces import Tagged
from newstemma.model.article import BlockKind

#: Kinds of an element that its inner elements cannot overrule: a headline in a list of related stories is no headline of the page.
_STRONG = frozenset(["nav", "promo", "paywall", "related", "social", "ad", "live_ticker"])
#: Kinds that take a block out of the body, by the element that it stands in and by its own words.
_OUT_BY_ELEMENT = _STRONG | {"caption", "credit", "byline", "topics", "timestamp", "masthead", "other", "page_render_date", "correction"}
_OUT_BY_WORDS = frozenset(
    ["caption", "ad", "promo", "paywall", "social", "credit", "related", "other", "topics", "correction", "timestamp"]
)
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DATE = re.compile(
    rf"\b{_MONTH}\s+\d{{1,2}}\b|\b\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH}\b|\b\d{{4}}-\d\d-\d\d\b|\b\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}}\b|"
    r"\b\d+\s(?:minute|min|hour|hr|day|week|month|year)s?\.?\sago\b",
    re.IGNORECASE,
)  # fmt: skip
_BYLINE = re.compile(
    r"(?:by|written by|posted by|story by|words by|report by|text by|author|authors)\b\s*:?\s*(?:[A-Z]|the [A-Z])", re.IGNORECASE
)
_BY_NAME = re.compile(r"\W*(?:[Bb]y|BY|[Ww]ritten by|[Pp]osted by|[Ss]tory by|[Ww]ords by)\s*:?\s+(?:the )?[A-ZÀ-Þ]")
_CLOCK = re.compile(r"\b(?:19|20)\d\d\b.{0,20}\b\d{1,2}[:h]\d\d\b|\b\d{1,2}[:h]\d\d\b.{0,20}\b(?:19|20)\d\d\b")
_ABOUT_AUTHOR = re.compile(
    r"(?:[A-ZÀ-Þ][\w.'’-]*\s){1,4}(?:is|was|are|writes|covers|reports)\s(?:an?\s|the\s|about\s|on\s)?(?:[\w.,'’&-]+\s){0,12}"
    r"(?:reporter|editor|writer|correspondent|columnist|journalist|contributor|producer|curator|blogger|critic|freelancer)s?\b"
)
_DATE_WORDS = re.compile(
    rf"\b{_MONTH}|\b(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*|\d\w*|[ap]\.?m\.?|updated|published|posted|last|on|at|gmt|utc|[a-z]{{1,2}}t)\b|[^\w\s]",
    re.IGNORECASE,
)
_PROSE = re.compile(r"[.!?…。！？][\"'”’»)\]]*(?:\s|$)")


class Naming:
    """One page on the way to its kinds."""

    def __init__(self, blocks: list[Block], body: set[int], tagged: tuple[Tagged, ...]) -> None:
        """`body`: the numbers of the blocks that are the article's as far as is known."""
        self.blocks = blocks
        self.body = set(body)
        self.tagged = tagged
        self.total = 0
        self.title: int | None = None
        self.own_article: Node | None = None  # the <article> that the headline stands in
        self.around: dict[tuple[int, float], tuple[BlockKind | None, BlockKind | None]] = {}
        self.around_title: set[int] = set()  # elements that hold the headline: whatever they are called, they hold the article

    def run(self) -> None:
        """Set the kind of every block."""
        for number in self.body:
            self._count(number, 1)
        self.title = self._find_title()
        if self.title is not None:
            self._leave(self.title)
            self.own_article = _article(self.blocks[self.title].node)
            self.around_title = {id(node) for node in _line(self.blocks[self.title].node) if node.tag not in _HEADINGS}
        self._grow()
        self._prune()
        first = min(self.body, default=len(self.blocks))
        for number, block in enumerate(self.blocks):
            block.kind = self._kept(block) if number in self.body else self._dropped(number, block, first)
        if self.title is not None:
            self.blocks[self.title].kind = "title"
            self._find_deck(first)

    # -- the body --------------------------------------------------------------------------------------------------------------

    def _count(self, number: int, sign: int) -> None:
        """Add a block's words to, or take them from, every element around it."""
        block = self.blocks[number]
        size = sign * len(block.key)
        self.total += size
        node: Node | None = block.node
        while node is not None:
            node.words += size
            node = node.parent
        self.around.clear()

    def _keep(self, number: int) -> None:
        if number not in self.body:
            self.body.add(number)
            self._count(number, 1)

    def _leave(self, number: int) -> None:
        if number in self.body:
            self.body.discard(number)
            self._count(number, -1)

    def _grow(self) -> None:
        """Take in the prose that stands where the body stands: the same place in the same element, or in one of the same build."""
        if not self.body:
            return
        held = Counter(id(_home(self.blocks[n])) for n in self.body)
        builds = Counter(_build(self.blocks[n]) for n in self.body)
        first, last = min(self.body), max(self.body)
        neighbours = 2 if len(self.body) > 3 else 1
        for number, block in enumerate(self.blocks):
            if number in self.body or block.node.hidden or block.linked > 0.5 or number == self.title:
                continue
            inside = first < number < last
            prose = _is_prose(block)
            if not prose and not (inside and (block.node.tag in _HEADINGS or block.node.tag in ("p", "li", "blockquote"))):
                continue
            near = held[id(_home(block))] >= neighbours or (inside and any(is_embedded(node) for node in _line(block.node, 3)))
            if near or (prose and builds[_build(block)] >= 3):
                self._keep(number)

    def _prune(self) -> None:
        """Take out what is plainly furniture, and what belongs to another article."""
        for tells in (
            self._says_so,
            self._stands_so,
            self._is_elsewhere,
        ):  # an offer's own lines must not weigh for its box being the article
            for number in [n for n in sorted(self.body) if tells(self.blocks[n])]:
                self._leave(number)
        self._prune_ends()

    def _says_so(self, block: Block) -> bool:
        """Whether a block is furniture by its own words or links."""
        if block.linked >= 0.75 and len(block.key) >= (25 if block.node.tag == "p" else 5):
            return True  # a link to another story: as a list, a box, or several headlines in a row
        if len(block.key) < 16 and _BY_NAME.match(block.text):
            return True
        by_words = line_kind(block.text)
        return by_words in _OUT_BY_WORDS and not (by_words in ("credit", "related") and block.linked < 0.3 and len(block.key) > 45)

    def _stands_so(self, block: Block) -> bool:
        """Whether a block is furniture by the element that it stands in."""
        if any(node.tag == "figcaption" for node in _line(block.node, 6)):
            return True
        return self._element_kind(block, share=0.3) in _OUT_BY_ELEMENT

    def _is_elsewhere(self, block: Block) -> bool:
        """Whether a block stands in another <article> than the one with the headline, side by side with it."""
        if self.own_article is None or self.own_article.words < max(60, 0.12 * self.total):
            return False
        other = _article(block.node)
        return other is not None and self.own_article not in _line(other) and other not in _line(self.own_article)

    def _prune_ends(self) -> None:
        """No body ends with headings, or begins with links or with a line that gives a date."""
        ordered = sorted(self.body)
        while ordered and self._kept(self.blocks[ordered[-1]]) == "subheading":
            self._leave(ordered.pop())
        for number in ordered[-2:]:
            if len(self.body) > 2 and len(self.blocks[number].key) < 70 and _ABOUT_AUTHOR.match(self.blocks[number].text):
                self._leave(number)
        for number in ordered[:8]:
            block = self.blocks[number]
            if _is_prose(block):
                break
            links = block.linked > 0.5 and not _PROSE.search(block.text)
            if links or (len(block.key) <= 24 and (_DATE.search(block.text) or _CLOCK.search(block.text))):
                self._leave(number)

    # -- the names -------------------------------------------------------------------------------------------------------------

    def _element_kind(self, block: Block, share: float = 0.5) -> BlockKind | None:
        """What the elements around a block are called; the nearest strong one, or else the nearest."""
        todo: list[Node] = []
        node: Node | None = block.node
        found: tuple[BlockKind | None, BlockKind | None] = (None, None)
        while node is not None and node.words <= share * self.total and id(node) not in self.around_title:
            known = self.around.get((id(node), share))
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
                strong = named in _STRONG and inner.tag not in ("aside", "footer")
                found = (named, named) if strong else (found[0], named)
            self.around[id(inner), share] = found
        return found[0] or found[1]

    def _kept(self, block: Block) -> BlockKind:
        heading = next((node.tag for node in _line(block.node, 3) if node.tag in _HEADINGS), None)
        return "subheading" if heading and len(block.key) <= 30 else "paragraph"

    def _dropped(self, number: int, block: Block, first: int) -> BlockKind:
        """The kind of a block outside the body."""
        around = self._element_kind(block)
        if around in _STRONG and not (around == "nav" and (number > first or _DATE.search(block.text))):
            return around
        by_words = line_kind(block.text)
        title = self.title if self.title is not None else -1
        if by_words is not None and (by_words not in ("other", "timestamp") or around is None):
            return "nav" if by_words == "social" and around == "nav" else by_words
        if (
            len(block.key) <= 14
            and _DATE.search(block.text)
            and around in (None, "nav", "masthead", "byline", "timestamp", "other", "title")
        ):
            if _BY_NAME.match(block.text) or (around == "byline" and len(_DATE_WORDS.sub(" ", block.text).split()) >= 2):
                return "byline"
            return "page_render_date" if around in ("nav", "masthead") or number < title - 8 else "timestamp"
        if around == "title":
            return "other" if number > title else "nav"
        if around == "deck":
            return "other"
        if around is not None and not (around == "other" and block.linked > 0.6):
            return around
        if len(block.key) <= 16 and (_BY_NAME.match(block.text) or (number > title and self._names_author(block))):
            return "byline"
        return self._by_place(number, block, first, title)

    def _names_author(self, block: Block) -> bool:
        """Whether a line begins with the name of someone whom the markup states as author."""
        names = [words_of(tag.value) for tag in self.tagged if tag.name == "author"]
        return any(2 <= len(name) <= 5 and block.key[: len(name)] == name for name in names)

    def _by_place(self, number: int, block: Block, first: int, title: int) -> BlockKind:
        """Where nothing names a block: links before the article are navigation, links in it and after it lead to other stories."""
        if any(tag.name == "outlet" and words_of(tag.value) == block.key for tag in self.tagged) and number < first:
            return "masthead"
        if block.linked > 0.6:
            return "nav" if number < max(title, 0) or (number < first and len(block.key) < 5) or len(block.key) < 4 else "related"
        return "other"

    def _find_title(self) -> int | None:
        """The block that is the page's headline."""
        stated = {words_of(tag.value) for tag in self.tagged if tag.name == "title" and tag.source != "title"} - {()}
        window = [words_of(tag.value) for tag in self.tagged if tag.name == "title" and tag.source == "title"]
        first = min((n for n in self.body if _is_prose(self.blocks[n])), default=min(self.body, default=len(self.blocks)))
        tops = sum(not block.node.hidden and any(node.tag == "h1" for node in _line(block.node, 3)) for block in self.blocks)
        best: tuple[int, int] | None = None
        for number, block in enumerate(self.blocks):
            if block.node.hidden or not 1 <= len(block.key) <= 60:
                continue
            points = self._title_points(block, stated, window, only=tops == 1)
            if points < 3 or (number > first + 3 and points < 6):
                continue
            rank = (points, -abs(first - number))
            if best is None or rank > (best[0], -abs(first - best[1])):
                best = (points, number)
        return best[1] if best else None

    def _title_points(self, block: Block, stated: set[tuple[str, ...]], window: list[tuple[str, ...]], *, only: bool) -> int:
        """How much speaks for a block being the headline."""
        tags = [node.tag for node in _line(block.node, 3)]
        points = 3 if "h1" in tags else 1 if not _HEADINGS.isdisjoint(tags) else 0
        if points < 3 and block.key not in stated and not any(_holds(title, block.key) for title in window):
            return 0
        if block.key in stated:
            points += 4
        elif len(block.key) >= 3 and any(len(key) >= 4 and key == block.key[: len(key)] or _near(block.key, key) for key in stated):
            points += 2
        if len(block.key) >= 2 and any(_holds(title, block.key) for title in window):
            points += 3
        around = self._element_kind(block)
        if around == "title":
            points += 1
        elif around in _STRONG or (len(block.key) < 3 and block.key not in stated and not (only and points >= 3)):
            points -= 3
        return points

    def _find_deck(self, first: int) -> None:
        """The line or two under the headline that sum the article up."""
        assert self.title is not None
        stated = {words_of(tag.value) for tag in self.tagged if tag.name == "deck"} - {()}
        stop = min(len(self.blocks), max(first, self.title) + 2, self.title + 15)
        for number in range(self.title + 1, stop):
            block = self.blocks[number]
            if block.node.hidden or not 4 <= len(block.key) <= 80:
                continue
            named = any(hint(node) == "deck" for node in _line(block.node, 3) if node.words < 0.5 * max(1, self.total))
            follows = number == self.title + 1 and number < first and len(block.key) >= 6 and block.node.tag in ("h2", "h3", "h4")
            named = named or (follows and block.linked < 0.5)
            told = any(_same_start(block.key, key) for key in stated) and (number < first or not self._among_body(number))
            if (named and block.kind in ("other", "paragraph", "subheading", "topics", "promo")) or (
                told and block.kind in ("other", "subheading", "paragraph")
            ):
                block.kind = "deck"
                self._leave(number)
                return

    def _among_body(self, number: int) -> bool:
        """Whether other blocks of the body stand in the same element."""
        home = _home(self.blocks[number])
        return any(n != number and _home(self.blocks[n]) is home for n in self.body)


def _line(node: Node, levels: int = 60) -> Iterator[Node]:
    """The element and those around it, from the inside."""
    at: Node | None = node
    while at is not None and levels:
        yield at
        at, levels = at.parent, levels - 1


def _is_prose(block: Block) -> bool:
    """Whether a block holds a sentence that is no heading or link."""
    return len(block.key) >= 8 and block.linked <= 0.5 and _PROSE.search(block.text) is not None


def _article(node: Node) -> Node | None:
    """The <article> that an element stands in."""
    return next((one for one in _line(node) if one.tag == "article"), None)


def _home(block: Block) -> Node:
    """The element that a paragraph stands in (for loose words, the element that holds them)."""
    node = block.node
    while node.tag in ("p", "span", "time", "li", "ul", "ol", "blockquote", "center", *_HEADINGS) and node.parent is not None:
        node = node.parent
    return node


_DIGITS = re.compile(r"\d+")


def _build(block: Block) -> tuple[str, ...]:
    """How an element and the three around it are made: the same for all paragraphs of a body that is cut into sections."""
    return tuple(_plain(node.tag, node.attrs) for node in _line(block.node, 4))


@lru_cache(maxsize=65536)
def _plain(tag: str, attrs: str) -> str:
    """An element's name and the head of its attributes without numbers, which differ from one element to the next."""
    return _DIGITS.sub("", tag + attrs[:80])


def _holds(long: tuple[str, ...], short: tuple[str, ...]) -> bool:
    """Whether one run of words begins with, or ends with, the other."""
    return long[: len(short)] == short or long[-len(short) :] == short


def _near(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two headlines share four fifths of their words."""
    return len(other) >= 3 and 2 * sum((Counter(one) & Counter(other)).values()) >= 1.6 * max(len(one), len(other))


def _same_start(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two texts are one, or the shorter (five words or more) begins the longer and makes up most of it."""
    size = min(len(one), len(other))
    return size >= 4 and one[:size] == other[:size] and size >= 0.6 * max(len(one), len(other))
