"""Each article of a report as somebody would cite it: who wrote it, where and when it came out, and whose text it is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Object = Mapping[str, Any]

_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_PARTICLES = frozenset("al bin da de del della den der di do dos du el ibn la le van von zu".split())
_CONTROL = (
    {c: None for c in range(32) if c not in (9, 10, 13)} | dict.fromkeys(range(0x202A, 0x202F)) | dict.fromkeys(range(0x2066, 0x206A))
)
_LONGEST = 500  # characters of a title: what is longer is no title, and some readers stop there


@dataclass(frozen=True, slots=True)
class Entry:
    """One article to be cited.

    key      letters and digits, unlike any other's: "meridianherald2031a"
    authors  (family name, given names); a name of one word has no given names
    date     year, month, day, as far as it is known: (), (2031,), (2031, 3) or (2031, 3, 4)
    agency   whose text it is, where an agency is credited with it
    sources  how many independent sources its story has; None: it is of no story
    """

    key: str
    id: str
    title: str
    outlet: str
    authors: tuple[tuple[str, str], ...]
    date: tuple[int, ...]
    url: str
    agency: str
    language: str
    sources: int | None


def entries(report: Object) -> list[Entry]:
    """One entry an article, in the report's order. Cost: linear."""
    sources = {i: s["independent"]["best"] for s in report["stories"] for i in s["articles"]}
    taken: dict[str, int] = {}
    return [_entry(a, taken, sources.get(a["id"])) for a in report["articles"]]


def _entry(article: Object, taken: dict[str, int], sources: int | None) -> Entry:
    date = _date((article["published"] or {}).get("value"))
    outlet = clean(article["outlet"] or "")
    stem = _ascii(outlet) or "article"
    stem = f"{stem[:40]}{date[0] if date else ''}"
    number = taken.get(stem, 0)
    taken[stem] = number + 1
    return Entry(
        key=stem + _letters(number),
        id=article["id"],
        title=clean(article["title"] or "")[:_LONGEST],
        outlet=outlet,
        authors=tuple(_author(clean(name)) for name in article["authors"]),
        date=date,
        url=safe_url(article["url"]),
        agency=_agency(article),
        language=article["language"] or "",
        sources=sources,
    )


def clean(words: str) -> str:
    """One line, without control characters and marks that turn the direction of writing."""
    return " ".join(words.translate(_CONTROL).split())


def safe_url(url: str | None) -> str:
    """An address of the web; "" for everything else, and for what would run."""
    found = clean(url or "").replace(" ", "%20")
    return found if re.match(r"https?://[^\s<>\"{}|\\^`]+$", found) else ""


def _date(value: str | None) -> tuple[int, ...]:
    match = _DATE.match(value or "")
    return tuple(int(part) for part in match.groups() if part is not None) if match else ()


def _author(name: str) -> tuple[str, str]:
    """Family name and given names, particles with the family: "van der Berg, Ida"."""
    words = name.split()
    if len(words) < 2:
        return name, ""
    cut = len(words) - 1
    while cut > 1 and words[cut - 1].casefold() in _PARTICLES:
        cut -= 1
    return " ".join(words[cut:]), " ".join(words[:cut])


def _agency(article: Object) -> str:
    """The agency that a byline or tagline credits with the text, else the one that its wire label names."""
    named = (c["name"] for c in article["credits"] if c["agency"] and c["kind"] in {"byline", "tagline"})
    return clean(next(named, None) or article["wire"]["label"] or "")


def _ascii(words: str) -> str:
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]", "", plain.casefold())


def _letters(number: int) -> str:
    """A … z, aa, ab …"""
    out = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        out = chr(97 + rest) + out
    return out
