"""Words behind a deed that say which of several occasions is meant: weekdays, and "first", "second", "last".

Refuses dates: readings have them.
"""

from __future__ import annotations

import re

_WHICH = re.compile(
    r"\b(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|first|second|third|fourth|fifth|last|final)\b", re.IGNORECASE
)


def which(text: str, start: int, end: int) -> frozenset[str]:
    """Those words in text[start:end] before somebody says it, lower case."""
    said = _SAID.search(text, start, end)
    return frozenset(word.casefold() for word in _WHICH.findall(text, start, said.start() if said is not None else end))


_SAID = re.compile(r"\b(?:said|says|told|according)\b")
