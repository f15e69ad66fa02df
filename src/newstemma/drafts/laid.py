"""A draft as it was handed in becomes an article of its own: every paragraph kept, headings told from prose, markup taken off.

Nothing is taken for furniture: what a writer put into a draft is to be checked. Never an article of the pile, nor a source.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from newstemma.model.article import Article, Paragraph
from newstemma.model.document import Document
from newstemma.model.text import When

_FENCE = re.compile(r"^(```|~~~).*?^\1[^\n]*$", re.MULTILINE | re.DOTALL)
_FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_TAGS = re.compile(r"<(script|style)\b.*?</\1>|</?[a-zA-Z][^<>\n]{0,200}>", re.DOTALL)
_HASHES = re.compile(r"^\s*#{1,6}\s*|\s+#+\s*$")
_UNDERLINE = re.compile(r"=+|-{2,}|(?:\*\s*){3,}")
_ENTRY = re.compile(r"\s*(?:[-*+]|\d{1,3}[.)])\s+")
_LEAD = re.compile(r"^\s*(?:>\s?)*(?:[-*+]\s+|\d{1,3}[.)]\s+)?")
_LINK = re.compile(r"!?\[([^\]\n]*)\]\([^)\n]*\)|\[([^\]\n]+)\]\[[^\]\n]*\]")
_NOTE = re.compile(r"\[\^[^\]\n]+\]:?")
_MARKS = re.compile(r"(?<!\w)(\*{1,3}|_{1,3}|~~|`+)(?=\S)(.+?)(?<=\S)\1(?!\w)", re.DOTALL)
_END = re.compile(r"[.!?…:;][\"”’')\]]*$")
_HEAD_WORDS = 14  # a line without a stop at its end and no longer than this is a heading


@dataclass(frozen=True, slots=True)
class Laid:
    """A draft as an article, and the numbers of its paragraphs that are headings."""

    article: Article
    headings: frozenset[int]


def laid(draft: Document, day: str | None) -> Laid:
    """The draft's text. day: ISO day on which it is written; None: not known, then "on Monday" is held to be any Monday."""
    pieces = [(words, head) for raw, head in _pieces(draft) if (words := _tidy(raw))]
    at, places = 0, []
    for words, _ in pieces:
        places.append(Paragraph(at, at + len(words), 0, 0))
        at += len(words) + 2
    key = hashlib.sha256(f"draft:{draft.id}".encode()).hexdigest()[:16]
    article = Article(
        id=f"a-{key}",
        document=draft.id,
        name=draft.name,
        url=None,
        section=None,
        title=None,
        deck=None,
        language=None,
        outlet=None,
        outlet_basis=None,
        authors=(),
        credits=(),
        dateline=None,
        published=When(day, "day", "stated") if day is not None else None,
        updated=None,
        other_dates=(),
        text="\n\n".join(words for words, _ in pieces),
        paragraphs=tuple(places),
        blocks=(),
    )
    return Laid(article, frozenset(n for n, (_, head) in enumerate(pieces) if head))


def _pieces(draft: Document) -> Iterator[tuple[str, bool]]:
    """(words, whether they are a heading) of each paragraph, in order. What stands in a list is none."""
    for part in draft.parts:
        text = draft.text[part.start : part.end]
        if part.form == "html":
            yield from _of_html(text)
        elif draft.media_type == "text/markdown":
            yield from _of_markdown(text)
        else:
            yield from _of_plain(text)


def _of_plain(text: str) -> Iterator[tuple[str, bool]]:
    """Blocks between blank lines; in a text without any, its lines, unless they are hard wraps."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    blocks = re.split(r"\n[^\S\n]*\n\s*", text)
    for block in blocks:
        lines = [line for line in block.split("\n") if line.strip()]
        wrapped = sum(_END.search(line.rstrip()) is None for line in lines[:-1]) * 2 > len(lines) - 1
        for words in [" ".join(lines)] if wrapped else lines:
            yield words, _is_heading(words)


def _is_heading(words: str) -> bool:
    return len(words.split()) <= _HEAD_WORDS and _END.search(words.strip()) is None


def _of_markdown(text: str) -> Iterator[tuple[str, bool]]:
    text = _TAGS.sub("", _COMMENT.sub("", _FENCE.sub("", _FRONT.sub("", text.replace("\r\n", "\n")))))
    for block in re.split(r"\n[^\S\n]*\n\s*", text):
        run: list[str] = []
        listed = False
        for line in block.split("\n"):
            underline, entry = _UNDERLINE.fullmatch(line.strip()) is not None, _ENTRY.match(line) is not None
            head = line.lstrip().startswith("#")
            if underline or entry or head:
                yield from _flushed(run, underlined=underline, listed=listed)
                run, listed = [], entry
            if head:
                yield _bare(_HASHES.sub("", line)), True
            elif not underline:
                run.append(_LEAD.sub("", line))
        yield from _flushed(run, underlined=False, listed=listed)


def _flushed(run: list[str], *, underlined: bool, listed: bool) -> Iterator[tuple[str, bool]]:
    words = _bare(" ".join(run))
    if words.strip():
        yield words, underlined or (not listed and _is_heading(words))


def _bare(words: str) -> str:
    """Markdown without its marks: links leave their words."""
    plain = _LINK.sub(lambda m: "" if m[0].startswith("!") else m[1] or m[2] or "", _NOTE.sub("", words))
    for _ in range(3):  # bold inside italics inside a strike
        plain = _MARKS.sub(r"\2", plain)
    return re.sub(r"\\([\\`*_{}\[\]()#+.!>-])", r"\1", plain)


def _of_html(source: str) -> Iterator[tuple[str, bool]]:
    """The words of each block of a page, its headings as such; what browsers do not show is left out."""
    from lxml import html
    from lxml.etree import ParserError

    try:
        root = html.document_fromstring(source)
    except (ParserError, ValueError):
        return
    run: list[str] = []
    for words, block, head in _walked(root):
        if block and "".join(run).strip():
            yield "".join(run), head
            run = []
        if not block:
            run.append(words)
    if "".join(run).strip():
        yield "".join(run), False


_UNSEEN = frozenset("script style head template noscript".split())
_BLOCKS = frozenset(
    """address article aside blockquote body br dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html
    li
    main nav ol p pre section summary table tbody td tfoot th thead tr ul""".split()
)
_HEADS = frozenset("h1 h2 h3 h4 h5 h6".split())


def _walked(root: object) -> Iterator[tuple[str, bool, bool]]:
    """(words, False, False), and ("", True, whether a heading ends here) at each edge of a block; no recursion: pages nest deep."""
    from lxml.etree import iterwalk

    walk = iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        if not isinstance(element.tag, str):  # a comment
            if element.tail:
                yield element.tail, False, False
            continue
        if event == "start" and element.tag in _UNSEEN:
            walk.skip_subtree()
        if element.tag in _BLOCKS:
            yield "", True, event == "end" and element.tag in _HEADS
        if event == "start" and element.text and element.tag not in _UNSEEN:
            yield element.text, False, False
        if event == "end" and element.tail:
            yield element.tail, False, False


def _tidy(words: str) -> str:
    return " ".join(unicodedata.normalize("NFC", words).replace("\u00ad", "").split())
