"""First names that tell whether a man or a woman bears them, from a table of our own; names that both bear are not in it."""

from __future__ import annotations

from functools import cache
from typing import Literal

from newstemma.language.words import asset

Sex = Literal["man", "woman"]


@cache
def _table() -> dict[str, Sex]:
    found: dict[str, Sex] = {}
    for line in asset("first_names.txt"):
        sex, *names = line.split()
        for name in names:
            found[name] = "man" if sex == "man" else "woman"
    return found


def sex_of_first_name(word: str) -> Sex | None:
    """Who bears a first name: "man" or "woman"; None: both do, or it is not in the table."""
    whole = word.casefold()
    return _table().get(whole) or _table().get(whole.partition("-")[0])
