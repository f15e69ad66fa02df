"""Numerals in running text, digits and words, and what each comes to; refuses to say what is counted.

"12", "1,00,000", "1.000,5", "٣", "2½", "15k", "4 hundred million", "forty-two thousand", "two and a half million", "half a million",
"two-thirds", "dozens", "tens of thousands".
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

ONES = {w: n for n, w in enumerate("zero one two three four five six seven eight nine".split())}
TEENS = {
    w: n for n, w in enumerate("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(), 10)
}  # fmt: skip
TENS = {w: 10 * n for n, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
SMALL = ONES | TEENS | TENS
SCALES: dict[str, float] = {
    "dozen": 12.0, "hundred": 100.0, "thousand": 1e3, "lakh": 1e5, "million": 1e6, "crore": 1e7, "billion": 1e9, "trillion": 1e12,
    "k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "b": 1e9, "bn": 1e9, "bln": 1e9, "tn": 1e12, "trn": 1e12, "mio": 1e6,
    "mil": 1e6, "cr": 1e7, "lac": 1e5,
}  # fmt: skip
#: Word quantities have a floor and no exact value (the floors are those of newsroom usage: dozens are two dozen or more).
VAGUE = {"several": 3.0, "tens": 20.0, "dozens": 24.0, "scores": 40.0} | {f"{w}s": 2 * SCALES[w] for w in ("hundred", "thousand", "lakh",
         "million", "crore", "billion", "trillion")}  # fmt: skip
_PARTS = {"half": 2, "halve": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
          "tenth": 10, "hundredth": 100, "thousandth": 1000}  # fmt: skip
_ORDINALS = {w: n for n, w in enumerate("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
             "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(), 1)} | {"thirtieth": 30, "fortieth": 40,
             "fiftieth": 50, "hundredth": 100, "thousandth": 1000, "millionth": 1_000_000}  # fmt: skip
_GLYPHS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 0.125, "⅜": 0.375, "⅝": 0.625, "⅞": 0.875}

Sort = Literal["digits", "words", "vague", "fraction", "ordinal"]


class Numeral(NamedTuple):
    """A numeral where it stands: its value (for a word quantity its floor), and the scale it ends in (1e6 for "two million", else 1)."""

    start: int
    end: int
    value: float
    sort: Sort
    scale: float = 1.0


_SPACES = "\u00a0\u2009\u202f"
_DIGITS = (
    r"\d{1,3}(?:\.\d{3})+,\d{1,2}(?!\d)"  # 1.000,5
    r"|\d{1,3}(?:\.\d{3}){2,}(?!\d)"  # 1.000.000
    r"|\d{1,3}(?:[,٬]\d{2,3})*[,٬]\d{3}(?!\d)(?:[.٫]\d+)?"  # 12,000 and 1,00,000
    rf"|\d{{1,3}}(?:[{_SPACES}]\d{{3}})+(?!\d)(?:\.\d+)?|(?<!\d )\d{{1,3}}(?: \d{{3}}){{1,2}}(?! ?[\d,])"
    r"|\d+,\d{1,2}(?=\s?(?:million|billion|trillion|%|per\s?cent))"  # 1,5 million
    r"|\d+(?:[.٫]\d+)?|\.\d+"
)
_LONG = r"hundred|thousand|million|billion|trillion|lakh|crore|dozen"
_SCALE = (
    rf"(?P<scale>[\s-]{{0,2}}(?i:{_LONG})s?\b(?:[\s-](?i:million|billion|trillion|crore)s?\b)?"
    r"|(?P<short>[\s-]?(?i:bn|mn|mln|bln|tn|trn|mio|mil|cr|lac)s?|[kKMBm])(?![\w/²³]))"
)
_OVER = r"(?P<glyph>[½¼¾⅓⅔⅛⅜⅝⅞])|(?P<over>(?:(?<=\d)[ -]\d|(?<![\d.,])\d)/\d(?![\d/]))"
_SUB = rf"(?:(?:{'|'.join(TENS)})(?:[\s-](?:{'|'.join(list(ONES)[1:])})\b)?|{'|'.join(TEENS)}|{'|'.join(ONES)})\b"
_HUNDRED = rf"(?:(?:{_SUB}|an?\b)[\s-]hundred\b(?:(?:\sand)?[\s-](?!a\b){_SUB})?|{_SUB})"
_WORDS = (
    rf"{_HUNDRED}\sand\sa\s(?:half|quarter)\b(?:\s(?:{_LONG})\b)?"
    rf"|(?:{_HUNDRED}"
    rf"|an?\b)[\s-](?:{_LONG})\b(?!s)(?:(?:\sand)?[\s-](?!a\b){_HUNDRED}(?:[\s-](?:{_LONG})\b)?)*(?:\sand\sa\shalf\b)?"
    rf"|{_HUNDRED}"
)
_HALVES = (
    r"(?:a\s)?(?:half|quarter)[\s-](?:million|billion)\b|half(?:\s|-)an?\s(?:million|billion|dozen"
    r"|thousand|hundred|trillion)\b|(?:a|three)\squarters?\sof\sa\s(?:million|billion)\b"
)
_LOOSE = (
    rf"(?:several|a\sfew|a\scouple(?:\sof)?)\s(?:{_LONG})\b|(?:{'|'.join(list(VAGUE)[1:])})\b(?:\sof\s(?:thousands|lakhs|millions|crores"
    r"|billions|trillions)\b)?|several\b|a\scouple\sof\b"
)
_PART = "|".join(_PARTS)
_FRACTION = (
    rf"(?:{'|'.join(list(ONES)[1:])}|an?)[\s-](?:{_PART})s?\b(?=\s(?:of|the|as|its|their|that|those)\b)"
    rf"|(?:{'|'.join(list(ONES)[2:])})[\s-](?:{_PART})s\b|one[\s-](?:{_PART})\b"
    r"|(?:nearly|almost|about|over|than|roughly|by)\s(?P<bare>a\s(?:third|quarter|half))\b(?![\s-](?:million|billion|dozen|hour|mile)|\sof\san?\s)"
    r"|half(?=\s(?:of|the|its|their|his|her|all|that|those)\s)"
)
_LASTING = r"(?=\s(?:second|minute|hour|week|mile|kilomet(?:re|er)|inch|foot)\b)"  # "nearly a month" is seldom meant to the month
_SINGLE = (
    rf"(?:about|around|nearly|almost|over|than|roughly|under|within|approximately)\s(?P<single>an?|half\san?){_LASTING}"
    rf"|(?P<half>half\san?){_LASTING}"
    rf"|(?P<quarter>(?:a\squarter|three[\s-]quarters)\sof\san?){_LASTING}"
)
_SINGLES = {"half": 0.5, "three": 0.75, "three-quarters": 0.75}
_ORDINAL = rf"(?:(?:{'|'.join(TENS)})-)?(?:{'|'.join(_ORDINALS)})\b"


_TAIL = _OVER.replace("<glyph>", "<tail>").replace("<over>", "<rest>")


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<digits>(?:(?<![\w.,:/٫٬])|(?<=[A-Z])|(?<=Rs|Rp|Tk)|(?<=KSh))(?:{_OVER}"
        rf"|(?:{_DIGITS})(?:{_TAIL})?)(?:{_SCALE})?(?P<th>(?i:st|nd|rd|th)\b)?)"
        rf"|(?i:(?<![\w'’])(?:(?P<halves>{_HALVES})|(?P<one>{_SINGLE})|(?P<fraction>{_FRACTION})|(?P<vague>{_LOOSE})|(?P<ordinal>{_ORDINAL})"
        rf"|(?P<words>{_WORDS})(?![\w'’])))"
    )


_CANDIDATE = re.compile(r"[^\W\d_]+|\d+|[½¼¾⅓⅔⅛⅜⅝⅞]|(?<!\w)\.(?=\d)")
#: The first words of whatever the pattern can match; the others are not tried, which is five times as fast.
_STARTERS = (
    frozenset(SMALL)
    | frozenset(VAGUE)
    | frozenset(_ORDINALS)
    | frozenset("a an half quarter nearly almost about around over than roughly under within approximately by".split())
)


def numerals(text: str, start: int, stop: int) -> Iterator[Numeral]:
    """Every numeral of text[start:stop], in order; one that no float can hold is left out. Cost: linear."""
    at = start
    pattern = _pattern()
    for candidate in _CANDIDATE.finditer(text, start, stop):
        if candidate.start() < at or (text[candidate.start()].isalpha() and candidate[0].lower() not in _STARTERS):
            continue
        match = pattern.match(text, candidate.start(), stop)
        if match is None:
            continue
        at = match.end()
        found = _read(match)
        if found is not None and math.isfinite(found.value):
            yield found


def _read(match: re.Match[str]) -> Numeral | None:
    at, end = match.span()
    if match["digits"]:
        scale = _scale(match["scale"] or "")
        if match["th"]:
            return None if match["scale"] else Numeral(at, end, _figure(match), "ordinal")
        return Numeral(at, end, float(f"{_figure(match) * scale:.15g}"), "digits", scale)
    words = match[0].casefold().replace("-", " ").split()
    if match["one"]:
        single = next(name for name in ("single", "half", "quarter") if match[name])
        return Numeral(match.start(single), end, _SINGLES.get(match[single].split()[0].casefold(), 0.25 if "of" in words else 1.0), "words")
    if match["fraction"]:
        return _fraction(match, words)
    if match["vague"]:
        return Numeral(at, end, _floor(words), "vague")
    if match["ordinal"]:
        return Numeral(at, end, float(sum(_ORDINALS.get(w, 0) + TENS.get(w, 0) for w in words)), "ordinal")
    value = spelled(match[0])
    if value is None:
        return None
    sort: Sort = "vague" if words[-1] == "dozen" else "words"
    return Numeral(at, end, value, sort, SCALES.get(words[-1], 1.0))


def _figure(match: re.Match[str]) -> float:
    """The digits before any scale."""
    shown = match["digits"].removesuffix(match["th"] or "").removesuffix(match["scale"] or "")
    extra = 0.0
    for glyph in (match["glyph"], match["tail"]):
        extra += _GLYPHS.get(glyph or "", 0.0)
        shown = shown.removesuffix(glyph or "")
    for over in (match["over"], match["rest"]):
        if over:
            top, _, low = over.strip(" -").partition("/")
            extra += int(top) / int(low) if int(low) else math.inf
            shown = shown.removesuffix(over)
    return (_plain(shown) if shown else 0.0) + extra


def _plain(shown: str) -> float:
    """Digits with their separators, by the place of these: a comma followed by one or two last digits is a decimal comma."""
    shown = re.sub(rf"[ {_SPACES}٬]", "", shown).replace("٫", ".")
    if re.search(r",\d{1,2}$", shown):
        return float(shown.replace(".", "").replace(",", "."))
    return float(shown.replace(".", "") if shown.count(".") > 1 else shown.replace(",", ""))


def _scale(words: str) -> float:
    return math.prod(SCALES[w.casefold().removesuffix("s")] for w in re.split(r"[\s-]+", words) if w)


def _fraction(match: re.Match[str], words: list[str]) -> Numeral:
    start = match.start("bare") if match["bare"] else match.start()
    words = match["bare"].casefold().split() if match["bare"] else words
    part = words[-1].removesuffix("s") if words[-1].removesuffix("s") in _PARTS else words[-1]
    over = ONES.get(words[0], 1) if len(words) > 1 else 1
    return Numeral(start, match.end(), over / _PARTS[part], "fraction")


def _floor(words: list[str]) -> float:
    """The least that a word quantity stands for."""
    if words[0] in VAGUE and words[-1] in VAGUE and words[-1] != words[0]:
        return VAGUE[words[0]] * VAGUE[words[-1]] / 2
    if words[-1] in SCALES:
        return (3.0 if "few" in words else 2.0) * SCALES[words[-1]]
    return VAGUE.get(words[0], 2.0)


def amount_of(words: str) -> float:
    """What a number in digits or spelled out comes to; 0 where the words are none. Digits have no commas."""
    return float(words) if words[0].isdigit() else spelled(words) or 0.0


def spelled(words: str) -> float | None:
    """What spelled-out words come to ("forty-two" is 42.0, "two and a half million" 2,500,000), or None where they are no number."""
    total, part, half, last, seen = 0.0, 0.0, 0.0, 1.0, False
    for word in re.split(r"[\s-]+", words.casefold()):
        if word in SMALL:
            part, seen = part + SMALL[word], True
        elif word in {"half", "quarter", "quarters"}:
            half, seen = {"half": 0.5, "quarter": 0.25, "quarters": 0.25 * part}[word], True
            part = 0.0 if word == "quarters" else part
        elif word == "hundred":
            part, seen = (part + half or 1) * 100, True
            half = 0.0
        elif word in SCALES:
            last = SCALES[word]
            total, part, half, seen = total + (part + half or 1) * last, 0.0, 0.0, True
        elif word not in {"a", "an", "and", "of"}:
            return None
    if half and total and not part:
        return total + half * last
    return total + part + half if seen else None
