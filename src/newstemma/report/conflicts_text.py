"""Where articles differ, in a terminal: by grade, each side with its exact words in their sentence, who holds it, and what decides."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from newstemma.report import digest
from newstemma.report.digest import Lookup, Object, one_line
from newstemma.report.html_pile import Pile
from newstemma.report.html_words import GRADES, OPEN_GRADES, closed, plural, sentence
from newstemma.report.terminal import printed, terminal

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

_SPACE = re.compile(r"\s+")
_MAX_EACH = 30  # differences of one grade printed; the CSV has all
_MAX_SIDES, _MAX_WORDINGS = 8, 3
_MAX_NAMES = 4
_MAX_AROUND = 240  # characters of the sentence around the words


def conflicts_text(report: Object, found: Sequence[Object], *, width: int = 100, colour: bool = False) -> str:
    """What `newstemma conflicts` prints; without colour, the words that differ stand between underscores."""
    console, out = terminal(width, colour=colour)
    look, pile = Lookup(report), Pile(report)
    stories = [s for s in report["stories"] if len(s["articles"]) > 1] or list(report["stories"])
    shown = [s for s in report["stories"] if s in stories or any(c["story"] == s["id"] for c in found)]
    for story in shown:
        mine = [c for c in found if c["story"] == story["id"]]
        if not mine and len(shown) > 1:
            continue
        console.print(story["headline"] or "Story without a title", style="bold")
        console.print(f"{look.lead(story)}\n")
        if not mine:
            said = "No difference found" if len(found) == len(report["conflicts"]) else "No difference of that kind"
            console.print(digest.NOT_COMPARED if not report["brief"] else f"{said}.", end="\n\n")
        for grade, group in groupby(sorted(mine, key=lambda c: list(GRADES).index(c["grade"])), key=lambda c: str(c["grade"])):
            _grade(console, grade, list(group), look, pile, colour=colour)
    console.print("Shows what differs and who says which; does not judge what is so.", style="dim")
    return printed(out)


def _grade(console: Console, grade: str, found: Sequence[Object], look: Lookup, pile: Pile, *, colour: bool) -> None:
    console.print(f"{GRADES[grade][0]} ({len(found)})", style="bold")
    for conflict in found[:_MAX_EACH]:
        _difference(console, conflict, look, pile, colour=colour)
    if len(found) > _MAX_EACH:
        console.print(f"  and {len(found) - _MAX_EACH} more; --format csv has them all\n", style="dim")


def _difference(console: Console, conflict: Object, look: Lookup, pile: Pile, *, colour: bool) -> None:
    from rich.padding import Padding

    console.print(Padding(f"{_about(conflict, pile)} ({conflict['kind']})", (0, 0, 0, 2)))
    dissent = set(conflict["dissent"])
    for position in conflict["positions"][:_MAX_SIDES]:
        against = " · against the others" if position["articles"] and set(position["articles"]) <= dissent else ""
        console.print(Padding(f"{one_line(position['text'])}: {_holders(position, look)}{against}", (0, 0, 0, 6)))
        for letters, words in _wordings(position, look, pile, colour=colour):
            line = words.copy()
            line.append(f"  [{letters}]")
            console.print(Padding(line, (0, 0, 0, 10)), style="dim")
    if len(conflict["positions"]) > _MAX_SIDES:
        console.print(f"      and {len(conflict['positions']) - _MAX_SIDES} more values", style="dim")
    verdict = f"{sentence(conflict['resolved'])}. " if conflict["resolved"] else "Not decided. " if conflict["grade"] in OPEN_GRADES else ""
    console.print(Padding(f"→ {verdict}{closed(conflict['why'])}", (0, 0, 1, 6)))


def _about(conflict: Object, pile: Pile) -> str:
    """What is compared; where that is how a claim begins, it ends with a mark that more follows."""
    about = one_line(conflict["about"])
    begun = any(one_line(pile.claims[c]["text"]).rstrip(".").startswith(f"{about} ") for c in conflict["claims"] if c in pile.claims)
    return sentence(f"{about} …" if begun else about)


def _holders(position: Object, look: Lookup) -> str:
    """As in "2 sources, 5 articles: La Meridian Wire, Kb Vale Courier"."""
    articles, sources = list(position["articles"]), len(set(position["origins"]))
    names = list(dict.fromkeys(look.who(a) for a in articles))
    more = f" and {len(names) - _MAX_NAMES} more" if len(names) > _MAX_NAMES else ""
    counted = plural(sources, "source") + (f", {plural(len(articles), 'article')}" if len(articles) > sources else "")
    return f"{counted}: {', '.join(names[:_MAX_NAMES])}{more}"


def _wordings(position: Object, look: Lookup, pile: Pile, *, colour: bool) -> Iterator[tuple[str, Text]]:
    """Each sentence once in which the words of a side stand, with the sigla of the articles that have it."""
    from rich.text import Text

    held: dict[tuple[str, str, str], list[str]] = {}
    for at in position["at"]:
        around = pile.around(at, None)
        key = (_SPACE.sub(" ", around.before)[-_MAX_AROUND:], one_line(around.words.text), _SPACE.sub(" ", around.after)[:_MAX_AROUND])
        held.setdefault(key, []).append(look.cited(at))
    for (before, words, after), letters in list(held.items())[:_MAX_WORDINGS]:
        text = Text(before)
        text.append(words if colour else f"_{words}_", "bold" if colour else "")
        text.append(after)
        yield " ".join(dict.fromkeys(letters)), text
