"""A pile that grows: each article is compared with all that came before, and what it shares with them comes back.

Needs nothing but words: no tagger, no vectors, no disk. Refuses to depend on the order in which articles come: what is said of a set of
articles is the same however they were added.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from newstemma.lineage.marks import Cut
from newstemma.lineage.runs import Found, align
from newstemma.lineage.seeds import seeds_in_blocks
from newstemma.lineage.shares import Links, weigh_links
from newstemma.lineage.shelf import Shelf
from newstemma.lineage.twins import of_one_text, of_two_texts
from newstemma.lineage.wordstream import Flags, Ints
from newstemma.settings import LineageSettings

#: An article as an index takes it: id, text, and the characters inside quotation marks (None: they are looked for).
Entry = tuple[str, str, Sequence[Cut] | None]
_SLICE = 20_000  # pairs told at a time


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters of two articles that are the same text, small edits aside.

    common   whether it is what everybody prints, or a speech or document that both print: no sign of copying
    """

    here: Cut
    there: Cut
    common: bool


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two articles share; left < right.

    of_left, of_right   share of the words of own prose of each, 0 to 1; quotations and what everybody prints left out
    is_derived          whether one took text from the other, or both from a third
    stretches           in order of the left article
    """

    left: str
    right: str
    of_left: float
    of_right: float
    is_derived: bool
    stretches: tuple[Stretch, ...]


@dataclass(slots=True)
class Index:
    """Articles, and who shares text with whom.

    settings   the lineage settings; gram and min_passage_words say what is found
    Memory     some 30 bytes a word: 3 GB for 100,000 articles of 1,000 words
    """

    settings: LineageSettings = field(default_factory=LineageSettings)
    shelf: Shelf = field(init=False)
    ids: list[list[str]] = field(default_factory=list)  # of each distinct text, the articles that print it
    numbers: dict[bytes, int] = field(default_factory=dict)
    known: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Begin empty."""
        self.shelf = Shelf(self.settings.gram, self.settings.min_passage_words)

    def __len__(self) -> int:
        """How many articles there are."""
        return len(self.known)

    def add(self, articles: Iterable[Entry]) -> list[Overlap]:
        """Put articles in; what each of them shares with another article of the index, in order of the pair.

        An article whose id is there already is left as it is. Cost: linear in the new words; one new article among 100,000 some
        hundredths of a second.
        """
        fresh, touched = self.put(articles)
        if not touched:
            return []
        flags = np.zeros(self.shelf.size, np.bool_)
        flags[sorted(touched)] = True
        return sorted(self._overlaps(self.links(flags), fresh), key=lambda o: (o.left, o.right))

    def pairs(self) -> list[Overlap]:
        """What any two articles share, in order of the pair. Cost: linear in all words; a tenth of a millisecond for each article."""
        return sorted(self._overlaps(self.links(np.ones(self.shelf.size, np.bool_)), None), key=lambda o: (o.left, o.right))

    def put(self, articles: Iterable[Entry]) -> tuple[set[str], set[int]]:
        """Take articles in without comparing them; (the new ids, the numbers of their texts)."""
        fresh: set[str] = set()
        touched: set[int] = set()
        texts: list[tuple[str, Sequence[Cut] | None]] = []
        for id_, text, cuts in articles:
            if id_ in self.known:
                continue
            number = self.numbers.setdefault(_digest(text), len(self.ids))
            if number == len(self.ids):
                self.ids.append([])
                texts.append((text, cuts))
            self.ids[number].append(id_)
            self.known[id_] = number
            fresh.add(id_)
            touched.add(number)
        if texts:
            self.shelf.put([text for text, _ in texts], [cuts for _, cuts in texts])
        return fresh, touched

    def links(self, fresh: Flags, houses: Ints | None = None) -> Links:
        """What each pair of distinct texts shares of which at least one is fresh. houses: as `weigh_links` wants them."""
        shelf, settings = self.shelf, self.settings
        found = Found()
        for seeds in seeds_in_blocks(shelf.held, fresh):
            gram, least, gap = settings.gram, settings.min_passage_words, settings.max_gap_words
            found.add(seeds, align(seeds, shelf.word.values, shelf.first.values, gram=gram, least=least, gap=gap))
        return weigh_links(shelf, *found.whole(), settings, houses)

    def _overlaps(self, links: Links, fresh: set[str] | None) -> Iterator[Overlap]:
        """The links between articles, those of `fresh` only; and the articles that print the same text."""
        for low in range(0, links.left.size, _SLICE):
            yield from self._slice(links, low, min(low + _SLICE, links.left.size), fresh)
        numbers = range(len(self.ids)) if fresh is None else sorted({self.known[i] for i in fresh})
        for number in numbers:
            if len(self.ids[number]) > 1:
                whole = self._whole(number)
                for a, b in of_one_text(sorted(self.ids[number])):
                    if fresh is None or a in fresh or b in fresh:
                        yield Overlap(a, b, 1.0, 1.0, True, whole)

    def _slice(self, links: Links, low: int, high: int, fresh: set[str] | None) -> Iterator[Overlap]:
        """The overlaps of pairs [low, high) of the links."""
        bounds = links.runs.pair.searchsorted(np.arange(low, high + 1)).tolist()
        places = _places(self.shelf, links, bounds[0], bounds[-1])
        common = (links.common | links.spoken)[bounds[0] : bounds[-1]].tolist()
        columns = (links.left, links.right, links.of_left, links.of_right, links.is_derived)
        rows = zip(*(column[low:high].tolist() for column in columns), strict=True)
        for n, (left, right, of_left, of_right, is_derived) in enumerate(rows):
            own = range(bounds[n] - bounds[0], bounds[n + 1] - bounds[0])
            if not all(common[m] for m in own):
                stretches = [Stretch(*places[m], common[m]) for m in own]
                for a, b in of_two_texts(sorted(self.ids[left]), sorted(self.ids[right])):
                    if fresh is None or a in fresh or b in fresh:
                        yield _turned(a, b, of_left, of_right, is_derived, stretches)

    def _whole(self, number: int) -> tuple[Stretch, ...]:
        low, high = self.shelf.first.values[number : number + 2].tolist()
        if low == high:
            return ()
        place = (int(self.shelf.start.values[low]), int(self.shelf.end.values[high - 1]))
        return (Stretch(place, place, common=False),)


def _digest(text: str) -> bytes:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _places(shelf: Shelf, links: Links, low: int, high: int) -> list[tuple[Cut, Cut]]:
    """Where runs [low, high) stand, in characters of either text."""
    i, i_end, j, j_end, pair = (
        column[low:high] for column in (links.runs.i, links.runs.i_end, links.runs.j, links.runs.j_end, links.runs.pair)
    )
    left, right = shelf.first.values[links.left[pair]], shelf.first.values[links.right[pair]]
    start, end = shelf.start.values, shelf.end.values
    columns = (start[left + i], end[left + i_end - 1], start[right + j], end[right + j_end - 1])
    return [((a, b), (c, d)) for a, b, c, d in zip(*(column.tolist() for column in columns), strict=True)]


def _turned(a: str, b: str, of_a: float, of_b: float, is_derived: bool, stretches: list[Stretch]) -> Overlap:  # noqa: FBT001 - a column
    if a < b:
        return Overlap(a, b, of_a, of_b, is_derived, tuple(stretches))
    turned = sorted((Stretch(s.there, s.here, s.common) for s in stretches), key=lambda s: (s.here, s.there))
    return Overlap(b, a, of_b, of_a, is_derived, tuple(turned))
