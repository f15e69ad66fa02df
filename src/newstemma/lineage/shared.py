"""What two articles have in common, counted: shares of their own prose, the longest stretch of it, who quotes whose prose."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from newstemma.lineage.mentions import is_told, mentions
from newstemma.lineage.rewrites import Rewrite
from newstemma.lineage.roles import Piece, cut
from newstemma.lineage.sides import Side
from newstemma.lineage.voices import Voice
from newstemma.model.lineage import Passage
from newstemma.model.text import Span


@dataclass(frozen=True, slots=True)
class Half:
    """One article's part. Shares are 0 to 1.

    share   of the words of its own prose, quotations left out, that stand in the other
    whole   of all its words, quotations and documents counted, furniture not
    lifted  how many words of the other's plain prose it quotes or sets behind a colon
    names   where it names the other's outlet or writers
    told_to where what they share says that somebody told the other's outlet
    told    share of its sentences that the other tells in other words, in the same order
    """

    article: str
    share: float
    whole: float
    lifted: int
    names: tuple[Span, ...]
    told_to: tuple[Span, ...]
    told: float


@dataclass(frozen=True, slots=True)
class Shared:
    """Two articles, left.article < right.article. longest: words of the longest passage of narrative."""

    left: Half
    right: Half
    pieces: tuple[Piece, ...]
    longest: int
    rewrite: Rewrite | None

    @property
    def share(self) -> float:
        """The larger share: that of the article of which more is shared."""
        return max(self.left.share, self.right.share)

    @property
    def whole(self) -> float:
        """The larger share of all words, as `share`."""
        return max(self.left.whole, self.right.whole)

    @property
    def told(self) -> float:
        """The larger share told in other words."""
        return max(self.left.told, self.right.told)

    def half(self, article: str) -> Half:
        """The part of one of the two."""
        return self.left if self.left.article == article else self.right

    def other(self, article: str) -> Half:
        """The part of the other one."""
        return self.right if self.left.article == article else self.left

    @property
    def passages(self) -> tuple[Passage, ...]:
        """All that they share, in order of the pieces."""
        return tuple(p.passage for p in self.pieces)


def share(passages: Sequence[Passage], left: Side, right: Side, rewrite: Rewrite | None) -> Shared:
    """What two articles have in common. Cost: linear in the words of the passages and the characters of both."""
    named = {one.article.id: _Named.of(one, other, passages) for one, other in ((left, right), (right, left))}
    pieces = tuple(piece for passage in passages for piece in cut(passage, left, right, lambda one, _: bool(named[one.article.id].apart)))
    told = (rewrite.left, rewrite.right) if rewrite is not None else (0.0, 0.0)
    return Shared(
        _half(left, [(p, p.here) for p in pieces], "here", named[left.article.id], told[0]),
        _half(right, [(p, p.there) for p in pieces], "there", named[right.article.id], told[1]),
        pieces,
        max((p.words for p in pieces if p.passage.role == "narrative"), default=0),
        rewrite,
    )


@dataclass(frozen=True, slots=True)
class _Named:
    """Where an article names the other: in words of its own, and in what they share, as whom something was told."""

    apart: tuple[Span, ...]
    told_to: tuple[Span, ...]

    @classmethod
    def of(cls, one: Side, other: Side, passages: Sequence[Passage]) -> _Named:
        """Look for the other's names in one article."""
        found = mentions(one.article, other.article)
        cuts = [s for p in passages for s in (p.here, p.there) if s is not None and s.article == one.article.id] if found else []
        inside = [name for name in found if any(s.start <= name.start < s.end for s in cuts)]
        return cls(tuple(n for n in found if n not in inside), tuple(n for n in inside if is_told(one.article, n)))


def _half(side: Side, pieces: Iterable[tuple[Piece, range]], where: str, named: _Named, told: float) -> Half:
    narrative = any_role = lifted = marked = 0
    for piece, numbers in pieces:
        plain = piece.passage.role == "narrative"
        any_role += piece.words if piece.passage.role != "furniture" else 0
        narrative += piece.words if plain else 0
        if plain and piece.lifted == where:
            lifted += piece.words
            marked += side.voices.count(Voice.QUOTED, numbers.start, numbers.stop)
    words = max(1, len(side.words) - side.voices.count(Voice.FURNITURE))
    parts = round(min(1.0, narrative / (side.own + marked)), 4), round(min(1.0, any_role / words), 4)
    return Half(side.article.id, *parts, lifted, named.apart, named.told_to, told)
