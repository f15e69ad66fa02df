"""The claims of a report in a terminal: by status, each with who says it, sources with their outlets folded beneath; and its figures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, TypeVar

from newstemma.report import digest
from newstemma.report.claim_rows import STATUSES, ClaimRow, backing
from newstemma.report.digest import Lookup, Object
from newstemma.report.figure_rows import Figure, alike
from newstemma.report.html_words import GROUPS, plural
from newstemma.report.terminal import printed, terminal

if TYPE_CHECKING:
    from rich.console import Console

_Row = TypeVar("_Row", ClaimRow, Figure)
_COUNTED = {
    "conflicting": "differ",
    "superseded": "superseded",
    "corroborated": "of two or more independent sources",
    "reprinted": "reprinted",
    "single_source": "in one article only",
}
_MAX_CLAIMS, _MAX_FIGURES = 30, 80  # printed of one status, and of one story; the CSV has all
_MAX_OUTLETS = 3  # named of one source
_MAX_PLACES = 4


def claims_text(report: Object, rows: Sequence[ClaimRow], *, width: int = 100, colour: bool = False) -> str:
    """What `newstemma claims` prints; without colour, plain characters only."""
    console, out = terminal(width, colour=colour)
    look, held = Lookup(report), {c["id"]: c for c in report["claims"]}
    for story, mine in _by_story(console, report, rows, look):
        console.print(_counted(mine), style="dim")
        console.print()
        for status, group in groupby(mine, key=lambda r: r.status):
            _group(console, status, list(group), held, story, look)
    _foot(console, report)
    return printed(out)


def figures_text(report: Object, rows: Sequence[Figure], *, width: int = 100, colour: bool = False) -> str:
    """What `newstemma claims --figures` prints: the same figure of the same thing once, with who gives it."""
    from rich.table import Table

    console, out = terminal(width, colour=colour)
    look = Lookup(report)
    for _, mine in _by_story(console, report, rows, look):
        folded = alike(mine)
        console.print(f"{plural(len(mine), 'figure')}, {len(folded)} of them different", style="dim")
        table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
        for name, ratio in (("figure", 3), ("of what", 4), ("for when or which", 3), ("who says so", 4), ("in", 2)):
            table.add_column(name, overflow="fold", ratio=ratio)
        for row, articles in folded[:_MAX_FIGURES]:
            places = [look.sigla.get(a, "–") for a in articles]
            shown = " ".join(places[:_MAX_PLACES]) + (f" +{len(places) - _MAX_PLACES}" if len(places) > _MAX_PLACES else "")
            table.add_row(row.shown, row.counts or row.unit, row.scope, row.speaker or "the article", shown)
        console.print(table)
        _left(console, len(folded) - _MAX_FIGURES)
        console.print()
    _foot(console, report)
    return printed(out)


def _by_story(console: Console, report: Object, rows: Sequence[_Row], look: Lookup) -> Iterable[tuple[Object, list[_Row]]]:
    """The stories that have rows, each under its headline and triple; those of one article only where there is no other."""
    held: dict[str, list[_Row]] = {}
    for row in rows:
        held.setdefault(row.story, []).append(row)
    stories = [s for s in report["stories"] if len(s["articles"]) > 1] or list(report["stories"])
    for story in stories:
        if story["id"] in held:
            console.print(story["headline"] or "Story without a title", style="bold")
            console.print(look.lead(story))
            yield story, held[story["id"]]
    if not rows:
        console.print("Nothing that was asked for is there.\n" if report["claims"] else "No claim was found.\n")
    shown = {s["id"] for s in stories}
    lone = sum(1 for story in held if story not in shown)
    if lone:
        console.print(f"{plural(lone, 'article stands', 'articles stand')} alone; --format csv has what is said there too.\n")


def _counted(rows: Sequence[ClaimRow]) -> str:
    """As in "87 claims: 4 differ, 1 of two or more independent sources, 82 in one article only"."""
    counts = [(sum(1 for r in rows if r.status == status), _COUNTED[status]) for status in STATUSES]
    return f"{plural(len(rows), 'claim')}: {', '.join(f'{n} {words}' for n, words in counts if n)}"


def _group(console: Console, status: str, rows: Sequence[ClaimRow], held: dict[str, Object], story: Object, look: Lookup) -> None:
    from rich.padding import Padding
    from rich.table import Table

    label, note = GROUPS.get(status, (status, ""))
    console.print(f"{label}" + (f": {note}" if note else ""), style="bold")
    folded: dict[tuple[str, ...], list[str]] = {}
    for row in rows:
        folded.setdefault((str(row.sources), row.text, *_behind(row, held[row.claim], story, look)), []).append(row.claim)
    for (sources, text, *behind), parts in list(folded.items())[:_MAX_CLAIMS]:
        line = Table.grid(padding=(0, 2, 0, 0))
        line.add_column(justify="right", no_wrap=True, min_width=4)
        line.add_column(overflow="fold")
        line.add_row(sources, text)
        console.print(line)
        for words in [*behind, *([f"{len(parts)} claims of one sentence"] if len(parts) > 1 else [])]:
            console.print(Padding(words, (0, 0, 0, 6)), style="dim")
    _left(console, len(folded) - _MAX_CLAIMS)
    console.print()


def _behind(row: ClaimRow, claim: Object, story: Object, look: Lookup) -> Iterable[str]:
    """Who says it: each source with its outlets, the speaker whom all lead back to, and the doubt."""
    yield " · ".join(_source(letters, label, articles, look) for letters, label, articles in backing(claim, story, look))
    told = [f"all lead back to {row.primary}"] if row.primary else [f"said by {row.speakers}"] if row.speakers else []
    if row.sources_min != row.sources_max:
        told.append(f"{row.sources_min} to {row.sources_max} independent sources")
    if told:
        yield "; ".join(told)


def _source(letters: str, label: str, articles: Sequence[str], look: Lookup) -> str:
    names = list(dict.fromkeys(f"{look.sigla.get(a, '?')} {look.name(a)}" for a in articles))
    if names == [f"{letters} {label}"]:
        return names[0]
    more = f" and {len(names) - _MAX_OUTLETS} more" if len(names) > _MAX_OUTLETS else ""
    return f"{letters} {label} ({', '.join(names[:_MAX_OUTLETS])}{more})"


def _left(console: Console, count: int) -> None:
    if count > 0:
        console.print(f"      and {count} more; --format csv has them all", style="dim")


def _foot(console: Console, report: Object) -> None:
    if not report["brief"]:
        console.print(digest.NOT_COMPARED)
    console.print("Counts independent sources; does not judge what is so.", style="dim")
