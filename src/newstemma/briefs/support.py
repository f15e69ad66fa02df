"""Who else tells what an extract says: of each origin the sentences that hold its words and its figures."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from newstemma.briefs.extracts import Extract, quotations
from newstemma.briefs.tellings import Telling, days_in, figures_in, words_in
from newstemma.language.likeness import rarity
from newstemma.model.claim import Claim, Conflict
from newstemma.model.text import Span

#: Of the rarity of an extract's words, and of those that are no name, what another sentence must hold to be cited for it; less where its
#: clauses are aligned with the extract's. By reading the briefs of 27 invented stories: .62 .6 and .45 .45 took quotations that share a
#: metaphor for one another; the keyed story's best supported claims are cited as often with both.
_FREE, _FREE_UNNAMED = 0.65, 0.65
_ALIGNED, _ALIGNED_UNNAMED = 0.5, 0.55
_NEAR = 24  # sentences of the story that are looked at for one extract, those that share most of it
_COMMON = 150  # sentences with a word beyond which it leads nobody to another one
#: And what the head of an article must hold of the head of another, where both tell the happening; a few words with most of the names.
#: With .4 .4 and .6 0 a head was taken for another's that had its names and not its deed.
_TOGETHER = (0.55, 0.55)
_NAMES, _FEW = 0.75, 2
_QUOTED = 0.75  # of the rarity of quoted words, what another source of the quotation has
_OPENING = 3  # sentences at the head of an article that are taken together


class Support:
    """Answers who tells an extract, over the sentences, claims and differences of one story."""

    def __init__(self, found: Sequence[Telling], claims: Iterable[Claim], conflicts: Iterable[Conflict]) -> None:
        """Index the sentences by their words. Cost: linear."""
        self._found = found
        self._users: defaultdict[str, list[int]] = defaultdict(list)
        for n, telling in enumerate(found):
            for word in sorted(telling.words):
                self._users[word].append(n)
        self._mentions: defaultdict[str, list[tuple[int, int, str]]] = defaultdict(list)
        for claim in claims:
            for mention in claim.mentions:
                if isinstance(mention.at, Span):
                    self._mentions[mention.at.article].append((mention.at.start, mention.at.end, claim.id))
        self._heads: defaultdict[str, list[int]] = defaultdict(list)
        for n, telling in enumerate(found):
            if telling.place < _OPENING:
                self._heads[telling.span.article].append(n)
        self._sides = _sides(conflicts)

    def tellers(self, extract: Extract) -> dict[str, list[Telling]]:
        """Origin to the sentences of it that tell the extract, its own sentence first; every figure of the extract stands in each."""
        own = extract.telling
        asked = _Asked(extract)
        mine = self.claims_in(extract)
        told = {own.origin: [own]}
        sides = self._touched(extract)
        opposed = {article for side in sides for article in side.others}
        asked.words_needed = frozenset(w for side in sides for w in side.words)
        for n in self._near(asked):
            other = self._found[n]
            aligned = bool(mine & self._claims_over(other.span.article, other.span.start, other.span.end))
            if other is not own and other.span.article not in opposed and asked.is_held(other, aligned=aligned):
                told.setdefault(other.origin, []).append(other)
        if own.place < _OPENING:
            for numbers in self._heads.values():
                self._add_opening(told, asked, [self._found[n] for n in numbers], opposed)
        return told

    def _add_opening(self, told: dict[str, list[Telling]], asked: _Asked, head: list[Telling], opposed: set[str]) -> None:
        """The head of an article, taken together, where it is of one origin and holds the extract."""
        origin = head[0].origin
        used = [t for t in head if len(t.words & asked.words) > 2]
        if origin not in told and head[0].span.article not in opposed and all(t.origin == origin for t in head) and asked.is_held_by(used):
            told[origin] = used

    def claims_in(self, extract: Extract) -> set[str]:
        """The claims that an extract touches."""
        return self._claims_over(extract.telling.span.article, extract.start, extract.end)

    def _claims_over(self, article: str, start: int, end: int) -> set[str]:
        return {claim for s, e, claim in self._mentions.get(article, ()) if s < end and start < e}

    def _near(self, asked: _Asked) -> list[int]:
        shared: Counter[int] = Counter()
        for word in sorted(asked.words):
            users = self._users.get(word, [])
            if len(users) <= _COMMON:
                for n in users:
                    shared[n] += int(1000 * rarity(word))
        return [n for n, _ in sorted(shared.items(), key=lambda row: (-row[1], row[0]))[:_NEAR]]

    def _touched(self, extract: Extract) -> list[_Side]:
        """The sides of differences that an extract holds."""
        return [
            side
            for side in self._sides.get(extract.telling.span.article, ())
            if any(at.start < extract.end and extract.start < at.end for at in side.at)
        ]

    def is_outdone(self, extract: Extract) -> bool:
        """Whether the extract holds what a later report replaced, or what more sources tell otherwise."""
        return any(side.is_outdone for side in self._touched(extract))


class _Asked:
    """What an extract holds, to be looked for elsewhere."""

    def __init__(self, extract: Extract) -> None:
        self.words, self.unnamed = words_in(extract.text)
        self.figures, self.days = figures_in(extract.text), days_in(extract.text)
        self.words_needed: frozenset[str] = frozenset()
        self.quoted = frozenset(w for q in quotations(extract.text) for w in words_in(q)[0])

    def is_held(self, other: Telling, *, aligned: bool) -> bool:
        """Whether one sentence holds enough of it."""
        least = (_ALIGNED, _ALIGNED_UNNAMED) if aligned else (_FREE, _FREE_UNNAMED)
        return self._is_held([other], least)

    def is_held_by(self, others: Sequence[Telling]) -> bool:
        """Whether several sentences together do."""
        named = (_NAMES, 0.0) if len(self.unnamed) <= _FEW else _TOGETHER
        return bool(others) and any(self._is_held(others, least, needed=False) for least in (_TOGETHER, named))

    def _is_held(self, others: Sequence[Telling], least: tuple[float, float], *, needed: bool = True) -> bool:
        days = {d for t in others for d in t.days}
        if not self.figures <= {f for t in others for f in t.figures} or (self.days and days and not self.days & days):
            return False
        words, unnamed = {w for t in others for w in t.words}, {w for t in others for w in t.unnamed}
        if (needed and not self.words_needed <= words) or _share(words, self.quoted) < _QUOTED:
            return False
        return _share(words, self.words) >= least[0] and _share(unnamed, self.unnamed) >= least[1]


def _share(there: AbstractSet[str], said: AbstractSet[str]) -> float:
    """Of the rarity of the words that are said, the share of those that are there; 1 of nothing."""
    whole = sum(sorted(rarity(w) for w in said))
    return round(sum(sorted(rarity(w) for w in said & there)) / whole, 6) if whole else 1.0


@dataclass(frozen=True, slots=True)
class _Side:
    """One article's words on one side of a difference.

    others     the articles on the other sides
    words      of the value: whoever tells it must have them
    is_outdone whether a later report, or more sources, have another one
    """

    at: tuple[Span, ...]
    others: frozenset[str]
    words: frozenset[str]
    is_outdone: bool


def _sides(conflicts: Iterable[Conflict]) -> dict[str, list[_Side]]:
    """For each article its sides of differences."""
    found: defaultdict[str, list[_Side]] = defaultdict(list)
    for conflict in conflicts:
        for position in conflict.positions if conflict.grade != "compatible" else ():
            others = frozenset(a for p in conflict.positions if p is not position for a in p.articles) - set(position.articles)
            value = words_in(position.value.at.text)[0] if position.value is not None else frozenset()
            more = any(len(p.origins) > len(position.origins) for p in conflict.positions)
            outdone = position is not conflict.positions[-1] if conflict.grade == "update" else more
            places: defaultdict[str, list[Span]] = defaultdict(list)
            for at in position.at:
                if isinstance(at, Span):
                    places[at.article].append(at)
            for article, spans in places.items():
                found[article].append(_Side(tuple(spans), others, value, outdone))
    return dict(found)
