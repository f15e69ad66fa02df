"""The table of outcomes: what may come of people and things, with the words that say it and those that say its contrary.

Refuses to read sentences: `outcomes` does that.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from newstemma.language.words import STOP, Token, asset

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


def forms_at(words: Sequence[Token], n: int) -> list[tuple[Form, int]]:
    """The forms that begin with words[n], each with the number of its last word, the longest phrases alone; empty where none does.

    A phrase may have its object within: "took the mayor into custody".
    """
    held = _table().get(words[n].word)
    if held is None:
        return []
    found = [(f, end) for f in held if (end := _end(words, n, f)) is not None]
    most = max((len(f.rest) for f, _ in found), default=0)
    return [(f, end) for f, end in found if len(f.rest) == most]


_PARTED = frozenset("into off out under to free prisoner hostage away unchanged steady alone alive dead".split())
_WITHIN = 9  # words that an object within a phrase may take


def _end(words: Sequence[Token], n: int, form: Form) -> int | None:
    """The number of the last word of a form that begins with words[n]; None where the rest of a phrase is not there."""
    size = len(form.rest)
    if not size:
        return n
    if form.rest[0] == words[min(n + 1, len(words) - 1)].word or form.role != "object" or form.rest[0] not in _PARTED:
        return n + size if tuple(t.word for t in words[n + 1 : n + 1 + size]) == form.rest else None
    rests = (m for m in range(n + 2, n + _WITHIN) if tuple(t.word for t in words[m : m + size]) == form.rest)
    return next((m + size - 1 for m in rests), None)


@cache
def deed_nouns() -> Mapping[str, str]:
    """Nouns of deeds to the classes that they name: "dismissals" to "dismiss"."""
    return {word: f.name for word, forms in _table().items() for f in forms if f.role == "noun" and not f.rest}


@cache
def contrary_words() -> frozenset[str]:
    """Words without which no sentence tells the contrary of a class: of each form the one word that says most."""
    return frozenset(_telling(word, f) for word, forms in _table().items() for f in forms if f.contrary)


def telling_words(name: str) -> frozenset[str]:
    """Words without which no sentence tells a class; none for a verb that stands in no table."""
    return _telling_words().get(name, frozenset())


@cache
def _telling_words() -> Mapping[str, frozenset[str]]:
    held: defaultdict[str, set[str]] = defaultdict(set)
    for word, forms in _table().items():
        for form in forms:
            held[form.name].add(_telling(word, form))
    return {name: frozenset(words) for name, words in held.items()}


def _telling(word: str, form: Form) -> str:
    """The longest word of a phrase behind its first, which is often a light verb; the first where only short ones follow."""
    rest = [w for w in form.rest if len(w) > _SHORT and w not in STOP]
    return max(rest, key=lambda w: (len(w), w)) if rest else word


_SHORT = 2  # letters


@cache
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
    yield (
        base[:-1] + "ies" if regular.endswith("ied") else base + ("es" if base.endswith(("s", "sh", "ch", "x", "z", "o")) else "s"),
        "present",
    )
    yield past or regular, "past"
    yield participle or past or regular, "participle"
    doubled = past.endswith("ed") and past[:-3] == base and past[-3] == base[-1]
    yield (past[:-2] if doubled else plain if base not in {"die", "lie"} else base[:-2] + "y") + "ing", "going"
