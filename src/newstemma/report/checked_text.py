"""A draft's check in a terminal: sentence by sentence, the verdict, what the articles say otherwise, and the passages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TypeVar

from newstemma.model.check import VERDICTS, Backing, Check, Checked, Finding, Rival, Verdict
from newstemma.report.digest import Lookup, Object, one_line
from newstemma.report.html_words import plural
from newstemma.report.terminal import printed, terminal

_SHOWN = 3  # passages under a sentence, one a source
Place = TypeVar("Place", Backing, Rival)
#: Verdict to its words and its colour in a terminal.
LABELS: dict[Verdict, str] = {
    "differs": "differs",
    "misquote": "not as quoted",
    "not_found": "not in the pile",
    "single_source": "single source",
    "supported": "supported",
    "nothing": "nothing to check",
}
_STYLES: dict[Verdict, str] = {
    "differs": "bold red",
    "misquote": "bold red",
    "not_found": "yellow",
    "single_source": "cyan",
    "nothing": "dim",
}


def label(one: Checked) -> str:
    """The verdict in words: "supported by 3 independent sources"."""
    if one.verdict == "supported":
        return f"supported by {one.sources} independent sources"
    return LABELS[one.verdict]


def lead(found: Check) -> str:
    """How many sentences, and how many of each verdict."""
    held = Counter(s.verdict for s in found.sentences)
    return " · ".join([plural(len(found.sentences), "sentence"), *(f"{held[v]} {LABELS[v]}" for v in VERDICTS if held[v])])


def check_text(found: Check, report: Object, *, width: int = 100, colour: bool = False) -> str:
    """What `newstemma check` prints; without colour, plain characters only."""
    from rich.padding import Padding

    console, out = terminal(width, colour=colour)
    look = Lookup(report)
    console.print(f"{found.name}: {lead(found)}", style="bold")
    console.print(f"held against {against(report)}\n")
    for one in found.sentences:
        if one.verdict == "nothing":
            continue
        console.print(label(one), style=_STYLES.get(one.verdict, ""))
        console.print(Padding(one_line(one.text), (0, 0, 0, 2)))
        for finding in one.findings:
            console.print(Padding(f"{finding.what}: {one_line(finding.why)}", (0, 0, 0, 4)))
            for line in _rivals(finding, look):
                console.print(Padding(line, (0, 0, 0, 6)), style="dim")
        for backing, others in by_source(one.backings)[:_SHOWN]:
            also = f" (also {', '.join(look.sigla.get(i, '?') for i in others)})" if others else ""
            console.print(Padding(f"{look.who(backing.article)}{also}: {one_line(backing.text)}", (0, 0, 0, 4)), style="dim")
        console.print()
    silent = sum(s.verdict == "nothing" for s in found.sentences)
    if silent:
        told = "heading, question or sentence asserts" if silent == 1 else "headings, questions and sentences assert"
        console.print(f"{silent} {told} nothing that could be found.", style="dim")
    console.print("Counts independent sources; does not judge what is so.", style="dim")
    return printed(out)


def by_source(places: Sequence[Place]) -> list[tuple[Place, list[str]]]:
    """The first place of each independent source, and the further articles of it, in order: copies are folded."""
    found: dict[str, tuple[Place, list[str]]] = {}
    for place in places:
        first, others = found.setdefault(place.origin or place.article, (place, []))
        if place.article != first.article and place.article not in others:
            others.append(place.article)
    return list(found.values())


def against(report: Object) -> str:
    """What the draft was held against: "12 articles · 9 outlets · 4 independent sources"."""
    outlets = {a["outlet"] or a["id"] for a in report["articles"]}
    sources = sum(s["independent"]["best"] for s in report["stories"])
    return " · ".join((plural(len(report["articles"]), "article"), plural(len(outlets), "outlet"), plural(sources, "independent source")))


def _rivals(finding: Finding, look: Lookup) -> Iterable[str]:
    """One line for each wording: “seven” La Ka Rb."""
    by_words: dict[str, list[str]] = {}
    for rival in finding.rivals:
        by_words.setdefault(one_line(rival.text), []).append(look.who(rival.article))
    return (f"“{words}”: {', '.join(dict.fromkeys(who))}" for words, who in by_words.items())
