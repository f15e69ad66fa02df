"""Who made the words and the pictures: bylines, taglines, photo credits, agencies credited in the body, and the dateline.

Refuses to call an agency an author, or a person in a photo credit one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from newstemma.articles.ages import age_of
from newstemma.articles.bylines import Named, apart, read_byline
from newstemma.articles.evidence import locate, place
from newstemma.articles.people import as_name, as_place, is_person
from newstemma.articles.photos import is_photo_line, photo_credits
from newstemma.articles.pieces import Page, Piece
from newstemma.language.agencies import find_agencies, is_agency, unnamed_agencies
from newstemma.language.stamps import stamps
from newstemma.model.article import Credit, CreditKind
from newstemma.model.document import Document
from newstemma.model.text import DocSpan


@dataclass(frozen=True, slots=True)
class Credited:
    """Everything that the credits of a page say."""

    authors: tuple[tuple[str, DocSpan], ...]
    credits: tuple[Credit, ...]
    dateline: tuple[str, DocSpan] | None


_TAGLINE_KINDS = frozenset(
    ["credit", "byline", "other", "promo", "paragraph", "correction", "masthead", "timestamp", "subheading", "dateline"]
)
_MAYBE_BYLINES = frozenset(["timestamp", "other", "credit", "nav", "deck", "topics", "social"])
_BY = re.compile(
    r"\s*(?:(?:written|story|words|report|reported|text|posted|published)\s+)?(?:by|von)\s*:?\s+[^\W\d_]"
    r"|\s*text and (?:pictures|photos)\s*(?:by|:)|(?-i:\s*(?:Text|Words|Author|Writer|Reporter|Byline|TEXT|WORDS|AUTHOR)\s?:\s+[A-Z])",
    re.IGNORECASE,
)
_BY_BETWEEN = re.compile(r"\s[/|•·]\s*by\s+[^\W_]")  # "Example Gazette / by Ann Example / 2h", as feed readers write
_BY_LATER = re.compile(r".{0,90}\b[Bb]y\s+[A-Z]")


def credit(document: Document, page: Page, outlet: str | None = None) -> Credited:
    """The people, agencies and places named in the byline, the taglines, the captions and the body of a page."""
    authors: list[tuple[str, DocSpan]] = []
    made: list[Credit] = []
    places: list[tuple[str, DocSpan] | None] = []
    prose = [n for n, piece in enumerate(page.pieces) if piece.kind == "paragraph"] or [len(page.pieces)]
    closing = ([0] * _CLOSING + prose)[-_CLOSING]
    for n, piece in enumerate(page.pieces):
        foot = n > prose[-1]
        if is_byline(page, n, prose[0]) and not (foot and any(c.kind == "byline" for c in made)):
            author = known_author(page, n) if piece.kind != "byline" else None
            if author is None:
                found = list(read_byline(apart(piece.text, outlet)))
            else:  # what stands behind the name is his paper and its syndicate
                found = [Named("person", author, author)]
                found += [Named("agency", piece.text[a:b], piece.text[a:b]) for a, b, _ in find_agencies(piece.text)]
            authors += [(one.name, at) for one in found if one.kind == "person" and (at := place(document, piece, one.words))]
            made += _byline_credits(document, piece, found)
            places.append(_byline_place(document, piece, found))
        near = n <= prose[-1] + 2
        tells = piece.kind in _TAGLINE_KINDS or (foot and len(piece.text) < 120 and (near or _DISTRIBUTED.match(piece.text) is not None))
        signed = taglines(document, piece, closing=n >= closing) if tells else []
        made += signed or _pictures(document, page, n, foot=foot, near=near)
        if piece.kind in ("paragraph", "dateline"):
            where, tags = _opening(document, piece, first=n == prose[0] or piece.kind == "dateline")
            made += [*tags, *inline(document, piece)]
            places.append(where or (_place_alone(document, piece) if piece.kind == "dateline" else None))
    prose_words = " ".join(page.pieces[n].text for n in prose if n < len(page.pieces))[:_BODY_READ]
    kept = [(name, at) for n, (name, at) in enumerate(authors) if n == 0 or not _names_place(name, prose_words)]
    gone = {name for name, _ in authors} - {name for name, _ in kept}
    made = [c for c in made if c.kind != "byline" or c.name not in gone]
    made += _signed_off(document, page, made)
    return Credited(tuple(_once(kept)), tuple(_distinct(made)), next((where for where in places if where), None))


_DISTRIBUTED = re.compile(r"\W*(?:distributed by|(?:with|inputs) (?:files |inputs )?from)\s", re.IGNORECASE)
_BODY_READ = 20_000  # characters of the body that are searched for a place


def _names_place(name: str, body: str) -> bool:
    """Whether the body shows the second name of a byline to be a place: "By Ann Example, Port Vale" where things happen "in Port Vale"."""
    return bool(
        re.search(rf"\b(?:in|at|near|from|outside|across|(?:moved|travell?ed|flew|went|returned|back) to)\s+{re.escape(name)}\b", body)
    )


def is_byline(page: Page, n: int, body: int) -> bool:
    """Whether a piece names who wrote the article. body: number of the first paragraph."""
    piece = page.pieces[n]
    if is_photo_line(piece.text):
        return False
    if piece.kind == "byline" or (piece.kind in _MAYBE_BYLINES and len(piece.text) < 200 and _BY.match(piece.text)):
        return True
    if piece.kind in ("timestamp", "other", "deck", "nav") and len(piece.text) < 120 and _BY_LATER.match(piece.text) and stamps(piece.text):
        return True
    if n < body and piece.kind in ("nav", "other", "deck") and len(piece.text) < 160 and _BY_BETWEEN.search(piece.text):
        return any(p.kind == "title" for p in page.pieces[max(0, n - 3) : n])
    if n < body and piece.kind in ("nav", "other", "deck") and known_author(page, n) is not None:
        return True
    return n < body and piece.kind in ("deck", "nav", "other", "credit", "timestamp") and names_only(page, n)


_COLUMNIST = re.compile(
    r"(?P<n>[A-ZÀ-Þ][\w.'’-]*(?:\s[A-ZÀ-Þ][\w.'’-]*){1,3})(?::\s|,?\s(?:is|was)\s(?:an?\s|the\s)?(?:[\w'’-]+\s){0,4}"
    r"(?:columnist|writer|reporter|editor|correspondent|contributor|journalist|professor|fellow|analyst|author|lecturer)\b)"
)


def known_author(page: Page, n: int) -> str | None:
    """The name with which a line by the title begins, where the headline ("Ann Example: Why …") or the closing line ("Ann Example is a
    columnist …") names its author too; None: it does not.
    """
    piece = page.pieces[n]
    if len(piece.text) > 100 or not any(p.kind == "title" for p in page.pieces[:n]):
        return None
    heads = [p.text for p in page.pieces if p.kind == "title"]
    closes = [p.text for p in page.pieces[n + 1 :] if p.kind not in ("title", "deck", "caption")][-8:]
    for words in (*heads, *closes):
        match = _COLUMNIST.match(words[:200])
        name = match["n"] if match else ""
        if name and is_person(name) and piece.text.startswith(name) and not piece.text[len(name) : len(name) + 1].isalnum():
            return name
    return None


def names_only(page: Page, n: int) -> bool:
    """Whether a line by the title holds nothing but names of people, with a date line next to it: a byline without its "By"."""
    piece = page.pieces[n]
    beside = page.pieces[max(0, n - 2) : n] + page.pieces[n + 1 : n + 3]
    age = age_of(piece.text) if piece.kind == "timestamp" else None
    if age is not None:  # "Ann Example 3 hours ago"
        return is_person(piece.text[: age.start].strip(" ,|·•-–—")) and any(p.kind == "title" for p in page.pieces[:n])
    told = piece.text.startswith("From ") or any(
        p.kind == "timestamp"
        or p.text.strip(" :").casefold() in ("by", "author", "written by")
        or (p.kind in ("deck", "other", "nav") and len(p.text) < 60 and stamps(p.text))
        for p in beside
    )
    if len(piece.text) > 80 or not told or not any(p.kind == "title" for p in page.pieces[:n]):
        return False
    bits = re.split(r"\s*,\s*(?:and\s+)?|\s+and\s+|\s+&\s+|\s+/\s+", re.sub(r"^From\s+", "", piece.text.strip(" ,.")))
    return all(is_person(bit) and len(bit.split()) <= 4 for bit in bits)


def _once(authors: Iterable[tuple[str, DocSpan]]) -> Iterator[tuple[str, DocSpan]]:
    """Each author at the first place where he is named."""
    seen: set[str] = set()
    for name, at in authors:
        if name.casefold() not in seen:
            seen.add(name.casefold())
            yield name, at


def _distinct(made: Iterable[Credit]) -> Iterator[Credit]:
    """Each credit once, in order of place; a byline or photo credit that stands twice counts once."""
    seen: set[tuple[str, str, int]] = set()
    for this in sorted(made, key=lambda c: (c.at.start, c.at.end, c.kind)):
        key = (this.kind, this.name.casefold(), -1 if this.kind in ("photo", "byline") else this.at.start)
        if key not in seen:
            seen.add(key)
            yield this


def _byline_credits(document: Document, piece: Piece, found: Iterable[Named]) -> list[Credit]:
    """A byline's names as credits: people, agencies, desks."""
    out = []
    for named in found:
        at = place(document, piece, named.words)
        if at is not None and named.kind != "place":
            out.append(Credit("byline", named.name.strip(" ,"), named.kind == "agency", at))
    return out


def _byline_place(document: Document, piece: Piece, found: Iterable[Named]) -> tuple[str, DocSpan] | None:
    """The place that a byline closes with: "Associated Press Oslo"."""
    for named in found:
        at = place(document, piece, named.words) if named.kind == "place" else None
        if at is not None:
            return as_place(named.name), at
    return None


_REUTERS_END = re.compile(
    r"[(\[]\s*(?:[Rr]eporting|[Aa]dditional reporting|[Rr]eporting and writing) by "
    r"[^()]{3,500}\b[Ee]diting by [^()]{3,200}[)\]]"
)


def _signed_off(document: Document, page: Page, made: list[Credit]) -> list[Credit]:
    """Reuters' way of closing a text, "(Reporting by …; Editing by …)", as its credit where something else on the page points to Reuters.

    Other newsrooms close in the same words: alone it says nothing.
    """
    told = any(c.kind in ("photo", "inline") and re.search(r"\breuters\b", c.name, re.IGNORECASE) for c in made)
    if not told or any(is_agency(c.name) == "Reuters" for c in made if c.kind in ("byline", "tagline")):
        return []
    for piece in page.pieces[::-1][:_SIGN_OFF]:
        match = _REUTERS_END.search(piece.text[-900:])
        at = place(document, piece, match[0]) if match else None
        if at is not None:
            return [Credit("tagline", "Reuters", True, at)]
    return []


_SIGN_OFF = 60  # pieces from the end: the furniture below the body stands there too

# ---------------------------------------------------------------------- taglines

_NAME = r"[^.;:()\[\]\n]{2,120}"
_FILES = r"(?:inputs?|reporting|reports|files|material|information|copy)"
_FIRST = r"(?:originally|first) (?:published|appeared)"
_TAGLINES: tuple[re.Pattern[str], ...] = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:with|based on)\s+(?:additional\s+|some\s+|agency\s+)?{_FILES}\s+(?:from|by|of)\s+(?P<n>{_NAME})",
        rf"\b(?:with|inputs:)\s+(?P<n>{_NAME}?)\s+(?:inputs?|reports|files|copy)\b",
        rf"\badditional (?:reporting|writing|research|inputs)(?:\s(?:by|from)|\s?:)\s+(?P<n>{_NAME})",
        rf"(?:^|[(])\s*(?:reporting|writing) (?:by|from)\s+(?P<n>{_NAME})",
        rf"(?:^|[(])\s*inputs from\s+(?P<n>{_NAME})",
        r"^\W*sources?\s?:\s*(?P<n>[^.;:()\[\]|\n]{2,80}?)\W*(?:\||$)",
        rf"^\W*(?:credit|text|agency|report)\s?:\s*(?P<n>{_NAME})\W*$",
        rf"(?:©|\(c\)|copyright)\s*(?:©|\(c\))?\s*(?:\d{{4}}(?:\s?[-–]\s?\d{{4}})?)?,?\s*(?:by\s+)?(?P<n>{_NAME})",
        rf"\b(?:(?:this (?:story|article|report)|it) )?(?:was |is )?{_FIRST} (?:by|in|on|at)\s+(?P<n>{_NAME})",
        rf"\b(?:republished|reprinted|reproduced) (?:from|with permission (?:of|from)|courtesy of)\s+(?P<n>{_NAME})",
        rf"\bdistributed by\s+(?P<n>{_NAME})",
        rf"\bthis (?:report|story|article|dispatch) by (?P<n>{_NAME}?) was {_FIRST}",
    )
)
_CONTRIBUTED_TO = re.compile(
    r"\bcontributed(?: reporting)?(?: to)?(?: this| the)?(?: report| story| article|ing|\.|,| from\b)", re.IGNORECASE
)
_SIGNED = re.compile(r"^\W{0,4}(?P<n>[A-Za-z][\w./ &,-]{1,60}?)\W{0,4}$")
_SIGNED_END = re.compile(r"(?:[.!?”\"]\s*[-–—(\[]{1,3}\s*|\.\s+[(\[])(?P<n>[A-Z][\w./ &,-]{1,50}?)\s*[)\]]?\.?\s*$")
_SYNDICATED = re.compile(
    r"\b(?:auto-?generated|published|taken)\b[^.]{0,60}\b(?P<n>(?:syndicated|agency|wire|news agency) feed)", re.IGNORECASE
)
_LONGEST_TAGLINE = 600  # characters; of a longer paragraph only so many at its end are looked at
_CLOSING = 3  # paragraphs from the end: further up, an agency's name on a line of its own signs a picture or a digest's entry


def taglines(document: Document, piece: Piece, *, closing: bool = True) -> list[Credit]:
    """The credits that a closing line gives. In a body paragraph only lines and brackets that say nothing else count.

    closing   whether the piece stands at the end of the body, where an agency's bare name signs the text
    """
    prose = piece.kind == "paragraph"
    text = piece.text[-_LONGEST_TAGLINE:] if prose else piece.text
    if len(text) > _LONGEST_TAGLINE:
        return []
    out: list[Credit] = []
    for sentence in re.split(r"(?<=[.!?)])\s+(?=[A-Z(])", text):
        if _CONTRIBUTED_TO.search(sentence):
            out += _contributors(document, piece, sentence)
    for pattern in (*_TAGLINES, _SYNDICATED):
        match = pattern.search(text)
        if match is not None and (not prose or _says_only(text, match)):
            rights = match[0].lstrip("( ").casefold().startswith(("©", "copyright", "c)"))
            out += _tagline(document, piece, match["n"], rights=rights)
    signed = _SIGNED.match(text) if len(text) < 70 and piece.kind not in ("masthead", "byline") else None
    if signed is not None and _all_agencies(signed["n"]) and (closing or not prose):
        out += _tagline(document, piece, signed["n"])
    return out or (_signed_end(document, piece) if prose and closing else [])


def _says_only(text: str, match: re.Match[str]) -> bool:
    """Whether a paragraph is a credit and no prose: in brackets, at its end, or little else around."""
    before = text[: match.start()].strip()
    return len(before) < 25 or before.endswith(("(", "[", "—", "–")) or (before.endswith((".", ")")) and text[match.start()].isupper())


def _signed_end(document: Document, piece: Piece) -> list[Credit]:
    """An agency that signs the last sentence of a paragraph: "… he said. (AFP)", "… — Reuters"."""
    match = _SIGNED_END.search(piece.text[-120:])
    listed = piece.text.lstrip()[:1] in "-~•*–"  # an entry of a digest
    return _tagline(document, piece, match["n"]) if match is not None and not listed and _all_agencies(match["n"]) else []


def _all_agencies(words: str) -> bool:
    """Whether the words name agencies and nothing else."""
    bits = [bit for bit in re.split(r"\s*(?:,|/|&|;|\band\b|-)\s*", words) if bit]
    return bool(bits) and all(
        is_agency(bit) or bit.casefold() in ("agencies", "news agencies", "wires", "wire services", "with agencies") for bit in bits
    )


def _tagline(document: Document, piece: Piece, words: str, *, rights: bool = False) -> list[Credit]:
    """One credit a name; "X and news agencies" is one name. A copyright line only counts where it names an agency."""
    words = re.split(r"\b(?:all rights|llc|inc\.?|ltd|this material)\b", words, flags=re.IGNORECASE)[0].strip(" .,;:-–—*_")
    words = re.sub(r"^(?:the writer |our )?(?:correspondents? )?(?:in \w+ )?", "", words) if rights else words
    if not words or len(words) > 120 or stamps(words):
        return []
    if rights and not is_agency(words):
        return []
    if unnamed_agencies(words) and len(words.split()) <= 10:
        at = place(document, piece, words)
        return [Credit("tagline", words, True, at)] if at else []
    return _names_in(document, piece, words, "tagline")


def _names_in(document: Document, piece: Piece, words: str, kind: CreditKind) -> list[Credit]:
    """A credit for each agency or person of a list of names, or for the whole where it is neither."""
    out: list[Credit] = []
    bits = [bit.strip(" .") for bit in re.split(r"\s*(?:,|;|/|&|\band\b)\s*", words) if bit.strip(" .")]
    for bit in bits:
        bare = re.sub(r"\s+(?:in|at|from)\s+.+$", "", bit)
        agency = is_agency(bare)
        name = bare if agency else as_name(bare)
        at = place(document, piece, bare)
        if at is not None and (agency or is_person(name)):
            out.append(Credit(kind, re.sub(r"^[Tt]he\s+", "", name), agency is not None, at))
    if out or len(words.split()) > 6:
        return out
    at = place(document, piece, words)
    return [Credit(kind, words, bool(find_agencies(words)), at)] if at and words[0].isupper() else []


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
    for bit in re.split(r"\s*(?:,|;|&|\band\b)\s*", rest):
        name = re.sub(
            r"\s+(?:in|at|from)\s+.+$",
            "",
            re.sub(r"^.*\b(?:writers?|reporters?|correspondents?|staff|journalists?|editors?)\s+", "", bit.strip()),
        ).strip()
        at = place(document, piece, name) if is_person(name) else None
        if at is not None:
            out.append(Credit("tagline", as_name(name), False, at))
    return out


# ---------------------------------------------------------------------- pictures, the body, the dateline


_RIGHTS = re.compile(r"©|\(c\)|\bcopyright\b|\brights reserved\b|\bprivacy\b|\bterms of\b", re.IGNORECASE)


def _pictures(document: Document, page: Page, n: int, *, foot: bool, near: bool) -> list[Credit]:
    """The makers of a picture that its caption or credit line names. An agency alone in brackets by the date line signs the text.

    foot   the piece stands below the body, where a line of rights is the page's
    near   it stands above the body's end, or just below it: further down a line about pictures is another story's
    """
    piece = page.pieces[n]
    labelled = piece.kind in ("byline", "nav", "other", "social", "related") and near and is_photo_line(piece.text)
    if (piece.kind not in ("caption", "credit", "deck") and not labelled) or (foot and _RIGHTS.search(piece.text)):
        return []
    alone = re.fullmatch(r"[(\[]([^()\[\]]{2,60})[)\]]", piece.text.strip())
    if alone and _all_agencies(alone[1]) and n and page.pieces[n - 1].kind in ("byline", "timestamp", "title"):
        return _tagline(document, piece, alone[1])
    out = []
    for words in photo_credits(piece.text, credit_line=piece.kind not in ("caption", "deck")):
        at = place(document, piece, words)
        agency = is_agency(words) is not None or bool(find_agencies(f"({words})")) or bool(find_agencies(words))
        if at is not None and (agency or piece.kind != "deck"):
            out.append(Credit("photo", as_name(words) if is_person(words) else words, agency, at))
    return out


_VERB = (
    r"(?:report(?:s|ed|ing)?|said|says|add(?:s|ed)|wrote|writes|quoted|quotes|cit(?:es|ed)|not(?:es|ed)|state[sd]|learned"
    r"|learnt|citing|quoting|told)"
)
_CREDITED_BEFORE = re.compile(
    r"(?:\b(?:reported|reports|reporting|said|says|told|according to|citing|quoting|quoted by|cited by|interview with"
    r"|conversation with|statement to|speaking to|spoke to|via)\s+(?:by\s+)?(?:the\s+)?(?:[a-z]+\s+){0,3})$",
    re.IGNORECASE,
)
_CREDITED_AFTER = re.compile(
    rf"(?:\s+(?:news\s+)?agency)?(?:\s?\([A-Z]{{2,6}}\))?(?:\s+(?:on|late|early|has|had|also|earlier|later|\w+day)){{0,3}}"
    rf"\s+{_VERB}\b",
    re.IGNORECASE,
)


def inline(document: Document, piece: Piece) -> list[Credit]:
    """The agencies that the body credits: "reported AP", "Reuters reports", "told The Associated Press". The span holds the verb too."""
    out = []
    text = piece.text
    for start, end, name in find_agencies(text):
        before = _CREDITED_BEFORE.search(text, max(0, start - 60), start)
        after = _CREDITED_AFTER.match(text, end, min(len(text), end + 50))
        if before is None and after is None:
            continue
        first, last = (before.start() if before else start), (after.end() if after and not before else end)
        at = locate(document, piece.start, piece.end, text[first:last]) or place(document, piece, text[start:end])
        if at is not None:
            out.append(Credit("inline", name, True, at))
    return out


_CITY = r"[A-Z][A-Z.'’ -]{1,34}[A-Z.]"
_TOWN = r"(?:[A-Z][\w.'’-]{1,20})(?:[ -][A-Z][\w.'’-]{1,20}){0,3}"
_REGION = r"(?:\s?[,/]\s?[A-Z][\w.'’ -]{1,28}){0,2}"
_DAY = r"(?:,?\s(?:[A-Z][a-z]{2,8}\.?\s\d{1,2}|\d{1,2}\s[A-Z][a-z]{2,8}\.?)(?:,?\s\d{4})?)?"
_TAGGED_LEAD = re.compile(
    rf"(?:(?P<city>{_CITY}|{_TOWN}){_REGION}{_DAY}\s?,?\s?|[A-Z][a-z]{{2,8}}\.?\s\d{{1,2}}\s)?"
    r"[(\[](?P<n>[A-Z][\w./ &,-]{1,50}|dpa)[)\]]\s?(?:[—–:]|-{1,3}|\s(?=[A-Z“\"]))"
)
_PLAIN_LEAD = re.compile(
    rf"(?P<city>{_CITY})(?:,\s?[A-Z][\w.'’ -]{{1,28}})?{_DAY}(?:\s?,\s?[A-Z][a-z]{{2,8}}\.?\s\d{{1,2}})?\s?(?:[—–]"
    rf"|-{{1,3}}(?=\s)|:(?=\s))\s?(?=\S)"
)


def _opening(document: Document, piece: Piece, *, first: bool) -> tuple[tuple[str, DocSpan] | None, list[Credit]]:
    """The place and the agency that a paragraph opens with: "OSLO (AP) —". A place without an agency only opens the first paragraph."""
    text = piece.text[:160]
    match = _TAGGED_LEAD.match(text)
    if match is not None and _all_agencies(match["n"]):
        made = []
        for bit in re.split(r"\s*[/,&]\s*", match["n"]):
            at = locate(document, piece.start, piece.end, f"({bit})") or place(document, piece, bit)
            if at is not None:
                made.append(Credit("tagline", bit, True, at))
        return _city(document, piece, match["city"]), made
    match = _PLAIN_LEAD.match(text) if first else None
    return (_city(document, piece, match["city"]) if match is not None else None), []


_NO_PLACE = re.compile(
    r"(?:DEAR|BREAKING|UPDATED?|EXCLUSIVE|OPINION|ANALYSIS|WATCH|VIDEO|LIVE|QUESTION|ANSWER|NOTE|EDITOR|ALERT|CORRECTION|READ|PHOTOS?|WARNING"
    r"|SPOILER|RELATED|MORE|HERE|FACT|CLAIM|RATING|STORY|POLL|LETTER|COLUMN|REVIEW|INTERVIEW|DEVELOPING|JUST IN|THE)\b",
    re.IGNORECASE,
)


def _city(document: Document, piece: Piece, city: str | None) -> tuple[str, DocSpan] | None:
    """A dateline's city and where it stands."""
    if not city or is_agency(city) or _NO_PLACE.match(city):
        return None
    at = place(document, piece, city)
    return (as_place(city), at) if at else None


def _place_alone(document: Document, piece: Piece) -> tuple[str, DocSpan] | None:
    """The place of a dateline that stands on a line of its own."""
    match = re.match(rf"(?P<city>{_CITY}|{_TOWN})", piece.text)
    return _city(document, piece, match["city"]) if match else None
