"""A text layer in the making: the lines that stand for a format's fields and bodies, and the parts that they make.

Refuses to state a value that does not stand in the layer: every `Stated` of a layer carries the characters it rests on.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace

from newstemma.model.document import Document, Form, Part, Stated
from newstemma.model.text import DocSpan
from newstemma.notices import Notice

_SURROGATE = re.compile("[\ud800-\udfff]")
_TAG = re.compile(
    r"</?(?:p|br|div|a|img|span|h[1-6]|ul|ol|li|em|strong|b|i|blockquote|figure|article|section|table|tr|td|html|body)(?:\s[^<>]{0,2000})?/?>",
    re.IGNORECASE,
)


def begin(names: tuple[str, ...], raw: bytes, media_type: str) -> Document:
    """A document with its id and its bytes, nothing read from it yet. names: sorted, at least one."""
    digest = hashlib.sha256(raw).hexdigest()
    return Document("d-" + digest[:16], names[0], names, digest, media_type, len(raw), "", raw=raw)


def set_aside(document: Document, reason: str, kind: str = "unreadable") -> tuple[Document, list[Notice]]:
    """The document listed with the reason why nothing was read from it. reason: one clause, no full stop."""
    out = replace(document, text="", parts=(), skipped=reason)
    return out, [Notice(kind, document.name, f"{document.name} was not read: {reason}.")]


def looks_like_markup(text: str) -> bool:
    """Whether HTML tags stand in the text."""
    return _TAG.search(text) is not None


class Layer:
    """Composes `Document.text` part by part."""

    def __init__(self, document: Document) -> None:
        """Start with no characters."""
        self._document = document
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
        self._body = self.write(text)

    def close(self, form: Form) -> None:
        """End the part; the next one begins after a blank line."""
        if self._body is not None:
            self.write("\n")
        self._parts.append(Part(self._start, self._length, form, tuple(self._stated), self._body))
        self.write("\n")
        self._start, self._stated, self._body = self._length, [], None

    def finish(self) -> Document:
        """The document with its layer and its parts."""
        return replace(self._document, text="".join(self._pieces), parts=tuple(self._parts))
