"""How old somebody is, where articles do not agree; and who was the youngest or the oldest.

Refuses a noun that stands for several people, and a year's difference between two articles that are a birthday apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from newstemma.claims.cast import cast_of
from newstemma.claims.ground import Ground
from newstemma.claims.nameless import one_person
from newstemma.claims.sides import Side, finding, majority, side
from newstemma.claims.values import as_value
from newstemma.claims.whose_age import Aged, ages
from newstemma.model.claim import Conflict, Grade

_TWO = 2
_SPAN = 15  # years: an article that gives somebody ages further apart tells of two times


def age_differences(ground: Ground) -> list[Conflict]:
    """One finding a person whose age is given differently. Cost: linear in the text."""
    every = list(ages(cast_of(ground)))
    own = {(one.key, one.article.id, one.quantity.low) for one in every if one.beside}
    by_person: defaultdict[str, list[Aged]] = defaultdict(list)
    for one in every:
        other = any(key == one.key and home == one.article.id and age != one.quantity.low for key, home, age in own)
        if one.noun is None and (one.beside or not other):
            by_person[one.key].append(one)
    people = [told for _, told in sorted(by_person.items())]
    return [c for told in (*people, *one_person(ground, [one for one in every if one.noun])) for c in _finding(ground, told)]


def _finding(ground: Ground, told: Sequence[Aged]) -> Iterator[Conflict]:
    by_age: defaultdict[int, list[Side]] = defaultdict(list)
    for one, years in _in_years(told).items():
        by_age[years].append(_side(ground, one))
    if len(by_age) < _TWO:
        return
    found = sorted(by_age)
    groups = [by_age[a] for a in found]
    most = majority(groups)
    name = told[0].shown
    alone = len({s.article for g in groups for s in g}) == 1
    if alone and not (all(one.beside for one in told) and found[-1] - found[0] <= _SPAN):
        return
    grade: Grade = "internal" if alone else "conflict"
    resolved = str(found[most]) if most is not None and len({s.origin for s in groups[most]}) > 1 else None
    why = f"{name} is {' or '.join(map(str, found))}: one person has one age"
    yield finding(ground, "number", grade, f"age of {name}", groups, why, resolved=resolved)


def _side(ground: Ground, one: Aged) -> Side:
    q = one.quantity
    return side(ground, one.article, one.article.cut(q.start, q.end), as_value(one.article, q))


def _in_years(told: Sequence[Aged]) -> dict[Aged, int]:
    """Each age in years; one at a birthday that lies ahead is the year before's where another says so."""
    plain = {int(one.quantity.low or 0) for one in told if not one.turning}
    return {one: n - 1 if one.turning and n - 1 in plain else n for one in told for n in [int(one.quantity.low or 0)]}
