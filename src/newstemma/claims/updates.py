"""Whether one count came after another and replaces it: by the text, by who tells it, by the day or by the clock.

Refuses to call newer what only differs: two sources with names that count one thing are rivals on whatever day.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations

from newstemma.claims.bounds import standing
from newstemma.claims.figure import Figure, Slot, are_two_terms, is_slip, number, one_teller
from newstemma.claims.moments import is_hours_later, is_later

Pair = tuple[Figure, Figure]
_STOCKS = frozenset(("missing", "trapped", "evacuated", "displaced"))  # who is so today need not be so tomorrow
_RUNNING = frozenset(("hurt", "treated", "sick", "arrested", "rescued", "recovered", "tested", "evacuated", "displaced"))
_TWO = 2
#: "four came, not three": no older count, one that is denied
_DENIED = re.compile(r"(?:,|\band|\bbut|\binstead of|\brather than)(?: not)? (?:the |a |an |just |only )?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Course:
    """What the figures of a slot say of what came later.

    set_aside   figures that a text calls earlier ones
    renewed     (old, new): who had given the old one gives the new one on another day, or hours later; or somebody says what it was before
    overtaken   (old, new) of a toll: all who give the new one do so hours after the old one was first given
    aware       (article, number): figures that an article has beside its own: who prints a new one and knows the old one has followed
    """

    set_aside: frozenset[float]
    renewed: frozenset[tuple[float, float]]
    overtaken: frozenset[tuple[float, float]]
    aware: frozenset[tuple[str, float]]


def course_of(slot: Slot, seen: Sequence[Figure]) -> Course:
    """What came later in a slot. Cost: its figures by pairs, and the other figures of its articles.

    seen  all figures of the story
    """
    by_teller: defaultdict[str, list[Figure]] = defaultdict(list)
    for f in slot.figures:
        for teller in {f.article.outlet, *(c.name for c in f.article.credits if c.agency and c.kind in ("byline", "tagline"))} - {None}:
            by_teller[str(teller).casefold()].append(f)
    pairs = [
        (a, b)
        for told in by_teller.values()
        for a in told
        for b in _first_told(told)
        if number(a) != number(b) and _is_later(a, b) and not is_slip(a, b)
    ]
    renewed = {(number(a), number(b)) for a, b in pairs} | set(_revised(slot, seen))
    return Course(
        frozenset(number(f) for f in slot.figures if f.bounds.earlier),
        frozenset((old, new) for old, new in renewed if (new, old) not in renewed),
        frozenset(_overtaken(slot.figures)),
        frozenset(_aware(slot, seen)),
    )


def _revised(slot: Slot, seen: Sequence[Figure]) -> Iterator[tuple[float, float]]:
    """Values, old and new, of which a sentence of the story says that the one was revised to the other: "to 49, from 50"."""
    told = {(f.article.id, f.sentence, number(f)): f for f in seen if f.bounds.earlier}
    for new in slot.figures:
        for value in sorted(new.prior - {number(new)}):
            old = told.get((new.article.id, new.sentence, value))
            if old is not None and new.bounds.grown and not _is_denied(old):
                yield value, number(new)
        if slot.is_toll and new.bounds.grown and new.quantity.role == "to" and new.other_end not in (None, number(new)):
            yield new.other_end or 0.0, number(new)


def _is_denied(f: Figure) -> bool:
    return _DENIED.search(f.article.text[max(0, f.quantity.start - 30) : f.quantity.start]) is not None


def _first_told(figures: Sequence[Figure]) -> list[Figure]:
    """Of each count the figures that were given first: a later print gives nothing anew."""
    first: dict[float, str] = {}
    for f in figures:
        first[number(f)] = min(first.get(number(f), "9"), f.article.stamp or "9")
    return [f for f in figures if (f.article.stamp or "9") == first[number(f)]]


def _aware(slot: Slot, seen: Sequence[Figure]) -> Iterator[tuple[str, float]]:
    own, values = {f.article.id for f in slot.figures}, {number(f) for f in slot.figures}
    for f in seen:
        if f.article.id in own and number(f) in values and not _is_denied(f):
            yield f.article.id, number(f)


def _overtaken(figures: Sequence[Figure]) -> Iterator[tuple[float, float]]:
    """Values of a count, old and new: whoever gives the new one does so a day, or hours, after somebody gave the old one."""
    by_number: defaultdict[float, list[Figure]] = defaultdict(list)
    for f in figures:
        by_number[number(f)].append(f)
    for (a, old), (b, new) in permutations(sorted(by_number.items()), _TWO):
        if all(any(_is_later(f, g) for f in old) for g in new):
            yield a, b


def older(pair: Pair, course: Course) -> Figure:
    """Which count of an update is the old one: the one set aside, or given first; else the smaller one."""
    a, b = sorted(pair, key=number)
    if number(b) in course.set_aside or (number(b), number(a)) in course.renewed | course.overtaken:
        return b
    return a


def later_by_days(small: Figure, large: Figure) -> bool:
    """Whether the second is told on a later day than the first."""
    return is_later(small.article.stamp, large.article.stamp)


def _is_later(old: Figure, new: Figure) -> bool:
    """Whether one is a day, or hours of one day, later than the other."""
    return later_by_days(old, new) or is_hours_later(old.article.stamp, new.article.stamp)


def are_rivals(a: Figure, b: Figure) -> bool:
    """Whether two who are named give them."""
    return a.speaker is not None and b.speaker is not None and not one_teller(a, b) and a.named and b.named


def is_update(a: Figure, b: Figure, slot: Slot, course: Course) -> bool:
    """Whether the texts, the speaker or the days say that one of the two came after the other."""
    small, large = sorted((a, b), key=number)
    if (number(small) in course.set_aside) != (number(large) in course.set_aside):
        return True
    if any((number(x), number(y)) in course.renewed and not _is_later(y, x) for x, y in ((a, b), (b, a))):
        return True
    if {number(small), small.quantity.low} & large.prior or {number(large), large.quantity.low} & small.prior:
        return True
    if slot.is_past or (slot.is_toll and is_slip(a, b) and one_teller(a, b) and not large.bounds.grown):
        return False
    if standing(a.quantity, a.shown, b.quantity, b.shown) == "near" and not are_two_terms(a, b):
        return True
    if not slot.is_toll:
        if any(
            _is_later(x, y) and (y.article.id, number(x)) in course.aware and (x.article.id, number(y)) not in course.aware
            for x, y in ((a, b), (b, a))
        ):
            return True
        told = (large.bounds.grown or large.prior) and not later_by_days(large, small)
        newer = _is_better(a, b) or _is_better(b, a) or bool(told) or _is_running(small, large, course)
        return newer and not is_slip(a, b)
    if large.bounds.grown and not small.bounds.grown:
        return True
    if small.action in _STOCKS and (_is_better(large, small) or _is_better(small, large) or later_by_days(large, small)):
        return True
    same = a.speaker is not None and b.speaker is not None and one_teller(a, b) and a.article.id != b.article.id
    return same or later_by_days(small, large) or _is_overtaken(small, large, course)


def _is_overtaken(small: Figure, large: Figure, course: Course) -> bool:
    """Whether the count of people moved on in hours, and those who give the two are not two sources that might disagree."""
    if are_rivals(small, large):
        return False
    moved = {(number(small), number(large)), *([(number(large), number(small))] if small.action in _STOCKS else [])}
    return bool(moved & course.overtaken) and not is_slip(small, large)


def _is_running(small: Figure, large: Figure, course: Course) -> bool:
    """Whether they count people of a kind that is added to from day to day, and the larger one is of a later day, or hour."""
    counts = all(f.quantity.form == "count" and f.action in _RUNNING for f in (small, large))
    return counts and (later_by_days(small, large) or _is_overtaken(small, large, course))


def _is_better(old: Figure, new: Figure) -> bool:
    """Whether a later article gives a figure as the final or corrected one."""
    return new.bounds.settled and not old.bounds.settled and _is_later(old, new)
