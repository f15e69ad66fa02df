"""Words of which one thing can be only one at a time ("accepted" and "rejected"), and words that deny."""

from __future__ import annotations

import re
from functools import cache

from newstemma.language.words import asset

_DENIES = frozenset("not no never without neither nor none nobody nothing cannot".split())
_HELPS = frozenset(
    """do does did is are was were be been being has have had will would can could may might shall should must to any a an the yet ever
    at all of single there it they he she""".split()
)
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def opposite_words(ours: str, theirs: str, *, loose: bool = False) -> tuple[str, str] | None:
    """The first word of one phrase that a word of the other excludes, and that word; None where there is none, or where one denies.

    loose   only words that exclude one another whatever stands around them
    """
    a, b = _WORD.findall(ours), _WORD.findall(theirs)
    if any(map(denies, (*a, *b))):
        return None
    table = _table(loose=loose)
    return next(((x, y) for x in a for y in b if y.casefold() in table.get(x.casefold(), frozenset())), None)


def denies(word: str) -> bool:
    """Whether a word denies: "not", "never", "didn't"."""
    low = word.casefold().replace("’", "'")
    return low in _DENIES or low.endswith("n't")


def is_denied(words: str) -> bool:
    """Whether one word of a phrase denies."""
    return any(map(denies, _WORD.findall(words)))


def bare_words(words: str) -> list[str]:
    """The words of a phrase without those that deny and those that only help a verb, lower case."""
    return [w.casefold() for w in _WORD.findall(words) if not denies(w) and w.casefold() not in _HELPS]


@cache
def _table(*, loose: bool) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for line in asset("opposites.txt"):
        ours, theirs, *mark = (side.split() for side in line.split("|"))
        if loose and not mark:
            continue
        for some, others in ((ours, theirs), (theirs, ours)):
            for word in some:
                found[word] = found.get(word, frozenset()) | frozenset(others)
    return found
