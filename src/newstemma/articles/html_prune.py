"""The body put right: prose that was lost comes back, and what is plainly furniture goes.

Refuses to touch what it cannot tell: a block that nothing speaks against stays.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import partial

from newstemma.articles.html_view import (
    BY_NAME,
    DATE,
    HEADINGS,
    SENTENCE_END,
    STRONG,
    View,
    article_of,
    build_of,
    home_of,
    is_prose,
    line_of,
)
from newstemma.articles.markup import Block
from newstemma.articles.markup_hints import is_embedded, line_kind
from newstemma.model.article import BlockKind

#: Kinds that take a block out of the body, by the element that it stands in and by its own words.
_OUT_BY_ELEMENT = STRONG | {"caption", "credit", "byline", "topics", "timestamp", "masthead", "other", "page_render_date", "correction"}
_OUT_BY_WORDS = frozenset(
    ["caption", "ad", "promo", "paywall", "social", "credit", "related", "other", "topics", "correction", "timestamp"]
)
_CLOCK = re.compile(r"\b(?:19|20)\d\d\b.{0,20}\b\d{1,2}[:h]\d\d\b|\b\d{1,2}[:h]\d\d\b.{0,20}\b(?:19|20)\d\d\b")
_ABOUT_AUTHOR = re.compile(
    r"(?:[A-ZÀ-Þ][\w.'’-]*\s){1,4}(?:is|was|are|writes|covers|reports)\s(?:an?\s|the\s|about\s|on\s)?(?:[\w.,'’&-]+\s){0,12}"
    r"(?:reporter|editor|writer|correspondent|columnist|journalist|contributor|producer|curator|blogger|critic|freelancer)s?\b"
)


def grow(view: View) -> None:
    """Take in the prose that stands where the body stands: the same place in the same element, or in one of the same build."""
    if not view.body:
        return
    held = Counter(id(home_of(view.blocks[n])) for n in view.body)
    builds = Counter(build_of(view.blocks[n]) for n in view.body)
    first, last = min(view.body), max(view.body)
    neighbours = 2 if len(view.body) > 3 else 1
    for number, block in enumerate(view.blocks):
        if number in view.body or block.node.hidden or block.linked > 0.5 or number == view.title:
            continue
        inside = first < number < last
        prose = is_prose(block)
        if not prose and not (inside and (block.node.tag in HEADINGS or block.node.tag in ("p", "li", "blockquote"))):
            continue
        near = held[id(home_of(block))] >= neighbours or (inside and any(is_embedded(node) for node in line_of(block.node, 3)))
        if near or (prose and builds[build_of(block)] >= 3):
            view.keep(number)


def prune(view: View) -> None:
    """Take out what is plainly furniture, and what belongs to another article.

    By words first: an offer's own lines must not weigh for its box being the article.
    """
    for tells in (_says_so, partial(_stands_so, view), partial(_is_elsewhere, view)):
        for number in [n for n in sorted(view.body) if tells(view.blocks[n])]:
            view.leave(number)
    _prune_ends(view)


def _says_so(block: Block) -> bool:
    """Whether a block is furniture by its own words or links."""
    if block.linked >= 0.75 and len(block.key) >= (25 if block.node.tag == "p" else 5):
        return True  # a link to another story: as a list, a box, or several headlines in a row
    if len(block.key) < 16 and BY_NAME.match(block.text):
        return True
    by_words = line_kind(block.text)
    return by_words in _OUT_BY_WORDS and not (by_words in ("credit", "related") and block.linked < 0.3 and len(block.key) > 45)


def _stands_so(view: View, block: Block) -> bool:
    """Whether a block is furniture by the element that it stands in."""
    if any(node.tag == "figcaption" for node in line_of(block.node, 6)):
        return True
    return view.element_kind(block, share=0.3) in _OUT_BY_ELEMENT


def _is_elsewhere(view: View, block: Block) -> bool:
    """Whether a block stands in another <article> than the one with the headline, side by side with it."""
    if view.own_article is None or view.own_article.words < max(60, 0.12 * view.total):
        return False
    other = article_of(block.node)
    return other is not None and view.own_article not in line_of(other) and other not in line_of(view.own_article)


def _prune_ends(view: View) -> None:
    """No body ends with headings, or begins with links or with a line that gives a date."""
    ordered = sorted(view.body)
    while ordered and kept_kind(view.blocks[ordered[-1]]) == "subheading":
        view.leave(ordered.pop())
    for number in ordered[-2:]:
        if len(view.body) > 2 and len(view.blocks[number].key) < 70 and _ABOUT_AUTHOR.match(view.blocks[number].text):
            view.leave(number)
    for number in ordered[:8]:
        block = view.blocks[number]
        if is_prose(block):
            break
        links = block.linked > 0.5 and not SENTENCE_END.search(block.text)
        if links or (len(block.key) <= 24 and (DATE.search(block.text) or _CLOCK.search(block.text))):
            view.leave(number)


def kept_kind(block: Block) -> BlockKind:
    """The kind of a block of the body."""
    heading = next((node.tag for node in line_of(block.node, 3) if node.tag in HEADINGS), None)
    return "subheading" if heading and len(block.key) <= 30 else "paragraph"
