"""Quotations of one utterance as a group: the longest as the base, each other one with what was done to it, the group with the worst.

Refuses to say that another one speaks where somebody's words stand inside another's.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from newstemma.model.statement import QuoteGroup, Relation, Statement, Variant
from newstemma.model.story import Story
from newstemma.model.text import Span
from newstemma.statements.diff import ops
from newstemma.statements.promoted import Promotion
from newstemma.statements.quoted import Piece, Quoted
from newstemma.statements.variants import wrought
from newstemma.statements.voices import Voices
from newstemma.statements.wording import wording

_RANK: tuple[Relation, ...] = ("identical", "trimmed", "spliced", "reworded", "translation", "promoted", "reattributed")
_PROMOTED: Relation = "promoted"
_WITHIN = re.compile(r"(?:^|\s)[‘“\"'](?=\w)")  # a quotation inside: "I heard him say ‘No’" is hers, and No is his


@dataclass(frozen=True, slots=True)
class Row:
    """A piece of a quotation, and the whole of it."""

    piece: Piece
    whole: Quoted

    @property
    def article(self) -> str:
        """The article's id."""
        return self.whole.article

    @property
    def statement(self) -> Statement | None:
        """The statement that says who speaks; None: nobody is said to."""
        return self.piece.statement or next((p.statement for p in self.whole.pieces if p.statement is not None), None)

    @property
    def name(self) -> str:
        """The speaker's name, empty where there is none."""
        return (self.statement.speaker.name or "") if self.statement is not None else ""


def group(story: Story, rows: Sequence[Row], people: Voices) -> QuoteGroup:
    """The quotations as one group: the longest is the base, of several the one whose speaker most name."""
    named = Counter(row.name for row in rows)
    rows = sorted(rows, key=lambda r: (-len(r.piece.wording.words), not r.name, -named[r.name], *r.whole.place, r.piece.span.start))
    base = rows[0]
    parts = _parts(base, rows)
    return _made(story, tuple(_variant(base.piece, r.piece, _relation(base, r, rows, people, is_part=r in parts)) for r in rows))


def _parts(base: Row, group: Sequence[Row]) -> list[Row]:
    """Quotations of one article that are one in the base: it was spliced of them."""
    inside: defaultdict[str, list[Row]] = defaultdict(list)
    for row in group:
        if row.article != base.article and _within(row, base):
            inside[row.article].append(row)
    found: list[Row] = []
    for rows in inside.values():
        widest = [r for r in rows if not any(_within(r, other) and not _within(other, r) for other in rows)]
        words = {r.piece.wording.words: r.whole.place for r in widest}
        if len(set(words.values())) > 1 and sum(map(len, words)) == len(base.piece.wording.words):
            found += widest
    return found


def _within(part: Row, whole: Row) -> bool:
    """Whether one has the other's words, one behind the other."""
    return f" {' '.join(part.piece.wording.words)} " in f" {' '.join(whole.piece.wording.words)} "


def _relation(base: Row, row: Row, group: Sequence[Row], people: Voices, *, is_part: bool) -> Relation:
    """How a row stands to the base; pieces that only the reporter's "she said" cuts off are as they are together."""
    if _is_anothers(base, row, group, people) and not (_WITHIN.search(base.piece.span.text) or _WITHIN.search(row.piece.span.text)):
        return "reattributed"
    if is_part:
        return "spliced"
    together = (base.piece.wording, row.whole.wording), (base.whole.wording, row.whole.wording)
    found = wrought(base.piece.wording, row.piece.wording)
    return "identical" if found != "identical" and any(wrought(*pair) == "identical" for pair in together) else found


def _is_anothers(base: Row, row: Row, group: Sequence[Row], people: Voices) -> bool:
    """Whether everywhere in its article somebody else says the words than says them in the base's."""
    apart = base.article != row.article
    ours = [r.statement for r in group if r.article == base.article] if apart else [base.statement]
    theirs = [r.statement for r in group if r.article == row.article] if apart else [row.statement]
    return all(people.kin(a, b) == "other" for a in ours for b in theirs)


def promotion(story: Story, found: Promotion) -> QuoteGroup:
    """A promoted quotation as a group: the longest is the base, of several the quotation; what the base is not stands as promoted to it."""
    quoted = [found.piece, *found.prints]
    told = [Piece(at.article, at, wording(at.text), None) for at in found.told]
    pieces = sorted([*quoted, *told], key=lambda p: -len(p.wording.words))
    base = pieces[0]
    given = [wrought(base.wording, p.wording) if (p in quoted) == (base in quoted) else _PROMOTED for p in pieces]
    return _made(story, tuple(_variant(base, p, relation) for p, relation in zip(pieces, given, strict=True)))


def _variant(base: Piece, piece: Piece, relation: Relation) -> Variant:
    statement = piece.statement
    name = statement.speaker.name if statement is not None else None
    changed = ops(base.span.text, piece.span.text)
    return Variant(piece.span, statement.id if statement is not None else None, name, relation, relation == "identical", changed)


def _made(story: Story, variants: tuple[Variant, ...]) -> QuoteGroup:
    """The group of variants that begin with the base."""
    places = [f"{v.span.article if isinstance(v.span, Span) else v.span.document}:{v.span.start}" for v in variants]
    key = "q-" + hashlib.sha256("|".join([story.id, *places]).encode()).hexdigest()[:12]
    worst = max((v.relation for v in variants), key=_RANK.index)
    return QuoteGroup(key, story.id, 0, worst, variants)
