"""Statements and quotes in a terminal: the same words across articles, who said what, who has no name, whom each outlet lets speak."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from newstemma.report.digest import NOT_COMPARED, Lookup, Object, one_line
from newstemma.report.html_pile import MARKS
from newstemma.report.html_words import RELATIONS, plural
from newstemma.report.said import nameless, once, voices
from newstemma.report.terminal import printed, terminal
from newstemma.report.versions import letters, note, runs, speakers

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from newstemma.report.said import Said

_MAX_GROUPS, _MAX_VERSIONS, _MAX_ROWS = 30, 6, 60  # printed a story; the other formats have all
_MAX_HEARD = 6
_MAX_PLACES = 4
_STYLES = {"same": "dim", "other": "underline", "cut": "dim italic", "whole": ""}


def quotes_text(report: Object, said: Sequence[Said], *, width: int = 100, colour: bool = False) -> str:
    """What `newstemma quotes` prints; without colour, other words stand between underscores."""
    console, out = terminal(width, colour=colour)
    look = Lookup(report)
    if not report["brief"]:
        console.print(NOT_COMPARED)
    stories = [s for s in report["stories"] if len(s["articles"]) > 1] or list(report["stories"])
    for story in stories:
        rows = [row for row in said if row.story == story["id"] and row.act == "speech"]
        groups = sorted((g for g in report["quotes"] if g["story"] == story["id"]), key=lambda g: g["relation"] == "identical")
        if len(stories) == 1 or rows or groups:
            _story(console, story, groups, rows, look, colour=colour)
    lone = len(report["stories"]) - len(stories)
    if lone:
        console.print(f"{plural(lone, 'article stands', 'articles stand')} alone; --format csv has what is said there too.\n")
    console.print("Counts and compares what is printed; does not judge what is so.", style="dim")
    return printed(out)


def _story(console: Console, story: Object, groups: Sequence[Object], rows: Sequence[Said], look: Lookup, *, colour: bool) -> None:
    console.print(story["headline"] or "Story without a title", style="bold")
    console.print(look.lead(story))
    console.print()
    if groups:
        console.print("The same words, article by article", style="bold")
        for group in groups[:_MAX_GROUPS]:
            _group(console, group, look, colour=colour)
        _left(console, len(groups) - _MAX_GROUPS, "quote")
    elif len(story["articles"]) > 1:
        console.print("No words in quotation marks stand in two articles.\n")
    if not rows:
        console.print("Nobody is said to have said anything.\n")
        return
    _table(console, rows, look)
    _nameless(console, rows)
    _heard(console, rows)


def _group(console: Console, group: Object, look: Lookup, *, colour: bool) -> None:
    from rich.padding import Padding

    variants = group["variants"]
    base = variants[group["base"]]
    articles = {v["span"].get("article") or v["span"]["document"] for v in variants}
    relations = [RELATIONS.get(r, r) for r in dict.fromkeys(v["relation"] for v in variants if v is not base)]
    console.print(f"  {speakers([base, *variants])} · {plural(len(articles), 'article')} · {', '.join(relations)}")
    is_promoted = any(v["relation"] == "promoted" for v in variants)
    folded = list(_alike([base, *(v for v in variants if v is not base)]))
    for same in folded[: _MAX_VERSIONS + 1]:
        head = f"{_places(same, look)} {_marks(same[0], look) if is_promoted else _told(same, base)}"
        console.print(Padding(head, (0, 0, 0, 4)), style="dim")
        console.print(Padding(_words(same[0], base, colour=colour), (0, 0, 0, 8)))
    _left(console, len(folded) - _MAX_VERSIONS - 1, "version", end="")
    console.print()


def _alike(variants: Sequence[Object]) -> Iterable[list[Object]]:
    """The variants, those of the same letters, speaker and relation together, in order."""
    held: dict[tuple[str, str, str], list[Object]] = {}
    for variant in variants:
        held.setdefault((letters(variant["span"]["text"]), str(variant["speaker"]), variant["relation"]), []).append(variant)
    return held.values()


def _places(same: Sequence[Object], look: Lookup) -> str:
    """The sigla of the articles that have a version."""
    found = list(dict.fromkeys(look.cited(v["span"]) for v in same))
    return " ".join(found[:_MAX_HEARD]) + (f" and {len(found) - _MAX_HEARD} more" if len(found) > _MAX_HEARD else "")


def _marks(variant: Object, look: Lookup) -> str:
    """Whether the words of a promoted quotation have marks where they stand."""
    at = variant["span"]
    text, start = look.articles[at["article"]]["text"] if "article" in at else "“", at["start"] if "article" in at else 1
    return "in quotation marks here" if text[max(0, start - 1) : start] in set(MARKS) else "told, no quotation marks"


def _told(same: Sequence[Object], base: Object) -> str:
    if same[0] is base:
        return "longest version"
    if same[0]["relation"] != "reattributed":
        return note(same[0], base["span"]["text"])
    return f"given to {same[0]['speaker'] or 'nobody'}"


def _words(variant: Object, base: Object, *, colour: bool) -> Text:
    """A version with its differences marked."""
    from rich.text import Text

    here, there = variant["span"]["text"], base["span"]["text"]
    if variant is base:
        return Text(one_line(here))
    made = Text()
    for run in runs(variant["ops"], there, here, variant["relation"]):
        words = f" [{run.text}] " if run.kind == "cut" else run.text
        if run.kind == "other" and not colour and words.strip():
            words = words.replace(words.strip(), f"_{words.strip()}_", 1)
        made.append(words, _STYLES[run.kind])
    made.rstrip()
    return Text(" ").join(made.split()) if "\n" in made.plain else made


def _table(console: Console, rows: Sequence[Said], look: Lookup) -> None:
    """Each statement once, with the articles that have it; the passage is in the first of them."""
    from rich.table import Table

    console.print("Who said what", style="bold")
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("speaker", overflow="fold", ratio=3)
    table.add_column("through", overflow="fold", ratio=2)
    table.add_column("words", overflow="fold", ratio=8)
    table.add_column("in", overflow="fold", ratio=1)
    table.add_column("passage", no_wrap=True, justify="right")
    folded = once(rows)
    for row, articles in folded[:_MAX_ROWS]:
        words = f"“{row.words}”" if row.mode == "direct" else row.words
        places = [look.sigla.get(a, "–") for a in articles]
        shown = " ".join(places[:_MAX_PLACES]) + (f" +{len(places) - _MAX_PLACES}" if len(places) > _MAX_PLACES else "")
        table.add_row(row.speaker or "nobody named", row.via, words, shown, row.passage.partition(";")[0])
    console.print(table)
    if len(folded) > _MAX_ROWS:
        console.print(f"and {len(folded) - _MAX_ROWS} more; --format csv has them all", style="dim")
    console.print()


def _nameless(console: Console, rows: Sequence[Said]) -> None:
    found = nameless(rows)
    if not found:
        return
    count = sum(n for _, n, _ in found)
    console.print(f"Without a name: {count} of {plural(len(rows), 'statement')}", style="bold")
    for name, statements, articles in found[: _MAX_ROWS // 4]:
        console.print(f"  {name}: {statements}" + (f", in {plural(articles, 'article')}" if articles > 1 else ""))
    _left(console, len(found) - _MAX_ROWS // 4, "other", end="")
    console.print()


def _heard(console: Console, rows: Iterable[Said]) -> None:
    from rich.padding import Padding

    console.print("Whom each outlet lets speak", style="bold")
    for outlet, held in groupby(voices(rows), key=lambda v: v.outlet):
        heard = list(held)
        silent = sum(v.statements for v in heard if v.unnamed)
        total = sum(v.statements for v in heard)
        names = ", ".join(f"{v.speaker} {v.statements}" for v in heard[:_MAX_HEARD])
        more = f", and {len(heard) - _MAX_HEARD} more" if len(heard) > _MAX_HEARD else ""
        console.print(Padding(f"{outlet}: {plural(total, 'statement')}, {silent} without a name", (0, 0, 0, 2)))
        console.print(Padding(f"{names}{more}", (0, 0, 0, 6)), style="dim")
    console.print()


def _left(console: Console, count: int, noun: str, end: str = "\n") -> None:
    if count > 0:
        console.print(f"    and {plural(count, f'more {noun}')}; --format json has them all{end}", style="dim")
