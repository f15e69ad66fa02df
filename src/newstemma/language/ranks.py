"""Ranks: "the third country to land a probe", "the first strike since 2011", "the second-longest tunnel in the country".

Only those with a word that says among what: a first suspect, a second goal and a third floor are no ranks. Refuses "one of the biggest".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from newstemma.language.numerals import spelled
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
_WORDS = r"(?:(?!(?:for|of|in|to|an?|the|at|on|by)\b)[a-z][\w-]*\s+){0,3}?(?!(?:for|of|in|to|an?|the|at|on|by)\b)"
_WHERE = r"(?:\s+(?:in|at|on|of|for|to|from|by)\s+(?:the\s+|its\s+|her\s+|his\s+)?[\w’'-]+(?:\s+[\w’'-]+)?){0,2}?"
_YEARS = r"in (?:a|two|three|four|five|six|seven|eight|nine|ten|\d{1,3}) years?\b"
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
_PERIOD = r"(?:year|season|month|week|century|decade)"
_NUMBERED = re.compile(
    r"\b(?:the|a|an|its|her|his|their|only|becomes?|became|[\w-]+[’']s|for)\s+(?:only\s+|just\s+|country[’']s\s+)?"
    rf"(?P<nth>{_ORDINAL})\s+(?P<noun>{_WORDS}[a-z][\w-]+)(?:{_WHERE}(?=\s+(?:since|this|so far|of the)\b)"
    r"|\s+of [A-Z]\w+(?=\s+to\b)|\s+in the history of (?:the )?\w+(?=\s+to\b))?\s+(?:ever\s+)?"
    r"(?P<scope>to\s+(?!the\b|a\b|an\b|his\b|her\b)[a-z]+|elected\b|appointed\b|named\b|chosen\b|ever\b"
    rf"|in (?:its |the country[’']s |the |their )?history\b|since\s+(?:[A-Z]\w+\s+)?\d{{4}}|since\s+{_MONTH}"
    rf"|(?:so far )?this {_PERIOD}|of the {_PERIOD}"
    rf"|{_YEARS}"
    r"|in a row|that (?:a|an|the)\b)",
)
_SPAN = (
    rf"(?:so far )?this {_PERIOD}|of the {_PERIOD}|since\s+(?:[A-Z]\w+\s+)?\d{{4}}|since\s+{_MONTH}"
    rf"|in (?:its |their )?history|ever|{_YEARS}"
)
_BARE = re.compile(
    r"(?:\b(?:was|is|be|as|becom(?:es?|ing)|became|makes? (?:it|her|him|them))|,)\s+(?:[A-Z]\w+\s+)?(?:only\s+|just\s+)?the\s+"
    rf"(?P<nth>{_ORDINAL})(?:{_WHERE}(?=\s+(?:since|this|so far|of the)\b))?\s+"
    rf"(?P<scope>to\s+(?!the\b|a\b|an\b|his\b|her\b)[a-z]+|{_SPAN})\b"
)
_TIMES = re.compile(rf"\b(?:the|a)\s+(?P<nth>{_ORDINAL})\s+(?P<noun>time)\s+(?P<scope>{_SPAN}|(?:that )?(?:a|an)\b)")
_PRIZE = re.compile(
    rf"\b(?:his|her|their|its|a|the|[A-Z][\w’'-]+[’']s)\s+(?P<nth>{_ORDINAL})\s+(?P<noun>(?:[a-z-]+\s+){{0,2}}?"
    r"(?:title|crown|trophy|championship|gold|silver|bronze|Oscar|win|victory))\b"
    r"(?P<scope>\s+of the (?:season|year)|\s+this (?:season|year))?"
)
_WON = re.compile(rf"\bfor (?:the|a) (?P<nth>{_ORDINAL}) (?P<noun>time)\b(?P<scope>)")
_TERM = re.compile(
    r"\b(?:for|w[io]n(?:s|ning)?|secur(?:ed|es|ing)|to|serv(?:es|ed|ing)|beg(?:ins|an|inning)|starts?|started)\s+(?:a|his|her)\s+"
    rf"(?P<nth>{_ORDINAL})\s+(?P<noun>(?:[a-z-]+\s+){{0,2}}?(?:term|mandate))\b(?P<scope>)"
)
_BIGGEST = re.compile(
    rf"(?P<whose>[\w’'-]+[’']s\s+|\bthe\s+)(?:(?P<nth>{_ORDINAL})[- ](?:most\s+)?)?(?P<size>{'|'.join(_SIZES)})\b\s*"
    r"(?P<noun>(?:[\w-]+\s+){0,2}?[a-z][\w-]+)?(?P<in>\s+(?:in|on)\s+(?:the\s+)?[\w’'-]+)?"
)
_WINS = re.compile(r"\b(?:w[io]n|wins|winning|victory)\b")
_AMONG = re.compile(r"\b(?:one of|among|some of)\s*(?:the\s+)?$", re.IGNORECASE)
_SINCE = re.compile(r"\s*(?:[a-z]+\s+){0,4}(?:since\b|(?:for|in) (?:a|[a-z]+|\d+) (?:year|month|week|decade)|so far|this\b)")
_TAIL = re.compile(r"[^.;:,!?\n]*")
_YEAR = re.compile(r"\d{4}")
_PERIODS = re.compile(r"this (?:year|season|month|week)|of the (?:year|season|month)")
PERSONS = frozenset("woman man female black".split())
PRIZES = frozenset("title gold silver bronz oscar term mandat win".split())
_AROUND = 70  # characters on either side of a prize in which its winner is named
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
    since    the first year of the time over which it is counted; 0: ever; -1: a season or the like of the year of publication;
             -1 - n: the n years before it
    among    where it is so, in one lower-case word ("world"); "" where nothing says
    tail     stems of the words behind it in its clause; bearers: names before it, and around a prize; words: stems of its sentence
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
    words: frozenset[str] = frozenset()


def ranks(text: str, start: int = 0, end: int | None = None) -> Iterator[Rank]:
    """Those of text[start:end], a sentence or a headline, those that are counted first. Cost: linear."""
    stop = len(text) if end is None else end
    seen: set[int] = set()
    for pattern in (_NUMBERED, _BARE, _TIMES, _PRIZE, _TERM, _WON):
        for match in pattern.finditer(text, start, stop):
            if match.start("nth") not in seen and (rank := _numbered(text, match, start, stop)) is not None:
                seen.add(match.start("nth"))
                yield rank
    for match in _BIGGEST.finditer(text, start, stop):
        if not _AMONG.search(text, max(start, match.start() - 20), match.start("size")) and not _SINCE.match(text, match.end("size"), stop):
            yield _superlative(text, match, start, stop)


def _numbered(text: str, match: re.Match[str], start: int, stop: int) -> Rank | None:
    scope = (match["scope"] or "").strip()
    since = _since(scope) if scope else 0
    if since is None:
        return None
    prize = match.re in (_PRIZE, _TERM, _WON)
    noun = _head(match["noun"]) if match.re is not _BARE else ""
    if match.re is _WON:
        if not _WINS.search(text, start, stop):
            return None
        noun = "win"
    last = match.end("nth") if match.re is _BARE else match.end("noun")
    tail = _tail(text, last, stop)
    if noun == "time" and scope.endswith((" a", " an", "a", "an")) and tail & PERSONS:
        noun = next(iter(sorted(tail & PERSONS)))
    bearers = _bearers(text, start, stop, match.start("nth"), _AROUND if prize else 0)
    return Rank(
        match.start("nth"), last, nth_of(match["nth"]), noun, "", since, "", tail, bearers, frozenset(content_words(text, start, stop))
    )


def _superlative(text: str, match: re.Match[str], start: int, stop: int) -> Rank:
    whose = match["whose"].strip().casefold().removesuffix("'s").removesuffix("’s")
    among = [whose] if whose != "the" else (match["in"] or "").split()[-1:] or [""]
    noun = _head(match["noun"]) if match["noun"] else ""
    last = match.end("noun") if match["noun"] else match.end("size")
    first = match.start("nth") if match["nth"] else match.start("size")
    where = among[0].casefold().removesuffix("'s").removesuffix("’s")
    bearers, words = _bearers(text, start, stop, match.start(), 0), frozenset(content_words(text, start, stop))
    nth = nth_of(match["nth"] or "first")
    return Rank(first, last, nth, noun, _SIZES[match["size"]], 0, where, _tail(text, last, stop), bearers, words)


def _head(words: str) -> str:
    noun = words.rsplit(maxsplit=1)[-1].casefold()
    if noun in STOP:
        return ""
    single = noun.removesuffix("s") if noun.removesuffix("s") in _CLASSES else noun
    return _CLASSES.get(single, stem(noun))


def nth_of(word: str) -> int:
    """An ordinal as a number: "third", "3rd"."""
    return _FIRST.get(word.casefold()) or int(word[:-2])


def _since(scope: str) -> int | None:
    """The first year that a scope takes in; 0: ever; -1: a part of this year; None: it is no scope of time or deed."""
    if scope.startswith("since"):
        found = _YEAR.search(scope)
        return int(found[0]) if found else -1
    if _PERIODS.search(scope):
        return -1
    if scope.startswith("in ") and "history" not in scope:
        words = scope.split()[1]
        years = 1.0 if words == "a" else float(words) if words.isdigit() else spelled(words)
        return None if not years else -1 - int(years)
    return 0


def _tail(text: str, start: int, stop: int) -> frozenset[str]:
    found = _TAIL.match(text, start, stop)
    return frozenset(content_words(found[0])) if found else frozenset()


def _bearers(text: str, start: int, stop: int, at: int, around: int) -> frozenset[str]:
    """Names before a place, and up to so many characters behind it."""
    found = _NAME.finditer(text, max(start, at - _BACK - around), min(stop, at + around))
    words = (m[0].removesuffix("'s").removesuffix("’s") for m in found)
    return frozenset(w.casefold() for w in words if w.casefold() not in _NO_BEARERS)
