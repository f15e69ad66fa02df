"""The forms of a name: how it is shown, and how it is compared: accents, hyphens, initials and other names of a country are no difference.

Refuses to guess at spellings: what is a letter off is for the comparison of claims to say.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from newstemma.language.countries import home_country
from newstemma.language.names import plain_name, titles
from newstemma.language.words import asset
from newstemma.model.reading import NameKind

_PARTICLES = frozenset(
    "de del della da das dos du di la le van von der den ter ten bin ibn bint al el abu ben mac st of the and for".split()
)
_POSSESSIVE = re.compile(r"['’]s$")
_INITIALS = re.compile(r"\b((?:[^\W\d_]\.)+)")
_ROMAN = {"ii": "2", "iii": "3", "iv": "4", "vi": "6", "vii": "7", "viii": "8", "ix": "9", "xi": "11", "xii": "12"}
#: What makes a region of a town's name: the town and its region are two places.
_REGION = re.compile(
    r"\s+(?:(?:border|coastal|frontier|mountain)\s+)?(?:region|province|prefecture|governorate"
    r"|oblast|county|district|valley|peninsula|refugee\scamp)\b"
)
_OF = re.compile(r"\s(?:of|and)\s(?:the\s)?[A-Z]\w+")
_BORDER = re.compile(r"\s(?:border|coastal|frontier|mountain)\sregion$")
#: Zones of time, money and measures, and nouns that are no name by themselves.
_NO_NAME = frozenset(
    """gmt utc bst est edt cst cdt mst mdt pst pdt cet cest eet ist jst aest et rs usd eur gbp inr mph kph km am pm mr mrs ms dr prof
    station gate terminal basin republic state bridge street road square park hall pier berth crane platform line route flight number type
    level block room floor tower building camp island islands river lake sea bay port harbour harbor coast north south northern southern
    eastern western monday tuesday wednesday thursday friday saturday sunday""".split()
)
_NUMBERED = re.compile(
    r"(?:station|gate|terminal|pier|berth|crane|platform|line|route|flight|number|no|type|level|block|room|floor)\.?\s\w+"
)


@cache
def offices() -> frozenset[str]:
    """Single words for what somebody is, in one case: titles, offices, posts."""
    held = {w for line in asset("offices.txt") for w in re.split(r"[\s|]+", line.partition(":")[2]) if w and "-" not in w}
    return frozenset({t.rstrip(".").casefold() for t in titles() if " " not in t} | held | _POSTS)


_COURTESY = frozenset("mr mrs ms miss mx dr madam madame monsieur sir lady lord dame father sister".split())
#: Written from the common stock of news English.
_POSTS = frozenset(
    """rector dean matron captain coach manager director chairman chairwoman chairperson chair secretary secretary-general spokesman
    spokeswoman spokesperson officer commander pastor sister brother father mother madam nurse farmer pilot deputy commissioner counsel
    advocate retiree head chief leader steward negotiator adviser advisor analyst economist scientist professor lawyer attorney reporter
    correspondent editor author engineer surgeon doctor historian striker defender goalkeeper midfielder owner founder executive
    co-founder co-owner representative envoy expert researcher witness widow teacher student driver fisherman
    resident""".split()
)


def shown(text: str, start: int, end: int, kind: NameKind) -> str:
    """The name at text[start:end] as it is shown: no title or office before it, no possessive; with the word that makes a region of it."""
    words = plain_name(text[start:end])
    words = _POSSESSIVE.sub("", words) if kind == "person" else words
    if kind == "place" and (region := _REGION.match(text, end)) is not None:
        return f"{words} {' '.join(region[0].split())}"
    if (more := _OF.match(text, end)) is not None and country(words + more[0]) is not None:
        return words + more[0]  # "United States of America", which is tagged as two
    parts = words.split()
    while kind == "person" and len(parts) > 1 and _is_title(parts):
        parts = parts[1:]
    return " ".join(parts)


def _is_title(parts: list[str]) -> bool:
    """Whether the first word is a title or an office, or a small word that no name begins with, and a name is left behind it."""
    first = parts[0].rstrip(".").casefold().removeprefix("vice-").removeprefix("ex-")
    if parts[0][0].islower():
        return first not in _PARTICLES
    return first in _COURTESY or (first in offices() and len(parts) > 2)


def fold(words: str) -> str:
    """A name as compared: one case, no accents, hyphens or stops; numerals in digits; a country by its first name."""
    spread = _INITIALS.sub(lambda m: f"{m[1].replace('.', ' ')} " if " " in words else m[1].replace(".", ""), words.replace("-", " "))
    plain = "".join(c for c in unicodedata.normalize("NFKD", spread) if not unicodedata.combining(c)).casefold()
    plain = _BORDER.sub(" region", plain)
    parts = plain.replace("'", "").replace("’", "").replace(".", "").split()
    if len(parts) > 1 and parts[-1] in _ROMAN:
        parts[-1] = _ROMAN[parts[-1]]
    return _same_names().get(" ".join(parts), " ".join(parts))


def country(words: str) -> str | None:
    """The country that a form names, by the first of its names: "U.S." and "America" are one; None: it is no country's name."""
    home = home_country(words)
    return home.country if home is not None and home.sort == "country" else None


def is_nobody(words: str, kind: NameKind) -> bool:
    """Whether a form is none of somebody or something: a zone, a currency, a bare "Station", a numbered gate, words without a capital."""
    plain = words.rstrip(".").casefold()
    return not any(c.isupper() for c in words) or (kind != "person" and (plain in _NO_NAME or bool(_NUMBERED.fullmatch(plain))))


@cache
def _same_names() -> dict[str, str]:
    """Folded names of places that go by several to the first of them."""
    found = {}
    for line in asset("same_names.txt"):
        names = [" ".join(n.casefold().replace("-", " ").replace("'", "").split()) for n in line.split(",")]
        found.update(dict.fromkeys(names[1:], names[0]))
    return found
