"""The words of a quotation as they are held against another's: what typesetting, house style and editors' brackets change is taken out.

Kept are the words in order, which of them stand in an editor's brackets, and where words were openly left out. Refuses to judge sense.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from newstemma.language.words import tokens

#: Characters that show nothing: soft hyphen, zero-width space and joiners, direction marks, byte order mark.
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"))
_APOSTROPHES = re.compile(r"(?<=\w)[‘’ʼ‛`´′＇](?=\w)")
_CAPITAL = re.compile(r"\[(\w)\](?=\w)")  # "[H]e": an editor's capital
_ELLIPSIS = re.compile(r"[\[(]\s*(?:…|\.(?:\s?\.){1,3})\s*[\])]|…|\.(?:\s?\.){2,3}")
_INSERTED = re.compile(r"\[([^\[\]]{1,60})\]|\(([^()]{1,60})\)")
_HOUSE = ((re.compile(r"%"), " percent "), (re.compile(r"\bper\s+cent\b", re.IGNORECASE), "percent"), (re.compile(r"&"), " and "))
_DIGITS = {
    word: str(n)
    for n, word in enumerate(
        (
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen"
            " nineteen twenty"
        ).split()
    )
}
#: Endings that two houses spell in two ways; a word shorter than the number is left alone ("hour", "wise").
_SPELLINGS = (
    (5, re.compile(r"our(?=(?:'?s)?$|ed$|ing$|ite|able|ful|er)"), "or"),
    (6, re.compile(r"ys(?=e$|ed$|ing$|er)"), "yz"),
    (6, re.compile(r"is(?=e$|es$|ed$|ing$|ation|er$|ers$)"), "iz"),
    (6, re.compile(r"(?<=[bt])re(?=(?:'?s)?$)"), "er"),
    (6, re.compile(r"(?<=[ei])ll(?=ed$|ing$|er$|ers$)"), "l"),
    (6, re.compile(r"(?<=[ef]en)c(?=e$|es$)"), "s"),
    (7, re.compile(r"(?<=[ao]g)ue(?=$|s$)"), ""),
    (7, re.compile(r"amme(?=$|s$)"), "am"),
)
_SIC = {"sic", "laughs", "laughter", "applause"}


@dataclass(frozen=True, slots=True)
class Wording:
    """Words as compared.

    words     lower case, one spelling, small figures in digits
    inserted  numbers of words that stand in an editor's brackets
    gaps      numbers of words before which an ellipsis or the reporter's own words stand; len(words): at the end
    """

    words: tuple[str, ...]
    inserted: frozenset[int] = frozenset()
    gaps: frozenset[int] = frozenset()


@lru_cache(maxsize=50_000)
def wording(text: str) -> Wording:
    """The words of one stretch inside quotation marks. Cost: linear."""
    plain = _APOSTROPHES.sub("'", unicodedata.normalize("NFKC", text.replace("…", " … ").translate(_UNSEEN)))
    plain = _CAPITAL.sub(r"\1", plain)
    for pattern, rest in _HOUSE:
        plain = pattern.sub(rest, plain)
    holes = [m.start() for m in _ELLIPSIS.finditer(plain)]
    brackets = [m.span() for m in _INSERTED.finditer(plain) if not _ELLIPSIS.fullmatch(m.group())]
    words: list[str] = []
    inserted, gaps = set(), set()
    hole = bracket = 0
    for token in tokens(plain):
        while hole < len(holes) and holes[hole] < token.start:
            gaps.add(len(words))
            hole += 1
        while bracket < len(brackets) and brackets[bracket][1] <= token.start:
            bracket += 1
        inside = bracket < len(brackets) and brackets[bracket][0] < token.start
        if inside and token.word in _SIC:
            continue
        if inside:
            inserted.add(len(words))
        words.append(one_spelling(token.word))
    if hole < len(holes):
        gaps.add(len(words))
    return Wording(tuple(words), frozenset(inserted), frozenset(gaps))


def joined(pieces: Iterable[Wording]) -> Wording:
    """Pieces of one utterance, between which the reporter speaks, as one wording."""
    words: list[str] = []
    inserted: set[int] = set()
    gaps: set[int] = set()
    for piece in pieces:
        if words:
            gaps.add(len(words))
        inserted.update(n + len(words) for n in piece.inserted)
        gaps.update(n + len(words) for n in piece.gaps)
        words.extend(piece.words)
    return Wording(tuple(words), frozenset(inserted), frozenset(gaps))


@lru_cache(maxsize=50_000)
def one_spelling(word: str) -> str:
    """A word as compared over houses: American endings, figures to twenty in digits."""
    if word in _DIGITS:
        return _DIGITS[word]
    for least, pattern, rest in _SPELLINGS:
        if len(word) >= least:
            word = pattern.sub(rest, word)
    return word


def bigrams(words: Sequence[str]) -> set[tuple[str, str]]:
    """Every two neighbouring words."""
    return set(zip(words, words[1:], strict=False))
