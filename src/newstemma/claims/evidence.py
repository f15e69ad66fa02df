"""What decides between figures of one slot: a later count, the agency that an article credits with another figure, most of the origins.

Refuses to decide where two are even.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from newstemma.claims.figure import Figure
from newstemma.claims.ground import Ground
from newstemma.claims.sides import Side, first_given, majority
from newstemma.model.claim import Grade

Group = Sequence[Figure]
_SOME = 2  # origins that are more than one voice


def resolved(ground: Ground, grade: Grade, groups: Sequence[Group], sides: Sequence[Sequence[Side]]) -> tuple[str | None, str]:
    """The value that the evidence supports, and how it does, as the end of a sentence; None where it does not decide."""
    if grade == "update":
        return groups[_latest(groups, sides)][0].shown, ""
    if grade != "conflict":
        return None, ""
    if (own := _own(ground, groups)) is not None:
        n, agency = own
        return groups[n][0].shown, f"; {agency}, which is credited with another figure, has {groups[n][0].shown} in its own text"
    most = majority(sides)
    told = sum(len({s.origin for s in g}) for g in sides)  # a print that changed the figure speaks against its own origin
    if most is not None and told > _SOME and len({s.origin for s in sides[most]}) >= _SOME:
        return groups[most][0].shown, f"; most independent sources have {groups[most][0].shown}"
    return None, ""


def _latest(groups: Sequence[Group], sides: Sequence[Sequence[Side]]) -> int:
    """The group that was first given last, of those that no text sets aside."""
    now = [n for n, g in enumerate(groups) if not all(f.bounds.earlier for f in g)]
    return max(now or range(len(groups)), key=lambda n: (max(given or "" for given in first_given(sides[n])), n))


def _own(ground: Ground, groups: Sequence[Group]) -> tuple[int, str] | None:
    """The group that holds an agency's own figure where another article credits that agency with another one, and the agency."""
    agency_of = {i: o.agency for o in ground.roots.origins if o.agency for i in o.articles}
    for n, group in enumerate(groups):
        for agency in sorted({a for f in group if (a := agency_of.get(f.article.id)) is not None}):
            others = [f for m, g in enumerate(groups) if m != n for f in g if agency_of.get(f.article.id) != agency]
            if any(_credits(ground, f, agency) for f in others) and not any(
                agency_of.get(f.article.id) == agency for m, g in enumerate(groups) if m != n for f in g
            ):
                return n, agency
    return None


def _credits(ground: Ground, f: Figure, agency: str) -> bool:
    """Whether the sentence of a figure names the agency."""
    sentence = ground.readings[f.article.id].sentences[f.sentence]
    return re.search(rf"\b{re.escape(agency)}\b", f.article.text[sentence.start : sentence.end]) is not None
