"""Where an outlet is at home, as far as the words around an article show: its address, its currency, places it names itself by.

Refuses to decide between two homes that are equally well supported.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection
from functools import cache
from importlib.resources import files
from typing import Any, Literal

Order = Literal["mdy", "dmy"]


@cache
def zones() -> dict[str, Any]:
    """The table of time zone abbreviations and of the marks of each home."""
    table: dict[str, Any] = json.loads(files("newstemma.language").joinpath("assets/zones.json").read_text(encoding="utf-8"))
    return table


@cache
def _marks() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]:
    """(home, address or currency, place words), compiled once."""
    out = []
    for home, marks in zones()["homes"].items():
        tops = "|".join(map(re.escape, marks["tops"]))
        signs = "|".join(rf"(?<![A-Za-z]){re.escape(sign)}\s?(?=\d)" for sign in marks["signs"])
        strong = rf"[A-Za-z0-9]\.(?:{tops})(?![\w.-])" + (f"|{signs}" if signs else "")
        weak = r"(?<![A-Za-z])(?:" + "|".join(map(re.escape, marks["words"])) + r")(?![A-Za-z])"
        out.append((home, re.compile(strong), re.compile(weak)))
    return tuple(out)


def home_of(hints: str, among: Collection[str] | None = None) -> str | None:
    """The one home that the words point to: by address or currency first, by place names where those are silent.

    among  the homes that come into question; None: all
    """
    here = [(home, strong, weak) for home, strong, weak in _marks() if among is None or home in among]
    for column in (1, 2):
        ranked = sorted(((len(set((row[1] if column == 1 else row[2]).findall(hints))), row[0]) for row in here), reverse=True)
        if ranked and ranked[0][0]:
            return ranked[0][1] if len(ranked) == 1 or ranked[0][0] > ranked[1][0] else None
    return None


_AMERICAN = re.compile(r"\b(?:[ECMP][SD]?T|Eastern|Pacific)\b|\b[ap]\.m\.|\bU\.S\.|(?<![A-Z€£¥₹])\$\d")


def order_of(hints: str) -> Order | None:
    """Whether dates in figures put the month or the day first where the outlet is at home; None: nothing tells."""
    home = home_of(hints)
    if home is not None:
        order: Order | None = zones()["homes"][home]["order"]
        return order
    return "mdy" if len(set(_AMERICAN.findall(hints))) >= 1 else None


@cache
def _places() -> frozenset[str]:
    """Every place word of the table, in lower case."""
    return frozenset(word.casefold() for marks in zones()["homes"].values() for word in marks["words"])


def is_place(words: str) -> bool:
    """Whether the words are a place of the table. False says nothing: most places are not in it."""
    return words.strip(" .,").casefold() in _places()
