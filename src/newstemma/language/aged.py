"""Figures that are somebody's age: "a 34-year-old", "aged 34", "Ida Renn, 34, said", "she was 34"."""

from __future__ import annotations

import re

from newstemma.language.draft import Draft
from newstemma.language.measures import is_duration, measure_of, unit_behind

_OLD = re.compile(
    r"(?:[\s-](?P<unit>year|yr|month|week|day)s?)?[\s-]olds?\b(?:,?\s(?P<noun>(?!(?:who|and|was|is|had|has"
    r"|from|said|in|on|to|of|at|the|when|with|as|by|were|told|now|she|he)\b)(?-i:[a-z]+)(?<!ing)(?<!ed)\b))?"
    r"|\s(?P<of>year|month|week|day)s?\sof\sage\b",
    re.IGNORECASE,
)
_AGED = re.compile(
    r"\b(?:aged|ages|the\sages?\sof|between\sthe\sages\sof|at\sage|age|turned|(?:over|under|above|below)\sthe\sage\sof"
    r"|aged\sbetween|older\sthan|younger\sthan)(?:\s(?:about|around|just|only|between|under|over"
    r"|from))?\s$",
    re.IGNORECASE,
)
_WAS = re.compile(
    r"\b(?:she|he|who)(?:['’]s|\s(?:is|was))(?:\s(?:then|only|just|now|also|about|already|still))?\s$" r"|,\s(?:then|now)\s$", re.IGNORECASE
)
_WAS_AFTER = re.compile(r"[.,;)](?!\d)|\s(?:when|and|at\sthe\stime|years?\sold|or)\b")
_OLDER = re.compile(
    r"\s(?:and|or)\s(?:older|younger|(?:over|under)(?=\s*(?:[.,;:)]|$)|\s(?:who|were|was|are|in|of|for|to|on|at|can|may|must|will)\b))"
)
_APPOSED = re.compile(r"(?<!\d)[^\W\d_][’'\w.-]*,\s$")
_APPOSED_AFTER = re.compile(r"(?:,(?!\d)|;|\.(?:\s|$)|\)|\s(?:and|who|of|from|was|is|told|said)\b)")
_NAMED = re.compile(r"[A-Z][’'\w.-]+,?\s\(?$")
_SMALLEST = 5  # years: "he was three" may be a rank
_ADULT = 16  # years: a smaller number in brackets behind a name is on a shirt
_OLDEST = 120  # years


def aged(text: str, made: Draft, before: str, stop: int) -> bool:
    """Whether it is somebody's age, which is then written into the draft."""
    old = _OLD.match(text, made.bare_end, stop)
    if old is not None:
        unit = (old["unit"] or old["of"] or "year").casefold()
        made.measure, made.form = measure_of("year" if unit == "yr" else unit), "age"
        made.noun = old["noun"]
        made.end = made.tail = old.start("noun") - 1 if old["noun"] else old.end()
        return True
    whole = made.low == int(made.low) and 0 < made.low < _OLDEST and made.numeral.sort in ("digits", "words") and made.numeral.scale == 1
    said = whole and bool(_WAS.search(before)) and made.low >= _SMALLEST and bool(_WAS_AFTER.match(text, made.bare_end, stop))
    if not whole or not (said or _AGED.search(before) or _OLDER.match(text, made.bare_end, stop) or _is_apposed(text, made, before, stop)):
        return False
    unit_there = unit_behind(text, made.bare_end, stop, scaled=False)
    if unit_there is not None and not is_duration(unit_there.measure):
        return False
    made.measure, made.form = unit_there.measure if unit_there else measure_of("year"), "age"
    made.end = made.tail = unit_there.end if unit_there else made.bare_end
    return True


def _is_apposed(text: str, made: Draft, before: str, stop: int) -> bool:
    """As in "Ida Renn, 44, said", "(Renn, 44)": a number of two digits between commas behind a name."""
    if text[made.start - 1 : made.start] == "(" and text[made.bare_end : made.bare_end + 1] == ")":
        return made.low >= _ADULT and bool(_NAMED.search(before))
    if made.numeral.sort != "digits" or made.low < 1 or not _APPOSED_AFTER.match(text, made.bare_end, stop):
        return False
    return bool(_APPOSED.search(before) and _NAMED.search(before)) and text[made.bare_end : made.bare_end + 1] in ",;.)"
