"""Ordinals: "the 29th day", "its third year"; they count nothing."""

from __future__ import annotations

import re

from newstemma.language.asides import is_dated
from newstemma.language.draft import Draft
from newstemma.language.numerals import SMALL, Numeral

_ORDINAL_NOUN = re.compile(r"\s((?:[a-z]+(?:-[a-z]+)?\s)?[a-z][a-z-]+)")
_DETERMINED = re.compile(r"\b(?:the|a|an|his|her|its|their|my|our|your|this|that|for\sa)\s$", re.IGNORECASE)
_NOT_NUMBERED = re.compile(
    r"\s(?:century|centuries|of\s(?:the|all|a)\b|(?:hand|class|rate|party|parties|quarters?|half|thing"
    r"|place\s)\b|floor\b|(?:st|street|avenue|ave)\b)",
    re.IGNORECASE,
)


def ordinal(text: str, numeral: Numeral, low: int, stop: int) -> Draft | None:
    """An ordinal with the noun that it numbers; "first" and "second" only behind a determiner; centuries and dates are none."""
    noun = _ORDINAL_NOUN.match(text, numeral.end, min(stop, numeral.end + 40))
    before = text[max(low, numeral.start - 14) : numeral.start]
    word = text[numeral.start : numeral.end].casefold()
    if noun is None or noun[1].split()[0] in SMALL or _NOT_NUMBERED.match(text, numeral.end, stop):
        return None
    if word in {"first", "second"} and not _DETERMINED.search(before):
        return None
    if is_dated(text, low, numeral.start, numeral.end, stop):
        return None
    return Draft(
        numeral.start, numeral.end, numeral.end, numeral.end, numeral.value, numeral.value, numeral, "ordinal", noun=_numbered_noun(noun[1])
    )


def _numbered_noun(words: str) -> str | None:
    """The word that an ordinal numbers: an adjective before it is passed over."""
    first, _, rest = words.partition(" ")
    chosen = rest if first in {"straight", "consecutive", "successive", "annual"} and rest else first
    return (
        chosen
        if chosen not in {"and", "or", "in", "on", "at", "to", "for", "by", "with", "from", "of", "the", "but", "as", "since"}
        else None
    )
