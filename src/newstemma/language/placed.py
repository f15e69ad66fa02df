"""A place where it is told: a name, "the town of" a name, a common noun with a name before or behind it, and what it is said to lie in.

Refuses to look for a place: it reads the one that begins at a word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from newstemma.language.sites import Site, site_of
from newstemma.language.words import STOP, Token, stem

_DET = frozenset("the a an his her their its this that".split())
_SIDES = frozenset(
    "northern southern eastern western central nearby north south east west old lake seaside coastal resort border market capital".split()
)
_SETTLED = frozenset("city town village port resort capital district suburb province county state island commune municipality".split())
_WITHIN = frozenset({"in", "at", "of", "near", "on", "outside"})
_NO_PLACE = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october
    november december i he she it they twitter facebook instagram youtube god english french spanish christmas easter ramadan
    congress parliament senate house court arabic german russian chinese""".split()
)
_SAINTS = frozenset({"st", "mt", "ft", "ste"})  # a full stop behind them ends no name
_LONGEST = 6  # words of a place by a common noun
_HOUSED = frozenset({"stand", "tunnel"})  # in a name they are still of their kind: "the North Stand"; a lake with a name is a name
_POSSESSIVE = ("'s", "’s")
#: What ends a clause, or stands between two of them.
BREAK = re.compile(r"[;:()“”\"–—]| - |\.(?=\s)")


@dataclass(frozen=True, slots=True)
class Place:
    """A place as it is told, half-open code points into the text.

    name    the stems of its name; empty where it has none
    site    what its common noun means; None: it is told by its name alone
    within  the stems of the name that it is said to lie in
    first   where its name or noun begins, articles left out
    """

    name: tuple[str, ...]
    site: Site | None
    within: tuple[str, ...]
    start: int
    end: int
    first: int


def place_at(text: str, words: Sequence[Token], k: int) -> Place | None:
    """The place that begins at a word of a sentence; None: none does."""
    begin, has_the = k, False
    while k < len(words) and k - begin < 4 and (words[k].word in _DET or (words[k].word in _SIDES and not text[words[k].start].isupper())):
        has_the |= words[k].word in _DET
        k += 1
    if k + 1 < len(words) and words[k].word in _SETTLED and words[k + 1].word == "of":
        k, has_the = k + 2, False
    if k >= len(words):
        return None
    stop, site = _site(text, words, k)
    if site is not None:
        name = tuple(stem(t.word) for t in words[k:stop] if text[t.start].isupper() and site_of((t.word,)) is None)
        return Place(name, site, _within(text, words, stop), words[begin].start, words[stop - 1].end, words[k].start)
    run = _run(text, words, k)
    if run == k or words[k].word in _NO_PLACE or (has_the and _is_noun(text, words, run)) or _is_owner(text, words[run - 1]):
        return None
    name = tuple(stem(t.word) for t in words[k:run])
    return Place(name, None, _within(text, words, run), words[begin].start, words[run - 1].end, words[k].start)


def _run(text: str, words: Sequence[Token], k: int) -> int:
    """Behind the capitalised words that stand together from a word on."""
    n = k
    while n < min(len(words), k + 5) and text[words[n].start].isupper():
        if n > k and re.fullmatch(r"[\s-]*", _gap(text, words, n)) is None and words[n - 1].word not in _SAINTS:
            break
        n += 1
        if _is_owner(text, words[n - 1]):
            break
    return n


def _gap(text: str, words: Sequence[Token], n: int) -> str:
    """What stands between a word and the one before it."""
    return text[words[n - 1].end : words[n].start]


def _is_owner(text: str, word: Token) -> bool:
    return text[word.start : word.end].endswith(_POSSESSIVE)


def _is_noun(text: str, words: Sequence[Token], n: int) -> bool:
    """Whether a word in small letters stands right behind a name: "the Carden coast" is not the place Carden."""
    return n < len(words) and words[n].word not in STOP and not _gap(text, words, n).strip()


def _site(text: str, words: Sequence[Token], k: int) -> tuple[int, Site | None]:
    """Behind the last common noun for a place in the words that stand together from a word on, and the place."""
    stop, site = k, None
    for n in range(k, min(k + _LONGEST, len(words))):
        if n > k and _gap(text, words, n).strip(" \n'’-"):
            break
        if words[n].word in STOP and words[n].word not in _DET:
            break
        found = site_of(tuple(t.word for t in words[max(k, n - 1) : n + 1]))
        if found is not None and (found.sort != "g" or found.kind in _HOUSED or not text[words[n].start].isupper()):
            stop, site = n + 1, found
    return (k, None) if site is None or _goes_on(text, words, stop) else (stop, site)


def _goes_on(text: str, words: Sequence[Token], n: int) -> bool:
    """Whether a further noun stands right behind: "the hotel manager" is no place."""
    if n >= len(words) or _gap(text, words, n).strip():
        return False
    word = words[n].word
    return word not in STOP and not text[words[n].start].isupper() and not word.endswith(("ing", "ed", "ly")) and not word[0].isdigit()


def _within(text: str, words: Sequence[Token], n: int) -> tuple[str, ...]:
    """The name that a place is said to lie in, right behind it."""
    if n >= len(words) or BREAK.search(_gap(text, words, n)):
        return ()
    k = n + 1 if words[n].word in _WITHIN else n
    if k == n and "," not in _gap(text, words, n):
        return ()
    while k < len(words) and words[k].word in _DET | _SIDES | _SETTLED | {"of"}:
        k += 1
    run = _run(text, words, k)
    return () if run == k or words[k].word in _NO_PLACE else tuple(stem(t.word) for t in words[k:run])
