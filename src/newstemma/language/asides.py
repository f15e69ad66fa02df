"""Numbers that count nothing: years, times of day, days of a month, house, flight, telephone and other numbers that are names."""

from __future__ import annotations

import re

_MONTHS = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar"
    r"|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
)
_BEFORE_DATE = re.compile(rf"\b{_MONTHS}\.?\s+(?:the\s)?(?:\d{{1,2}}\s?(?:-|–|to|and|,|or)\s?)?$")
_AFTER_DATE = re.compile(rf"(?:st|nd|rd|th)?,?\s+(?:(?:day\s)?of\s)?{_MONTHS}\b(?!\s[a-z]+s\b)")
_YEAR = re.compile(r"(?:1[5-9]|20|21)\d\d$")
_IN_YEAR = re.compile(
    rf"\b(?:(?:in|since|until|till|during|late|early|mid)[\s-]|{_MONTHS}\.?(?:\s\d{{1,2}},)?\s" rf"|between\s\d{{4}}\sand\s)$",
    re.IGNORECASE,
)
_MEAN = re.compile(
    r"\b(?:(?:average|total|maximum|minimum|cost)\sof|than|nearly|almost|about|approximately|roughly|over" r"|up\sto|least)\s$",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"\s*(?::\d\d|a\.m|p\.m|am\b|pm\b|o['’]clock|GMT\b|UTC\b|BST\b|E[SD]?T\b|hrs\b|noon\b)", re.IGNORECASE)
_OF_YEAR = re.compile(
    r"\b(?:in|since|by|until|till|from|of|before|after|during|late|early|mid|year|season|between|through|and|to|circa|the)[\s-]$",
    re.IGNORECASE,
)
#: "Number Three shaft", "Level 8", "Highway 12", "Model 3": a name, not a count; "the injured number 12" is one.
_NUMBERED = re.compile(
    r"(?:\b(?:(?<!dead )(?<!injured )(?<!wounded )(?<!missing )(?<!arrested )(?<!homeless )(?<!victims )[Nn]umber"
    r"|No\.?|Nos\.?|Level|Highway|Route|Interstate|Chapter|Article|Section|Phase|Page"
    r"|Room|Gate|Terminal|Flight|Unit|Channel|Grade|Block|Part|Title|Row|"
    r"Pier|Platform|Line|Bus|Tram|Train|Car|Runway|Building|Tower|Floor|Apartment|Apt|Suite|Sector|Zone"
    r"|Area|District|Ward|Precinct|Battalion|Division|Group|Type|"
    r"Model|Mark|Version|Season|Episode|Volume|Vol|Issue|Act|Scene|Game|Round|Stage|Week|Day|Day\sOf|Lap"
    r"|Hole|Class|Category|[Cc]ategory|[Ll]evel|[Tt]ype|[Pp]hase|[Tt]ier|[Gg]rade|[Gg]ate|[Rr]oute|[Pp]age"
    r"|"
    r"Boeing|Airbus|Apollo|Covid|COVID|iPhone|Galaxy|Windows|PlayStation|Xbox|Formula|Under|Top|Big|Final"
    r"|FTSE|S&P|S\sP|Nikkei|Dow|DAX|CAC|Stoxx|STOXX|Nasdaq|Russell|ASX|CSI|Fortune|"
    r"Radio|BBC|Studio|Opus|Psalm|Catch|District|Proposition|Prop|Measure|Resolution|Bill|Directive"
    r"|Regulation|Decree|Order|Law|Rule|Annex|Schedule|Clause|Paragraph)\s|\bper\s|\b[Gg]round\s|#|№\s?)$"
)
_WITH_NAME = re.compile(r"[A-Z][\w&’'-]*\s$")
_STREET = re.compile(
    r",?\s(?:[NSEW]\.?\s)?(?:[A-Z0-9][\w.’'-]*\s){1,4}?(?:St|Street|Rd|Road|Ave|Avenue|Lane|Ln|Drive|Dr"
    r"|Way|Blvd|Boulevard|Square|Place|Court|Crescent|Terrace|Row|Close|Quay|Gardens)\b"
)
_LANE = re.compile(r"\s(?:Rue|Ave|Avenue|Via|Calle|Boulevard|Blvd|Plaza)\s[A-Z]")
_TEAM = re.compile(r"\(\d{1,3}\)")
_RANKED = re.compile(r"\b(?:top|bottom|final|last|first|big|other|latter)\s$", re.IGNORECASE)
_CODE_BEFORE = re.compile(
    r"(?:\d[./:]|\b(?:1[5-9]|20)\d\d[-–/]|\d[-–]\d{1,4}[-–]|[A-Za-z][-–]|\+|\(\d{2,5}\)\s?|\b(?:call|dial"
    r"|phone|tel\.?|hotline|text)\s(?:on\s)?(?:[\d\s-]{0,14})?)$",
    re.IGNORECASE,
)
_CODE_AFTER = re.compile(
    r"-\d{3,4}(?:-\d{3,4})+\b|[-\s]0\d{2,}\b|-\d{2}-\d{2}\b|/[\d\s]|-something\b|\.\d+\.|:\d\d" r"|/\d{1,2}/\d{2,4}|°\s?\d+[′']"
)
_OPENERS = frozenset(
    """the a an about around some nearly almost only just over under at since after before but and or with in on by for from of as than
    to if when while all these those his her its their our your my meanwhile another both up down between more less that this it he
    she they we there here no not""".split()
)


def is_dated(text: str, low: int, start: int, end: int, stop: int) -> bool:
    """Whether the bare digits text[start:end] are the day of a month or stand in a time of day."""
    short = end - start <= 2
    if short and (_BEFORE_DATE.search(text[max(low, start - 22) : start]) or _AFTER_DATE.match(text, end, stop)):
        return True
    return _CLOCK.match(text, end, stop) is not None


def is_year(text: str, low: int, start: int, end: int, *, counts: bool) -> bool:
    """Whether the bare digits are a year: where a plural noun follows ("2000 homes"), or before 1900, only behind "in", "since" …"""
    if not _YEAR.match(text[start:end]):
        return False
    ahead = text[max(low, start - 16) : start]
    if counts:
        return bool(_IN_YEAR.search(ahead))
    return not _MEAN.search(ahead) and (text[start] == "2" or text.startswith("19", start) or bool(_OF_YEAR.search(ahead)))


def is_name(text: str, low: int, start: int, end: int, stop: int, *, counts: bool) -> bool:
    """Whether the number belongs to a name: "Highway 12", "10 Downing Street", "555-0134", "Euro 2020", "the top three", "(12)"."""
    ahead = text[max(low, start - 24) : start]
    if _NUMBERED.search(ahead) or any(p.match(text, end, stop) for p in (_CODE_AFTER, _STREET, _LANE)):
        return True
    if counts:
        return False
    return _is_titled(text, low, start) or _RANKED.search(ahead) is not None or _TEAM.match(text, max(low, start - 1), stop) is not None


def _is_titled(text: str, low: int, start: int) -> bool:
    """Whether a capitalised word that opens no sentence stands right before it ("Euro 2020", "Apollo 11")."""
    ahead = text[max(low, start - 24) : start]
    match = _WITH_NAME.search(ahead)
    if match is None:
        return False
    return match[0].strip().casefold() not in _OPENERS


def is_code(text: str, low: int, start: int) -> bool:
    """Whether what stands right before makes it a code: "F-16", "+44", "0800 11", "1.2.3"."""
    return _CODE_BEFORE.search(text[max(low, start - 24) : start]) is not None


_MARKER_BEFORE = re.compile(r"(?:^|\n|[.!?:;][\"”’]?\s|\[|\()\s*$")
_MARKER_AFTER = re.compile(r"[.)]\s+[A-Z“\"]|\]")


def is_marker(text: str, low: int, start: int, end: int, stop: int) -> bool:
    """Whether the digits number a point of a list or a footnote: "1. The mayor", "2) What", "[4]"."""
    if end - start > 2 or _MARKER_AFTER.match(text, end, stop) is None:
        return False
    return _MARKER_BEFORE.search(text[max(low, start - 4) : start]) is not None
