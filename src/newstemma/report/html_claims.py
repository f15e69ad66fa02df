"""Claims by source: the rows and cells of the matrix, and for each claim the passages that say it, source by source."""

from __future__ import annotations

from dataclasses import dataclass

from newstemma.report.html_cast import Cast
from newstemma.report.html_differ import Difference, Side
from newstemma.report.html_overview import Stack, stack
from newstemma.report.html_pile import Clause, Mark, Node, Passage, Words, many, number, one, strings, text
from newstemma.report.html_words import GROUPS, STATUS, listed, plural, sentence

SHOWN = 2
COPIES = 10
LETTERS = 12
MANY = 40
AGREED = frozenset({"reprinted", "corroborated"})


@dataclass(frozen=True, slots=True)
class Letter:
    """One article's letter in a cell; dissents: it gives another value."""

    letter: str
    says: bool
    dissents: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """What one source says of one claim. kind: says | repeats | silent; values: the dissenting ones, with their siglum."""

    kind: str
    value: Words | None
    letters: list[Letter]
    source: str
    others: list[tuple[str, Words]]
    spoken: str


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
    columns = _columns(cast)
    held: dict[str, list[Row]] = {status: [] for status in GROUPS}
    for claim in claims:
        held.setdefault(text(claim, "status"), []).append(_row(cast, columns, claim, keys, sides.get(text(claim, "id"))))
    large = len(claims) > MANY
    groups = [Rows(s, *GROUPS.get(s, (s, "")), rows, large and s in AGREED) for s, rows in held.items() if rows]
    notes = [_note(cast, c, keys, sides.get(text(c, "id"))) for c in claims]
    return Matrix([_headed(cast, c) for c in columns], groups, notes, copies="column" in columns[0] if columns else False)


def _row(cast: Cast, columns: list[Node], claim: Node, keys: dict[str, str], differ: Difference | None) -> Row:
    mentions = many(claim, "mentions")
    best, low, high = (int(number(one(claim, "independent"), k)) for k in ("best", "min", "max"))
    by_letters = {m.letters: side for side in (differ.sides if differ else []) for m in side.marks}
    cells = [_cell(cast, o, mentions, by_letters) for o in columns]
    values = len(differ.sides) if differ and text(claim, "status") == "conflicting" else 0
    between = f"{low} to {high}" if low != high else ""
    return Row(keys[text(claim, "id")], cast.pile.clause(text(claim, "id")), best, between, values, cells)


def _columns(cast: Cast) -> list[Node]:
    """The sources; where there is one only, its copies, for what each dropped is then what there is to see."""
    sources = [o for o in cast.origins if strings(o, "articles")]
    if len(sources) != 1 or len(cast.articles) < 2:
        return list(cast.origins)
    held = strings(sources[0], "articles")
    cut = COPIES if len(held) > COPIES + 1 else len(held)
    key = text(sources[0], "id")
    found: list[Node] = [{"id": key, "label": cast.pile.name(a), "articles": [a], "column": True} for a in held[:cut]]
    if held[cut:]:
        found.append({"id": key, "label": f"{len(held) - cut} more", "articles": held[cut:], "column": True})
    return found


def _headed(cast: Cast, column: Node) -> Stack:
    """The head of a column: a stack, or one copy."""
    if "column" not in column:
        return stack(cast, column)
    held, label = strings(column, "articles"), text(column, "label")
    if len(held) == 1:
        return Stack(cast.article(held[0]), label, "", False, [], [], "", "", "")
    return Stack(cast.origin(text(column, "id")), label, "", False, [], [], label, "", "")


def _cell(cast: Cast, origin: Node, mentions: list[Node], sides: dict[str, Side]) -> Cell:
    key, held = text(origin, "id"), strings(origin, "articles")
    at = [(cast.pile.article_at(one(m, "at")), m) for m in mentions]
    inside = {a for a, _ in at if a in held}
    own = {a for a, m in at if text(m, "origin") == key}
    if "column" in origin:
        own &= set(held)
    label = text(origin, "label")
    if not inside and not own:
        return Cell("silent", None, [], "", [], f"{label}: silent")
    if not own:
        others = sorted({text(m, "origin") for a, m in at if a in inside})
        letters = listed(cast.origin(o).letters for o in others)
        return Cell("repeats", None, [], f"from {letters}", [], f"{label}: repeats {listed(cast.label(o) for o in others)}")
    side = sides.get(cast.origin(key).letters)
    letters_, against = _letters(cast, held, own, sides)
    value = side.words if side and not side.dissents else None
    part = f"{len(inside & own)} of {len(held)}" if len(held) > LETTERS else ""
    spoken = f"{label}: says so in {len(inside & own)} of {plural(len(held), 'article')}"
    if not held:
        spoken = f"{label}: {plural(len(own), 'article')} {'repeats' if len(own) == 1 else 'repeat'} it"
    return Cell("says", value, letters_, part, against, spoken)


def _letters(cast: Cast, held: list[str], own: set[str], sides: dict[str, Side]) -> tuple[list[Letter], list[tuple[str, Words]]]:
    """The letters under a cell, and the values that single articles of it give."""
    against = [(m.letters, sides[m.letters].words) for m in (cast.article(a) for a in held) if m.letters in sides and len(held) > 1]
    if len(held) > LETTERS:
        return [], against
    named = {letters for letters, words in against if sides[letters].dissents}
    found = [(cast.article(a).letters, a in own) for a in held]
    if len(held) < 2:
        return [], against
    base = len(cast.origin(cast.home[held[0]]).letters)
    return [Letter(full[base:] or full, says, full in named) for full, says in found], against


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
