"""Who and what a figure is told of: the person whose sentence it is, the other names and years in it, and the words right beside it.

Refuses to resolve a pronoun across more than one sentence.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from newstemma.claims.figure import Figure
from newstemma.claims.ground import Ground
from newstemma.language.likeness import rarity
from newstemma.language.words import stem, tokens
from newstemma.model.text import Span

_PRONOUN = re.compile(r"\b(?:he|she|his|her|him)\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_BESIDE = 4  # words on each side
_REACH = 60  # characters in which they are looked for
_BACK = 400  # characters: how far back, about two sentences, a pronoun reaches

Named = tuple[int, int, str]  # start, end, who or what


@dataclass(frozen=True, slots=True)
class Subject:
    """What a figure's sentence says of whom.

    person   the person named last before the figure, or first behind it; a pronoun's is that of the sentence before. None: nobody
    people   all persons of the sentence; others: what else is named in it
    years    years in it other than that of publication
    left     stems of the words right before the figure, function words too; right: of those behind
    """

    person: str | None
    people: frozenset[str]
    others: frozenset[str]
    years: frozenset[str]
    left: frozenset[str]
    right: frozenset[str]


class Subjects:
    """The names of a story by place. Cost: linear in the names to set up, then logarithmic a figure."""

    def __init__(self, ground: Ground) -> None:
        """`ground`: the story."""
        self._ground = ground
        self._people = _placed(ground, people=True)
        self._others = _placed(ground, people=False)

    def of(self, f: Figure) -> Subject:
        """What a figure is told of."""
        text, home, at = f.article.text, f.article.id, f.quantity
        start, end = sentence_of(self._ground, f)
        people = _within(self._people.get(home, []), start, end)
        years = frozenset(y for y in _YEAR.findall(text, start, end) if not (f.article.stamp or "").startswith(y))
        return Subject(
            self._person(home, people, start, at.start, text),
            frozenset(who for _, _, who in people),
            frozenset(what for _, _, what in _within(self._others.get(home, []), start, end)),
            years,
            frozenset(_stems(text, max(start, at.start - _REACH), at.start)[-_BESIDE:]),
            frozenset(_stems(text, at.end, min(end, at.end + _REACH))[:_BESIDE]),
        )

    def _person(self, home: str, people: list[Named], start: int, place: int, text: str) -> str | None:
        before = [who for a, _, who in people if a < place]
        if before:
            return before[-1]
        if _PRONOUN.search(text, start, place):
            rows = self._people.get(home, [])
            n = bisect_right(rows, (start, 0, "")) - 1
            if n >= 0 and start - rows[n][1] < _BACK:
                return rows[n][2]
        return people[0][2] if people else None


def sentence_of(ground: Ground, f: Figure) -> tuple[int, int]:
    """Where the sentence of a figure begins and ends; the figure alone where it stands in none."""
    whole = ground.readings[f.article.id].sentence_at(f.quantity.start)
    return (whole.start, whole.end) if whole is not None else (f.quantity.start, f.quantity.end)


def _placed(ground: Ground, *, people: bool) -> Mapping[str, list[Named]]:
    """Article id to the places of names, in order."""
    found: defaultdict[str, list[Named]] = defaultdict(list)
    for entity in ground.entities:
        if (entity.kind == "person") == people:
            for at in entity.at:
                if isinstance(at, Span):
                    found[at.article].append((at.start, at.end, entity.id))
    return {home: sorted(rows) for home, rows in found.items()}


def _within(rows: list[Named], start: int, end: int) -> list[Named]:
    first = bisect_right(rows, (start, -1, ""))
    return [row for row in rows[first : bisect_right(rows, (end, -1, ""))] if row[1] <= end]


def _stems(text: str, start: int, end: int) -> list[str]:
    return [stem(t.word) for t in tokens(text, start, end)]


def subject_traits(a: Subject, b: Subject) -> Iterator[tuple[str, float]]:
    """What two subjects have in common and what keeps them apart, by name."""
    yield "one person", float(a.person is not None and a.person == b.person)
    yield "persons apart", float(None not in (a.person, b.person) and a.person != b.person)
    yield "people in common", float(len(a.people & b.people))
    yield "people apart", float(bool(a.people and b.people) and not a.people & b.people)
    yield "person and none", float((a.person is None) != (b.person is None))
    yield "names in common", float(len(a.others & b.others))
    yield "names apart", float(bool(a.others and b.others) and not a.others & b.others)
    yield "year in common", float(bool(a.years & b.years))
    yield "years apart", float(a.years != b.years)
    yield "left in common", float(len(a.left & b.left))
    yield "right in common", float(len(a.right & b.right))
    yield "left weight", rarities(a.left & b.left)
    yield "right weight", rarities(a.right & b.right)


def rarities(words: frozenset[str]) -> float:
    """What words tell together, in nats."""
    return round(math.fsum(sorted(rarity(w) for w in words if w[0].isalpha())), 4)
