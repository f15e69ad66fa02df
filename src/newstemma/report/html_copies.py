"""The copy chain of a story as the page shows it: drawn, as a table that says the same, and what follows from it."""

from __future__ import annotations

from dataclasses import dataclass

from newstemma.report.chain_draw import draw
from newstemma.report.chain_lanes import draw_lanes
from newstemma.report.chain_shapes import NARROW, WIDE, Drawing
from newstemma.report.html_cast import Cast
from newstemma.report.html_chain import Plan, plan
from newstemma.report.html_lineage import Taken, edge
from newstemma.report.html_pile import text
from newstemma.report.html_side import Sides, sides
from newstemma.report.html_words import COPIES, plural

MOST = 25  # articles that have a row each; beyond, each source has a lane
LISTED = 200  # rows of what follows; the CSV has all


@dataclass(frozen=True, slots=True)
class Sample:
    """One kind of line, as it is drawn, and what it means."""

    kind: str
    direction: str
    words: str


@dataclass(frozen=True, slots=True)
class Copies:
    """The screen. implied: pairs that say no more than the chain does; left: how many of them are not on the page."""

    lede: str
    drawings: list[tuple[str, Drawing]]
    title: str
    legend: list[Sample]
    told: list[Taken]
    implied: list[Taken]
    left: int
    followed: str
    sides: Sides


def copies(cast: Cast, pairs: int = 12) -> Copies | None:
    """The chain of a story; None where no article took text from another. pairs: how many are shown side by side."""
    found = cast.chain
    if not found.told:
        return None
    place = {a: n for n, a in enumerate(cast.in_order())}
    told = sorted(found.told, key=lambda c: place.get(text(c, "article"), 0))  # stable: to each article its strongest first
    planned = plan(cast, told)
    paint = draw if planned.size <= MOST else draw_lanes
    return Copies(
        lede=_lede(planned, lanes=planned.size > MOST),
        drawings=[(name, paint(planned, look, cast.pile.calendar)) for name, look in (("broad", WIDE), ("slim", NARROW))],
        title=f"Copy chain of {plural(planned.size, 'article')}: {plural(len(told), 'line')}, told in the table below",
        legend=_legend(planned),
        told=[edge(cast, c) for c in told],
        implied=[edge(cast, c) for c in found.implied[:LISTED]],
        left=max(0, len(found.implied) - LISTED),
        followed=f"{plural(len(found.implied), 'more pair')} of articles {'shares' if len(found.implied) == 1 else 'share'} text",
        sides=sides(cast, told, pairs),
    )


def _lede(planned: Plan, *, lanes: bool) -> str:
    parts = [
        "Time runs to the right; a bar is a time that is known only as a span.",
        "Open marks are copies, filled marks report for themselves.",
    ]
    if lanes:
        parts[0] = "Time runs to the right. Each lane is one source; a number counts articles that stand too close to be drawn apart."
    if planned.zoned:
        parts.append("Times are placed by their zones, where these are stated.")
    return " ".join(parts)


def _legend(planned: Plan) -> list[Sample]:
    """What the lines that are drawn mean, each way of drawing once."""
    kinds = dict.fromkeys(k for k in COPIES if any(link.kind == k for link in planned.links))
    groups = {"whole": [k for k in ("verbatim", "abridged", "expanded") if k in kinds]}
    found = [Sample("verbatim", "known", ", ".join(COPIES[k] for k in groups["whole"]))] if groups["whole"] else []
    found += [Sample(k, "known", COPIES[k]) for k in kinds if k not in groups["whole"]]
    ways = {link.direction for link in planned.links}
    if "inferred" in ways:
        found.append(Sample("verbatim", "inferred", "dotted: inferred, not stated"))
    if "unknown" in ways:
        found.append(Sample("verbatim", "unknown", "no arrow: which came first is not established"))
    return found
