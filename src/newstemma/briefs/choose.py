"""Which extracts of a story a brief prints: the happening first, then what tells most of the story that was not told yet."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from newstemma.briefs.extracts import Extract, extracts
from newstemma.briefs.support import Support
from newstemma.briefs.tellings import Telling, tellings, weights, words_in
from newstemma.briefs.unknown import says_open
from newstemma.model.article import Article
from newstemma.model.brief import BriefSentence, Section
from newstemma.model.claim import Claim, Conflict
from newstemma.model.lineage import Roots
from newstemma.model.reading import Reading, Unit
from newstemma.model.text import Span

_SEVERAL = 2  # origins
_CITED = 8  # passages cited for one sentence: one of each origin first
_HEAD = 2  # sentences at the head of an article of which the happening is told
_NEW = 0.4  # share of an extract's weight that was not told yet
_NEW_OPEN = 0.05  # and of one that says what nobody knows: it is told of what was told
_EVEN = 14  # words added to the length of an extract that its weight is divided by: with 9 stumps of six words won
_OUTDONE = 0.6  # what an extract is worth that holds what a later report replaced or more sources tell otherwise
_AS_FULL = 0.85  # and what one has that is no first sentence
_NEARLY = 0.6  # of the weight of the fullest head, what one that several origins tell must have to be told first
_AGAIN = 0.75  # what a further sentence of an origin is worth that was drawn on already
# with .13 the briefs of 27 invented stories had 175 words on average, with this 223
_LEAST = 0.06  # of the weight of the first sentence: what says less of the story is left out


@dataclass(frozen=True, slots=True)
class _Candidate:
    """An extract, who tells it, and what it weighs."""

    extract: Extract
    told: Mapping[str, Sequence[Telling]]
    words: frozenset[str]


class Draft:
    """The sentences of a story's brief that are drawn from its articles, section by section; nothing is told twice."""

    def __init__(
        self,
        articles: Mapping[str, Article],
        readings: Mapping[str, Reading],
        claims: Sequence[Claim],
        conflicts: Sequence[Conflict],
        roots: Roots,
    ) -> None:
        """Weigh all extracts. Cost: for each the sentences that share rare words with it."""
        self._claims = {c.id: c for c in claims}
        found = tellings(roots, articles, readings)
        self._support = Support(found, claims, conflicts)
        self._weights = weights(found, {i: a.title for i, a in articles.items()})
        self._told: set[str] = set()
        self._top = 0.0
        self._used: defaultdict[str, int] = defaultdict(int)
        self._sentences: set[Span] = set()
        self._candidates = self._all(found, articles, readings)

    def _all(self, found: Sequence[Telling], articles: Mapping[str, Article], readings: Mapping[str, Reading]) -> list[_Candidate]:
        units: defaultdict[tuple[str, int], list[Unit]] = defaultdict(list)
        for i in articles:
            for unit in readings[i].units:
                units[i, unit.sentence].append(unit)
        made = []
        seen: set[tuple[str, str]] = set()
        for telling in found:
            i = telling.span.article
            for extract in extracts(telling, articles[i], readings[i], units[i, telling.place]):
                if (telling.origin, extract.text) not in seen:
                    seen.add((telling.origin, extract.text))
                    made.append(_Candidate(extract, self._support.tellers(extract), words_in(extract.text)[0]))
        return made

    def knows(self, sentences: Sequence[BriefSentence]) -> None:
        """What is printed elsewhere: its words need no second telling."""
        for sentence in sentences:
            self._told |= words_in(sentence.text)[0]

    def lead(self, room: int) -> list[BriefSentence]:
        """The happening, as the head of an article tells it: where it can be in words that several origins have."""
        best = self._best_head(room)
        if best is None:
            return []
        several = [c for c in self._candidates if self._length(c) <= room and self._is_like(c, best)]
        chosen = self._fuller(max(several, key=self._key, default=best), room)
        self._top = self._value(chosen)
        self._tell(chosen)
        return [self._sentence(chosen, "agreed" if len(chosen.told) >= _SEVERAL else "single")]

    def _is_like(self, candidate: _Candidate, best: _Candidate) -> bool:
        """Whether several origins tell it and it can stand for the fullest head: a later sentence must weigh nearly as much."""
        later = candidate.extract.telling.place > best.extract.telling.place
        least = (_AS_FULL if later else _NEARLY) * self._value(best)
        near = candidate.extract.telling.place < _HEAD and candidate.extract.worth >= best.extract.worth
        near = near and self._weight(candidate.words) >= _NEARLY * self._weight(best.words)
        return near and len(candidate.told) >= _SEVERAL and self._value(candidate) >= least

    def _best_head(self, room: int) -> _Candidate | None:
        """The fullest first sentence of an article; a later one only where no first one can be printed."""
        for place in range(_HEAD):
            heads = [c for c in self._candidates if c.extract.telling.place == place and self._length(c) <= room]
            if heads:
                return max(heads, key=self._key)
        return None

    def agreed(self, room: int) -> list[BriefSentence]:
        """What several origins tell, in the order in which articles tell it."""
        several = [c for c in self._candidates if len(c.told) >= _SEVERAL]
        return [self._sentence(c, "agreed") for c in sorted(self._drawn(several, room), key=_place)]

    def single(self, room: int, least: float = _LEAST) -> list[BriefSentence]:
        """What one origin alone tells. least: of the weight of the first sentence, what one must have."""
        alone = [c for c in self._candidates if len(c.told) < _SEVERAL]
        return [self._sentence(c, "single") for c in self._drawn(alone, room, least=least)]

    def unknown(self, room: int) -> list[BriefSentence]:
        """What a source says that nobody knows or has decided."""
        found = [c for c in self._candidates if says_open(c.extract.text)]
        return [self._sentence(c, "open") for c in self._drawn(found, room, new=_NEW_OPEN, least=0.0)[:2]]

    def _drawn(self, candidates: Sequence[_Candidate], room: int, new: float = _NEW, least: float = _LEAST) -> list[_Candidate]:
        """The best one by one, each weighed anew by what the others left to tell."""
        chosen: list[_Candidate] = []
        rest = [c for c in candidates if self._is_free(c)]
        while (found := self._first(rest, room, new, least)) is not None:
            best, rest = found
            room -= self._length(best)
            chosen.append(best)
            self._tell(best)
            rest = [c for c in rest if self._is_free(c)]
        return chosen

    def _first(self, rest: list[_Candidate], room: int, new: float, least: float) -> tuple[_Candidate, list[_Candidate]] | None:
        """The best that fits and is new, and those behind it: what does not now never will."""
        ranked = sorted((c for c in rest if self._length(c) <= room), key=self._key, reverse=True)
        for number, candidate in enumerate(ranked):
            if self._value(candidate) < least * self._top:
                return None
            best = self._fuller(candidate, room)
            if self._added(best) >= new * self._weight(best.words):
                return best, ranked[number + 1 :]
        return None

    def _fuller(self, chosen: _Candidate, room: int) -> _Candidate:
        """The longest extract of the same sentence that the same origins tell: a cut is for what others do not tell."""
        same = (c for c in self._candidates if c.extract.telling is chosen.extract.telling and c.told.keys() == chosen.told.keys())
        return max((c for c in same if self._length(c) <= room), key=self._length, default=chosen)

    def _is_free(self, candidate: _Candidate) -> bool:
        return candidate.extract.telling.span not in self._sentences

    def _key(self, candidate: _Candidate) -> tuple[float, int, Span]:
        return self._value(candidate), -self._length(candidate), candidate.extract.telling.span

    def _value(self, candidate: _Candidate) -> float:
        """What an extract adds, for its length."""
        extract = candidate.extract
        early = 1 + 0.5 / (1 + min(t.place for ts in candidate.told.values() for t in ts))
        current = _OUTDONE if self._support.is_outdone(extract) else 1.0
        again = float(_AGAIN ** min(self._used[o] for o in candidate.told))
        return round(
            self._added(candidate)
            * early
            * extract.worth
            * current
            * again
            * math.sqrt(len(candidate.told))
            / (self._length(candidate) + _EVEN),
            6,
        )

    @staticmethod
    def _length(candidate: _Candidate) -> int:
        return len(candidate.extract.text.split())

    def _added(self, candidate: _Candidate) -> float:
        return self._weight(candidate.words - self._told)

    def _weight(self, words: AbstractSet[str]) -> float:
        return sum(sorted(self._weights.get(w, 0.0) for w in words))

    def _tell(self, candidate: _Candidate) -> None:
        self._told |= candidate.words
        for origin, places in candidate.told.items():
            self._used[origin] += 1
            self._sentences |= {t.span for t in places}

    def _sentence(self, candidate: _Candidate, section: Section) -> BriefSentence:
        """The extract with its passages: its own sentence, one of each other origin, then others."""
        own = candidate.extract.telling
        firsts = [ts[0] for o, ts in sorted(candidate.told.items()) if o != own.origin]
        others = [t for _, ts in sorted(candidate.told.items()) for t in ts]
        cited = tuple(dict.fromkeys(t.span for t in (own, *firsts, *others)))[:_CITED]
        return BriefSentence(candidate.extract.text, cited, self._claim(candidate), None, section)

    def _claim(self, candidate: _Candidate) -> str | None:
        """The claim that most of those who tell the extract have; ties fall by id."""
        touched = sorted(self._support.claims_in(candidate.extract))
        return max(touched, key=lambda i: len({m.origin for m in self._claims[i].mentions} & set(candidate.told)), default=None)


def _place(candidate: _Candidate) -> tuple[float, Span]:
    places = [t.place for ts in candidate.told.values() for t in ts]
    return sum(places) / len(places), candidate.extract.telling.span
