"""RSS 2.0, RSS 1.0 and Atom files: one part for each entry, its outlet taken from <source>, else from the channel's title."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newstemma.model.document import Document
from newstemma.notices import Notice
from newstemma.readers.layer import Layer, left_out, looks_like_markup, set_aside
from newstemma.readers.xml import UNDECLARED, parse_feed
from newstemma.settings import ReadSettings

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

#: The vocabularies that feeds are written in, by a short name; "" is the feed's own.
_SPACES = {
    "": "", "http://purl.org/rss/1.0/": "", "http://my.netscape.com/rdf/simple/0.9/": "", "http://backend.userland.com/rss2": "",
    "http://purl.org/atom/ns#": "atom:", "http://www.w3.org/2005/Atom": "atom:",
    "http://purl.org/rss/1.0/modules/content/": "content:", "http://purl.org/dc/elements/1.1/": "dc:",
    "http://purl.org/dc/terms/": "dcterms:",
    UNDECLARED + "content": "content:", UNDECLARED + "dc": "dc:", UNDECLARED + "dcterms": "dcterms:", UNDECLARED + "atom": "atom:",
}  # fmt: skip
_INLINE_TAG = re.compile(r"</?[A-Za-z][^<>]{0,300}>")
_CHARACTER = re.compile(r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_NAMED = re.compile(r"\(([^()]{2,100})\)\s*$")


@dataclass(frozen=True, slots=True)
class _Channel:
    """What the feed says of all its entries."""

    title: str
    language: str


def read_feed(document: Document, settings: ReadSettings) -> tuple[Document, list[Notice]]:
    """The document with a layer of the feed's entries, one part each."""
    root = parse_feed(document.text)
    if isinstance(root, str):
        return set_aside(document, root)
    channel = _channel(root)
    layer, notices = Layer(document, settings), []
    bad: list[tuple[str, str]] = []
    number = 0
    for number, entry in enumerate(_entries(root), 1):
        if len(layer) >= settings.max_parts:
            text = f"{document.name} holds more than {settings.max_parts} entries; only so many were read."
            notices.append(Notice("too_large", document.name, text))
            break
        if not _write(layer, entry, channel):
            bad.append((f"entry {number}", "it holds no text"))
    notices += left_out(document, bad)
    if not len(layer):
        out, more = set_aside(document, "a feed whose entries hold no text" if number else "a feed without entries")
        return out, notices + more
    return layer.finish(), notices + layer.notices


def _name(element: Element) -> str:
    """An element's name with the short name of its vocabulary; "" for a vocabulary that is not read."""
    space, _, local = str(element.tag).rpartition("}")
    short = _SPACES.get(space.removeprefix("{"))
    return "" if short is None else short + local


def _entries(root: Element) -> Iterator[Element]:
    """The entries in their order."""
    return (element for element in root.iter() if _name(element) in ("item", "atom:entry", "entry"))


def _channel(root: Element) -> _Channel:
    """The channel's title and language."""
    top = next((element for element in root.iter() if _name(element) == "channel"), root)
    texts = _children(top)
    language = root.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    return _Channel(_words(texts, "title", "atom:title"), _words(texts, "language", "dc:language") or language)


def _children(element: Element) -> dict[str, list[Element]]:
    """An element's children by name, in order."""
    out: dict[str, list[Element]] = {}
    for child in element:
        out.setdefault(_name(child), []).append(child)
    return out


def _words(children: dict[str, list[Element]], *names: str) -> str:
    """The words of the first child with one of the names, dearest first, that holds any; tags and doubly escaped signs resolved."""
    for name in names:
        for child in children.get(name, ()):
            words = "".join(child.itertext())
            if _CHARACTER.search(words) or _INLINE_TAG.search(words):
                words = html.unescape(_INLINE_TAG.sub("", words))
            if words.strip():
                return " ".join(words.split())
    return ""


def _write(layer: Layer, entry: Element, channel: _Channel) -> bool:
    """Write an entry's fields and its text; False, and nothing written, where it has none."""
    children = _children(entry)
    body, is_html = _body(children)
    if not body.strip():
        return False
    layer.line("title", "title", _words(children, "title", "atom:title", "dc:title"))
    layer.line("source", "outlet", _outlet(children) or channel.title)
    layer.line("link", "url", _link(children))
    for author in _authors(children):
        layer.line("author", "authors", author)
    layer.line(
        "published", "published", _words(children, "pubDate", "atom:published", "atom:issued", "dc:date", "dcterms:created", "published")
    )
    layer.line("updated", "updated", _words(children, "atom:updated", "atom:modified", "dcterms:modified", "updated"))
    for category in children.get("category", []) + children.get("atom:category", []):
        layer.line("category", "category", category.get("term") or " ".join("".join(category.itertext()).split()))
    layer.line("language", "language", channel.language)
    layer.body(body)
    layer.close("html" if is_html else "plain")
    return True


def _body(children: dict[str, list[Element]]) -> tuple[str, bool]:
    """The fullest text that an entry gives, and whether it is HTML."""
    for name in ("content:encoded", "atom:content", "content", "description", "atom:summary", "summary", "dc:description"):
        for child in children.get(name, ()):
            text, is_html = _text(child)
            if text.strip():
                return text, is_html
    return "", False


def _text(element: Element) -> tuple[str, bool]:
    """One text of an entry, and whether it is HTML."""
    kind = (element.get("type") or "").lower()
    if len(element):  # tags that stand in the feed's own tree
        return _source(element), True
    text = element.text or ""
    if kind in ("text", "text/plain"):
        return text, False
    return text, kind in ("html", "text/html") or looks_like_markup(text) or _CHARACTER.search(text) is not None


def _source(element: Element) -> str:
    """The HTML source of what stands inside an element."""
    from xml.etree.ElementTree import tostring

    for inner in element.iter():
        inner.tag = str(inner.tag).rpartition("}")[2]
    try:
        return html.escape(element.text or "", quote=False) + "".join(
            tostring(child, encoding="unicode", method="html") for child in element
        )
    except RecursionError:  # the serialiser goes down tag by tag; the words are still there
        return html.escape("".join(element.itertext()), quote=False)


def _outlet(children: dict[str, list[Element]]) -> str:
    """Who published an entry that a feed passes on: the words of <source>, or the title inside an Atom <source>."""
    for source in children.get("source", []) + children.get("atom:source", []):
        inner = _words(_children(source), "atom:title", "title")
        words = inner or ("" if len(source) else " ".join((source.text or "").split()))
        if words:
            return html.unescape(words)
    return ""


def _link(children: dict[str, list[Element]]) -> str:
    """The entry's own address."""
    for link in children.get("link", []):
        if (link.text or "").strip() or link.get("href"):
            return (link.text or "").strip() or link.get("href", "")
    links = children.get("atom:link", [])
    for link in [link for link in links if link.get("rel", "alternate") == "alternate"]:
        if link.get("href"):
            return link.get("href", "")
    for guid in children.get("guid", []) + children.get("atom:id", []):
        text = (guid.text or "").strip()
        if guid.get("isPermaLink", "true") != "false" and text.startswith(("http://", "https://")):
            return text
    return ""


def _authors(children: dict[str, list[Element]]) -> list[str]:
    """The names of an entry's authors; of "address (Name)" the name."""
    out: list[str] = []
    for author in children.get("dc:creator", []) + children.get("atom:author", []) + children.get("author", []):
        words = _words(_children(author), "atom:name", "name") or " ".join((author.text or "").split())
        named = _NAMED.search(words)
        words = named[1].strip() if named and "@" in words else words
        if words and words not in out:
            out.append(words)
    return out
