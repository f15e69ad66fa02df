"""Invented prose in any amount: made-up words among small ones, no two sentences alike, the same for the same seed."""

from __future__ import annotations

from random import Random

_SMALL = (
    "the of in on at to for from by with as and or but that which who this it its he she they his her their was were had been not".split()
)
_HEADS, _TAILS = (
    "har brin sto lan mer vel dor kas pel tro win gal fen sor".split(),
    "mouth ness ton dage lic ver san der lo rick by sted".split(),
)


def sentence(chance: Random) -> str:
    words = [chance.choice(_SMALL) if chance.random() < 0.45 else chance.choice(_HEADS) + chance.choice(_TAILS) for _ in range(24)]
    return f"{' '.join(words).capitalize()}."


def prose(seed: int, sentences: int = 20, paragraph: int = 3) -> str:
    """That many sentences, a blank line after every few."""
    chance = Random(seed)
    lines = [sentence(chance) for _ in range(sentences)]
    return "\n\n".join(" ".join(lines[n : n + paragraph]) for n in range(0, sentences, paragraph))
