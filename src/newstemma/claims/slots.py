"""Figures of a story put side by side: tolls over the whole story, everything else by what it counts and the words around it.

Two articles may report one toll in sentences that share no other word; any other figure needs a claim that holds both, or words and a
noun in common. Refuses parts against wholes, what comes on top against what it comes on top of, and other stretches of time.
Cost: linear for tolls; for the rest pairs inside one noun or unit, at most `_CROWD` a noun.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from newstemma.claims.bounds import standing
from newstemma.claims.ground import Ground
from newstemma.claims.incidents import other_days
from newstemma.claims.slotting import TOLLS, Figure, counted_classes, number
from newstemma.language.likeness import rarity
from newstemma.language.words import content_words
from newstemma.model.text import Span

_CROWD = 120  # figures of one noun that are compared pair by pair; a story has few, a table many
_PARTS = frozenset(("child", "woman", "man", "girl", "boy"))
_THINGS = frozenset("ballot country house shop strike room boat car plane company product year".split())
_REACH = 30.0  # times the largest toll of the openings
_SIZES = 3.0  # times, between figures that are no tolls
_PAIR = 2  # digits
_SHARED = 2  # words
_SMALL = 10  # what a story has many of
_TELLING = 2.0  # nats of shared words beside the figures
_EVERYDAY = frozenset("million billion people year percent cent dollar euro pound day".split())
_SPEEDS = frozenset(("m/s", "celsius"))  # what a storm has today it has not tomorrow
_SENTENCES = frozenset(("jailed",))
_FEW = 10  # "several" and "a few" are no count to hold against another
_ENOUGH = 4.5
_WORTH = {"claim": 4.0, "noun": 2.5, "action": 2.0, "speaker": 1.5, "near": 1.5, "slip": 3.5, "long slip": 5.0, "role": 3.0}
_NEAR = 0.25
_AGED = re.compile(
    r"\b(?:(?:youngest|oldest|eldest|aged?|ages)\b[^.;,]{0,40}|(?:man|woman|boy|girl|child|teenager) (?:of|aged) )$", re.IGNORECASE
)
_PICTURES = frozenset(("imag", "image", "photo", "comment", "slid", "picture"))
_BEARING = re.compile(r"\s*(?:to the |due )?(?:north|south|east|west)|\s*(?:away|off|from (?:the )?(?:coast|shore))\b")
_RATE = re.compile(
    r"\s*(?:[a-z]+ )?(?:to|for|against|per) (?:the |a |an |one |every )(dollar|euro|pound|yen|franc|barrel|ounce|litre|gallon|tonne)\b"
)
_TIMES = {"year": "year", "month": "month", "week": "week", "day": "day", "hour": "hour", "minut": "minute"}


@dataclass(frozen=True, slots=True)
class Slot:
    """Figures that count one thing. is_toll: they count people to whom something happened."""

    about: str
    figures: tuple[Figure, ...]
    is_toll: bool


def slots(ground: Ground, figures: Sequence[Figure]) -> list[Slot]:
    """The slots with two figures at least, tolls first; a figure may stand in a toll and in no other slot."""
    tolls = list(_tolls(figures))
    return [*tolls, *_others(ground, figures)]


# -- tolls


def _tolls(figures: Sequence[Figure]) -> Iterator[Slot]:
    counted = _in_reach([f for f in figures if _is_toll(f)])
    days = frozenset(d for f in figures if f.lead for d in f.bounds.days)
    places = frozenset(p for f in figures if f.lead for p in f.bounds.places)
    main = _in_place([f for f in counted if _is_main(f, days) and _is_told_early(f)], places)
    by_slot: defaultdict[tuple[str, str], list[Figure]] = defaultdict(list)
    for f in main:
        by_slot[f.action or "", f.who].append(f)
    told: set[tuple[str, str | None, float]] = set()
    for action in sorted({a for a, _ in by_slot}):
        for slot in _of_action(action, by_slot, main):
            told |= {(f.article.id, f.action, number(f)) for f in slot.figures}
            yield slot
    mine = {f.key for f in main}
    for slot in _background([f for f in counted if (f.article.id, f.action, number(f)) not in told]):
        if any(f.key not in mine for f in slot.figures):
            yield slot


def _of_action(action: str, by_slot: Mapping[tuple[str, str], Sequence[Figure]], main: Sequence[Figure]) -> Iterator[Slot]:
    """The slots of one thing that happened: everybody first, with groups that are told as everybody, then each group."""
    everyone = by_slot.get((action, "anyone"), [])
    have = {f.article.id for f in everyone}
    whole = [f for f in _wholes(main, action) if f.article.id not in have]
    values = {(f.article.id, number(f)) for f in (*everyone, *whole)}
    again = [f for f in main if f.action == action and f.who != "anyone" and f not in whole and (f.article.id, number(f)) in values]
    yield from _slot(f"people {action}", [*everyone, *whole, *again])
    for who in sorted(w for a, w in by_slot if a == action and w != "anyone"):
        yield from _slot(f"{who} {action}", by_slot[action, who])


def _slot(about: str, rows: Sequence[Figure]) -> Iterator[Slot]:
    told = list(_told(rows))
    plain = [f for f in told if not _is_vague(f)]
    far = [f for f in told if _is_vague(f) and all(standing(f.quantity, f.shown, p.quantity, p.shown) == "apart" for p in plain)]
    chosen = tuple(sorted([*plain, *far] if plain else told, key=lambda f: f.key))
    if len(chosen) > 1:
        yield Slot(about, chosen, is_toll=True)


def _is_toll(f: Figure) -> bool:
    q = f.quantity
    plain = q.unit is None and q.form == "count" and q.kind == "number" and q.per is None
    few = (q.approximate and (q.low or 0) < _FEW) or any(v is not None and v != int(v) for v in (q.low, q.high) if v != float("inf"))
    aged = _AGED.search(f.article.text[max(0, q.start - 60) : q.start]) is not None
    return (
        plain
        and not few
        and not aged
        and f.who not in _TIMES.keys() | _THINGS
        and f.action in TOLLS
        and not f.added
        and not (f.part and f.who == "anyone")
        and f.bounds.mood != "wish"
    )


def _in_reach(rows: Sequence[Figure]) -> list[Figure]:
    """Without a total of a whole war that nobody calls one, and without single parts that another figure of the article sums up."""
    most: defaultdict[str, float] = defaultdict(float)
    for f in rows:
        if f.lead and not f.bounds.scope:
            most[f.action or ""] = max(most[f.action or ""], number(f))
    summed = _summed(rows)
    return [f for f in rows if (f.lead or not most[f.action or ""] or number(f) <= _REACH * most[f.action or ""]) and f.key not in summed]


def _summed(rows: Sequence[Figure]) -> set[tuple[str, int]]:
    """Figures of neighbouring sentences that come to another figure of the article: "17 in air raids and two by shells" of 19."""
    totals = {(f.article.id, f.action, number(f)) for f in rows}
    found: set[tuple[str, int]] = set()
    for a, b in combinations(rows, 2) if len(rows) <= _CROWD else zip(rows, rows[1:], strict=False):
        near = a.article.id == b.article.id and a.action == b.action and b.sentence - a.sentence <= 1 and a.key != b.key
        if near and (a.article.id, a.action, number(a) + number(b)) in totals:
            found |= {a.key, b.key}
    return found


def _is_main(f: Figure, days: frozenset[str]) -> bool:
    """Whether the sentence does not say that it is about another happening, or another time, than the openings are."""
    b = f.bounds
    return not b.scope and not b.away and b.mood == "is" and not other_days(b.days, days)


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
    """The first figure of each article that opens it with a group ("25 members"): the toll, for want of another."""
    seen: set[str] = set()
    for f in main:
        if (
            f.action == action
            and (f.lead or f.bounds.grown)
            and not f.part
            and f.who in set(counted_classes().values()) - _PARTS
            and f.article.id not in seen
        ):
            seen.add(f.article.id)
            yield f


def _told(rows: Sequence[Figure]) -> Iterator[Figure]:
    """Of each article the first figure, those that somebody else gives, an earlier count, and repeats of these."""
    by_article: defaultdict[str, list[Figure]] = defaultdict(list)
    for f in sorted(rows, key=lambda f: f.key):
        kept = by_article[f.article.id]
        values = {_value(k) for k in kept}
        plain = [k for k in kept if not _is_vague(k) and not k.bounds.earlier]
        fresh = f.speaker is not None and not any(one_teller(f, k) for k in kept)
        if not plain or fresh or f.bounds.earlier or _value(f) in values:
            kept.append(f)
    yield from (f for kept in by_article.values() for f in kept)


def _is_vague(f: Figure) -> bool:
    return f.quantity.approximate and f.quantity.low != f.quantity.high


def elsewhere(a: Figure, b: Figure) -> bool:
    """Whether they are told of other days, or of places that the other's article does not name at all."""
    if other_days(a.bounds.days, b.bounds.days):
        return True
    here, there = a.bounds.places, b.bounds.places
    if not (here and there) or here & there:
        return False
    return not (a.lead or b.lead) or (not here & b.atlas and not there & a.atlas)


def one_teller(a: Figure, b: Figure) -> bool:
    """Whether two figures are by one account, as far as their tellers' names go: "the Observatory" is one with its full name."""
    ours, theirs = a.voice, b.voice
    names = [set(content_words(f.speaker_name or "")) for f in (a, b)]
    return a.speaker == b.speaker or bool(names[0] and names[1] and (names[0] <= theirs or names[1] <= ours))


def _background(rows: Sequence[Figure]) -> Iterator[Slot]:
    """Tolls of other times and happenings, by their stretch of time, or by their place and month."""
    by_slot: defaultdict[tuple[str, str, str], list[Figure]] = defaultdict(list)
    for f in rows:
        for key in _elsewhere(f):
            by_slot[f.action or "", f.who, key].append(f)
    for (action, who, _), group in sorted(by_slot.items()):
        yield from _slot(f"{'people' if who == 'anyone' else who} {action}", group)


def _elsewhere(f: Figure) -> Iterator[str]:
    b = f.bounds
    if b.mood != "is":
        return
    if b.scope:
        yield f"over {b.scope}"
    elif b.days:
        yield from (f"{place} {day[:7]}" for place in sorted(b.places) for day in sorted({d[:7] for d in b.days}))


# -- everything else


def _others(ground: Ground, figures: Sequence[Figure]) -> Iterator[Slot]:
    """Figures of one noun, or one unit, whose words or claims say the same."""
    weights = _weights(figures)
    claim_of = _claims(ground)
    by_kind: defaultdict[tuple[str, ...], list[Figure]] = defaultdict(list)
    for f in figures:
        for kind in _kinds(f):
            by_kind[kind].append(f)
    for kind in sorted(by_kind):
        rows = sorted(by_kind[kind], key=lambda f: f.key)[:_CROWD]
        edges = {}
        for a, b in combinations(range(len(rows)), 2):
            value = _alike(rows[a], rows[b], weights, claim_of)
            if value >= _ENOUGH and _is_sure(rows[a], rows[b], weights, claim_of):
                edges[a, b] = value
        for group in _grouped(rows, edges):
            yield Slot(_name(group), tuple(group), is_toll=False)


def _kinds(f: Figure) -> Iterator[tuple[str, ...]]:
    """What must be the same for two figures to be compared at all; none: nothing says what it counts."""
    q = f.quantity
    if q.form in ("ordinal", "age", "fraction", "score") or f.bounds.earlier or f.who in _PICTURES or _BEARING.match(f.article.text, q.end):
        return
    shape = q.per or "", f.bounds.mood, "part" if f.part else "added" if f.added else ""
    if q.form == "duration" or f.who in _TIMES:
        unit = q.unit or _TIMES.get(f.who, "")
        yield "duration", unit, *shape
    elif (rate := _RATE.match(f.article.text, q.end, q.end + 40)) and not q.unit:
        yield "rate", rate[1].casefold(), *shape
    elif q.base_unit or q.unit:
        yield q.form, q.base_unit or q.unit or "", *shape
    else:
        for noun in sorted({f.who, f.whose or ""} - {""}):
            if noun in _people() or noun == "anyone":
                yield "count", "people", *shape
            else:
                yield "count", noun, *shape


@cache
def _people() -> frozenset[str]:
    """Classes of people."""
    return frozenset(counted_classes().values()) - _THINGS


def _weights(figures: Sequence[Figure]) -> Mapping[str, float]:
    """What a shared word tells: its rarity in news, less the more articles of the story have it beside a figure."""
    spread: defaultdict[str, set[str]] = defaultdict(set)
    for f in figures:
        for word in f.words:
            spread[word].add(f.article.id)
    size = max(2, len({f.article.id for f in figures}))
    return {w: rarity(w) * (1 - 0.6 * (len(have) - 1) / size) for w, have in spread.items() if not w[0].isdigit()}


def _claims(ground: Ground) -> Mapping[str, list[tuple[int, int, str]]]:
    found: defaultdict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for claim in ground.claims:
        if len(claim.mentions) > 1:
            for m in claim.mentions:
                if isinstance(m.at, Span):
                    found[m.at.article].append((m.at.start, m.at.end, claim.id))
    return found


def _claim(f: Figure, claim_of: Mapping[str, Sequence[tuple[int, int, str]]]) -> str | None:
    return next((c for start, end, c in claim_of.get(f.article.id, ()) if start <= f.quantity.start and f.quantity.end <= end), None)


def _alike(a: Figure, b: Figure, weights: Mapping[str, float], claim_of: Mapping[str, Sequence[tuple[int, int, str]]]) -> float:
    """How surely two figures count one thing."""
    if a.article.id == b.article.id or (_is_toll(a) and _is_toll(b)) or not _may_meet(a, b) or not (_is_like(a, b) or is_slip(a, b)):
        return 0.0
    value = 0.5 * sum(sorted(weights.get(w, 0.0) for w in a.near & b.near))
    value += 0.15 * sum(sorted(weights.get(w, 0.0) for w in (a.words & b.words) - (a.near & b.near)))
    one, other = _claim(a, claim_of), _claim(b, claim_of)
    value += _WORTH["claim"] * (one is not None and one == other)
    nouns = ({a.who, a.whose} & {b.who, b.whose}) - {"", "anyone", None}
    value += _WORTH["noun"] * bool(nouns)
    if a.action is not None and b.action is not None:
        value += _WORTH["action"] * (1 if a.action == b.action else 0 if is_slip(a, b) else -1)
    value += _WORTH["role"] * (a.other_end is not None and a.other_end == b.other_end)
    value += _WORTH["speaker"] * (a.speaker is not None and a.speaker == b.speaker)
    slip = _WORTH["long slip"] if _is_long(a) else _WORTH["slip"]
    value += slip if _is_slip_of(a, b) else _WORTH["near"] * _is_near(a, b)
    return round(value, 6)


def _is_long(f: Figure) -> bool:
    """Whether the digits that changed places are so many, or the unit so telling, that chance did not do it."""
    digits = len(f"{f.quantity.low or f.quantity.high or 0:.6g}".replace(".", "").strip("0"))
    return digits > _PAIR or (digits == _PAIR and f.quantity.form == "money")


def _is_like(a: Figure, b: Figure) -> bool:
    """Whether two figures are of one size: the 2,000 of one year are not the 15,000 of a war, whatever their sentences share."""
    x, y = sorted((abs(number(a)), abs(number(b))))
    return y <= _SIZES * x


def meets_title(title: Figure, body: Figure) -> bool:
    """Whether a figure of the body must be what its headline counts: the same toll of everybody, or one noun in like words, told early."""
    q = title.quantity
    if is_all(title) and body.quantity.whole == q.low and body.lead and (title.who == body.who or bool(title.words & body.words)):
        return body.quantity.low != q.low
    if not body.lead or body.bounds.scope or body.bounds.away or body.part or body.added or body.bounds.earlier or title.part:
        return False
    if _is_toll(title) or _is_toll(body):
        both = _is_toll(title) and _is_toll(body) and title.action == body.action
        return both and (title.who == body.who or "anyone" in (title.who, body.who))
    noun = title.who == body.who and title.who not in ("", "anyone") and q.unit is None and body.quantity.unit is None
    shared = len(title.words & body.near)
    if is_slip(title, body) and q.unit == body.quantity.unit and title.quantity.form == body.quantity.form and _is_long(title):
        return len(title.words & body.words) > 0
    return q.form == body.quantity.form and ((noun and shared > 1) or (q.unit is not None and q.unit == body.quantity.unit and shared > 2))


def _is_sure(a: Figure, b: Figure, weights: Mapping[str, float], claim_of: Mapping[str, Sequence[tuple[int, int, str]]]) -> bool:
    """Whether two figures that are alike are so by more than chance: small ones, shares and lengths of time stand in every text."""
    if standing(a.quantity, a.shown, b.quantity, b.shown) != "apart" or (a.other_end is not None and a.other_end == b.other_end):
        return True
    if _is_slip_of(a, b):
        exact = not (a.quantity.approximate or b.quantity.approximate)
        return (exact and _is_long(a)) or bool((a.words & b.words) - _EVERYDAY) or (bool(a.who) and a.who == b.who)
    one, other = _claim(a, claim_of), _claim(b, claim_of)
    aligned = one is not None and one == other
    near = 0.5 * sum(sorted(weights.get(w, 0.0) for w in a.near & b.near))
    noun = bool(a.who) and a.who == b.who and a.who != "anyone"
    action = a.action is not None and a.action == b.action
    if a.quantity.unit is None and max(number(a), number(b)) < _SMALL:
        whole = a.quantity.whole is not None and a.quantity.whole == b.quantity.whole
        return noun and (whole or (aligned and near >= _TELLING))
    if a.quantity.form in ("percent", "duration") or a.bounds.mood != "is" or {"ballot", "seat"} & {a.who, b.who}:
        exact = all(f.quantity.low == f.quantity.high and not f.quantity.approximate for f in (a, b))
        return (aligned and exact and near >= 2 * _TELLING) or (action and a.action in _SENTENCES)
    if a.quantity.base_unit in _SPEEDS and (a.article.stamp or "")[:10] != (b.article.stamp or "")[:10]:
        return False
    return aligned or near >= _TELLING


def _is_slip_of(a: Figure, b: Figure) -> bool:
    """Whether the digits changed places; one zero more of a single digit ("5" and "50") says little."""
    return is_slip(a, b) and (_is_long(a) or sorted(_digits(a)) == sorted(_digits(b)))


def _digits(f: Figure) -> str:
    return f"{f.quantity.low or f.quantity.high or 0:.6g}".replace(".", "")


def is_all(f: Figure) -> bool:
    """Whether it counts all of them: "all six lines"."""
    return (
        re.search(r"\ball (?:of )?(?:the )?$", f.article.text[max(0, f.quantity.start - 12) : f.quantity.start], re.IGNORECASE) is not None
    )


def is_slip(a: Figure, b: Figure) -> bool:
    """Whether the one looks like the other with digits changed about, or a zero more: 78 and 87, 200 and 2,000."""
    x, y = (f"{f.quantity.low or f.quantity.high or 0:.6g}".replace(".", "") for f in (a, b))
    if len(x) > 40 or len(y) > 40 or x == y:
        return False
    return (len(x) > 1 and sorted(x) == sorted(y)) or (
        x.rstrip("0") == y.rstrip("0") and abs(len(x) - len(y)) == 1 and len(x.rstrip("0")) > 0
    )


def _may_meet(a: Figure, b: Figure) -> bool:
    if not is_slip(a, b) and _kinds_apart(a, b):
        return False
    if a.who in _people() and b.who in _people() and a.who != b.who and "anyone" not in (a.who, b.who):
        return False
    return _spans_meet(a, b) and not other_days(a.bounds.days, b.bounds.days) and _roles_meet(a, b)


def _kinds_apart(a: Figure, b: Figure) -> bool:
    """Whether their nouns are told apart: three conservative judges, four liberal ones."""
    ours, theirs = (set(content_words(f.quantity.counts or "")[:-1]) for f in (a, b))
    return bool(ours and theirs and not ours & theirs)


def _roles_meet(a: Figure, b: Figure) -> bool:
    """Whether the one is not from, to or by where the other is another of these; a whole is no part unless it is one noun."""
    one, other = a.quantity.role, b.quantity.role
    return one == other or ("of" in (one, other) and None in (one, other) and a.who == b.who and bool(a.who) and is_slip(a, b))


def _spans_meet(a: Figure, b: Figure) -> bool:
    """Whether both are counted over one stretch of time, or one does not say over which."""
    one, other = a.bounds, b.bounds
    if "" in (one.span, other.span) and a.quantity.form == b.quantity.form == "percent":  # prices rise over a year, said or not
        return "other" not in (one.span, other.span)
    if "rate" in (one.span, other.span) or "other" in (one.span, other.span):
        return one.span == other.span and (one.scope == other.scope or one.span == "rate")
    return True


def _is_near(a: Figure, b: Figure) -> bool:
    x, y = (f.quantity.low if f.quantity.low is not None else f.quantity.high or 0.0 for f in (a, b))
    return abs(x - y) <= _NEAR * max(abs(x), abs(y))


def _grouped(rows: Sequence[Figure], edges: Mapping[tuple[int, int], float]) -> Iterator[list[Figure]]:
    """Figures joined by edges: equal ones first, then of what is left those that are each other's best in the other's article.

    What another article has too, wherever it has it, is not in dispute between the two.
    """
    equal = sorted(e for e in edges if _same(rows[e[0]], rows[e[1]]))
    held: defaultdict[str, set[float]] = defaultdict(set)
    for f in rows:
        held[f.article.id].add(number(f))
    best: dict[tuple[int, str], tuple[float, int]] = {}
    for (a, b), value in edges.items():
        settled = number(rows[a]) in held[rows[b].article.id] or number(rows[b]) in held[rows[a].article.id]
        for here, there in ((a, b), (b, a)) if not settled else ():
            key = (here, rows[there].article.id)
            best[key] = max(best.get(key, (0.0, 0)), (value, -there))
    mutual = [
        (a, b)
        for a, b in sorted(edges, key=lambda e: (-edges[e], e))
        if best.get((a, rows[b].article.id), (0, 1))[1] == -b and best.get((b, rows[a].article.id), (0, 1))[1] == -a
    ]
    yield from _joined(rows, equal, mutual)


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
        if home[n] == n and len({_value(rows[m]) for m in members[n]}) > 1:
            yield [rows[m] for m in sorted(members[n])]


def _value(f: Figure) -> tuple[float | None, float | None, str | None]:
    return f.quantity.low, f.quantity.high, f.quantity.unit


def _same(a: Figure, b: Figure) -> bool:
    return standing(a.quantity, a.shown, b.quantity, b.shown) == "same"


def _name(group: Sequence[Figure]) -> str:
    """What is compared, in the words of most of them."""
    nouns = Counter(f.quantity.counts or {"%": "per cent"}.get(f.quantity.unit or "", f.quantity.unit or "") or f.who for f in group)
    return min(nouns, key=lambda n: (-nouns[n], n)) or "figures"
