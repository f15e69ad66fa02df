"""Who said what on the page: each statement once with the articles that have it, speakers without a name, whom each outlet lets speak."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from newstemma.report.html_cast import Cast
from newstemma.report.html_pile import Mark, Node, Words, many, number, one, text
from newstemma.report.html_words import plural
from newstemma.report.versions import letters

_SHOWN, _MOST = 20, 200  # rows in sight, and on the page at all: the CSV has every one
_HEARD = 8
_TALLY = 24


@dataclass(frozen=True, slots=True)
class Told:
    """One statement.

    speaker  the name; empty where there is none but the words that stand for one
    called   those words, where they are not the name
    direct   all of it stands in quotation marks
    where    its passage in the first of the articles
    """

    speaker: str
    unnamed: bool
    called: Words | None
    via: list[Words]
    pieces: list[Words]
    direct: bool
    marks: list[Mark]
    where: str


@dataclass(frozen=True, slots=True)
class Heard:
    """An outlet and whom it lets speak. speakers: (name, statements, unnamed), the most heard first."""

    outlet: str
    total: str
    silent: str
    speakers: list[tuple[str, int, bool]]
    more: int


@dataclass(frozen=True, slots=True)
class SaidView:
    """The table, the tally and the outlets. left: how many statements the page leaves to the CSV."""

    rows: list[Told]
    more: list[Told]
    left: int
    silent: str
    tally: list[tuple[str, int, str]]
    heard: list[Heard]


def said(cast: Cast) -> SaidView:
    """What is said in a story, source by source, in order of place. Beliefs and intentions are not what one said."""
    order = {a: n for n, a in enumerate(cast.in_order())}
    held = [s for s in many(cast.pile.report, "statements") if text(s, "article") in order and text(s, "act") == "speech"]
    held.sort(key=lambda s: (order[text(s, "article")], min((number(at, "start") for at in many(s, "content")), default=0)))
    folded: dict[tuple[str, str], list[Node]] = {}
    for statement in held:
        words = "".join(letters(text(at, "text")) for at in many(statement, "content"))
        folded.setdefault((_name(cast, statement).casefold(), words), []).append(statement)
    rows = [_told(cast, same) for same in list(folded.values())[:_MOST]]
    silent = [s for s in held if _is_silent(s)]
    return SaidView(
        rows=rows[:_SHOWN],
        more=rows[_SHOWN:],
        left=max(0, len(folded) - _MOST),
        silent=f"{len(silent)} of {plural(len(held), 'statement')}",
        tally=_tally(cast, silent)[:_TALLY],
        heard=_heard(cast, held),
    )


def _is_silent(statement: Node) -> bool:
    speaker = one(statement, "speaker")
    return bool(speaker.get("unnamed")) or not text(speaker, "name")


def _name(cast: Cast, statement: Node) -> str:
    speaker = one(statement, "speaker")
    entity = text(cast.pile.entities.get(text(speaker, "entity"), {}), "name")
    return entity or " ".join(text(speaker, "name").split()) or "nobody named"


def _described(cast: Cast, statement: Node) -> str:
    """The words for a speaker without an article at their head: "an official" and "the official" are one."""
    words = _name(cast, statement).casefold().replace("’", "'").split()
    return " ".join(words[1:] if len(words) > 1 and words[0] in {"a", "an", "the", "some"} else words)


def _told(cast: Cast, same: Sequence[Node]) -> Told:
    first = same[0]
    at, speaker = one(one(first, "speaker"), "at"), _name(cast, first)
    if at and _is_silent(first):
        speaker = ""
    called = cast.pile.words(at) if at and letters(text(at, "text")) != letters(speaker) else None
    places = many(first, "content")
    return Told(
        speaker=speaker,
        unnamed=_is_silent(first),
        called=called,
        via=[_through(cast, v) for v in many(first, "via")],
        pieces=[cast.pile.words(at) for at in places],
        direct=text(first, "mode") == "direct",
        marks=cast.marks(text(s, "article") for s in same),
        where=", ".join(_where(at) for at in places[:3]),
    )


def _where(at: Node) -> str:
    return f"{'of the file ' if at.get('document') else ''}{int(number(at, 'start'))}–{int(number(at, 'end'))}"


def _through(cast: Cast, via: Node) -> Words:
    at = one(via, "at")
    return cast.pile.words(at) if at else Words(text(via, "name"), False)


def _tally(cast: Cast, silent: Iterable[Node]) -> list[tuple[str, int, str]]:
    """What the nameless are called, how often they speak, in how many articles."""
    count: Counter[str] = Counter()
    articles: dict[str, set[str]] = {}
    for statement in silent:
        name = _described(cast, statement)
        count[name] += 1
        articles.setdefault(name, set()).add(text(statement, "article"))
    rows = sorted(count.items(), key=lambda row: (-row[1], row[0]))
    return [(name, n, plural(len(articles[name]), "article")) for name, n in rows]


def _heard(cast: Cast, held: Iterable[Node]) -> list[Heard]:
    by_outlet: dict[str, list[Node]] = {}
    for statement in held:
        by_outlet.setdefault(cast.pile.name(text(statement, "article")), []).append(statement)
    return [_outlet(cast, outlet, by_outlet[outlet]) for outlet in sorted(by_outlet)]


def _outlet(cast: Cast, outlet: str, held: Sequence[Node]) -> Heard:
    count = Counter((_described(cast, s) if _is_silent(s) else _name(cast, s), _is_silent(s)) for s in held)
    rows = sorted(count.items(), key=lambda row: (-row[1], row[0]))
    silent = sum(n for (_, is_silent), n in rows if is_silent)
    names = [(name, n, is_silent) for (name, is_silent), n in rows[:_HEARD]]
    return Heard(outlet, str(len(held)), str(silent), names, max(0, len(rows) - _HEARD))
