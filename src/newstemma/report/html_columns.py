"""The columns of the matrix: sources, or the copies of the only one; and what each says of a claim."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from newstemma.report.html_cast import Cast
from newstemma.report.html_differ import Side
from newstemma.report.html_overview import Stack, stack
from newstemma.report.html_pile import Mark, Node, Words, many, one, strings, text
from newstemma.report.html_words import listed, plural

COPIES = 10
LETTERS = 12
NARROW, WIDEST = 8, 12  # columns: past the first they narrow, past the second the rest share one
SHORT = 5  # characters of a value that a narrow column holds


@dataclass(frozen=True, slots=True)
class Letter:
    """One article's letter in a cell; dissents: it gives another value."""

    letter: str
    says: bool
    dissents: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """What one source says of one claim.

    kind     says | repeats | otherwise (another value of the same difference) | silent
    others   the values of single articles that say otherwise, each with its siglum
    at       the siglum under which the claim's note tells of it; empty: nowhere
    """

    kind: str
    value: Words | None
    letters: list[Letter]
    source: str
    others: list[tuple[str, Words]]
    spoken: str
    at: str = ""


def columns_of(cast: Cast, claims: Sequence[Node]) -> list[Node]:
    """The sources; where there is one only, its copies, for what each dropped is then what there is to see.

    Past WIDEST those that say least stand in one column.
    """
    sources = [o for o in cast.origins if strings(o, "articles")]
    if len(sources) != 1 or len(cast.articles) < 2:
        return list(cast.origins) if len(cast.origins) <= WIDEST else _folded(cast, claims)
    held = strings(sources[0], "articles")
    cut = COPIES if len(held) > COPIES + 1 else len(held)
    key = text(sources[0], "id")
    found: list[Node] = [{"id": key, "label": cast.pile.name(a), "articles": [a], "column": True} for a in held[:cut]]
    if held[cut:]:
        found.append({"id": key, "label": f"{len(held) - cut} more", "articles": held[cut:], "column": True})
    return found


def _folded(cast: Cast, claims: Sequence[Node]) -> list[Node]:
    """The sources that say most, in their order, and one column for the rest."""
    said = Counter(o for c in claims for o in {text(m, "origin") for m in many(c, "mentions")})
    ranked = sorted(range(len(cast.origins)), key=lambda n: (-said[text(cast.origins[n], "id")], n))
    kept = set(ranked[: WIDEST - 1])
    rest = [o for n, o in enumerate(cast.origins) if n not in kept]
    articles = [a for o in rest for a in strings(o, "articles")]
    folded = {"id": "", "label": f"{len(rest)} more sources", "articles": articles, "sources": [text(o, "id") for o in rest]}
    return [*(o for n, o in enumerate(cast.origins) if n in kept), folded]


def headed(cast: Cast, column: Node) -> Stack:
    """The head of a column: a stack, one copy, or many sources."""
    if "sources" in column:
        label = text(column, "label")
        mark = Mark(f"+{len(strings(column, 'sources'))}", "s7", f"#{cast.prefix}why", label, solid=True)
        return Stack(mark, label, "", False, [], [], "", "", "")
    if "column" not in column:
        return stack(cast, column)
    held, label = strings(column, "articles"), text(column, "label")
    if len(held) == 1:
        return Stack(cast.article(held[0]), label, "", False, [], [], "", "", "")
    return Stack(cast.origin(text(column, "id")), label, "", False, [], [], label, "", "")


def cell(cast: Cast, origin: Node, mentions: list[Node], sides: dict[str, Side], *, narrow: bool = False) -> Cell:
    """What one column says of one claim. narrow: there is room for a disc or a short value, and a count."""
    if "sources" in origin:
        return _of_many(origin, mentions)
    found = _cell(cast, origin, mentions, sides)
    if not narrow or found.kind not in ("says", "otherwise"):
        return found
    value = found.value if found.value and len(found.value.text) <= SHORT else None
    says = sum(one.says for one in found.letters)
    part = found.source or (f"{says} of {len(found.letters)}" if len(found.letters) > 2 else "")
    return replace(found, value=value, letters=found.letters if not part else [], source=part, others=[])


def _of_many(column: Node, mentions: list[Node]) -> Cell:
    """How many of the sources in one column say a claim."""
    held, label = set(strings(column, "sources")), text(column, "label")
    says = len({text(m, "origin") for m in mentions} & held)
    if not says:
        return Cell("silent", None, [], "", [], f"{label}: silent")
    part = f"{says} of {len(held)}"
    return Cell("says", None, [], part, [], f"{label}: {part} say so")


def _cell(cast: Cast, origin: Node, mentions: list[Node], sides: dict[str, Side]) -> Cell:
    key, held = text(origin, "id"), strings(origin, "articles")
    at = [(cast.pile.article_at(one(m, "at")), m) for m in mentions]
    inside = {a for a, _ in at if a in held}
    own = {a for a, m in at if text(m, "origin") == key}
    if "column" in origin:
        own &= set(held)
    label, siglum = text(origin, "label"), cast.origin(key).letters
    if not inside and not own:
        return _not_so(cast, origin, against_of(cast, mentions, sides))
    if not own:
        others = sorted({text(m, "origin") for a, m in at if a in inside})
        letters = listed(cast.origin(o).letters for o in others)
        return Cell("repeats", None, [], f"from {letters}", [], f"{label}: repeats {listed(cast.label(o) for o in others)}", siglum)
    side = sides.get(siglum)
    letters_, against = _letters(cast, held, own, sides)
    value = side.words if side and not side.dissents else None
    part = f"{len(inside & own)} of {len(held)}" if len(held) > LETTERS else ""
    spoken = f"{label}: says so in {len(inside & own)} of {plural(len(held), 'article')}"
    if value:
        spoken = f"{label}: says {value.text}, {len(inside & own)} of {plural(len(held), 'article')}"
    if not held:
        spoken = f"{label}: {plural(len(own), 'article')} {'repeats' if len(own) == 1 else 'repeat'} it"
    spoken += "".join(f"; {named} says {words.text}" for named, words in against)
    return Cell("says", value, letters_, part, against, spoken, siglum)


def against_of(cast: Cast, mentions: list[Node], sides: dict[str, Side]) -> dict[str, Side]:
    """Of the sides of a difference, by siglum, those that none who says the claim is on."""
    articles = {cast.pile.article_at(one(m, "at")) for m in mentions}
    origins = {text(m, "origin") for m in mentions}
    letters = {cast.article(a).letters for a in articles} | {cast.origin(o).letters for o in origins}
    own = [side for siglum, side in sides.items() if siglum in letters]
    return {siglum: side for siglum, side in sides.items() if own and all(side is not mine for mine in own)}


def _not_so(cast: Cast, origin: Node, against: dict[str, Side]) -> Cell:
    """What a source that does not say a claim has instead: another value of the same difference, or nothing."""
    label, siglum = text(origin, "label"), cast.origin(text(origin, "id")).letters
    letters = [siglum, *(cast.article(a).letters for a in strings(origin, "articles"))]
    if "column" in origin:
        letters = letters[1:] if len(strings(origin, "articles")) == 1 else []
    found = next((against[siglum] for siglum in letters if siglum in against), None)
    if found is None:
        return Cell("silent", None, [], "", [], f"{label}: silent")
    return Cell("otherwise", found.words, [], "", [], f"{label}: says otherwise, {found.words.text}", siglum)


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
