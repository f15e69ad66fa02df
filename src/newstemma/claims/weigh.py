"""What stands once all is compared: the status of each claim, and how many independent origins say it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from newstemma.model.claim import Claim, Conflict, Standing, Status
from newstemma.model.lineage import Interval, Roots
from newstemma.model.notice import Notice
from newstemma.model.text import Span


def weigh(claims: Sequence[Claim], conflicts: Sequence[Conflict], roots: Sequence[Roots]) -> tuple[list[Standing], list[Notice]]:
    """One standing a claim, in the order of the claims."""
    grades: defaultdict[str, set[str]] = defaultdict(set)
    for conflict in conflicts:
        for claim in conflict.claims:
            grades[claim].add(conflict.grade)
    root_of = {r.story: r for r in roots}
    return [_standing(claim, grades[claim.id], root_of[claim.story]) for claim in claims], []


def _standing(claim: Claim, grades: set[str], roots: Roots) -> Standing:
    origins = {m.origin for m in claim.mentions}
    articles = {m.at.article for m in claim.mentions if isinstance(m.at, Span)}
    return Standing(claim.id, _status(len(origins), len(articles), grades), _interval(len(origins), roots))


def _status(origins: int, articles: int, grades: set[str]) -> Status:
    if "update" in grades:
        return "superseded"
    if grades & {"conflict", "internal"}:
        return "conflicting"
    if origins >= 2:
        return "corroborated"
    return "reprinted" if articles > 1 else "single_source"


def _interval(best: int, roots: Roots) -> Interval:
    """The story's doubt carried over: no claim has fewer than one source, nor more doubt than its story."""
    whole = roots.independent
    most = max(best, min(best + (whole.max - whole.best), whole.max)) if best > 1 else best
    return Interval(best, max(1, best - (whole.best - whole.min)), most)
