"""What stands once all is compared: the status of each claim, how many independent origins say it, and what each article lacks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from newstemma.model.claim import Claim, Conflict, Gap, Series, Standing, Status, Step
from newstemma.model.lineage import Interval, Roots
from newstemma.model.notice import Notice
from newstemma.model.text import Span, When

_MAX_GAPS = 12  # an article: the best supported claims that it lacks


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


def lacks(claims: Sequence[Claim], standings: Sequence[Standing], roots: Sequence[Roots]) -> tuple[list[Gap], list[Notice]]:
    """For each article the claims of two or more origins that it does not carry, best supported first."""
    standing = {s.claim: s for s in standings}
    by_story: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if standing[claim.id].independent.best >= 2:
            by_story[claim.story].append(claim)
    found: list[Gap] = []
    for root in roots:
        for article in sorted(i for o in root.origins for i in o.articles):
            found.extend(_of_article(article, by_story[root.story], standing))
    return found, []


def _of_article(article: str, claims: Sequence[Claim], standing: dict[str, Standing]) -> Iterable[Gap]:
    absent = [c for c in claims if not any(isinstance(m.at, Span) and m.at.article == article for m in c.mentions)]
    absent.sort(key=lambda c: (-standing[c.id].independent.best, -len(c.mentions), c.id))
    for claim in absent[:_MAX_GAPS]:
        n = standing[claim.id].independent.best
        yield Gap(claim.story, article, claim.id, "lacks", f"{n} independent sources say it")


def steps(conflicts: Sequence[Conflict], published: dict[str, When | None]) -> tuple[list[Series], list[Notice]]:
    """Each updated figure as steps in order of publication."""
    found = []
    for conflict in conflicts:
        if conflict.grade == "update" and conflict.kind == "number":
            rows = [
                Step(published[at.article], position.value, at.article, at)
                for position in conflict.positions
                if position.value is not None
                for at in position.at
                if isinstance(at, Span)
            ]
            rows.sort(key=lambda s: (_stamp(s.when), s.by))
            unit = next((p.value.unit for p in conflict.positions if p.value is not None), None)
            found.append(Series(f"r-{conflict.id[2:]}", conflict.story, conflict.about, unit, tuple(rows)))
    return found, []


def _stamp(when: When | None) -> str:
    return (when.value if when is not None else None) or "9"
