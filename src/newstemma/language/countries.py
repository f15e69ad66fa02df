"""Countries by what news calls them: name, adjective, capital, seat of government. Knows no town but capitals, and no borders."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

from newstemma.language.words import asset

Sort = Literal["country", "adjective", "capital", "seat", "part"]


class Home(NamedTuple):
    """The country that a word leads to, by its first name, and as what the word does so."""

    country: str
    sort: Sort


def home_country(words: str) -> Home | None:
    """The country that a name leads to ("French", "Paris", "the Elysee"); None: the table does not know it."""
    return _table().get(_plain(words))


def countries_in(words: str) -> frozenset[str]:
    """The countries that a phrase names in any of these ways: "South Korean officials" gives South Korea alone."""
    return frozenset(_table()[_plain(m.group())].country for m in _pattern().finditer(words))


@cache
def nations() -> frozenset[str]:
    """The words for what is of a country, as they are printed: "French", "South Korean"."""
    return frozenset(word for word, home in _rows() if home.sort == "adjective")


def _plain(words: str) -> str:
    bare = re.sub(r"^the\s+|[’']s?$", "", " ".join(words.replace("’", "'").split()), flags=re.IGNORECASE)
    return bare if bare.isupper() else bare.casefold()


@cache
def _table() -> dict[str, Home]:
    """Plain name to home; the first line that has a word keeps it."""
    found: dict[str, Home] = {}
    for word, home in _rows():
        found.setdefault(_plain(word), home)
        if len(word) > 4:
            found.setdefault(word.upper(), home)
    return found


def _rows() -> Iterator[tuple[str, Home]]:
    for line in asset("countries.txt"):
        if line.startswith("in "):
            country, _, parts = line.removeprefix("in ").partition(":")
            yield from ((part.strip(), Home(country.strip(), "part")) for part in parts.split(","))
            continue
        names, adjectives, capitals, seats = (column.strip() for column in f"{line};;;".split(";")[:4])
        country = names.split(",")[0].strip()
        several = adjectives.split(",") if "," in adjectives else adjectives.split()
        columns: tuple[tuple[Sort, list[str]], ...] = (
            ("country", names.split(",")),
            ("adjective", several),
            ("capital", capitals.split(",")),
            ("seat", seats.split(",")),
        )
        yield from ((word.strip(), Home(country, sort)) for sort, words in columns for word in words if word.strip())


@cache
def _pattern() -> re.Pattern[str]:
    words = sorted({word for word, _ in _rows()}, key=lambda w: (-len(w), w))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)")
