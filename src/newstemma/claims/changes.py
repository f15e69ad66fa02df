"""One change told with two sizes: "by half a point to 5.75 per cent" and "by 0.75 points to 5.75"; the steps of one rise.

Two changes are one where they end at the same rate. Refuses changes of anything but rates, and what rounding explains.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from newstemma.claims.ground import Ground
from newstemma.claims.sides import Side, are_told, backed, finding, side
from newstemma.claims.values import as_value
from newstemma.language.numerals import SMALL, amount_of
from newstemma.language.points import spoken_points
from newstemma.model.article import Article
from newstemma.model.claim import Conflict, Value
from newstemma.model.reading import Quantity, Sentence

_TO = re.compile(r"\bto (?:about |around |just |a record )?$")
_N = rf"(?<![\w.,])(\d+(?:\.\d+)?|{'|'.join(SMALL)})"
_PER_CENT = r"(?:\s?(?:%|per\s?cent|percent))"
_WHEN = (
    r"(?:now|immediately|at once|this \w+|from \w+|in \w+|next \w+|the next|the following \w+|later|(?:a|one) year later|on \w+"
    r"|the year after|backdated|straight away|afterwards)"
)
_STEPS = re.compile(
    rf"{_N}{_PER_CENT}\s+{_WHEN}\b[^.;\d]{{0,20}}?,?\s*(?:and|then|followed by|with)\s+"
    rf"(?:another\s+|a further\s+|then\s+)?{_N}{_PER_CENT}?\s+{_WHEN}\b",
    re.IGNORECASE,
)
_SLACK = 0.051  # points: what rounding to a tenth explains
_NEAR = 40  # characters between the two figures of one change
_TWO = 2
K = TypeVar("K", float, tuple[float, float])


@dataclass(frozen=True, slots=True)
class _Change:
    """How far something moved, in points, to what rate, and the figure that says so."""

    article: Article
    size: float
    to: float
    shown: Quantity


def change_differences(ground: Ground, told: Collection[tuple[str, int]] = ()) -> list[Conflict]:
    """One finding for each rate that was reached in two ways, and one for the steps of a rise. Cost: linear in the text.

    told  the places that another finding of figures has shown, as article and start
    """
    by_end: defaultdict[float, list[_Change]] = defaultdict(list)
    steps: defaultdict[tuple[float, float], list[Side]] = defaultdict(list)
    for article in ground.articles:
        spoken = spoken_points(article.text)
        for sentence in ground.readings[article.id].sentences:
            for change in _changes(ground, article, sentence, spoken):
                by_end[change.to].append(change)
            for match in _STEPS.finditer(article.text, sentence.start, sentence.end):
                span = article.cut(match.start(), match.end())
                first, second = (amount_of(match[n]) for n in (1, 2))
                value = Value("number", span.text, first, first, "%", None, None, span)
                steps[first, second].append(side(ground, article, span, value))
    return [*_sizes(ground, by_end, told), *_stepped(ground, steps)]


def _changes(ground: Ground, article: Article, sentence: Sentence, spoken: list[Quantity]) -> Iterator[_Change]:
    """The changes of a sentence: the rate at the end of each, and how far it is from the one at its beginning, or by how much it moved."""
    every = (*ground.readings[article.id].quantities, *spoken)
    inside = [q for q in every if sentence.start <= q.start < sentence.end and q.low is not None and q.low == q.high and not q.approximate]
    ends = [q for q in inside if q.form == "percent" and (q.role == "to" or _TO.search(article.text, sentence.start, q.start))]
    for q in inside:
        near = [e for e in ends if 0 < max(e.start - q.end, q.start - e.end) <= _NEAR]
        if (q.form == "points" or q.counts == "points") and q.role in ("by", None):
            near = [e for e in near if q.end <= e.start]
            size = q.base_low if q.form == "points" else q.low
        elif q.role == "from" and q.form in ("percent", "count"):
            size = None
        else:
            continue
        end = min(near, key=lambda e: abs(e.start - q.start), default=None)
        if end is not None:
            to = end.low or 0.0
            yield _Change(article, abs(to - (q.low or 0.0)) if size is None else size, to, q)


def _sizes(ground: Ground, by_end: Mapping[float, list[_Change]], told: Collection[tuple[str, int]]) -> Iterator[Conflict]:
    for end, changes in sorted(by_end.items()):
        groups: defaultdict[float, list[Side]] = defaultdict(list)
        for c in sorted(changes, key=lambda c: c.size):
            size = next((s for s in groups if abs(s - c.size) <= _SLACK), round(c.size, 6))
            groups[size].append(side(ground, c.article, c.article.cut(c.shown.start, c.shown.end), as_value(c.article, c.shown)))
        if len(groups) == _TWO and not are_told(groups.values(), told) and not _are_shared(list(groups.values())):
            yield _finding(ground, groups, f"a change to {end:.4g} per cent", "one change has one size")


def _stepped(ground: Ground, steps: Mapping[tuple[float, float], list[Side]]) -> Iterator[Conflict]:
    if len(steps) == _TWO and not _are_shared(list(steps.values())):
        yield _finding(ground, steps, "steps of a rise", "one rise has one course")


def _are_shared(groups: list[list[Side]]) -> bool:
    """Whether one article has both: it tells of two changes."""
    ours, theirs = ({s.article for s in g} for g in groups)
    return bool(ours & theirs)


def _finding(ground: Ground, groups: Mapping[K, list[Side]], about: str, why: str) -> Conflict:
    rows = [g for _, g in sorted(groups.items())]
    resolved = backed(rows, least=2)
    named = " or ".join(g[0].at.text for g in rows)
    return finding(ground, "number", "conflict", about, rows, f"{named}: {why}", resolved=resolved)
