"""The stories of a pile in a terminal: headline, triple, days, differences by grade, what each goes on from; at wish, why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from newstemma.report import digest
from newstemma.report.digest import Lookup, Object
from newstemma.report.html_words import Calendar, plural
from newstemma.report.story_rows import Row, headline_of
from newstemma.report.terminal import printed, terminal

if TYPE_CHECKING:
    from rich.console import Console

_MAX_STORIES = 200  # printed; the CSV has all
_MAX_LATER = 3  # stories that go on from one
_MAX_WHY = 12  # joins or near misses printed of one story; the JSON has all


def stories_text(report: Object, rows: Sequence[Row], *, why: bool = False, width: int = 100, colour: bool = False) -> str:
    """What `newstemma stories` prints; without colour, plain characters only."""
    console, out = terminal(width, colour=colour)
    look, stories = Lookup(report), {s["id"]: s for s in report["stories"]}
    console.print(_head(report, rows), style="bold")
    console.print()
    later = _later(report, look)
    numbers = {row.story: n for n, row in enumerate(rows, start=1)}
    for row in rows[:_MAX_STORIES]:
        _story(console, row, later.get(row.story, []), numbers)
        if why:
            _why(console, stories[row.story], look)
        console.print()
    if len(rows) > _MAX_STORIES:
        console.print(f"and {len(rows) - _MAX_STORIES} more; --format csv has them all\n", style="dim")
    for line in _foot(report, rows):
        console.print(line, style="dim")
    return printed(out)


def _head(report: Object, rows: Sequence[Row]) -> str:
    outlets = len({a["outlet"] or a["id"] for a in report["articles"]})
    counted = plural(len(rows), "story", "stories") if rows else "no story of two or more articles"
    return f"{plural(len(report['articles']), 'article')} · {plural(outlets, 'outlet')} · {counted}"


def _foot(report: Object, rows: Sequence[Row]) -> list[str]:
    """What was not listed, and what the counts mean."""
    listed = {r.story for r in rows}
    alone = sum(len(s["articles"]) == 1 and s["id"] not in listed for s in report["stories"])
    small = len(report["stories"]) - len(listed) - alone
    lines = [f"{plural(small, 'smaller story is', 'smaller stories are')} not listed."] if small else []
    if alone:
        stand = "article stands" if alone == 1 else "articles stand"
        lines.append(f"{alone} {stand} alone: no other tells of the same happening; --at-least 1 lists {'it' if alone == 1 else 'them'}.")
    aside = digest.aside(report)
    if aside:
        lines.append(f"{plural(len(aside), 'file was', 'files were')} set aside; newstemma report says why.")
    quiet = any(r.conflict is not None and not r.differences and r.articles > 1 for r in rows)
    if not report["brief"]:
        lines.append(digest.NOT_COMPARED)
    elif quiet:
        lines.append("Where no difference is told of, none was found.")
    return [*lines, "Counts independent sources; does not judge what is so."]


def _later(report: Object, look: Lookup) -> dict[str, list[tuple[str, str]]]:
    """The stories that go on from each, with their headlines, the earliest first."""
    found: dict[str, list[tuple[str, str]]] = {}
    for story in sorted(report["stories"], key=lambda s: (s["starts"] or {}).get("value") or "9"):
        for link in story["continues"]:
            found.setdefault(link["story"], []).append((story["id"], headline_of(story, look)))
    return found


def _story(console: Console, row: Row, later: Sequence[tuple[str, str]], numbers: dict[str, int]) -> None:
    from rich.padding import Padding
    from rich.table import Table

    named = Table.grid(padding=(0, 2, 0, 0))
    named.add_column(justify="right", no_wrap=True, min_width=3)
    named.add_column(overflow="fold")
    named.add_row(str(numbers[row.story]), row.headline, style="bold")
    console.print(named)
    counts = ((row.articles, "article"), (row.outlets, "outlet"), (row.sources, "independent source"))
    between = f" ({row.sources_min} to {row.sources_max})" if row.sources_min != row.sources_max else ""
    lines = [f"{' · '.join(plural(n, noun) for n, noun in counts)}{between} · {_days(row)}", *_differences(row)]
    if row.continues:
        lines.append(f"goes on from {_named(row.continues, row.continues_headline, numbers)}")
    if later:
        more = f" and {len(later) - _MAX_LATER} more" if len(later) > _MAX_LATER else ""
        lines.append(f"gone on in {'; '.join(_named(s, headline, numbers) for s, headline in later[:_MAX_LATER])}{more}")
    for line in lines:
        console.print(Padding(line, (0, 0, 0, 5)))


def _named(story: str, headline: str, numbers: dict[str, int]) -> str:
    return f"{numbers[story]} “{headline}”" if story in numbers else f"“{headline}” (not listed)"


def _days(row: Row) -> str:
    """As in "4 to 6 March 2031"."""
    show = Calendar(None, zones=False)
    if not row.starts:
        return "date not established"
    return show.span(row.starts[:10], row.ends[:10], years=True) if len(row.starts) >= 10 and len(row.ends) >= 10 else row.starts


def _differences(row: Row) -> list[str]:
    if row.conflict is None:
        return []
    told = [(row.conflict, "conflict"), (row.internal, "internal"), (row.update, "update"), (row.compatible, "compatible")]
    graded = ", ".join(f"{n} {digest.GRADES[grade]}" for n, grade in told if n)
    return [f"{plural(row.differences, 'difference')}: {graded}"] if graded else []


def _why(console: Console, story: Object, look: Lookup) -> None:
    """What holds the story together, what was kept apart from it, and why it goes on from another."""
    parts = [
        ("Why together", [f"{_pair(j, look)}: {j['text']}" for j in story["joins"]]),
        ("Kept apart", [f"{_pair(j, look)}: {j['text']}" for j in story["kept_apart"]]),
        ("Why it goes on", [r["text"] for link in story["continues"] for r in link["reasons"]]),
    ]
    from rich.padding import Padding

    for head, lines in parts:
        if lines:
            console.print(f"     {head}", style="bold")
        for line in lines[:_MAX_WHY]:
            console.print(Padding(line, (0, 0, 0, 7)), style="dim")
        if len(lines) > _MAX_WHY:
            console.print(f"       and {len(lines) - _MAX_WHY} more; --format json has them all", style="dim")


def _pair(join: Object, look: Lookup) -> str:
    """The outlets of the articles that a join is about; the titles where both are of one outlet."""
    names = [look.name(a) for a in join["articles"] if a in look.articles]
    if len(set(names)) < len(names):
        names = [look.articles[a]["title"] or look.name(a) for a in join["articles"] if a in look.articles]
    return " and ".join(names)
