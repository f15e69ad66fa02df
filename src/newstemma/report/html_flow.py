"""An article's text as the page shows it: cut where it says a claim, with what else its page holds in the gaps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from newstemma.report.html_cast import Cast
from newstemma.report.html_furniture import Around, around_of
from newstemma.report.html_pile import Node, many, number, one, text

SHOWN_TEXT = 200_000
BODY = frozenset({"paragraph", "subheading"})


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a paragraph; href: the claim that it says, empty where it says none; first: the article's first place of it."""

    text: str
    href: str
    first: bool = False


def mentions_of(claims: list[Node]) -> dict[str, list[tuple[int, int, str]]]:
    """For each article where it says which claim, in order of place."""
    found: dict[str, list[tuple[int, int, str]]] = {}
    for claim in claims:
        for mention in many(claim, "mentions"):
            at = one(mention, "at")
            if text(at, "article"):
                place = (int(number(at, "start")), int(number(at, "end")), text(claim, "id"))
                found.setdefault(text(at, "article"), []).append(place)
    return {article: sorted(places) for article, places in found.items()}


def paragraphs_of(article: Node, said: list[tuple[int, int, str]], keys: Mapping[str, str]) -> list[list[Piece]]:
    """The text, paragraph by paragraph, cut where it says a claim; where two claims overlap the earlier keeps its words."""
    body = text(article, "text")
    bounds = [(int(number(p, "start")), int(number(p, "end"))) for p in many(article, "paragraphs")]
    places = iter(said)
    place = next(places, None)
    found: list[list[Piece]] = []
    told: set[str] = set()
    for start, end in bounds or ([(0, len(body))] if body else []):
        pieces, here = [], start
        while place is not None and place[0] < end:
            low, high, claim = max(place[0], here), min(place[1], end), place[2]
            if low < high:
                pieces += [Piece(body[here:low], ""), Piece(body[low:high], keys.get(claim, ""), claim not in told)]
                told.add(claim)
                here = high
            place = next(places, None)
        pieces.append(Piece(body[here:end], ""))
        if end > SHOWN_TEXT:
            break
        found.append([p for p in pieces if p.text])
    return [p for p in found if p]


def flow(cast: Cast, article: Node, paragraphs: list[list[Piece]]) -> list[list[Piece] | Around]:
    """The paragraphs, and where the file's text is at hand what stands around and between them, cut short."""
    source = text(cast.pile.documents.get(text(article, "document"), {}), "text")
    blocks = many(article, "blocks") if source else []
    if sum(text(b, "kind") in BODY for b in blocks) < len(paragraphs):
        return list(paragraphs)
    found: list[list[Piece] | Around] = []
    rest = iter(paragraphs)
    waiting: list[Node] = []
    for block in blocks:
        if block.get("keep") and text(block, "kind") in BODY:
            found += [*around_of(source, waiting), *([p] if (p := next(rest, None)) else [])]
            waiting = []
        elif not block.get("keep"):
            waiting.append(block)
    return [*found, *rest, *around_of(source, waiting)]


def shown_end(article: Node) -> int:
    """Where the text that is shown ends, or 0 where all of it is."""
    ends = [int(number(p, "end")) for p in many(article, "paragraphs")]
    return next((end for end in ends if end > SHOWN_TEXT), 0)
