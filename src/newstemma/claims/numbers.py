"""Figures that count one thing and are not the same: what grade their difference has, why, and what the evidence decides.

`conflict` only for values that exclude one another; `update` where the text, the speaker or the day says that one came after the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

from newstemma.claims.ages import age_differences
from newstemma.claims.bounds import standing, worth_seeing
from newstemma.claims.changes import change_differences
from newstemma.claims.evidence import resolved
from newstemma.claims.figure import Figure, Slot, are_two_terms, elsewhere, is_slip, is_told_in_parts, number, one_teller
from newstemma.claims.ground import Ground
from newstemma.claims.races import race_differences
from newstemma.claims.sides import Side, finding, side
from newstemma.claims.slots import slots
from newstemma.claims.slotting import figures
from newstemma.claims.sums import sum_differences
from newstemma.claims.titles import title_differences
from newstemma.claims.updates import Course, are_rivals, course_of, is_update, later_by_days, older
from newstemma.claims.values import as_value
from newstemma.model.claim import Conflict, Grade

Group = Sequence[Figure]
_TWO = 2
_SIZES = 20  # times: no toll rises by so much between two reports that tell of one thing
#: Times: "at least 52" where another has "at least 41" has counted more. On 32 labelled groups 1.1 did alike, 1.5 lost one of 33.
_RAISED = 1.2
_PAST = 1.1  # times: what is told of a past toll is rounded by no more
_ROUNDED = 0.05  # figures this near that can be one figure stand in one position
Told = tuple[str, str, float]  # article, what happened, how many
Pair = tuple[Figure, Figure]


def number_differences(ground: Ground) -> list[Conflict]:
    """The differences between figures of one story, one a slot, with every place that gives a figure of it."""
    told: set[tuple[str, int]] = set()
    values: set[Told] = set()
    found: list[Conflict] = []
    seen = figures(ground)
    for slot in slots(ground, seen):
        conflicts = _differences(ground, slot, seen, told, values)
        if conflicts:
            found += conflicts
            told |= {f.key for f in slot.figures}
            values |= {_told(f) for f in slot.figures}
    apart = [*age_differences(ground), *sum_differences(ground), *title_differences(ground, seen)]
    return [*found, *apart, *change_differences(ground, told), *race_differences(ground, told)]


def _differences(ground: Ground, slot: Slot, seen: Group, told: set[tuple[str, int]], values: set[Told]) -> list[Conflict]:
    """The finding of one slot; two where some figures are rivals and another one replaces them all."""
    groups = _groups(slot)
    if len(groups) < _TWO:
        soft = _soft(ground, slot, _by_number(groups[0]), told) if groups else None
        return [soft] if soft is not None else []
    apart = [(a, b) for x, y in combinations(groups, 2) for a in x for b in y if _is_apart(a, b, slot)]
    if not apart:
        soft = _soft(ground, slot, groups, told)
        return [soft] if soft is not None else []
    if slot.is_toll:
        apart = [(a, b) for a, b in apart if not elsewhere(a, b)]
    apart = [(a, b) for a, b in apart if not _is_loose(a, b)]
    if all(a.key in told and b.key in told for a, b in apart) or _is_told(slot, values):
        return []
    course = course_of(slot, seen)
    rivals: list[Pair] = []
    updates: list[Pair] = []
    for a, b in apart:
        (updates if is_update(a, b, slot, course) else rivals).append((a, b))
    if now := _still(updates, rivals, slot, course):
        return [_finding(ground, slot, course, groups, now), _finding(ground, slot, course, groups, updates)]
    newest = {number(f) for pair in apart for f in pair} - {number(f) for pair in rivals for f in pair} - course.set_aside
    if rivals and newest and len(rivals) < len(apart) and (not _is_grown(slot) or _stood_before(rivals, slot, newest)):
        later = [(a, b) for a, b in apart if number(a) in newest or number(b) in newest]
        return [_finding(ground, slot, course, groups, rivals), _finding(ground, slot, course, groups, later)]
    return [_finding(ground, slot, course, groups, apart)]


def _still(updates: Sequence[Pair], rivals: Sequence[Pair], slot: Slot, course: Course) -> list[Pair]:
    """The rivals that stand beside an update: of a toll, counts that nothing has replaced; else not those of a value's later version."""
    old = {number(older(pair, course)) for pair in updates}
    new = {number(f) for pair in updates for f in pair} - old
    if slot.is_toll or not old:
        return [pair for pair in rivals if not {number(f) for f in pair} & old] if old else []
    against_old = {number(f) for pair in rivals for f in pair if {number(g) for g in pair} & old}
    return [pair for pair in rivals if not ({number(f) for f in pair} & new and {number(f) for f in pair} & against_old - new)]


def _stood_before(rivals: Sequence[Pair], slot: Slot, newest: set[float]) -> bool:
    """Whether the rivals stood against one another on a day before the newest count came."""
    after = [f for f in slot.figures if number(f) in newest]
    return all(later_by_days(f, new) for pair in rivals for f in pair for new in after)


def _is_loose(a: Figure, b: Figure) -> bool:
    """Whether one article by one account gives a figure once roughly and once more closely."""
    rough = a.quantity.approximate or b.quantity.approximate
    rivals = a.speaker is not None and b.speaker is not None and not one_teller(a, b)
    return rough and a.article.id == b.article.id and not rivals


def _finding(ground: Ground, slot: Slot, course: Course, groups: Sequence[Group], apart: Sequence[Pair]) -> Conflict:
    """The figures that stand against another one; "more than 200" goes with 212 and with 221."""
    keys = {f.key for pair in apart for f in pair}
    kept = [g for g in groups if any(f.key in keys for f in g)]
    sides = [[_side(ground, f) for f in g] for g in kept]
    grade, why = _grade(slot, course, apart)
    decided, reason = resolved(ground, grade, kept, sides)
    return finding(ground, "number", grade, slot.about, sides, f"{_named(kept)}: {why}{reason}", resolved=decided)


def _is_grown(slot: Slot) -> bool:
    """Whether the largest figure of a toll is told as the newer count."""
    newest = {number(f) for f in slot.figures if f.bounds.grown}
    return slot.is_toll and bool(newest) and max(map(number, slot.figures)) in newest


def _is_told(slot: Slot, told: set[Told]) -> bool:
    """Whether a finding has shown the same values of the same articles: "nine sailors" and "nine people" are one difference."""
    return slot.is_toll and all(_told(f) in told for f in slot.figures)


def _told(f: Figure) -> Told:
    return f.article.id, f.action or "", number(f)


def _groups(slot: Slot) -> list[list[Figure]]:
    """The figures by their number, in rising order: "at least 27" and 27 are one position, and so are 21,000 and 20,950."""
    by_number: defaultdict[tuple[float, bool], list[Figure]] = defaultdict(list)
    for f in slot.figures:
        by_number[number(f), f.quantity.low is None].append(f)
    groups: list[list[Figure]] = []
    for key in sorted(by_number):
        if groups and _are_one(groups[-1], by_number[key]):
            groups[-1] += by_number[key]
        else:
            groups.append(list(by_number[key]))
    return groups


def _by_number(figures: Group) -> list[list[Figure]]:
    """The figures of one position as they are written: 61,874 and "nearly 62,000" are one, and not the same; 12 and "at least 12" too."""
    found: defaultdict[tuple[float, bool, bool], list[Figure]] = defaultdict(list)
    for f in figures:
        found[number(f), f.quantity.low != f.quantity.high, f.quantity.approximate].append(f)
    return [found[key] for key in sorted(found)]


def _are_one(ours: Group, theirs: Group) -> bool:
    """Whether two numbers are one, rounded or converted."""
    x, y = number(ours[0]), number(theirs[0])
    close = abs(x - y) <= _ROUNDED * max(abs(x), abs(y))
    return close and all(standing(a.quantity, a.shown, b.quantity, b.shown) in ("near", "same") for a in ours for b in theirs)


def _is_apart(a: Figure, b: Figure, slot: Slot) -> bool:
    """Whether they exclude one another; lower bounds of a toll do where the larger figure is told to be the later count."""
    if is_told_in_parts(a, b):
        return False
    if slot.is_toll and _is_of_another_size(a, b):
        return False
    how = standing(a.quantity, a.shown, b.quantity, b.shown)
    if (slot.is_past and _are_settled_apart(a, b)) or are_two_terms(a, b):
        return True
    return how == "apart" or (how == "near" and slot.is_toll and _is_newer_bound(a, b))


def _are_settled_apart(a: Figure, b: Figure) -> bool:
    """Whether "more than 31,000" and "more than 26,000" of one disaster long past are two counts: no more came after either."""
    small, large = sorted((number(a), number(b)))
    return a.quantity.high is b.quantity.high is None and not (a.quantity.approximate or b.quantity.approximate) and large > _PAST * small


def _is_of_another_size(a: Figure, b: Figure) -> bool:
    """Whether the one is so many times the other that another time, place or happening is meant: a day's dead and a war's."""
    small, large = sorted((number(a), number(b)))
    return large > _SIZES * max(small, 1.0) and not is_slip(a, b)


def _is_newer_bound(a: Figure, b: Figure) -> bool:
    small, large = sorted((a, b), key=number)
    exact = not (small.quantity.approximate or large.quantity.approximate)
    newer = small.bounds.earlier or large.bounds.grown or later_by_days(small, large)
    raised = large.quantity.high is None and number(large) >= _RAISED * number(small)
    return small.quantity.high is None and exact and number(small) < number(large) and (newer or raised)


def _side(ground: Ground, f: Figure) -> Side:
    q = f.quantity
    return side(ground, f.article, f.article.cut(q.start, q.end), as_value(f.article, q))


def _grade(slot: Slot, course: Course, apart: Sequence[Pair]) -> tuple[Grade, str]:
    if _is_grown(slot) and any(max(map(number, slot.figures)) in (number(a), number(b)) for a, b in apart):
        return "update", "the larger figure is told as the newer count"
    open_pairs = [(a, b) for a, b in apart if not is_update(a, b, slot, course)]
    if not open_pairs:
        return "update", "a later count replaces an earlier one"
    rivals = next(((a, b) for a, b in open_pairs if are_rivals(a, b)), None)
    if rivals is not None:
        return "conflict", f"{rivals[0].speaker_name} and {rivals[1].speaker_name} do not agree"
    if slot.is_toll and course.set_aside and len(open_pairs) < len(apart):
        return "update", "an earlier count is named as such, and later ones replace it"
    if len({a.article.id for pair in open_pairs for a in pair}) == 1:
        return "internal", "one article gives both"
    return "conflict", "both count the same, and they exclude one another"


def _soft(ground: Ground, slot: Slot, groups: Sequence[Group], told: set[tuple[str, int]]) -> Conflict | None:
    """A difference that is none, worth a line where an exact figure stands against a vague one of another source."""
    sides = [[_side(ground, f) for f in g] for g in groups]
    pairs = [(a, b) for x, y in combinations(groups, 2) for a in x for b in y]
    seen = any(worth_seeing(a.quantity, b.quantity) for a, b in pairs)
    if not seen or len({s.origin for g in sides for s in g}) < 2 or any(f.key in told for g in groups for f in g):
        return None
    why = f"{_named(groups)}: bounds, hedges or rounding explain the difference"
    return finding(ground, "number", "compatible", slot.about, sides, why)


def _named(groups: Sequence[Group]) -> str:
    shown = [g[0].shown for g in groups]
    return f"{', '.join(shown[:-1])} or {shown[-1]}"
