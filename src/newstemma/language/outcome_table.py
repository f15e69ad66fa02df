"""The table of outcomes: what may come of people and things, with the words that say it and those that say its contrary.

Refuses to read sentences: `outcomes` does that.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from newstemma.language.words import Token, asset

Role = Literal["object", "subject", "state", "noun"]
Shape = Literal["base", "present", "past", "participle", "going", "fixed"]
_ROLES: dict[str, Role] = {"^": "subject", "*": "state", "+": "noun"}
_VOWELS = frozenset("aeiou")


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a word or phrase of a class.

    flags     of its class: p (befalls people), s (a state, which may change to and fro), x (a story has one), ~ (what is done stands
              behind the verb)
    contrary  whether it says the contrary of its class
    role      whom it befalls: the object (of a passive the subject), the subject, the subject of "be"; noun: a noun of the deed
    shapes    what form of a verb it may be
    rest      the words of a phrase behind the first
    """

    name: str
    flags: str
    contrary: bool
    role: Role
    shapes: frozenset[Shape]
    rest: tuple[str, ...] = ()


def forms_at(words: Sequence[Token], n: int) -> list[Form]:
    """The forms that begin with words[n], those of the longest phrase alone; empty where none does."""
    held = _table().get(words[n].word)
    if held is None:
        return []
    found = [f for f in held if not f.rest or tuple(t.word for t in words[n + 1 : n + 1 + len(f.rest)]) == f.rest]
    most = max((len(f.rest) for f in found), default=0)
    return [f for f in found if len(f.rest) == most]


@cache
def deed_nouns() -> Mapping[str, str]:
    """Nouns of deeds to the classes that they name: "dismissals" to "dismiss"."""
    return {word: f.name for word, forms in _table().items() for f in forms if f.role == "noun" and not f.rest}


def form_of(name: str) -> Form:
    """A form of a class that says it plainly."""
    return next(f for forms in _table().values() for f in forms if f.name == name and not f.contrary)


@cache
def _table() -> Mapping[str, tuple[Form, ...]]:
    held: defaultdict[str, list[Form]] = defaultdict(list)
    for line in asset("outcomes.txt"):
        head, _, body = line.partition(":")
        name, flags, *_ = (*head.split(), "")
        says, _, denies = body.partition("|")
        for words, contrary in ((says, False), (denies, True)):
            for phrase in words.split():
                role = _ROLES.get(phrase[0], "object")
                for first, shapes, rest in _written(phrase.lstrip("^*+"), role):
                    held[first].append(Form(name, flags, contrary, role, shapes, rest))
    return {word: tuple(forms) for word, forms in held.items()}


def _written(phrase: str, role: Role) -> Iterator[tuple[str, frozenset[Shape], tuple[str, ...]]]:
    """The first word of a phrase in all its forms, with what each may be, and the rest."""
    first, *rest = phrase.replace("co-operate", "co_operate").split("-")
    if role in ("state", "noun"):
        yield first, frozenset({"fixed"}), tuple(rest)
        return
    shaped: defaultdict[str, set[Shape]] = defaultdict(set)
    for word, shape in inflected(*first.split("/")):
        shaped[word].add(shape)
    for word, shapes in shaped.items():
        yield word, frozenset(shapes), tuple(rest)


def inflected(base: str, past: str = "", participle: str = "") -> Iterator[tuple[str, Shape]]:
    """The forms of a verb; past and participle are given where they are irregular."""
    plain = base[:-1] if base.endswith("e") and not base.endswith("ee") else base
    regular = base[:-1] + "ied" if base.endswith("y") and base[-2] not in _VOWELS else base + "d" if base.endswith("e") else base + "ed"
    yield base, "base"
    yield base[:-1] + "ies" if regular.endswith("ied") else base + ("es" if base.endswith(("s", "sh", "ch", "x", "z", "o")) else "s"), "present"
    yield past or regular, "past"
    yield participle or past or regular, "participle"
    doubled = past.endswith("ed") and past[:-3] == base and past[-3] == base[-1]
    yield (past[:-2] if doubled else plain if base != "die" and base != "lie" else base[:-2] + "y") + "ing", "going"
