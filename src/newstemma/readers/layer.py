"""A text layer in the making: the lines that stand for a format's fields and bodies, and the parts that they make.

Refuses to state a value that does not stand in the layer: every `Stated` of a layer carries the characters it rests on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from newstemma.model.document import Document, Form, Part, Stated
from newstemma.model.text import DocSpan
from newstemma.notices import Notice
from newstemma.settings import ReadSettings

_TOLD = 20  # notices on what was left out of one file; the rest are counted in one
_SURROGATE = re.compile("[\ud800-\udfff]")
_BLOCK = re.compile(
    r"</?(?:p|br|div|h[1-6]|ul|ol|li|blockquote|figure|article|section|table|tr|html|body)(?:\s[^<>]{0,500})?/?>", re.IGNORECASE
)
_INLINE = re.compile(r"</(?:a|span|em|strong|b|i|u|sup|small|cite)\s{0,9}>|<img\s[^<>]{1,500}>", re.IGNORECASE)


def set_aside(document: Document, reason: str, kind: str = "unreadable") -> tuple[Document, list[Notice]]:
    """The document listed with the reason why nothing was read from it. reason: one clause, no full stop."""
    out = replace(document, text="", parts=(), skipped=reason)
    return out, [Notice(kind, document.name, f"{document.name} was not read: {reason}.")]


def left_out(document: Document, bad: Iterable[tuple[str, str]]) -> list[Notice]:
    """A notice for each row, message or entry that was not read, the first of them one by one, the rest in one.

    bad      where it stands, ending in a number, and why: one clause
    """
    ordered = sorted(bad, key=lambda one: int(one[0].rpartition(" ")[2]))
    name = document.name
    sentences = [f"{name}, {where}, was left out: {why}; the others are there." for where, why in ordered[:_TOLD]]
    if len(ordered) > _TOLD:
        sentences.append(f"{name}: {len(ordered) - _TOLD} more were left out, the last at {ordered[-1][0]}.")
    return [Notice("bad_record", name, sentence) for sentence in sentences]


def looks_like_markup(text: str) -> bool:
    """Whether a text is HTML: it has tags of blocks, or other tags and no blank lines, which HTML would not keep."""
    if "<" not in text:
        return False
    return _BLOCK.search(text) is not None or ("\n\n" not in text and _INLINE.search(text) is not None)


def printed(document: str, text: str, name: str, value: str) -> tuple[Stated, ...]:
    """What a file's properties say, if the same words stand near the start of its text: properties are often those of a template."""
    words = value.split()
    if not 3 <= len(words) <= 60:
        return ()
    match = re.compile(r"\s{1,9}".join(map(re.escape, words))).search(text, 0, 6000)
    if match is None:
        return ()
    return (Stated(name, match[0], DocSpan(document, match.start(), match.end(), match[0])),)


class Layer:
    """Composes `Document.text` part by part."""

    def __init__(self, document: Document, settings: ReadSettings) -> None:
        """Start with no characters."""
        self._document = document
        self._longest = settings.max_page_chars
        #: What was odd: bodies that were cut at the longest page that is read.
        self.notices: list[Notice] = []
        self._pieces: list[str] = []
        self._length = 0
        self._parts: list[Part] = []
        self._stated: list[Stated] = []
        self._start = 0
        self._body: tuple[int, int] | None = None

    def __len__(self) -> int:
        """How many parts are closed."""
        return len(self._parts)

    def write(self, text: str) -> tuple[int, int]:
        """Where the text now stands. Lone surrogates, which JSON can spell, become U+FFFD: no file can hold them."""
        text = _SURROGATE.sub("\ufffd", text)
        start = self._length
        self._pieces.append(text)
        self._length += len(text)
        return start, self._length

    def line(self, label: str, name: str, value: str) -> None:
        """Write "label: value" on a line and state it under `name`; nothing where the value is empty."""
        value = _SURROGATE.sub("\ufffd", value).strip()
        if not value:
            return
        self.write(f"{label.strip()}: ")
        start, end = self.write(value)
        self.write("\n")
        self._stated.append(Stated(name, value, DocSpan(self._document.id, start, end, value)))

    def body(self, text: str) -> None:
        """Write the body after a blank line, as it stands."""
        if self._length > self._start:
            self.write("\n")
        self._body = self.write(self._cut(text))

    def close(self, form: Form) -> None:
        """End the part; the next one begins after a blank line."""
        if self._body is not None:
            self.write("\n")
        self._parts.append(Part(self._start, self._length, form, tuple(self._stated), self._body))
        self.write("\n")
        self._start, self._stated, self._body = self._length, [], None

    def page(self, source: str) -> None:
        """Write a page's HTML source after a blank line, as a part of its own: the lines before it are no part of the page."""
        self.write("\n" if self._length else "")
        start, end = self.write(self._cut(source))
        self._parts.append(Part(start, end, "html", tuple(self._stated)))
        self._stated = []

    def _cut(self, text: str) -> str:
        """The text up to the longest page that is read."""
        if len(text) > self._longest:
            name = self._document.name
            told = f"{name}: a text of {len(text)} characters was read only up to the first {self._longest}."
            self.notices.append(Notice("too_large", name, told))
        return text[: self._longest]

    def finish(self) -> Document:
        """The document with its layer and its parts."""
        return replace(self._document, text="".join(self._pieces), parts=tuple(self._parts))
