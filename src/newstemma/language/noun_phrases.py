"""The noun phrase before a verb, behind it, or at the head of a clause: its noun, its modifiers and how many it means.

Refuses to parse: words up to a preposition, a helping verb, a conjunction or a mark.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from newstemma.language.deed_table import past_forms
from newstemma.language.words import STOP, Token, stem

Quantity = Literal["all", "none", "some", "a", "the"]
_MARKS = re.compile(r"[,;:()“”\"—–.!?]|\s-\s")
_HARD_MARKS = re.compile(r"[;:()“”\"—–.!?]|\s-\s")
_DETERMINERS = frozenset("the a an his her its their this that these those our my any no every each all both some another".split())
_JOINS = frozenset(
    """of in from at on for with near between against inside outside aboard off under behind to below above across along beneath beside
    around amid among""".split()
)
_PRONOUNS = frozenset("he she it they him her them who".split())
_ALL = frozenset("all both every each".split())
_NONE = frozenset("no none nobody neither nothing".split())
_NUMBERS = frozenset(
    """one two three four five six seven eight nine ten eleven twelve dozen dozens several some many most few half part hundreds scores
    thousands another other others more""".split()
)
_VERBS = frozenset(
    """said says say told tells reported reports announced added believes believe insisted insists confirmed claimed claims denied denies
    wrote showed shows quoted quoting according was were is are be been being has have had will would could can may might must should did
    does do never""".split()
)
_STOPS = frozenset(
    """if though although unless whether how why as by after before when while until since because where and but or than into over
    about during through without within which that whose so then yet""".split()
)
_DAYS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november
    december yesterday today tomorrow tonight morning afternoon evening night last next late early earlier later week month year""".split()
)
_MEASURES = frozenset(
    """tonnes tons litres liters gallons kilos kilograms barrels pieces metres meters miles kilometres kilometers acres hectares dollars
    euros pounds million billion trillion percent cent""".split()
)
_LIGHT = _MEASURES | frozenset(
    "single twice once together people thing things time times way part number lot group members member pair rest majority".split()
)
#: A head that says less than the noun before it: the sprinkler system is the sprinklers.
_THIN = frozenset("system systems device devices unit units equipment service services site facility building line team staff".split())
_ANYBODY = frozenset("anybody anyone anything".split())
NOBODY, ANY = "<nobody>", "<any>"  # heads of "nobody" and "anybody"
ORDINALS = frozenset("first second third fourth fifth sixth last final next".split())
_REACH = 11  # words


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase where it stands.

    head      stem of its noun, or the pronoun itself; word: as it is written, lower case
    besides   stems of the modifiers before it
    quantity  all | none | some (a number, "one of") | a | the (named, or with a determiner)
    pronoun   whether a pronoun stands for it
    until     where the words that belong to it end, an apposition with them
    """

    head: str
    word: str
    besides: frozenset[str]
    quantity: Quantity
    pronoun: bool
    start: int
    end: int
    until: int


def phrase_before(text: str, words: Sequence[Token], first: int) -> Phrase | None:
    """The noun phrase that ends before words[first], an aside or a "who" between them left out; None where there is none."""
    n, until = first - 1, words[first - 1].end if first else 0
    if n < 0 or _HARD_MARKS.search(text, words[n].end, words[first].start):
        return None
    if "," in text[words[n].end : words[first].start]:
        n = _before_aside(text, words, n)
    if n >= 1 and words[n].word in ("who", "which", "that"):
        n -= 1
    if n < 0:
        return None
    low = n
    while low > 0 and n - low < _REACH and _belongs(text, words, low):
        low -= 1
    if low and words[low - 1].word == "not" and words[low].word in ("a", "one"):
        low -= 1  # "not a single job"
    return _phrase(words, low, n, until)


def _before_aside(text: str, words: Sequence[Token], n: int) -> int:
    """The number of the last word before an aside that ends with words[n]; -1 where none begins."""
    for m in range(n, max(0, n - 16), -1):
        gap = text[words[m - 1].end : words[m].start]
        if _HARD_MARKS.search(gap):
            return -1
        if "," in gap:
            return m - 1 if words[m].word not in ("and", "but") else -1
    return -1


def _belongs(text: str, words: Sequence[Token], low: int) -> bool:
    """Whether the word before words[low] belongs to its noun phrase."""
    word, before = words[low].word, words[low - 1].word
    if _MARKS.search(text, words[low - 1].end, words[low].start) or before in _VERBS or before in _STOPS:
        return False
    if word in _DETERMINERS and before not in _JOINS and not (before in _ALL or before in ("half", "part")):
        return False
    return word not in _PRONOUNS


def _phrase(words: Sequence[Token], low: int, high: int, until: int) -> Phrase | None:
    """The phrase of words[low:high + 1]: of several joined by prepositions the first, unless that only counts ("one of the wheels")."""
    parts: list[list[Token]] = [[]]
    for token in words[low : high + 1]:
        if token.word in _JOINS:
            parts.append([])
        else:
            parts[-1].append(token)
    own = next((kept for part in parts if (kept := [t for t in part if _carries(t)])), None)
    if own is None:
        return _pronoun(words[low : high + 1], until)
    head = own[-2] if len(own) > 1 and own[-1].word in _THIN else own[-1]
    besides = frozenset(stem(t.word) for t in own if t is not head and t.word not in _THIN)
    besides |= ORDINALS & {t.word for t in words[low : high + 1]}
    quantity = _quantity(words[low : high + 1], own[0])
    return Phrase(_singular(head.word), head.word, besides, quantity, False, own[0].start, own[-1].end, until)


def _singular(word: str) -> str:
    """The stem of a noun, of short ones, too: "jobs", "cars"."""
    return word[:-1] if len(word) == _SHORT and word.endswith("s") and not word.endswith(("ss", "us", "is")) else stem(word)


_SHORT = 4  # letters up to which a stem is the word


def _carries(token: Token) -> bool:
    word = token.word
    return not (
        word in STOP or word in _LIGHT or word in _NUMBERS or word in _DAYS or word in _NONE or word in _ANYBODY or word[0].isdigit()
    )


def _pronoun(words: Sequence[Token], until: int) -> Phrase | None:
    """What stands for a noun: "he", "nobody", "no one", "all three"."""
    said = [t.word for t in words]
    if not said:
        return None
    start, end = words[0].start, words[-1].end
    if said[-1] in _ANYBODY:
        return Phrase(ANY, said[-1], frozenset(), "a", False, start, end, until)
    if set(said) & _NONE:
        return Phrase(NOBODY, said[-1], frozenset(), "none", False, start, end, until)
    if said[-1] in _PRONOUNS:
        return Phrase(said[-1], said[-1], frozenset(), "the", True, words[-1].start, end, until)
    if set(said) & (_NUMBERS | _LIGHT) or said[-1][0].isdigit():
        return Phrase("<some>", said[-1], frozenset(), "some", False, start, end, until)
    return None


def _quantity(words: Sequence[Token], first: Token) -> Quantity:
    """How many a phrase means, by the words before its first word that carries something."""
    led = [t.word for t in words if t.start < first.start]
    if set(led) & _NONE or led[:2] in (["not", "a"], ["not", "one"]):
        return "none"
    if set(led) & _ALL:
        return "all"
    if led and (led[0] in _NUMBERS or led[0][0].isdigit()):
        return "some"
    if led and led[-1] in ("a", "an", "any", "another", "some"):
        return "a"
    return "the"


def phrase_after(text: str, words: Sequence[Token], n: int) -> Phrase | None:
    """The noun phrase that begins with words[n]; None where a preposition, a mark or the end stands there."""
    if n >= len(words) or _MARKS.search(text, words[n - 1].end, words[n].start):
        return None
    if words[n].word.endswith(("self", "selves")):
        return None
    owns = words[n].word == "her" and n + 1 < len(words) and _carries(words[n + 1]) and text[words[n].end : words[n + 1].start] == " "
    if words[n].word in _PRONOUNS and not owns:
        return _pronoun(words[n : n + 1], words[n].end)
    high = n
    while high < len(words) and high - n < _REACH - 3:
        token = words[high]
        if high > n and _MARKS.search(text, words[high - 1].end, token.start):
            break
        counted = token.word == "of" and not any(_carries(t) for t in words[n:high])
        if token.word in _STOPS or token.word in _VERBS or (token.word in _JOINS and not counted) or token.word in _DAYS:
            break
        if high > n and any(_carries(t) for t in words[n:high]) and (token.word in _DETERMINERS or _is_past(token.word)):
            break
        if token.word in _PRONOUNS and not (owns and high == n):
            break
        high += 1
    return _phrase(words, n, high - 1, _apposed(text, words, high - 1)) if high > n else None


def _is_past(word: str) -> bool:
    return word in past_forms() or (word.endswith("ed") and len(word) > 4)


def phrase_at_start(text: str, words: Sequence[Token], first: int) -> Phrase | None:
    """The noun phrase that the clause before words[first] begins with."""
    low = first - 1
    while low > 0 and not _HARD_MARKS.search(text, words[low - 1].end, words[low].start) and words[low - 1].word not in _CLAUSES:
        low -= 1
    if words[low].word in _JOINS | _STOPS:
        comma = next((m for m in range(low + 1, first) if "," in text[words[m - 1].end : words[m].start]), None)
        if comma is None:
            return None
        low = comma
    return phrase_after(text, words, low) if low == 0 or words[low].start > words[low - 1].end else None


_CLAUSES = frozenset("that said says told added because".split())


def _apposed(text: str, words: Sequence[Token], last: int) -> int:
    """Where a phrase ends with what stands behind its comma, up to the next: "the captain, Ada Renn, was"."""
    end = words[last].end
    if text[end : end + 1] != ",":
        return end
    close = _MARKS.search(text, end + 1, min(len(text), end + 60))
    return close.start() if close is not None else end
