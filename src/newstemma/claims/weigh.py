"""What stands once all is compared: the status of each claim, and how many independent origins say it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from newstemma.model.claim import Claim, Conflict, Mention, Standing, Status
from newstemma.model.lineage import Interval, Roots
from newstemma.model.notice import Notice
from newstemma.model.text import At, Span


def weigh(claims: Sequence[Claim], conflicts: Sequence[Conflict], roots: Sequence[Roots]) -> tuple[list[Standing], list[Notice]]:
    """One standing a claim, in the order of the claims. Cost: linear in mentions and in the places of the differences."""
    on: defaultdict[str, list[Conflict]] = defaultdict(list)
    for conflict in conflicts:
        for claim in conflict.claims:
            on[claim].append(conflict)
    counts = {r.story: _Counts(r) for r in roots}
    return [_standing(claim, on[claim.id], counts[claim.story]) for claim in claims], []


def _standing(claim: Claim, conflicts: Sequence[Conflict], counts: _Counts) -> Standing:
    interval = counts.of(claim.mentions)
    articles = {m.at.article for m in claim.mentions if isinstance(m.at, Span)}
    return Standing(claim.id, _status(claim, interval.best, len(articles), conflicts), interval)


def _status(claim: Claim, origins: int, articles: int, conflicts: Sequence[Conflict]) -> Status:
    if any(c.grade == "update" and _is_overtaken(claim, c) for c in conflicts):
        return "superseded"
    if any(c.grade in {"conflict", "internal"} for c in conflicts):
        return "conflicting"
    if origins >= 2:
        return "corroborated"
    return "reprinted" if articles > 1 else "single_source"


def _is_overtaken(claim: Claim, update: Conflict) -> bool:
    """Whether the claim says what a later figure replaces: it holds a place of another position than the latest.

    Where nobody knows which is the latest, all are.
    """
    older = [p for p in update.positions if update.resolved is None or update.resolved not in {p.text, p.value.shown if p.value else None}]
    places = [at for p in older for at in p.at]
    return len(older) == len(update.positions) or any(_meet(m.at, at) for m in claim.mentions for at in places)


def _meet(a: At, b: At) -> bool:
    homes = [at.article if isinstance(at, Span) else at.document for at in (a, b)]
    return homes[0] == homes[1] and a.start < b.end and b.start < a.end


class _Counts:
    """How many independent origins some mentions of one story come from: as is most likely, at least and at most."""

    def __init__(self, roots: Roots) -> None:
        """The story's articles by group, on certain evidence and with every possible merge."""
        self._certain, self._possible = _groups(roots.certain), _groups(roots.possible)
        self._first = {o.id: o.articles[0] for o in roots.origins if o.articles}

    def of(self, mentions: Iterable[Mention]) -> Interval:
        """best: the origins that they count for; max: only what is certainly one is counted once; min: all that may be one is."""
        told = list(mentions)
        best = len({m.origin for m in told})
        least = len({self._home(m, self._possible) for m in told})
        most = len({self._home(m, self._certain) for m in told})
        return Interval(best, min(best, least), max(best, most))

    def _home(self, mention: Mention, groups: Mapping[str, str]) -> str:
        """The group that a mention counts for: its article's, where the words are its own; else that of what it repeats."""
        at, source = mention.at, mention.echoes
        article = at.article if source is None and isinstance(at, Span) else source.article if source is not None else None
        return groups.get(article or self._first.get(mention.origin, ""), mention.origin)


def _groups(groups: Sequence[Sequence[str]]) -> dict[str, str]:
    """Each article's group, named by its first article."""
    return {article: group[0] for group in groups for article in group}
