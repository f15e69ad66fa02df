"""One deadline, one start, one end, one year of building with two dates.

Refuses dates that may both be, and things of which one article knows two.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations

from newstemma.claims.dated import Dated, dated
from newstemma.claims.ground import Ground
from newstemma.claims.reach import agree, apart
from newstemma.claims.sides import Side, finding, majority, side
from newstemma.language.likeness import rarity
from newstemma.language.words import content_words
from newstemma.model.claim import Conflict, Value

_MANY = 9.0  # nats that two tellings share that are known by their words
_PERSON, _FIGURE = 3.0, 3.0  # nats for a person and for a figure that both name
_FAR = {"day": 200, "month": 1100, "year": 9200}  # days by the coarser grain: farther apart it is another thing
_MOST = 60  # dates of a kind in a story that are compared by pairs
_HEAD = 600  # characters of an article's head in which it says what it is about


def date_slots(ground: Ground) -> list[Conflict]:
    """At most one finding for each kind of dated thing. Cost: linear in the text, and pairs of one kind."""
    by_kind: defaultdict[str, list[Dated]] = defaultdict(list)
    for article in ground.articles:
        for one in dated(ground, article):
            by_kind[one.kind.name].append(one)
    if not any(_are_two(told) for told in by_kind.values()):
        return []
    spread = Counter(
        w for a in ground.articles for s in ground.readings[a.id].sentences for w in set(content_words(a.text, s.start, s.end))
    )
    worth = {w: max(0.0, rarity(w) - math.log(max(1.0, n / len(ground.articles)))) for w, n in spread.items()}
    topic = _topic(ground)
    return [c for name in sorted(by_kind) for c in _of(ground, by_kind[name][:_MOST], worth, topic)]


def _are_two(told: Sequence[Dated]) -> bool:
    return any(not agree(told[0].reach, o.reach) for o in told[1:])


def _topic(ground: Ground) -> frozenset[str]:
    """Stems of the words in the heads of half of the articles, two at least."""
    heads = (set(content_words(f"{a.title or ''} {a.text[:_HEAD]}")) for a in ground.articles)
    spread = Counter(w for words in heads for w in words)
    return frozenset(w for w, n in spread.items() if n >= max(2, (len(ground.articles) + 1) // 2) and w.isalpha())


def _of(ground: Ground, told: Sequence[Dated], worth: Mapping[str, float], topic: frozenset[str]) -> Iterator[Conflict]:
    """The two dates of a kind that most is shared of."""
    pairs = []
    for n, (a, b) in enumerate(combinations(told, 2)):
        if a.article.id == b.article.id or agree(a.reach, b.reach) or _far(a, b) or not (_is_fit(a) and _is_fit(b)):
            continue
        shared = _shared(told, a, b, worth, topic)
        if shared is not None and not _knows_two(told, a, b) and _origin(ground, a) != _origin(ground, b):
            pairs.append((shared, -n, a, b))
    if not pairs:
        return
    _, _, a, b = max(pairs, key=lambda p: p[:2])
    groups = [
        [_side(ground, o) for o in told if agree(o.reach, one.reach) and (o is one or _shared(told, o, one, worth, topic) is not None)]
        for one in (a, b)
    ]
    if {s.article for s in groups[0]} & {s.article for s in groups[1]}:
        return
    most = majority(groups)
    why = f"{groups[0][0].at.text} in one article, {groups[1][0].at.text} in another, of one {a.kind.name}"
    resolved = None if most is None else groups[most][0].at.text
    yield finding(ground, "date", "conflict", f"when: {a.kind.name}", groups, why, resolved=resolved)


def _shared(told: Sequence[Dated], a: Dated, b: Dated, worth: Mapping[str, float], topic: frozenset[str]) -> float | None:
    """What two tellings share in natural logs; None: too little."""
    both = a.theme & b.theme
    sum_ = round(sum(sorted(worth.get(w, 0.0) for w in both)) + _PERSON * len(a.whom & b.whom) + _FIGURE * len(a.figures & b.figures), 6)
    if sum_ >= _MANY and len(both) > 1 and (a.reach.grain == b.reach.grain or a.kind.by != "f"):
        return sum_
    return sum_ if _is_only(told, a, b) and _is_only(told, b, a) and _KNOWN[a.kind.by[0]](a, b, topic) else None


def _one_thing(a: Dated, b: Dated, topic: frozenset[str]) -> bool:
    """Whether both are of a thing that the story is about: named alike, or by a pronoun in one of them."""
    if a.theme & b.theme & topic or a.whom & b.whom or len(a.subject & b.subject) > 1:
        return True
    return (a.it and bool((b.subject | b.before) & topic)) or (b.it and bool((a.subject | a.before) & topic))


#: How another telling of a dated thing is known, by the letter of the table.
_KNOWN: Mapping[str, Callable[[Dated, Dated, frozenset[str]], bool]] = {
    "a": lambda a, b, _: True,
    "t": _one_thing,
    "p": lambda a, b, _: bool(a.whom & b.whom),
    "l": lambda a, b, _: len(a.subject & b.subject) > 1,
    "f": lambda a, b, _: bool(a.figures & b.figures) and a.reach.grain == b.reach.grain,
    "w": lambda a, b, _: False,
}


def _is_only(told: Sequence[Dated], one: Dated, other: Dated) -> bool:
    """Whether an article gives but one date of such a kind, those left out that share less with the other than it does."""
    mine = len(one.theme & other.theme)
    return all(agree(o.reach, one.reach) or len(o.theme & other.theme) < mine for o in told if o.article.id == one.article.id)


def _is_fit(one: Dated) -> bool:
    """Whether a date is still to come where its kind asks for that."""
    return "+" not in one.kind.by or (one.article.stamp or "9")[:10] < (one.reach.low or "")


def _far(a: Dated, b: Dated) -> bool:
    return apart(a.reach, b.reach) > _FAR[max((a.reach.grain, b.reach.grain), key=("day", "month", "year").index)]


def _knows_two(told: Sequence[Dated], a: Dated, b: Dated) -> bool:
    """Whether the article of one gives the other's date for such a thing as well."""
    return any(
        o.article.id == ours.article.id and agree(o.reach, theirs.reach) and not agree(o.reach, ours.reach)
        for ours, theirs in ((a, b), (b, a))
        for o in told
    )


def _origin(ground: Ground, one: Dated) -> str:
    return ground.origin(one.article.id, one.at.start, one.at.end)


def _side(ground: Ground, one: Dated) -> Side:
    value = Value("date", one.at.text, one.value, one.value, None, None, None, one.at)
    return side(ground, one.article, one.at, value)
