"""The lists of a marked-up story, line by line, and whether they and the texts name the same marks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Literal, TypeVar

from evals.marked_nouns import (
    GRADES,
    KINDS,
    BadLine,
    Difference,
    Event,
    KeyedClaim,
    MarkedArticle,
    MarkedStory,
    NoSuchMark,
    Origin,
    Twice,
    UnusedMark,
)
from evals.marked_text import MARK_ID

_ORIGIN = re.compile(r"([^:()]+?)(?: *\(([^()]*)\))? *: *(.+)")
Line = tuple[int, str]
Sides = tuple[tuple[str, ...], ...]
Made = TypeVar("Made", KeyedClaim, Difference, Event)


def origins(path: Path, lines: Iterable[Line], articles: tuple[MarkedArticle, ...]) -> tuple[tuple[Origin, ...], tuple[str, ...]]:
    """The origins, and the articles on another happening; every article in one of them."""
    origins: list[Origin] = []
    elsewhere: tuple[str, ...] = ()
    known = {a.key for a in articles}
    placed: set[str] = set()
    for number, line in _meant(lines):
        match = _ORIGIN.fullmatch(line.strip())
        if match is None:
            raise BadLine(path, number, "not 'label (agency): key, key'")
        keys = _names(match[3])
        for key in keys:
            if key not in known:
                raise NoSuchMark(path, number, f"no article {key!r}")
            if key in placed:
                raise Twice(path, number, f"{key} stands in two origins")
            placed.add(key)
        if match[1] == "elsewhere":
            elsewhere += keys
        else:
            agency = (match[2] or "").strip()
            origins.append(Origin(match[1], agency if agency not in ("", "-") else None, keys))
    for article in articles:
        if article.key not in placed:
            raise UnusedMark(path, article.line, f"{article.key} stands in no origin")
    return tuple(origins), elsewhere


def _meant(lines: Iterable[Line]) -> Iterator[Line]:
    """Lines that are neither blank nor comments."""
    return ((n, line.rstrip()) for n, line in lines if line.strip() and not line.startswith("#"))


def _names(text: str) -> tuple[str, ...]:
    """Names between commas."""
    return tuple(part.strip() for part in text.split(",") if part.strip())


def listed(path: Path, lines: list[Line], make: Callable[[list[str], Sides], Made | str]) -> tuple[Made, ...]:
    """What a list holds: lines of cells, each perhaps followed by an indented line of marks. `make` says in words what is wrong."""
    rows: list[tuple[int, str, list[tuple[int, str]]]] = []
    for number, line in _meant(lines):
        if not line[0].isspace():
            rows.append((number, line, []))
        elif rows and not rows[-1][2]:
            rows[-1][2].append((number, line))
        else:
            raise BadLine(path, number, "an indented line of marks that belongs to nothing")
    made: list[Made] = []
    for number, line, below in rows:
        sides = tuple(_names(side) for side in below[0][1].split("/")) if below else ()
        if any(not side or not all(MARK_ID.fullmatch(i) for i in side) for side in sides):
            raise BadLine(path, below[0][0], "not marks with commas between them and / between sides")
        one = make([cell.strip() for cell in line.split("|")], sides)
        if isinstance(one, str):
            raise BadLine(path, number, one)
        made.append(one)
    return tuple(made)


def claim(cells: list[str], sides: Sides) -> KeyedClaim | str:
    if sides or len(cells) != 3 or not re.fullmatch(r"c\d+", cells[0]) or not re.fullmatch(r"[1-9]\d*", cells[2]):
        return "not 'c3 | what it says | number of independent origins'"
    return KeyedClaim(cells[0], cells[1], int(cells[2]))


def difference(cells: list[str], sides: Sides) -> Difference | str:
    if len(cells) not in (5, 6) or not re.fullmatch(r"d\d+", cells[0]):
        return "not 'd1 | kind | grade | must or should | words | resolved: value'"
    kinds, grades = frozenset(_names(cells[1])), frozenset(_names(cells[2]))
    if not kinds or kinds - KINDS:
        return f"no kind: {', '.join(sorted(kinds - KINDS))}"
    if not grades or grades - GRADES:
        return f"no grade: {', '.join(sorted(grades - GRADES))}"
    if cells[3] not in ("must", "should"):
        return f"neither must nor should: {cells[3]!r}"
    if not sides:
        return "no line of marks below it"
    resolved = re.fullmatch(r"resolved: *(.+)", cells[5]) if len(cells) == 6 else None
    if len(cells) == 6 and resolved is None:
        return f"not 'resolved: value': {cells[5]!r}"
    level: Literal["must", "should"] = "must" if cells[3] == "must" else "should"
    return Difference(cells[0], kinds, grades, level, cells[4], sides, resolved[1] if resolved else None)


def friend(cells: list[str], sides: Sides) -> Difference | str:
    if len(cells) != 3 or not re.fullmatch(r"f\d+", cells[0]):
        return "not 'f1 | kind | words'"
    kinds = frozenset(_names(cells[1]))
    if not kinds or kinds - KINDS:
        return f"no kind: {', '.join(sorted(kinds - KINDS))}"
    return Difference(cells[0], kinds, frozenset(), "false", cells[2], sides) if sides else "no line of marks below it"


def event(cells: list[str], sides: Sides) -> Event | str:
    if len(cells) != 3 or not re.fullmatch(r"e\d+", cells[0]) or not re.fullmatch(r"\d{4}(-\d\d){0,2}(T\d\d:\d\d.*)?", cells[1]):
        return "not 'e1 | ISO date | words'"
    return Event(cells[0], cells[1], cells[2], tuple(i for side in sides for i in side))


def meet(story: MarkedStory, lists: dict[str, list[Line]]) -> None:
    """Raises where texts and lists do not name the same marks, or one id or key is given twice."""
    lines = {match[0]: n for rows in lists.values() for n, line in reversed(rows) if (match := re.match(r"[cdef]\d+\b", line))}
    in_text: dict[str, set[str]] = {}
    for article in story.articles:
        for mark in article.marks:
            in_text.setdefault(mark.id, set()).add(article.key)
    named: set[str] = set()
    known: list[KeyedClaim | Difference | Event] = [*story.claims, *story.differences, *story.friends, *story.events]
    for one in known:
        absent = [i for i in marks_of(one) if i not in in_text]
        if absent:
            raise NoSuchMark(story.path, lines[one.id], f"no text has the mark {', '.join(absent)}")
        if isinstance(one, KeyedClaim) and one.independent > len(in_text[one.id]):
            raise BadLine(story.path, lines[one.id], f"more independent origins say {one.id} than articles have its mark")
        named |= set(marks_of(one))
    _once(story, [(one.id, lines[one.id]) for one in known])
    _once(story, [(article.key, article.line) for article in story.articles])
    for article in story.articles:
        for mark in article.marks:
            if mark.id not in named:
                raise UnusedMark(story.path, mark.line, f"no list names the mark {mark.id} ({mark.text!r})")


def _once(story: MarkedStory, names: list[tuple[str, int]]) -> None:
    """Raises Twice where a name comes a second time."""
    seen = set()
    for name, line in names:
        if name in seen:
            raise Twice(story.path, line, f"a second {name}")
        seen.add(name)


def marks_of(one: KeyedClaim | Difference | Event) -> tuple[str, ...]:
    """The ids of the marks that an expectation names."""
    if isinstance(one, KeyedClaim):
        return (one.id,)
    return one.marks if isinstance(one, Event) else tuple(i for side in one.sides for i in side)
