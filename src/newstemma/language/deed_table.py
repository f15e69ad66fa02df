"""The table of deeds: verb forms and nouns to what happens, as `assets/deeds.txt` has them.

Refuses to read sentences: `deeds` does that.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from newstemma.language.words import asset, stem

How = Literal["again", "once", "person", "what", "sole"]


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that happens, where its verb or noun stands.

    name    of the table's line, "say" for a verb that introduces words, or "~" and a stem for a verb that is not in it
    how     how often it comes: again | once | person (to one person once) | what (once, and the words beside it must say to what) | sole
            (once in a story)
    noun    whether a noun names it
    """

    name: str
    how: How
    noun: bool
    start: int
    end: int

    @property
    def once(self) -> bool:
        """Whether a second one would be another deed."""
        return self.how != "again"


Row = tuple[str, How]


@cache
def table() -> tuple[dict[str, Row], dict[str, Row]]:
    """Verb forms and nouns to (name, how)."""
    verbs: dict[str, Row] = {}
    nouns: dict[str, Row] = {}
    for line in asset("deeds.txt"):
        head, _, forms = line.partition(":")
        name, how = head.split()
        of_verb, _, of_noun = forms.partition("|")
        row: Row = name, how  # type: ignore[assignment]
        for word in of_verb.split():
            verbs.setdefault(word, row)
        for word in of_noun.split():
            nouns.setdefault(word, row)
            nouns.setdefault(word + "s", row)
    return verbs, nouns


@cache
def past_forms() -> frozenset[str]:
    """Irregular past forms."""
    tense = json.loads(files("newstemma.language").joinpath("assets/tense.json").read_text(encoding="utf-8"))
    return frozenset(tense["past"])


@cache
def stems_of_verbs() -> dict[str, Row]:
    """Stems of the verb forms, for a verb behind "will" or "to"."""
    verbs, _ = table()
    return {stem(word): row for word, row in reversed(verbs.items())}
