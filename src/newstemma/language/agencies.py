"""News agencies by name: where they stand in a text, and what each is called for short.

Refuses initials outside a credit: "AP" in "Tirupati, AP" is a state, "PA" in "his PA" a person.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Literal

from newstemma.language.agency_cues import Reading, is_credited

#: What an agency gives to others: text; pictures alone, which say nothing of the words beside them; or what companies say of themselves.
Serves = Literal["text", "pictures", "releases"]

_TAIL = re.compile(
    r"\s+(?:news\s+agency|news\s+wire|newswire|agency|news\s+service|news|photos?|pictures|images|writers?|reporters?"
    r"|staff|correspondents?|inputs)$",
    re.IGNORECASE,
)
_LINK = re.compile(r"\s*(?:,|/|&|;|\b(?:and|und|et|y|e)\b|,\s*and\b)\s*")


@dataclass(frozen=True, slots=True)
class _Tables:
    """Everything that is compiled from the list of agencies.

    names     folded name -> short name
    initials  folded initials that could be a word or a name -> how they have to be written
    readings  initials -> what they ask for beside them
    words     where a name may begin: capitalised words, and the few that are written small
    forms     first word of a name -> the names that mean the agency anywhere
    short     first word of initials -> those that need a mark of a credit
    lone      initials with no mark of a credit asked for
    """

    names: dict[str, str]
    serves: dict[str, Serves]
    initials: dict[str, set[str]]
    readings: dict[str, Reading]
    words: re.Pattern[str]
    forms: dict[str, re.Pattern[str]]
    short: dict[str, re.Pattern[str]]
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
    folded = {_folded(form) for form in forms}
    forms |= {form.upper() for form in forms if " " in form or len(form) > 5}
    small = {first for form in forms | short if (first := _first(form))[:1].islower()}
    return _Tables(
        names,
        {agency["name"]: agency["serves"] for agency in table["agencies"]},
        {key: written for key, written in initials.items() if key not in folded},
        {form: "ambiguous" if form in ambiguous else "led" if form in led else "open" for form in short},
        re.compile(rf"(?<![\w.-])(?:[^\W\d_a-z]\w*|(?:{_any(small)})(?!\w))"),
        {first: re.compile(rf"(?:{_any(some)})(?![\w-]|\.com)") for first, some in _by_first(forms).items()},
        {first: re.compile(rf"(?:{_any(some)})(?![\w-])") for first, some in _by_first(short).items()},
        re.compile(rf"(?:{_any(short)})(?![\w-])"),
        re.compile(rf"(?<!\w)(?:{_any(set(table['shared']['forms']))})(?!\w)", re.IGNORECASE),
    )


def _first(form: str) -> str:
    """The first word of a name."""
    match = re.match(r"\w+", form)
    return match[0] if match else form


def _by_first(forms: set[str]) -> dict[str, set[str]]:
    """The names by their first words."""
    out: dict[str, set[str]] = {}
    for form in forms:
        out.setdefault(_first(form), set()).add(form)
    return out


def _any(words: set[str]) -> str:
    """An alternation, longest first, spaces matching any white space."""
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=lambda w: (-len(w), w)))


def _folded(name: str) -> str:
    """A name for looking up: case, points, articles and doubled spaces aside."""
    bare = re.sub(r"[.,’'“”\"()\[\]]", "", name).casefold()
    return re.sub(r"^the\s+", "", re.sub(r"\s+", " ", bare).strip(" -–—|/:"))


@lru_cache(maxsize=4096)
def is_agency(name: str) -> str | None:
    """The short name ("AP") of the agency that these words name and nothing else; None when they name none.

    For words that stand in the place of a credit: initials count, in the capitals they are written with. "Associated Press writer" is
    the agency, "Associated Press Building" is not, and "Ana" is a person.
    """
    bare = name.strip(" .,()[]")
    for words in (bare, _TAIL.sub("", bare)):
        key = _folded(words)
        found = _tables().names.get(key)
        if found is not None and (key not in _tables().initials or words in _tables().initials[key]):
            return found
    return None


def serves(short_name: str) -> Serves | None:
    """What the agency of that short name gives to others; None: no agency is called so."""
    return _tables().serves.get(short_name)


def asks_cue(name: str) -> bool:
    """Whether words mean an agency only beside a mark of a credit: initials, and names that people bear too, like Bloomberg."""
    return name in _tables().readings


def find_agencies(text: str) -> list[tuple[int, int, str]]:
    """(start, end, short name) of each agency named, in order, not overlapping.

    Full names count anywhere; initials only beside a mark of a credit: "(AP)", "the AP", "reported AP", "AP reports", "With AP inputs".
    Cost: linear in the text.
    """
    tables = _tables()
    out: list[tuple[int, int, str]] = []
    for word in tables.words.finditer(text):
        found = _at(tables, text, word.start(), word[0])
        if found is not None:
            free = out[-1][1] if out else 0
            out.extend((a, b, tables.names[_folded(text[a:b])]) for a, b in _listed(tables, text, *found, free))
    return out


def _at(tables: _Tables, text: str, start: int, first: str) -> tuple[int, int] | None:
    """Where the agency ends whose name begins with the word at a place; None: none does, or it is no credit."""
    forms, short = tables.forms.get(first), tables.short.get(first)
    match = forms.match(text, start) if forms is not None else None
    if match is not None:
        return match.span()
    match = short.match(text, start) if short is not None else None
    return match.span() if match is not None and is_credited(text, *match.span(), tables.readings[" ".join(match[0].split())]) else None


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
