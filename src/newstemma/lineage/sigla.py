"""Short names of origins and articles, as in the edition of an old text: L for a source, La Lb for the articles that carry it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from newstemma.lineage.texts import by_time
from newstemma.model.article import Article
from newstemma.model.lineage import Origin

_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def sigla_of(origins: Sequence[Origin], by_id: Mapping[str, Article]) -> tuple[tuple[str, str], ...]:
    """(id, siglum) of each origin and article, in order of the ids. Never letter and digit: that reads as a rating to an analyst."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for origin in sorted(origins, key=lambda o: (o.label, o.id)):
        siglum = next(s for s in _candidates(origin.label) if s not in taken)
        taken.add(siglum)
        found[origin.id] = siglum
        for n, article in enumerate(sorted(origin.articles, key=lambda i: by_time(by_id[i]))):
            found[article] = siglum if len(origin.articles) == 1 else siglum + _letters(n)
    return tuple(sorted(found.items()))


def _candidates(label: str) -> Iterator[str]:
    """Initials of the label, "the" left out; then two capitals of it; then any two letters."""
    words = [w for w in re.findall(r"[^\W\d_]+", label) if w.casefold() not in {"the", "of", "and"}] or ["X"]
    letters = [w[0].upper() for w in words if w[0].upper() in _ALPHABET] or ["X"]
    yield letters[0]
    yield from (letters[0] + b for b in letters[1:])
    yield from (letters[0] + b.upper() for b in words[0][1:] if b.upper() in _ALPHABET)
    yield from (a + b for a in letters[0] + _ALPHABET for b in _ALPHABET)
    yield from (a + b + c for a in _ALPHABET for b in _ALPHABET for c in _ALPHABET)


def _letters(n: int) -> str:
    """A … z, aa, ab …"""
    out = ""
    n += 1
    while n:
        n, rest = divmod(n - 1, 26)
        out = chr(97 + rest) + out
    return out
