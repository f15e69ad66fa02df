"""Where two tellings of one thing part: the few words that stand in one where others stand in the other, between words that are the same.

Refuses sentences that are not mostly the same, and changes that no same word stands beside.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from newstemma.claims.ground import Ground
from newstemma.language.words import Token, stem, tokens
from newstemma.model.article import Article
from newstemma.model.claim import Claim
from newstemma.model.text import Span

_LEAST_ALIKE = 0.5  # of the words of both, in order
_LONGEST = 6  # words of a change
_MOST_WORDINGS = 6  # of one claim that are compared: its reprints say no more
_CONTEXT = 3  # same words that a pair of tellings shares around the change at least


@dataclass(frozen=True, slots=True)
class Swap:
    """Words of one telling where the other has others; either may be empty. ours, theirs: start and end in their articles' texts.

    before, behind   how many of the words right beside it both have
    alike            share of the words of both that are the same in order, 0 to 1
    """

    claim: Claim
    here: Article
    there: Article
    ours: tuple[int, int]
    theirs: tuple[int, int]
    before: int
    behind: int
    alike: float

    @property
    def words(self) -> tuple[str, str]:
        """What stands in the one and in the other."""
        return self.here.text[slice(*self.ours)], self.there.text[slice(*self.theirs)]


def swaps(ground: Ground) -> list[Swap]:
    """The changes between the tellings of each claim of a story, in order of the claims.

    Cost   words² of two sentences, for at most six wordings of a claim
    """
    by_id = {a.id: a for a in ground.articles}
    found: list[Swap] = []
    seen: set[tuple[str, int, str, int]] = set()
    for claim in ground.claims:
        tellings = _tellings(ground, claim)
        for n, first in enumerate(tellings):
            for second in tellings[n + 1 :]:
                key = (first.article, first.start, second.article, second.start)
                if first.article != second.article and key not in seen:
                    seen.add(key)
                    found.extend(between(claim, by_id[first.article], first, by_id[second.article], second))
    return found


def _tellings(ground: Ground, claim: Claim) -> list[Span]:
    """The sentences of a claim's mentions, each wording once."""
    by_id = {a.id: a for a in ground.articles}
    found: dict[str, Span] = {}
    for mention in claim.mentions:
        if isinstance(mention.at, Span):
            reading = ground.readings[mention.at.article]
            whole = reading.sentence_at(mention.at.start)
            if whole is not None:
                span = by_id[mention.at.article].cut(whole.start, whole.end)
                found.setdefault(" ".join(span.text.split()), span)
    return list(found.values())[:_MOST_WORDINGS]


def between(claim: Claim, here: Article, ours: Span, there: Article, theirs: Span) -> Iterator[Swap]:
    """The changes between two sentences, if they are mostly the same words in the same order."""
    a, b = tokens(here.text, ours.start, ours.end), tokens(there.text, theirs.start, theirs.end)
    if not a or not b or (Counter(_stems(a)) & Counter(_stems(b))).total() < _LEAST_ALIKE * min(len(a), len(b)):
        return
    matcher = SequenceMatcher(None, _stems(a), _stems(b), autojunk=False)
    blocks = matcher.get_matching_blocks()
    same = sum(block.size for block in blocks)
    alike = round(2 * same / (len(a) + len(b)), 6)
    if alike < _LEAST_ALIKE and same < _LEAST_ALIKE * 1.5 * min(len(a), len(b)):
        return
    for left, right in zip([None, *blocks], blocks, strict=False):
        i, j = (left.a + left.size, left.b + left.size) if left is not None else (0, 0)
        before, behind = (left.size if left is not None else 0), right.size
        if (i, j) == (right.a, right.b) or max(right.a - i, right.b - j) > _LONGEST or before + behind < _CONTEXT:
            continue
        yield Swap(claim, here, there, _reach(a, i, right.a), _reach(b, j, right.b), before, behind, alike)


def _stems(words: Sequence[Token]) -> list[str]:
    return [stem(t.word) for t in words]


def _reach(words: Sequence[Token], start: int, end: int) -> tuple[int, int]:
    """The stretch of some words; an empty one stands behind the word before it."""
    if start == end:
        at = words[start - 1].end if start else words[0].start
        return at, at
    return words[start].start, words[end - 1].end
