"""Names of people in credit lines: what looks like one, and a name in capitals set as names are written.

Refuses offices, places and organisations.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

_WORD = re.compile(r"(?:[A-Z]\.){1,3}|[A-Z]\.?|(?:[dDlLO]['’])?[^\W\d_a-z][^\W\d_]*(?:[-'’.][^\W\d_]+)*\.?|al-[^\W\d_]+(?:-[^\W\d_]+)?")
_PARTICLES = frozenset(
    (
        "de", "da", "do", "dos", "das", "del", "della", "der", "den", "di", "du", "la", "le", "van", "von", "bin", "bint", "ibn",
        "al", "el", "ul", "ur", "abu", "ben", "ter", "ten", "zu", "af", "av", "e", "y",
    )
)  # fmt: skip
_MC = re.compile(r"\b(Mc|O['’]|D['’])([a-z])")


@cache
def offices() -> frozenset[str]:
    """Words, in lower case, that stand in bylines and are no part of a person's name."""
    text = files("newstemma.articles").joinpath("assets/offices.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())


def is_person(words: str, *, lone: bool = False) -> bool:
    """Whether the words are shaped like a person's name: two to six words, capitals or particles, no office among them.

    lone   a name of one word will do (a pen name behind "By")
    """
    parts = words.split()
    if not (1 if lone else 2) <= len(parts) <= 6 or len(words) > 60:
        return False
    strong = 0
    for n, part in enumerate(parts):
        bare = part.strip(",").casefold().rstrip(".")
        if bare in offices() or re.search(r"[a-z]\.[a-z]{2}", part):
            return False
        if part in _PARTICLES or bare in ("jr", "sr", "ii", "iii", "iv"):
            continue
        if not _WORD.fullmatch(part) and not (n and bare in _PARTICLES):
            return False
        strong += len(bare) > 1
    return strong >= 1


def as_name(words: str) -> str:
    """A name as names are written: "ANN O'HARA" as "Ann O'Hara"; a name in mixed case stays as it is."""
    words = re.sub(r"\s+", " ", words).strip(" ,.;:|-–—") + (
        words.rstrip()[-1:] if re.search(r"\b(?:[JS]r|[A-Z])\.$", words.rstrip()) else ""
    )
    if not re.sub(r"\bMac|\bMc", "M", words).isupper() or (" " not in words and len(words) <= 4):
        return words
    words = words.upper()
    out = []
    for n, part in enumerate(words.split()):
        low = part.casefold()
        if re.fullmatch(r"(?:[A-Z]\.)+|[A-Z]|II|III|IV", part):
            out.append(part)
        elif n and low in _PARTICLES:
            out.append(low)
        else:
            out.append("-".join(_MC.sub(lambda m: m[1] + m[2].upper(), _capital(bit)) for bit in low.split("-")))
    return " ".join(out)


def _capital(word: str) -> str:
    """The first letter, and the one behind an apostrophe as in O'Hara, as capitals."""
    return word[:1].upper() + word[1:]


def as_place(words: str) -> str:
    """A place in capitals as places are written: "PORT VALE" as "Port Vale"; points of "U.N." stay."""
    words = re.sub(r"\s+", " ", words).strip(" ,.;:-–—(")
    if not words.isupper():
        return words
    small = {"of", "the", "and", "on", "upon", "de", "la", "du"}
    out = []
    for n, word in enumerate(words.split()):
        low = word.casefold()
        out.append(
            word
            if re.fullmatch(r"(?:\w\.){2,}", word)
            else low
            if n and low in small
            else "-".join(_capital(bit) for bit in low.split("-"))
        )
    return " ".join(out)
