"""On which day, in which month something happened, where articles differ or one article differs from itself.

Two ways lead there: clauses that say the same, and the deed with those around it where no clauses are aligned. Refuses what may be two
occasions (one article names both days), days that each article names for the day of its own publication, and coarse dates that hold the
finer ones.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from newstemma.claims.calendar import against_own_date
from newstemma.claims.ground import Ground
from newstemma.claims.occasions import Occasion, occasions
from newstemma.claims.postponed import day_side, is_put_off, postponed
from newstemma.claims.reach import agree, plausible
from newstemma.claims.same_deed import is_verbatim, one_deed, one_thing, same_day_too, shared
from newstemma.claims.scenes import MARK
from newstemma.claims.sides import Side, finding, majority
from newstemma.model.claim import Conflict, ConflictKind
from newstemma.model.text import Span

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_TWO = 2
_MANY = 200  # wordings of one deed in a story: beyond that it is a war's daily attacks, and pairs are not looked at
_DAYS = 3  # days between two articles on a deed that may come again: one told a week later is likely another one

Pair = tuple[int, int]


def day_differences(ground: Ground) -> list[Conflict]:
    """Days and months of one deed that cannot all be. Cost: linear in the text, and occasions of one deed² inside a story."""
    seen = occasions(ground)
    by_deed: defaultdict[str, list[int]] = defaultdict(list)
    for n, one in enumerate(seen):
        by_deed[one.deed.name].append(n)
    aligned = _aligned(ground, seen)
    found: list[Conflict] = []
    for name in sorted(by_deed):
        numbers = by_deed[name]
        if len(numbers) > 1:
            found += _of_deed(ground, seen, numbers, aligned)
    return found


def _aligned(ground: Ground, seen: Sequence[Occasion]) -> set[Pair]:
    """Pairs of occasions whose deeds stand in mentions of one claim."""
    at: defaultdict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for number, claim in enumerate(ground.claims):
        if len(claim.mentions) > 1:
            for mention in claim.mentions:
                if isinstance(mention.at, Span):
                    at[mention.at.article].append((mention.at.start, mention.at.end, number))
    by_claim: defaultdict[int, list[int]] = defaultdict(list)
    for n, one in enumerate(seen):
        for start, end, number in at[one.article.id]:
            if start <= one.at.start < end and start <= one.deed.start < end:
                by_claim[number].append(n)
    return {(a, b) for numbers in by_claim.values() for a in numbers for b in numbers if a < b and seen[a].article.id != seen[b].article.id}


def _of_deed(ground: Ground, seen: Sequence[Occasion], numbers: Sequence[int], aligned: set[Pair]) -> Iterator[Conflict]:
    copies = _copies(seen, numbers)
    firsts = sorted(copies)
    if len(firsts) > _MANY:
        return
    first_of = {m: n for n, every in copies.items() for m in every}
    same = {(min(x, y), max(x, y)) for a, b in aligned if a in first_of and b in first_of for x, y in [(first_of[a], first_of[b])]}
    pairs = [(a, b) for n, a in enumerate(firsts) for b in firsts[n + 1 :]]
    one = {pair for pair in pairs if _is_one(seen[pair[0]], seen[pair[1]], is_aligned=pair in same)}
    differing = [(a, b) for a, b in sorted(one) if not agree(seen[a].reach, seen[b].reach) and not _same_words(seen[a], seen[b])]
    within = [(a, b) for a, b in differing if seen[a].article.id == seen[b].article.id and _against_itself(seen[a], seen[b])]
    within = [
        (a, b) for a, b in within if not _is_list(seen[n] for pair in within for n in pair if seen[n].article.id == seen[a].article.id)
    ]
    torn = {seen[a].article.id for a, _ in within}
    apart = [(a, b) for a, b in differing if seen[a].article.id != seen[b].article.id and not is_put_off(seen[a], seen[b])]
    across = [(a, b) for a, b in apart if not _twice(seen, numbers, a, b, torn)]
    for group in _groups(across, one):
        yield from _across(ground, [seen[m] for n in group for m in copies[n]], torn)
    for a, b in within:
        yield _within(ground, seen[a], seen[b])
    yield from postponed(ground, [seen[n] for n in firsts])


def _copies(seen: Sequence[Occasion], numbers: Sequence[int]) -> dict[int, list[int]]:
    """The occasions by their wording, each under its first: a reprint is looked at once."""
    found: defaultdict[tuple[str, int, str | None], list[int]] = defaultdict(list)
    for n in numbers:
        one = seen[n]
        start, end = min(one.at.start, one.deed.start), max(one.at.end, one.deed.end)
        around = one.article.text[max(0, start - 60) : end + 60]
        found[around, one.deed.start - one.at.start, one.reach.low].append(n)
    return {every[0]: every for every in found.values()}


def _is_one(a: Occasion, b: Occasion, *, is_aligned: bool) -> bool:
    if a.at == b.at or not plausible(a.reach, b.reach):
        return False
    if not a.deed.once and a.reach.grain != b.reach.grain:
        return False
    if is_verbatim(a, b) and "day" not in (a.reach.grain, b.reach.grain):
        return one_deed(a, b)
    if is_aligned:
        return one_thing(a, b) and (a.deed.name != "hold" or bool(a.whom & b.whom))
    if "year" in (a.reach.grain, b.reach.grain) and not _is_one_of_old(a, b):
        return False
    if not a.deed.once and (a.deed.name.startswith("~") or a.deed.name == "hold" or _published_apart(a, b) > _DAYS):
        return False
    return one_deed(a, b) or (agree(a.reach, b.reach) and a.reach.grain == b.reach.grain and same_day_too(a, b))


_OLD_ONCE, _OLD_AGAIN = 8.0, 11.0  # nats for two tellings of what was years ago, the second for a deed that may come again


def _is_one_of_old(a: Occasion, b: Occasion) -> bool:
    """Whether two years are named for one deed: what was years ago is told once, and in few words."""
    return one_deed(a, b) and shared(a, b) >= (_OLD_ONCE if a.deed.once else _OLD_AGAIN)


def _same_words(a: Occasion, b: Occasion) -> bool:
    """Whether one sentence stands in both: copies of it, dated differently, do not disagree."""
    return a.time.anchored and b.time.anchored and a.at.text == b.at.text


def _published_apart(a: Occasion, b: Occasion) -> int:
    days = [(o.article.stamp or "")[:10] for o in (a, b)]
    return 0 if min(map(len, days)) < 10 else abs((date.fromisoformat(days[0]) - date.fromisoformat(days[1])).days)


def _twice(seen: Sequence[Occasion], numbers: Sequence[int], a: int, b: int, torn: set[str]) -> bool:
    """Whether one of the two articles names the other's day for such a deed as well: then there were two of them.

    torn  articles that differ from themselves on it: those name two days for one deed
    """
    return any(_tells_both(seen[n], seen[ours], seen[theirs]) for ours, theirs in ((a, b), (b, a)) for n in numbers if n != ours) and not (
        {seen[a].article.id, seen[b].article.id} & torn
    )


def _tells_both(other: Occasion, ours: Occasion, theirs: Occasion) -> bool:
    """Whether an article tells, beside its own occasion, of one on the other article's day with people or words of that one."""
    if other.article.id != ours.article.id or agree(other.reach, ours.reach) or not agree(other.reach, theirs.reach):
        return False
    return bool(other.whom & theirs.whom or other.words & theirs.words)


def _against_itself(a: Occasion, b: Occasion) -> bool:
    """Whether one article gives one deed two days: a deed that comes once, in two sentences."""
    named = {w for w in a.beside & b.beside if w.startswith(MARK)}
    return a.deed.once and a.sentence != b.sentence and not (a.reach.near or b.reach.near) and (bool(named) or a.deed.how == "what")


def _groups(pairs: Sequence[Pair], one: set[Pair]) -> list[list[int]]:
    """The occasions of one deed together: those that differ, and those that are one with both."""
    left = {n for pair in pairs for n in pair}
    neighbours: defaultdict[int, set[int]] = defaultdict(set)
    for a, b in one:
        neighbours[a].add(b)
        neighbours[b].add(a)
    groups: list[list[int]] = []
    while left:
        reached, new = set(), {min(left)}
        while new:
            reached |= new
            new = {m for n in new for m in neighbours[n]} - reached
        groups.append(sorted(reached))
        left -= reached
    return groups


def _across(ground: Ground, group: Sequence[Occasion], torn: set[str]) -> Iterator[Conflict]:
    """One finding over several articles; none where the days turn out to be one, or each article's own."""
    parts = _parts(group)
    if len(parts) < 2 or _recurs(parts, torn):
        return
    sides = [[day_side(ground, o) for o in part] for part in parts]
    if _each_its_own_day(sides):
        return
    first = majority(sides)
    kind = _kind(parts)
    about = f"when: {group[0].phrase}"
    if _one_night(parts):
        why = "the one tells of a night and the other of the morning that ends it"
        yield finding(ground, kind, "compatible", about, sides, why)
        return
    yield finding(ground, kind, "conflict", about, sides, _why(sides, first), resolved=None if first is None else _plainest(parts[first]))
    if first is not None and kind == "weekday":
        yield from against_own_date(ground, sides, first)


_NIGHT = re.compile(r"\b(?:night|evening|late|midnight)\b", re.IGNORECASE)
_SMALL_HOURS = re.compile(r"\b(?:early|overnight|midnight|pre-dawn|small hours)\b", re.IGNORECASE)
_MORNING = re.compile(r"\b(?:morning|dawn)\b", re.IGNORECASE)


def _one_night(parts: Sequence[Sequence[Occasion]]) -> bool:
    """Whether the two days are the evening and the morning of one night."""
    if len(parts) != 2:
        return False
    first, second = sorted(parts, key=lambda part: min(o.reach.low or "" for o in part))
    days = [min((o.reach.low for o in part if o.reach.low), default=None) for part in (first, second)]
    if days[0] is None or days[1] is None or (date.fromisoformat(days[1]) - date.fromisoformat(days[0])).days != 1:
        return False
    if any(_SMALL_HOURS.search(_around(o)) for o in second):
        return True
    return any(_NIGHT.search(_around(o)) for o in first) and any(_MORNING.search(_around(o)) for o in second)


def _around(one: Occasion) -> str:
    return one.article.text[max(0, one.at.start - 12) : one.at.end + 12]


def _plainest(part: Sequence[Occasion]) -> str:
    """The words that name the day of one side with the least to work out: a written date before one told from the day of publication."""
    return min(part, key=lambda o: (o.time.anchored, -len(o.time.value or ""), o.article.id, o.at.start)).at.text


def _recurs(parts: Sequence[Sequence[Occasion]], torn: set[str]) -> bool:
    """Whether one article stands on two sides: it tells of two occasions."""
    homes = [{o.article.id for o in part} - torn for part in parts]
    return any(a & b for n, a in enumerate(homes) for b in homes[n + 1 :])


def _parts(group: Sequence[Occasion]) -> list[list[Occasion]]:
    """The occasions by the day that they mean, finest first; a coarse date that fits several days is on no side."""
    order = ("day", "month", "year")
    parts: list[list[Occasion]] = []
    for one in sorted(group, key=lambda o: (order.index(o.reach.grain), o.reach.low or "", o.article.id, o.at.start)):
        fitting = [part for part in parts if all(agree(one.reach, other.reach) for other in part)]
        if not fitting:
            parts.append([one])
        elif len(fitting) == 1:
            fitting[0].append(one)
    return parts


def _each_its_own_day(groups: Sequence[Sequence[Side]]) -> bool:
    """Whether each side names the very day on which it was published, and these differ: "was holding Wednesday" does not deny Tuesday."""
    sides = [s for g in groups for s in g]
    days = {(s.published or "")[:10] for s in sides}
    return len(days) > 1 and all(s.published is not None and s.value is not None and s.value.low == s.published[:10] for s in sides)


def _kind(parts: Sequence[Sequence[Occasion]]) -> ConflictKind:
    return "weekday" if all(o.reach.weekday is not None for part in parts for o in part) else "date"


def _why(sides: Sequence[Sequence[Side]], first: int | None) -> str:
    told = [(len({s.origin for s in g}), g[0].at.text) for g in sides]
    if first is None:
        return f"{_listed([words for _, words in told])} are named for one thing, each by as many independent sources"
    most, words = told[first]
    others = _listed([f"{w} ({n})" for k, (n, w) in enumerate(told) if k != first])
    return f"{words} is named by {most} independent source{'s' if most > 1 else ''}, against {others}"


def _listed(words: Iterable[str]) -> str:
    every = list(words)
    return every[0] if len(every) == 1 else ", ".join(every[:-1]) + " and " + every[-1]


def _is_list(told: Iterable[Occasion]) -> bool:
    """Whether an article gives one thing so many days that it is of several people: "she testifies on Oct. 2 … he on Oct. 3 …"."""
    return len({(o.reach.low, o.reach.high) for o in told}) > _TWO


def _within(ground: Ground, a: Occasion, b: Occasion) -> Conflict:
    sides = [[day_side(ground, a)], [day_side(ground, b)]]
    why = f"the article puts one thing (“{a.phrase}”) at {a.at.text} and at {b.at.text}"
    return finding(ground, _kind([[a], [b]]), "internal", f"when: {a.phrase}", sides, why)
