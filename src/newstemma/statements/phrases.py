"""Noun phrases as speakers: cut at their commas, their noun, and whether they give a name, mean several, or mean nobody by name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newstemma.model.article import Article
from newstemma.model.brief import Entity
from newstemma.model.text import Span
from newstemma.statements.nouns import is_body

Cut = tuple[int, int]
Place = tuple[int, int, Entity]

_BODY_KINDS = frozenset({"organisation", "place"})
_JOINS = re.compile(r"(?:\b(?:of|from|for|to|with|by|in|at|on|and|or|like|including|than|as)|[’']s?)\s*$", re.IGNORECASE)
PREPOSITION = re.compile(
    r"\b(?:of|from|for|to|with|by|in|at|on|and|or|who|which|that|near|inside|close|familiar|briefed|involved|aware|speaking|working)\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"\s*(?:$|[,.(—–-]|(?:of|from|at|in|for|who|on|with)\b)")
DEFINITE = re.compile(r"(?:the|that|this|these|those)\s+", re.IGNORECASE)
LISTS = re.compile(r",?\s+(?:and|or)\s+(?:the\s+)?[A-Z]")


def trimmed(article: Article, cut: Cut) -> Span:
    """The phrase without commas and spaces at its ends."""
    start, end = cut
    while end - 1 > start and article.text[end - 1] in " ,;:-–—":
        end -= 1
    while start < end - 1 and article.text[start] in " ,;:-–—":
        start += 1
    return article.cut(start, end)


def pieces(at: Span) -> Iterator[Cut]:
    """The phrase at its commas."""
    start = 0
    for comma in re.finditer(r",\s+|$", at.text):
        if comma.start() > start:
            yield at.start + start, at.start + comma.start()
        start = comma.end()


def head(text: str, piece: Cut, places: Sequence[Place]) -> Entity | None:
    """The entity that a piece of a phrase is about: "Mayor Ida Renn" is she, "Renn's office" and "officials in Renn's town" are not."""
    inside = [p for p in places if piece[0] <= p[0] and p[1] <= piece[1]]
    for start, end, entity in reversed(inside):
        before = text[piece[0] : start]
        if entity.kind == "person" and not _JOINS.search(before) and _GOES_ON.match(text, end, piece[1]):
            return entity
    for start, end, entity in reversed(inside):
        before, behind = text[piece[0] : start], text[end : piece[1]].strip()
        if entity.kind in _BODY_KINDS and not PREPOSITION.search(before) and (not behind or behind.startswith(("in ", "of ", "at ", "("))):
            return entity
        if entity.kind in {"other", "event"} and not behind and before.casefold().strip() in {"", "the"}:
            return entity
    return None


def noun(phrase: str) -> str:
    """The last word of a phrase before its first preposition, lower case."""
    cut = PREPOSITION.search(phrase)
    words = phrase[: cut.start() if cut is not None and cut.start() else None].split()
    return words[-1].strip(",;:.—–-").casefold() if words else ""


def nouns(at: Span, name: str) -> set[str]:
    """What a phrase calls its speaker: the noun of each of its pieces, and the word before the name."""
    title = at.text.partition(name)[0].split()[-1:] if name in at.text else []
    return {noun(at.text[a - at.start : b - at.start]) for a, b in pieces(at)} | {word.casefold() for word in title}


def is_unnamed(phrase: str) -> bool:
    """Whether a phrase means people without giving their names; bodies and papers speak under their own."""
    word = noun(phrase)
    return not is_body(word) if word else True


def is_plural(words: str) -> bool:
    """Whether a name or noun means several: it ends in "s" as a common noun does."""
    last = words.rsplit(maxsplit=1)[-1] if words else ""
    return (last.endswith("s") and not last.endswith("ss") and (last.islower() or " " not in words)) or last.casefold() in _PLURAL


_PLURAL = frozenset("people men women children police families parents officials citizens".split())
