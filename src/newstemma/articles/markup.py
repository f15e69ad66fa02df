"""The nouns of a page's source: blocks of words with their offsets, the elements that they stand in, what is noted along the way.

Refuses to judge: which block is the article's is for others.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape

from newstemma.articles.pieces import tidy

_WORD = re.compile(r"\w+")
_HIDDEN = re.compile(
    r"(?:^|\s)hidden(?=[\s=/]|$)|display\s*:\s*none|visibility\s*:\s*hidden|"
    r"\bclass\s*=\s*[\"']?[^\"'>]*(?<![\w-])(?:hidden|sr-only|visually-?hidden|screen-reader-text|visuallyhidden|u-hidden|is-hidden)(?![\w-])",
    re.IGNORECASE,
)
_MAYBE_HIDDEN = re.compile(r"hidden|display|sr-only|reader-text", re.IGNORECASE)

_TELLING = re.compile(
    r"""(?<![\w-])(?:class|id|itemprop|role|style|rel|hidden|data-testid)\b(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?""", re.IGNORECASE
)
_LONG = 600  # characters of attributes; longer ones hold data for scripts


class Node:
    """An open element. tag in lower case; attrs as they stand; words: how many of its words are the article's, counted later."""

    __slots__ = ("attrs", "cells", "hidden", "inline", "parent", "start", "tag", "words")

    def __init__(self, tag: str, attrs: str, parent: Node | None, start: int, inline: int = 0) -> None:
        """`inline`: inline elements open when this one was opened."""
        self.tag = tag
        self.attrs = attrs if len(attrs) <= _LONG else _shortened(attrs)
        self.parent = parent
        self.start = start
        self.inline = inline
        self.words = 0
        self.cells: dict[str, int] | None = None
        self.hidden: bool = (parent is not None and parent.hidden) or tag == "noscript" or (attrs != "" and is_hidden(self.attrs))


def _shortened(attrs: str) -> str:
    """The attributes that say what an element is, of one that holds thousands of characters of something else."""
    return " ".join(match[0][:_LONG] for match in _TELLING.finditer(attrs))[:_LONG]


@lru_cache(maxsize=16384)
def is_hidden(attrs: str) -> bool:
    """Whether an element with these attributes is not shown."""
    return _MAYBE_HIDDEN.search(attrs) is not None and _HIDDEN.search(attrs) is not None


Runs = list[tuple[int, int]]


@dataclass(slots=True)
class Block:
    """Words between two block borders.

    start, end  the characters of the source from the first to the last that is seen
    text        the words, entities resolved, tidied
    key         the words alone, in lower case, for comparing
    linked      share of the source's characters that stand in links, 0 to 1
    runs        stretches of the source that hold the text, for finding where a word stands
    """

    start: int
    end: int
    text: str
    key: tuple[str, ...]
    node: Node
    linked: float
    runs: list[tuple[int, int]]
    kind: str = ""


@dataclass(slots=True)
class Noted:
    """An element with something to state: meta, link, title, script of JSON-LD, html, time, or any with itemprop.

    inner, inner_end  its content (scripts and titles), else empty
    """

    tag: str
    attrs: str
    attrs_at: int
    inner: int
    inner_end: int


@dataclass(slots=True)
class Markup:
    """What one pass over the source found. depth: the most elements open at a time; unseen: stretches of scripts, styles, comments;
    furniture: stretches of elements that never hold an article, whatever they are called.
    """

    blocks: list[Block] = field(default_factory=list)
    noted: list[Noted] = field(default_factory=list)
    unseen: list[tuple[int, int]] = field(default_factory=list)
    furniture: list[tuple[int, int]] = field(default_factory=list)
    depth: int = 0
    tags: int = 0


def make_block(text: str, runs: list[tuple[int, int]], node: Node, linked: int) -> Block | None:
    """The block of these runs; None when all its characters are invisible."""
    while runs and (runs[-1][0] == runs[-1][1] or text[runs[-1][0] : runs[-1][1]].isspace()):
        runs.pop()
    raw = "".join(text[s:e] if e > s else "\n" for s, e in runs)
    words = " ".join(raw.split()) if raw.isascii() and "&" not in raw else tidy(unescape(raw))
    if "]]>" in words:
        words = tidy(words.replace("]]>", " "))
    if not words:
        return None
    first, last = text[runs[0][0] : runs[0][1]], text[runs[-1][0] : runs[-1][1]]
    start, end = runs[0][0] + len(first) - len(first.lstrip()), runs[-1][0] + len(last.rstrip())
    seen = sum(e - s for s, e in runs)
    return Block(start, end, words, tuple(_WORD.findall(words.lower())), node, min(1.0, linked / max(1, seen)), runs)


def words_of(text: str) -> tuple[str, ...]:
    """The words alone, in lower case, for comparing."""
    return tuple(_WORD.findall(text.lower()))
