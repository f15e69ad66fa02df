"""How old somebody is, where articles do not agree; and who was the youngest or the oldest.

Refuses a noun that stands for several people, and a year's difference between two articles that are a birthday apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from newstemma.claims.figure import number
from newstemma.claims.ground import Ground
from newstemma.claims.sides import Side, finding, majority, side
from newstemma.claims.slotting import figures
from newstemma.claims.values import as_value
from newstemma.claims.whose_age import Aged, ages, cast_of, is_anybody
from newstemma.model.claim import Conflict, Grade

_TWO = 2
_SPAN = 15  # years: an article that gives somebody ages further apart tells of two times


def age_differences(ground: Ground) -> list[Conflict]:
    """One finding a person whose age is given differently. Cost: linear in the text."""
    by_person: defaultdict[tuple[str, str], list[Aged]] = defaultdict(list)
    every = list(ages(cast_of(ground)))
    own = {(one.key, one.article.id, one.quantity.low) for one in every if one.beside}
    for one in every:
        if one.beside or not any(key == one.key and home == one.article.id and age != one.quantity.low for key, home, age in own):
            by_person[one.key, one.fate].append(one)
    return [c for _, told in sorted(by_person.items()) for c in _finding(ground, told)]


def _finding(ground: Ground, told: Sequence[Aged]) -> Iterator[Conflict]:
    by_age: defaultdict[int, list[Side]] = defaultdict(list)
    for one in told:
        by_age[int(one.quantity.low or 0)].append(_side(ground, one))
    if len(by_age) < _TWO or not (told[0].named or _is_one(ground, told)):
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


def _is_one(ground: Ground, told: Sequence[Aged]) -> bool:
    """Whether those without a name can only be one person: each article has one such age; a mere man, where one man had that fate."""
    by_article: defaultdict[str, set[float | None]] = defaultdict(set)
    for one in told:
        by_article[one.article.id].add(one.quantity.low)
    values = {str(int(one.quantity.low or 0)) for one in told}
    if len(values) > _TWO or any(len(v) > 1 for v in by_article.values()):
        return False
    if not is_anybody(told[0].key):
        return True
    swapped = len({"".join(sorted(v)) for v in values}) == 1
    return swapped or (told[0].fate == "died" and _one_died(ground, told))


def _one_died(ground: Ground, told: Sequence[Aged]) -> bool:
    """Whether no article counts more than one dead."""
    ages_at = {(one.article.id, one.quantity.start) for one in told}
    dead = [f for f in figures(ground) if f.action == "killed" and f.quantity.form == "count" and f.quantity.unit is None]
    return all(number(f) <= 1 for f in dead if f.key not in ages_at)
