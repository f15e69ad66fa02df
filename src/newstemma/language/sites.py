"""Places named by a common noun, "the engine room" and "a warehouse": which words mean one, and which two cannot both hold.

Refuses places of two sorts: a kitchen may lie in a hotel.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from newstemma.language.words import asset


class Site(NamedTuple):
    """A place by a common noun.

    kind   the first word of those that mean it, "engine room"
    sort   a letter; places of one sort lie beside one another
    wide   whether it may hold others of its sort, as an airport holds a hotel
    """

    kind: str
    sort: str
    wide: bool


@cache
def _sites() -> dict[tuple[str, ...], Site]:
    found: dict[tuple[str, ...], Site] = {}
    for line in asset("sites.txt"):
        head, _, words = line.partition(":")
        every = [w.strip() for w in words.split("|")]
        for word in every:
            found.setdefault(tuple(word.split()), Site(every[0], head.strip("+ "), head.startswith("+")))
    return found


def site_of(words: tuple[str, ...]) -> Site | None:
    """The place that the last one or two words of a phrase mean; None: none is known."""
    last = _single(words[-1])
    return _sites().get((*words[-2:-1], last)) or _sites().get((last,))


def _single(word: str) -> str:
    """A noun without the ending of its plural."""
    bare = word.removesuffix("s")
    return bare if len(word) > 4 and (bare,) in _sites() and (word,) not in _sites() else word


def exclude(a: Site, b: Site) -> bool:
    """Whether nothing is at both at once."""
    return a.sort == b.sort and a.kind != b.kind and not a.wide and not b.wide
