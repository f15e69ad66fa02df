"""Who took text from whom, for the page: which sheets are copies, how a source is described, why they count as one, the copy chain."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import islice

from newstemma.report.html_cast import Cast
from newstemma.report.html_pile import Mark, Node, Passage, Words, many, number, one, strings, text
from newstemma.report.html_words import COPIES, DIRECTIONS, closed, listed, percent, plural, sentence

WHOLE = frozenset({"verbatim", "abridged", "expanded", "rewritten"})
SHOWN_PASSAGES, SHOWN_REASONS = 3, 8
SOME = 0.1
OPENING = 24
ROLES = {
    "narrative": ("passage of prose", "passages of prose"),
    "quoted": ("quotation", "quotations"),
    "document": ("passage of a document", "passages of a document"),
    "furniture": ("line of the outlet’s own pages", "lines of the outlet’s own pages"),
}
WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Taken:
    """One edge of the copy chain. key: its id; source: the siglum of an article of the story, else `whence` names it in words."""

    key: str
    mark: Mark
    outlet: str
    source: Mark | None
    whence: str
    how: str
    share: str
    share_there: str
    direction: str
    roles: str
    reasons: list[str]
    passages: list[Passage]
    more: int


@dataclass(frozen=True, slots=True)
class Reasoned:
    """One sentence of why, with the characters that it rests on."""

    text: str
    passages: list[Passage]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Because:
    """Why some articles are one source.

    also         what they share with other sources, which does not merge them
    implied      how many further pairs of them share text
    edges_first  so many merges that the copy chain tells it better than they do
    """

    mark: Mark
    label: str
    head: str
    reasons: list[Reasoned]
    taken: list[Taken]
    also: list[Taken]
    implied: int
    edges_first: bool


@dataclass(frozen=True, slots=True)
class Why:
    """The answer to "why 4?"."""

    head: str
    above: str
    lead: str
    explained: str
    sources: list[Because]


def share(cast: Cast, article: str) -> float | None:
    """The share of an article's own prose that stands elsewhere; None where that was not measured."""
    wire = one(cast.pile.articles.get(article, {}), "wire")
    held = [number(c, "share_of_article") for c in cast.pile.copies.get(article, []) if text(c, "kind") in WHOLE]
    if "share" in wire:
        return min(1.0, max(0.0, number(wire, "share")))
    return min(1.0, max(held)) if held else None


def home_copies(cast: Cast, article: str) -> list[Node]:
    """The edges that make an article a copy within its own source."""
    home = cast.home.get(article)
    return [
        c
        for c in cast.pile.copies.get(article, [])
        if text(c, "kind") in WHOLE and cast.home.get(text(one(c, "source"), "article"), home) == home
    ]


def absent(cast: Cast, origin: Node) -> bool:
    """Whether a source's own text is not in the pile."""
    held = strings(origin, "articles")
    agency = text(origin, "agency")
    if agency:
        return all(cast.pile.name(a) != agency for a in held)
    return len(held) > 1 and all(home_copies(cast, a) for a in held)


def is_copy(cast: Cast, origin: Node, article: str) -> bool:
    """Whether an article is shown as a grey sheet beneath its source."""
    if not home_copies(cast, article):
        return absent(cast, origin) and bool(text(origin, "agency"))
    held = strings(origin, "articles")
    root = None if absent(cast, origin) else next((a for a in held if cast.pile.name(a) == text(origin, "label")), held[0])
    return article != root


def described(cast: Cast, origin: Node) -> str:
    """What a source is, in our words."""
    held = strings(origin, "articles")
    agency = text(origin, "agency")
    if absent(cast, origin):
        return "agency, its own text is not in the pile" if agency else "its own text is not in the pile; nobody says whose it is"
    wires = {a: one(cast.pile.articles.get(a, {}), "wire") for a in held if not is_copy(cast, origin, a)}
    mixed = [
        w
        for a, w in wires.items()
        if number(w, "share") >= (0.01 if w.get("composite") else SOME) and text(w, "label") not in ("", cast.label(cast.home.get(a, "")))
    ]
    if mixed and len(held) == 1:
        part, whence = number(mixed[0], "share"), text(mixed[0], "label")
        return f"made of {whence}, nothing of its own" if part >= 1 else f"own reporting, {percent(part)} from {whence}"
    if mixed:
        return f"own reporting, in part from {listed(sorted({text(w, 'label') for w in mixed}))}"
    return "agency" if agency else "own reporting"


def taken(cast: Cast, article: str, most: int | None = None) -> list[Taken]:
    """What an article took from others, what the chain tells first. most: how many, at most; None: all."""
    held = sorted(cast.pile.copies.get(article, []), key=lambda c: text(c, "id") not in cast.told)
    return [edge(cast, c) for c in held[:most]]


def edge(cast: Cast, copy: Node) -> Taken:
    """One copy as the page tells it."""
    article, source = text(copy, "article"), one(copy, "source")
    other = text(source, "article")
    mark = cast.article(article)
    passages = [cast.pile.around(one(p, "here"), mark) for p in many(copy, "passages")]
    pieces = [p for p in passages if p.words.text]
    there = number(copy, "share_of_source")
    whence = cast.pile.name(other) if other else text(source, "agency") or "not named"
    how = COPIES.get(text(copy, "kind"), text(copy, "kind"))
    return Taken(
        key=text(copy, "id"),
        mark=mark,
        outlet=cast.pile.name(article),
        source=cast.article(other) if other in cast.home else None,
        whence=whence,
        how=how,
        share=percent(number(copy, "share_of_article"))
        if text(copy, "kind") in WHOLE | {"excerpt"}
        else plural(len(pieces), "passage")
        if pieces
        else "",
        share_there=percent(there) if there and text(copy, "kind") in WHOLE | {"excerpt"} else "",
        direction=DIRECTIONS.get(text(copy, "direction"), "not established"),
        roles=_roles(copy),
        reasons=[sentence(text(r, "text")).rstrip(".") for r in many(copy, "reasons") if text(r, "text")],
        passages=[_clipped(p, None) for p in pieces[:SHOWN_PASSAGES]],
        more=max(0, len(pieces) - SHOWN_PASSAGES),
    )


def _roles(copy: Node) -> str:
    """What parts the passages of an edge play: as in "5 passages of prose, 2 quotations"."""
    held = Counter(text(p, "role") for p in many(copy, "passages"))
    return ", ".join(plural(held[role], *nouns) for role, nouns in ROLES.items() if held[role])


def why(cast: Cast, best: int, low: int, high: int, above: str) -> Why:
    """Why so many independent sources: each with its reasons and passages."""
    ends = {(True, True): "", (False, True): f", at least {low}", (True, False): f", at most {high}"}
    span = ends.get((low == best, high == best), f", between {low} and {high}")
    explained = "Every merge and its reason is listed below."
    if low < best:
        explained += f" If every merge that is possible were made, {low} would remain."
    if high > best:
        explained += f" If only merges with certain evidence were made, it would be {high}."
    explained += " An unknown owner never raises a count."
    return Why(
        head=f"Why {plural(best, 'independent source')}?",
        above=above,
        lead=f"{best}{span}.",
        explained=explained,
        sources=[_because(cast, o) for o in cast.origins],
    )


def _because(cast: Cast, origin: Node) -> Because:
    held = strings(origin, "articles")
    names = list(dict.fromkeys(cast.pile.name(a) for a in held))
    label = text(origin, "label")
    if not held:
        head = f"{label} has no article of its own here"
    elif len(held) == 1:
        head = f"{names[0]} stands alone" if names[0] == label else f"{names[0]} carries {label}"
    elif len(names) == 1:
        head = f"{'Both' if len(held) == 2 else f'All {len(held)}'} articles of {names[0]} are one source"
    else:
        shown = names if len(names) <= 6 else [*names[:5], f"{len(names) - 5} more"]
        head = f"{listed(shown)} are one source"
    reasons = [r for r in many(origin, "reasons") if text(r, "text")]
    said = {sentence(text(r, "text")).rstrip(".") for r in reasons} if len(reasons) <= SHOWN_REASONS else set()
    inside = [c for a in held for c in home_copies(cast, a) if text(c, "id") in cast.told]
    return Because(
        mark=cast.origin(text(origin, "id")),
        label=label,
        head=head,
        reasons=[reasoned(cast, r) for r in reasons],
        edges_first=len(reasons) > SHOWN_REASONS,
        taken=[_unrepeated(edge(cast, c), said) for c in inside],
        also=[edge(cast, c) for a in held for c in cast.pile.copies.get(a, []) if text(c, "id") in cast.told and c not in inside],
        implied=sum(text(c, "article") in held for c in cast.chain.implied),
    )


def _unrepeated(taken: Taken, said: set[str]) -> Taken:
    """An edge without the reasons that stand above it."""
    return replace(taken, reasons=[r for r in taken.reasons if r not in said])


def _clipped(passage: Passage, mark: Mark | None) -> Passage:
    """The opening words of a passage, with a count of those that follow."""
    whole = passage.words
    ends = [m.end() for m in islice(WORD.finditer(whole.text), OPENING + 1)]
    if len(ends) <= OPENING:
        return Passage(mark, "", whole, "", passage.where)
    left = len(whole.text[ends[OPENING - 1] :].split())
    opening = Words(whole.text[: ends[OPENING - 1]], whole.exact, whole.lang)
    return Passage(mark, "", opening, "", f"and {plural(left, 'more word', 'more words')} · {passage.where}")


def reasoned(cast: Cast, reason: Node) -> Reasoned:
    """A reason as a sentence, with the opening words of the places that it rests on."""
    passages = [cast.pile.around(at, cast.place(at)) for at in many(reason, "at")]
    bare = [_clipped(p, p.mark) for p in passages]
    return Reasoned(closed(text(reason, "text")), bare[:SHOWN_PASSAGES], max(0, len(bare) - SHOWN_PASSAGES))
