"""Where sentences begin and end, in English news prose. A sentence never crosses the end of a paragraph."""

from __future__ import annotations

import re
from functools import cache

from newstemma.language.words import asset

_STOP = re.compile(r"(?:[.!?]+|…)[\"”’'»)\]]*(?=\s|$)")
_NEXT = re.compile(r"\s+([\"“‘'«(\[]*)(\S)")
_LAST = re.compile(r"(\S+)$")
#: A month or weekday, or "local time", after "5 p.m." goes on with the sentence.
_GOES_ON = re.compile(
    r"\s+(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|"
    r"December|(?:Jan|Feb|Aug|Sept?|Oct|Nov|Dec)\.|GMT|UTC|[ECMP][SD]?T|IST|BST|CES?T|local)\b"
)
_INITIALS = re.compile(r"\w(?:\.\w)+")
_OPEN = re.compile(r"[“«]")
_SHUT = re.compile(r"[”»]")


@cache
def _abbreviations() -> tuple[frozenset[str], frozenset[str]]:
    """(those that end no sentence, those that may)."""
    lines = asset("abbreviations.txt")
    return frozenset(w for w in lines if not w.startswith("*")), frozenset(w[1:] for w in lines if w.startswith("*"))


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Half-open offsets of the sentences of one paragraph, white space between them left out. Cost: linear."""
    found: list[tuple[int, int]] = []
    begin = _skip(text, 0)
    for stop in _STOP.finditer(text):
        if stop.end() > begin and _ends_here(text, begin, stop):
            found.append((begin, stop.end()))
            begin = _skip(text, stop.end())
    last = len(text.rstrip())
    if begin < last:
        found.append((begin, last))
    return found


def _skip(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _ends_here(text: str, begin: int, stop: re.Match[str]) -> bool:
    """Whether a sentence ends at this stop."""
    after = _NEXT.match(text, stop.end())
    if after is None:
        return True
    if after.group(2).islower():
        return False
    marks = stop.group()
    if not marks.startswith(".") or marks.startswith(".."):
        return True
    head = _LAST.search(text[max(begin, stop.start() - 24) : stop.start()])
    word = head.group(1).lstrip("\"“‘'«([").casefold() if head else ""
    if len(marks) > 1:  # a closing mark follows: "… Inc.” He said" is an end whatever the word
        return True
    never, maybe = _abbreviations()
    if word in maybe:
        return not _GOES_ON.match(text, stop.end()) and not _names_on(word, after.group(2), text, stop.end())
    if word in never or (_INITIALS.fullmatch(word) and _begins_name(text, stop.end())):
        return False
    return not (len(word) == 1 and word.isalpha() and word != "i")


def _begins_name(text: str, at: int) -> bool:
    """Whether the next word is none that begins a sentence, so that it goes on with a name after its initials ("N.K. Renn")."""
    opening = re.match(r"\s+(\w+)", text[at : at + 40])
    return opening is not None and opening.group(1).casefold() not in _OPENERS


def _names_on(word: str, following: str, text: str, at: int) -> bool:
    """Whether a capital after "U.S." or "Inc." goes on with a name ("U.S. President") rather than beginning a sentence."""
    return word in {"u.s", "u.k", "u.n", "e.u", "d.c", "n.y"} and following.isupper() and _begins_name(text, at)


_OPENERS = frozenset(
    "the a an he she it they we i in on at but and this that these those there when while after before for as if his her".split()
)
