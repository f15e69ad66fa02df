"""The copies of a pile in a terminal: the triple, who took text from whom, and why the articles count as so many sources."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from newstemma.report import digest
from newstemma.report.digest import Lookup, Object
from newstemma.report.terminal import printed, terminal

if TYPE_CHECKING:
    from rich.console import Console

    from newstemma.report.edges import Edge

_MAX_ROWS = 40  # edges printed a story; the CSV has all
_MAX_LINES = 12
KINDS = {"quotes_only": "quotations only"}
ROLES = ("narrative", "quoted", "document", "furniture")


def lineage_text(report: Object, edges: Sequence[Edge], *, width: int = 100, colour: bool = False) -> str:
    """What `newstemma lineage` prints; without colour, plain characters only."""
    console, out = terminal(width, colour=colour)
    look = Lookup(report)
    groups: dict[str, list[Edge]] = {}
    for edge in edges:
        groups.setdefault(edge.story, []).append(edge)
    stories = [s for s in report["stories"] if len(s["articles"]) > 1]
    for story in stories or (report["stories"] if len(report["stories"]) == 1 else []):
        _story(console, story, groups.get(story["id"], []), look)
    lone = len(report["stories"]) - len(stories)
    if lone > (1 if not stories else 0):
        told = "article stands alone: no other tells" if lone == 1 else "articles stand alone: no two tell"
        console.print(f"{lone} {told} of the same happening.\n")
    if groups.get(""):
        console.print("Copies outside stories" if stories else "Copies", style="bold")
        _table(console, groups[""])
    for head, lines in (("Odd about the files", digest.oddities(report, look)), ("Files set aside", digest.aside(report))):
        _list(console, head, lines)
    console.print("Counts independent sources; does not judge what is so.", style="dim")
    return printed(out)


def _story(console: Console, story: Object, edges: Sequence[Edge], look: Lookup) -> None:
    count = story["independent"]
    between = f" ({count['min']} to {count['max']})" if count["min"] != count["max"] else ""
    console.print(story["headline"] or "Story without a title", style="bold")
    console.print(look.lead(story) + between)
    console.print()
    if edges:
        _table(console, edges)
    elif len(story["articles"]) > 1:
        console.print("No article was found to take text from another.\n")
    if len(story["articles"]) > 1:
        _why(console, story, edges, look)


def _table(console: Console, edges: Sequence[Edge]) -> None:
    """The edges that tell the chain, one a line; how many follow from them."""
    from rich.table import Table

    told = [e for e in edges if not e.implied]
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for head in ("article", "took from", "kind"):
        table.add_column(head, overflow="fold")
    for head in ("of it", "of source"):
        table.add_column(head, justify="right", no_wrap=True)
    table.add_column("direction", no_wrap=True)
    table.add_column("published", no_wrap=True, max_width=16)
    for e in told[:_MAX_ROWS]:
        shares = [_share(e.share_of_article, e), _share(e.share_of_source, e)]
        table.add_row(e.who, e.whence, KINDS.get(e.kind, e.kind), *shares, e.direction, e.published[:16].replace("T", " ") or "not known")
    console.print(table)
    left, implied = len(told) - _MAX_ROWS, len(edges) - len(told)
    if left > 0:
        console.print(f"and {left} more; --format csv has them all", style="dim")
    if implied:
        pairs = "pair shares" if implied == 1 else "pairs share"
        console.print(f"{implied} more {pairs} text that one of these lines accounts for; --format csv has them", style="dim")
    console.print()


def _share(share: float | None, edge: Edge) -> str:
    """A share of the own prose in percent; a dash where it is not known, and where none of it is from there."""
    return "–" if share is None or edge.kind in {"cites", "quotes_only"} else f"{share:.0%}"


def _why(console: Console, story: Object, edges: Sequence[Edge], look: Lookup) -> None:
    """Each source, its articles, and each merge with its reason."""
    from rich.padding import Padding

    best = story["independent"]["best"]
    console.print(f"Why {best}?", style="bold")
    alone = [o for o in story["origins"] if len(o["articles"]) == 1 and all(r["signal"] == "own reporting" for r in o["reasons"])]
    for origin in story["origins"]:
        if origin not in alone or len(alone) == 1:
            _source(console, origin, look)
    if len(alone) > 1:
        console.print(Padding(f"Each a source of its own: {_names(alone, look)}", (0, 0, 0, 2)), style="bold")
        reasons = dict.fromkeys(" ".join(r["text"].split()) for o in alone for r in o["reasons"])
        console.print(Padding("; ".join(reasons), (0, 0, 0, 6)), style="dim")
    roles = [(sum(getattr(e, role) for e in edges), role) for role in ROLES]
    if any(n for n, _ in roles):
        told = ", ".join(f"{n} {role}" for n, role in roles if n)
        console.print(Padding(f"Shared passages: {told}. Only narrative ones make a copy.", (0, 0, 0, 2)))
    console.print()


def _names(origins: Sequence[Object], look: Lookup) -> str:
    """The articles of some origins by short name and outlet, beyond a dozen as a count."""
    names = [look.who(a) for o in origins for a in o["articles"]]
    return ", ".join(names if len(names) <= _MAX_LINES else [*names[:_MAX_LINES], f"{len(names) - _MAX_LINES} more"])


def _source(console: Console, origin: Object, look: Lookup) -> None:
    """One source: its articles, and each merge with its reason."""
    from rich.padding import Padding

    siglum = look.sigla.get(origin["id"], "?")
    console.print(f"  {siglum}  {origin['label']}", style="bold")
    if [look.who(a) for a in origin["articles"]] not in ([], [f"{siglum} {origin['label']}"]):
        console.print(Padding(_names([origin], look), (0, 0, 0, 6)))
    reasons = list(dict.fromkeys(" ".join(r["text"].split()) for r in origin["reasons"]))
    for reason in reasons[:_MAX_LINES]:
        console.print(Padding(reason, (0, 0, 0, 6)), style="dim")
    if len(reasons) > _MAX_LINES:
        console.print(Padding(f"and {len(reasons) - _MAX_LINES} more reasons; --format json has them", (0, 0, 0, 6)), style="dim")


def _list(console: Console, head: str, lines: Sequence[str]) -> None:
    from rich.padding import Padding

    if not lines:
        return
    console.print(head, style="bold")
    for line in lines[:_MAX_LINES]:
        console.print(Padding(line, (0, 0, 0, 2)))
    if len(lines) > _MAX_LINES:
        console.print(f"  and {len(lines) - _MAX_LINES} more; --format json has them all", style="dim")
    console.print()
