"""What an article says of its happening that a look-alike says otherwise: who and where by name, figures, days.

Refuses to know what the names are names of: that the two leads name nobody and no place of the other is what tells two happenings apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from newstemma.language.times import find_times
from newstemma.language.words import WORD
from newstemma.model.article import Article
from newstemma.stories.lexicon import Lexicon

Codes = npt.NDArray[np.int32]
DAYS = 4  # of an opening that are kept
NO_DAY = 0
_LEAD = 500  # characters: the first two or three sentences name who and where
_OPENING = 700
_NAMED = re.compile(
    r"(?<=[a-z0-9,;:'’)”-] )[\"“‘(]?[A-Z][\w-]+"  # a capital inside a sentence
    r"|(?<![\w.])[A-Z]{3,}(?: [A-Z]{3,})*(?=[ ,(—–-])"  # a place line
)
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_YEAR = re.compile(r"(?:19|20)\d\d")
_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november "
    "december mr mrs ms".split()
)
#: Words that may name a day. The readers of times cost half a millisecond an opening, so they are shown only what stands around these.
_DAY = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|tonight|last night"
    r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}|\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))"
)
_WEEK = ("Mon", "Tues", "Wednes", "Thurs", "Fri", "Satur", "Sun")
_WEEKDAY = re.compile(rf"\b({'|'.join(_WEEK)})day\b")
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_BEFORE, _AFTER = 40, 20


@dataclass(frozen=True, slots=True)
class Particulars:
    """Numbers of words, each once, in order.

    names    words of the names in its first 500 characters
    figures  those of its title and first 700 characters, years left out
    counts   of these, those of two digits and more
    told     words with a capital and figures anywhere in it
    frame    its words in small letters alone: what stays the same when a form is filled in again
    days     ordinals of the days that its first 700 characters name, nearest to its publication first; 0 where there are
             fewer than four
    weekdays those that these characters name, a bit each: all that an article without a date says of its day
    """

    names: Codes
    figures: Codes
    counts: Codes
    told: Codes
    frame: Codes
    days: tuple[int, ...]
    weekdays: int


def particulars(article: Article, words: Sequence[str], codes: Sequence[int], lexicon: Lexicon) -> Particulars:
    """The particulars of one article. Cost: linear in its words, a third of a millisecond.

    words   all of title and text, as spelled; codes: the numbers of those that carry something
    """
    title, text = article.title or "", article.text
    opening = [f for f in _FIGURE.findall(f"{title} {text[:_OPENING]}") if not _YEAR.fullmatch(f)]
    told = set(lexicon.of([w for w in words if not w[0].islower()]))
    return Particulars(
        names=_codes(lexicon.of([w for w in WORD.findall(" ".join(_NAMED.findall(text[:_LEAD]))) if _names(w)])),
        figures=_codes(lexicon.of(opening)),
        counts=_codes(lexicon.of([f for f in opening if len(f) > 1])),
        told=_codes(told),
        frame=_codes(set(codes) - told),
        days=_days(text[:_OPENING], article.stamp),
        weekdays=sum(1 << _WEEK.index(day) for day in set(_WEEKDAY.findall(text[:_OPENING]))),
    )


def _codes(words: Iterable[int]) -> Codes:
    return np.array(sorted(set(words)), np.int32)


def _names(word: str) -> bool:
    return len(word) > 2 and not word[0].isdigit() and word.casefold() not in _CALENDAR


def _days(opening: str, stamp: str | None) -> tuple[int, ...]:
    """Only where the day of publication is known: a weekday alone is none."""
    if stamp is None or len(stamp) < len("2031-03-04"):
        return (NO_DAY,) * DAYS
    anchor = date.fromisoformat(stamp[:10]).toordinal()
    hints = {hint[0]: hint for hint in reversed(list(_DAY.finditer(opening)))}  # of the same words the first
    found = {day for hint in hints.values() for day in _around(opening[max(0, hint.start() - _BEFORE) : hint.end() + _AFTER], stamp[:10])}
    kept = sorted(found, key=lambda day: (abs(day - anchor), day))[:DAYS]
    return (*kept, *(NO_DAY,) * (DAYS - len(kept)))


def _around(words: str, stamp: str) -> list[int]:
    days = [t.value[:10] for t in find_times(words, stamp) if t.value is not None and t.granularity in ("day", "minute")]
    return [date.fromisoformat(day).toordinal() for day in days if _ISO_DAY.fullmatch(day)]
