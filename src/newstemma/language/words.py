"""The words of a text as they are compared, and the words that carry little."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

#: A figure with its separators, or a run of letters and digits with inner apostrophes and hyphens left apart.
WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W_]+(?:['’][^\W\d_]+)?")
#: Letters of scripts that put no space between words: Thai, Lao, Tibetan, Burmese, Khmer, kana, Han. Each is a word of its own, since a
#: whole sentence as one word would never be met again.
_UNSPACED = (
    r"\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff\uff66-\uff9f"
    r"\U00020000-\U0003ffff"
)
_SPACED = rf"(?:(?![{_UNSPACED}])[^\W\d_])"
_TOKEN = re.compile(rf"\d+(?:[.,]\d+)*|(?=[^\W\d_])[{_UNSPACED}]|{_SPACED}(?:{_SPACED}|\d)*(?:['’]{_SPACED}+)?")
_ALONE = re.compile(rf"(?!\d)[{_UNSPACED}]")

STOP = frozenset(
    """a an the of in on at to for from by with as and or but nor that which who whom whose this these those it its he she they his her
    their him them we us our you your i my me is are was were be been being has have had having do does did doing not no will would can
    could may might shall should must than then there here so such into onto over under up out off about after before during since until
    while when where why how what also only more most much many some any all both each other another own same very just still even yet
    again between among against through per via if because though although however said says say saying told tells added adding according
    one two first last new""".split()
)


class Token(NamedTuple):
    """A word as compared (lower case, plain apostrophes, separators of thousands taken out) and where it stands."""

    word: str
    start: int
    end: int


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The words of text[start:end] in order, offsets into `text`."""
    stop = len(text) if end is None else end
    pattern = WORD if text.isascii() or _ALONE.search(text, start, stop) is None else _TOKEN
    return [Token(folded(m.group()), m.start(), m.end()) for m in pattern.finditer(text, start, stop)]


@lru_cache(maxsize=4096)
def sentence_tokens(text: str, start: int, end: int) -> tuple[Token, ...]:
    """The words of a sentence as `tokens` gives them, kept for a while: several finders ask for them."""
    return tuple(tokens(text, start, end))


def is_unspaced(letter: str) -> bool:
    """Whether a letter belongs to a script without spaces between words, and so is a word of its own in `tokens`."""
    return _ALONE.match(letter) is not None


def folded(word: str) -> str:
    """One word as compared."""
    if word[0].isdecimal():
        return word.replace(",", "")
    return word.casefold().replace("’", "'")


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """A word without its commonest English endings, so that "soldiers" meets "soldier" and "travelled" meets "travels".

    Deliberately crude: it is used to weigh likeness, never to print.
    """
    word = word.removesuffix("'s")
    if len(word) <= 4 or word[0].isdigit():
        return word
    for ending, rest in (
        ("ies", "y"),
        ("ied", "y"),
        ("lled", "l"),
        ("lling", "l"),
        ("ing", ""),
        ("ed", ""),
        ("es", ""),
        ("s", ""),
    ):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            return word[: -len(ending)] + rest
    return word.removesuffix("e")


def content_words(text: str, start: int = 0, end: int | None = None) -> list[str]:
    """Stems of the words that carry something, in order."""
    words = (folded(word) for word in WORD.findall(text, start, len(text) if end is None else end))
    return [stem(word) for word in words if word not in STOP]


@lru_cache(maxsize=50_000)
def stems(words: str) -> frozenset[str]:
    """The stems of a phrase's words that carry something, single letters left out: for names and roles, which are asked often."""
    return frozenset(stem(t.word) for t in tokens(words) if t.word not in STOP and len(t.word) > 1)


@cache
def asset(name: str) -> tuple[str, ...]:
    """The lines of one of this room's tables, comments and blank lines left out."""
    text = files("newstemma.language").joinpath("assets", name).read_text(encoding="utf-8")
    return tuple(line for raw in text.splitlines() if (line := raw.strip()) and not line.startswith("#"))
