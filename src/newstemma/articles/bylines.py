"""A byline taken apart: people, agencies, desks and the place it was written from.

Refuses dates, offices, addresses and handles; they stand in bylines and name nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from newstemma.articles.people import as_name, is_person, offices
from newstemma.language.agencies import find_agencies, is_agency, unnamed_agencies
from newstemma.language.firstnames import sex_of_first_name
from newstemma.language.homes import is_place
from newstemma.language.stamps import stamps


@dataclass(frozen=True, slots=True)
class Named:
    """One name of a byline. words: as they stand; name: as names are written."""

    kind: Literal["person", "agency", "desk", "place"]
    name: str
    words: str


_LABEL = re.compile(
    r"^\W*(?:(?:written|story|words|text|report|reported|reporting|compiled|edited|analysis|opinion|posted|published"
    r"|updated|review|exclusive|text and (?:pictures|photos))\s+)?(?:by|von|par|por)\b\s*:?\s*"
    r"|^\W*(?:text and (?:pictures|photos)|authors?|writers?|reporters?|byline|from|reporting|words|text)\s*:?\s+|^\W*by\s?:\s*",
    re.IGNORECASE,
)
_OUT = re.compile(
    r"\S+@\S+|(?<!\w)@\w+|https?://\S+|\bwww\.\S+|\b\d+\s?(?:min(?:ute)?s?|hours?|days?|weeks?|months?"
    r"|years?)\s?(?:read|ago)?\b|\(\s*\)"
    r"|\b(?:last\s)?(?:updated?|published|posted|modified|first published|created)\b(?:\s(?:on|at))?\s?:?"
    r"|\b\d{1,2}[:.]\d{2}\s?(?:[ap]\.?m\.?)?(?:\s?[A-Z]{2,4}\b)?|\b\d+\s?(?:comments?|shares?)\b",
    re.IGNORECASE,
)
_POSTED = re.compile(r"(?:mailto:)?[^\s@()]{1,80}@[^\s@()]{1,80}\s\((?P<n>[^()@]{3,60})\)")  # as feeds write authors
_PARTS = re.compile(r"\s+[-–—]+\s+|\s*[|•·;\n\t]\s*|\s{3,}|\s/\s|\s*[—–]\s*|(?<=[a-z]{2})\.\s+(?=[A-Z])")
_BITS = re.compile(r"\s*,\s*(?:and\s+)?|\s+and\s+|\s+&\s+|\s+with\s+", re.IGNORECASE)
_TAIL = re.compile(
    r"\s+(?:in|at|from|for|of|reporting|special to|via|covering|based|on)(?:\s+.*)?$|\s*[(\[].*$|['’]s\s+\w+$", re.IGNORECASE
)
_BRACKETED = re.compile(r"\s[(\[](?P<n>[^()\[\]]{2,40})[)\]]$")
_FOR = re.compile(r"\b(?:for|of|special to)\s+(?:the\s+)?(?P<n>.{2,40})$", re.IGNORECASE)
_IN = re.compile(r"\b(?:in|at|from)\s+(?P<place>[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+){0,2})(?=$|\s*[,(])")
_LONGEST = 400  # characters: a longer line is no byline


def apart(text: str, outlet: str | None) -> str:
    """A byline with its outlet's name set apart from the people before it, as in "Ann Example Tarn Gazette"."""
    if not outlet or len(text) > _LONGEST:
        return text
    return re.sub(rf"(?<=[a-z.])(?<!\b[Bb]y)[\s,]+{re.escape(outlet)}(?!\w)", r" | ", text)


_MANY = 5  # names: a list of so many may be one of a page's margins ("our writers"), where an agency in its midst signs nothing


def read_byline(text: str) -> Iterator[Named]:
    """The names of a byline, in order. Nothing for a line that is too long to be one."""
    found = list(_read(text)) if len(text) <= _LONGEST else []
    people = sum(one.kind == "person" for one in found)
    many = people > _MANY // 2 and text.count(",") >= _MANY - 1
    yield from (one for one in found if one.kind != "agency" or not many or text.rstrip(" .)").endswith(one.words))


def _read(text: str) -> Iterator[Named]:
    """The names of a line that is short enough."""
    for stamp in reversed(stamps(text)):
        text = f"{text[: stamp.start]} | {text[stamp.end :]}"
    text = _POSTED.sub(r"\g<n>", text.replace("*", ""))
    label = _LABEL.match(text)
    rest = _OUT.sub(" | ", text[label.end() :] if label else text)
    named_one = False
    at = 0
    for match in [*_PARTS.finditer(rest), None]:
        part = rest[at : match.start() if match else len(rest)]
        at = match.end() if match else at
        if not part.strip(" ,.:"):
            continue
        inner = _LABEL.match(part)
        labelled = bool(inner) or (label is not None and not named_one)
        for named in _part(part[inner.end() :] if inner else part, labelled=labelled):
            if named.kind == "person" and label is not None and named_one and not labelled:
                continue  # behind "By Ann Example |" stand places and desks, no more people
            yield named
        named_one = True


_ARTICLE = re.compile(r"(?:the|an?)\s", re.IGNORECASE)


def _part(part: str, *, labelled: bool) -> Iterator[Named]:
    """The names between two separators. Without "By" a line must hold names and nothing else."""
    part = part.strip(" ,:-–—*")
    part = part if re.search(r"\b(?:[JS]r|[A-Z])\.$", part) else part.rstrip(".")
    agency = _agency_and_place(part)
    if agency:
        yield from agency
        return
    bits = [bit.strip() for bit in _BITS.split(part) if bit.strip()]
    for n, bit in enumerate(bits):
        agency = _agency_and_place(bit)
        if agency:
            yield from agency
            continue
        joined = next(((start, end) for start, end, _ in find_agencies(bit) if start and not bit[end:].strip(" .,()")), None)
        if joined and is_person(bit[: joined[0]].strip(" -/")):  # "Ann Example Associated Press"
            yield Named("person", as_name(bit[: joined[0]].strip(" -/")), bit[: joined[0]].strip(" -/"))
            yield Named("agency", bit[joined[0] : joined[1]], bit[joined[0] : joined[1]])
            continue
        told = _FOR.search(bit)
        inside = _BRACKETED.search(bit)
        whole = _TAIL.sub("", bit).strip(" ,:") or bit
        bare = _without_office(whole)
        jr = bits[n + 1].rstrip(".") if n + 1 < len(bits) else ""
        if is_place(bare) and not (labelled and n == 0):
            yield Named("place", bare, bare)
        elif is_person(bare, lone=labelled and len(bits) == 1) and not _title_like(bare) and not _ARTICLE.match(bare):
            yield Named("person", as_name(f"{bare} {jr}" if jr in ("Jr", "Sr", "II", "III") else bare), bare)
        elif unnamed_agencies(whole) and len(whole.split()) <= 3:
            yield Named("agency", whole, whole)
        elif n == 0 and labelled and _desk(whole) and not _title_like(whole):
            yield Named("desk", whole, whole)
        if inside and is_agency(inside["n"]):
            yield Named("agency", inside["n"], inside["n"])
        if told and (name := is_agency(told["n"])):
            yield Named("agency", name, told["n"])


_OFFICE_AFTER = re.compile(
    r"\s+(?:(?:staff|senior|chief|deputy|political|foreign|associate|assistant|contributing|managing|executive|special|freelance|guest"
    r"|business|science|sports?|health|legal|crime|court|education|environment|transport|investigative|data|digital|video|national"
    r"|international|local|world)\s+){0,3}"
    r"(?:writers?|reporters?|editors?|correspondents?|columnists?|contributors?|journalists?|producers?|staff|bureau chief|anchor|intern)"
    r"\b.*$",
    re.IGNORECASE,
)


def _without_office(words: str) -> str:
    """A name without the office that follows it, as in "Jane Doe Foreign Correspondent"."""
    bare = _OFFICE_AFTER.sub("", words)
    return bare if len(bare.split()) >= 2 else words


def _agency_and_place(words: str) -> list[Named]:
    """As in "Associated Press", "Reuters Staff", "AFP in Lima", "Associated Press Oslo": the agency and the place it adds."""
    words = words.strip(" ,.()[]")
    if not words:
        return []
    if is_agency(words):
        return [Named("agency", re.sub(r"^[Tt]he\s+", "", words), words)]
    bits = words.split()
    for cut in range(min(5, len(bits) - 1), 0, -1):
        head, tail = " ".join(bits[:cut]), " ".join(bits[cut:])
        if cut == 1 and sex_of_first_name(head) and not is_place(tail):  # "Petra Lund" is a woman, "Petra, Amman" an agency in its town
            continue
        if is_agency(head) and (len(head) > 4 or is_agency(head.casefold()) or tail.startswith(("in ", "at ", "from ")) or is_place(tail)):
            where = re.sub(r"^(?:in|at|from|,)\s+", "", tail)
            out = [Named("agency", re.sub(r"^[Tt]he\s+", "", head.strip(" ,")), head.strip(" ,"))]
            if (
                re.fullmatch(r"[A-Z][\w.'’-]+(?:[ ,]+[A-Z][\w.'’-]+){0,2}", where)
                and not set(where.casefold().replace(",", "").split()) & offices()
            ):
                person = is_person(where) and not is_place(where) and not tail.startswith(("in ", "at ", "from "))
                out.append(Named("person", as_name(where), where) if person else Named("place", where.split(",")[0], where))
            return out
    return []


_SMALL = frozenset(["the", "of", "and", "with", "for", "by", "in", "at", "on", "from", "to", "as", "via"])


def _desk(words: str) -> bool:
    """Whether the words name a desk or a staff: "Gazette Staff", "Web Desk", "Our Correspondent"."""
    bits = words.casefold().split()
    return 1 <= len(bits) <= 6 and bool(set(bits) & offices() - _SMALL) and (words[:1].isupper() or bits[0] == "our")


def _title_like(words: str) -> bool:
    """Whether the words are a section or a call rather than a name."""
    return bool(re.match(r"(?:Read|Share|Click|Sign|Follow|More|View|See|Join|Watch|Listen|Top|Latest|Breaking|All|Next|Related)\b", words))
