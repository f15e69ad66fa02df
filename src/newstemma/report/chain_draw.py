"""A copy chain as lines, marks and labels with their places: time to the right, the wire at the left, one row an article.

Labels stand right of their mark in a row of their own, so that none can meet another, whatever the font; lines run left of the marks.
"""

from __future__ import annotations

from collections.abc import Iterable

from newstemma.report.chain_axis import Axis, axis
from newstemma.report.chain_shapes import GAP, HEAD, LANES, RADIUS, ROW, TOP, Drawing, Look, Shape, Stroke, arrow, labelled
from newstemma.report.html_chain import Family, Link, Plan, Spot
from newstemma.report.html_words import Calendar


def draw(plan: Plan, look: Look, calendar: Calendar) -> Drawing:
    """A plan as a drawing. Cost: linear in its nodes and lines."""
    return _Drafter(plan, look).drawing(calendar)


class _Drafter:
    """Places the rows from the top, then the lines between them."""

    def __init__(self, plan: Plan, look: Look) -> None:
        self.plan, self.look = plan, look
        self.across = [link for link in plan.links if not link.home]
        self.lanes = min(LANES, len({link.source for link in self.across}))
        self.children = _children(plan)
        self.depth = {f.rows[0].key: self._depth_of(f) for f in plan.families if f.rows}
        spots = [s for f in plan.families for s in f.rows]
        self.axis = self._axis(spots)
        self.shapes: dict[str, Shape] = {}
        self.arrivals: dict[str, int] = {}
        self.y = TOP

    def _axis(self, spots: list[Spot]) -> Axis:
        """The axis beside the column of sources, the lanes and the brackets; short where one day is all that it shows."""
        known = [(s.low, s.high) for s in spots if not s.coarse and s.low is not None and s.high is not None]
        vague = [(s.low, s.high) for s in spots if s.low is not None and s.high is not None]
        left = (
            (self.look.column if self._column() else 8.0) + self.lanes * self.look.pitch + 12.0 * (1 + max(self.depth.values(), default=0))
        )
        right = max(left + 40.0, self.look.width - self.look.labels)
        if len(set(known or vague)) <= 1:
            right = min(right, left + 160.0)
        return axis(known or vague, left, right)

    def _column(self) -> bool:
        """Whether sources stand in a column of their own at the left."""
        return self.look.column > 0 and (bool(self.plan.outside) or any(f.head for f in self.plan.families))

    def _depth_of(self, family: Family) -> int:
        """How many brackets stand left of a family's marks: one for each generation that has copies."""
        depth: dict[str, int] = {}
        for spot in reversed(family.rows):
            below = self.children.get(spot.key, [])
            depth[spot.key] = 1 + max((depth.get(link.target, 0) for link in below), default=0) if below else 0
        return max(depth.values(), default=0)

    def drawing(self, calendar: Calendar) -> Drawing:
        for family in self.plan.families:
            self._family(family)
        for spot in self.plan.outside:
            self._outside(spot)
        strokes = [*self._homes(), *self._crossings()]
        ticks = self.axis.ticks(calendar) if any(s.low is not None for f in self.plan.families for s in f.rows) else []
        return Drawing(self.look.width, round(self.y + 8.0, 1), ticks, strokes, list(self.shapes.values()))

    def _family(self, family: Family) -> None:
        start = self.y
        if family.head and not self.look.column:
            self._place(family.head, "head", HEAD, self.y + 14.0)
            self.y += ROW
        rows = []
        for spot in family.rows:
            rows.append(self.y + 14.0)
            self._row(spot, rows[-1])
            self.y += ROW + 6.0 * max(0, self._arriving(spot.key) - 1)
        if family.head and self.look.column:
            self._place(family.head, "head", HEAD + 2.0, (rows[0] + rows[-1]) / 2)
            self.y = max(self.y, start + 76.0)
        self.y += GAP

    def _arriving(self, key: str) -> int:
        return sum(1 for link in self.across if link.target == key)

    def _row(self, spot: Spot, y: float) -> None:
        left, right = self.axis.at(spot.low, self.axis.x0), self.axis.at(spot.high, self.axis.x1)
        if spot.low is not None and spot.low == spot.high:
            self._place(spot, "disc", left, y)
        else:
            self._place(spot, "bar", min(left, right - 16.0), y, right)

    def _outside(self, spot: Spot) -> None:
        """A source that no family has: in the column where there is room beside an article that names it, else beneath all."""
        if not self.look.column:
            self._place(spot, "head", HEAD, self.y + 14.0)
            self.y += ROW
            return
        wanted = [self.shapes[link.target].y for link in self.across if link.source == spot.key and link.target in self.shapes]
        taken = [s.y for s in self.shapes.values() if s.kind == "head"]
        y = max(min(wanted, default=TOP + 14.0), TOP + 14.0)
        while any(abs(y - other) < 70.0 for other in taken):
            y += 10.0
        self._place(spot, "head", HEAD + 2.0, y)
        self.y = max(self.y, y + 52.0)

    def _place(self, spot: Spot, kind: str, x: float, y: float, right: float = 0.0) -> None:
        end = right if kind == "bar" else x + (HEAD if kind == "head" else RADIUS)
        if kind == "head" and self.look.column:
            label = labelled(spot, 0.0, y + HEAD + 16.0, self.look.column - 10.0, siglum=False)
        else:
            label = labelled(spot, end + 9.0, y + 4.0, self.look.width - end - 9.0, siglum=kind != "head")
        self.shapes[spot.key] = Shape(kind, x, y, end, spot, label)

    def _homes(self) -> Iterable[Stroke]:
        """From a source to those who took their text from it: a fan from the column, else a trunk that stands clear of every mark."""
        for source, links in self.children.items():
            if source not in self.shapes:
                continue
            here = self.shapes[source]
            if here.kind == "head" and self.look.column:
                yield from (self._fan(here, link) for link in links)
            else:
                x = self._trunk(source)
                yield from (self._elbow(here, x, link) for link in links)

    def _fan(self, here: Shape, link: Link) -> Stroke:
        there = self.shapes[link.target]
        x, end = here.x + HEAD, self._left(there)
        bend = min(self.look.column, end - 10.0)
        out, into = x + 0.62 * (bend - x), x + 0.5 * (bend - x)  # clear of the name beneath the source
        path = f"M{x:g} {here.y:g}C{out:.1f} {here.y:g} {into:.1f} {there.y:g} {bend:g} {there.y:g}H{end:g}"
        return Stroke(path, arrow(end, there.y, link), link)

    def _trunk(self, source: str) -> float:
        """Where the trunk of a source stands: under its mark, or left of all that stands below it where that would touch one."""
        here = self.shapes[source]
        below = list(self._below(source))
        clear = min((self._left(self.shapes[key]) for key in below), default=here.x)
        middle = here.x if here.kind != "bar" else here.x + 8.0
        if clear - middle >= 16.0:
            return middle
        nested = min((self._trunk(key) for key in below if key in self.children), default=clear)
        return round(min(self._left(here), clear, nested) - 12.0, 1)

    def _below(self, source: str) -> Iterable[str]:
        for link in self.children.get(source, []):
            if link.target in self.shapes:
                yield link.target
                yield from self._below(link.target)

    def _elbow(self, here: Shape, x: float, link: Link) -> Stroke:
        there = self.shapes[link.target]
        end = self._left(there)
        inside = x >= here.x - 1.0
        down = here.y + (HEAD if here.kind == "head" else RADIUS - 1.0) if inside else here.y
        start = f"M{x:g} {down:g}" if inside else f"M{self._left(here):g} {here.y:g}H{x + 5:g}Q{x:g} {here.y:g} {x:g} {here.y + 5:g}"
        path = f"{start}V{there.y - 6:g}Q{x:g} {there.y:g} {min(x + 6, end):g} {there.y:g}H{end:g}"
        return Stroke(path, arrow(end, there.y, link), link)

    def _crossings(self) -> Iterable[Stroke]:
        """Between families: out to the left, along a lane that no mark and no label stands in, in again from the left."""
        order = {key: n for n, key in enumerate(dict.fromkeys(link.source for link in self.across))}
        base = self.axis.x0 - 12.0 * (1 + max(self.depth.values(), default=0)) - 2.0
        for link in self.across:
            if link.source not in self.shapes or link.target not in self.shapes or link.source == link.target:
                continue
            here, there = self.shapes[link.source], self.shapes[link.target]
            lane = round(base - self.look.pitch * (order[link.source] % LANES), 1)
            shift = 7.0 + 6.0 * self.arrivals.get(link.target, 0)
            self.arrivals[link.target] = self.arrivals.get(link.target, 0) + 1
            low, end = there.y + shift, self._left(there) + 1.0
            out = here.y - 4.0 if here.kind != "head" else here.y + 5.0
            start = here.x + HEAD - 1.0 if here.kind == "head" and self.look.column else self._left(here) + 1.0
            level = here.kind == "head" and abs(here.y - low) < HEAD
            path = f"M{start:g} {low:g}H{end:g}" if level else f"M{start:g} {out:g}H{lane:g}V{low:g}H{end:g}"
            yield Stroke(path, arrow(end, low, link), link)

    @staticmethod
    def _left(shape: Shape) -> float:
        """Where a line ends that comes to a mark from the left."""
        return shape.x if shape.kind == "bar" else round(shape.x - (HEAD if shape.kind == "head" else RADIUS), 1)


def _children(plan: Plan) -> dict[str, list[Link]]:
    """The lines within families by their source, in the order of the rows."""
    place = {s.key: n for n, s in enumerate(s for f in plan.families for s in f.rows)}
    found: dict[str, list[Link]] = {}
    for link in sorted((link for link in plan.links if link.home), key=lambda link: place.get(link.target, 0)):
        found.setdefault(link.source, []).append(link)
    return found
