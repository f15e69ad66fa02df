"""The kind of every block of a page: headline, deck and body are the article's, and the others are called what they are."""

from __future__ import annotations

import re
from collections import Counter

from newstemma.articles.html_prune import grow, kept_kind, prune
from newstemma.articles.html_view import BY_NAME, DATE, HEADINGS, MONTH, SENTENCE_END, STRONG, View, home_of, is_prose, line_of
from newstemma.articles.markup import Block, words_of
from newstemma.articles.markup_hints import hint, line_kind
from newstemma.articles.pieces import Tagged
from newstemma.model.article import BlockKind

_DATE_WORDS = re.compile(
    rf"\b{MONTH}|\b(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*|\d\w*|[ap]\.?m\.?|updated|published|posted|last|on|at|gmt|utc|[a-z]{{1,2}}t)\b|[^\w\s]",
    re.IGNORECASE,
)


def name_blocks(blocks: list[Block], body: set[int], tagged: tuple[Tagged, ...]) -> None:
    """Set the kind of every block. `body`: the numbers of the blocks that are the article's as far as is known."""
    view = View(blocks, body, tagged)
    title = _find_title(view)
    if title is None:
        title = _title_by_place(view)
    if title is not None:
        view.entitle(title)
    grow(view)
    prune(view)
    signed = _signed_at_the_top(view)
    if signed is not None:
        view.leave(signed)
    first = min(view.body, default=len(blocks))
    for number, block in enumerate(blocks):
        block.kind = kept_kind(block) if number in view.body else _dropped(view, number, block, first)
    if title is not None:
        blocks[title].kind = "title"
        _find_deck(view, title, first)
    if signed is not None:
        blocks[signed].kind = "byline"


def _dropped(view: View, number: int, block: Block, first: int) -> BlockKind:
    """The kind of a block outside the body."""
    around = view.element_kind(block)
    if around in STRONG and not (around == "nav" and (number > first or DATE.search(block.text))):
        return around
    by_words = line_kind(block.text)
    if by_words is None and any(node.tag == "figcaption" for node in line_of(block.node, 6)):
        return "caption"
    title = view.title if view.title is not None else -1
    if by_words is not None and (by_words not in ("other", "timestamp") or around is None):
        return "nav" if by_words == "social" and around == "nav" else by_words
    if len(block.key) <= 14 and DATE.search(block.text) and around in (None, "nav", "masthead", "byline", "timestamp", "other", "title"):
        if BY_NAME.match(block.text) or (around == "byline" and len(_DATE_WORDS.sub(" ", block.text).split()) >= 2):
            return "byline"
        return "page_render_date" if around in ("nav", "masthead") or number < title - 8 else "timestamp"
    if around == "title":
        return "other" if number > title else "nav"
    if around == "deck":
        return "other"
    if around is not None and not (around == "other" and block.linked > 0.6):
        return around
    if len(block.key) <= 16 and (BY_NAME.match(block.text) or (number > title and _names_author(view, block))):
        return "byline"
    return _by_place(view, number, block, first, title)


def _names_author(view: View, block: Block) -> bool:
    """Whether a line begins with the name of someone whom the markup states as author."""
    names = [words_of(tag.value) for tag in view.tagged if tag.name == "author"]
    return any(2 <= len(name) <= 5 and block.key[: len(name)] == name for name in names)


def _by_place(view: View, number: int, block: Block, first: int, title: int) -> BlockKind:
    """Where nothing names a block: links before the article are navigation, links in it and after it lead to other stories."""
    if any(tag.name == "outlet" and words_of(tag.value) == block.key for tag in view.tagged) and number < first:
        return "masthead"
    if block.linked > 0.6:
        return "nav" if number < max(title, 0) or (number < first and len(block.key) < 5) or len(block.key) < 4 else "related"
    return "other"


def _find_title(view: View) -> int | None:
    """The block that is the page's headline."""
    stated = {words_of(tag.value) for tag in view.tagged if tag.name == "title" and tag.source != "title"} - {()}
    window = [words_of(tag.value) for tag in view.tagged if tag.name == "title" and tag.source == "title"]
    first = min((n for n in view.body if is_prose(view.blocks[n])), default=min(view.body, default=len(view.blocks)))
    tops = sum(not block.node.hidden and any(node.tag == "h1" for node in line_of(block.node, 3)) for block in view.blocks)
    best: tuple[int, int] | None = None
    for number, block in enumerate(view.blocks):
        if block.node.hidden or not 1 <= len(block.key) <= 60:
            continue
        points = _title_points(view, block, stated, window, only=tops == 1)
        if points < 3 or (number > first + 3 and points < 6):
            continue
        rank = (points, -abs(first - number))
        if best is None or rank > (best[0], -abs(first - best[1])):
            best = (points, number)
    return best[1] if best else None


_SIGNED = re.compile(
    r"(?:[Bb]y\s)?[A-ZÀ-Þ][\w.'’-]*(?:\s[A-ZÀ-Þ][\w.'’-]*){1,3},\s(?P<place>[A-ZÀ-Þ][\w'’-]+(?:[\s-][A-ZÀ-Þ][\w'’-]+){0,2})"
)


def _signed_at_the_top(view: View) -> int | None:
    """The body's first block where it is no prose but a name and a place that the article speaks of: "Ann Example, Port Vale"."""
    ordered = sorted(view.body)
    if len(ordered) < 3 or is_prose(view.blocks[ordered[0]]):
        return None
    match = _SIGNED.fullmatch(view.blocks[ordered[0]].text.strip(" *_"))
    told = [ordered[1], ordered[2], *([view.title] if view.title is not None else [])]
    return ordered[0] if match and any(match["place"] in view.blocks[n].text for n in told) else None


def _title_by_place(view: View) -> int | None:
    """On a page without headings: the short line without a full stop that opens the body, a byline or prose under it."""
    ordered = sorted(view.body)
    if any(block.node.tag in ("h1", "h2") for block in view.blocks):
        return None
    for number in ordered[:5]:
        block, below = view.blocks[number], view.blocks[number + 1 : number + 2]
        if is_prose(block):
            return None
        short = 3 <= len(block.key) <= 20 and block.linked < 0.5 and not SENTENCE_END.search(block.text) and not DATE.search(block.text)
        opens = short and block.text[:1].isupper() and line_kind(block.text) is None and not BY_NAME.match(block.text)
        if opens and below and (BY_NAME.match(below[0].text) or is_prose(below[0])):
            return number
    return None


def _title_points(view: View, block: Block, stated: set[tuple[str, ...]], window: list[tuple[str, ...]], *, only: bool) -> int:
    """How much speaks for a block being the headline."""
    tags = [node.tag for node in line_of(block.node, 3)]
    points = 3 if "h1" in tags else 1 if not HEADINGS.isdisjoint(tags) else 0
    if points < 3 and block.key not in stated and not any(_holds(title, block.key) or _goes_on(title, block.key) for title in window):
        return 0
    if block.key in stated:
        points += 4
    elif len(block.key) >= 3 and any(len(key) >= 4 and key == block.key[: len(key)] or _near(block.key, key) for key in stated):
        points += 2
    if len(block.key) >= 2 and any(_holds(title, block.key) or _goes_on(title, block.key) for title in window):
        points += 3
    around = view.element_kind(block)
    if around == "title":
        points += 1
    elif around in STRONG or (len(block.key) < 3 and block.key not in stated and not (only and points >= 3)):
        points -= 3
    return points


def _find_deck(view: View, title: int, first: int) -> None:
    """The line or two under the headline that sum the article up."""
    stated = {words_of(tag.value) for tag in view.tagged if tag.name == "deck"} - {()}
    stop = min(len(view.blocks), max(first, title) + 2, title + 15)
    for number in range(title + 1, stop):
        block = view.blocks[number]
        if block.node.hidden or not 4 <= len(block.key) <= 80:
            continue
        named = any(hint(node) == "deck" for node in line_of(block.node, 3) if node.words < 0.5 * max(1, view.total))
        follows = number == title + 1 and number < first and len(block.key) >= 6 and block.node.tag in ("h2", "h3", "h4")
        named = named or (follows and block.linked < 0.5)
        apart = number < first or not _among_body(view, number) or _parted(view, number)
        told = any(_same_start(block.key, key) for key in stated) and apart
        if (named and block.kind in ("other", "paragraph", "subheading", "topics", "promo")) or (
            told and block.kind in ("other", "subheading", "paragraph")
        ):
            block.kind = "deck"
            view.leave(number)
            return


def _parted(view: View, number: int) -> bool:
    """Whether a line of the body is a heading with the byline or the date between it and the first prose."""
    below = (block.kind for block in view.blocks[number + 1 : number + 4])
    return view.blocks[number].node.tag in HEADINGS and any(kind in ("byline", "timestamp") for kind in below)


def _among_body(view: View, number: int) -> bool:
    """Whether other blocks of the body stand in the same element."""
    home = home_of(view.blocks[number])
    return any(n != number and home_of(view.blocks[n]) is home for n in view.body)


def _holds(long: tuple[str, ...], short: tuple[str, ...]) -> bool:
    """Whether one run of words begins with, or ends with, the other."""
    return long[: len(short)] == short or long[-len(short) :] == short


def _goes_on(window: tuple[str, ...], shown: tuple[str, ...]) -> bool:
    """Whether a heading begins with the window's title but for the last few words, the site's name, and goes on where that is cut short."""
    return len(shown) > len(window) - 5 > 5 and window[: max(6, len(window) - 5)] == shown[: max(6, len(window) - 5)]


def _near(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two headlines share four fifths of their words."""
    return len(other) >= 3 and 2 * sum((Counter(one) & Counter(other)).values()) >= 1.6 * max(len(one), len(other))


def _same_start(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two texts are one, or the shorter (five words or more) begins the longer and makes up most of it."""
    size = min(len(one), len(other))
    return size >= 4 and one[:size] == other[:size] and size >= 0.6 * max(len(one), len(other))
