"""How far two spellings of a name are apart, in letters and in sound. Refuses to know whose names they are."""

from __future__ import annotations

import re
import unicodedata

_LONG = 6  # letters of a name that may be two off


def is_slip(a: str, b: str) -> bool:
    """Whether one word is the other with a letter or two wrong."""
    return a != b and distance(a, b) <= (2 if min(len(a), len(b)) >= _LONG else 1)


def distance(a: str, b: str) -> int:
    """Letters to change, add, drop or swap. Source: Damerau 1964, A technique for computer detection of spelling errors."""
    rows = [list(range(len(b) + 1))]
    for i, x in enumerate(a, 1):
        row = [i]
        for j, y in enumerate(b, 1):
            cost = min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, rows[-2][j - 2] + 1)
            row.append(cost)
        rows.append(row)
    return rows[-1][-1]


def skeleton(word: str) -> str:
    """What two spellings of one sound share: the consonants, like ones as one, none twice."""
    plain = re.sub(r"(?<=[aeiou])w(?![aeiou])", "u", re.sub(r"ph", "f", word))
    plain = re.sub(r"ck|[cq]", "k", plain).replace("w", "v")
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[aeiouyh]|v$", "", plain))


def plain_letters(word: str) -> str:
    """A word without accents and apostrophes."""
    return "".join(c for c in unicodedata.normalize("NFKD", word) if c.isalnum())
