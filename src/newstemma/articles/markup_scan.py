"""One pass over the source of a page: blocks, elements, and what is never seen.

Linear in the length of the source, whatever stands in it. Refuses to run, load or repair anything.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from newstemma.articles.markup import Markup, Node, Noted, Runs, make_block
from newstemma.articles.markup_lines import are_paragraphs, by_breaks, by_marks, is_named_inline, is_short_line

# Possessive throughout, and the end of the source closes an open tag: a start that matches is always eaten, so no stretch is read twice.
_TAG = re.compile(
    r"""<(?:(/?)([a-zA-Z][a-zA-Z0-9:._-]*+)((?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+')?+)*+)(?:>|\Z)|!--|!\[CDATA\[|[!?/][^>]*+(?:>|\Z))"""
)
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
#: Blocks whose single line breaks part nothing.
_WHOLE = frozenset(["h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre"])


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
            if name.lower() != "html":
                self.found.furniture.append(tag.span())
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
                if is_named_inline(attrs[:600]):
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
            if name == "time" or (attrs and is_named_inline(node.attrs)):
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
                    named = around is not None and around.tag in ("span", "time") and is_named_inline(around.attrs)
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
                block = make_block(self.text, runs, node, self.linked)
                if block is not None:
                    self.found.blocks.append(block)
        self.runs, self.marks = [], []
        self.seen = self.broken = False
        self.linked = self.breaks = 0

    def _parts(self) -> list[tuple[Runs, Node]]:
        """The block, or its parts where it is a short line of several things, or lines parted by <br>."""
        node, runs = self.stack[-1], self.runs
        short = is_short_line(self.text, runs)
        if self.marks and short:
            return by_marks(runs, self.marks, node)
        if self.breaks and node.tag not in _WHOLE:
            lines = by_breaks(runs)
            if short or are_paragraphs(self.text, lines):
                return [(line, node) for line in lines]
        return [(runs, node)]


def _closing(name: str) -> re.Pattern[str]:
    return _CLOSINGS[name]


_CLOSINGS = {name: re.compile(rf"</{name}(?=[\s/>])[^>]*+>", re.IGNORECASE) for name in _RAW_NAMES}
