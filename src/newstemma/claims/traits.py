"""What the nouns, deeds, frames and values of two figures have in common, for the trees that judge whether they count one thing.

Refuses to look beyond the two figures.
"""

from __future__ import annotations

import math

from newstemma.claims.bounds import standing
from newstemma.claims.figure import TIMES, Figure, digits, elsewhere, is_slip, number, people
from newstemma.claims.incidents import other_days
from newstemma.claims.tolls import is_toll
from newstemma.language.words import content_words

Traits = dict[str, float]
_PAIR = 2  # digits
_LARGEST = 3.0  # nats between two values, above which more says nothing more
_SMALL, _FEW, _CLOSE = 10, 3, 1.25
_ANYBODY = "anyone"


def traits_of(a: Figure, b: Figure) -> Traits:
    """The traits by name. Yes and no are 1 and 0."""
    return {**_nouns(a, b), **_deeds(a, b), **_frames(a, b), **_values(a, b)}


def dimension(f: Figure) -> str | None:
    """What two figures must share to be compared at all; None: an ordinal, an age, a score or a fraction, which others compare."""
    q = f.quantity
    if q.form in ("ordinal", "age", "fraction", "score"):
        return None
    if q.form == "duration" or f.who in TIMES:
        return "duration"
    if q.form in ("percent", "points"):
        return "percent"
    return q.base_unit or q.unit or "count"


def _is_person(noun: str) -> bool:
    return noun in people() or noun == _ANYBODY


def _nouns(a: Figure, b: Figure) -> Traits:
    counted = [frozenset(content_words(f.quantity.counts or "")) for f in (a, b)]
    same = bool(a.who) and a.who == b.who and a.who != _ANYBODY
    both = _is_person(a.who) and _is_person(b.who)
    return {
        "one noun": float(same),
        "anyone": float(a.who == b.who == _ANYBODY),
        "people": float(both and a.who != b.who),
        "one without noun": float(bool(a.who) != bool(b.who)),
        "without nouns": float(not a.who and not b.who),
        "nouns apart": float(bool(a.who and b.who) and a.who != b.who and not both),
        "owner": float(not same and bool(({a.who, a.whose} & {b.who, b.whose}) - {"", _ANYBODY, None})),
        "counted alike": float(len(counted[0] & counted[1])),
        "counted apart": float(min(map(len, counted)) > 1 and not counted[0] & counted[1]),
        "per apart": float((a.quantity.per or "") != (b.quantity.per or "")),
        "one unit": float(a.quantity.unit is not None and a.quantity.unit == b.quantity.unit),
    }


def _deeds(a: Figure, b: Figure) -> Traits:
    return {
        "one deed": float(a.action is not None and a.action == b.action),
        "one without deed": float((a.action is None) != (b.action is None)),
        "deeds apart": float(None not in (a.action, b.action) and a.action != b.action),
        "toll": float(is_toll(a) and is_toll(b)),
        "one trend": float(a.quantity.trend is not None and a.quantity.trend == b.quantity.trend),
        "trends apart": float(None not in (a.quantity.trend, b.quantity.trend) and a.quantity.trend != b.quantity.trend),
        "one speaker": float(a.speaker is not None and a.speaker == b.speaker),
        "speakers apart": float(None not in (a.speaker, b.speaker) and a.speaker != b.speaker),
    }


def _frames(a: Figure, b: Figure) -> Traits:
    """Parts, roles, moods, stretches of time, days and places."""
    ours, theirs, one, other = a.quantity.role, b.quantity.role, a.bounds, b.bounds
    return {
        "one role": float(ours is not None and ours == theirs),
        "role and none": float((ours is None) != (theirs is None)),
        "roles apart": float(None not in (ours, theirs) and ours != theirs),
        "one end": float(a.other_end is not None and a.other_end == b.other_end),
        "part and whole": float(a.part != b.part),
        "parts": float(a.part and b.part),
        "added": float(a.added != b.added),
        "one total": float(a.quantity.whole is not None and a.quantity.whole == b.quantity.whole),
        "earlier": float(one.earlier or other.earlier),
        "prior": float(number(a) in b.prior or number(b) in a.prior or a.quantity.low in b.prior or b.quantity.low in a.prior),
        "moods apart": float(one.mood != other.mood),
        "not so": float(one.mood == other.mood != "is"),
        "span": float(bool(one.span or other.span)),
        "one span": float(bool(one.span) and one.span == other.span),
        "spans apart": float(one.span != other.span and "other" in (one.span, other.span)),
        "rate and none": float(one.span != other.span and "rate" in (one.span, other.span)),
        "other days": float(other_days(one.days, other.days)),
        "one place": float(bool(one.places & other.places)),
        "elsewhere": float(elsewhere(a, b)),
        "away": float(one.away or other.away),
    }


def _values(a: Figure, b: Figure) -> Traits:
    small, large = sorted((abs(number(a)), abs(number(b))))
    exact = all(f.quantity.low == f.quantity.high and not f.quantity.approximate for f in (a, b))
    is_count = dimension(a) == "count"
    return {
        "distance": min(_LARGEST, math.log(large / small)) if small else _LARGEST,
        "close": float(large <= _CLOSE * small),
        "changed digits": float(is_slip(a, b)),
        "many changed digits": float(is_slip(a, b) and min(map(_length, (a, b))) >= _PAIR),
        "small count": float(is_count and large < _SMALL),
        "few": float(is_count and large <= _FEW),
        "a single one": float(is_count and small == 1),
        "many digits": float(min(map(_length, (a, b))) > _PAIR),
        "exact": float(exact),
        "rough": float(a.quantity.approximate and b.quantity.approximate),
        "apart": float(standing(a.quantity, a.shown, b.quantity, b.shown) == "apart"),
        "count": float(is_count),
        "share": float(dimension(a) == "percent"),
        "duration": float(dimension(a) == "duration"),
        "money": float(a.quantity.form == "money"),
    }


def _length(f: Figure) -> int:
    return len(digits(f).strip("0"))
