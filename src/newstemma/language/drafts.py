"""One figure in the making: a numeral with its currency, unit, rate, noun or age; numbers that count nothing are turned away here."""

from __future__ import annotations

import re

from newstemma.language.aged import aged
from newstemma.language.asides import is_code, is_dated, is_marker, is_name, is_year
from newstemma.language.counted import counted_noun, is_plural
from newstemma.language.draft import Draft
from newstemma.language.measures import SHARE, Beside, currency_before, is_duration, measure_of, rate_behind, unit_behind
from newstemma.language.numerals import Numeral
from newstemma.language.ordinals import ordinal
from newstemma.model.reading import Form

_METRES = re.compile(
    r"(?:-(?:high|tall|wide|long|deep)|\s(?:high|tall|wide|long|deep|race|sprint|final|finals|freestyle"
    r"|hurdles|butterfly|backstroke|breaststroke|relay|dash|heats?"
    r"|from|away|above|below|off|title|record|champion\w*|runner|medley|swim|tower|telescope|yacht|wall|fence|pool|hole))\b"
)
_REACHES = re.compile(
    r"\b(?:length|height|depth|width|distance|altitude|long|tall|deep|high|wide|jump(?:ed)?|threw|throw"
    r"|waves?|dive[ds]?|dived|fell|metres|meters|outreach)\b[^.]{0,25}$"
)
_OF_STUFF = re.compile(r"\sof\s(?:[a-z-]+\s){0,2}?[a-z-]+(?=\s(?:an?|per|each|every)\s)")
_IN_BRACKETS = re.compile(r"\s\([^()]{1,24}\)")  # "$6 (€5) per share"
_SCREEN = re.compile(r"[24568]K")  # lines of a screen, not thousands
_FOLD = re.compile(r"[x×](?!\w)")  # "3x", but not "4x4"
_RACES = re.compile(r"\s(?:run|race|walk|charity)\b")
#: "one day" is some day, unless such a word stands before it.
_LASTING = re.compile(
    r"\b(?:for|in|than|least|most|lasted|lasting|took|takes|after|within|every|about|just|only|to|of"
    r"|nearly|almost|and|or|under|over|by|up)\s$",
    re.IGNORECASE,
)

_MILLION = 1e6

_MINUS = re.compile(r"(?:(?:^|[\s(])[-−–]|(?<!or\s)\bminus[\s-])$", re.IGNORECASE)
_ONE_PRONOUN = re.compile(
    r"\s(?:of|another|that|who|which|to|and|or|in|on|at|day|thing|way|such|more|by|can|could|could|must"
    r"|should|would|might|is|was|with|for|side|hand|another)\b|[.,;:!?)’'\"”]|\s?$|-",
    re.IGNORECASE,
)
_ONE_BEFORE = re.compile(
    r"\b(?:no|any|some|every|each|the|this|that|which|another|first|last|only|a|number|day|new|old|next|big|good|little|loved)[\s-]$",
    re.IGNORECASE,
)


def draft(text: str, numeral: Numeral, low: int, stop: int) -> Draft | None:
    """The figure at a numeral; None where it counts nothing."""
    if numeral.sort == "ordinal":
        return ordinal(text, numeral, low, stop)
    sign = currency_before(text, low, numeral.start) or _letter_before(text, numeral, low)
    numeral = _metres(text, numeral, sign)
    if sign is None and (
        text[max(low, numeral.start - 1) : numeral.start].isalpha() or _SCREEN.fullmatch(text[numeral.start : numeral.end])
    ):
        return None
    made = _measured(text, numeral, sign, low, stop)
    if made is None:
        return None
    if made.is_bare and made.form != "age" and _is_glued(text, made, low, stop):
        return None
    if made.is_bare and numeral.sort in ("digits", "words") and _is_aside(text, made, low, stop):
        return None
    return made


_LETTERS = {"R": "ZAR", "N": "NGN", "P": "PHP"}


def _letter_before(text: str, numeral: Numeral, low: int) -> Beside | None:
    """As in "R5.5bn", "N12 billion", "P500 million": a lone letter is a currency before millions only."""
    at = numeral.start - 1
    measure = measure_of(_LETTERS.get(text[at : at + 1], "")) if at >= low and numeral.scale >= _MILLION else None
    return None if measure is None or text[max(low, at - 1) : at].isalnum() else Beside(measure, at, numeral.start, True)


_PORTION = re.compile(r"-(?:in|out-of|to|or)-")
_HALF = re.compile(r"\b(?:first|second|latter|other|final|opening|closing|top|bottom|and)\s$", re.IGNORECASE)


def _is_glued(text: str, made: Draft, low: int, stop: int) -> bool:
    """Whether it belongs to a compound that counts nothing: "three-point", "the second half", "just one 12-storey block"."""
    following = text[made.bare_end : min(stop, made.bare_end + 2)]
    if made.numeral.sort == "words":
        return (following[:1] == "-" and following[1:].isalpha() and not _PORTION.match(text, made.bare_end)) or (
            made.low == 1.0 and following[1:].isdigit()
        )
    return made.numeral.sort == "fraction" and _HALF.search(text[max(low, made.start - 10) : made.start]) is not None


def _metres(text: str, numeral: Numeral, sign: Beside | None) -> Numeral:
    """As in "100m" before "sprint" is metres; "5k run" is kilometres: the letter is left to the unit."""
    last = text[numeral.end - 1]
    metres = last == "m" and (_METRES.match(text, numeral.end) or _REACHES.search(text[max(0, numeral.start - 40) : numeral.start]))
    if sign is None and numeral.scale > 1 and numeral.sort == "digits" and (metres or (last in "kK" and _RACES.match(text, numeral.end))):
        value = numeral.value / numeral.scale
        return numeral._replace(end=numeral.end - 1, value=value, scale=1.0)
    return numeral


def _measured(text: str, numeral: Numeral, sign: Beside | None, low: int, stop: int) -> Draft | None:
    """The figure with its unit, rate, noun and form; None where letters are glued to it that are no unit."""
    value = (
        -numeral.value if numeral.sort == "digits" and _MINUS.search(text[max(low, numeral.start - 10) : numeral.start]) else numeral.value
    )
    start = sign.start if sign else numeral.start
    made = Draft(start, numeral.end, numeral.end, numeral.end, value, value, numeral, "money" if sign else "count")
    made.measure, made.is_money = (sign.measure, True) if sign else (None, False)
    before = text[max(low, start - 40) : start]
    if sign is None and aged(text, made, before, stop):
        return made
    at = numeral.end + 3 if numeral.sort == "vague" and text.startswith(" of ", numeral.end) else numeral.end
    unit = (
        None
        if sign and not text.startswith(("c", "p"), numeral.end)
        else unit_behind(text, at, stop, scaled=numeral.scale > 1, before=before)
    )
    if unit is not None and not sign:
        made.measure, made.is_money, made.end = unit.measure, unit.is_money, unit.end
        made.form = _form(unit)
    elif _FOLD.match(text, numeral.end, stop) and numeral.sort == "digits":
        made.noun, made.end, made.tail = "times", numeral.end + 1, numeral.end + 1
        return made
    elif text[numeral.end : numeral.end + 1].isalnum() and numeral.end < stop:
        return None
    _finish(text, made, stop)
    if made.form == "duration" and numeral.sort == "words" and made.low == 1 and text[numeral.end] == " ":
        made.is_one = not _LASTING.search(before)
    return made


def _form(unit: Beside) -> Form:
    if unit.is_money:
        return "money"
    if unit.measure is SHARE:
        return "percent"
    if unit.measure.base == "pp":
        return "points"
    return "duration" if is_duration(unit.measure) else "measure"


def _finish(text: str, made: Draft, stop: int) -> None:
    """Rate and noun."""
    made.tail = made.end
    stuff = _OF_STUFF.match(text, made.end, stop) if made.measure is not None else None
    stuff = stuff or (_IN_BRACKETS.match(text, made.end, stop) if made.measure is not None else None)
    rate = rate_behind(text, stuff.end() if stuff else made.end, stop)
    if rate is not None:
        made.per, made.tail = rate
        return
    if made.numeral.sort == "fraction" and made.measure is None:
        made.form = "fraction"
    lone = made.is_bare and made.numeral.sort == "words" and made.low == 1.0
    linked = made.is_bare or text.startswith(" of ", made.end)
    noun = counted_noun(
        text, made.end, min(stop, made.end + 80), one=made.low == 1.0 and made.is_bare, attributive=made.numeral.sort == "digits"
    )
    if noun is not None and linked and not made.is_money:
        made.noun, made.tail = noun if made.is_bare else (noun[0], made.end)
        rate = rate_behind(text, noun[1], stop) if made.is_bare else None
        made.per = rate[0] if rate else None
    if lone:
        ahead = text[max(0, made.start - 10) : made.start]
        made.is_one = made.noun is None or bool(_ONE_PRONOUN.match(text, made.end, stop)) or bool(_ONE_BEFORE.search(ahead))


def _is_aside(text: str, made: Draft, low: int, stop: int) -> bool:
    """Whether a figure without a unit is a date, a time, a name or a code."""
    at, end = made.numeral.start, made.bare_end
    counts = made.noun is not None and made.low != 1.0 and is_plural(made.noun.split()[-1]) and " and " not in made.noun
    if made.numeral.sort == "words":
        return is_name(text, low, at, end, stop, counts=counts) or bool(re.match(r"\s?o['’]clock", text[end : end + 9]))
    if made.numeral.scale > 1:
        return False
    if is_marker(text, low, at, end, stop):
        return True
    digits = text[at:end]
    if digits.startswith("0") and digits.isdigit() and len(digits) > 1:
        return True
    return (
        is_dated(text, low, at, end, stop)
        or is_code(text, low, at)
        or is_year(text, low, at, end, counts=counts)
        or is_name(text, low, at, end, stop, counts=counts or not digits.isdigit())
    )
