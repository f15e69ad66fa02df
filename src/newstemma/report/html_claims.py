"""Claims by source: the rows and cells of the matrix, and for each claim the passages that say it, source by source."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from newstemma.report.html_cast import Cast
from newstemma.report.html_columns import NARROW, Cell, against_of, cell, columns_of, headed
from newstemma.report.html_differ import Difference, Side
from newstemma.report.html_overview import Stack
from newstemma.report.html_pile import Clause, Mark, Node, Passage, Words, many, number, one, strings, text
from newstemma.report.html_words import GROUPS, STATUS, listed, plural, sentence

SHOWN = 2
MANY, LONG = 40, 20  # claims of a story from which on its groups start folded; rows of a group that may then stay open
SPEAKERS = 40
OPEN = frozenset({"conflicting", "superseded"})


@dataclass(frozen=True, slots=True)
class Row:
    """One claim over all sources. by: the places of its speakers in the matrix's list of them."""

    key: str
    claim: Clause
    count: int
    between: str
    values: int
    cells: list[Cell]
    by: list[int]


@dataclass(frozen=True, slots=True)
class Rows:
    """The claims of one status. folded: at first only its head is seen."""

    status: str
    label: str
    note: str
    rows: list[Row]
    folded: bool


@dataclass(frozen=True, slots=True)
class Quotable:
    """One place that says a claim. counts: for which source, where that is not its article's own."""

    outlet: str
    published: str
    counts: str
    passage: Passage


@dataclass(frozen=True, slots=True)
class Voice:
    """What one source says of a claim: passages first, copies folded. otherwise: it says another value instead."""

    mark: Mark
    label: str
    value: Words | None
    passages: list[Quotable]
    more: list[Quotable]
    otherwise: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """All that stands behind one claim.

    said     who is said to have said it, where nobody is whom all lead back to
    differ   the differences that it is part of: what is compared, and the address
    """

    key: str
    claim: Clause
    status: str
    count: str
    primary: str
    said: str
    voices: list[Voice]
    silent: str
    differ: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Claims by source. copies: there is one source, and the columns are its copies; speakers: who says most first."""

    stacks: list[Stack]
    groups: list[Rows]
    notes: list[Note]
    copies: bool
    speakers: list[str]


def claim_keys(cast: Cast) -> dict[str, str]:
    """The address of each claim of a story: c01, c02 … in the report's order."""
    claims = cast.pile.of(text(cast.story, "id"), "claims")
    return {text(c, "id"): f"{cast.prefix}c{n + 1:02d}" for n, c in enumerate(claims)}


def matrix(cast: Cast, keys: dict[str, str], found: list[Difference]) -> Matrix:
    """The claims of a story by status and source, with a note for each."""
    claims = cast.pile.of(text(cast.story, "id"), "claims")
    sides = {c: d for d in reversed(found) if d.open for c in d.claims}
    columns = columns_of(cast, claims)
    spoken = {text(c, "id"): _speakers(cast, many(c, "mentions")) for c in claims}
    often = Counter(name for names in spoken.values() for name in names)
    speakers = sorted(often, key=lambda name: (-often[name], name))[:SPEAKERS]
    held: dict[str, list[Row]] = {status: [] for status in GROUPS}
    for claim in claims:
        row = _row(cast, columns, claim, keys, sides.get(text(claim, "id")))
        row = replace(row, by=[speakers.index(n) for n in spoken[text(claim, "id")] if n in speakers])
        held.setdefault(text(claim, "status"), []).append(row)
    large = len(claims) > MANY
    groups = [Rows(s, *GROUPS.get(s, (s, "")), rows, large and s not in OPEN and len(rows) > LONG) for s, rows in held.items() if rows]
    notes = [_note(cast, c, keys, sides.get(text(c, "id")), found) for c in claims]
    copies = "column" in columns[0] if columns else False
    return Matrix([headed(cast, c) for c in columns], groups, notes, copies, speakers)


def _row(cast: Cast, columns: list[Node], claim: Node, keys: dict[str, str], differ: Difference | None) -> Row:
    mentions = many(claim, "mentions")
    best, low, high = (int(number(one(claim, "independent"), k)) for k in ("best", "min", "max"))
    by_letters = _by_letters(differ)
    cells = [cell(cast, o, mentions, by_letters, narrow=len(columns) > NARROW) for o in columns]
    values = len(differ.sides) if differ and text(claim, "status") == "conflicting" else 0
    between = f"{low} to {high}" if low != high else ""
    return Row(keys[text(claim, "id")], cast.pile.clause(text(claim, "id")), best, between, values, cells, [])


def _by_letters(differ: Difference | None) -> dict[str, Side]:
    return {m.letters: side for side in (differ.sides if differ else []) for m in side.marks}


def _note(cast: Cast, claim: Node, keys: dict[str, str], differ: Difference | None, found: list[Difference]) -> Note:
    mentions = many(claim, "mentions")
    voices = [v for o in cast.origins if (v := _voice(cast, o, mentions, differ))]
    voices += _against(cast, mentions, differ, {v.mark.letters for v in voices})
    heard = {v.mark.letters for v in voices}
    silent = [text(o, "label") for o in cast.origins if cast.origin(text(o, "id")).letters not in heard and strings(o, "articles")]
    best = int(number(one(claim, "independent"), "best"))
    low, high = int(number(one(claim, "independent"), "min")), int(number(one(claim, "independent"), "max"))
    articles = {cast.pile.article_at(one(m, "at")) for m in mentions}
    count = f"{plural(best, 'independent source')}{f' ({low} to {high})' if low != high else ''}, {plural(len(articles), 'article')}"
    status = sentence(STATUS.get(text(claim, "status"), text(claim, "status")))
    return Note(
        keys[text(claim, "id")],
        cast.pile.clause(text(claim, "id")),
        status,
        count,
        text(claim, "primary"),
        _few(_speakers(cast, mentions)) if not text(claim, "primary") else "",
        voices,
        _few(silent) if len(cast.articles) > 1 else "",
        [(d.about, f"{cast.prefix}conflicts/{d.key}") for d in found if text(claim, "id") in d.claims],
    )


def _against(cast: Cast, mentions: list[Node], differ: Difference | None, heard: set[str]) -> list[Voice]:
    """What sources that do not say a claim have instead, where the two cannot both hold."""
    by_letters = against_of(cast, mentions, _by_letters(differ))
    found = []
    for origin in cast.origins:
        mark = cast.origin(text(origin, "id"))
        held = strings(origin, "articles")
        side = next((by_letters[m.letters] for m in (mark, *map(cast.article, held)) if m.letters in by_letters), None)
        if side is None or mark.letters in heard:
            continue
        places = [at for at in side.at if cast.pile.article_at(at) in held]
        shown = [_quotable(cast, at, "", dissents=side.dissents) for at in places]
        if shown:
            found.append(Voice(mark, text(origin, "label"), side.words, shown[:SHOWN], shown[SHOWN:], otherwise=True))
    return found


def _quotable(cast: Cast, at: Node, counts: str, *, dissents: bool) -> Quotable:
    article = cast.pile.article_at(at)
    place = cast.pile.around(at, cast.article(article, dissents=dissents))
    return Quotable(cast.pile.name(article), cast.pile.published(article), counts, place)


def _speakers(cast: Cast, mentions: list[Node]) -> list[str]:
    """Who is said to have said a claim, each once."""
    named = (text(one(cast.pile.statements.get(text(m, "statement"), {}), "speaker"), "name") for m in mentions)
    return list(dict.fromkeys(n for n in named if n))


def _few(names: list[str]) -> str:
    return listed(names if len(names) <= 8 else [*names[:7], f"{len(names) - 7} more"])


def _voice(cast: Cast, origin: Node, mentions: list[Node], differ: Difference | None) -> Voice | None:
    """What the articles of one source say; each wording once, the articles that repeat it folded."""
    key = text(origin, "id")
    mine = [m for m in mentions if cast.home.get(cast.pile.article_at(one(m, "at"))) == key]
    if not mine:
        return None
    order = {a: n for n, a in enumerate(cast.in_order())}
    mine.sort(key=lambda m: (order.get(cast.pile.article_at(one(m, "at")), 0), number(one(m, "at"), "start")))
    seen: set[str] = set()
    first: list[Quotable] = []
    more: list[Quotable] = []
    for mention in mine:
        at = one(mention, "at")
        article, other = cast.pile.article_at(at), text(mention, "origin")
        repeats = "" if other == key else f"counts for {cast.label(other) or 'another source'}"
        shown = _quotable(cast, at, repeats, dissents=differ is not None and article in differ.dissent)
        (more if text(at, "text") in seen or len(first) >= SHOWN else first).append(shown)
        seen.add(text(at, "text"))
    values = {text(one(one(m, "value"), "at"), "text"): one(one(m, "value"), "at") for m in mine if one(m, "value")}
    only = next(iter(values.values())) if len(values) == 1 else None
    value = cast.pile.words(only) if only and 0 < len(text(only, "text")) <= 40 else None
    if value is None and differ:
        letters = cast.origin(key).letters
        value = next((s.words for s in differ.sides if len(s.words.text) <= 40 and letters in [m.letters for m in s.marks]), None)
    return Voice(cast.origin(key), text(origin, "label"), value, first, more)
