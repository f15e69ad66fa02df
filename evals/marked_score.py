"""How a report does on a marked-up story: differences by place, claims by pairs, dated events.

A conflict reports a difference when two of its positions touch marks of two sides; where the expectation has one side, one position is
enough, and the kind must be right. Its grade must fit: conflict and internal stand for one another, update and compatible only
for themselves.
A quote group whose words differ counts as a compatible conflict on a quotation.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from evals.marked_nouns import HARD, Difference, Event, MarkedStory
from evals.marked_places import Place, Places, jaccard, overlap

Json = dict[str, Any]
_WIDE = 12  # words; positions longer than that on average say little about what differs
_CALENDAR = frozenset({"calendar", "weekday", "date"})


@dataclass(frozen=True, slots=True)
class Raised:
    """A conflict or quote group of a report, with the places of its positions."""

    kind: str
    grade: str
    about: str
    places: tuple[Place, ...]
    texts: tuple[str, ...]
    wide: bool

    @property
    def shown(self) -> str:
        """In one line."""
        return f"{self.grade} {self.kind} on {self.about!r}: " + " / ".join(self.texts)


@dataclass(frozen=True, slots=True)
class Differences:
    """What became of a story's expectations. hard_other: hard alarms that nobody planted or that are graded too hard."""

    found: frozenset[str]
    raised: frozenset[str]
    hard_other: int
    findings: int
    misses: tuple[str, ...] = field(default=())


def raised(report: Json, places: Places) -> list[Raised]:
    """All conflicts, then the quote groups whose words differ."""
    return [*(_conflict(c, places) for c in report["conflicts"]), *_quotes(report, places)]


def _conflict(conflict: Json, places: Places) -> Raised:
    positions = conflict["positions"]
    lengths = [len(span["text"].split()) for p in positions for span in p["at"]]
    return Raised(
        conflict["kind"], conflict["grade"], conflict["about"] or "", tuple(places.union(p["at"]) for p in positions),
        tuple(_shown(p, places) for p in positions), bool(lengths) and sum(lengths) > _WIDE * len(lengths),
    )  # fmt: skip


def _shown(position: Json, places: Places) -> str:
    value = (position.get("value") or {}).get("shown") or position["text"]
    return f"{value!r} ({', '.join(sorted({places.key(a) or '?' for a in position['articles']}))})"


def _quotes(report: Json, places: Places) -> list[Raised]:
    groups = [g for g in report["quotes"] if g["relation"] != "identical"]
    return [
        Raised("quote", "compatible", g["relation"], tuple(places.of(v["span"]) for v in g["variants"]),
               tuple(repr(v["span"]["text"]) for v in g["variants"]), wide=False)
        for g in groups
    ]  # fmt: skip


def touches(one: Raised, difference: Difference, places: Places) -> bool:
    """Whether it is about this difference, whatever its grade."""
    sides = [places.side(side) for side in difference.sides]
    touched = [{n for n, side in enumerate(sides) if any(place & mark for mark in side)} for place in one.places]
    if len(sides) == 1:
        related = _CALENDAR if difference.kinds & _CALENDAR else difference.kinds
        return any(touched) and one.kind in related | difference.kinds
    if len(one.places) == 1:
        return len(touched[0]) >= 2
    return any(m != n for a, b in combinations(touched, 2) for m in a for n in b)


def fits(one: Raised, difference: Difference) -> bool:
    """Whether a grade is one that the difference may have."""
    return one.grade in difference.grades or bool(one.grade in HARD and difference.grades & HARD)


def closeness(one: Raised, difference: Difference, places: Places) -> tuple[float, str]:
    """How well positions and marks cover one another; ties fall by id."""
    marks = [place for side in difference.sides for place in places.side(side)]
    return round(sum(jaccard(p, m) for p in one.places for m in marks), 6), difference.id


def reported(one: Raised, story: MarkedStory, places: Places) -> list[Difference]:
    """The differences that a conflict is about; of several, a wide one is about the closest alone."""
    about = [d for d in story.differences if touches(one, d, places)]
    return [max(about, key=lambda d: closeness(one, d, places))] if one.wide and about else about


def differences(story: MarkedStory, report: Json, places: Places) -> Differences:
    """Which differences are found, which false ones are raised as hard, and which other hard alarms there are."""
    have = raised(report, places)
    about = [reported(one, story, places) for one in have]
    found = {d.id for one, ds in zip(have, about, strict=True) for d in ds if fits(one, d)}
    seen: dict[str, set[str]] = {}
    false: set[str] = set()
    other: list[str] = []
    for one, ds in zip(have, about, strict=True):
        for d in ds:
            seen.setdefault(d.id, set()).add(one.grade)
        if one.grade not in HARD or any(fits(one, d) for d in ds):
            continue
        opposed = [] if ds else [f for f in story.friends if touches(one, f, places)]
        false |= {f.id for f in opposed}
        if opposed:
            other += [f"raised though {opposed[0].text} ({opposed[0].id}): {one.shown}"]
        else:
            other += [f"graded too hard ({ds[0].id}, {ds[0].text}): {one.shown}" if ds else f"not expected: {one.shown}"]
    misses = [_missed(d, seen.get(d.id, set())) for d in story.differences if d.id not in found] + other
    plain = sum(not line.startswith("raised though") for line in other)
    return Differences(frozenset(found), frozenset(false), plain, len(report["conflicts"]), tuple(misses))


def _missed(difference: Difference, seen: Iterable[str]) -> str:
    graded = f" (graded {', '.join(sorted(seen))})" if seen else ""
    wanted = f"{'/'.join(sorted(difference.grades))} {'/'.join(sorted(difference.kinds))}"
    return f"missed {difference.id}, {difference.level}, {wanted}: {difference.text}{graded}"


def claim_pairs(story: MarkedStory, report: Json, places: Places) -> tuple[float, float]:
    """(precision, recall) of mentions in two articles that stand in one claim.

    A mention lies on a mark when it shares half of the shorter one's words and is not longer than three times the mark and twelve words.
    Pairs that only lie on marks count; precision over the report's pairs, recall over the key's. Source: the keyed stories' scorer.
    """
    mentions = [
        (n, place) for n, claim in enumerate(report["claims"]) for m in claim["mentions"] if (place := places.of(m["at"]))
    ]  # fmt: skip
    members = [(claim.id, place) for claim in story.claims for place in places.marks[claim.id]]
    hits: dict[int, set[int]] = {}
    golds: dict[tuple[int, Place], set[str]] = {}
    for n, mine in mentions:
        for m, (gold, place) in enumerate(members):
            if _lies(mine, place):
                hits.setdefault(m, set()).add(n)
                golds.setdefault((n, mine), set()).add(gold)
    wanted = [
        bool(hits[a] & hits[b]) for a, b in combinations(sorted(hits), 2)
        if members[a][0] == members[b][0] and _article(members[a][1]) != _article(members[b][1])
    ]  # fmt: skip
    ours = sorted(golds, key=lambda g: (g[0], sorted(g[1])))
    got = [bool(golds[a] & golds[b]) for a, b in combinations(ours, 2) if a[0] == b[0] and _article(a[1]) != _article(b[1])]
    return _share(got), _share(wanted)


def _lies(mine: Place, gold: Place) -> bool:
    return len(mine) <= 3 * len(gold) + 12 and overlap(mine, gold) >= 0.5


def _article(place: Place) -> str:
    return min(key for key, _ in place)


def _share(flags: Sequence[bool]) -> float:
    return sum(flags) / len(flags) if flags else 0.0


def events(story: MarkedStory, report: Json, places: Places) -> tuple[int, list[str]]:
    """How many events have a moment of their date at their marks (or, without marks, in words like theirs), and which have none."""
    moments = [(places.union(m["at"]), m["text"], (m["when"] or {}).get("value") or "") for m in report["moments"]]

    def told(event: Event) -> bool:
        dated = [(place, text) for place, text, when in moments if when[: len(event.when)] == event.when]
        return any(_near(event, place, text, places) for place, text in dated)

    missed = [event for event in story.events if not told(event)]
    return len(story.events) - len(missed), [f"no moment {e.when}: {e.text}" for e in missed]


def _near(event: Event, place: Place, text: str, places: Places) -> bool:
    if event.marks:
        return any(place & mark for mark in places.side(event.marks))
    wanted = {w for w in event.text.casefold().split() if len(w) > 3}
    return len(wanted & set(text.casefold().split())) >= min(2, len(wanted))
