"""The timeline on the page: what happened when, as sharp as it was written, when it was reported; figures that move, step by step."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from newstemma.report.html_cast import Cast
from newstemma.report.html_pile import Mark, Node, Passage, Words, many, one, strings, text
from newstemma.report.html_words import ISO, LONG_DAYS, UNDATED, plural, sentence, weekday


@dataclass(frozen=True, slots=True)
class Happened:
    """One timeline entry. shape: disc (a time), stroke (a day), long (a month or year); inferred: dotted; ahead: open."""

    time: str
    shape: str
    inferred: bool
    ahead: bool
    words: Words
    href: str
    marks: list[Mark]
    reported: str
    passages: list[Passage]


@dataclass(frozen=True, slots=True)
class Day:
    """The entries under one heading."""

    label: str
    entries: list[Happened]


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a figure."""

    when: str
    value: Words
    mark: Mark | None
    outlet: str


@dataclass(frozen=True, slots=True)
class Moving:
    """A figure that moves."""

    label: str
    steps: list[Step]


@dataclass(frozen=True, slots=True)
class Timeline:
    """All of the screen."""

    series: list[Moving]
    days: list[Day]


def timeline(cast: Cast, keys: Mapping[str, str]) -> Timeline:
    """A story's timeline. keys: the address of each claim."""
    story = text(cast.story, "id")
    last = max((_point(one(cast.pile.articles[a], "published")) for a in cast.articles), default="")[:10]
    days: dict[str, list[tuple[str, Happened]]] = {}
    for moment in cast.pile.of(story, "moments"):
        point = _point(one(moment, "when"))
        entry = _happened(cast, moment, keys, last)
        days.setdefault("~" if not point else "}" if entry.ahead else point[:10], []).append((point, entry))
    found = []
    for day, entries in sorted(days.items()):
        entries.sort(key=lambda e: (e[0], e[1].words.text))
        found.append(Day(_heading(cast, day), [e for _, e in entries]))
    series = [m for s in cast.pile.of(story, "series") if (m := _moving(cast, s)).steps]
    return Timeline(series, found)


def _point(when: Node) -> str:
    return text(when, "value") or text(when, "not_before") or text(when, "not_after")


def _heading(cast: Cast, day: str) -> str:
    if day == "~":
        return sentence(UNDATED)
    if day == "}":
        return "Still to come"
    name, shown = weekday(day), cast.pile.calendar.point(day)
    return LONG_DAYS[name] + shown.removeprefix(name) if name and len(day) == 10 else shown


def _happened(cast: Cast, moment: Node, keys: Mapping[str, str], last: str) -> Happened:
    when = one(moment, "when")
    value, grain = text(when, "value"), text(when, "granularity")
    found = ISO.match(value)
    ahead = bool(last and value and len(value) >= 10 and value[:10] > last)
    time = found[4] if found and found[4] and not ahead else cast.pile.calendar.show(when) if ahead or not value else "in the day"
    if found and not found[3]:
        time = "in the month" if found[2] else "in the year"
    shape = {"minute": "disc", "second": "disc", "day": "stroke"}.get(grain, "long")
    claims = [keys[c] for c in strings(moment, "claims") if c in keys]
    known = [text(o, "id") for o in cast.origins if text(o, "id") in strings(moment, "origins")]
    return Happened(
        time=time,
        shape=shape if value else "long",
        inferred=text(when, "basis") == "inferred" or not value,
        ahead=ahead,
        words=cast.pile.phrased(text(moment, "text"), many(moment, "at")),
        href=claims[0] if claims else "",
        marks=[cast.origin(o) for o in known],
        reported=_reported(cast, moment),
        passages=[cast.pile.around(at, cast.place(at)) for at in many(moment, "at")[:3]],
    )


def _reported(cast: Cast, moment: Node) -> str:
    reports = many(moment, "reported")
    dated = sorted(value for r in reports if (value := text(one(r, "when"), "value")))
    if not dated:
        return f"reported in {plural(len(reports), 'article')}, {UNDATED}" if reports else ""
    tail = ", day only" if len(dated[0]) == 10 else ""
    shown = cast.pile.calendar.point(dated[0])
    shown = shown.removeprefix(f"{weekday(dated[0])} ")
    return f"{'first reported' if len(reports) > 1 else 'reported'} {shown}{tail}"


def _moving(cast: Cast, series: Node) -> Moving:
    steps = []
    for step in many(series, "steps"):
        value = one(step, "value")
        at = one(value, "at") or one(step, "at")
        words = cast.pile.words(at)
        shown = words if words.exact and len(words.text) <= 60 else Words(text(value, "shown"), False)
        article = cast.pile.article_at(one(step, "at")) or text(step, "by")
        mark = cast.article(article) if article in cast.home else None
        outlet = cast.pile.name(article) if article in cast.pile.articles else text(step, "by")
        steps.append(Step(cast.pile.calendar.show(one(step, "when")), shown, mark, outlet))
    unit = text(series, "unit")
    return Moving(sentence(text(series, "counts") or unit or "a figure"), steps)
