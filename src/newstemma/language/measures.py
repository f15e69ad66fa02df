"""Units and currencies beside a figure, their names, and what a value comes to in the base unit; refuses to know exchange rates."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from newstemma.language.words import asset


class Measure(NamedTuple):
    """A unit: its symbol, its name in words, its base unit, and how a value is brought to that: factor * (value + offset)."""

    symbol: str
    name: str
    base: str | None
    factor: float
    offset: float

    def in_base(self, value: float | None) -> float | None:
        """The value in the base unit, to twelve digits; None stays None."""
        return None if value is None else float(f"{self.factor * (value + self.offset):.12g}")


class Beside(NamedTuple):
    """A unit where it stands."""

    measure: Measure
    start: int
    end: int
    is_money: bool = False


SHARE = Measure("%", "percentage", "share", 0.01, 0.0)
_TIME = frozenset({"s", "month"})
#: With a capital these are names: "60 Minutes", "in 2016 Stone".
_NAMESAKES = frozenset({"st", "s", "min", "h", "day", "bar", "yd", "cent", "month", "year"})


def measure_of(symbol: str) -> Measure | None:
    """The unit of that symbol or currency code; None where there is none."""
    return SHARE if symbol == "%" else _tables().measures.get(symbol)


def is_duration(measure: Measure) -> bool:
    """Whether it measures time."""
    return measure.base in _TIME


class _Tables(NamedTuple):
    measures: dict[str, Measure]
    words: dict[str, str]  # words in lower case, without plural ending -> symbol
    signs: dict[str, str]  # as printed -> symbol
    money_words: dict[str, str]
    money_signs: dict[str, str]


@cache
def _tables() -> _Tables:
    made = _Tables({}, {}, {}, {}, {})
    for line in asset("units.tsv"):
        symbol, name, base, factor, offset, words, signs = (*line.split("\t"), "")[:7]
        made.measures[symbol] = Measure(symbol, name, base, float(factor), float(offset))
        made.words.update((w, symbol) for w in words.split("|") if w)
        made.signs.update((s, symbol) for s in signs.split("|") if s)
    for line in asset("currencies.tsv"):
        symbol, name, words, signs = (*line.split("\t"), "")[:4]
        made.measures[symbol] = Measure(symbol, name, symbol, 1.0, 0.0)
        made.money_words.update((w, symbol) for w in words.split("|") if w)
        made.money_signs.update((s, symbol) for s in signs.split("|") if s)
    return made


def _any(words: list[str]) -> str:
    return "|".join(re.escape(w).replace(r"\ ", r"[\s-]") for w in sorted(words, key=lambda w: (-len(w), w)))


@cache
def _behind() -> re.Pattern[str]:
    """A unit right behind a figure."""
    made = _tables()
    glued = [s.removesuffix("!") for s in made.signs]
    spaced = [s for s in made.signs if not s.endswith("!")]
    return re.compile(
        r"(?P<percent>\s?%|[\s-](?:per[\s-]?cent|percent|pct)\b(?![\s-](?:age[\s-])?points?\b)"
        r"|\s?p\.?c\.?\b(?=[\s,.;)]|$)|\s(?:percentage)\b(?!\spoint))"
        rf"|(?i:[\s-]{{1,2}}(?P<money>{_any(list(made.money_words))})(?:e?s)?\b)"
        rf"|(?i:[\s-]{{1,2}}(?P<word>{_any(list(made.words))})s?(?![\w’'/]))"
        rf"|(?:\s?(?P<coin>{_any([s for s in made.money_signs if not s.endswith('!')])})"
        rf"|(?P<small>{_any([s.removesuffix('!') for s in made.money_signs if s.endswith('!')])}))(?!\w|\.m)"
        rf"|(?:(?P<glued>{_any(glued)})|[\s-](?P<spaced>{_any(spaced)}))(?![\w])"
    )


@cache
def _before() -> re.Pattern[str]:
    """A currency sign right before a figure."""
    signs = [s for s in _tables().money_signs if not s.endswith("!")]
    return re.compile(rf"(?<!\w)(?P<sign>{_any(signs)})\s?$|(?P<bare>[$€£₹¥₩])\s?$")


_POUND_MONEY = re.compile(
    r"\b(?:pa(?:y|id|ying)|cost|fined?|fines|worth|price[ds]?|earn\w*|spen[dt]\w*|raised?|donat\w+"
    r"|charg\w+|fees?|owed?|loans?|wages?|bills?"
    r"|budget|salary|sterling)\b[^.]{0,30}$",
    re.IGNORECASE,
)


def unit_behind(text: str, end: int, stop: int, *, scaled: bool, before: str = "") -> Beside | None:
    """The unit right behind a figure that ends at `end`.

    scaled  a "million" stands in the figure: "two million pounds" are money. before: the words in front, which decide that for
            "200 pounds"; pounds are weight where nothing tells
    """
    match = _behind().match(text, end, stop)
    if match is None:
        return None
    made = _tables()
    if match["percent"]:
        return Beside(SHARE, match.start(), match.end())
    if match["money"]:
        return Beside(made.measures[_money(made, match["money"])], match.start(), match.end(), True)
    if match["coin"] or match["small"]:
        symbol = made.money_signs[match["coin"] or f"{match['small']}!"]
        return Beside(made.measures[symbol], match.start(), match.end(), True)
    if match["word"]:
        word = re.sub(r"[\s-]+", " ", match["word"]).casefold()
        symbol = made.words.get(word) or made.words[re.sub(r"[\s-]+", "-", match["word"]).casefold()]
        if match["word"][0].isupper() and symbol in _NAMESAKES:
            return None
        if symbol == "lb" and (scaled or _POUND_MONEY.search(before)) and text[end : end + 1] != "-":
            return Beside(made.measures["GBP"], match.start(), match.end(), True)
        return Beside(made.measures[symbol], match.start(), match.end())
    key = match["glued"] or match["spaced"]
    return Beside(made.measures[made.signs.get(key) or made.signs[f"{key}!"]], match.start(), match.end())


def _money(made: _Tables, words: str) -> str:
    return made.money_words[re.sub(r"[\s-]+", " ", words).casefold()]


def currency_before(text: str, start: int, at: int) -> Beside | None:
    """The currency sign right before a figure that starts at `at`, not reaching before `start`."""
    low = max(start, at - 8)
    match = _before().search(text[low:at])
    if match is None:
        return None
    made = _tables()
    sign = match["sign"] or match["bare"]
    return Beside(made.measures[made.money_signs[sign]], low + match.start(), at, True)


_RATE = re.compile(
    r"(?:,?\s(?:per|each|every)\s|\s?/\s?|[\s-]an?[\s-])(?P<per>(?:hour|minute|second|day|night|week|month"
    r"|quarter|year|decade|game|match|season|share"
    r"|barrel|person|head|capita|litre|liter|gallon|tonne|ton|kilo(?:gram)?|kg|pound|ounce|gram"
    r"|square (?:foot|metre|meter)|mile|km|unit|child"
    r"|household|piece|pop|dozen|annum)\b(?!\s(?:ago|earlier|later|before|after)\b))|\s(?P<ly>hourly|daily"
    r"|nightly|weekly|monthly|quarterly|yearly|annually)\b(?![\s-][a-z]+s\b)"
    r"|\sper\s(?!cent\b)(?P<other>[A-Za-z]\w*|\d{1,3}(?:,\d{3})+)\b"
)
_LY = {"hourly": "hour", "daily": "day", "nightly": "night", "weekly": "week", "monthly": "month", "quarterly": "quarter", "yearly": "year"}


def rate_behind(text: str, end: int, stop: int) -> tuple[str, int] | None:
    """What a rate is for ("day" of "a day", "barrel" of "per barrel", "year" of "annually"), and where the words end."""
    match = _RATE.match(text, end, stop)
    if match is None:
        return None
    shown = match["per"] or match["other"] or _LY.get(match["ly"], "year")
    return ("year" if shown == "annum" else shown), match.end()
