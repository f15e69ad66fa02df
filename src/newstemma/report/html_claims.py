"""Claims by source: the rows and cells of the matrix, and for each claim the passages that say it, source by source."""

from __future__ import annotations

from dataclasses import dataclass

from newstemma.report.html_cast import Cast
from newstemma.report.html_columns import NARROW, Cell, cell, columns_of, headed
from newstemma.report.html_differ import Difference
from newstemma.report.html_overview import Stack
from newstemma.report.html_pile import Clause, Mark, Node, Passage, Words, many, number, one, strings, text
from newstemma.report.html_words import GROUPS, STATUS, listed, plural, sentence

SHOWN = 2
MANY = 40
AGREED = frozenset({"reprinted", "corroborated"})


@dataclass(frozen=True, slots=True)
class Row:
    """One claim over all sources."""

    key: str
    claim: Clause
    count: int
    between: str
    values: int
    cells: list[Cell]


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
    """What one source says of a claim: passages first, copies folded."""

    mark: Mark
    label: str
    value: Words | None
    passages: list[Quotable]
    more: list[Quotable]


@dataclass(frozen=True, slots=True)
class Note:
    """All that stands behind one claim. said: who is said to have said it, where nobody is whom all lead back to."""

    key: str
    claim: Clause
    status: str
    count: str
    primary: str
    said: str
    voices: list[Voice]
    silent: str


@dataclass(frozen=True, slots=True)
class Matrix:
    """Claims by source. copies: there is one source, and the columns are its copies."""

    stacks: list[Stack]
    groups: list[Rows]
    notes: list[Note]
    copies: bool


def claim_keys(cast: Cast) -> dict[str, str]:
    """The address of each claim of a story: c01, c02 … in the report's order."""
    claims = cast.pile.of(text(cast.story, "id"), "claims")
    return {text(c, "id"): f"{cast.prefix}c{n + 1:02d}" for n, c in enumerate(claims)}


def matrix(cast: Cast, keys: dict[str, str], found: list[Difference]) -> Matrix:
    """The claims of a story by status and source, with a note for each."""
    claims = cast.pile.of(text(cast.story, "id"), "claims")
    sides = {c: d for d in reversed(found) if d.open for c in d.claims}
    columns = columns_of(cast, claims)
    held: dict[str, list[Row]] = {status: [] for status in GROUPS}
    for claim in claims:
        held.setdefault(text(claim, "status"), []).append(_row(cast, columns, claim, keys, sides.get(text(claim, "id"))))
    large = len(claims) > MANY
    groups = [Rows(s, *GROUPS.get(s, (s, "")), rows, large and s in AGREED) for s, rows in held.items() if rows]
    notes = [_note(cast, c, keys, sides.get(text(c, "id"))) for c in claims]
    return Matrix([headed(cast, c) for c in columns], groups, notes, copies="column" in columns[0] if columns else False)


def _row(cast: Cast, columns: list[Node], claim: Node, keys: dict[str, str], differ: Difference | None) -> Row:
    mentions = many(claim, "mentions")
    best, low, high = (int(number(one(claim, "independent"), k)) for k in ("best", "min", "max"))
    by_letters = {m.letters: side for side in (differ.sides if differ else []) for m in side.marks}
    cells = [cell(cast, o, mentions, by_letters, narrow=len(columns) > NARROW) for o in columns]
    values = len(differ.sides) if differ and text(claim, "status") == "conflicting" else 0
    between = f"{low} to {high}" if low != high else ""
    return Row(keys[text(claim, "id")], cast.pile.clause(text(claim, "id")), best, between, values, cells)


def _note(cast: Cast, claim: Node, keys: dict[str, str], differ: Difference | None) -> Note:
    mentions = many(claim, "mentions")
    voices = [v for o in cast.origins if (v := _voice(cast, o, mentions, differ))]
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
    )


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
        article = cast.pile.article_at(at)
        other = text(mention, "origin")
        repeats = "" if other == key else f"counts for {cast.label(other) or 'another source'}"
        place = cast.pile.around(at, cast.article(article, dissents=bool(differ) and article in (differ.dissent if differ else [])))
        shown = Quotable(cast.pile.name(article), cast.pile.published(article), repeats, place)
        (more if text(at, "text") in seen or len(first) >= SHOWN else first).append(shown)
        seen.add(text(at, "text"))
    values = {text(one(one(m, "value"), "at"), "text"): one(one(m, "value"), "at") for m in mine if one(m, "value")}
    only = next(iter(values.values())) if len(values) == 1 else None
    value = cast.pile.words(only) if only and 0 < len(text(only, "text")) <= 40 else None
    if value is None and differ:
        letters = cast.origin(key).letters
        value = next((s.words for s in differ.sides if len(s.words.text) <= 40 and letters in [m.letters for m in s.marks]), None)
    return Voice(cast.origin(key), text(origin, "label"), value, first, more)
