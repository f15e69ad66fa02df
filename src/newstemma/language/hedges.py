"""The words around a figure that make it a bound, a guess, a range, or a figure that rose or fell."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from newstemma.language.words import asset
from newstemma.model.reading import Trend

#: What stands between a hedge and its figure, or before a figure, and changes nothing of it.
FILLER = (
    r"(?:(?:just|only|even|exactly|precisely|fully|merely|an?\s(?:total|average|estimated|record"
    r"|whopping|staggering|further)(?:\sof)?|the|another|yet)\s)"
)
_LOW = (
    r"at\sleast|no\s(?:fewer|less)\sthan|not\s(?:fewer|less)\sthan|a\sminimum\sof|minimum(?:\sof)?"
    r"|upwards?\sof|as\s(?:few|little)\sas|starting\s(?:at|from)"
)
_LOW_STRICT = (
    r"(?:far\s|well\s|slightly\s|much\s)?(?:more|greater|higher|larger|longer|bigger|older|better)\sthan"
    r"|over\sthan|(?:just\s|well\s|slightly\s)?over|in\sexcess\sof"
    r"|exceed(?:s|ed|ing)?|(?:just\s|well\s)?above|north\sof|upward\sof|topp(?:ed|ing)|surpass(?:ed|es|ing)?|beyond"
)
_HIGH = (
    r"at\s(?:the\s)?most|(?:no|not)\s(?:more|greater|higher|longer|later)\sthan|up\sto|as\s(?:many|much"
    r"|high)\sas|a\smaximum\sof|maximum(?:\sof)?|not\sexceeding"
)
_HIGH_STRICT = (
    r"(?:far\s|much\s|slightly\s)?(?:less|fewer|lower|smaller|younger|shorter)\sthan|(?:just\s|well\s"
    r"|slightly\s)?under|(?:just\s|well\s)?below|short\sof|shy\sof|south\sof|sub-?"
)
_NEAR = (
    r"about|around|roughly|some|approximately|approx\.?|an\sestimated|estimated(?:\sat)?|close\sto|nearly"
    r"|almost|nearing|circa|ca\.|c\.|virtually|practically|barely|near|"
    r"somewhere\saround|in\sthe\sregion\sof|more\sor\sless|averag(?:ed|ing)|[~≈]|perhaps|maybe|or\sso"
)
_BEFORE = re.compile(
    rf"(?:(?<=[\s(\[—–\"“'‘-])|^)(?:(?P<low>{_LOW})|(?P<low_strict>{_LOW_STRICT})|(?P<high>{_HIGH})"
    rf"|(?P<high_strict>{_HIGH_STRICT})|(?P<near>{_NEAR}))"
    rf"\s?{FILLER}?$",
    re.IGNORECASE,
)
#: "12 people, at least" bounds the 12; "12 people, at least five of them" bounds the five.
_NO_FIGURE = r"(?!\sthan\b|,?\s[\d$€£₹])"
_AT_END = (
    r"(?=\s*(?:[.,;:)!?”\"]|$)|\s(?:who|that|were|was|are|is|in|of|for|to|on|at|by|have|has|had|will|would|can|could|from|may|must)\b)"
)
_AFTER = re.compile(
    rf"(?P<low>\+(?!\w)|\s?-?plus\b(?!\s\w)|(?:\s[a-z]+)?,?\s(?:or\smore|and\scounting)\b{_NO_FIGURE}"
    rf"|(?:\s[a-z]+)?,?\s(?:(?:and|or)\s(?:above|older|over)|at\sleast|minimum)\b{_AT_END})"
    rf"|(?P<high>(?:\s[a-z]+)?\sor\s(?:less|fewer)\b{_NO_FIGURE}|(?:\s[a-z]+)?\s(?:(?:and|or)\s(?:under|younger|below)|at\smost)\b{_AT_END})"
    r"|(?P<near>(?:\s[a-z]+)?\sor\s(?:so|thereabouts)\b|-odd\b|-ish\b)",
    re.IGNORECASE,
)
#: "over two years" says how long, not that it was longer, unless such a word stands before it.
_LASTS = re.compile(
    r"\b(?:for|of|in|after|lasted|lasting|took|taken|taking|takes|take|spent|been|is|was|than|and|wait(?:ed|ing)?|just|well)\s$",
    re.IGNORECASE,
)


class Hedge(NamedTuple):
    """Which side a figure is open to, whether the bound itself is out, whether it is a guess; where the words with the figure stand."""

    side: str | None
    strict: bool
    near: bool
    start: int
    end: int


def hedged(text: str, low: int, start: int, end: int, stop: int, *, lasting: bool) -> Hedge:
    """The hedge on the figure text[start:end], looked for between `low` and `stop`. lasting: the figure is a length of time."""
    floor = max(low, start - 40)
    ahead = text[floor:start]
    before = _BEFORE.search(ahead)
    if (
        before is not None
        and lasting
        and before["low_strict"]
        and before["low_strict"].casefold() == "over"
        and not _LASTS.search(ahead[: before.start()])
    ):
        before = None
    if before is not None:
        kind = before.lastgroup or "near"
        after = _AFTER.match(text, end, stop) if kind == "near" else None
        if after is None or after.lastgroup == "near":
            return Hedge(_SIDES[kind], kind.endswith("strict"), kind == "near", floor + before.start(), end)
    after = _AFTER.match(text, end, stop)
    if after is not None:
        kind = after.lastgroup or "near"
        return Hedge(_SIDES[kind], False, kind == "near", start, after.end() if kind != "near" or after[0].startswith("-") else end)
    return Hedge(None, False, False, start, end)


_SIDES = {"low": "low", "low_strict": "low", "high": "high", "high_strict": "high", "near": None}

#: Words that may stand between such a word and its figure without changing what it says.
_PLAIN = frozenset(
    """by to from about around nearly almost roughly some just only another further a an the more less fewer than under over at least
    most up down back even as much many well between daily limit of approximately average estimated total record modest whopping
    mere""".split()
)
_STOPPERS = frozenset("and but while which who that as when in at on for with after because if or".split())
_BREAKS = frozenset("and but while which who".split())  # before "by 3 per cent" the verb may stand farther off
_TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|[^\s]")
_FAR = 6  # words: "fell sharply by nearly a further 3 per cent"


@cache
def _trends() -> dict[str, tuple[Trend, bool]]:
    """Word to (which way, only of shares)."""
    found: dict[str, tuple[Trend, bool]] = {}
    for line in asset("trends.txt"):
        head, _, words = line.partition(":")
        way: Trend = "up" if head.endswith("up") else "down"
        found.update(dict.fromkeys(words.split(), (way, head.startswith("share"))))
    return found


def trend_before(text: str, low: int, start: int, *, share: bool = False) -> tuple[Trend | None, bool]:
    """Whether a word before text[start:] says that the figure rose or fell, and whether nothing but hedges stands between them.

    share  the figure is a share or points, which can be "added" and "lost"
    """
    is_plain = True
    tokens = _TOKEN.findall(text[max(low, start - 90) : start])
    by = share and bool(tokens) and tokens[-1].casefold() == "by"
    for token in reversed(tokens[-_FAR * (1 + by) :]):
        word = token.casefold()
        way, only_share = _trends().get(word, (None, False))
        if way is not None and (share or not only_share):
            return way, is_plain or by
        if word in (_BREAKS if by else _STOPPERS) or word in ".;:()!?—–":
            return None, False
        is_plain = is_plain and (word in _PLAIN or word.endswith("ly") or not word[0].isalpha())
    return None, False


_BEHIND = re.compile(
    r"\s(?:(?P<up>higher|up(?!\s(?:to|from))|stronger|firmer)|(?P<down>lower|down(?!\s(?:to|from))|weaker|softer))\b", re.IGNORECASE
)


def trend_behind(text: str, end: int, stop: int) -> Trend | None:
    """As in "closed 1.2 per cent higher": whether the word right behind a share says that it rose or fell."""
    match = _BEHIND.match(text, end, stop)
    return None if match is None else "up" if match["up"] else "down"
