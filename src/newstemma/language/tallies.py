"""Votes as they are told: "seven to two", "six for and three against", "three of nine dissented", "five abstentions".

Each is read from one sentence of a text about votes. Refuses scores of games, odds, seats held and shares of a party.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from newstemma.language.numerals import SMALL, spelled

Sort = Literal["outcome", "against", "abstained", "rebels", "unanimous"]

_WORDS = "|".join(sorted(SMALL, key=len, reverse=True))
_NUMBER = rf"(?:\d{{1,3}}(?:,\d{{3}})?|(?:{_WORDS})(?:-(?:{_WORDS}))?)"
_COUNT = rf"(?<![\w.,:/$€£-])(?<!\bof )(?<!\bof the )({_NUMBER})(?![\w%/:-]|[.,]\d)"
_PAIR = re.compile(
    rf"(?<![\w.,:/$€£-])({_NUMBER})(?:\s+(?:votes?\s+)?(?:to|against)\s+|(?<=\d)[-–—](?=\d))({_NUMBER})(?![\w%/:]|[.,]\d|-)", re.IGNORECASE
)
_VOTES = re.compile(
    r"\b(?:vot(?:e|es|ed|ing)|ballot|motion|majority|no[- ]confidence|dissent\w*|justices|judges|board|resolution"
    r"|amendment|bill|ruling|ruled|parliament|abst(?:ain|ention)\w*|tally|tallies|result stands|court"
    r"|committee|council|jury|jurors|decided|reject(?:ed|s)|approv(?:ed|es)|senat(?:e|ors?)|deputies|lawmakers|unanimous(?:ly)?)\b",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"\b(?:goals?|match|game|season|league|win|beat|half[- ]time|set|odds|aggregate|a\.m|p\.m|\d{4}[-–]\d\d)\b", re.IGNORECASE
)
_SEATS = re.compile(r"\s+(?:\w+\s+)?(?:majority|edge|margin of seats|split)\b")  # who sits there, not who voted
_BETWEEN = rf"(?:(?!(?:{_NUMBER})(?![\w-])|and\b|but\b|to\b|with\b|for\b|against\b)[\w’'-]+\s+){{0,8}}?"
_FOR = (
    r"(?:(?:voted|were|was|came out|spoke)\s+(?:for|in favou?r|with|yes)|backed|supported|approved|found|convicted|sided|agreed"
    r"|for|in favou?r)\b"
)
_NO = r"(?:(?:voted|were|was|came out)\s+(?:against|no)|against|opposed|dissent(?:ed|ing)?|rejected)\b"
_FOR_AND_AGAINST = re.compile(
    rf"{_COUNT}\s+{_BETWEEN}{_FOR}[^.;:\d]{{0,50}}?(?:,|\sand|\sbut|\sto)\s+(?:and\s+|but\s+|only\s+|just\s+)*{_COUNT}\s+{_BETWEEN}{_NO}",
    re.IGNORECASE,
)
_OF_ALL = rf"{_COUNT}\s+of\s+(?:the\s+|its\s+|their\s+)?({_NUMBER})(?![\w%/:-])\s+"
_YES_AND_NO = re.compile(
    rf"{_COUNT}\s+(?:yes|ayes?)[^.;:\d]{{0,20}}?(?:,|\sand|\sto)\s+{_COUNT}\s+(?:no|noes|nays?|against)\b", re.IGNORECASE
)
_NOBODY = re.compile(r"\b(?:(?:nobody|no one|none) abstain(?:ed|ing)|no abstentions|without abstentions?)\b", re.IGNORECASE)
_PART_FOR = re.compile(rf"{_OF_ALL}{_BETWEEN}{_FOR}", re.IGNORECASE)
_PART_AGAINST = re.compile(rf"{_OF_ALL}{_BETWEEN}{_NO}", re.IGNORECASE)
_SHARE_OF_VOTES = re.compile(rf"{_OF_ALL}votes?\b", re.IGNORECASE)
_DISSENT = re.compile(
    rf"{_COUNT}\s+(?:(?:of\s+them|members|judges|justices|directors|governors|policymakers)\s+)?dissent(?:ed|ers?|s)\b", re.IGNORECASE
)
_BODY = r"(?:members?|judges?|justices?|directors?|governors?|policymakers?|commissioners?|jurors?|councillors?)"
_AGAINST = re.compile(
    rf"{_COUNT}\s+{_BODY}\s+(?!of\s+(?:her|his|the\s+\w+)\s+(?:own|party)){_BETWEEN}(?:voted|were)\s+against\b", re.IGNORECASE
)
_UNANIMOUS = re.compile(r"\bunanimous(?:ly)?\b", re.IGNORECASE)
_NOT_SO = re.compile(
    r"\b(?:not|n[’']t|no|never|without|failed?|failure|unable|hung|deadlocked|must|needs?|needed|requir(?:es|ed|ing)|ha[sd] to be)\b"
    r"[^.;]{0,40}$"
    r"|\bto (?:come up with|reach|get|find|return|deliver|seek|be)\b[^.;]{0,15}$",
    re.IGNORECASE,
)
_ABSTAINED = re.compile(rf"{_COUNT}\s+(?:abstentions?|{_BETWEEN}abstain(?:ed|ing))\b", re.IGNORECASE)
_REBELS = re.compile(
    rf"{_COUNT}\s+(?:rebels?\b|{_BETWEEN}(?:own|governing|ruling|government)[- ](?:party|side|ranks|benches|deputies|members|mps|lawmakers"
    r"|legislators|senators|councillors|backbenchers|parliamentarians)\b|from\s+(?:the\s+)?[\w’' -]{1,30}[’']s?\s+benches\b)",
    re.IGNORECASE,
)
_ASIDE = re.compile(rf"[^.;]{{0,40}}?,\s+not\s+{_COUNT}", re.IGNORECASE)
_BEFORE = 160  # characters: the sentence before says that a vote is told of
_BOARD = 30  # members: a body this small decides by name, and those who were against are its dissenters


@dataclass(frozen=True, slots=True)
class Tally:
    """Where it stands, and what it tells.

    numbers  for an outcome the larger side and the smaller one, else the count
    aside    the count that the sentence takes back: "four abstained, not five"; None: none
    """

    start: int
    end: int
    sort: Sort
    numbers: tuple[float, ...]
    aside: float | None = None


def tallies(text: str, start: int, end: int) -> Iterator[Tally]:
    """Those of one sentence, text[start:end], in no order; nothing where no vote is spoken of there or before.

    Cost: linear.
    """
    if not _VOTES.search(text, max(0, start - _BEFORE), end) or _OTHER.search(text, start, end):
        return
    yield from _outcomes(text, start, end)
    for sort, pattern in (("against", _DISSENT), ("against", _AGAINST), ("abstained", _ABSTAINED), ("rebels", _REBELS)):
        for match in pattern.finditer(text, start, end):
            aside = _ASIDE.match(text, match.end(), end)
            yield Tally(match.start(), match.end(), sort, (_value(match[1]),), _value(aside[1]) if aside else None)  # type: ignore[arg-type]

    for match in _NOBODY.finditer(text, start, end):
        yield Tally(match.start(), match.end(), "abstained", (0.0,))
    for match in _UNANIMOUS.finditer(text, start, end):
        if _NOT_SO.search(text, start, match.start()):
            continue
        yield Tally(match.start(), match.end(), "unanimous", (0.0,))


def _outcomes(text: str, start: int, end: int) -> Iterator[Tally]:
    for match in _PAIR.finditer(text, start, end):
        standing = _SEATS.match(text, match.end()) or text[start : match.start()].endswith("from ")
        ratio = _value(match[1]) + _value(match[2]) < _RATIO and match[1].isalpha()
        if not standing and not ratio:
            yield from _outcome(match.start(), match.end(), _value(match[1]), _value(match[2]))
    for match in (*_FOR_AND_AGAINST.finditer(text, start, end), *_YES_AND_NO.finditer(text, start, end)):
        yield from _outcome(match.start(), match.end(), _value(match[1]), _value(match[2]))
    for pattern in (_PART_FOR, _PART_AGAINST, _SHARE_OF_VOTES):
        for match in pattern.finditer(text, start, end):
            some, all_of_them = _value(match[1]), _value(match[2])
            if some < all_of_them <= _BOARD and "abst" not in text[start:end]:
                yield from _outcome(match.start(), match.end(), some, all_of_them - some)


def _outcome(start: int, end: int, one: float, other: float) -> Iterator[Tally]:
    if min(one, other) >= 0 and one + other >= _FEWEST:
        yield Tally(start, end, "outcome", (max(one, other), min(one, other)))


_FEWEST = 3  # votes
_RATIO = 5  # votes: "three to one" in words is a share of many


def _value(words: str) -> float:
    found = float(words.replace(",", "")) if words[0].isdigit() else spelled(words)
    return -1.0 if found is None else found


def is_board(outcome: tuple[float, ...]) -> bool:
    """Whether an outcome is that of a body so small that it decides by name."""
    return sum(outcome) <= _BOARD
