"""Who made the words and the pictures: bylines, taglines, photo credits, agencies credited in the body, and the dateline.

Refuses to call an agency an author, or a person in a photo credit one. What each kind says of the text stands in docs/guides/credits.md.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from newstemma.articles.bylines import Named
from newstemma.articles.credits_bylines import byline_credits, byline_of, byline_place, is_byline, is_inset, names_only, told_author
from newstemma.articles.credits_openings import is_opening, opening, place_alone
from newstemma.articles.credits_pictures import pictures
from newstemma.articles.credits_taglines import alone, signed_off, taglines, telling
from newstemma.articles.credits_told import inline, is_persons
from newstemma.articles.evidence import place
from newstemma.articles.pieces import Page, Piece
from newstemma.model.article import Credit
from newstemma.model.document import Document
from newstemma.model.text import DocSpan

__all__ = ["Credited", "credit", "names_only"]


@dataclass(frozen=True, slots=True)
class Credited:
    """Everything that the credits of a page say."""

    authors: tuple[tuple[str, DocSpan], ...]
    credits: tuple[Credit, ...]
    dateline: tuple[str, DocSpan] | None


_TAGLINE_KINDS = frozenset(
    ["credit", "byline", "other", "promo", "paragraph", "correction", "masthead", "timestamp", "subheading", "dateline"]
)
_CLOSING = 3  # paragraphs from the end: only there an agency's name behind a sentence or in brackets signs the text
_DISTRIBUTED = re.compile(r"\W*(?:distributed by|(?:with|inputs) (?:files |inputs )?from)\s", re.IGNORECASE)
_FOOT_LONGEST = 120  # characters of a line below the body that may be a tagline whatever it was taken for
_HEADING_LONGEST = 60  # characters of a line that leads in what an agency said: "More from the AP:"


def credit(document: Document, page: Page, outlet: str | None = None) -> Credited:
    """The people, agencies and places named in the byline, the taglines, the captions and the body of a page.

    outlet   the outlet's name, which bylines add to their people; None: not known
    Cost     linear in the page
    """
    reading = _Reading(document, page, outlet)
    for n in range(len(page.pieces)):
        reading.read(n)
    return reading.whole()


class _Reading:
    """The credits of one page as they are read, piece by piece."""

    def __init__(self, document: Document, page: Page, outlet: str | None) -> None:
        self.document, self.page, self.outlet = document, page, outlet
        self.authors: list[tuple[str, DocSpan]] = []
        self.made: list[Credit] = []
        self.places: list[tuple[str, DocSpan] | None] = []
        self.prose = [n for n, piece in enumerate(page.pieces) if piece.kind == "paragraph"] or [len(page.pieces)]
        self.told = telling(page, self.prose)
        self.people: dict[str, bool] = {}
        self.closing = self.prose[-_CLOSING:][0] if len(self.prose) >= _CLOSING else 0

    def read(self, n: int) -> None:
        """Read one piece: a byline, the lines around the text, the text itself."""
        piece = self.page.pieces[n]
        foot = n > self.prose[-1]
        if is_byline(self.page, n, self.prose[0]) and not (foot and any(c.kind == "byline" for c in self.made)):
            self._byline(piece, byline_of(self.page, n, self.outlet))
        elif is_inset(piece):
            self.made += byline_credits(self.document, piece, byline_of(self.page, n, self.outlet))
        elif (author := told_author(self.page, n, self.prose[0])) is not None and not self.authors:
            self._byline(piece, [Named("person", author, author)])
        self.made += self._around(n, foot=foot)
        if piece.kind in ("paragraph", "dateline") or is_opening(piece.text):
            self._opening(n)
        if piece.kind == "paragraph" or self._leads_in(n):
            self.made += inline(self.document, piece, self._is_persons)

    def _byline(self, piece: Piece, found: list[Named]) -> None:
        """Keep the names of a byline."""
        named = [(one.name, place(self.document, piece, one.words)) for one in found if one.kind == "person"]
        self.authors += [(name, at) for name, at in named if at is not None]
        self.made += byline_credits(self.document, piece, found)
        self.places.append(byline_place(self.document, piece, found))

    def _around(self, n: int, *, foot: bool) -> list[Credit]:
        """The credits of a line that signs the text, or a picture."""
        piece = self.page.pieces[n]
        near = n <= self.prose[-1] + 2
        lone = alone(self.document, self.page, n, self.told, self.closing) if near or foot else []
        if lone:
            return lone
        tells = piece.kind in _TAGLINE_KINDS or (
            foot and len(piece.text) < _FOOT_LONGEST and (near or _DISTRIBUTED.match(piece.text) is not None)
        )
        signed = taglines(self.document, piece, closing=n >= self.closing) if tells else []
        return signed or pictures(self.document, self.page, n, foot=foot, near=near)

    def _opening(self, n: int) -> None:
        """Keep the place and the agency that a paragraph opens with."""
        piece = self.page.pieces[n]
        where, tags = opening(self.document, piece, first=n == self.prose[0] or piece.kind == "dateline")
        self.made += tags
        self.places.append(where or (place_alone(self.document, piece) if piece.kind == "dateline" else None))

    def _is_persons(self, name: str) -> bool:
        """Whether a name is a person's on this page; each is looked for once."""
        if name not in self.people:
            self.people[name] = is_persons(name, (piece.text for piece in self.page.pieces if piece.kind in ("title", "paragraph")))
        return self.people[name]

    def _leads_in(self, n: int) -> bool:
        """Whether a short line inside the body leads in what an agency said."""
        text = self.page.pieces[n].text
        inside = self.prose[0] < n < self.prose[-1]
        return inside and len(text) < _HEADING_LONGEST and text.endswith(":") and self.page.pieces[n].kind != "byline"

    def whole(self) -> Credited:
        """What was read, without places taken for people, each credit once, and Reuters' way of signing off."""
        body = " ".join(self.page.pieces[n].text for n in self.prose if n < len(self.page.pieces))[:_BODY_READ]
        kept = [(name, at) for n, (name, at) in enumerate(self.authors) if n == 0 or not _names_place(name, body)]
        gone = {name for name, _ in self.authors} - {name for name, _ in kept}
        made = [c for c in self.made if c.kind != "byline" or c.name not in gone]
        made += signed_off(self.document, self.page, made)
        return Credited(tuple(_once(kept)), tuple(_apart(_distinct(made))), next((where for where in self.places if where), None))


_BODY_READ = 20_000  # characters of the body that are searched for a place


def _names_place(name: str, body: str) -> bool:
    """Whether the body shows the second name of a byline to be a place: "By Ann Example, Port Vale" where things happen "in Port Vale"."""
    return bool(
        re.search(rf"\b(?:in|at|near|from|outside|across|(?:moved|travell?ed|flew|went|returned|back) to)\s+{re.escape(name)}\b", body)
    )


def _once(authors: Iterable[tuple[str, DocSpan]]) -> Iterator[tuple[str, DocSpan]]:
    """Each author at the first place where he is named."""
    seen: set[str] = set()
    for name, at in authors:
        if name.casefold() not in seen:
            seen.add(name.casefold())
            yield name, at


def _apart(made: Iterable[Credit]) -> Iterator[Credit]:
    """The credits in order, without those of a sentence that another kind of credit stands in: "This report by AFP was first published"."""
    ordered = list(made)
    signed = sorted((c.at.start, c.at.end) for c in ordered if c.kind != "inline")
    for this in ordered:
        n = bisect_left(signed, (this.at.end, 0))
        if this.kind != "inline" or not any(end > this.at.start for _, end in signed[max(0, n - 2) : n]):
            yield this


def _distinct(made: Iterable[Credit]) -> Iterator[Credit]:
    """Each credit once, in order of place; a byline or photo credit that stands twice counts once."""
    seen: set[tuple[str, str, int]] = set()
    for this in sorted(made, key=lambda c: (c.at.start, c.at.end, c.kind)):
        key = (this.kind, this.name.casefold(), -1 if this.kind in ("photo", "byline") else this.at.start)
        if key not in seen:
            seen.add(key)
            yield this
