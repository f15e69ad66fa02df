"""Edits as desks make them: a changed verb, a figure in words, a day for a date, the other spelling, words struck and put in."""

from __future__ import annotations

import re
from random import Random

_SWAPS = {
    "said": ("stated", "told reporters", "noted"),
    "announced": ("unveiled", "made public"),
    "killed": ("slain", "shot dead"),
    "began": ("started",),
    "wants": ("hopes",),
    "says": ("claims", "insists"),
    "told": ("informed",),
    "percent": ("per cent",),
    "color": ("colour",),
    "defense": ("defence",),
    "center": ("centre",),
    "labor": ("labour",),
    "organization": ("organisation",),
    "program": ("programme",),
    "Monday": ("on Sept. 1",),
    "Tuesday": ("on Sept. 2",),
    "Wednesday": ("on Sept. 3",),
    "Thursday": ("on Sept. 4",),
    "Friday": ("on Sept. 5",),
    "two": ("2",),
    "three": ("3",),
    "four": ("4",),
    "five": ("5",),
    "10": ("ten",),
    "12": ("a dozen",),
    "20": ("twenty",),
    "about": ("around", "roughly"),
    "also": ("in addition",),
    "because": ("since",),
    "however": ("but",),
    "many": ("a lot of",),
    "people": ("persons",),
    "President": ("Pres.",),
    "government": ("authorities",),
    "officials": ("sources",),
}
_WORD = re.compile(r"\S+")


def edited(paragraph: str, rate: float, chance: Random, words: list[str]) -> str:
    """The paragraph with about `rate` of its words changed: house swaps first, else one word for another, one struck, or one put in."""

    def change(match: re.Match[str]) -> str:
        word = match.group()
        bare = word.strip(".,;:")
        if bare in _SWAPS and chance.random() < min(0.9, 6 * rate):
            return word.replace(bare, chance.choice(_SWAPS[bare]))
        if chance.random() >= rate:
            return word
        kind = chance.random()
        return chance.choice(words) if kind < 0.6 else "" if kind < 0.8 else f"{word} {chance.choice(words)}"

    return re.sub(r" {2,}", " ", _WORD.sub(change, paragraph)).strip()


def reordered(paragraphs: list[tuple[int, str]], chance: Random) -> list[tuple[int, str]]:
    """The paragraphs, a few neighbours exchanged, one taken to another place."""
    found = list(paragraphs)
    for n in range(0, len(found) - 1, 2):
        if chance.random() < 0.3:
            found[n], found[n + 1] = found[n + 1], found[n]
    if len(found) > 3:
        found.insert(chance.randrange(len(found)), found.pop(chance.randrange(len(found))))
    return found
