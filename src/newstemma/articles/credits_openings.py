"""The place and the agency that a text opens with: "OSLO (AP) —", "Port Vale, March 4 (Xinhua) --", "/PRNewswire/ --"."""

from __future__ import annotations

import re

from newstemma.articles.credit_forms import all_agencies, only_pictures
from newstemma.articles.evidence import locate, place
from newstemma.articles.people import as_place
from newstemma.articles.pieces import Piece
from newstemma.language.agencies import is_agency
from newstemma.model.article import Credit
from newstemma.model.document import Document
from newstemma.model.text import DocSpan

Place = tuple[str, DocSpan] | None
_CITY = r"[A-Z][A-Z.'’ -]{1,34}[A-Z.]"
_TOWN = r"(?:[A-Z][\w.'’-]{1,20})(?:[ -][A-Z][\w.'’-]{1,20}){0,3}"
_REGION = r"(?:\s?[,/]\s?[A-Z][\w.'’ -]{1,28}){0,2}"
_DAY = r"(?:,?\s(?:[A-Z][a-z]{2,8}\.?\s\d{1,2}|\d{1,2}\.?\s[A-Za-z][a-z]{2,9}\.?)(?:,?\s\d{4})?)?"
_TAGGED_LEAD = re.compile(
    rf"(?:(?P<city>{_CITY}|{_TOWN}){_REGION}{_DAY}\s?,?\s?|[A-Z][a-z]{{2,8}}\.?\s\d{{1,2}}\s)?"
    r"(?:[(\[](?P<n>[A-Z][\w./ &,-]{1,50}|dpa(?:/[\w-]+)?|epd)[)\]]|/(?P<wire>[A-Z][\w -]{2,30})/)\.?\s?(?:[—–:]|-{1,3}|\s(?=[A-Z“\"]))"
)
_PLAIN_LEAD = re.compile(
    rf"(?P<city>{_CITY})(?:,\s?[A-Z][\w.'’ -]{{1,28}})?{_DAY}(?:\s?,\s?[A-Z][a-z]{{2,8}}\.?\s\d{{1,2}})?\s?(?:[—–]"
    rf"|-{{1,3}}(?=\s)|:(?=\s))\s?(?=\S)"
)
_NO_PLACE = re.compile(
    r"(?:DEAR|BREAKING|UPDATED?|EXCLUSIVE|OPINION|ANALYSIS|WATCH|VIDEO|LIVE|QUESTION|ANSWER|NOTE|EDITOR|ALERT|CORRECTION|READ|PHOTOS?|WARNING"
    r"|SPOILER|RELATED|MORE|HERE|FACT|CLAIM|RATING|STORY|POLL|LETTER|COLUMN|REVIEW|INTERVIEW|DEVELOPING|JUST IN|THE)\b",
    re.IGNORECASE,
)
_DESK = re.compile(r"(?<=^dpa)[/-][\w-]{2,8}$")  # the desk or the land that dpa adds: "dpa/tmn"
_READ = 160  # characters of a paragraph's head in which a dateline stands


def opening(document: Document, piece: Piece, *, first: bool) -> tuple[Place, list[Credit]]:
    """The place and the agency that a paragraph opens with. A place without an agency only opens the first paragraph."""
    text = piece.text[:_READ]
    match, words = _tagged(text)
    if match is not None:
        made = []
        for bit in re.split(r"\s*[/,&]\s*", words):
            at = locate(document, piece.start, piece.end, f"({bit})") or place(document, piece, bit)
            if at is not None and is_agency(bit):
                made.append(Credit("tagline", bit, True, at))
        return _city(document, piece, match["city"]), made
    match = _PLAIN_LEAD.match(text) if first else None
    return (_city(document, piece, match["city"]) if match is not None else None), []


def _tagged(text: str) -> tuple[re.Match[str] | None, str]:
    """The opening that names an agency of text, and the agencies' names in it."""
    match = _TAGGED_LEAD.match(text[:_READ])
    words = _DESK.sub("", match["n"] or match["wire"]) if match is not None else ""
    return (match, words) if all_agencies(words) and not only_pictures(words) else (None, "")


def opening_ends(text: str) -> int:
    """Where an opening that names an agency ends; 0: there is none."""
    match, _ = _tagged(text)
    return match.end() if match is not None else 0


def is_opening(words: str) -> bool:
    """Whether a line is an agency's dateline and nothing else: "OSLO (AP) —"."""
    return len(words) < _READ and opening_ends(words) > 0 and not words[opening_ends(words) :].strip()


def _city(document: Document, piece: Piece, city: str | None) -> Place:
    """A dateline's city and where it stands."""
    if not city or is_agency(city) or _NO_PLACE.match(city):
        return None
    at = place(document, piece, city)
    return (as_place(city), at) if at else None


def place_alone(document: Document, piece: Piece) -> Place:
    """The place of a dateline that stands on a line of its own."""
    match = re.match(rf"(?P<city>{_CITY}|{_TOWN})", piece.text)
    return _city(document, piece, match["city"]) if match else None
