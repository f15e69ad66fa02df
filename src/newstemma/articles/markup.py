"""One pass over the source of a page: its blocks of words with their offsets, and the elements that they stand in.

Linear in the length of the source, whatever stands in it. Refuses to judge: which block is the article's is for others.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape

from newstemma.articles.pieces import tidy

# Possessive throughout, and the end of the source closes an open tag: a start that matches is always eaten, so no stretch is read twice.
_TAG = re.compile(
    r"""<(?:(/?)([a-zA-Z][a-zA-Z0-9:._-]*+)((?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+')?+)*+)(?:>|\Z)|!--|!\[CDATA\[|[!?/][^>]*+(?:>|\Z))"""
)
_WORD = re.compile(r"\w+")
_HIDDEN = re.compile(
    r"(?:^|\s)hidden(?=[\s=/]|$)|display\s*:\s*none|visibility\s*:\s*hidden|"
    r"\bclass\s*=\s*[\"']?[^\"'>]*(?<![\w-])(?:hidden|sr-only|visually-?hidden|screen-reader-text|visuallyhidden|u-hidden|is-hidden)(?![\w-])",
    re.IGNORECASE,
)
_NAMED_INLINE = re.compile(r"author|byline|by-line|writer|date|time|publish|credit|copyright|updated", re.IGNORECASE)
_TIME_INLINE = re.compile(r"date|time|publish|updated", re.IGNORECASE)
_WHOLE = frozenset(["h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre"])
_SENTENCE = re.compile(r"[a-z]{3}[.!?][\"'”’]?(?:\s|<|$)")
_MAX_PARTED = 900  # characters of source; a longer line is no byline
_MAYBE_HIDDEN = re.compile(r"hidden|display|sr-only|reader-text", re.IGNORECASE)

_BLOCK, _SPAN, _LINK, _BREAK, _RULE, _RAW, _NOTED, _INLINE, _PAGE = range(1, 10)
_BLOCK_NAMES = (
    "address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hgroup label legend li main menu nav noscript ol optgroup option p pre section summary table tbody td "
    "tfoot th thead tr ul"
).split()
#: Their content is never words of the page.
_RAW_NAMES = "script style iframe noembed noframes textarea select svg template math object canvas audio video title xmp datalist".split()
_CODES: dict[str, int] = {
    **dict.fromkeys(_BLOCK_NAMES, _BLOCK),
    **dict.fromkeys(_RAW_NAMES, _RAW),
    **dict.fromkeys(["span", "time"], _SPAN),
    **dict.fromkeys(["hr", "img", "input", "embed"], _RULE),
    **dict.fromkeys(["meta", "link"], _NOTED),
    "a": _LINK,
    "br": _BREAK,
    "html": _PAGE,
}
_CODES |= {name.upper(): code for name, code in _CODES.items()}
#: Elements that libxml2 or a browser closes by themselves: they do not pile up when left open.
_SELF_CLOSING = frozenset("p li dd dt tr td th tbody thead tfoot option optgroup".split())
_FURNITURE = frozenset("nav footer aside button menu label".split())
_CELLS = frozenset(["td", "th", "caption"])
#: An open element of the first kind is closed by a new one of the same group, unless one of the second kind stands between.
_CLOSED_BY = {
    "li": (frozenset(["li"]), frozenset(["ul", "ol", "menu", "dir"])),
    "dd": (frozenset(["dd", "dt"]), frozenset(["dl"])),
    "dt": (frozenset(["dd", "dt"]), frozenset(["dl"])),
    "tr": (frozenset(["tr", "td", "th"]), frozenset(["table"])),
    "td": (frozenset(["td", "th"]), frozenset(["tr", "table"])),
    "th": (frozenset(["td", "th"]), frozenset(["tr", "table"])),
    "option": (frozenset(["option"]), frozenset(["select"])),
}
_LOOK_BACK = 50  # open elements looked through for one to close; pages nest 10 to 30 deep
_VOID_INLINE = frozenset("wbr area base col param source track keygen".split())


class Node:
    """An open element. tag in lower case; attrs as they stand; words: how many of its words are the article's, counted later."""

    __slots__ = ("attrs", "cells", "hidden", "inline", "parent", "start", "tag", "words")

    def __init__(self, tag: str, attrs: str, parent: Node | None, start: int, inline: int = 0) -> None:
        """`inline`: inline elements open when this one was opened."""
        self.tag = tag
        self.attrs = attrs
        self.parent = parent
        self.start = start
        self.inline = inline
        self.words = 0
        self.hidden: bool
        self.cells: dict[str, int] | None = None
        self.hidden = (parent is not None and parent.hidden) or tag == "noscript" or (attrs != "" and is_hidden(attrs))


@lru_cache(maxsize=65536)
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


def read_markup(text: str, start: int, end: int, *, max_nesting: int) -> Markup:
    """The blocks of text[start:end]. Elements deeper than `max_nesting` are read as if they were not there; `depth` says so."""
    return _Scan(text, start, end, max_nesting).run()


class _Scan:
    """The state of one pass."""

    def __init__(self, text: str, start: int, end: int, max_nesting: int) -> None:
        self.text, self.start, self.end, self.max_nesting = text, start, end, max_nesting
        self.found = Markup()
        self.root = Node("", "", None, start)
        self.stack = [self.root]
        self.open: dict[str, int] = {}
        self.runs: list[tuple[int, int]] = []
        self.linked = 0
        self.marks: list[tuple[int, Node | None]] = []  # (runs before it, the named inline element that begins there; None: one ends)
        self.seen = False  # whether the runs hold anything but space
        self.breaks = 0
        self.link_end = -1
        self.broken = False  # whether the last thing seen was a <br>
        self.in_link = False
        self.inline = 0
        self.skipped = 0
        self.no_end: set[str] = set()  # closing marks that do not come any more

    def run(self) -> Markup:
        """Read it all."""
        text, end, pos, search = self.text, self.end, self.start, _TAG.search
        steps: dict[int, Callable[[str, str, re.Match[str]], int]] = {
            _BLOCK: self._block, _SPAN: self._span, _LINK: self._link, _BREAK: self._break, _RULE: self._rule,
            _RAW: self._raw, _NOTED: self._note, _INLINE: self._other, _PAGE: self._html,
        }  # fmt: skip
        codes = _CODES
        while (tag := search(text, pos, end)) is not None:
            at = tag.start()
            if at > pos:
                self._words(pos, at)
            pos = tag.end()
            name = tag[2]
            if name is None:
                pos = self._mark(tag)
                continue
            code = codes.get(name)
            if code is None:
                name = name.lower()
                code = codes.get(name) or (_BLOCK if "-" in name else _INLINE)
            pos = steps[code](name, tag[1], tag)
            self.found.tags += 1
        if pos < end:
            self._words(pos, end)
        self._flush()
        return self.found

    def _words(self, start: int, end: int) -> None:
        """Characters between two tags."""
        space = self.text[start:end].isspace()
        if space and not self.seen:
            return
        self.runs.append((start, end))
        if not space:
            self.seen, self.broken = True, False
            if self.in_link:
                self.linked += end - start

    def _mark(self, tag: re.Match[str]) -> int:
        """A comment, a declaration, a stray closing mark."""
        shown = tag[0]
        if shown == "<!--":
            return self._skip_to("-->", tag.start(), tag.end())
        return tag.end()

    def _skip_to(self, mark: str, start: int, pos: int) -> int:
        """Past the next `mark`; where there is none, just past the opening."""
        at = -1 if mark in self.no_end else self.text.find(mark, pos, self.end)
        if at < 0:
            self.no_end.add(mark)
            return pos
        self.found.unseen.append((start, at + len(mark)))
        return at + len(mark)

    def _raw(self, name: str, closing: str, tag: re.Match[str]) -> int:
        """A script, a style, a title: on to its end."""
        name = name.lower()
        pos = tag.end()
        if closing or tag[3].endswith("/"):
            return pos
        stop = None if name in self.no_end else _closing(name).search(self.text, pos, self.end)
        if stop is None:
            self.no_end.add(name)
            return pos if name not in ("script", "style") else self.end
        if name == "title" or (name == "script" and "json" in tag[3].lower()):
            self.found.noted.append(Noted(name, tag[3], tag.start(3), pos, stop.start()))
        self.found.unseen.append((tag.start(), stop.end()))
        return stop.end()

    def _note(self, name: str, closing: str, tag: re.Match[str]) -> int:
        if not closing:
            self.found.noted.append(Noted(name.lower(), tag[3], tag.start(3), tag.end(), tag.end()))
        return tag.end()

    def _html(self, name: str, closing: str, tag: re.Match[str]) -> int:
        return self._note(name, closing, tag)

    def _note_inner(self, name: str, tag: re.Match[str]) -> None:
        """An element with itemprop, or a time: what follows it is read by whoever wants it."""
        attrs = tag[3]
        if "itemprop" in attrs or "datetime" in attrs or "rel=" in attrs:
            self.found.noted.append(Noted(name.lower(), attrs, tag.start(3), tag.end(), -1))

    def _break(self, _name: str, _closing: str, tag: re.Match[str]) -> int:
        """<br>: a space; the second in a row ends the block."""
        if self.broken:
            self._flush()
        elif self.seen:
            self.runs.append((tag.end(), tag.end()))
            self.broken = True
            self.breaks += 1
        return tag.end()

    def _rule(self, name: str, _closing: str, tag: re.Match[str]) -> int:
        if name.lower() == "hr":
            self._flush()
            return tag.end()
        self.found.furniture.append(tag.span())
        if "itemprop" in tag[3]:
            self._note_inner(name, tag)
        return tag.end()

    def _link(self, name: str, closing: str, tag: re.Match[str]) -> int:
        if closing:
            self.in_link = False
            self.link_end = tag.end()
            if self.marks:
                self.marks.append((len(self.runs), None))
        else:
            attrs = tag[3]
            if self.seen and tag.start() == self.link_end:
                self.runs.append((self.link_end, self.link_end))  # two links without a space between them are two things
            self.in_link = "href" in attrs or "HREF" in attrs
            if "rel" in attrs or "itemprop" in attrs or "class" in attrs:
                self._note_inner(name, tag)
                if _NAMED_INLINE.search(attrs):
                    self.marks.append((len(self.runs), Node("a", attrs, self.stack[-1], tag.start(), self.inline)))
        return tag.end()

    def _other(self, name: str, closing: str, tag: re.Match[str]) -> int:
        """An inline element: it only counts for the depth."""
        if closing:
            self.inline = max(0, self.inline - 1)
        elif not tag[3].endswith("/") and name not in _VOID_INLINE:
            self.inline += 1
            self._deepest()
        return tag.end()

    def _deepest(self) -> None:
        depth = len(self.stack) + self.inline + self.skipped
        self.found.depth = max(self.found.depth, depth)

    def _span(self, name: str, closing: str, tag: re.Match[str]) -> int:
        """A span or a time: kept on the stack for its class; one that is named may be a part of a line by itself."""
        name = name.lower()
        if closing:
            self._close_span(name)
            return tag.end()
        attrs = tag[3]
        if "itemprop" in attrs or "datetime" in attrs:
            self._note_inner(name, tag)
        if len(self.stack) < self.max_nesting and not attrs.endswith("/"):
            node = Node(name, attrs, self.stack[-1], tag.start(), self.inline)
            self.stack.append(node)
            if name == "time" or (attrs and _NAMED_INLINE.search(attrs)):
                self.marks.append((len(self.runs), node))
        else:
            self.inline += 1
        self._deepest()
        return tag.end()

    def _close_span(self, name: str) -> None:
        """Close the nearest open one of this name, unless a block stands between."""
        stack = self.stack
        for back in range(1, min(len(stack), _LOOK_BACK)):
            node = stack[-back]
            if node.tag == name:
                if self.marks:
                    around = node.parent
                    named = around is not None and around.tag in ("span", "time") and _NAMED_INLINE.search(around.attrs)
                    self.marks.append((len(self.runs), around if named else None))
                del stack[-back:]
                self.inline = node.inline
                return
            if node.tag not in ("span", "time"):
                return

    def _block(self, name: str, closing: str, tag: re.Match[str]) -> int:
        name = name.lower()
        if closing:
            self._close(name, tag.end())
        elif "-" in name and self.open.get("p"):
            return self._other(name, closing, tag)
        else:
            self._open(name, tag)
        return tag.end()

    def _open(self, name: str, tag: re.Match[str]) -> None:
        if self.seen:
            self._flush()
        if self.open.get("p") and name not in ("button", "label", "noscript"):
            self._close("p")
        group = _CLOSED_BY.get(name)
        if group is not None:
            self._close_group(*group)
        attrs = tag[3]
        if "itemprop" in attrs:
            self._note_inner(name, tag)
        if attrs.endswith("/") and "-" in name:
            return
        if len(self.stack) >= self.max_nesting:
            if name not in _SELF_CLOSING:
                self.skipped += 1
                self._deepest()
            return
        node = Node(name, attrs, self.stack[-1], tag.start(), self.inline)
        self.stack.append(node)
        self.open[name] = self.open.get(name, 0) + 1
        if name in _CELLS:
            node.cells, self.open = self.open, {}
        self._deepest()

    def _close_group(self, closed: frozenset[str], bounds: frozenset[str]) -> None:
        """Close the open element that a new one of its kind ends."""
        stack = self.stack
        for back in range(1, min(len(stack), _LOOK_BACK)):
            tag = stack[-back].tag
            if tag in bounds:
                return
            if tag in closed:
                self._pop(len(stack) - back)
                return

    def _close(self, name: str, end: int = -1) -> None:
        """Close the nearest open element of this name, and all that stand open in it."""
        if self.seen:
            self._flush()
        if self.skipped and name not in _SELF_CLOSING:
            self.skipped -= 1
            return
        stack = self.stack
        if name in _CELLS or name in ("tr", "table", "tbody", "thead", "tfoot"):
            self._close_cells(name)
            return
        if not self.open.get(name):
            return
        at = len(stack) - 1
        while stack[at].tag != name:
            at -= 1
        if name in _FURNITURE and end > 0:
            self.found.furniture.append((stack[at].start, end))
        self._pop(at)

    def _close_cells(self, name: str) -> None:
        """Tables close through the cells that stand open in them."""
        stack = self.stack
        for back in range(1, min(len(stack), 4 * _LOOK_BACK)):
            if stack[-back].tag == name:
                self._pop(len(stack) - back)
                return
            if stack[-back].tag == "table":
                return

    def _pop(self, at: int) -> None:
        stack = self.stack
        self.inline = stack[at].inline
        while len(stack) > at:
            node = stack.pop()
            if node.cells is not None:
                self.open = node.cells
            count = self.open.get(node.tag)
            if count:
                self.open[node.tag] = count - 1

    def _flush(self) -> None:
        """End the block."""
        if self.seen:
            for runs, node in self._parts():
                block = _make(self.text, runs, node, self.linked)
                if block is not None:
                    self.found.blocks.append(block)
        self.runs, self.marks = [], []
        self.seen = self.broken = False
        self.linked = self.breaks = 0

    def _parts(self) -> list[tuple[Runs, Node]]:
        """The block, or its parts where it is a short line of several things, or lines parted by <br>."""
        node, runs = self.stack[-1], self.runs
        short = runs[-1][1] - runs[0][0] <= _MAX_PARTED and not _SENTENCE.search(self.text, runs[0][0], runs[-1][1])
        if self.marks and short:
            return _by_marks(runs, self.marks, node)
        if self.breaks and node.tag not in _WHOLE:
            lines = _by_breaks(runs)
            if short or _are_paragraphs(self.text, lines):
                return [(line, node) for line in lines]
        return [(runs, node)]


def _by_marks(runs: Runs, marks: list[tuple[int, Node | None]], node: Node) -> list[tuple[Runs, Node]]:
    """A line cut at the inline elements in it that are named, as a byline and its date are.

    Words between two named elements go with the later one ("By", "and", "Updated"), those at the end with the earlier one.
    """
    parts: list[tuple[Runs, Node]] = []
    pending: Runs = []
    for (at, named), (stop, _) in zip([(0, None), *marks], [*marks, (len(runs), None)], strict=True):
        pending += runs[at:stop]
        if named is None or at == stop:
            continue
        if parts and _tells_time(parts[-1][1]) == _tells_time(named):
            parts[-1][0].extend(pending)
        else:
            parts.append((pending, named))
        pending = []
    if not parts:
        return [(runs, node)]
    parts[-1][0].extend(pending)
    return parts


def _tells_time(node: Node) -> bool:
    return node.tag == "time" or _TIME_INLINE.search(node.attrs) is not None


def _by_breaks(runs: Runs) -> list[Runs]:
    """The lines of a block; a <br> is an empty run."""
    lines: list[Runs] = [[]]
    for run in runs:
        if run[0] == run[1]:
            lines.append([])
        else:
            lines[-1].append(run)
    return [line for line in lines if line]


def _are_paragraphs(text: str, lines: list[Runs]) -> bool:
    """Whether lines parted by single <br> are paragraphs: long, and each the end of a sentence."""
    if len(lines) < 2 or sum(line[-1][1] - line[0][0] for line in lines) < 90 * len(lines):
        return False
    return all(text[line[0][0] : line[-1][1]].rstrip()[-1:] in "\"'.!?”’)…;" for line in lines[:-1])


def _closing(name: str) -> re.Pattern[str]:
    return _CLOSINGS[name]


_CLOSINGS = {name: re.compile(rf"</{name}(?=[\s/>])[^>]*+>", re.IGNORECASE) for name in _RAW_NAMES}


def _make(text: str, runs: list[tuple[int, int]], node: Node, linked: int) -> Block | None:
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
