"""Tolls of a story: figures of people to whom one thing happened, put side by side over all articles, whatever words they stand in.

Refuses parts against wholes, what comes on top against what it comes on top of, and tolls of other days, places and stretches of time.
Cost: linear.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from newstemma.claims.bounds import standing
from newstemma.claims.figure import (
    THINGS,
    TIMES,
    TOLLS,
    Figure,
    Slot,
    counted_classes,
    number,
    one_teller,
    people,
    value,
)
from newstemma.claims.incidents import other_days
from newstemma.claims.set_phrases import is_of_bodies, names_people
from newstemma.language.words import stem

_MANY = 120  # figures of a story that are added up pair by pair
_PARTS = frozenset(("child", "woman", "man", "girl", "boy", "officer"))
_BESIDE = frozenset(("hurt", "arrested", "missing", "evacuated"))  # what is told further down of those whom it befell too
_REACH = 30.0  # times the largest toll of the openings
_SHARED = 2  # words
_FEW = 10  # "several" and "a few" are no count to hold against another
_AGED = re.compile(
    r"\b(?:(?:youngest|oldest|eldest|aged?|ages)\b[^.;,]{0,40}|(?:man|woman|boy|girl|child|teenager) (?:of|aged)"
    r"|\ban? (?-i:[A-Z])[\w-]+ of) $",
    re.IGNORECASE,
)
_DONE_TO = frozenset(("killed", "hurt", "arrested", "abducted"))  # what befalls no thing, and beasts seldom under such a noun
_INJURED = frozenset(stem(w) for w in ("injured", "wounded", "hurt"))
_YEAR = re.compile(r"over in (?:1[89]|20)\d\d")
#: One man's past: "four prior arrests", "arrested six times"
_RECORD = re.compile(
    r"\s*(?:(?:prior|previous|past|earlier) (?:[a-z]+ ){0,2}?(?:arrests|convictions|cases)"
    r"|(?:[a-z]+ )?times\b|arrests? (?:since|on charges))",
    re.IGNORECASE,
)
_FOR_ANY = re.compile(r"\bfor (?:the )?$", re.IGNORECASE)  # "it is hard for twelve people to agree": nobody in particular
_TO_DO = re.compile(r"\s+(?:[a-z]+\s+){1,2}to [a-z]+")
_AT_A_CLOCK = re.compile(r"\b(?:after|before|until|since|past) $", re.IGNORECASE)  # "died after six" is no toll


def tolls(figures: Sequence[Figure]) -> Iterator[Slot]:
    """The tolls with two figures at least: everybody, then each group, then those of other times and places."""
    days = frozenset(d for f in figures if f.lead for d in f.bounds.days)
    places = frozenset(p for f in figures if f.lead for p in f.bounds.places)
    counted = _in_reach([f for f in figures if is_toll(f)], days)
    mine = [f for f in counted if _is_main(f, days)]
    only = _only(mine, places)
    main = _in_place([f for f in mine if _is_told_early(f) or f.key in only], places)
    by_slot: defaultdict[tuple[str, str], list[Figure]] = defaultdict(list)
    for f in main:
        by_slot[f.action or "", f.who].append(f)
    told: set[tuple[str, str | None, float]] = set()
    for action in sorted({a for a, _ in by_slot}):
        for slot in _of_action(action, by_slot, main):
            told |= {(f.article.id, f.action, number(f)) for f in slot.figures}
            yield slot
    shown = {f.key for f in main}
    for slot in _background([f for f in counted if (f.article.id, f.action, number(f)) not in told]):
        if any(f.key not in shown for f in slot.figures):
            yield slot


def _of_action(action: str, by_slot: Mapping[tuple[str, str], Sequence[Figure]], main: Sequence[Figure]) -> Iterator[Slot]:
    """The slots of one thing that happened: everybody first, with groups that are told as everybody, then each group."""
    everyone = by_slot.get((action, "anyone"), [])
    have = {f.article.id for f in everyone}
    whole = [f for f in _wholes(main, action) if f.article.id not in have]
    values = {(f.article.id, number(f)) for f in (*everyone, *whole)}
    again = [f for f in main if f.action == action and f.who != "anyone" and f not in whole and (f.article.id, number(f)) in values]
    yield from _slot(f"people {action}", [*everyone, *whole, *again])
    for who in sorted(w for a, w in by_slot if a == action and w not in ("anyone", "member")):
        yield from _slot(f"{who} {action}", by_slot[action, who])


def _slot(about: str, rows: Sequence[Figure], *, is_past: bool = False) -> Iterator[Slot]:
    told = list(_without_some_bodies(list(_told(rows))))
    plain = [f for f in told if not _is_vague(f)]
    far = [f for f in told if _is_vague(f) and all(standing(f.quantity, f.shown, p.quantity, p.shown) == "apart" for p in plain)]
    agreed = len({value(f) for f in plain}) == 1 and not far  # "dozens" beside "more than 100" is worth a line where all else is one
    chosen = tuple(sorted([*plain, *far] if plain and not agreed else told, key=lambda f: f.key))
    if len(chosen) > 1:
        yield Slot(about, chosen, is_toll=True, is_past=is_past)


def _without_some_bodies(rows: Sequence[Figure]) -> Iterator[Figure]:
    """Without bodies that lie in one place where a toll is larger: the others are elsewhere."""
    most = max((number(f) for f in rows if not is_of_bodies(f.quantity)), default=0.0)
    yield from (f for f in rows if number(f) >= most or not is_of_bodies(f.quantity))


def is_toll(f: Figure) -> bool:
    """Whether it counts people to whom something happened, all of them or a group."""
    q = f.quantity
    plain = q.unit is None and q.form == "count" and q.kind == "number" and q.per is None
    few = (q.approximate and (q.low or 0) < _FEW) or any(v is not None and v != int(v) for v in (q.low, q.high) if v != float("inf"))
    before = f.article.text[max(0, q.start - 60) : q.start]
    aged = _AGED.search(before) is not None or (q.counts is None and _AT_A_CLOCK.search(before) is not None and not f.bounds.grown)
    return (
        plain
        and not few
        and not aged
        and not _RECORD.match(f.article.text, q.end)
        and not (_FOR_ANY.search(before) and _TO_DO.match(f.article.text, q.end))
        and f.who not in TIMES.keys() | THINGS
        and f.action in TOLLS
        and not f.added
        and not (f.part and f.who == "anyone")
        and f.bounds.mood != "wish"
    )


def _in_reach(rows: Sequence[Figure], days: frozenset[str]) -> list[Figure]:
    """Without a total of a whole war that nobody calls one, and without single parts that another figure of the article sums up."""
    most: defaultdict[str, float] = defaultdict(float)
    for f in rows:
        if f.lead and not f.bounds.scope:
            most[f.action or ""] = max(most[f.action or ""], number(f))
    summed = _summed(rows)
    near = [
        f
        for f in rows
        if f.lead or not most[f.action or ""] or number(f) <= _REACH * most[f.action or ""] or other_days(f.bounds.days, days)
    ]
    return [f for f in near if f.key not in summed]


def _summed(rows: Sequence[Figure]) -> set[tuple[str, int]]:
    """Figures of neighbouring sentences that come to another figure of the article: "13 in the nave and two in the tower" of 15."""
    totals = {(f.article.id, f.action, number(f)) for f in rows}
    found: set[tuple[str, int]] = set()
    for a, b in combinations(rows, 2) if len(rows) <= _MANY else zip(rows, rows[1:], strict=False):
        near = a.article.id == b.article.id and a.action == b.action and b.sentence - a.sentence <= 1 and a.key != b.key
        groups = a.who != b.who and "anyone" not in (a.who, b.who)  # "132 children and nine teachers": all of them, of their kind
        if near and not groups and (a.article.id, a.action, number(a) + number(b)) in totals:
            found |= {a.key, b.key}
    return found


def _is_main(f: Figure, days: frozenset[str]) -> bool:
    """Whether the sentence does not say that it is about another happening, or another time, than the openings are."""
    b = f.bounds
    return not b.scope and not b.away and b.mood == "is" and not other_days(b.days, days)


def _only(rows: Sequence[Figure], places: frozenset[str]) -> set[tuple[str, int]]:
    """Figures that are all that their article counts of those hurt or arrested, at no place that no opening names."""
    values: defaultdict[tuple[str, str], set[float]] = defaultdict(set)
    for f in rows:
        values[f.article.id, f.action or ""].add(number(f))
    return {
        f.key
        for f in rows
        if f.action in _BESIDE
        and len(values[f.article.id, f.action]) == 1
        and f.who == "anyone"
        and f.bounds.places <= places
        and number(f) > 1
    }


def _is_told_early(f: Figure) -> bool:
    """Whether its sentence is about what the article opens with, as far as their words go; what somebody says of it is."""
    return f.lead or f.speaker is not None or f.bounds.earlier or len(f.words & f.opening) >= _SHARED


def _in_place(main: Sequence[Figure], places: frozenset[str]) -> list[Figure]:
    """Without figures from places that no opening names, where the article has others of the slot."""

    def meets(f: Figure) -> bool:
        return f.lead or not f.bounds.places or bool(f.bounds.places & places)

    have = {(f.article.id, f.action, f.who) for f in main if meets(f)}
    return [f for f in main if meets(f) or (f.article.id, f.action, f.who) not in have]


def _wholes(main: Iterable[Figure], action: str) -> Iterator[Figure]:
    """The first figure of each article that opens it with a group ("40 pickers"): the toll, for want of another."""
    seen: set[str] = set()
    for f in main:
        if (
            f.action == action
            and (f.lead or f.bounds.grown)
            and not f.part
            and (
                f.who in set(counted_classes().values()) - _PARTS
                or (f.action in _DONE_TO and f.who not in _PARTS and names_people(f.quantity))
            )
            and f.article.id not in seen
        ):
            seen.add(f.article.id)
            yield f


def _is_one_of_them(f: Figure) -> bool:
    """Whether it may be one of those whom another figure counts; "one was killed and six injured" is a toll."""
    return number(f) == 1 and not (f.words & _INJURED)


def _told(rows: Sequence[Figure]) -> Iterator[Figure]:
    """Of each article the first figure, those that somebody else gives, an earlier count, and repeats of these."""
    by_article: defaultdict[str, list[Figure]] = defaultdict(list)
    for f in sorted(rows, key=lambda f: f.key):
        kept = by_article[f.article.id]
        values = {value(k) for k in kept}
        plain = [k for k in kept if not _is_vague(k) and not k.bounds.earlier]
        fresh = f.speaker is not None and not any(one_teller(f, k) for k in kept) and not (kept and _is_one_of_them(f))
        if not plain or fresh or f.bounds.earlier or value(f) in values:
            kept.append(f)
    yield from (f for kept in by_article.values() for f in kept)


def _is_vague(f: Figure) -> bool:
    return f.quantity.approximate and f.quantity.low != f.quantity.high


def _background(rows: Sequence[Figure]) -> Iterator[Slot]:
    """Tolls of other times and happenings, by their stretch of time, or by their place and month; of one year whoever they were."""
    by_slot: defaultdict[tuple[str, str, str], list[Figure]] = defaultdict(list)
    for f in rows:
        for key in _elsewhere(f):
            by_slot[f.action or "", f.who, key].append(f)
            if _YEAR.fullmatch(key) and f.who != "anyone" and f.who in people():
                by_slot[f.action or "", "anyone", key].append(f)
    for (action, who, _), group in sorted(by_slot.items()):
        yield from _slot(f"{'people' if who == 'anyone' else who} {action}", group, is_past=True)


def _elsewhere(f: Figure) -> Iterator[str]:
    b = f.bounds
    if b.mood != "is":
        return
    if b.scope:
        yield f"over {b.scope}"
    elif b.days:
        yield from (f"{place} {day[:7]}" for place in sorted(b.places) for day in sorted({d[:7] for d in b.days}))
