"""A copy chain of many articles: one lane a source, its copies as marks on it, those that would meet as one mark with their number.

The first and the last article of a lane are named; the table beside names all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from newstemma.report.chain_axis import axis, fitted, width
from newstemma.report.chain_shapes import (
    HEAD,
    NAME,
    NOTE,
    RADIUS,
    ROW,
    TOP,
    Box,
    Caption,
    Drawing,
    Look,
    Shape,
    Stroke,
    arrow,
    labelled,
)
from newstemma.report.html_chain import Family, Link, Plan, Spot
from newstemma.report.html_words import COPIES, Calendar, listed, plural

LANE, LINE, BELOW = 108.0, 52.0, 78.0
SPANS = 24.0  # how far below the points of a lane its spans of days stand
MARK, WIDEST = 9.0, 56.0
MARGIN = 34.0


def draw_lanes(plan: Plan, look: Look, calendar: Calendar) -> Drawing:
    """A plan as lanes; sources of one article that took nothing from another and gave nothing are counted in a line beneath."""
    return _Lanes(plan, look).drawing(calendar)


class _Lanes:
    """Places lane under lane."""

    def __init__(self, plan: Plan, look: Look) -> None:
        self.plan, self.look = plan, look
        touched = {key for link in plan.links for key in (link.source, link.target)}
        self.families = [f for f in plan.families if len(f.rows) > 1 or f.head or any(s.key in touched for s in f.rows)]
        self.lone = len(plan.families) - len(self.families)
        self.home = {s.key: n for n, f in enumerate(self.families) for s in ([f.head] if f.head else []) + f.rows}
        spots = [s for f in self.families for s in f.rows]
        known = [(s.low, s.high) for s in spots if not s.coarse and s.low is not None and s.high is not None]
        vague = [(s.low, s.high) for s in spots if s.low is not None and s.high is not None]
        self.dated = bool(vague)
        across = {self._from(link) for link in plan.links if not link.home}
        self.left = MARGIN + look.pitch * min(12, len(across)) + 16.0
        self.axis = axis(known or vague, self.left + MARK, look.width - MARK - 4.0)
        self.marks: dict[str, Shape] = {}
        self.page = Drawing(look.width, 0.0)

    def _from(self, link: Link) -> str:
        return str(self.home.get(link.source, link.source))

    def drawing(self, calendar: Calendar) -> Drawing:
        y = TOP
        for family in self.families:
            y += self._lane(family, y)
        for spot in self.plan.outside:
            self.marks[spot.key] = Shape(
                "head", HEAD + 2.0, y + 14.0, 0.0, spot, labelled(spot, 36.0, y + 18.0, self.look.width - 36.0, siglum=False)
            )
            self.page.shapes.append(self.marks[spot.key])
            y += ROW
        if self.lone:
            words = f"{plural(self.lone, 'more source')} of one article each, with no text taken or given"
            self._caption("", words, "s7", self.left, y + 12.0)
            y += 28.0
        self.page.strokes.extend(self._crossings())
        self.page.height = y + 4.0
        self.page.ticks.extend(self.axis.ticks(calendar) if self.dated else [])
        return self.page

    def _lane(self, family: Family, y: float) -> float:
        """Draws one lane from y down; gives its height."""
        top = family.head or family.rows[0]
        head = Shape("head", HEAD + 2.0, y + LINE, 0.0, top, None) if family.head else None
        if head:
            self.marks[top.key] = head
            self.page.shapes.append(head)
        several = len(family.rows) > 1
        told = f"{plural(len(family.rows), 'article')}: {self._counted(family)}" if several else family.rows[0].note
        self._caption(family.letters, family.label, top.tone, self.left, y + 12.0)
        self._caption("", told, top.tone, self.left, y + 30.0)
        points, spans = ([s for s in family.rows if (s.low is None or s.low != s.high) is vague] for vague in (False, True))
        marks = self._marks(points, y + LINE)
        low = SPANS if points and spans else 0.0
        marks += self._marks(spans, y + LINE + low)
        self.page.shapes.extend(marks)
        self.page.strokes.extend(self._along(family, marks, head))
        if several:
            self._ends(family, y + BELOW + low)
        return LANE + low if several else LANE - 24.0

    def _counted(self, family: Family) -> str:
        """As in "44 reprint, 1 abridged, 2 not copied"."""
        how = Counter(COPIES.get(link.kind, link.kind) for link in self._homes(family))
        own = len(family.rows) - sum(how.values())
        told = [f"{n} {name}{'s' if name == 'reprint' and n > 1 else ''}" for name, n in sorted(how.items(), key=lambda x: (-x[1], x[0]))]
        return listed(told + ([f"{own} of its own words"] if own else []))

    def _homes(self, family: Family) -> list[Link]:
        keys = {s.key for s in family.rows}
        return [link for link in self.plan.links if link.home and link.target in keys]

    def _marks(self, spots: list[Spot], y: float) -> list[Shape]:
        """One mark for each article that stands clear of others, one with a number for those that do not."""
        found: list[tuple[float, float, list[Spot]]] = []
        for left, right, spot in sorted(((*self._reach(s), s) for s in spots), key=lambda x: (x[0], x[1], x[2].key)):
            if found and left <= found[-1][1] + 3.0 and (spot.low != spot.high or left - found[-1][0] < WIDEST):
                found[-1] = (found[-1][0], max(found[-1][1], right), [*found[-1][2], spot])
            else:
                start = max(left, found[-1][1] + 3.0) if found else left
                found.append((start, max(right, start + 2 * MARK), [spot]))
        return [self._mark(met, left, right, y) for left, right, met in found]

    def _mark(self, met: list[Spot], left: float, right: float, y: float) -> Shape:
        """One mark for articles that meet: filled where one of them reports for itself."""
        face = replace(met[0], open=all(s.open for s in met), dotted=all(s.dotted for s in met))
        middle = (left + right) / 2
        if len(met) == 1 and face.low is not None and face.low == face.high:
            mark = Shape("disc", middle, y, middle + RADIUS, face, None)
        else:
            mark = Shape("bar", left, y, right, face, None, str(len(met)) if len(met) > 1 else "")
        self.marks.update((s.key, mark) for s in met)
        return mark

    def _reach(self, spot: Spot) -> tuple[float, float]:
        left, right = self.axis.at(spot.low, self.axis.x0), self.axis.at(spot.high, self.axis.x1)
        return round(left - MARK, 1), round(max(right, left) + MARK, 1)

    def _along(self, family: Family, marks: list[Shape], head: Shape | None) -> Iterable[Stroke]:
        """The lane itself: a line to the last mark of each row, for each way in which its direction is known."""
        ways: dict[tuple[float, str], list[Link]] = {}
        for link in self._homes(family):
            ways.setdefault((self.marks[link.target].y, link.direction), []).append(link)
        start, first = (head.x + HEAD, head.y) if head else (self.left - 8.0, min(m.y for m in marks))
        rows = Counter(y for y, _ in ways)
        for (y, _), links in sorted(ways.items()):
            rows[y] -= 1
            at, end = y + 4.0 * rows[y], self._left(max((m for m in marks if m.y == y), key=lambda m: m.x))
            turn = f"M{start:g} {at:g}" if abs(y - first) < 1.0 else f"M{start:g} {first:g}H{self.left - 4:g}V{at:g}"
            one = replace(links[0], edges=tuple(e for link in links for e in link.edges))
            yield Stroke(f"{turn}H{end:g}", arrow(end, at, one), one)

    def _ends(self, family: Family, y: float) -> None:
        """The names of the first and the last article, side by side."""
        room = (self.look.width - 16.0) / 2
        by_time = sorted(family.rows, key=lambda s: (s.low is None, s.low or 0, s.key))
        ends = [by_time[0], by_time[-1]]
        shifts = [width(s.letters, NAME, bold=True) + 6.0 for s in ends]
        names = [fitted(s.name, NOTE, room - shift) for s, shift in zip(ends, shifts, strict=True)]
        wide = [shift + width(name, NOTE) for shift, name in zip(shifts, names, strict=True)]
        first = max(0.0, min(self._reach(ends[0])[0], self.look.width - sum(wide) - 16.0))
        last = max(first + wide[0] + 16.0, min(self._reach(ends[1])[1], self.look.width) - wide[1])
        for spot, x in zip(ends, (first, last), strict=True):
            self._caption(spot.letters, spot.name, spot.tone, x, y, room)

    def _caption(self, letters: str, words: str, tone: str, x: float, y: float, room: float | None = None) -> None:
        shift = round(width(letters, NAME, bold=True) + 6.0, 1) if letters else 0.0
        shown = fitted(words, NOTE, (self.look.width - x if room is None else room) - shift)
        box = Box(round(x, 1), y - NAME, round(x + shift + width(shown, NOTE), 1), y + 4.0)
        self.page.captions.append(Caption(round(x, 1), y, letters, shift, shown, tone, box))

    def _crossings(self) -> Iterable[Stroke]:
        """Between lanes, those of one kind and one direction as one line."""
        groups: dict[tuple[str, str, str, str], list[Link]] = {}
        for link in self.plan.links:
            if not link.home and link.source in self.marks and link.target in self.marks:
                groups.setdefault((self._from(link), str(self.home.get(link.target)), link.kind, link.direction), []).append(link)
        order = {key: n for n, key in enumerate(dict.fromkeys(k[0] for k in groups))}
        taken: Counter[str] = Counter()
        for key, links in groups.items():
            here, there = self.marks[links[0].source], self.marks[links[0].target]
            lane = round(self.left - 6.0 - self.look.pitch * (order[key[0]] % 12), 1)
            low = there.y + 6.0 + min(4, taken[key[1]]) * 4.0
            taken[key[1]] += 1
            out, end = here.y - 4.0, self._left(there) + 2.0
            start = here.x + HEAD - 1.0 if here.kind == "head" else self._left(here) + 2.0
            one = replace(links[0], edges=tuple(e for link in links for e in link.edges))
            yield Stroke(f"M{start:g} {out:g}H{lane:g}V{low:g}H{end:g}", arrow(end, low, one), one)

    @staticmethod
    def _left(mark: Shape) -> float:
        return mark.x if mark.kind == "bar" else round(mark.x - (HEAD if mark.kind == "head" else RADIUS), 1)
