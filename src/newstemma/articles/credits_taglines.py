"""Lines that say whose a part of the text is: "With AP inputs", "contributed to this report", "© 2031 AFP", an agency's name at the end.

Refuses prose: in a body paragraph only lines and brackets that say nothing else count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newstemma.articles.credit_forms import all_agencies, forms, names_agencies, only_pictures
from newstemma.articles.evidence import place
from newstemma.articles.people import as_name, is_person
from newstemma.articles.pieces import Page, Piece
from newstemma.language.agencies import find_agencies, is_agency, serves, unnamed_agencies
from newstemma.language.stamps import stamps
from newstemma.model.article import Credit
from newstemma.model.document import Document

_CONTRIBUTED_TO = re.compile(
    r"\bcontributed(?: reporting)?(?: to)?(?: this| the)?(?: report| story| article|ing|\.$|,| from\b)", re.IGNORECASE
)
_SIGNED_END = re.compile(r"(?:[.!?”\"]\s*[-–—(\[]{1,3}\s*|\.\s+[(\[])(?P<n>[A-Zd][\w./ &,-]{1,50}?)\s*[)\]]?\.?\s*$")
#: "… she said. PTI", and the desk's initials behind it; only initials, since a name would be prose.
_INITIALLED_END = re.compile(r"[.!?”\"]\s+(?P<n>[A-Z]{2,5}|dpa)(?:\s[A-Z]{2,5}){0,5}\.?\s*$")
_SYNDICATED = re.compile(
    r"\b(?:auto-?generated|published|taken)\b[^.]{0,60}\b(?P<n>(?:syndicated|agency|wire|news agency) feed)", re.IGNORECASE
)
_LONGEST_TAGLINE = 600  # characters; of a longer paragraph only so many at its end are looked at
_RIGHTS = ("©", "copyright", "c)")


def taglines(document: Document, piece: Piece, *, closing: bool = True) -> list[Credit]:
    """The credits that a closing line gives. In a body paragraph only lines and brackets that say nothing else count.

    closing   whether the piece stands at the end of the body, where an agency's name behind the last sentence signs the text
    """
    prose = piece.kind == "paragraph"
    text = piece.text[-_LONGEST_TAGLINE:] if prose else piece.text
    if len(text) > _LONGEST_TAGLINE:
        return []
    out: list[Credit] = []
    for sentence in re.split(r"(?<=[.!?)])\s+(?=[A-Z(])", text):
        if _CONTRIBUTED_TO.search(sentence):
            out += _contributors(document, piece, sentence)
    for words, only in _credited(text, prose=prose, closing=closing):
        out += _tagline(document, piece, words, only_agencies=only)
    return out or (_signed_end(document, piece) if prose and closing else [])


def _credited(text: str, *, prose: bool, closing: bool) -> Iterator[tuple[str, bool]]:
    """The names in a line's credits, and whether they count only as an agency's."""
    for pattern in (*forms().taglines, _SYNDICATED):
        match = pattern.search(text)
        if match is not None and (not prose or _says_only(text, match)):
            yield match["n"], False
    for pattern in forms().agency_taglines if closing or not prose else ():
        match = pattern.search(text)
        if match is not None and (not prose or _says_only(text, match)):
            rights = match[0].lstrip("( ").casefold().startswith(_RIGHTS)
            yield (re.sub(r"^(?:the writer |our )?(?:correspondents? )?(?:in \w+ )?", "", match["n"]) if rights else match["n"]), True


def _says_only(text: str, match: re.Match[str]) -> bool:
    """Whether a paragraph is a credit and no prose: in brackets, at its end, or little else around."""
    before = text[: match.start()].strip()
    return len(before) < 25 or before.endswith(("(", "[", "—", "–")) or (before.endswith((".", ")")) and text[match.start()].isupper())


def _signed_end(document: Document, piece: Piece) -> list[Credit]:
    """An agency that signs the last sentence of a paragraph: "… he said. (AFP)", "… — Reuters", "… she said. PTI"."""
    match = _SIGNED_END.search(piece.text[-120:]) or _INITIALLED_END.search(piece.text[-60:])
    listed = piece.text.lstrip()[:1] in "-~•*–"  # an entry of a digest
    return (
        _tagline(document, piece, match["n"])
        if match is not None and not listed and all_agencies(match["n"]) and not only_pictures(match["n"])
        else []
    )


def _tagline(document: Document, piece: Piece, words: str, *, only_agencies: bool = False) -> list[Credit]:
    """One credit a name; "X and news agencies" is one name. only_agencies: names of anyone else say nothing here (a paper's rights)."""
    words = re.split(r"\b(?:all rights|llc|inc\.?|ltd|this material)\b", words, flags=re.IGNORECASE)[0].strip(" .,;:-–—*_")
    if not words or len(words) > 200 or stamps(words):
        return []
    if only_agencies and not all_agencies(words):
        return []
    if unnamed_agencies(words) and len(words.split()) <= 10:
        at = place(document, piece, words)
        return [Credit("tagline", words, True, at)] if at else []
    return _names_in(document, piece, words)


def _names_in(document: Document, piece: Piece, words: str) -> list[Credit]:
    """A credit for each agency or person of a list of names, or for the whole where it is neither."""
    out: list[Credit] = []
    whole = [words] if is_agency(words) else []
    bits = whole or [bit.strip(" .") for bit in re.split(r"\s*(?:,|;|/|&|\b(?:and|und|et|y|e)\b)\s*", words) if bit.strip(" .")]
    for bit in bits:
        bare = re.sub(r"\s+(?:in|at|from)\s+.+$", "", bit)
        agency = is_agency(bare)
        name = bare if agency else as_name(bare)
        at = place(document, piece, bare)
        if at is not None and serves(agency or "") != "pictures" and (agency or is_person(name)):
            out.append(Credit("tagline", re.sub(r"^[Tt]he\s+", "", name), agency is not None, at))
    if out or len(words.split()) > 6:
        return out
    at = place(document, piece, words)
    return [Credit("tagline", words, _holds_text_agency(words), at)] if at and words[0].isupper() else []


def _holds_text_agency(words: str) -> bool:
    return any(serves(name) != "pictures" for _, _, name in find_agencies(words))


_OFFICE = re.compile(
    r"^.*\b(?:writers?|reporters?|correspondents?|staff|journalists?|editors?|producers?|interns?|fellows?|contributors?)\s+", re.IGNORECASE
)
_OUTLETS_OWN = re.compile(r"^[\W_]*(?:[A-Z][\w.&-]*\s){0,3}[A-Z][\w.&-]*(?:['’]s|s['’])\s+(?=[A-Z])")


def _contributors(document: Document, piece: Piece, sentence: str) -> list[Credit]:
    """As in "Associated Press writers A in B and C in D contributed to this report": the agency, and each of the people."""
    subject = re.split(r"\b(?:also\s+)?contributed\b", sentence, maxsplit=1, flags=re.IGNORECASE)[0]
    if len(subject) > 400:
        return []
    out: list[Credit] = []
    rest = subject
    for start, end, _ in reversed(find_agencies(subject)):
        at = place(document, piece, subject[start:end])
        if at is not None:
            out.append(Credit("tagline", re.sub(r"\s+", " ", subject[start:end]), True, at))
        rest = rest[:start] + "," + rest[end:]
    lone = is_agency(subject.strip())
    at = place(document, piece, subject.strip()) if lone and not out else None
    if lone and at is not None:
        out.append(Credit("tagline", lone, True, at))
    if not out and unnamed_agencies(subject) and len(subject.split()) <= 4 and (at := place(document, piece, subject.strip())) is not None:
        return [Credit("tagline", subject.strip(), True, at)]
    return out + _people_of(document, piece, rest)


def _people_of(document: Document, piece: Piece, words: str) -> list[Credit]:
    """The people of a list: "CNN-like Gazette's Ann Example, Staff writer Bo Sample in Oslo"."""
    out = []
    for bit in re.split(r"\s*(?:,|;|&|\band\b)\s*", words):
        bare = _OFFICE.sub("", _OUTLETS_OWN.sub("", re.sub(r"^\W+", "", bit)))
        name = re.sub(r"\s+(?:in|at|from|of)\s+.+$", "", bare).strip(" .")
        at = place(document, piece, name) if is_person(name) else None
        if at is not None:
            out.append(Credit("tagline", as_name(name), False, at))
    return out


# ---------------------------------------------------------------------- an agency's name on a line of its own


_ALONE = re.compile(r"^(?P<mark>\W{0,4})(?P<n>[A-Za-z][\w./ &,-]{1,60}?)\W{0,4}$")
_PROSE_WORDS = 15  # a paragraph with so many is told, and no credit, note or link


def telling(page: Page, prose: list[int]) -> list[int]:
    """The paragraphs that tell something, and are no credit, note or link; all of them where none is long enough."""
    there = [m for m in prose if m < len(page.pieces)]
    return [m for m in there if len(page.pieces[m].text.split()) >= _PROSE_WORDS] or there


def alone(document: Document, page: Page, n: int, told: list[int], closing: int) -> list[Credit]:
    """The credit of a line that holds an agency's name and nothing else, by where it stands.

    Above the text it is the byline, in brackets or behind a dash there and at the end it signs the text; between two paragraphs brackets
    sign the quotation before them, and a bare name the picture.

    told      numbers of the paragraphs that tell something, as `telling` gives them
    closing   number of the first of the last paragraphs
    """
    piece = page.pieces[n]
    match = _ALONE.match(piece.text) if len(piece.text) < 70 and piece.kind not in ("masthead", "byline") else None
    if match is None or not all_agencies(match["n"]):
        return []
    if only_pictures(match["n"]):
        at = place(document, piece, match["n"])
        return [Credit("photo", match["n"], True, at)] if at is not None else []
    bare = not match["mark"].strip()
    first = next((m for m in told[:2] if m != n), n)
    last = next((m for m in told[:-3:-1] if m != n), n)
    if n < first:
        beside = n and page.pieces[n - 1].kind in ("byline", "timestamp", "title", "masthead", "nav", "other", "credit", "deck")
        if piece.kind == "caption" and not (beside and not bare):
            return []
        return [_as(c, "byline") for c in _tagline(document, piece, match["n"])] if bare else _tagline(document, piece, match["n"])
    if n > last or (not bare and n >= closing):
        return _tagline(document, piece, match["n"])
    return [_as(c, "photo" if bare else "inline") for c in _tagline(document, piece, match["n"])]


def _as(credit: Credit, kind: str) -> Credit:
    return Credit(kind, credit.name, credit.agency, credit.at)  # type: ignore[arg-type]


# ---------------------------------------------------------------------- Reuters' way of signing off


_REUTERS_END = re.compile(
    r"[(\[]\s*(?:Additional reporting|[Rr]eporting|[Rr]eporting and writing|Writing|Compiled) by [^()]{3,500}"
    r"(?:;|\.)\s*(?:[Ww]riting by [^();]{3,120};\s*)?[Ee]diting by [^()]{3,200}[)\]]\W*$"
)
_SIGN_OFF = 60  # pieces from the end: the furniture below the body stands there too


def signed_off(document: Document, page: Page, made: list[Credit]) -> list[Credit]:
    """Reuters' way of closing a text, "(Reporting by …; Editing by …)", in brackets with a semicolon, as its credit.

    Where another agency is credited with the text, it is that one's.
    """
    if any(c.agency and names_agencies(c.name) for c in made if c.kind in ("byline", "tagline")):
        return []
    for piece in page.pieces[::-1][:_SIGN_OFF]:
        match = _REUTERS_END.search(piece.text[-900:])
        at = place(document, piece, match[0]) if match else None
        if at is not None:
            return [Credit("tagline", "Reuters", True, at)]
    return []
