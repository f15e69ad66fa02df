"""A ship, a company or a place under two names: one word of the name a letter or two off, the others the same.

Refuses words of every day, inflections ("Democrat", "Democrats"), opposites, and names that one article has both of.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import combinations

from newstemma.claims.ground import Ground
from newstemma.claims.letters import distance, is_slip, plain_letters, skeleton
from newstemma.claims.sides import Side, backed, finding, side
from newstemma.claims.spelled import may_be_transliterated
from newstemma.language.likeness import rarity
from newstemma.language.opposites import opposite_words
from newstemma.language.words import stem, tokens
from newstemma.model.claim import Conflict, Grade
from newstemma.model.text import Span

_SHIP = re.compile(r"(?:the|m/?[vsty]|s/?s|f/?v|hms|uss|rms|mts?)\s+", re.IGNORECASE)
_SHORTENED = re.compile(r" [A-Z]{2,5}$")  # no person's: "Corvin TV"
_SURE = 6  # letters of a word that one article has with and without a slip
_LETTERS, _RARE = 4, 6.0  # of the word that differs; natural logs: words of one news article in four hundred
_ENDINGS = frozenset("s n ns an ans ic es e ese ish".split()) | {""}
_ENDED = re.compile(r"(?:isms?|ists?|ers?|ors?|ings?|ed|al|ic)$")
_SELDOM = 5.0  # natural logs: of long words with one letter off; words of one news article in a hundred and fifty
_MOST = 400  # names of a story that are compared by pairs


def thing_differences(ground: Ground) -> list[Conflict]:
    """The things of a story that go by two names, in order of the name. Cost: pairs of names that share a word."""
    held = _named(ground)
    by_word: defaultdict[tuple[int, str], list[tuple[str, ...]]] = defaultdict(list)
    for name in sorted(held)[:_MOST]:
        for n, word in enumerate(name):
            by_word[n, word].append(name)
    pairs = sorted({pair for names in by_word.values() for pair in combinations(sorted(names), 2)})
    return [_conflict(ground, held[a], held[b]) for a, b in pairs if _is_one(a, b) and (_is_letter(a, b) or not _both(held[a], held[b]))]


def _named(ground: Ground) -> dict[tuple[str, ...], list[Side]]:
    """Where each name of more than one word stands that is no person's."""
    found: defaultdict[tuple[str, ...], list[Side]] = defaultdict(list)
    texts = {a.id: a for a in ground.articles}
    for entity in ground.entities:
        for at in entity.at:
            if isinstance(at, Span) and (entity.kind != "person" or _SHORTENED.search(at.text)):
                lead = _SHIP.match(at.text)
                start = at.start + (lead.end() if lead is not None else 0)
                name = tuple(plain_letters(t.word) for t in tokens(texts[at.article].text, start, at.end))
                if len(name) > 1:
                    found[name].append(side(ground, texts[at.article], texts[at.article].cut(start, at.end), None))
    return found


def _is_one(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two names differ in one rare word, by a slip of the pen."""
    apart = [(x, y) for x, y in zip(a, b, strict=False) if x != y]
    if len(a) != len(b) or len(apart) != 1:
        return False
    x, y = apart[0]
    plain = x.isalpha() and y.isalpha() and min(len(x), len(y)) >= _LETTERS
    return (
        plain
        and is_slip(x, y)
        and not _is_inflected(x, y)
        and opposite_words(x, y) is None
        and min(rarity(stem(w)) for w in (x, y)) >= (_SELDOM if _is_letter(a, b) else _RARE)
    )


def _is_inflected(a: str, b: str) -> bool:
    """Whether two words are forms of one."""
    if _ENDED.sub("", a) == _ENDED.sub("", b):
        return True
    same = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return a[same:] in _ENDINGS and b[same:] in _ENDINGS


def _is_letter(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether one letter of a long word is all that differs, so that an article may have both."""
    x, y = next((x, y) for x, y in zip(a, b, strict=True) if x != y)
    return min(len(x), len(y)) >= _SURE and distance(x, y) == 1 and x[0] == y[0]


def _both(ours: list[Side], theirs: list[Side]) -> bool:
    return bool({s.article for s in ours} & {s.article for s in theirs})


def _conflict(ground: Ground, ours: list[Side], theirs: list[Side]) -> Conflict:
    sides = [ours, theirs]
    names = [s[0].at.text for s in sides]
    sounds = [" ".join(skeleton(t.word) for t in tokens(name)) for name in names]
    alike = sounds[0] == sounds[1] and may_be_transliterated(ground, [s.at for s in (*ours, *theirs) if isinstance(s.at, Span)])
    grade: Grade = "internal" if _both(ours, theirs) else "compatible" if alike else "conflict"
    why = f"{names[0]} and {names[1]} are a letter apart"
    return finding(ground, "name", grade, names[0], sides, why, resolved=backed(sides))
