"""What articles lack, in a terminal: article by article, what others have, and what all copies cut from their wire text."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from newstemma.report import digest
from newstemma.report.digest import Lookup, Object
from newstemma.report.gap_rows import GapRow
from newstemma.report.html_words import plural, sentence
from newstemma.report.terminal import printed, terminal

_HEADS = {"lacks": "Not in it, though several independent sources have it", "dropped": "Left out by all copies of its wire text"}


def gaps_text(report: Object, rows: Sequence[GapRow], *, outlet: str | None = None, width: int = 100, colour: bool = False) -> str:
    """What `newstemma gaps` prints; without colour, plain characters only."""
    from rich.padding import Padding

    console, out = terminal(width, colour=colour)
    look, stories = Lookup(report), {s["id"]: s for s in report["stories"]}
    for story, group in groupby(rows, key=lambda r: r.story):
        console.print(stories[story]["headline"] or "Story without a title", style="bold")
        console.print(f"{look.lead(stories[story])}\n")
        for (article, kind), gaps in groupby(group, key=lambda r: (r.article, r.kind)):
            console.print(f"{look.who(article)} · {look.dated(look.articles[article]['published'])}", style="bold")
            console.print(f"  {_HEADS[kind]}", style="dim")
            for row in gaps:
                console.print(Padding(row.text, (0, 0, 0, 4)))
                console.print(Padding(_behind(row), (0, 0, 0, 8)), style="dim")
            console.print()
    if not rows:
        console.print(_nothing(report, outlet))
    console.print("Counts independent sources; what an article leaves out may well be left out for good reason.", style="dim")
    return printed(out)


def _behind(row: GapRow) -> str:
    """Who has it and why it counts; whose text lacks it, where it is another's."""
    through = f". Said of {row.through}, whose text it shares" if row.through else ""
    return f"{sentence(row.why)}: {row.outlets}{through}"


def _nothing(report: Object, outlet: str | None) -> str:
    if not report["brief"]:
        return digest.NOT_COMPARED
    articles = plural(len(report["articles"]), "article")
    if outlet is not None:
        return f"Nothing that several independent sources have was found to be lacking in {outlet}."
    return f"Nothing that several independent sources have was found to be lacking in any of {articles}."
