"""A figure that moves, step by step: who first gave which value, in order of publication. Refuses to count a reprint as a step."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from newstemma.claims.points import sortable
from newstemma.model.article import Article
from newstemma.model.claim import Conflict, Position, Series, Step
from newstemma.model.lineage import Roots
from newstemma.model.notice import Notice
from newstemma.model.text import Span, When

_LAST = "9999-99"  # sorts behind every stamp


def steps(conflicts: Sequence[Conflict], articles: Sequence[Article], roots: Sequence[Roots]) -> tuple[list[Series], list[Notice]]:
    """Each updated figure as steps in order of publication, the undated last; in the order of the findings.

    A step is a value as one independent source first gave it: what its copies print, and what it says again, are none.
    """
    by_id = {a.id: a for a in articles}
    homes = {(r.story, i): o.id for r in roots for o in r.origins for i in o.articles}
    found = []
    for conflict in conflicts:
        if conflict.grade == "update" and conflict.kind == "number":
            rows = [step for position in conflict.positions for step in _first_given(conflict.story, position, by_id, homes)]
            rows.sort(key=_order)
            unit = next((p.value.unit for p in conflict.positions if p.value is not None), None)
            found.append(Series(f"r-{conflict.id[2:]}", conflict.story, conflict.about, unit, tuple(rows)))
    return found, []


def _first_given(story: str, position: Position, by_id: Mapping[str, Article], homes: Mapping[tuple[str, str], str]) -> Iterator[Step]:
    """The value of a side, once for each origin that holds it: where it stands in the earliest of its articles."""
    if position.value is None:
        return
    places = [Step(by_id[at.article].published, position.value, at.article, at) for at in position.at if isinstance(at, Span)]
    seen: set[str] = set()
    for step in sorted(places, key=_order):
        home = homes[story, step.by]
        origin = home if home in position.origins or len(position.origins) != 1 else position.origins[0]
        if origin not in seen:
            seen.add(origin)
            yield step


def _order(step: Step) -> tuple[str, float, str, int]:
    low = step.value.low if isinstance(step.value.low, int | float) else 0.0
    return stamp(step.when), low, step.by, step.at.start


def stamp(when: When | None) -> str:
    """A time as words that sort by it: to the minute at one place on earth where a zone is given; what is not dated comes last."""
    return sortable(when.value) if when is not None and when.value is not None else _LAST
