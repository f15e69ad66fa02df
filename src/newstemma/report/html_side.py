"""Two articles side by side: what they have in common dimmed, what each has for itself standing out, passages tied to each other.

Bounded: a few pairs a story, each text once in a pair and only so far; of a mere part only the paragraphs that share something.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from newstemma.report.html_cast import Cast
from newstemma.report.html_lineage import WHOLE
from newstemma.report.html_pile import Mark, Node, Words, many, number, one, text
from newstemma.report.html_words import COPIES, OPEN_GRADES, percent, plural
from newstemma.report.side_pairs import Pair, pairs_of, share_of
from newstemma.report.side_words import Common, common_words, runs, share

SHOWN = 20_000  # characters of a text
PASSAGES = 99
KINDS = ("rewritten", "abridged", "expanded", "verbatim", "excerpt", "quotes_only")  # those with most to see first
EDGE = " \n,;:."  # at the ends of own words these are neither
PLAIN, OWN, SAME, AGAINST = "plain", "own", "same", "against"
ROLES = {"narrative": "", "quoted": "quotation", "document": "document", "furniture": "furniture"}


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words. kind: own, same, plain, against; role: of the passage they stand in; number: set where a passage begins."""

    text: str
    kind: str
    role: str
    number: int = 0


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph, or in our words how many are left out."""

    pieces: list[Piece]
    gap: str = ""


@dataclass(frozen=True, slots=True)
class Half:
    """One of the two. share: how much of it is common, in our words."""

    mark: Mark
    name: str
    title: Words
    when: str
    share: str
    parts: list[Part]
    lang: str | None


@dataclass(frozen=True, slots=True)
class Side:
    """A pair. key: its address; note: what the one took from the other."""

    key: str
    left: Half
    right: Half
    how: str
    note: str
    roles: list[str]


@dataclass(frozen=True, slots=True)
class Sides:
    """The pairs of a story.

    same  those whose texts are the same words
    left  how many more there are
    keys  for an edge of the chain the address of its pair, and the short name of the other article
    """

    pairs: list[Side]
    same: list[tuple[Mark, Mark]]
    left: int
    keys: dict[str, tuple[str, str]]

    @property
    def roles(self) -> set[str]:
        """The parts that passages of the pairs play."""
        return {role for p in self.pairs for role in p.roles}


def sides(cast: Cast, told: Iterable[Node], most: int) -> Sides:
    """The pairs that show what the chain's edges say, those with most to see first. most: how many are shown; 0: none is spoken of."""
    if not most:
        return Sides([], [], 0, {})
    meant = list(pairs_of(cast, list(told)))
    pairs = {frozenset((p.left, p.right)): p for p in reversed(meant)}  # of two edges that are shown alike the first
    order = {p: n for n, p in enumerate(meant)}
    found = sorted(pairs.values(), key=lambda p: (KINDS.index(p.kind) if p.kind in KINDS else len(KINDS), order[p]))
    rest = [p for p in found if _body(cast, p.left) != _body(cast, p.right)]
    made = {frozenset((p.left, p.right)): side for p in rest[:most] if (side := _side(cast, p)) is not None}
    keys = {p.told: (side.key, cast.article(p.beside).letters) for p in meant if (side := made.get(frozenset((p.left, p.right))))}
    same = [(cast.article(p.left), cast.article(p.right)) for p in found if p not in rest]
    return Sides(list(made.values()), same, len(rest) - len(made), keys)


def _body(cast: Cast, article: str) -> str:
    return text(cast.pile.articles.get(article, {}), "text")


def _side(cast: Cast, pair: Pair) -> Side | None:
    """A pair as the page shows it; None where the two have nothing in common to show."""
    left, right = _body(cast, pair.left)[:SHOWN], _body(cast, pair.right)[:SHOWN]
    given = list(_given(pair, left, right)) if pair.edge else []
    found = [*given, *(r for r in runs(left, right) if not any(_meet(r, g) for g in given))][:PASSAGES]
    if not found:
        return None
    common = [common_words(left, right, c) for c in found]
    lefts, rights = [c[0] for c in common], [c[1] for c in common]
    whole = pair.kind in WHOLE
    halves = (
        _half(cast, pair, pair.left, [(c.left, c.role, same) for c, same in zip(found, lefts, strict=True)], whole=whole),
        _half(cast, pair, pair.right, [(c.right, c.role, same) for c, same in zip(found, rights, strict=True)], whole=whole),
    )
    key = f"{cast.prefix}copies/{cast.address(pair.left).rpartition('/')[2]}-{cast.address(pair.right).rpartition('/')[2]}"
    roles = list(dict.fromkeys(ROLES[c.role] for c in found if ROLES.get(c.role)))
    how = COPIES.get(pair.kind, pair.kind) if pair.edge else f"both carry {cast.label(cast.home.get(pair.left, ''))}"
    return Side(key, *halves, how, plural(len(given or found), "passage"), roles)


def _given(pair: Pair, left: str, right: str) -> Iterator[Common]:
    """The passages of an edge, turned so that the article is at the right; none that does not hold its words."""
    for passage in many(pair.edge or {}, "passages"):
        ends = {text(at, "article"): at for at in (one(passage, "here"), one(passage, "there"))}
        here, there = ends.get(pair.left), ends.get(pair.right)
        if here is None or there is None:
            continue
        spans = [(int(number(at, "start")), int(number(at, "end"))) for at in (here, there)]
        if all(body[a:b] == text(at, "text") != "" for body, (a, b), at in zip((left, right), spans, (here, there), strict=True)):
            yield Common(spans[0], spans[1], text(passage, "role"))


def _meet(a: Common, b: Common) -> bool:
    """Whether two passages share a character on either side."""
    return any(x[0] < y[1] and y[0] < x[1] for x, y in ((a.left, b.left), (a.right, b.right)))


def _half(cast: Cast, pair: Pair, article: str, found: list[tuple[tuple[int, int], str, list[tuple[int, int]]]], *, whole: bool) -> Half:
    held = cast.pile.articles[article]
    body = text(held, "text")
    part = share_of(pair.edge, article) if pair.edge else 0.0
    if part and pair.kind in WHOLE | {"excerpt"}:
        told = f"{percent(part)} of its own prose is common to both"
    else:
        told = f"{percent(share(body, [s for _, _, same in found for s in same]))} of its words are common to both"
    lang = text(held, "language")
    return Half(
        mark=cast.article(article),
        name=cast.pile.name(article),
        title=cast.pile.title(article),
        when=cast.pile.published(article),
        share=told,
        parts=list(_parts(held, _labels(cast, article, body[:SHOWN], found), whole=whole)),
        lang=lang if lang not in ("", "en") else None,
    )


def _labels(
    cast: Cast, article: str, body: str, found: list[tuple[tuple[int, int], str, list[tuple[int, int]]]]
) -> list[tuple[str, str, int]]:
    """For each character what it is: own or common, the role of its passage, and the passage's number."""
    labels = [(OWN, "", 0)] * len(body)
    for n, (span, role, same) in enumerate(found, 1):
        for start, end in same:
            for place in range(start, min(end, len(body))):
                labels[place] = (SAME, ROLES.get(role, ""), n)
        for place in range(span[0], min(span[1], len(body))):
            if labels[place][2] == 0:
                labels[place] = (OWN, "", n)
    for start, end in _dissents(cast, article):
        for place in range(start, min(end, len(body))):
            labels[place] = (AGAINST, "", labels[place][2])
    return labels


def _dissents(cast: Cast, article: str) -> Iterator[tuple[int, int]]:
    """Where an article says otherwise than the others, and the difference is open."""
    for conflict in cast.pile.of(text(cast.story, "id"), "conflicts"):
        dissent = conflict.get("dissent")
        if text(conflict, "grade") in OPEN_GRADES and isinstance(dissent, list) and article in dissent:
            for at in (at for p in many(conflict, "positions") for at in many(p, "at") if at.get("article") == article):
                yield int(number(at, "start")), int(number(at, "end"))


def _parts(held: Node, labels: list[tuple[str, str, int]], *, whole: bool) -> Iterator[Part]:
    """The paragraphs; where only a part is shared those that share nothing are counted."""
    body = text(held, "text")
    bounds = [(int(number(p, "start")), int(number(p, "end"))) for p in many(held, "paragraphs")] or [(0, len(body))]
    begun: set[int] = set()
    skipped = 0
    for start, end in bounds:
        if start >= len(labels):
            break
        inside = labels[start:end]
        if not whole and not any(n for _, _, n in inside):
            skipped += 1
            continue
        if skipped:
            yield Part([], _gap(skipped))
            skipped = 0
        yield Part(list(_pieces(body[start : start + len(inside)], inside, begun)))
    if skipped:
        yield Part([], _gap(skipped))
    if len(body) > len(labels):
        yield Part([], f"{len(body) - len(labels)} more characters are not shown here")


def _gap(count: int) -> str:
    return f"{plural(count, 'paragraph')} of its own, not shown here"


def _pieces(words: str, labels: list[tuple[str, str, int]], begun: set[int]) -> Iterator[Piece]:
    """A paragraph cut where its labels change; what holds no letter is neither own nor common."""
    place = 0
    for (kind, role, n), group in groupby(labels):
        size = len(list(group))
        shown = words[place : place + size]
        place += size
        opens = n if n and n not in begun else 0
        begun.update({n} - {0})
        bare = shown.strip()
        if kind != SAME and not any(c.isalnum() for c in bare):
            yield Piece(shown, PLAIN, "", opens)
            continue
        edge = EDGE if kind != SAME else " \n"
        low = len(shown) - len(shown.lstrip(edge))
        high = len(shown.rstrip(edge))
        yield from (
            p for p in (Piece(shown[:low], PLAIN, ""), Piece(shown[low:high], kind, role, opens), Piece(shown[high:], PLAIN, "")) if p.text
        )
