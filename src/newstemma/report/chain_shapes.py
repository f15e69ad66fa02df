"""What a drawing of a copy chain is made of: marks, lines and labels with their places, in pixels."""

from __future__ import annotations

from dataclasses import dataclass, field

from newstemma.report.chain_axis import Tick, fitted, width
from newstemma.report.html_chain import Link, Spot

ROW, GAP, TOP = 46.0, 14.0, 34.0
NAME, NOTE = 13.0, 12.0
RADIUS, HEAD = 6.0, 12.0
LANES = 12


@dataclass(frozen=True, slots=True)
class Look:
    """A drawing's measures in pixels: wide with the sources in a column at the left, narrow with each in a row above its copies."""

    width: float
    column: float
    labels: float
    pitch: float


WIDE, NARROW = Look(1120.0, 152.0, 270.0, 7.0), Look(364.0, 0.0, 196.0, 5.0)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle that nothing else may cover."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Label:
    """Two lines of words: siglum and name, and what we say of it. x, y: where the first begins, on its base line."""

    x: float
    y: float
    letters: str
    shift: float
    name: str
    note: str
    box: Box


@dataclass(frozen=True, slots=True)
class Shape:
    """A node as drawn. kind: head, disc, bar. right: where a bar ends. count: how many articles a mark of a lane stands for, if several."""

    kind: str
    x: float
    y: float
    right: float
    spot: Spot
    label: Label | None
    count: str = ""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line as drawn; head: its arrow's path, empty where it is not established which of the two came first."""

    path: str
    head: str
    link: Link


@dataclass(frozen=True, slots=True)
class Caption:
    """A line of words by itself, after a siglum or none."""

    x: float
    y: float
    letters: str
    shift: float
    text: str
    tone: str
    box: Box


@dataclass(slots=True)
class Drawing:
    """All of it, in the order in which it is painted."""

    width: float
    height: float
    ticks: list[Tick] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)
    shapes: list[Shape] = field(default_factory=list)
    captions: list[Caption] = field(default_factory=list)


def arrow(x: float, y: float, link: Link) -> str:
    """The path of an arrow's head whose point is at x, y; none where it is not established which of the two came first."""
    return "" if link.direction == "unknown" else f"M{x:g} {y:g}l-7 -3.5v7z"


def labelled(spot: Spot, x: float, y: float, room: float, *, siglum: bool) -> Label:
    """Words beside a node, cut to the room there is; the table has them whole."""
    shift = round(width(spot.letters, NAME, bold=True) + 6.0, 1) if siglum and spot.letters else 0.0
    name = fitted(spot.name, NAME, room - shift, bold=True)
    note = fitted(spot.note, NOTE, room)
    wide = max(shift + width(name, NAME, bold=True), width(note, NOTE))
    return Label(x, y, spot.letters if siglum else "", shift, name, note, Box(x, y - NAME, round(x + wide, 1), y + 21.0))
