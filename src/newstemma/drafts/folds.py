"""Words and names as a draft and a pile are compared: one case, no accents, no possessive, and which words carry something."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from newstemma.language.words import STOP, stem, tokens

#: Numbers in words: figures are held against each other by value, so neither form counts among the words.
_NUMBERS = frozenset(
    """two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty
    thirty forty fifty sixty seventy eighty ninety hundr hundred thousand million billion trillion dozen second third half percent
    cent""".split()
)
#: Words that a reporter puts around what is said or done, and that carry nothing of it.
_AROUND = frozenset(
    """say said tell told add announc confirm report stat explain note accord statement reporter journalist mr mrs ms dr
    today yesterday monday tuesday wednesday thursday friday saturday sunday""".split()
)


@lru_cache(maxsize=20_000)
def folded(words: str) -> str:
    """Lower case, no accents, plain apostrophes and hyphens, single spaces; the same number of words."""
    plain = unicodedata.normalize("NFKD", words.replace("’", "'").replace("‘", "'").replace("‑", "-").replace("–", "-"))
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).casefold().split())


@lru_cache(maxsize=50_000)
def carrying(words: str) -> tuple[tuple[str, int], ...]:
    """(stem, offset) of the words that carry something, without figures, numbers in words, and verbs of saying, in order."""
    found = []
    for token in tokens(words):
        if token.word in STOP or token.word[0].isdigit() or len(token.word) < 2:
            continue
        root = stem(folded(token.word))
        if root not in _NUMBERS and root not in _AROUND:
            found.append((root, token.start))
    return tuple(found)
