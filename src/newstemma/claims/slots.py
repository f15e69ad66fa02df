"""Figures of a story put side by side: tolls over the whole story, everything else by what it counts and the words around it.

Two articles may report one toll in sentences that share no other word; any other figure needs a claim that holds both, or words and a
noun in common. Refuses parts against wholes, what comes on top against what it comes on top of, and other stretches of time.
Cost: linear for tolls; for the rest pairs inside one noun or unit, at most `_CROWD` a noun.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from newstemma.claims.bounds import standing
from newstemma.claims.figure import (
    Figure,
    Slot,
    is_slip,
    number,
    value,
)
from newstemma.claims.ground import Ground
from newstemma.claims.matched import matched
from newstemma.claims.sameness import Judge
from newstemma.claims.set_phrases import is_of_bodies
from newstemma.claims.tolls import is_toll, tolls
from newstemma.claims.traits import dimension
from newstemma.model.reading import Quantity

_MEASURED = {"money": "sum", "duration": "length", "points": "change"}
_CROWD = 120  # figures of one noun that are compared pair by pair; a story has few, a table many
#: How surely two figures count one thing, of 1; see training/sameness.py for what each would find. Of 199 pairs of short stories left out
#: .4 finds 87 and 34 wrong ones, .5 77 and 20.
_ENOUGH = 0.47
_ENOUGH_OF_TOLLS = 0.4  # of two tolls, which rules compare: .25 fires on one more false friend of 55, .7 misses one of 39
_TIMES = 10.0  # no two figures of one thing are further apart, unless a zero slipped


def slots(ground: Ground, figures: Sequence[Figure]) -> list[Slot]:
    """The slots with two figures at least, tolls first; a figure may stand in a toll and in no other slot."""
    return [*tolls(figures), *_others(ground, figures)]


def _others(ground: Ground, figures: Sequence[Figure]) -> Iterator[Slot]:
    """Figures of one dimension that are judged to count the same."""
    judge = Judge(ground, figures)
    twins = _twins(ground, figures)
    by_dimension: defaultdict[str, list[Figure]] = defaultdict(list)
    for f in (told[0] for told in twins.values()):
        if (kind := dimension(f)) is not None:
            by_dimension[kind].append(f)
    asked = [pair for kind in sorted(by_dimension) for pair in _asked(judge, by_dimension[kind])]
    worth = dict(zip(((a.key, b.key) for a, b in asked), matched(ground, asked, judge.likelihoods(asked)), strict=True))
    for kind in sorted(by_dimension):
        rows = _rows(by_dimension[kind])
        edges = {
            (x, y): value
            for (x, a), (y, b) in combinations(enumerate(rows), 2)
            if (value := worth.get((a.key, b.key))) is not None and _is_enough(judge, a, b, value)
        }
        for group in _grouped(rows, edges):
            told = sorted((t for f in group for t in twins[_told(ground, f)]), key=lambda f: f.key)
            yield Slot(_name(group), tuple(told), is_toll=all(map(is_toll, group)))


def _rows(figures: Iterable[Figure]) -> list[Figure]:
    return sorted(figures, key=lambda f: f.key)[:_CROWD]


def _asked(judge: Judge, figures: Iterable[Figure]) -> list[tuple[Figure, Figure]]:
    """The pairs of figures of one dimension that are worth a judgement."""
    return [(a, b) for a, b in combinations(_rows(figures), 2) if may_stand_together(a, b) and judge.may_meet(a, b)]


def _is_enough(judge: Judge, a: Figure, b: Figure, likely: float) -> bool:
    return likely >= (_ENOUGH_OF_TOLLS if is_toll(a) and is_toll(b) else _ENOUGH) or judge.is_plain(a, b, likely)


def _twins(ground: Ground, figures: Sequence[Figure]) -> Mapping[tuple[str, str, int], list[Figure]]:
    """The figures by the sentence of an origin that they stand in, that of the longest article first: the others are its reprints.

    Only the first is compared, and its reprints follow it, so that where a reprint puts or cuts a sentence changes nothing.
    """
    found: defaultdict[tuple[str, str, int], list[Figure]] = defaultdict(list)
    for f in sorted(figures, key=lambda f: (-len(f.article.text), f.article.stamp or "", f.key)):
        found[_told(ground, f)].append(f)
    return found


def _told(ground: Ground, f: Figure) -> tuple[str, str, int]:
    """The origin of a figure's sentence, its words, and where in it the figure stands."""
    whole = ground.readings[f.article.id].sentences[f.sentence]
    words = " ".join(f.article.text[whole.start : whole.end].split())
    return ground.origin(f.article.id, whole.start, whole.end), words, f.quantity.start - whole.start


def may_stand_together(a: Figure, b: Figure) -> bool:
    """Whether two figures are of two articles, of one dimension and deed, not too far apart, both on top of another or neither."""
    kind = dimension(a)
    if a.article.id == b.article.id or kind is None or kind != dimension(b) or a.added != b.added:
        return False
    if is_toll(a) and is_toll(b) and (a.action != b.action or is_of_bodies(min((a, b), key=number).quantity)):
        return a.action != b.action and is_slip(a, b)
    small, large = sorted((abs(number(a)), abs(number(b))))
    return large <= _TIMES * small or is_slip(a, b)


def _grouped(rows: Sequence[Figure], edges: Mapping[tuple[int, int], float]) -> Iterator[list[Figure]]:
    """Figures joined by edges: equal ones first, then of what is left those that are each other's best in the other's article.

    What another article has too of the same noun, wherever it has it, is not in dispute between the two.
    """
    equal = sorted(e for e in edges if _same(rows[e[0]], rows[e[1]]))
    edges = uncrossed(rows, edges, set(equal))
    held: defaultdict[tuple[str, str], set[float]] = defaultdict(set)
    for f in rows:
        held[f.article.id, f.who].add(number(f))
    best: dict[tuple[int, str], tuple[float, int]] = {}
    for (a, b), worth in edges.items():
        settled = any(number(x) in held[y.article.id, x.who] for x, y in ((rows[a], rows[b]), (rows[b], rows[a])))
        for here, there in ((a, b), (b, a)) if not settled else ():
            key = (here, rows[there].article.id)
            best[key] = max(best.get(key, (0.0, 0)), (worth, -there))
    mutual = [
        (a, b)
        for a, b in sorted(edges, key=lambda e: (-edges[e], e))
        if best.get((a, rows[b].article.id), (0, 1))[1] == -b and best.get((b, rows[a].article.id), (0, 1))[1] == -a
    ]
    yield from _joined(rows, equal, mutual)


def uncrossed(rows: Sequence[Figure], edges: Mapping[tuple[int, int], float], kept: set[tuple[int, int]]) -> dict[tuple[int, int], float]:
    """The edges without those in whose stead two others of the same articles come to more: 70 and 77, 86 and 68, not 70 and 68."""
    beside: defaultdict[tuple[int, str], dict[int, float]] = defaultdict(dict)
    for (a, b), worth in edges.items():
        beside[a, rows[b].article.id][b] = worth
        beside[b, rows[a].article.id][a] = worth

    def is_crossed(a: int, b: int) -> bool:
        ours, theirs = beside[a, rows[b].article.id], beside[b, rows[a].article.id]
        return any(
            x + y > edges[a, b] + beside[c, rows[b].article.id].get(d, 0.0)
            for d, x in ours.items()
            for c, y in theirs.items()
            if d != b and c != a
        )

    return {(a, b): worth for (a, b), worth in edges.items() if (a, b) in kept or not is_crossed(a, b)}


def _joined(rows: Sequence[Figure], equal: Iterable[tuple[int, int]], mutual: Iterable[tuple[int, int]]) -> Iterator[list[Figure]]:
    """Islands of the edges; an island never has two values of one article."""
    home = list(range(len(rows)))
    values: list[dict[str, set[tuple[float | None, float | None]]]] = [{f.article.id: {(f.quantity.low, f.quantity.high)}} for f in rows]
    members: list[list[int]] = [[n] for n in range(len(rows))]
    for a, b in (*equal, *mutual):
        x, y = home[a], home[b]
        if x == y or any(len(values[x][i] | values[y][i]) > 1 for i in values[x].keys() & values[y].keys()):
            continue
        for n in members[y]:
            home[n] = x
        members[x] += members[y]
        for i, seen in values[y].items():
            values[x][i] = values[x].get(i, set()) | seen
    for n in range(len(rows)):
        if home[n] == n and len({value(rows[m]) for m in members[n]}) > 1:
            yield [rows[m] for m in sorted(members[n])]


def _same(a: Figure, b: Figure) -> bool:
    return standing(a.quantity, a.shown, b.quantity, b.shown) == "same"


def _name(group: Sequence[Figure]) -> str:
    """What is compared, in the words of most of them."""
    nouns = Counter(f.quantity.counts or _unit(f.quantity) or f.who for f in group)
    return min(nouns, key=lambda n: (-nouns[n], n)) or "figures"


def _unit(q: Quantity) -> str:
    """A measure by its unit."""
    if q.unit is None or q.unit == "%":
        return "per cent" if q.unit else ""
    return f"{_MEASURED.get(q.form, 'measure')} in {q.unit}"
