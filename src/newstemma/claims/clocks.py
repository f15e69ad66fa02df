"""At what time of day something happened, where articles differ by minutes that no time zone explains.

Refuses times that may be of different zones: without a zone on both sides, whole hours and half hours apart are left alone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from newstemma.claims.ground import Ground
from newstemma.claims.occasions import Occasion, clocked
from newstemma.claims.same_deed import one_deed
from newstemma.claims.sides import Side, backed, finding, side
from newstemma.language.stamps import read_clock
from newstemma.model.claim import Conflict, Value

_HEDGED = re.compile(
    r"\b(?:about|around|roughly|approximately|shortly|just|some|minutes|hours?|almost|nearly|circa|before|after|until|till|by|since|from|past|to)"
    r"(?:\s(?:before|after))?\s$",
    re.IGNORECASE,
)
_ZONE_STEP = 30  # minutes: zones lie whole half hours apart
_NEAR = 120  # minutes: times farther apart are of two things, or of two halves of the day


@dataclass(frozen=True, slots=True)
class _Clock:
    """A time of day of one deed, in minutes after midnight, in Greenwich where the zone is known."""

    one: Occasion
    minutes: int
    zoned: bool


def clock_differences(ground: Ground) -> list[Conflict]:
    """Times of day of one deed that cannot both be. Cost: linear in the text, and times of one deed² inside a story."""
    by_deed: defaultdict[str, list[_Clock]] = defaultdict(list)
    for one in clocked(ground):
        clock = _read(one)
        if clock is not None and one.deed.once:
            by_deed[one.deed.name].append(clock)
    return [found for name in sorted(by_deed) for found in _compared(ground, by_deed[name])]


def _read(one: Occasion) -> _Clock | None:
    """The clock of an occasion; None where it is hedged."""
    before = one.article.text[max(0, one.at.start - 20) : one.at.start]
    found = re.search(r"\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.?m\b\.?|[AP]M\b)?.*", one.at.text)
    clock = read_clock(found[0]) if found is not None else None
    if clock is None or not clock.text or _HEDGED.search(before):
        return None
    parts = re.fullmatch(r"(\d\d):(\d\d)(?::\d\d)?(?:Z|([+-])(\d\d):(\d\d))?", clock.text)
    if parts is None:
        return None
    minutes = 60 * int(parts[1]) + int(parts[2])
    if parts[3]:
        minutes -= (60 * int(parts[4]) + int(parts[5])) * (1 if parts[3] == "+" else -1)
    return _Clock(one, minutes, clock.zone in ("stated", "inferred"))


def _compared(ground: Ground, clocks: Sequence[_Clock]) -> Iterator[Conflict]:
    pairs = [(a, b) for n, a in enumerate(clocks) for b in clocks[n + 1 :] if a.one.article.id != b.one.article.id]
    told = {c.one.at for a, b in pairs if _differ(a, b) and one_deed(a.one, b.one) for c in (a, b)}
    groups: defaultdict[int, list[Side]] = defaultdict(list)
    for clock in clocks:
        if clock.one.at in told:
            groups[clock.minutes].append(_side(ground, clock.one))
    if len(groups) > 1 and not _twice(groups.values()):
        sides = [groups[minutes] for minutes in sorted(groups)]
        shown = " and ".join(g[0].at.text for g in sides)
        why = f"{shown} are named for one thing, and no time zone explains the difference"
        phrase = clocks[0].one.phrase
        yield finding(
            ground,
            "date",
            "conflict",
            f"at what time: {phrase}",
            sides,
            why,
            resolved=backed(sides),
        )


def _twice(groups: Iterable[Sequence[Side]]) -> bool:
    """Whether one article names two of the times: it tells of two things."""
    homes = [{s.article for s in g} for g in groups]
    return any(a & b for n, a in enumerate(homes) for b in homes[n + 1 :])


def _differ(a: _Clock, b: _Clock) -> bool:
    """Whether two times differ by what no zone explains."""
    apart = abs(a.minutes - b.minutes)
    if not 0 < apart <= _NEAR:
        return False
    return (a.zoned and b.zoned) or apart % _ZONE_STEP != 0


def _side(ground: Ground, one: Occasion) -> Side:
    return side(ground, one.article, one.at, Value("time", one.at.text, None, None, None, None, None, one.at))
