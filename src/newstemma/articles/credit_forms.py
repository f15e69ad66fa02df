"""The patterns of credits, read from their data file and compiled once."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from newstemma.language.agencies import is_agency, serves, unnamed_agencies

_NAME = r"[^.;:()\[\]\n]{2,120}"
_FILES = r"(?:inputs?|reporting|reports|files|material|information|copy)"

_WHEN = (
    r"(?:on|late|early|did|would|initially|too|has|had|have|also|earlier|later|then|first|since|previously|recently|exclusively"
    r"|this|last|next|week|month|\w+day)"
)


@dataclass(frozen=True, slots=True)
class Forms:
    """Everything that is compiled from `credit_forms.json`.

    taglines         lines that say whose the text is in part; the name is the group n
    agency_taglines  those that count only where the name is an agency's
    before, after    what stands before and behind an agency in a sentence that it is credited with
    about            what stands behind it in a sentence that is about the agency itself
    """

    taglines: tuple[re.Pattern[str], ...]
    agency_taglines: tuple[re.Pattern[str], ...]
    before: re.Pattern[str]
    after: re.Pattern[str]
    about: re.Pattern[str]


def table() -> dict[str, Any]:
    """The data file as it stands."""
    read: dict[str, Any] = json.loads(files("newstemma.articles").joinpath("assets/credit_forms.json").read_text(encoding="utf-8"))
    return read


@cache
def forms() -> Forms:
    """The patterns, ready to search."""
    read = table()
    before, after, about = ("|".join(f"(?:{one['form']})" for one in read[part]) for part in ("told_before", "told_after", "about_after"))
    return Forms(
        _compiled(read["taglines"]),
        _compiled(read["agency_taglines"]),
        re.compile(
            rf"\b(?:{before})(?:\s+|(?<=['’]))(?:(?:the|an?|our|his|her|their|to|with|by|from)\s+)?(?:(?!for\b)(?:[a-z]+|[A-Z][a-z]+['’]s)\s+){{0,3}}"
            r"(?:(?:[\w’'-]+\s+){0,4}(?:news\s+)?(?:agency|wire|service),?\s+)?[\"“]?$",
            re.IGNORECASE,
        ),
        re.compile(
            rf"(?:['’]s?\s+(?:[A-Z][\w.'’-]+\s+){{0,2}}[A-Z][\w.'’-]+)?(?:(?:\s+[\w-]+){{0,2}}\s+(?:news\s+)?(?:agency|service))?(?:\s?\([A-Za-z]{{2,6}}\))?"
            rf"(?:\s+(?:exclusive\s+)?(?:{read['works']}))?"
            rf"(?:\s+(?:in|from)\s+[A-Z]\w+(?:\s[A-Z]\w+)?)?"
            rf"(?:(?:,|\s+and|,\s+and)\s+(?:the\s+)?[A-Z][\w.&’' -]{{1,30}}?){{0,2}}"
            rf"(?:,[^,;:\n]{{2,70}},)?(?:,?\s+{_WHEN}){{0,4}},?\s+(?:{after})\b"
        ),
        re.compile(about),
    )


def _compiled(rows: list[dict[str, str]]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(row["form"].replace("{name}", _NAME).replace("{files}", _FILES), re.IGNORECASE) for row in rows)


_LINK = re.compile(r"\s*(?:,|/|&|;|\b(?:and|und|et|y|e|og|och)\b|-)\s*")
_UNNAMED = frozenset(
    [
        "agencies",
        "news agencies",
        "wires",
        "wire services",
        "with agencies",
        "agenturen",
        "agences",
        "agencias",
        "agências",
        "agenzie",
        "persbureaus",
    ]
)


def all_agencies(words: str) -> bool:
    """Whether the words name agencies and nothing else."""
    if is_agency(words):
        return True
    bits = [bit for bit in _LINK.split(words) if bit]
    return bool(bits) and all(is_agency(bit) or bit.casefold() in _UNNAMED for bit in bits)


def only_pictures(words: str) -> bool:
    """Whether the words name agencies, and none of them gives text."""
    given = [serves(short) for bit in (words, *_LINK.split(words)) if (short := is_agency(bit))]
    return bool(given) and all(what == "pictures" for what in given)


def names_agencies(words: str) -> bool:
    """Whether a name in a credit's place stands for agencies, named or not: "Reuters", "wire reports", "Tarn Wires"."""
    return is_agency(words) is not None or (unnamed_agencies(words) and len(words.split()) <= 4)
