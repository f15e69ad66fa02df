"""Whether two figures that are no tolls count one thing: one noun or unit, and claims, words, deeds or speakers in common.

Refuses what may be chance: small figures, shares and lengths of time stand in every text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from newstemma.claims.bounds import standing
from newstemma.claims.figure import (
    TIMES,
    Figure,
    digits,
    is_slip,
    number,
    people,
)
from newstemma.claims.ground import Ground
from newstemma.claims.incidents import other_days
from newstemma.claims.tolls import is_toll
from newstemma.language.likeness import rarity
from newstemma.language.words import content_words
from newstemma.model.text import Span

_SIZES = 3.0  # times, between figures that are no tolls
_PAIR = 2  # digits
_SMALL = 10  # what a story has many of
_SOME, _TELLING = 1.5, 2.0  # nats of shared words beside the figures
_EVERYDAY = frozenset("million billion people year percent cent dollar euro pound day".split())
_SPEEDS = frozenset(("m/s", "celsius"))  # what a storm has today it has not tomorrow
_SENTENCES = frozenset(("jailed",))
_POINTS = frozenset(("point",))  # of a lead in a poll: every poll and every state has its own
_CHARGES = frozenset(("count", "charg", "charge"))  # who is charged with five is convicted on four
_WORTH = {"claim": 4.0, "noun": 2.5, "action": 2.0, "speaker": 1.5, "near": 1.5, "slip": 3.5, "long slip": 5.0, "role": 3.0}
_NEAR = 0.25
_MANY, _HARD_BY = 20, 0.12
_PICTURES = frozenset(("imag", "image", "photo", "comment", "slid", "picture"))
_BEARING = re.compile(r"\s*(?:to the |due )?(?:north|south|east|west)|\s*(?:away|off|from (?:the )?(?:coast|shore))\b")
_RATE = re.compile(
    r"\s*(?:[a-z]+ )?(?:to|for|against|per) (?:the |a |an |one |every )(dollar|euro|pound|yen|franc|barrel|ounce|litre|gallon|tonne)\b"
)


def kinds(f: Figure) -> Iterator[tuple[str, ...]]:
    """What must be the same for two figures to be compared at all; none: nothing says what it counts."""
    q = f.quantity
    if q.form in ("ordinal", "age", "fraction", "score") or f.bounds.earlier or f.who in _PICTURES or _BEARING.match(f.article.text, q.end):
        return
    shape = q.per or "", f.bounds.mood, "part" if f.part and q.whole is None else "added" if f.added else ""
    if q.form == "duration" or f.who in TIMES:
        unit = q.unit or TIMES.get(f.who, "")
        yield "duration", unit, *shape
    elif (rate := _RATE.match(f.article.text, q.end, q.end + 40)) and not q.unit:
        yield "rate", rate[1].casefold(), *shape
    elif q.base_unit or q.unit:
        yield q.form, q.base_unit or q.unit or "", *shape
    else:
        for noun in sorted({f.who, f.whose or ""} - {""}):
            if noun in people() or noun == "anyone":
                yield "count", "people", *shape
            else:
                yield "count", noun, *shape


def weights_of(figures: Sequence[Figure], home: Mapping[str, str]) -> Mapping[str, float]:
    """What a shared word tells: its rarity in news, less the more origins of the story have it beside a figure. home: of articles."""
    spread: defaultdict[str, set[str]] = defaultdict(set)
    for f in figures:
        for word in f.words:
            spread[word].add(home[f.article.id])
    size = max(2, len({home[f.article.id] for f in figures}))
    return {w: rarity(w) * (1 - 0.6 * (len(have) - 1) / size) for w, have in spread.items() if not w[0].isdigit()}


def claims_of(ground: Ground) -> Mapping[str, list[tuple[int, int, str]]]:
    """Article id to the mentions of claims that several articles have: (start, end, claim)."""
    found: defaultdict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for claim in ground.claims:
        if len(claim.mentions) > 1:
            for m in claim.mentions:
                if isinstance(m.at, Span):
                    found[m.at.article].append((m.at.start, m.at.end, claim.id))
    return found


def claim_at(f: Figure, claim_of: Mapping[str, Sequence[tuple[int, int, str]]]) -> str | None:
    """The claim that holds a figure."""
    return next((c for start, end, c in claim_of.get(f.article.id, ()) if start <= f.quantity.start and f.quantity.end <= end), None)


def alike(a: Figure, b: Figure, weights: Mapping[str, float], claim_of: Mapping[str, Sequence[tuple[int, int, str]]]) -> float:
    """How surely two figures count one thing."""
    if a.article.id == b.article.id or (is_toll(a) and is_toll(b)) or not _may_meet(a, b) or not (_is_like(a, b) or is_slip(a, b)):
        return 0.0
    value = 0.5 * sum(sorted(weights.get(w, 0.0) for w in a.near & b.near))
    value += 0.15 * sum(sorted(weights.get(w, 0.0) for w in (a.words & b.words) - (a.near & b.near)))
    one, other = claim_at(a, claim_of), claim_at(b, claim_of)
    value += _WORTH["claim"] * (one is not None and one == other)
    nouns = ({a.who, a.whose} & {b.who, b.whose}) - {"", "anyone", None}
    value += _WORTH["noun"] * bool(nouns)
    if a.action is not None and b.action is not None:
        value += _WORTH["action"] * (1 if a.action == b.action else 0 if is_slip(a, b) else -1)
    value += _WORTH["role"] * (a.other_end is not None and a.other_end == b.other_end)
    value += _WORTH["speaker"] * (a.speaker is not None and a.speaker == b.speaker)
    slip = _WORTH["long slip"] if is_long(a) else _WORTH["slip"]
    value += slip if is_slip_of(a, b) else _WORTH["near"] * _is_near(a, b)
    return round(value, 6)


def is_long(f: Figure) -> bool:
    """Whether the digits that changed places are so many, or the unit so telling, that chance did not do it."""
    digits = len(f"{f.quantity.low or f.quantity.high or 0:.6g}".replace(".", "").strip("0"))
    return digits > _PAIR or (digits == _PAIR and f.quantity.form == "money")


def _is_like(a: Figure, b: Figure) -> bool:
    """Whether two figures are of one size: the 300 of one year are not the 4,000 of a decade, whatever their sentences share."""
    x, y = sorted((abs(number(a)), abs(number(b))))
    return y <= _SIZES * x


def is_sure(a: Figure, b: Figure, weights: Mapping[str, float], claim_of: Mapping[str, Sequence[tuple[int, int, str]]]) -> bool:
    """Whether two figures that are alike are so by more than chance: small ones, shares and lengths of time stand in every text."""
    if standing(a.quantity, a.shown, b.quantity, b.shown) != "apart" or (a.other_end is not None and a.other_end == b.other_end):
        return True
    if is_slip_of(a, b):
        exact = not (a.quantity.approximate or b.quantity.approximate)
        alone = exact and is_long(a) and a.quantity.form != "percent"
        common = len((a.near & b.near) - _EVERYDAY)
        return alone or common > (a.quantity.form == "percent") or (bool(a.who) and a.who == b.who)
    one, other = claim_at(a, claim_of), claim_at(b, claim_of)
    aligned = one is not None and one == other
    near = 0.5 * sum(sorted(weights.get(w, 0.0) for w in a.near & b.near))
    noun = bool(a.who) and a.who == b.who and a.who != "anyone"
    action = a.action is not None and a.action == b.action
    if a.quantity.unit is None and max(number(a), number(b)) < _SMALL:
        whole = a.quantity.whole is not None and a.quantity.whole == b.quantity.whole
        return noun and (whole or (aligned and near >= _SOME))
    if a.who in _CHARGES and not action:
        return False
    if (
        a.quantity.form in ("percent", "points", "duration")
        or a.who in _POINTS
        or a.bounds.mood != "is"
        or {"ballot", "seat"} & {a.who, b.who}
    ):
        exact = all(f.quantity.low == f.quantity.high and not f.quantity.approximate for f in (a, b))
        enough = _SOME if a.quantity.form == "duration" else 2 * _TELLING
        return (aligned and exact and near >= enough) or (action and a.action in _SENTENCES)
    if a.quantity.base_unit in _SPEEDS and (a.article.stamp or "")[:10] != (b.article.stamp or "")[:10]:
        return False
    return aligned or near >= _TELLING or (noun and are_close(a, b))


def are_close(a: Figure, b: Figure) -> bool:
    """Whether two exact counts of one noun are so large and so near that chance did not do it: 41 men and 43 men."""
    x, y = sorted((number(a), number(b)))
    exact = all(f.quantity.low == f.quantity.high and not f.quantity.approximate and f.quantity.form == "count" for f in (a, b))
    return exact and x >= _MANY and y - x <= _HARD_BY * y


def is_slip_of(a: Figure, b: Figure) -> bool:
    """Whether the digits changed places; one zero more of a single digit ("5" and "50") says little."""
    return is_slip(a, b) and (is_long(a) or sorted(digits(a)) == sorted(digits(b)) or len(digits(a).strip("0")) >= _PAIR)


def _may_meet(a: Figure, b: Figure) -> bool:
    if not is_slip(a, b) and _kinds_apart(a, b):
        return False
    if a.who in people() and b.who in people() and a.who != b.who and "anyone" not in (a.who, b.who):
        return False
    return _spans_meet(a, b) and not other_days(a.bounds.days, b.bounds.days) and _roles_meet(a, b)


def _kinds_apart(a: Figure, b: Figure) -> bool:
    """Whether their nouns are told apart: three tenors of the choir, four altos."""
    ours, theirs = (set(content_words(f.quantity.counts or "")[:-1]) for f in (a, b))
    return bool(ours and theirs and not ours & theirs)


def _roles_meet(a: Figure, b: Figure) -> bool:
    """Whether the one is not from, to or by where the other is another of these; a whole is no part unless it is one noun."""
    one, other = a.quantity.role, b.quantity.role
    if {one, other} == {"by", None} and a.quantity.form == b.quantity.form == "duration":  # "by 22 seconds", "took 22 seconds off"
        return True
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
