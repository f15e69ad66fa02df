"""Ages against years of birth: "Ida Renn, 54," in an article of 2031 was not born in 1974.

Refuses ages that do not stand right behind the name, since those may be of another day.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newstemma.claims.ground import Ground
from newstemma.claims.occasions import known_names, occasions
from newstemma.claims.scenes import folded_name
from newstemma.claims.sides import Side, finding, side
from newstemma.model.claim import Conflict, Grade, Value

_BETWEEN = re.compile(r",\s(?:aged\s|now\s)?$")
_BEHIND = re.compile(r"\s?(?:,|\)|\.|;|\swho\b)")
_ROOM = 1  # years: the birthday of the year may be still to come
_FAR = 15  # years: beyond that it is another bearer of the name


@dataclass(frozen=True, slots=True)
class _Age:
    """How old somebody is when an article is published."""

    one: Side
    age: int
    year: int


def birth_differences(ground: Ground) -> list[Conflict]:
    """One finding for each person whose age and year of birth do not fit. Cost: linear in the names and the dates."""
    ages, births = _ages(ground), _births(ground)
    return [found for person in sorted(ages.keys() & births.keys()) for found in _compared(ground, ages[person], births[person])]


def _ages(ground: Ground) -> dict[str, list[_Age]]:
    known, found = known_names(ground), defaultdict[str, list[_Age]](list)
    for article in ground.articles:
        reading, text = ground.readings[article.id], article.text
        by_end = {n.end: n for n in reading.names if n.kind == "person"}
        for q in reading.quantities:
            between = _BETWEEN.search(text[max(0, q.start - 8) : q.start])
            name = by_end.get(q.start - len(between[0])) if between is not None else None
            if name is None or q.form != "age" or q.low is None or q.low != q.high or not _BEHIND.match(text, q.end) or not article.stamp:
                continue
            form = folded_name(text[name.start : name.end])
            at = article.cut(q.start, q.end)
            one = side(ground, article, at, Value("number", at.text, q.low, q.high, "year", None, None, at))
            found[known.get(form, form)].append(_Age(one, int(q.low), int(article.stamp[:4])))
    return found


def _births(ground: Ground) -> dict[str, list[tuple[Side, int]]]:
    found: defaultdict[str, list[tuple[Side, int]]] = defaultdict(list)
    for one in occasions(ground):
        if one.deed.name == "born" and one.first is not None and one.first in one.people and one.time.value and one.reach.low:
            value = Value("date", one.at.text, one.time.value, one.time.value, None, None, None, one.at)
            found[one.first].append((side(ground, one.article, one.at, value), int(one.reach.low[:4])))
    return found


def _compared(ground: Ground, ages: Sequence[_Age], births: Sequence[tuple[Side, int]]) -> Iterator[Conflict]:
    wrong = [(a, b) for a in ages for b in births if 0 < _off(a, b[1]) <= _FAR]
    if not wrong:
        return
    told = {a.one.at: a.one for a, _ in wrong}
    dates = {b[0].at: b[0] for _, b in wrong}
    age, (_, year) = wrong[0]
    grade: Grade = "internal" if len({s.article for s in (*told.values(), *dates.values())}) == 1 else "conflict"
    why = f"who was born in {year} is {age.year - year - 1} or {age.year - year} in {age.year}, not {age.age}"
    yield finding(ground, "calendar", grade, "age against year of birth", [list(told.values()), list(dates.values())], why)


def _off(age: _Age, born: int) -> int:
    """Years by which an age and a year of birth do not fit; zero or less where they do."""
    years = age.year - born
    return max(age.age - years, years - _ROOM - age.age)
