"""Ranks: "the third country to land a probe", "the first strike since 2011", "the second-longest tunnel in the country".

Only those with a word that says among what: a first suspect, a second goal and a third floor are no ranks. Refuses "one of the biggest".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from newstemma.language.words import STOP, content_words, stem

_FIRST = {w: n for n, w in enumerate("first second third fourth fifth sixth seventh eighth ninth tenth".split(), 1)}
_ORDINAL = rf"(?:{'|'.join(_FIRST)}|\d{{1,2}}(?:st|nd|rd|th))"
_CLASSES = {
    noun: line.split()[0]
    for line in (
        "country nation state land",
        "woman female",
        "strike stoppage walkout",
        "title crown trophy championship",
        "rise increase hike",
        "cut reduction fall",
        "mission probe spacecraft craft flight",
        "attack assault bombing",
        "quake earthquake tremor",
        "win victory",
        "defeat loss",
        "fire blaze wildfire",
        "visit trip",
        "crash accident disaster",
        "company firm group maker producer operator",
        "city town",
    )
    for noun in line.split()
}
_SIZES = {
    word: line.split()[0]
    for line in (
        "large biggest largest greatest",
        "high tallest highest",
        "long longest",
        "old oldest",
        "deep deepest",
        "bad worst",
        "deadly deadliest",
        "strong strongest",
        "busy busiest",
        "fast fastest",
        "dear costliest dearest",
        "heavy heaviest",
        "small smallest",
        "rich richest",
        "poor poorest",
        "hot hottest",
        "wet wettest",
        "dry driest",
        "short shortest",
        "wide widest",
        "low lowest",
    )
    for word in line.split()[1:]
}
_WORDS = r"(?:[a-z][\w-]*\s+){0,3}?"
_WHERE = r"(?:\s+(?:in|at|on|of|for)\s+(?:the\s+|its\s+|her\s+|his\s+)?[\w’'-]+(?:\s+[\w’'-]+)?)?"
_PERIOD = r"(?:year|season|month|week|century|decade)"
_NUMBERED = re.compile(
    r"\b(?:the|a|an|its|her|his|their|only|becomes?|became|[A-Z][\w’'-]+[’']s|for)\s+(?:only\s+|just\s+|country[’']s\s+)?"
    rf"(?P<nth>{_ORDINAL})\s+(?P<noun>{_WORDS}[a-z][\w-]+){_WHERE}\s+(?:ever\s+)?"
    r"(?P<scope>to\s+(?!the\b|a\b|an\b|his\b|her\b)[a-z]+|elected\b|appointed\b|named\b|chosen\b|ever\b"
    rf"|in (?:its |the country[’']s |the |their )?history\b|since\s+(?:[A-Z]\w+\s+)?\d{{4}}|(?:so far )?this {_PERIOD}|of the {_PERIOD}"
    r"|in a row|that (?:a|an|the)\b)",
)
_BIGGEST = re.compile(
    rf"(?P<whose>[\w’'-]+[’']s\s+|\bthe\s+)(?:(?P<nth>{_ORDINAL})[- ](?:most\s+)?)?(?P<size>{'|'.join(_SIZES)})\b\s*"
    r"(?P<noun>(?:[\w-]+\s+){0,2}?[a-z][\w-]+)?(?P<in>\s+(?:in|on)\s+(?:the\s+)?[\w’'-]+)?"
)
_AMONG = re.compile(r"\b(?:one of|among|some of)\s*(?:the\s+)?$", re.IGNORECASE)
_SINCE = re.compile(r"\s*(?:[a-z]+\s+){0,4}(?:since\b|(?:for|in) (?:a|[a-z]+|\d+) (?:year|month|week|decade)|so far|this\b)")
_TAIL = re.compile(r"[^.;:,!?\n]*")
_YEAR = re.compile(r"\d{4}")
_PERIODS = re.compile(r"this (?:year|season|month|week)|of the (?:year|season|month)")
_BACK = 60  # characters before a rank in which its bearer is named
_NAME = re.compile(r"\b[A-Z][\w’'-]+")
_NO_BEARERS = frozenset(
    "the a an it this that he she they in on at for and but its his her their after with when since mr ms mrs dr as by of".split()
)


@dataclass(frozen=True, slots=True)
class Rank:
    """Where it stands and what it says.

    nth      1 for the first and for a mere superlative
    noun     class of what is ranked; size: by what ("large"); "" for what is merely counted
    since    the first year of the time over which it is counted; 0: ever; -1: a season or the like of the year of publication
    among    where it is so, in one lower-case word ("world"); "" where nothing says
    tail     stems of the words behind it in its clause; bearers: names before it
    """

    start: int
    end: int
    nth: int
    noun: str
    size: str
    since: int
    among: str
    tail: frozenset[str]
    bearers: frozenset[str]


def ranks(text: str, start: int = 0, end: int | None = None) -> Iterator[Rank]:
    """Those of text[start:end], a sentence or a headline, those that are counted first. Cost: linear."""
    stop = len(text) if end is None else end
    for match in _NUMBERED.finditer(text, start, stop):
        since = _since(match["scope"])
        if since is not None:
            noun = _head(match["noun"])
            yield Rank(
                match.start("nth"), match.end("noun"), _nth(match["nth"]), noun, "", since, "", _tail(text, match.end("noun"), stop),
                _bearers(text, start, match.start("nth")),
            )  # fmt: skip
    for match in _BIGGEST.finditer(text, start, stop):
        if not _AMONG.search(text, max(start, match.start() - 20), match.start("size")) and not _SINCE.match(text, match.end("size"), stop):
            yield _superlative(text, match, start, stop)


def _superlative(text: str, match: re.Match[str], start: int, stop: int) -> Rank:
    whose = match["whose"].strip().casefold().removesuffix("'s").removesuffix("’s")
    among = [whose] if whose != "the" else (match["in"] or "").split()[-1:] or [""]
    noun = _head(match["noun"]) if match["noun"] else ""
    last = match.end("noun") if match["noun"] else match.end("size")
    return Rank(
        match.start("nth") if match["nth"] else match.start("size"), last, _nth(match["nth"] or "first"), noun, _SIZES[match["size"]], 0,
        among[0].casefold().removesuffix("'s").removesuffix("’s"), _tail(text, last, stop), _bearers(text, start, match.start()),
    )  # fmt: skip


def _head(words: str) -> str:
    noun = words.rsplit(maxsplit=1)[-1].casefold()
    if noun in STOP:
        return ""
    single = noun.removesuffix("s") if noun.removesuffix("s") in _CLASSES else noun
    return _CLASSES.get(single, stem(noun))


def _nth(word: str) -> int:
    return _FIRST.get(word) or int(word[:-2])


def _since(scope: str) -> int | None:
    """The first year that a scope takes in; 0: ever; -1: a part of this year; None: it is no scope of time or deed."""
    if scope.startswith("since"):
        found = _YEAR.search(scope)
        return int(found[0]) if found else None
    if _PERIODS.search(scope):
        return -1
    if scope.startswith("in ") and "history" not in scope or scope in ("the", "a", "an"):
        return None
    return 0


def _tail(text: str, start: int, stop: int) -> frozenset[str]:
    found = _TAIL.match(text, start, stop)
    return frozenset(content_words(found[0])) if found else frozenset()


def _bearers(text: str, start: int, stop: int) -> frozenset[str]:
    words = (m[0].removesuffix("'s").removesuffix("’s") for m in _NAME.finditer(text, max(start, stop - _BACK), stop))
    return frozenset(w.casefold() for w in words if w.casefold() not in _NO_BEARERS)
