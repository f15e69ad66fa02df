"""What a page holds besides its article, in words that a reader can read: marks of markup left out, cut short."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape

from newstemma.report.html_pile import Node, Words, number, text
from newstemma.report.html_words import BLOCKS

LONGEST = 160  # characters of what stands in one gap: enough to know it by
UNSEEN = re.compile(r"<(script|style|svg|template|head)\b.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)", re.DOTALL | re.IGNORECASE)
MARKUP = re.compile(r"<[^<>]*(?:>|\Z)|\A[^<>]*>")


@dataclass(frozen=True, slots=True)
class Around:
    """Words of the page that are not the article, in one gap of it. kinds: what they are; left: how many characters are not shown."""

    kinds: str
    words: list[Words]
    left: int


def around_of(source: str, blocks: Iterable[Node]) -> list[Around]:
    """What one gap of an article holds, as a list of one; empty where it holds no word. source: the file's text."""
    kinds: dict[str, None] = {}
    held: list[Words] = []
    for block in blocks:
        shown = list(_readable(source[int(number(block, "start")) : int(number(block, "end"))]))
        if shown:
            kinds.setdefault(BLOCKS.get(text(block, "kind"), text(block, "kind").replace("_", " ")))
            held += shown
    kept: list[Words] = []
    room = LONGEST
    for words in held:
        kept += [words] if len(words.text) <= room else []
        room -= len(words.text)
    return [Around(", ".join(kinds), kept, sum(len(w.text) for w in held) - sum(len(w.text) for w in kept))] if held else []


def _readable(source: str) -> Iterator[Words]:
    """The runs of words of a stretch of a file, without markup; exact where the file has them letter by letter.

    A stretch may begin or end inside a tag, and the words of scripts and styles are nobody's.
    """
    runs = MARKUP.split(UNSEEN.sub("<>", source)) if "<" in source or ">" in source else [source]
    for run in runs:
        shown = " ".join(unescape(run).split())
        if any(c.isalnum() for c in shown):
            yield Words(shown, exact=shown == " ".join(run.split()))
