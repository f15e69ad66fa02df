"""What somebody is said to be, taken apart: the noun of an office, what it is of, which body it leads, whether it is a deputy's.

Reads what stands right beside a name: before it, behind the comma that follows it, or with a verb between. Refuses relatives, candidates,
and who speaks or works for somebody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from newstemma.language.fields import fields_behind, fields_of
from newstemma.language.words import STOP, asset, stem


@dataclass(frozen=True, slots=True)
class Role:
    """An office beside a name at start..end.

    sort   of its noun, by `roles.txt`; offices of rank and of court exclude one another within a sort
    noun   the first word of those that stand for it
    field  what it is of, as the first words of the lines of `fields.txt` and `portfolios.txt`
    body   stems of the body that it is an office of; empty: not said
    whose  the words for that body as they stand
    under  how often it is a deputy's, vice's or assistant's; past: whether it was held before; acting: whether for a time
    """

    sort: str
    noun: str
    field: frozenset[str]
    body: frozenset[str]
    whose: str
    under: int
    past: bool
    acting: bool
    start: int
    end: int


_UNDER = frozenset("deputy vice assistant associate under sub joint".split())
_PAST = frozenset("former ex onetime one-time past previous retired erstwhile disgraced ousted sacked deposed".split())
_ACTING = frozenset("acting interim caretaker temporary provisional".split())
_NEVER = frozenset(
    """then late candidate nominee hopeful elect designate incoming outgoing future honorary shadow wife husband son daughter brother sister
    widow father mother aide adviser advisor would-be presumptive aspiring predecessor successor rival ally fellow self-styled
    self-proclaimed so-called fake no longer next prospective potential alleged opposition""".split()
)
_LINKS = frozenset("of for at in from with on to and who whose which that under since during".split())
_BEFORE, _BEHIND = 110, 130  # characters beside a name in which its office stands
_TAIL, _ARTICLES = 7, frozenset({"the", "and"})  # words behind which the noun of an office stands that is told with what it is of
_ABBREVIATED = 4  # letters
_MOST = 7  # words of an office before its noun
_CUT = re.compile(r"[;:()“”\"\n—–\[\]]|(?<![A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})[.!?]\s")
_HONOUR = re.compile(r"(?:\b(?:Dr|Mr|Mrs|Ms|Sir|Dame|Lady|Lord|Rev|Hon|Mx|Prof)\.?\s+)+$")
_JOINT = re.compile(
    r"(?:^|[\s,])(?P<np>(?:[Tt]he|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[Oo]ur|[\w&.-]+(?:\s[A-Z][\w&.-]*){0,3}[’']s?)\s+[^,]{3,90}),\s*$"
)
_APPOSED = re.compile(
    r"(?:,?\s+\(?\d\d\)?)?,\s+(?!(?:and|but|or|while|when|as|said|who|which|where)\b)(?P<np>[^,;:()“”\"\n—–]{3,110}?)(?=[,;:()“”\"\n—–]|[.!?](?:\s|$|[”\"])|\s(?:who|which)\b|$)"
)
_LEADS = re.compile(
    r"(?:,?\s+\d\d)?,?\s+who\s+(?:(?P<past>once|previously|formerly|used\sto|had|until\s\w+)\s)?(?:also\s|now\s|has\s)?"
    r"(?P<verb>heads|headed|leads|led|runs|ran|chairs|chaired|directs|directed|commands|commanded|manages|managed|oversees|oversaw"
    r"|presides\sover|edits|is\sin\scharge\sof)\s+(?P<body>(?:the|an?|its|their)\s[^,;:()“”\"\n—–]{3,90}?)(?=[,;:()“”\"\n—–]|[.!?](?:\s|$)|$)"
)
_IS = re.compile(
    r"(?:,?\s+\d\d,)?\s+(?:is|who\sis|remains|serves\sas|acts\sas)\s+(?:also\s|now\s|currently\s)?(?P<np>(?:the\s|an?\s|its\s)?[^,;:()“”\"\n—–]{3,90}?)"
    r"(?=[,;:()“”\"\n—–]|[.!?](?:\s|$)|\s(?:who|which|and\shas|and\swas)\b|$)"
)
_AS = re.compile(
    r"(?:,?\s+\d\d)?,?\s+(?:as|in\s(?:his|her)\s(?:role|capacity)\sas)\s+(?P<np>[^,;:()“”\"\n—–]{3,70}?)(?=[,;:()“”\"\n—–]|[.!?](?:\s|$))"
)


def roles_beside(text: str, start: int, end: int) -> Iterator[Role]:
    """The offices that stand beside a name at text[start:end], in order of the patterns. Cost: constant."""
    yield from _ahead(text, start, end)
    for pattern in (_APPOSED, _IS, _AS):
        found = pattern.match(text, end, end + _BEHIND)
        if found is not None and (role := _noun_phrase(text, *found.span("np"))) is not None:
            yield role
    led = _LEADS.match(text, end, end + _BEHIND)
    if led is not None and not led["past"]:
        body = _content(led["body"])
        past = led["verb"] in ("headed", "led", "ran", "chaired", "directed", "commanded", "managed", "oversaw")
        if body and not past:
            yield Role("top", "head", frozenset(), body, led["body"], 0, False, False, *led.span("verb"))


def _ahead(text: str, start: int, end: int) -> Iterator[Role]:
    """The office right before a name, and the one behind a determiner that a comma parts from it."""
    lead = _CUT.split(text[max(0, start - _BEFORE) : start])[-1]
    offset = start - len(lead)
    titled = _HONOUR.search(lead)
    bare = lead[: titled.start()] if titled is not None else lead
    role = _ending(text, offset, offset + len(bare.rstrip())) if bare.rstrip()[-1:] != "," else None
    if role is not None:
        yield role
        bare = text[offset : role.start]
        joint = re.search(r"\s(?:and|&)\s+(?:\w+\s)?$", bare)
        also = _ending(text, offset, offset + joint.start()) if joint is not None else None
        yield from (also,) if also is not None else ()  # "President and General Manager"
    joint = _JOINT.search(bare)
    if joint is not None and re.match(r"[,.;:)”\"]|\s(?:said|told|says|and)\b", text[end : end + 6]):
        role = _noun_phrase(text, offset + joint.start("np"), offset + joint.end("np"))
        if role is not None:
            yield role


_CHIEFS = {"ceo": "executive", "coo": "operations", "cfo": "finance", "cto": "technical", "cio": "data", "cmo": "marketing"}
_TOP = frozenset({"executive"})
_SHOUTED = re.compile(r"[A-Z]{5,}")  # a heading
_OWNS = re.compile(r"[’']s?$")
_WHOSE = frozenset("of for at in with".split())
_ENDS = frozenset("who which that whose since during on".split())
_PREFIX = "vice|deputy|ex|under|co(?=-(?:chair|director|president|leader|founder|head))"
_Word = tuple[str, str, int, int]  # as compared, as it stands, start and end


def _words(text: str, start: int, end: int) -> list[_Word]:
    found = []
    for m in re.finditer(rf"(?:{_PREFIX})-|[^\s,]+", text[start:end], re.IGNORECASE):
        plain = re.sub(r"[’']s?$|[.-]$", "", m[0].casefold())
        found.append((plain, m[0], start + m.start(), start + m.end()))
    return found


def _ending(text: str, start: int, end: int) -> Role | None:
    """The office that ends a stretch: "Airport fire chief"."""
    words = _words(text, start, end)
    size = _noun_at(words, len(words)) if words else 0
    if not size:
        return _linked(text, words)
    first = len(words) - size
    kept = first
    while kept and first - kept < _MOST and _joins(words[kept - 1]) and text[words[kept - 1][3]] != ",":
        kept -= 1
    return _role(words, kept, first, len(words), "")


def _linked(text: str, words: list[_Word]) -> Role | None:
    """The office that ends a stretch with what it is of: "director of public prosecutions", "Minister of Mines"."""
    for n in range(len(words) - 2, max(0, len(words) - _TAIL), -1):
        size = _noun_at(words, n) if words[n][0] in ("of", "for") else 0
        tail = words[n + 1 :]
        if (
            size
            and not any(w[0] in _FINITE | _VERBS or w[0] in STOP - _ARTICLES for w in tail)
            and "," not in text[words[n][3] : words[-1][2]]
        ):
            first = n - size
            kept = first
            while kept and first - kept < _MOST and _joins(words[kept - 1]) and text[words[kept - 1][3]] != ",":
                kept -= 1
            return _role(words, kept, first, n, text[words[n][3] : words[-1][3]])
    return None


def _joins(word: _Word) -> bool:
    """Whether a word before a noun belongs to its office: no article, verb or link of every day."""
    plain, shown = word[0], word[1]
    return not (plain in STOP or plain in _LINKS or plain in _VERBS or _OWNS.search(shown))


_FINITE = frozenset("is was are were has had have will would said says told be been being met fell became and or but".split())
_VERBS = frozenset(
    """said says told tells asked named called introduced appointed met meets quoted accused blamed praised thanked urged as by into joined
    defeating beating against himself herself themselves itself replaced succeeded including like unlike beat with but if because
    calling""".split()
)


def _noun_phrase(text: str, start: int, end: int) -> Role | None:
    """The office that a noun phrase is of: its noun ends it, or stands before "of", "for", "at"."""
    words = _words(text, start, end)
    stop = next((n for n, w in enumerate(words) if n and w[0] in _LINKS and not _is_inside(words, n)), len(words))
    size = _noun_at(words, stop)
    if (
        text[end : end + 1] == "."
        and words
        and len(words[-1][0]) <= _ABBREVIATED
        and stop == len(words)
        and re.match(r"\.\s[A-Z]", text[end : end + 3])
    ):
        return None  # the next one's of a list: "Ida Renn, Gov. Odo Brandt"
    if not size or stop - size > _MOST or any(w[0] in _FINITE for w in words[: stop - size]):
        return None
    last = next((n for n, w in enumerate(words) if n > stop and w[0] in _ENDS), len(words))
    told = stop + 1 < last and words[stop][0] in _WHOSE
    return _role(words, 0, stop - size, stop, text[words[stop][3] : words[last - 1][3]] if told else "")


def _is_inside(words: list[_Word], n: int) -> bool:
    """Whether a link belongs to the noun: "chief of police", "commander in chief"."""
    return "-".join(w[0] for w in words[n - 1 : n + 2]) in _nouns()


def _noun_at(words: list[_Word], stop: int) -> int:
    """How many words before `stop` are the noun of an office; 0: none."""
    sizes = (n for n in (4, 3, 2, 1) if n <= stop)
    return next((n for n in sizes if "-".join(w[0] for w in words[stop - n : stop]) in _nouns()), 0)


def _role(words: list[_Word], kept: int, first: int, stop: int, rest: str) -> Role | None:
    """The office of a noun at words[first:stop] with what stands before it, and the words behind its link."""
    sort, noun = _nouns()["-".join(w[0] for w in words[first:stop])]
    owner = next((n for n in range(first - 1, kept - 1, -1) if _OWNS.search(words[n][1])), kept - 1)
    own, owned = words[owner + 1 : first], words[kept : owner + 1]
    plain = {p for w in own for p in (w[0], *w[0].split("-"))}
    if (owned and _noun_at(words, owner + 1)) or (plain | {w[0] for w in owned}) & _NEVER:
        return None  # "the director's chair", "the late governor"
    said = [w for w in own if w[0] not in STOP and not {w[0], *w[0].split("-")} & (_UNDER | _PAST | _ACTING)]
    field = fields_of(" ".join(w[0] for w in said)) | fields_behind(rest, sort)
    if sort == "minister" and not field:
        return None
    if noun == "general-manager":
        noun, field = "manager", field | {"general"}
    if noun == "head" and len(field) == 1 and field <= {"fire", "police"}:
        noun, field = f"{min(field)}-chief", frozenset()
    if sort == "officer" or noun == "chief-executive":
        if "chief" not in plain and words[first][0] not in _CHIEFS and noun == "officer":
            return None
        sort, noun, field = "officer", "officer", frozenset({_CHIEFS[words[first][0]]}) if words[first][0] in _CHIEFS else field or _TOP
    named = " ".join(w[1] for w in said if w[1][:1].isupper() and not fields_of(w[0]) and w[0] != "chief" and not _SHOUTED.fullmatch(w[1]))
    holder = " ".join(w[1] for w in owned)
    lead = own[1:] if own and own[0][0] in ("the", "a", "an") else own
    start = (lead[0] if lead else words[first])[2]
    body = _content(rest) | _content(holder) | _content(named)
    degree = len(plain & _UNDER), bool(plain & _PAST), bool(plain & _ACTING)
    return Role(sort, noun, field, body, rest.strip() or holder or named, *degree, start, words[stop - 1][3])


def _content(words: str) -> frozenset[str]:
    found = (re.sub(r"[’']s?$", "", w.strip(".,")) for w in words.casefold().split())
    return frozenset(stem(w) for w in found if w and w not in STOP)


@cache
def _nouns() -> Mapping[str, tuple[str, str]]:
    """Noun, its words joined by hyphens, to its sort and the first of its words."""
    found: dict[str, tuple[str, str]] = {}
    for line in asset("roles.txt"):
        sort, _, offices = line.partition(":")
        for words in offices.split("|"):
            names = words.split()
            found.update({word: (sort.strip(), names[0]) for word in names})
    return found
