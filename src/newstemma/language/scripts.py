"""Names that come from another script, or with the family name in front: by the country that a text tells of most.

Knows countries, no languages: where a country has several scripts, it counts as one whose names are transliterated.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache

from newstemma.language.countries import countries_in
from newstemma.language.words import asset


def home_of_text(sentences: Iterable[str]) -> str | None:
    """The country that the most sentences name; None: they name none, or two as often. Cost: linear."""
    told = Counter(country for words in sentences for country in sorted(countries_in(words)))
    ranked = told.most_common(2)
    return ranked[0][0] if ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]) else None


def is_of_other_script(country: str | None) -> bool:
    """Whether names of a country are transliterated in an English text."""
    return country in _lines("")


def has_family_first(country: str | None) -> bool:
    """Whether people of a country have the family name in front."""
    return country in _lines("family first")


@cache
def _lines(head: str) -> frozenset[str]:
    rows = [line.partition(":")[::2] if ":" in line else ("", line) for line in asset("other_scripts.txt")]
    return frozenset(word.strip() for sort, words in rows if sort == head for word in words.split(";"))
