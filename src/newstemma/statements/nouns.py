"""Nouns of speakers: which of them mean a body or a paper rather than people."""

from __future__ import annotations

from functools import cache

from newstemma.language.names import bodies
from newstemma.language.words import stem


@cache
def _stems() -> frozenset[str]:
    return frozenset(stem(word) for word in bodies())


def is_body(noun: str) -> bool:
    """Whether a noun means a body or a paper rather than people: "ministry", "report"."""
    return noun in bodies() or stem(noun) in _stems()
