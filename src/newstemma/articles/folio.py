"""The running head of a printed page: the paper's name, its date, its price or page number, often all on one line.

Refuses the head of a web page: its date is the day on which it was shown, and no price or page number stands beside it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from newstemma.articles.pieces import Page, Piece
from newstemma.language.stamps import stamps

_CUE = re.compile(
    r"\b(?:price|issue|vol(?:ume)?|no|nr)\b\.?:?\s?\d|[£$€₹]\s?\d|\b\d{1,3}\s?(?:p|cents|pence)\b|(?:^|\|)\s*(?:page\s)?[A-Z]?\d{1,3}\s*$"
    r"|^\s*\d{1,3}\s+[A-Z]{3}|\bpage\s[A-Z]?\d",
    re.IGNORECASE,
)
_LEANS = re.compile(r"\b(?:the|a|an|of|and|in|to|for|with|by|on|at|from|as|or|but|is|are|was|after)$|[,:;–—-]$", re.IGNORECASE)


def is_folio(pieces: Sequence[Piece], n: int) -> bool:
    """Whether a line with a date is a printed page's head: a price, an issue or a page number stands on it or next to it."""
    around = [piece.text for piece in pieces[max(0, n - 1) : n + 2] if len(piece.text) < 120]
    return any(_CUE.search(_undated(words)) for words in around)


def _undated(words: str) -> str:
    """The words with their dates taken out."""
    for stamp in reversed(stamps(words)):
        words = f"{words[: stamp.start]}|{words[stamp.end :]}"
    return words


def unfolded(page: Page) -> Page:
    """The page with a running head that was taken for the headline called a masthead, and the line under it the headline."""
    pieces = list(page.pieces)
    for n, piece in enumerate(pieces):
        folio = piece.kind == "title" and len(piece.text) < 120 and stamps(piece.text) and is_folio([piece], 0)
        if folio or (piece.kind == "title" and _is_path(piece.text)):
            pieces[n] = replace(piece, kind="masthead")
            if not any(p.kind == "title" for p in pieces):
                _name_title(pieces, n + 1)
            break
    return replace(page, pieces=tuple(pieces))


_STEP = re.compile(r"[A-Z][\w&'’ -]{1,30}")


def _is_path(words: str) -> bool:
    """Whether a line is a site's name and the sections under it, parted by bars: "The Tarn Gazette | News | Courts"."""
    first, *steps = [bit.strip() for bit in words.split("|")]
    return len(steps) >= 2 and len(first.split()) <= 6 and all(_STEP.fullmatch(s) and len(s.split()) <= 2 for s in steps)


def _name_title(pieces: list[Piece], n: int) -> None:
    """Make the deck that follows the headline, with its second line where the first breaks off."""
    if n >= len(pieces) or pieces[n].kind != "deck":
        return
    first = pieces[n]
    if n + 1 < len(pieces) and pieces[n + 1].kind == "deck" and (_LEANS.search(first.text) or pieces[n + 1].text[:1].islower()):
        second = pieces.pop(n + 1)
        first = replace(first, end=second.end, text=f"{first.text} {second.text}")
    pieces[n] = replace(first, kind="title")
