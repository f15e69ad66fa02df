"""The words around an age that say whose it is: "the watchman, 58", "her 82nd birthday", "the oldest of them was a man of 91".

Refuses ages of groups and things, and those that somebody had when something happened long ago.
"""

from __future__ import annotations

import re
from functools import cache

from newstemma.language.words import asset
from newstemma.model.reading import Quantity

_OLDEST = 120  # years
_TURN = r"(?:turned|turns|will turn|(?:had|has) (?:just )?turned|would have (?:been|turned))"
_BEHIND_NAME = re.compile(
    rf"\s*,\s*(?:who (?:is|was|{_TURN}) )?(?:aged? |now |still |just |only |at )*$"
    rf"|\s+(?:is|was|{_TURN}|died aged|\() ?(?:aged |only |just )?$"
    r"|\s*\((?:aged )?$"
)
_APPOSED = re.compile(r", (?:the|now an?) ")
_PAIRED = re.compile(r" and \d{1,2}\b")
_AFTER_AGE = re.compile(
    r"\s*(?:,|\)|\.|;|:|years old\b|years of age\b|\s+(?:and|said|last|this|next|on|in|had|has|was|is|died|who|told|when"
    r"|yesterday|today|tomorrow)\b|$)"
)
_OLD_NAME = re.compile(
    r"(?:-year-old|-years-old| year old)?(?: (?!(?:of|to|with|from|and|in|at|by|for|on|was|is|than|who)\b)[a-z-]+(?<!ing)){0,2}[\s,]*$"
)
_LISTED = re.compile(r" (?:in|of|to|at|from|into|through) ")  # "hit Arden, two in the leg" is no age
_BIRTHDAY = re.compile(r"\s(?:in|on|at)\s(?:[A-Z]|the end|(?:his|her) )")  # "turned 58 in May"
_TURNED = re.compile(rf"\b(?:{_TURN}) $")
_TURNING = re.compile(r"\b(?:turns|will turn|would have (?:been|turned)) $")
_PRONOUN = re.compile(
    rf"\b(?:he|she|who)(?:['’]s| is| was| {_TURN}| died at| died aged| will be)(?: only| just| now| aged)* $",
    re.IGNORECASE,
)
_WHO = re.compile(rf"\bwho(?:['’]s| is| was| {_TURN}| will be)(?: only| just| now| aged)* $")
_AT_AGE = re.compile(r"(?:^|[“\"\n]|[.!?] )At (?:the age of )?$")
_SHE_IS = re.compile(r",? (?:he|she)(?:['’]s| is| has| remains| still)\b")
_NOW = re.compile(r"(?:[A-Z][\w’'.-]*\s){1,4}(?:is|has|remains|still|continues|keeps|becomes|will|can|says|knows|leads|runs|heads)\b")
_ONE = re.compile(r"\bfor an? [a-z]+ (?:of|aged) $")
_HAD_TURNED = re.compile(r"^(?:The|A) [a-z-]+(?: [a-z-]+)? (?:had |has )?(?:just )?(?:turned|celebrated) $")
_THE_OLD = re.compile(r"\b[Tt]he $")
_AGED = re.compile(r"\b(?:aged|at the age of|died at|dead at|dies at|was) $")
_HER = re.compile(r"\b(?:his|her) $")
_NOUN_BEFORE = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Oo]ne) (?:[a-z]+ ){0,2}?([a-z]{3,})(?: of (?:one|two|three|four|five|six|seven))?"
    rf"(?:,? (?:aged |now |who (?:is|was|{_TURN}) )?| of | (?:is|was|{_TURN}) (?:aged )?)$"
)
_SUBJECT = re.compile(
    r"(?:^|[.”\"]\s+)(?:The|A) (?:[a-z-]+ ){0,2}?([a-z]{4,}) (?:[a-z]+ed|who|in|from|at|found|caught|held)\b"
    r"[^.;:]{0,110}\b(?:is|was) (?:aged )?$"
)
_THE = re.compile(rf"\b[Tt]he (?:[a-z-]+ ){{1,3}}(?:, (?:aged |now |who (?:is|was) )?|(?:is|was|{_TURN}) )?$")
_OF = re.compile(r" of $")
_CALLED = re.compile(r"[a-z]{2,}(?:(?<!numb)(?<!quart)(?<!ord)(?<!ev)er|or|ist|man|woman|ian|eer|[^m]ent|mother|father|ess)")
ANYBODY = frozenset("man woman boy girl child teenager youth person student driver passenger victim son daughter".split())
_NOBODY = frozenset(
    """number quarter order winner tower river paper letter author player member computer monument event september october other another
    further former latter""".split()
)
_MALE, _FEMALE = frozenset("man boy son father husband".split()), frozenset("woman girl daughter mother wife".split())
_STOP = re.compile(r"[.!?]\s|\n")
_THEN = re.compile(
    r"\bat the time\b|\bwas then\b|\bthen[\s-]+(?:aged )?\d"
    r"|\bwhen (?:he|she|they) (?:was|were|had)\b|\bwas \d+(?: years old)? (?:when|on)\b"
)
_REACH = 200  # characters of a sentence on either side of an age
_EXTREME = re.compile(
    r"\b(youngest|oldest|eldest)\b[^.;]{0,90}?\b(?:was|is|being|aged|were)(?: only| just| aged| an? [a-z]+ (?:of|aged))? $", re.IGNORECASE
)
_DIED = re.compile(r"\b(?:died|dead|killed|drowned|collapsed and died|lost (?:his|her) life|fatally|death)\b")
_HELD = re.compile(r"\b(?:arrested|arrests?|detained|charged|held|in custody)\b")


def may_be_age(text: str, q: Quantity) -> bool:
    """Whether a figure can be a person's age in whole years, or the number of a birthday."""
    if q.low is None or q.low != q.high or not 0 < q.low < _OLDEST or q.low != int(q.low) or q.approximate:
        return False
    if q.form == "ordinal":
        return (q.counts or "").casefold() == "birthday"
    if q.form not in ("age", "count") or q.unit not in (None, "year"):
        return False
    birthday = _TURNED.search(text, max(0, q.start - 24), q.start) is not None and _BIRTHDAY.match(text, q.end) is not None
    return birthday or text[q.start : q.end].endswith("old") or _LISTED.match(text, q.end) is None


def is_of_then(text: str, q: Quantity) -> bool:
    """Whether the sentence tells how old somebody was when something happened long ago."""
    return _THEN.search(text, *sentence_of(text, q)) is not None


def is_turning(text: str, q: Quantity) -> bool:
    """Whether it is the age at a birthday that may lie ahead: "turns 80 next week", "her 82nd birthday"."""
    return q.form == "ordinal" or _TURNING.search(text, max(0, q.start - 24), q.start) is not None


def sentence_of(text: str, q: Quantity) -> tuple[int, int]:
    """Where the sentence of a figure begins and ends, within reach of it."""
    start = max((m.end() for m in _STOP.finditer(text, max(0, q.start - _REACH), q.start)), default=max(0, q.start - _REACH))
    return start, min((m.start() for m in _STOP.finditer(text, q.end, q.end + _REACH)), default=min(len(text), q.end + _REACH))


def extreme_of(text: str, q: Quantity) -> str | None:
    """Whether the youngest or the oldest, where it is the age of that one."""
    start = sentence_of(text, q)[0]
    found = _EXTREME.search(text, max(start, q.start - 140), q.start)
    return found[1].casefold().replace("eldest", "oldest") if found and q.unit in (None, "year") else None


def noun_of(text: str, q: Quantity) -> str | None:
    """Who is so old, where a noun says it: "the watchman, 58, was tied up", "a 58-year-old watchman", "the guard, who is 85"."""
    start = sentence_of(text, q)[0]
    told = (_NOUN_BEFORE.search(text, max(0, q.start - 60), q.start), _SUBJECT.search(text[start : q.start]))
    if _AFTER_AGE.match(text, q.end) or q.form == "age":
        for noun in (found[1].casefold() for found in told if found):
            if is_somebody(noun) and (noun in ANYBODY or not _OF.search(text, q.start - 4, q.start)):
                return noun
    noun = (q.counts or "").casefold().rsplit(" ", maxsplit=1)[-1]
    return noun if q.form == "age" and is_somebody(noun) else None


def is_somebody(noun: str) -> bool:
    """Whether it is a noun for one person."""
    return noun not in _NOBODY and (noun in ANYBODY or classed(noun) != noun or _CALLED.fullmatch(noun) is not None)


def stands_behind(text: str, name_end: int, q: Quantity) -> bool:
    """Whether it stands behind a name: "Ida Renn, 54,", "Ida Renn, the 54-year-old charged"; not "Ida and Odo Renn, 54 and 58"."""
    if _PAIRED.match(text, q.end):
        return False
    if q.form == "age" and _APPOSED.fullmatch(text, name_end, q.start):
        return text[q.end : q.end + 1] not in "’'"
    return _BEHIND_NAME.fullmatch(text, name_end, q.start) is not None and _AFTER_AGE.match(text, q.end) is not None


def stands_before(text: str, q: Quantity, name_start: int) -> bool:
    """Whether it stands before a name: "54-year-old Ida Renn", "At 54, Ida Renn is the youngest"."""
    if _AT_AGE.search(text[max(0, q.start - 20) : q.start]) and text[q.end : name_start] == ", ":
        return _NOW.match(text, name_start) is not None
    return "old" in text[q.start : name_start] and _OLD_NAME.fullmatch(text, q.end, name_start) is not None


def points_back(told: str, text: str, q: Quantity) -> bool | None:
    """Whether it is of one who was named before: True, in an earlier sentence perhaps; False, in this one; None: neither.

    told  the sentence up to the age
    """
    if _WHO.search(told):
        return False
    if _PRONOUN.search(told) or (q.form == "ordinal" and _HER.search(told)) or _ONE.search(told) or _HAD_TURNED.search(told):
        return True
    if _AT_AGE.search(told) and _SHE_IS.match(text, q.end):
        return True
    if q.form == "age" and _THE_OLD.search(told):
        return True
    return False if _AGED.search(told) else None


def is_relative(text: str, q: Quantity) -> bool:
    """Whether "who is" stands before it."""
    return _WHO.search(text, max(0, q.start - 40), q.start) is not None


def is_birthday_of_one(text: str, q: Quantity) -> bool:
    """Whether somebody who was named before "had turned" so old: "the retired dentist had turned 76"."""
    return _HAD_TURNED.search(text[sentence_of(text, q)[0] : q.start]) is not None


def is_the(text: str, q: Quantity) -> bool:
    """Whether it is told of one who is known: "the new rector turned 49", "the 49-year-old rector"."""
    return any(p.search(text, max(0, q.start - 60), q.start) for p in (_THE, _THE_OLD))


def is_the_old(text: str, q: Quantity) -> bool:
    """Whether "the" stands right before it: "the 49-year-old"."""
    return _THE_OLD.search(text, max(0, q.start - 4), q.start) is not None


def is_of(noun: str, sex: str | None) -> bool:
    """Whether a noun can be said of a man, or of a woman. sex: "man", "woman", or None where it is not known."""
    return not (noun in _MALE and sex == "woman") and not (noun in _FEMALE and sex == "man")


def fate_of(text: str, q: Quantity) -> str:
    """What the sentence says became of somebody: "died", "held", or nothing."""
    at = sentence_of(text, q)
    return "died" if _DIED.search(text, *at) else "held" if _HELD.search(text, *at) else ""


@cache
def _callings() -> dict[str, str]:
    rows = (line.partition(":") for line in asset("callings.txt"))
    return {word: name for name, _, words in rows for word in words.split()}


def classed(noun: str) -> str:
    """A noun for somebody, as the class of those that mean the same: a guard is a watchman."""
    return _callings().get(noun, noun)


def can_be_one(noun: str, other: str) -> bool:
    """Whether two nouns can be said of one person: a boy may be a student, and no girl; a watchman is no farmer."""
    if noun == other:
        return True
    clash = (noun in _MALE and other in _FEMALE) or (noun in _FEMALE and other in _MALE)
    return not clash and (noun in ANYBODY or other in ANYBODY)
