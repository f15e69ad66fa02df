"""How a sentence is told in other words, by rule: verbs of speech, clause order, who says it first or last, digits and words, short titles.

Deterministic: the same sentence gives the same other wording. What it means is left as it was.
"""

from __future__ import annotations

import re

_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
    " twenty"
).split()
_SWAPS = (
    (r"\bmore than\b", "over"),
    (r"\babout (?=\d)", "around "),
    (r"\baround (?=\d)", "about "),
    (r"\bbegan\b", "started"),
    (r"\bbought\b", "purchased"),
    (r"\bbecause\b", "as"),
    (r"\bhit\b", "struck"),
    (r"\bpeople were killed\b", "people lost their lives"),
    (r"\bkilled (?=\w+ people)", "took the lives of "),
    (r"\bwill be\b", "is to be"),
    (r"\bmust\b", "has to"),
    (r"\bvehicles\b", "cars"),
    (r"\bshowed\b", "indicated"),
    (r"\bhelp(ed)?\b", r"assist\1"),
    (r"\bnear\b", "close to"),
    (r"\balso ", ""),
    (r"\bper ?cent\b", "%"),
    (r"(?<=\d) %", "%"),
    (r"\bbuilding\b", "structure"),
    (r"\blast year\b", "in the past year"),
    (r"\bwho had been\b", "once"),
    (r"\ba further\b", "another"),
    (r"\bin order to\b", "to"),
    (r"\bwhile\b", "whereas"),
    (r"\balthough\b", "though"),
    (r"\bobtained\b", "got"),
    (r"\bdamaged\b", "harmed"),
)
_TITLES = (("Prime Minister", "PM"), ("Governor", "Gov."), ("Colonel", "Col."), ("General", "Gen."), ("Senator", "Sen."), ("Doctor", "Dr"))
_VERBS = (("said", "stated"), ("announced", "declared"), ("confirmed", "reported"), ("told reporters", "said to reporters"))
_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_LAST = re.compile(
    r"^(?P<what>[A-Z][^“”\"]{20,}?), (?P<who>(?:the )?[\w.’'-]+(?: [\w.’'-]+){0,5}) (?:said|says|announced|confirmed)(?P<when> on \w+)?\.$"
)
_FIRST = re.compile(
    r"^(?P<who>[A-Z][\w.’'-]*(?: [\w.’'-]+){0,5}) (?:said|says|announced|confirmed)(?P<when> on [A-Z]\w+)? that (?P<what>[^“”\"]{20,})\.$"
)
_WHEN = re.compile(r"^(?P<sub>(?:When|After|Before|As|Although|Since|While|If) [^,“”\"]{10,80}), (?P<main>[^“”\"]{15,})\.$")
_AFTER = re.compile(r"^(?P<main>[A-Z][^,“”\"]{15,}),? (?P<sub>(?:after|before|when|while|because|although|as soon as) [^“”\"]{12,})\.$")
_MONTH_ENDS = "".join(f"(?<!{end} )" for end in ("uary", "arch", "pril", "May", "June", "July", "gust", "mber", "ober"))
_UNITS = rf"%|percent|per cent|million|billion|[ap]\.?m|kg|km|{_MONTH}"
#: A small figure that is no part of a date, a sum, a share, a clock or a larger figure.
_SINGLE = re.compile(rf"(?<![\d.,:$£€-])(?<![A-Z][a-z][a-z]\. ){_MONTH_ENDS}\b(\d{{1,2}})\b(?![\d,.:%-]|\s*(?:{_UNITS}))")
_DATE = re.compile(rf"\b({_MONTH}) (\d{{1,2}})\b(?!,? \d{{4}})")


def other_words(sentence: str) -> str | None:
    """The sentence in other words; None where fewer than two rules find anything to do."""
    made, done = _order(sentence)
    for change in (_titles, _numbers, _dates, _phrases, _verbs):
        new = change(made)
        done += new != made
        made = new
    return made if done > 1 and made != sentence else None


def _order(text: str) -> tuple[str, int]:
    """Who says it, and what comes after what, in another order."""
    if match := _LAST.match(text):
        return f"According to {match['who']}, {_lower(match['what'])}.", 2
    if match := _FIRST.match(text):
        return f"{_upper(match['what'])}, according to {_lower(match['who'])}.", 2
    if match := _WHEN.match(text):
        return f"{_upper(match['main'])} {match['sub'][0].lower()}{match['sub'][1:]}.", 2
    if match := _AFTER.match(text):
        return f"{_upper(match['sub'])}, {_lower(match['main'])}.", 2
    return text, 0


def _lower(words: str) -> str:
    """The words as they stand inside a sentence: a name keeps its capital."""
    return words[0].lower() + words[1:] if words.split(maxsplit=1)[0] in _PLAIN else words


_PLAIN = frozenset(
    "The A An It They He She There This These In On At His Her Their Its All Some Two Three More Most No Nobody One About".split()
)


def _upper(words: str) -> str:
    return words[0].upper() + words[1:]


def _titles(text: str) -> str:
    for whole, short in _TITLES:
        text = re.sub(rf"\b{whole} (?=[A-Z])", f"{short} ", text)
    return text


def _outside(text: str, change: re.Pattern[str], to: object) -> str:
    """A change made outside quotation marks alone: the words inside are somebody's."""
    parts = re.split(r"([“\"][^“”\"]*[”\"])", text)
    return "".join(part if n % 2 else change.sub(to, part) for n, part in enumerate(parts))  # type: ignore[call-overload]


def _numbers(text: str) -> str:
    """Small figures in words, larger ones in words as digits."""
    made = _outside(text, _SINGLE, lambda m: _WORDS[int(m[1])] if 2 < int(m[1]) <= 20 else m[0])
    if made == text:
        pattern = re.compile(rf"(?<![\w-])({'|'.join(_WORDS[3:])})(?![\w-])")
        made = _outside(text, pattern, lambda m: str(_WORDS.index(m[1])))
    return _upper(made)


def _dates(text: str) -> str:
    return _outside(text, _DATE, r"\2 \1")


def _phrases(text: str) -> str:
    for pattern, to in _SWAPS:
        text = _outside(text, re.compile(pattern), to)
    return text


def _verbs(text: str) -> str:
    for verb, other in _VERBS:
        text = _outside(text, re.compile(rf"\b{verb}\b"), other)
    return text
