"""How many what, on the page: each figure once, with what it counts, who says so, and the articles that give it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from newstemma.report.html_cast import Cast
from newstemma.report.html_pile import Mark, Node, Words, number, one, text
from newstemma.report.html_words import plural

_MOST = 160  # rows on the page: the CSV has every one


@dataclass(frozen=True, slots=True)
class Amount:
    """One figure. href: the claim that it stands in; empty: none."""

    shown: Words
    counts: str
    unit: str
    scope: str
    speaker: str
    marks: list[Mark]
    where: str
    href: str


@dataclass(frozen=True, slots=True)
class Amounts:
    """The table. left: how many rows the page leaves to the CSV."""

    counted: str
    rows: list[Amount]
    left: int


def figures(cast: Cast, keys: Mapping[str, str]) -> Amounts:
    """The figures of a story: what is counted most often first, what nobody counts last. keys: the address of each claim."""
    order = {a: n for n, a in enumerate(cast.in_order())}
    held = [q for q in cast.pile.of(text(cast.story, "id"), "quantities") if text(q, "article") in order]
    held.sort(key=lambda q: (order[text(q, "article")], number(one(q, "at"), "start")))
    folded: dict[tuple[object, ...], list[Node]] = {}
    for quantity in held:
        value = one(quantity, "value")
        key = (
            value.get("low"),
            value.get("high"),
            text(value, "unit"),
            _what(value),
            text(value, "scope"),
            _speaker(cast, quantity).casefold(),
        )
        folded.setdefault(key, []).append(quantity)
    often: Counter[str] = Counter()
    for same in folded.values():
        often[_what(one(same[0], "value"))] += len({text(q, "article") for q in same})
    groups = sorted(folded.values(), key=lambda same: _rank(same, often))
    rows = [_amount(cast, same, keys) for same in groups[:_MOST]]
    return Amounts(f"{plural(len(held), 'figure')}, {len(groups)} different", rows, max(0, len(groups) - _MOST))


def _rank(same: Sequence[Node], often: Counter[str]) -> tuple[bool, bool, int, str]:
    """What has a noun before what has a unit alone ("nine minutes"), and that before the bare and the ordinals."""
    value = one(same[0], "value")
    what = _what(value)
    return not what or text(value, "unit") == "ordinal", not text(value, "counts"), -often[what], what


def _what(value: Node) -> str:
    return text(value, "counts").casefold().replace("’", "'") or text(value, "unit")


def _speaker(cast: Cast, quantity: Node) -> str:
    speaker = one(cast.pile.statements.get(text(quantity, "statement"), {}), "speaker")
    return (text(cast.pile.entities.get(text(speaker, "entity"), {}), "name") or text(speaker, "name")).replace("’", "'")


def _amount(cast: Cast, same: Sequence[Node], keys: Mapping[str, str]) -> Amount:
    first = same[0]
    value, at = one(first, "value"), one(first, "at")
    return Amount(
        shown=cast.pile.words(at),
        counts=text(value, "counts"),
        unit=text(value, "unit"),
        scope=text(value, "scope"),
        speaker=_speaker(cast, first),
        marks=cast.marks(text(q, "article") for q in same),
        where=f"{int(number(at, 'start'))}–{int(number(at, 'end'))}",
        href=next((keys[text(q, "claim")] for q in same if text(q, "claim") in keys), ""),
    )
