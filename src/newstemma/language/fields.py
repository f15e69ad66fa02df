"""What an office is of: finance, ports, the fire service; each by the first words of its line in the tables.

Refuses to know who holds the office.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from newstemma.language.words import asset


def fields_of(words: str) -> frozenset[str]:
    """What some words are of; the longest of the tables at each place."""
    told = re.findall(r"[\w-]+", words.casefold())
    found, n = set(), 0
    while n < len(told):
        size = next((k for k in (3, 2, 1) if " ".join(told[n : n + k]) in _field_table() and n + k <= len(told)), 0)
        if size:
            found.add(_field_table()[" ".join(told[n : n + size])])
        n += size or 1
    return frozenset(found)


@cache
def _field_table() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for name in ("fields.txt", "portfolios.txt"):
        for line in asset(name):
            row = [" ".join(words.split()) for words in line.split("|")]
            known = next((found[w] for w in row if w in found), row[0])
            for words in row:
                found.setdefault(words, known)
    return found


def fields_behind(rest: str, sort: str) -> frozenset[str]:
    """What an office is of by the words behind its link; "of the hospital" is a body, "of finance at the bank" a field."""
    if sort == "minister":
        return fields_of(rest)
    first = re.split(r"\s(?:of|for|at|in|with)\s", rest.strip())[0]
    return fields_of(first) if first.islower() and not re.match(r"(?:the|its|an?|their|this)\s", first) else frozenset()
