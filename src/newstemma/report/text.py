"""The report in a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newstemma.report import digest, digest_story
from newstemma.report.terminal import printed, terminal

if TYPE_CHECKING:
    from rich.console import Console

_MAX_LINES = 12  # conflicts, oddities, lone articles shown of each; the JSON has all


def text(report: digest.Object, *, width: int = 100, colour: bool = False) -> str:
    """The report as it looks in a terminal `width` columns wide; without colour, plain characters only."""
    console, out = terminal(width, colour=colour)
    look = digest.Lookup(report)
    for shown in digest.together(report, look):
        _story(console, shown, look)
        _list(console, "Timeline", digest_story.timeline(report, shown.story, look))
        _list(console, "Figures that move", digest_story.series(report, shown.story, look))
        _list(console, "People", digest_story.people(report, shown.story, look))
    _list(console, "Articles of no story", digest.alone(report, look))
    _list(console, "Odd about the files", digest.oddities(report, look))
    _list(console, "Files set aside", digest.aside(report))
    console.print("Counts independent sources; does not judge what is so.", style="dim")
    return printed(out)


def _story(console: Console, shown: digest.Shown, look: digest.Lookup) -> None:
    from rich.padding import Padding

    console.print(shown.headline, style="bold")
    console.print(shown.lead)
    if shown.thread:
        console.print(shown.thread)
    console.print()
    for label, why, lines in shown.sources:
        console.print(f"  {label}", style="bold")
        for line in lines:
            console.print(Padding(line, (0, 0, 0, 6)))
        if why:
            console.print(Padding(why, (0, 0, 0, 6)), style="dim")
    console.print()
    _conflicts(console, shown, look)
    section = None
    for sentence in shown.brief:
        if sentence["section"] != section:
            section = sentence["section"]
            console.print(digest.SECTIONS[section], style="bold")
        console.print(Padding(f"{sentence['text']}  [{digest.weights(sentence, look)}]", (0, 0, 0, 2)))
    console.print()


def _conflicts(console: Console, shown: digest.Shown, look: digest.Lookup) -> None:
    from rich.padding import Padding

    if not shown.compared:
        console.print(f"{digest.NOT_COMPARED}\n")
        return
    if not shown.conflicts:
        console.print(f"{digest.undiffering(shown.story)}\n")
        return
    console.print("Where they differ", style="bold")
    for conflict in shown.conflicts[:_MAX_LINES]:
        resolved = f" → {conflict['resolved']}" if conflict["resolved"] else ""
        console.print(Padding(f"{conflict['about']}: {digest.values(conflict, look)}{resolved}", (0, 0, 0, 2)))
        console.print(Padding(f"{digest.GRADES[conflict['grade']]}: {conflict['why']}", (0, 0, 0, 6)), style="dim")
    _rest(console, len(shown.conflicts))
    console.print()


def _list(console: Console, head: str, lines: list[str]) -> None:
    from rich.padding import Padding

    if not lines:
        return
    console.print(head, style="bold")
    for line in lines[:_MAX_LINES]:
        console.print(Padding(line, (0, 0, 0, 2)))
    _rest(console, len(lines))
    console.print()


def _rest(console: Console, size: int) -> None:
    if size > _MAX_LINES:
        console.print(f"  and {size - _MAX_LINES} more; --format json has them all", style="dim")
