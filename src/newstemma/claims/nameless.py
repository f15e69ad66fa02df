"""Ages of people without a name, put together where they can only be one person's.

Refuses to join two of whom an article tells side by side, and victims of a happening that had several.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

from newstemma.claims.figure import number
from newstemma.claims.ground import Ground
from newstemma.claims.slotting import figures
from newstemma.claims.whose_age import Aged
from newstemma.language.age_words import ANYBODY, can_be_one

_SHARED = 3  # stems of words that two sentences on one person share beside the noun
_FEW = 3  # dead, of whom one is a girl
_YOUNG = frozenset("girl boy child teenager".split())
_PUPILS = _YOUNG | {"youth", "student", "pupil"}
_APART = 2  # times: no age is mistaken by more
_FATES = {"died": "killed", "held": "arrested"}


def one_person(ground: Ground, told: Sequence[Aged]) -> list[list[Aged]]:
    """Those of two ages that must be one person's, each person's in order of place. Cost: quadratic in such ages, which are few."""
    pairs = [(a, b) for a, b in combinations(told, 2) if _are_rivals(a, b, told)]
    most = _most(ground, told) if pairs else {}
    sure = [(a, b) for a, b in pairs if _are_one(a, b, most)]
    groups: list[list[Aged]] = []
    for a, b in sure:
        kin = [c for c in told if any(c.quantity.low == x.quantity.low and can_be_one(c.noun or "", x.noun or "") for x in (a, b))]
        if not any(a in g for g in groups):
            groups.append(kin)
    return groups


def _are_rivals(a: Aged, b: Aged, told: Sequence[Aged]) -> bool:
    """Whether they give two ages of one who can be the same, and each article one age of such a person."""
    if a.article.id == b.article.id or a.quantity.low == b.quantity.low or not can_be_one(a.noun or "", b.noun or ""):
        return False
    alike: defaultdict[str, set[float | None]] = defaultdict(set)
    for c in told:
        if can_be_one(c.noun or "", a.noun or "") or can_be_one(c.noun or "", b.noun or ""):
            alike[c.article.id].add(c.quantity.low)
    together = any({a.quantity.low, b.quantity.low} <= ages for ages in alike.values())
    return len(alike[a.article.id]) == len(alike[b.article.id]) == 1 and not together


def _are_one(a: Aged, b: Aged, most: dict[str, float]) -> bool:
    """Whether it is one person: of one calling, of one fate that one had, or told of in the same words."""
    if a.noun == b.noun and a.noun not in ANYBODY:
        return True
    ours, theirs = (str(int(x.quantity.low or 0)) for x in (a, b))
    if sorted(ours) == sorted(theirs) and (a.noun == b.noun or len(a.words & b.words) >= _SHARED):
        return True
    if a.fate and a.fate == b.fate:
        return most[a.fate] <= 1 or (a.fate == "died" and a.noun == b.noun and a.noun in _YOUNG and most["died"] <= _FEW)
    small, large = sorted(x.quantity.low or 0.0 for x in (a, b))
    if (a.noun != b.noun and not {a.noun, b.noun} <= _PUPILS) or large > _APART * small:
        return False
    shared = (a.words & b.words) - {a.noun, b.noun}
    return len(shared) >= _SHARED and all(most[f] <= 1 for f in (a.fate, b.fate) if f)


def _most(ground: Ground, told: Sequence[Aged]) -> dict[str, float]:
    """For each fate the largest number of people that an article gives it."""
    ages_at = {(one.article.id, one.quantity.start) for one in told}
    counts = [f for f in figures(ground) if f.quantity.form == "count" and f.quantity.unit is None and f.key not in ages_at]
    return {fate: max((number(f) for f in counts if f.action == action), default=0.0) for fate, action in _FATES.items()}
