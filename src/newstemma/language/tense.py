"""Whether the clause around a date speaks of the past or of what is to come.

Refuses to parse: the verb form nearest to the date decides, within its sentence.
"""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files
from typing import Literal

Way = Literal["past", "future"]

_WORD = re.compile(r"[A-Za-z’']+")
_END = re.compile(r"[.!?]['\"”’)]*\s+(?=[A-Z\"“'‘(])|\n\s*\n")
_SAID = re.compile(r",\s(?:[\w’'-]+\s){1,6}said\b")  # "trains start on Monday, the railway said"
_IS = frozenset({"is", "are", "was", "were"})  # "is to reopen"
_REACH = 160  # characters to either side: about one long clause


@cache
def _verbs() -> dict[str, frozenset[str]]:
    """The lists of verb forms, by what they tell."""
    table = json.loads(files("newstemma.language").joinpath("assets/tense.json").read_text(encoding="utf-8"))
    return {name: frozenset(table[name]) for name in ("future", "set", "past")}


def leans(text: str, start: int, end: int) -> Way | None:
    """As in "past" or "future" for the expression at text[start:end]; None where no verb form nearby tells."""
    before = text[max(0, start - _REACH) : start]
    ends = [m.end() for m in _END.finditer(before)]
    words = _WORD.findall(before[ends[-1] :] if ends else before)
    told = _nearest(words[-14:])
    if told is not None or len(words) > 8:
        return told
    after = text[end : end + _REACH]
    if words and _SAID.match(after):
        return None
    stop = _END.search(after)
    return _first(_WORD.findall(after[: stop.start()] if stop else after)[:14])


def _nearest(words: list[str]) -> Way | None:
    """What the verb form nearest to the end says."""
    for i in range(len(words) - 1, -1, -1):
        found = _says(words, i)
        if found is not None:
            return found
    return None


def _first(words: list[str]) -> Way | None:
    """What the first verb form says."""
    for i in range(len(words)):
        found = _says(words, i)
        if found is not None:
            return found
    return None


def _says(words: list[str], i: int) -> Way | None:
    """What one word says by itself and by the one before it."""
    word = words[i].casefold()
    last = words[i - 1].casefold() if i else ""
    if word in _verbs()["future"] or (word == "to" and last in _IS):
        return "future"
    if word in _verbs()["set"] and (
        word != "set" or last in ("is", "are", "was", "were", "be") or words[i + 1 : i + 2] in (["to"], ["for"])
    ):
        return "future"
    if word in _verbs()["past"]:
        return None if last == "be" else "past"  # "will be held"
    if word.endswith("ed") and len(word) > 4 and last not in ("be", "to", "been"):
        return "past"
    return None
