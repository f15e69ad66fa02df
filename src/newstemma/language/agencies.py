"""News agencies by name: where they stand in a text, and what each is called for short.

Refuses initials outside a credit: "AP" in "Tirupati, AP" is a state, "PA" in "his PA" a person.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

#: What an agency gives to others: text; pictures alone, which say nothing of the words beside them; or what companies say of themselves.
Serves = Literal["text", "pictures", "releases"]

_TAIL = re.compile(
    r"\s+(?:news\s+agency|news\s+wire|newswire|agency|news\s+service|news|photos?|pictures|images|writers?|reporters?"
    r"|staff|correspondents?|inputs)$",
    re.IGNORECASE,
)
_SAYS = (
    r"(?:reports?|reported|reporting|said|says|adds?|added|quoted|quotes|cited|writes|wrote|noted|notes|learned"
    r"|contributed|writers?|reporters?"
    r"|news\s+agency|journalists?|correspondents?|photographers?|photos?|staff|inputs?|video|poll|analysis"
    r"|investigation|count|has|was|called|confirmed|interviewed|obtained|revealed|found|meldet|berichtet\w*|schreibt|informó|informa|rapporte|riferisce)\b"
)
_REPORTS = r"(?:report(?:s|ed)|writers?|reporters?|news\s+agency)\b"  # what initials with another meaning need behind them


_BEFORE = (
    r"[(\[/]\s?|[Rr]eported\s+|[Tt]old\s+(?:the\s+)?|[Aa]ccording\s+to\s+(?:the\s+)?|(?:^|[.\s(])By\s+|[Ss]ources?:\s*"
    r"|[Pp]hotos?\s?:\s*|\b(?:Image|Picture)s?\s+(?:copyright|credit|source)\s+|\bvia\s+"
    r"|[Cc]redit:\s*|[Ii]nputs\s+from\s+|[Ff]iles\s+from\s+|[Mm]aterial\s+from\s+|[Cc]iting\s+(?:the\s+)?|[Pp]er\s+(?:the\s+)?"
    r"|\b(?:[Ii]nterview|[Cc]onversation|[Pp]artnership)\s+with\s+(?:the\s+)?|[Ss]tatement\s+to\s+(?:the\s+)?|\b[Ss]p(?:oke|eaking)\s+(?:to|with)\s+(?:the\s+)?"
    r"|\b(?:obtained|seen|reviewed|viewed|reported|published|carried|quoted|cited|released)\s+by\s+(?:the\s+)?"
    r"|(?:^|[Mm]ore\s)[Ff]rom\s+(?:the\s+)?|\b(?:news\s+)?agency\s+|\b[Aa]gentur\s+|\bagencia\s+(?:de\s+noticias\s+)?|\bagence\s+"
    r"|\b(?:Quellen?|Fuentes?|Fonte|Bron|Källa|Kilde|Lähde|Zdroj|Źródło|Agenturen?)\s?:\s*"
    r"|\b(?:con\s+información|avec|mit\s+(?:Material|Informationen)|com\s+informações|con\s+informazioni|laut|laut\s+der|selon|según|secondo|segundo)"
    r"\s+(?:von\s+(?:der\s+)?|de\s+(?:la\s+)?|da\s+|di\s+|l['’])?"
)
_LINK = re.compile(r"\s*(?:,|/|&|;|\band\b|,\s*and\b)\s*")
_NAME_BEFORE = re.compile(r"[a-z.,;]\s+[A-Z][a-z]+\s+$|[A-Z][a-z]+\s[A-Z][a-z]+\s+$|^[A-Z][a-z]+\s+$")


@dataclass(frozen=True, slots=True)
class _Tables:
    """Everything that is compiled from the list of agencies. lone: initials with no mark of a credit asked for; initials: how those
    that could be a word or a name have to be written.
    """

    names: dict[str, str]
    serves: dict[str, Serves]
    initials: dict[str, set[str]]
    ambiguous: set[str]
    forms: re.Pattern[str]
    short: re.Pattern[str]
    lone: re.Pattern[str]
    shared: re.Pattern[str]


@cache
def _tables() -> _Tables:
    """The list of agencies, ready to search."""
    table: dict[str, Any] = json.loads(files("newstemma.language").joinpath("assets/agencies.json").read_text(encoding="utf-8"))
    names: dict[str, str] = {}
    for agency in table["agencies"]:
        for form in (agency["name"], *agency["forms"], *agency["short"], *agency["whole"]):
            names.setdefault(_folded(form), agency["name"])
    forms, short, led, ambiguous = (
        {form for agency in table["agencies"] for form in agency[key]} for key in ("forms", "short", "the", "ambiguous")
    )
    initials: dict[str, set[str]] = {}
    for form in short - led - forms:
        initials.setdefault(_folded(form), set()).update((form, form.upper()))
    forms |= {form.upper() for form in forms if " " in form or len(form) > 5}
    return _Tables(
        names,
        {agency["name"]: agency["serves"] for agency in table["agencies"]},
        {folded: written for folded, written in initials.items() if folded not in {_folded(form) for form in forms}},
        ambiguous,
        re.compile(rf"(?<![\w.-])(?:{_any(forms)})(?![\w-]|\.com)"),
        re.compile(
            rf"(?:{_BEFORE})(?P<led>{_any(short)})(?![\w-])|\b[Tt]he\s+(?P<the>{_any(led)})(?![\w-])"
            rf"|(?<![\w/.-])(?P<open>{_any(short - ambiguous)})(?=\s?[)\]/]|\s+{_SAYS}|\s*[—–]\s)"
            rf"|(?<![\w/.-])(?P<bare>{_any(ambiguous)})(?=\s?[)\]/]|\s+{_REPORTS}|\s*[—–]\s)",
            re.MULTILINE,
        ),
        re.compile(rf"(?:{_any(short)})(?![\w-])"),
        re.compile(rf"(?<!\w)(?:{_any(set(table['shared']['forms']))})(?!\w)", re.IGNORECASE),
    )


def _any(words: set[str]) -> str:
    """An alternation, longest first, spaces matching any white space."""
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=lambda w: (-len(w), w)))


def _folded(name: str) -> str:
    """A name for looking up: case, points, articles and doubled spaces aside."""
    bare = re.sub(r"[.,’'“”\"()\[\]]", "", name).casefold()
    return re.sub(r"^the\s+", "", re.sub(r"\s+", " ", bare).strip(" -–—|/:"))


def is_agency(name: str) -> str | None:
    """The short name ("AP") of the agency that these words name and nothing else; None when they name none.

    For words that stand in the place of a credit: initials count, in the capitals they are written with. "Associated Press writer" is
    the agency, "Associated Press Building" is not, and "Ana" is a person.
    """
    bare = name.strip(" .,()[]")
    for words in (bare, _TAIL.sub("", bare)):
        found = _tables().names.get(_folded(words))
        if found is not None and (_folded(words) not in _tables().initials or words in _tables().initials[_folded(words)]):
            return found
    return None


def serves(short_name: str) -> Serves | None:
    """What the agency of that short name gives to others; None: no agency is called so."""
    return _tables().serves.get(short_name)


def find_agencies(text: str) -> list[tuple[int, int, str]]:
    """(start, end, short name) of each agency named, in order, not overlapping.

    Full names count anywhere; initials only beside a mark of a credit: "(AP)", "the AP", "reported AP", "AP reports", "With AP inputs".
    Cost: linear in the text.
    """
    tables = _tables()
    found = [(m.start(), m.end()) for m in tables.forms.finditer(text)]
    for m in tables.short.finditer(text):
        group = m.lastgroup or "open"
        if m[group] in tables.ambiguous and _means_another(text, *m.span(group)):
            continue
        if group not in ("open", "bare") or m[group].isupper() or not _NAME_BEFORE.search(text[max(0, m.start() - 40) : m.start()]):
            found.append(m.span(group))
    out: list[tuple[int, int, str]] = []
    for start, end in sorted(found, key=lambda f: (f[0], -f[1])):
        out.extend((a, b, tables.names[_folded(text[a:b])]) for a, b in _listed(tables, text, start, end, out[-1][1] if out else 0))
    return out


def _means_another(text: str, start: int, end: int) -> bool:
    """Whether initials with another meaning have it here: after an article ("the PA"), or as the short form of the words before them."""
    before = text[max(0, start - 80) : start]
    if re.search(r"\bthe\s+$", before, re.IGNORECASE):
        return not re.match(r"\s+(?:news|wire|press)\b", text[end : end + 12])
    words = re.findall(r"[^\W\d_][\w’'-]*", before) if before.endswith("(") else []
    return len(words) >= end - start and "".join(word[0] for word in words[start - end :]).casefold() == text[start:end].casefold()


def _listed(tables: _Tables, text: str, start: int, end: int, free: int) -> Iterator[tuple[int, int]]:
    """An agency's place and those of the initials listed behind it: "PTI, ANI and AFP"."""
    while start >= free:
        yield start, end
        link = _LINK.match(text, end)
        again = tables.lone.match(text, link.end()) if link else None
        if again is None:
            return
        start, end = again.span()


def unnamed_agencies(text: str) -> bool:
    """Whether the words speak of agencies without naming one: "and news agencies", "wire services"."""
    return bool(_tables().shared.search(text))
