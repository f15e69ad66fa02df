"""Word files: the paragraphs of the main text, a blank line between them. Deleted words, comments, headers and footers are left out.

Refuses to take a file's properties for an article's: a title is stated only where its words stand in the text, the day on which the
file was made is not stated at all.
"""

from __future__ import annotations

import zipfile
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

from newstemma.model.document import Document, Part, Stated
from newstemma.notices import Notice
from newstemma.readers.archives import BROKEN, refusal
from newstemma.readers.layer import printed, set_aside
from newstemma.readers.xml import parse_xml
from newstemma.settings import ReadSettings

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

#: What one element of a run stands for, by its name without its vocabulary.
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_MIN_TITLE_WORDS = 5  # "The Times of Port Vale" has as many; a headline seldom has fewer
#: Not part of the text: deleted words, a drawing's second version of its words, fields' codes, notes' own texts.
_SKIPPED = frozenset({"del", "moveFrom", "Fallback", "instrText", "delText", "pPr", "rPr", "sectPr"})


def read_docx(document: Document, settings: ReadSettings) -> tuple[Document, list[Notice]]:
    """The document with its text layer and one plain part over it."""
    source = _member(document.raw, "word/document.xml", settings)
    if isinstance(source, str):
        return set_aside(document, source)
    root = parse_xml(source)
    if isinstance(root, str):
        return set_aside(document, f"a damaged Word file ({root})")
    paragraphs = [(style, text.strip("\n")) for style, text in _paragraphs(root) if text.strip()]
    if not paragraphs:
        return set_aside(document, "a Word file without text")
    text = "\n\n".join(words for _, words in paragraphs)
    end = min(len(text), settings.max_page_chars)
    notices = []
    if end < len(text):
        notices = [Notice("too_large", document.name, f"{document.name} has {len(text)} characters; only the first {end} were read.")]
    stated = _stated(document, text[:end], paragraphs, settings)
    return replace(document, text=text, parts=(Part(0, end, "plain", stated),)), notices


def _member(raw: bytes, name: str, settings: ReadSettings) -> bytes | str:
    """One file of the package; or why there is none: one clause."""
    try:
        with zipfile.ZipFile(BytesIO(raw)) as package:
            entry = package.getinfo(name)
            problem = refusal(entry, settings)[0]
            return package.read(entry) if problem is None else f"a Word file that cannot be opened: {problem}"
    except (KeyError, *BROKEN):
        return "a damaged Word file"


def _local(element: Element) -> str:
    """An element's name without its vocabulary."""
    return str(element.tag).rpartition("}")[2]


def _paragraphs(root: Element) -> list[tuple[str, str]]:
    """Style and words of each paragraph in reading order; a text box comes after the paragraph that it hangs on."""
    out: list[tuple[str, str]] = []
    pending = [root]
    while pending:
        element = pending.pop()
        if _local(element) == "p":
            boxes: list[Element] = []
            out.append((_style(element), _words(element, boxes)))
            pending.extend(reversed(boxes))
        elif _local(element) not in _SKIPPED:
            pending.extend(reversed(list(element)))
    return out


def _words(paragraph: Element, boxes: list[Element]) -> str:
    """A paragraph's words; the paragraphs of text boxes in it go to `boxes`."""
    words: list[str] = []
    pending = list(reversed(list(paragraph)))
    while pending:
        element = pending.pop()
        name = _local(element)
        if name == "p":
            boxes.append(element)
        elif name == "t":
            words.append(element.text or "")
        elif name in _SIGNS:
            words.append(_SIGNS[name])
        elif name not in _SKIPPED:
            pending.extend(reversed(list(element)))
    return "".join(words)


def _style(paragraph: Element) -> str:
    """The name of a paragraph's style, "" for the usual one."""
    for properties in paragraph:
        if _local(properties) == "pPr":
            for style in properties:
                if _local(style) == "pStyle":
                    return next((value for key, value in style.attrib.items() if key.rpartition("}")[2] == "val"), "")
    return ""


def _stated(document: Document, text: str, paragraphs: list[tuple[str, str]], settings: ReadSettings) -> tuple[Stated, ...]:
    """The title: the property of that name where its words are printed, else what the styles say is one."""
    source = _member(document.raw, "docProps/core.xml", settings)
    core = parse_xml(source) if isinstance(source, bytes) else ""
    title = "" if isinstance(core, str) else next((element.text or "" for element in core if _local(element) == "title"), "")
    return printed(document.id, text, "title", title) or printed(document.id, text, "title", _headed(paragraphs))


def _headed(paragraphs: list[tuple[str, str]]) -> str:
    """The words in the style Title, if too many for a masthead, which often stands in it; else the only heading of the first rank."""
    titled = next((words for style, words in paragraphs[:20] if style.lower() == "title"), "")
    if len(titled.split()) >= _MIN_TITLE_WORDS:
        return titled
    headings = [words for style, words in paragraphs if style.lower() in ("heading1", "heading 1")]
    return headings[0] if len(headings) == 1 else ""
