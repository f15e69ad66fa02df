"""Figures in running text: digits and words, bounds and hedges, unit, and the noun that is counted."""

from __future__ import annotations

import re
from functools import cache

from newstemma.model.reading import Quantity

_UNITS = {
    w: n
    for n, w in enumerate(
        (
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
            "nineteen"
        ).split()
    )
}
_TENS = {w: 10 * n for n, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
_SCALES = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "trillion": 1_000_000_000_000,
    "lakh": 100_000,
    "crore": 10_000_000,
    "m": 1_000_000,
    "bn": 1_000_000_000,
}
#: Word quantities have a floor and no exact value (the floors are those of newsroom usage: a few is three or more).
_VAGUE = {"several": 3, "dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2_000, "millions": 2_000_000}
_MONEY = {"$": "USD", "US$": "USD", "A$": "AUD", "C$": "CAD", "€": "EUR", "£": "GBP", "₹": "INR", "Rs": "INR", "¥": "JPY"}
_WORDS = "|".join([*_TENS, *list(_UNITS)[1:]])
_FIGURE = r"\d{1,3}(?:,\d{2,3})+(?:\.\d+)?|\d+(?:\.\d+)?"


@cache
def _pattern() -> re.Pattern[str]:
    hedge = (
        r"(?P<hedge>at least|at most|no (?:more|fewer|less) than|more than|less than|fewer than|over|under|up to|nearly|almost|about|"
        r"around|roughly|some|approximately|an estimated|close to|as many as)\s+"
    )
    words = rf"(?:{_WORDS}|a)(?:[ -](?:{_WORDS}|and|hundred|thousand|million|billion|trillion))*"
    vague = rf"(?:{'|'.join(_VAGUE)}) of(?=\s+[a-z])(?: thousands of)?|several|(?:more than )?(?:a|two) dozen"
    return re.compile(
        rf"(?<![\w.,/:-])(?:{hedge})?(?:(?P<cur>US\$|A\$|C\$|[$€£₹¥]|Rs\.? ?)\s?)?"
        rf"(?:(?P<fig>{_FIGURE})(?P<scale>[ -](?:hundred|thousand|million|billion|trillion|lakh|crore)|(?:m|bn)(?![\w]))?"
        rf"|(?P<vague>{vague})|(?P<words>\b{words}))"
        rf"(?P<pct>\s?%| per ?cent\b)?(?![\w])(?P<ord>(?<=\d)(?:st|nd|rd|th)\b)?",
        re.IGNORECASE,
    )


_NOUN = re.compile(
    r"[-\s]+((?:(?:of the|of|more|other|different|people|[a-z]+(?:-[a-z]+)?|[A-Z][a-z]+)\s+){0,3}?"
    r"[a-z][a-z]+s\b|people\b|men\b|women\b|children\b|dead\b)"
)
#: "Number Three shaft", "Level 8", "Highway 12": a name, not a count.
_NUMBERED = re.compile(
    r"\b(?:Number|No\.|Level|Highway|Route|Chapter|Article|Section|Phase|Page|Room|Gate|Terminal|Flight|Unit|Channel|Grade|Block)\s+$"
)
_YEAR = re.compile(r"(?:1[6-9]|20)\d\d$")
_CLOCK = re.compile(r"\s*(?::\d\d|a\.m|p\.m|am\b|pm\b|o['’]clock|GMT|UTC)", re.IGNORECASE)
_BEFORE_DATE = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.?\s+$"
)
_AFTER_DATE = re.compile(
    r"\s+(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\b"
)


def find_quantities(text: str, start: int = 0, end: int | None = None) -> list[Quantity]:
    """The figures of text[start:end] in order; parts of dates, times of day, ordinals and lone "one" or "a" are none. Cost: linear."""
    stop = len(text) if end is None else end
    return [q for m in _pattern().finditer(text, start, stop) if (q := _read(text, m, stop)) is not None]


def _read(text: str, match: re.Match[str], stop: int) -> Quantity | None:
    if match["ord"] or _is_date_part(text, match):
        return None
    value = _value(match)
    if value is None:
        return None
    low, high, near = _bounds((match["hedge"] or "").casefold(), value, vague=bool(match["vague"]))
    currency = _MONEY.get((match["cur"] or "").strip().rstrip("."))
    unit = "%" if match["pct"] else currency
    noun = None if unit else _NOUN.match(text, match.end(), min(stop, match.end() + 60))
    counts = " ".join(noun.group(1).split()) if noun else None
    return Quantity(match.start(), match.end(), "money" if currency else "number", low, high, unit, counts, near)


def _is_date_part(text: str, match: re.Match[str]) -> bool:
    """Whether the figure is a year, a day of a month, or a time of day."""
    if _NUMBERED.search(text, max(0, match.start() - 12), match.start()):
        return True
    if match["words"]:
        return match["words"].casefold() in {"a", "one"} and not match["pct"]
    figure = match["fig"]
    if not figure or match["cur"] or match["pct"] or match["scale"]:
        return False
    at, after = match.start("fig"), match.end("fig")
    year = _YEAR.match(figure) and "," not in figure and not _NOUN.match(text, after, after + 30)
    day = figure.isdigit() and len(figure) <= 2 and (_BEFORE_DATE.search(text, max(0, at - 12), at) or _AFTER_DATE.match(text, after))
    return bool(year or day or _CLOCK.match(text, after))


def _value(match: re.Match[str]) -> float | None:
    if match["fig"]:
        scale = _SCALES[match["scale"].strip(" -").casefold()] if match["scale"] else 1
        return float(match["fig"].replace(",", "")) * scale
    if match["vague"]:
        words = match["vague"].casefold().split()
        if "dozen" in words:
            return 24.0 if "two" in words else 12.0
        return float(_VAGUE.get(words[0], 3))
    return spelled(match["words"])


def spelled(words: str) -> float | None:
    """What spelled-out words come to ("forty-two" is 42.0), or None where they are no number."""
    total, part, seen = 0.0, 0.0, False
    for word in re.split(r"[\s-]+", words.casefold()):
        if word in {"a", "and"}:
            part = part or (1.0 if word == "a" else 0.0)
        elif word in _UNITS or word in _TENS:
            part, seen = part + (_UNITS[word] if word in _UNITS else _TENS[word]), True
        elif word == "hundred":
            part, seen = (part or 1) * 100, True
        elif word in _SCALES:
            total, part, seen = total + (part or 1) * _SCALES[word], 0.0, True
        else:
            return None
    return total + part if seen else None


def _bounds(hedge: str, value: float, *, vague: bool) -> tuple[float | None, float | None, bool]:
    """(at least, at most, approximate)."""
    if vague or hedge in {"at least", "no fewer than", "no less than", "more than", "over"}:
        return value, None, vague
    if hedge in {"at most", "no more than", "less than", "fewer than", "under", "up to", "as many as"}:
        return None, value, False
    return value, value, bool(hedge)
