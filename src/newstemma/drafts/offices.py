"""What people are called in a draft: an office beside a name must be one that the pile gives her, or that the likest sentence has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from newstemma.drafts.folds import folded
from newstemma.drafts.line import Beside, Line, Weight, alike, place
from newstemma.drafts.pile import Pile, Told
from newstemma.model.check import Finding, Rival

_TELLS = 0.35  # how alike a sentence must be to be looked at for an office
_OTHER = 0.42  # how alike the places of two offices must be before one stands for the other
_AHEAD = 0.25  # by how much the likest place with another office must beat the likest with this one
_BY = 0.6  # of a sentence's likeness for an office that stands around it
_UNDER = frozenset("deputy vice assistant head chief".split())
_OF = 40  # and between the office and a name behind it: "mayor of Port Vale, "
_BETWEEN = re.compile(r"(?:,?\s(?:of|for|at|the|[A-Z][\w-]*))*,?\s*")
_NEAR = 90  # characters from a name in which an office may be its bearer's


@dataclass(frozen=True, slots=True)
class Office:
    """An office where it stands. sort: its line in the table, the same for all words of one office."""

    start: int
    end: int
    sort: str


@cache
def _table() -> dict[str, str]:
    """Each word for an office to its sort."""
    text = files("newstemma.drafts").joinpath("assets", "offices.txt").read_text(encoding="utf-8")
    rows = [[w.strip() for w in line.split("|")] for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return {word: row[0] for row in rows for word in row}


@cache
def _pattern() -> re.Pattern[str]:
    words = sorted(_table(), key=lambda w: (-len(w), w))
    return re.compile(rf"(?<![\w-])({'|'.join(map(re.escape, words))})(?:s|['’]s)?(?![\w-])", re.IGNORECASE)


def offices(text: str) -> list[Office]:
    """The offices that a text names, in order."""
    return [Office(m.start(1), m.end(1), _table()[m.group(1).casefold()]) for m in _pattern().finditer(text)]


def office_findings(line: Line, near: Sequence[Beside], pile: Pile, weight: Weight) -> Iterator[Finding]:
    """Offices that the pile gives nobody of the name beside them, or that stand where the likest sentence has another one."""
    beside = [one for one in near if one.likeness >= _TELLS]
    for office in offices(line.text):
        start, end = line.start + office.start, line.start + office.end
        bearer = _bearer(line, start, end)
        held = _held(bearer, pile) if bearer else {}
        if any(_go_together(office.sort, sort) for sort in _closest(held)):
            continue
        if held:
            rival: Rival | None = held[min(held)]
        else:
            found = _likest(line, office, beside, weight)
            here = _here(line, office, beside, pile, weight)
            rival = found[1] if found is not None and found[0] > here + _AHEAD else None
        words = line.words(start, end)
        if rival is None and bearer and pile.has(bearer) and not _is_anywhere(office.sort, pile):
            yield Finding("not_found", "office", start, end, words, (), f"no article calls anybody {words}")
        if rival is not None:
            why = f"the draft has {f'{bearer} as ' if bearer else ''}{words}, the articles {rival.text}"
            yield Finding("differs", "office", start, end, words, (rival,), why)


def _is_anywhere(sort: str, pile: Pile) -> bool:
    """Whether the pile names an office at all, in any word for it."""
    return any(_go_together(o.sort, sort) for told in pile.told for o in offices(told.text))


def _closest(held: Mapping[str, Rival]) -> list[str]:
    """The offices that somebody holds, without those that another one says more closely: of minister and transport minister the second."""
    return [sort for sort in held if not any(set(sort.split()) < set(other.split()) for other in held)]


def _go_together(a: str, b: str) -> bool:
    """Whether one office is the other said more closely: a finance minister is a minister, a deputy director is no director."""
    ours, theirs = set(a.replace("-", " ").split()), set(b.replace("-", " ").split())
    return (ours <= theirs or theirs <= ours) and not (ours ^ theirs) & _UNDER


def _here(line: Line, office: Office, beside: Sequence[Beside], pile: Pile, weight: Weight) -> float:
    """How surely the office stands in its place in a sentence that tells the same, or right beside one."""
    ours = place(line.text, office.start, office.end, weight)
    best = 0.0
    for one in beside:
        for other in (o for o in offices(one.told.text) if _go_together(o.sort, office.sort)):
            best = max(best, alike(ours, place(one.told.text, other.start, other.end, weight), one.likeness))
        if any(_go_together(o.sort, office.sort) for t in pile.around(one.told, 1) for o in offices(t.text)):
            best = max(best, _BY * one.likeness)
    return best


def _bearer(line: Line, start: int, end: int) -> str | None:
    """The name that stands right behind an office, or in front of it behind a comma; None where none does."""
    for name in line.names:
        if 0 <= name.start - end <= 3 and not re.search(r"[.;]", line.words(end, name.start)):
            return line.words(name.start, name.end)
        if name.kind == "person" and 0 <= start - name.end <= _NEAR and re.match(r",\s(?:[^,.;:“”\"]*)$", line.words(name.end, start)):
            return line.words(name.start, name.end)
    return None


def _held(bearer: str, pile: Pile) -> dict[str, Rival]:
    """The offices that stand beside a person's family name anywhere in the pile, each with its first place."""
    family = folded(bearer).split()[-1] if folded(bearer).split() else ""
    found: dict[str, Rival] = {}
    for told in pile.told:
        if not family or family not in folded(told.text):
            continue
        for name in told.names:
            if family not in folded(name.text).split():
                continue
            for office in offices(told.text):
                start, end = told.start + office.start, told.start + office.end
                if _goes_with(told, name.start, name.end, start, end):
                    found.setdefault(office.sort, Rival(told.article, told.origin, start, end, told.words(start, end)))
    return found


def _goes_with(told: Told, start: int, end: int, office: int, stop: int) -> bool:
    """Whether an office stands right before a name, or in an apposition behind it."""
    if stop <= start:
        return start - stop <= _OF and _BETWEEN.fullmatch(told.words(stop, start)) is not None
    return office - end <= _NEAR and re.match(r",\s(?:[^,.;:“”\"]*)$", told.words(end, office)) is not None


def _likest(line: Line, office: Office, beside: Sequence[Beside], weight: Weight) -> tuple[float, Rival] | None:
    """The other office that stands most surely in its place, and how surely."""
    here = place(line.text, office.start, office.end, weight)
    ours = [o.sort for o in offices(line.text)]
    best: tuple[float, int, int, Rival] | None = None
    for one in beside:
        for other in offices(one.told.text):
            if any(_go_together(other.sort, sort) for sort in ours):
                continue
            a, b = one.told.start + other.start, one.told.start + other.end
            value = alike(here, place(one.told.text, other.start, other.end, weight), one.likeness)
            row = (value, -one.told.number, -a, Rival(one.told.article, one.told.origin, a, b, one.told.words(a, b)))
            if value >= _OTHER and (best is None or row[:3] > best[:3]):
                best = row
    return (best[0], best[3]) if best is not None else None
