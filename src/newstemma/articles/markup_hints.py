"""What the markup calls an element (its tag, class, id, role, itemprop) and what a line of words gives itself out to be.

Every name stands in data/markup_names.json. Refuses to decide alone: a class that wraps the article
says nothing, and callers check that.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from importlib.resources import files
from typing import cast

from newstemma.articles.markup import Node
from newstemma.model.article import BlockKind

_NAMED = re.compile(
    r"""\b(class|id|itemprop|role|data-(?:testid|component|module|type|name|block))\s*=\s*("[^"]*"|'[^']*'|[^\s>"']+)""", re.IGNORECASE
)
_PARTS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
#: Classes that blogging systems put on the article itself, together with its tags and categories.
_TELLS_NOTHING = re.compile(r"\b(?:hentry|type-post|type-article|post-\d+|node-\d+)\b")
_EMBEDDED = re.compile(r"\b(?:twitter-tweet|instagram-media|fb-post|tiktok-embed|bluesky-embed|mastodon-embed|telegram-post)\b")
_MAX_LINE = 700  # characters; a longer block is prose, whatever it begins with


class _Names:
    """The data file, ready for use."""

    def __init__(self) -> None:
        raw = json.loads(files("newstemma.articles").joinpath("data/markup_names.json").read_text(encoding="utf-8"))
        self.words = _turn({kind: names.split() for kind, names in raw["classes"].items()})
        self.pairs = {tuple(pair.split()): kind for pair, kind in _turn({k: v.split("|") for k, v in raw["pairs"].items()}).items()}
        self.tags = _turn({kind: names.split() for kind, names in raw["tags"].items()})
        self.roles = cast("dict[str, BlockKind]", raw["roles"])
        self.itemprops = cast("dict[str, BlockKind]", raw["itemprops"])
        self.lines = [(cast("BlockKind", kind), _whole("|".join(patterns))) for kind, patterns in raw["lines"].items()]
        #: (kind, words of which one must stand in the line, the whole line): the words are looked for first, being quicker to find
        self.holding = [
            (cast("BlockKind", kind), words.split("|") if words != "|" else ["|"], _whole(pattern))
            for kind, words, pattern in raw["holding"]
        ]


def _whole(pattern: str) -> re.Pattern[str]:
    """A pattern for a whole line, signs at its ends left aside. Few at the start: each costs another try."""
    return re.compile(rf"\W{{0,4}}(?:{pattern})\W*\Z", re.IGNORECASE)


def _turn(table: dict[str, list[str]]) -> dict[str, BlockKind]:
    """Word -> kind, the first kind that names a word."""
    turned: dict[str, BlockKind] = {}
    for kind, words in table.items():
        for word in words:
            turned.setdefault(word, cast("BlockKind", kind))
    return turned


@lru_cache(maxsize=1)
def _names() -> _Names:
    return _Names()


def hint(node: Node) -> BlockKind | None:
    """What an element is called; None: nothing that says what it holds."""
    return _hint(node.tag, node.attrs) if node.attrs else _names().tags.get(node.tag)


def is_embedded(node: Node) -> bool:
    """Whether an element holds a post of a social network that the article quotes."""
    return "-" in node.attrs and node.tag in ("blockquote", "div") and _EMBEDDED.search(node.attrs) is not None


@lru_cache(maxsize=16384)
def _hint(tag: str, attrs: str) -> BlockKind | None:
    names = _names()
    found: BlockKind | None = None
    if _TELLS_NOTHING.search(attrs) or _EMBEDDED.search(attrs):
        return None
    for name, quoted in _NAMED.findall(attrs):
        value = quoted.strip("\"'")
        if name == "itemprop":
            found = found or next((kind for word in value.lower().split() if (kind := names.itemprops.get(word))), None)
        elif name == "role":
            found = found or names.roles.get(value.lower())
        else:
            found = found or _named(value[:300], names)
    if found is None and "-" in tag:
        found = _named(tag, names)
    return found or names.tags.get(tag)


def _named(value: str, names: _Names) -> BlockKind | None:
    """The kind that class names give, two words together before one alone; a name's last words say most."""
    best: BlockKind | None = None
    for name in value.split():
        parts = [part.lower() for part in _PARTS.findall(name)]
        for pair in zip(parts, parts[1:], strict=False):
            if pair in names.pairs:
                return names.pairs[pair]
        whole = "".join(parts)
        single = names.words.get(whole) or next((kind for part in reversed(parts) if (kind := names.words.get(part))), None)
        best = best or single
    return best


def line_kind(text: str) -> BlockKind | None:
    """What a line says that it is ("Advertisement", "Read more:", "Photo: …"); None for anything that could be the article's."""
    if len(text) > _MAX_LINE:
        return None
    return _line(text)


@lru_cache(maxsize=8192)
def _line(text: str) -> BlockKind | None:
    names, low = _names(), text.lower()
    held: BlockKind | None = None
    for kind, words, pattern in names.holding:
        if any(word in low for word in words) and pattern.match(text):
            held = kind
            break
    if held == "caption":
        return held
    return next((kind for kind, pattern in names.lines if pattern.match(text)), held)
