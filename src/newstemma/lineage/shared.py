"""What two articles have in common, counted: shares of their own prose, the longest stretch of it, who quotes whose prose."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from newstemma.lineage.mentions import mentions
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
    cited   how many words that stand plain in the other it has inside quotation marks, of whatever role
    names   where it names the other's outlet or writers
    told    share of its sentences that the other tells in other words, in the same order
    personal  whether it speaks for itself, as I and we
    """

    article: str
    share: float
    whole: float
    lifted: int
    cited: int
    names: tuple[Span, ...]
    told: float
    personal: bool


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
    """What two articles have in common. Cost: linear in the words of the passages, and of the articles where one quotes the other."""
    named: dict[str, tuple[Span, ...]] = {}

    def names(one: Side, other: Side) -> bool:
        return bool(_names(one, other))

    def _names(one: Side, other: Side) -> tuple[Span, ...]:
        if one.article.id not in named:
            here = [(p.here if p.here.article == one.article.id or p.there is None else p.there) for p in passages]
            named[one.article.id] = tuple(mentions(one.article, other.article, [(s.start, s.end) for s in here]))
        return named[one.article.id]

    pieces = tuple(piece for passage in passages for piece in cut(passage, left, right, names))
    told = (rewrite.left, rewrite.right) if rewrite is not None else (0.0, 0.0)
    return Shared(
        _half(left, [(p, p.here) for p in pieces], "here", _names(left, right), told[0]),
        _half(right, [(p, p.there) for p in pieces], "there", _names(right, left), told[1]),
        pieces,
        max((len(p.here) for p in pieces if p.passage.role == "narrative"), default=0),
        rewrite,
    )


def _half(side: Side, pieces: Iterable[tuple[Piece, Sequence[int]]], where: str, names: tuple[Span, ...], told: float) -> Half:
    narrative: set[int] = set()
    any_role: set[int] = set()
    lifted: set[int] = set()
    cited: set[int] = set()
    for piece, numbers in pieces:
        plain = piece.passage.role == "narrative"
        if piece.passage.role != "furniture":
            any_role.update(numbers)
        if plain:
            narrative.update(numbers)
        if piece.lifted == where:
            (lifted if plain else cited).update(numbers)
    own = side.own + sum(side.voices[n] == Voice.QUOTED for n in lifted)
    words = max(1, len(side.words) - side.voices.count(Voice.FURNITURE))
    parts = round(min(1.0, len(narrative) / own), 4), round(len(any_role) / words, 4)
    return Half(side.article.id, *parts, len(lifted), len(cited), names, told, side.personal)
