"""The makers of pictures, out of captions and credit lines.

Refuses brackets that describe the picture ("left", "file photo") and people who are only shown in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newstemma.articles.people import is_person
from newstemma.language.agencies import find_agencies, is_agency

_AGENT = r"[^\[\]()|\n]{2,80}?"
_WORD = r"(?:(?:[A-Z]\.){1,3}|[A-ZÀ-Þ][\w'’-]*)"
_WORKS = r"(?:photo(?:graph(?:y|er)?)?s?|pictures?|pics?|images?|video|illustrations?|graphics?|artwork|credits?|fotos?)"
_LABELLED = re.compile(
    rf"(?:^|[\s(\[.|])(?:(?:(?:file|main|cover|representative|handout)\s+)?{_WORKS}"
    r"(?:\s*(?:/|-)\s*|\s+)?(?:credits?|courtesy(?:\s+of)?|sources?|by|from)?\s*(?::|,(?=\s[A-Z])|\bby\b"
    r"|\bcourtesy of\b|\bcourtesy\b|/)"
    r"|photo(?:graph)? by|courtesy(?:\s+of)?\s*:?|©|\(c\)|copyright\s+(?:©\s*)?)\s*"
    rf"(?:\d{{4}}\s+)?(?P<n>{_AGENT})(?=[\])|\n]|(?<![ .][A-Z])\.\s|\.?$)",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"[\[(](?P<n>[^\[\]()]{2,80})[\])]\W*$")
_SLASHED = re.compile(
    rf"(?P<n>{_WORD}(?:\s(?:[a-z]{{1,3}}\s)?{_WORD}){{0,4}}\s?/\s?[A-Za-z][\w’' -]{{1,40}}"
    r"(?:\s?/\s?[A-Z][\w.’' -]{1,40})?)(?:,\s[Ff]ile)?\W*$"
)
_TAIL = re.compile(r"(?:^|[.!?”\"’)]\s+|\s[—–|]\s?|[.!?][—–]\s?)(?P<n>[^.!?—–|]{2,70}?)\s*\.?$")
_BARRED = re.compile(
    rf"(?:^|[.!?”\"]\s+|\|\s)(?P<n>{_WORD}(?:\s{_WORD}){{0,4}}\s\|\s[A-Z][\w.’&' -]{{1,30}}(?:\s\|\s[A-Z][\w.’&' -]{{1,30}})?)\s*$"
)
_DOMAIN_TAIL = re.compile(
    r"(?:^|\s)(?P<n>(?:[a-z0-9-]{2,30}\.){1,3}(?:com|org|net|gov|edu|info|int|mil|[a-z]{2})(?:\.[a-z]{2})?)\W*$", re.IGNORECASE
)
_FOR = re.compile(rf"^(?P<n>{_WORD}(?:\s(?:[a-z]{{1,3}}\s)?{_WORD}){{1,3}})\s+(?:/\s*)?[Ff]or\s+(?:[Tt]he\s+)?[A-Z]")
_OF = re.compile(rf"^(?P<n>{_WORD}(?:\s(?:[a-z]{{1,3}}\s)?{_WORD}){{1,3}}),\s+(?:[Tt]he\s+{_WORD}|{_WORD}\s+{_WORD}$|[A-Z]{{2,6}}$)")
_HOUSES = re.compile(
    r"\b(?:getty(?: images)?|shutterstock|alamy|istock|zuma(?: press)?|epa(?:-efe)?|wireimage|magnum|polaris"
    r"|rex features|sipa|nurphoto|imago"
    r"|wikimedia|flickr|unsplash|handout|via|pool|courtesy|screengrab|screenshot)\b",
    re.IGNORECASE,
)
_NOT_A_MAKER = re.compile(
    r"^(?:file|file photo|photo|archives?|left|right|cent(?:re|er)|second|third|front|back|top|bottom|from left"
    r"|open|graphic|read|pictured|above|below|[lrc](?!\.)|pic"
    r"|represent\w+|illustrative|for representation|undated|see|click|video|caption|image|source|with)\b(?!\s?[/:])",
    re.IGNORECASE,
)
_RIGHTS = re.compile(r"\W*(?:©|\(c\)|copyright)[^a-z]{0,8}\d{4}", re.IGNORECASE)  # "© 2031 The Gazette": the page's foot, not a picture's
_LONGEST = 1500  # characters of a caption that are looked at: its credit stands at the end


_LABEL_AHEAD = re.compile(rf"\W*{_WORKS}(?:\s{_WORKS})?\s*(?:credits?|courtesy|by\b|:|/)", re.IGNORECASE)
_GIVEN = re.compile(
    r"(?P<who>[A-Z][\w.&'’ -]{1,40}?)\s?:\s(?P<n>[A-Z@][^:]{1,60})$"
)  # "Supplied: Ann Example", "Tarn News: Ann Example": who gave the picture, and who made it
_GAVE = re.compile(r"(?:supplied|provided|source|courtesy|credit|handout|submitted|contributed)(?:\sby)?$", re.IGNORECASE)


def is_photo_line(text: str) -> bool:
    """Whether a line begins as credits of pictures do, as in "Photograph by"."""
    return bool(_LABEL_AHEAD.match(text))


def photo_credits(text: str, *, credit_line: bool = False) -> list[str]:
    """The makers of the picture, as the caption writes them, each once.

    credit_line   the words are a credit line that stands apart: a lone name or agency in it counts
    """
    text = text[-_LONGEST:].strip()
    out: list[str] = []
    for words in _found(_single(text), credit_line=credit_line):
        bare = _bare(words)
        if bare and not any(bare.casefold() in seen.casefold() for seen in out):
            out.append(bare)
    return out


def _single(text: str) -> str:
    """A caption that ends with the same words twice over ("A Name/Agency A Name/Agency") with them once."""
    words = text.split()
    for n in range(min(8, len(words) // 2), 0, -1):
        if words[-n:] == words[-2 * n : -n]:
            return " ".join(words[:-n])
    return text


def _found(text: str, *, credit_line: bool) -> Iterator[str]:
    """Candidates: in closing brackets, "Name/Agency", labelled, or what stands behind the last sentence. The first shape that fits."""
    bracket = _BRACKET.search(text)
    given = _given(bracket["n"]) if bracket is not None else None
    if given is not None:
        yield given
        return
    if bracket is not None and _is_maker(_bare(bracket["n"]), sure=False):
        yield bracket["n"]
        return
    slashed = _SLASHED.search(text)
    if slashed is not None and (_is_maker(slashed["n"], sure=False) or _is_person_of(text, slashed)):
        yield _last_name(slashed["n"])
        return
    barred = _BARRED.search(text)
    if barred is not None and find_agencies(f"({barred['n']})"):  # "Ann Example | AFP | Getty Images"
        yield barred["n"]
        return
    labelled = [m["n"] for m in _LABELLED.finditer(text) if not (credit_line and _RIGHTS.match(m[0]))]
    yield from (words for words in labelled if _is_maker(words, sure=True))
    if labelled or bracket is not None:
        return
    tail, domain = _TAIL.search(text), _DOMAIN_TAIL.search(text)
    if domain is not None:
        yield domain["n"]
    elif tail is not None and _closes(text, tail, credit_line=credit_line):
        yield tail["n"]


def _given(words: str) -> str | None:
    """The maker behind a colon: "Supplied: Tarn Water Board", "Reuters: Ann Example" as "Ann Example/Reuters"; None: it names none."""
    match = _GIVEN.match(words.strip())
    if match is None or not _looks_like_a_name(match["n"]) or _NOT_A_MAKER.match(match["n"]):
        return None
    who, name = match["who"].strip(), match["n"].strip()
    if is_agency(who):
        return f"{name}/{who}"
    return name if _GAVE.match(who) or (is_person(name) and _looks_like_a_name(who)) else None


def _is_person_of(text: str, slashed: re.Match[str]) -> bool:
    """Whether "Ann Example/House" stands apart behind a dash, a bar or a full stop: a photographer and whom she works for."""
    name, _, house = slashed["n"].partition("/")
    apart = re.search(r"(?:[-–—|.!?”\")]\s*|^)$", text[: slashed.start()])
    return apart is not None and is_person(name.strip()) and house.strip()[:1].isupper()


def _last_name(words: str) -> str:
    """As in "Toggle caption Ann Example/AP": the name is at most the last four capitalised words before the slash."""
    head, _, agency = words.partition("/")
    parts = head.split()
    keep = [p for p in parts if p[:1].isupper()]
    return f"{' '.join(keep[-3:])}/{agency}" if len(parts) > 4 else words


def _closes(text: str, tail: re.Match[str], *, credit_line: bool) -> bool:
    """Whether the words after the last sentence are a maker: an agency, "Name for Outlet", a name with no point after it."""
    words = tail["n"].strip()
    apart = tail.start() > 0 or credit_line or _FOR.match(text) is not None
    if not apart or len(words.split()) > 8:
        return False
    if _FOR.match(words) or _OF.match(words) or is_agency(words) or (_HOUSES.search(words) and not _NOT_A_MAKER.match(words)):
        return True
    return is_person(words) and (credit_line or not text.rstrip().endswith("."))


def _is_maker(words: str, *, sure: bool) -> bool:
    """Whether words in a credit's place name a maker. sure: a label before them says that they do."""
    words = words.strip(" .,:;-–—")
    if not words or (_NOT_A_MAKER.match(words) and not find_agencies(f"({words})") and "/" not in words) or len(words.split()) > 12:
        return False
    if sure and _looks_like_a_name(words):
        return True
    if is_agency(words) or find_agencies(f"({words})") or _HOUSES.search(words) or _DOMAIN_TAIL.search(words):
        return True
    return is_person(words) or bool(_FOR.match(words))


_LABEL = re.compile(rf"^(?:file\s+)?(?:{_WORKS}|courtesy(?: of)?|by|via|source|file)\s*[:/\s]\s*(?=\S)", re.IGNORECASE)
_SMALL = frozenset(
    ["of", "the", "and", "for", "via", "by", "at", "de", "la", "le", "du", "des", "von", "van", "in", "on", "&", "/", "-", "|"]
)


def _looks_like_a_name(words: str) -> bool:
    """Whether words behind "Photo:" are capitalised as names are, and no description of the picture."""
    parts = words.split()
    return (
        len(parts) <= 9
        and parts[0].casefold() not in _SMALL
        and all(p in _SMALL or p[0].isupper() or p[0] in "@(" or "." in p for p in parts)
    )


def _bare(words: str) -> str:
    """The maker without the outlet he works for and without labels."""
    words = words.strip(" .,:;-–—|©")
    for _ in range(2):  # "Photo by", "File photo: via"
        words = _LABEL.sub("", words)
    words = re.sub(r",\s*file(?:\s+photo)?$", "", words, flags=re.IGNORECASE)
    match = _FOR.match(words) or _OF.match(words)
    if match is not None and not (_OF.match(words) and is_agency(words.rsplit(",", 1)[-1])):
        words = match["n"]
    return re.sub(r"^[Tt]he\s+", "", words).strip(" .,:;-–—|©")
