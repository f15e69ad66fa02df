"""The makers of pictures: in captions and credit lines, and in paragraphs that a picture's words were left in. They give no text.

Refuses to take an agency's name for a picture's where it signs the text, and an agency told or quoted in a caption for its maker.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newstemma.articles.credit_forms import all_agencies
from newstemma.articles.credits_openings import opening_ends
from newstemma.articles.evidence import place
from newstemma.articles.people import as_name, is_person
from newstemma.articles.photos import is_photo_line, photo_credits
from newstemma.articles.pieces import Page, Piece
from newstemma.language.agencies import find_agencies, is_agency
from newstemma.model.article import Credit
from newstemma.model.document import Document

_RIGHTS = re.compile(r"©|\(c\)|\bcopyright\b|\brights reserved\b|\bprivacy\b|\bterms of\b", re.IGNORECASE)
_NAME = r"[A-ZÀ-Þ][\w.’'-]*(?:\s(?:(?:de|la|van|von|al|bin|el|der|du)\s)?[A-ZÀ-Þ][\w.’'-]*){0,3}"
_WORK = r"(?:[Pp]hoto|PHOTO|[Pp]hotograph|[Pp]icture|[Ii]mage|[Vv]ideo|[Cc]redit)"
_HOUSE = r"[A-Z][\w.’&-]*(?:\s[A-Z][\w.’&-]*){0,4}"
#: What only a picture's words look like, wherever they stand; n: the maker. Brackets and bars count only with an agency in them.
_SURE: tuple[re.Pattern[str], ...] = tuple(
    re.compile(pattern)
    for pattern in (
        r"\b(?:Image|Picture|Photo|Video)s? (?:copyright|source)[:,]? (?P<n>[^\n]{2,60}?)(?=,? (?:Image|Picture|Media|Video) caption\b|$)",
        r"\btoggle caption\s+(?P<n>[^\n.]{2,80})",
        rf"\b(?:[Ff]ile |FILE )?{_WORK}s?\s?(?:credit|courtesy)?(?:\s?:\s?| by | via )(?P<n>[A-Z][^\n.]{{1,70}})",
        r"[(\[](?P<n>[^()\[\]\n]{0,90}(?:/|\||\bvia\b|:|\b[Pp]hotos?\b|\bPHOTO\b|,)[^()\[\]\n]{0,60})[)\]]?",
        rf"\b(?P<n>(?:REUTERS|AP Photo|AFP PHOTO|EPA)\s?/\s?{_NAME})",
        rf"(?:^|[|.!?”\"]\s+)(?P<n>{_NAME}\s?[/|]\s?{_HOUSE}(?:\s?[/|]\s?{_HOUSE})?)(?=(?:,? (?:FILE|[Ff]ile))?\s*$|\s+[A-Z“\"])",
        r"(?<=[ .]\d\)|\d\d\))\s+(?P<n>[A-Z][\w ,]{1,30})$",
        r"^(?P<n>(?:AP|AFP|PTI) (?:Photo|PHOTO)s?|REUTERS|Getty(?: Images)?)(?=\s+[A-Z]|$)",
        rf"\b(?P<n>[A-Z][^.|\n]{{2,60}}\bvia {_HOUSE})\s*\.?$",
        rf"\|\s(?P<n>{_HOUSE})(?=\s*$|\s+[A-Z])",
    )
)
_LONGEST = 90  # characters of a maker's name with the houses behind it


def pictures(document: Document, page: Page, n: int, *, foot: bool, near: bool) -> list[Credit]:
    """The makers of a picture that its caption or credit line names.

    foot   the piece stands below the body, where a line of rights is the page's
    near   it stands above the body's end, or just below it: further down a line about pictures is another story's
    """
    piece = page.pieces[n]
    labelled = piece.kind in ("byline", "nav", "other", "social", "related") and near and is_photo_line(piece.text)
    if (piece.kind not in ("caption", "credit", "deck") and not labelled) or (foot and _RIGHTS.search(piece.text)):
        return left_in(document, piece) if near and piece.kind in ("paragraph", "subheading", "other", "nav") else []
    out = []
    for words in photo_credits(piece.text, credit_line=piece.kind not in ("caption", "deck")):
        at = place(document, piece, words)
        agency = is_agency(words) is not None or bool(find_agencies(f"({words})")) or bool(find_agencies(words))
        if at is not None and (agency or piece.kind != "deck"):
            out.append(Credit("photo", as_name(words) if is_person(words) else words, agency, at))
    return out or (left_in(document, piece) if piece.kind == "caption" else [])


def left_in(document: Document, piece: Piece) -> list[Credit]:
    """The picture credits that stand inside a paragraph: "(AP Photo/Ann Example)", "Image copyright Reuters Image caption …"."""
    out = []
    for words in _sure(piece.text[opening_ends(piece.text) :]):
        at = place(document, piece, words)
        if at is not None:
            out.append(Credit("photo", words, True, at))
    return out


def _sure(text: str) -> Iterator[str]:
    """The makers that cannot be anything else: an agency in them, and nothing that makes them a dateline or a signature. Each once."""
    seen: list[str] = []
    for pattern in _SURE:
        for match in pattern.finditer(text):
            words = _trimmed(match["n"])
            known = words and len(words) <= _LONGEST and find_agencies(f"({words})")
            if known and not (match[0][:1] in "([" and _no_picture(words)) and not any(words in one for one in seen):
                seen.append(words)
                yield words


def _trimmed(words: str) -> str:
    """A maker without labels before it, and once where it stands twice over."""
    words = re.sub(r"^(?:[Ff]ile(?: [Pp]hoto)?|FILE(?: PHOTO)?|[Pp]hoto|[Ss]ource|[Cc]redit)\s?:\s?", "", words.strip(" .,:;|"))
    words = _cut_behind(words)
    parts = words.split()
    half = len(parts) // 2
    return " ".join(parts[:half]) if half and parts[:half] == parts[half:] else words


_BEHIND = re.compile(r"(?:\s(?:[Pp]hotos?|Images|News))?(?:[,/]?\s?(?:File|file|Pool|pool)(?:\s[Pp]hoto)?)?")


def _cut_behind(words: str) -> str:
    """The words up to their last agency: what stands behind it, in a capture that ran lines together, is another line's."""
    found = find_agencies(f"({words})")
    end = found[-1][1] - 1 if found else 0
    behind = _BEHIND.match(words, end) if found and ":" not in words and words[end:].lstrip()[:1] != "/" else None
    return words[: behind.end()] if behind is not None else words


def _no_picture(words: str) -> bool:
    """Whether words in brackets sign a text ("AFP/Reuters") or are prose that only names an agency."""
    if all_agencies(words) and not re.search(r"[Pp]hoto|PHOTO", words):
        return True
    made = re.search(r"(?:/|\||\bvia\b|:|,|\b[Pp]hotos?\b|\bPHOTO\b)", words)
    small = [
        part
        for part in words.split()
        if part[:1].islower() and part not in ("via", "for", "de", "la", "van", "von", "file", "photo", "al", "bin", "and", "of", "the")
    ]
    return made is None or len(small) > 1 or len(words.split()) > 12
