"""Shared passages over the whole pile: found by fingerprints of word runs, aligned to the character, own prose apart from quotations.

Refuses runs too short to be more than chance. No limit by how many articles share a run: a story printed six hundred times is found six
hundred times. Equal texts are aligned once; above a dozen articles of one text each is paired with the earliest.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from newstemma.lineage.furniture import house_lines
from newstemma.lineage.index import Index
from newstemma.lineage.shares import Links
from newstemma.lineage.shelf import Shelf
from newstemma.lineage.texts import by_time
from newstemma.lineage.twins import of_one_text, of_two_texts
from newstemma.lineage.wordstream import Ints
from newstemma.model.article import Article
from newstemma.model.lineage import Passage, Role
from newstemma.model.notice import Notice
from newstemma.model.reading import Reading
from newstemma.ports import Engine
from newstemma.settings import LineageSettings

#: Words [i, i_end) of the left text and [j, j_end) of the right one.
Run = tuple[int, int, int, int]
#: A stretch of one role in characters: start, end, start, end.
Cut = tuple[int, int, int, int, Role]


def match(
    articles: Sequence[Article], readings: Sequence[Reading], settings: LineageSettings, engine: Engine
) -> tuple[list[Passage], list[Notice]]:
    """Every passage that two articles share, here.article < there.article, in order of the pair and of place.

    Roles   quoted: inside quotation marks on either side; furniture: what many otherwise unrelated articles print, or one outlet in
            unrelated articles; narrative: all else
    Cost    linear in the words for the fingerprints, and in the shared words of the pairs; see `lineage.seeds` for which pairs
    """
    del engine  # one process reads a hundred thousand articles in less time than others would take to start and be told of them
    return Matching(settings).add(articles, readings), []


class Matching:
    """The passages of a pile that grows. A full run is one `add` of everything.

    What is furniture is told from what the articles of one `add` share with all others: of few articles less is known to be.
    """

    def __init__(self, settings: LineageSettings) -> None:
        """No articles."""
        self._settings = settings
        self._index = Index(settings)
        self._articles: dict[str, Article] = {}

    def add(self, articles: Sequence[Article], readings: Sequence[Reading]) -> list[Passage]:
        """What each of these articles shares with another one of the pile, as `match` gives it. One that is there is left as it is."""
        quoted = {r.article: [(q.start, q.end) for q in r.quotations] for r in readings}
        self._articles |= {a.id: a for a in articles if a.id not in self._articles}
        fresh, touched = self._index.put((a.id, a.text, quoted[a.id]) for a in articles)
        for number in touched:
            self._index.ids[number].sort(key=lambda i: by_time(self._articles[i]))
        found = [*self._between(fresh, touched), *self._within(fresh, touched)]
        return sorted(found, key=lambda p: (p.here.article, p.there.article if p.there else "", p.here.start, p.here.end))

    def _between(self, fresh: set[str], touched: set[int]) -> Iterator[Passage]:
        """The passages of articles with different texts."""
        index, by_id = self._index, self._articles
        if not touched:
            return
        flags = np.zeros(index.shelf.size, np.bool_)
        flags[sorted(touched)] = True
        outlets = [{by_id[i].outlet for i in ids} for ids in index.ids]
        links = index.links(flags, _houses(outlets))
        common = links.common | house_lines(links, outlets, self._settings)
        bounds = links.runs.pair.searchsorted(np.arange(links.left.size + 1)).tolist()
        runs = _rows(links)
        for n, (left, right) in enumerate(zip(links.left.tolist(), links.right.tolist(), strict=True)):
            cuts = [
                cut
                for m in range(bounds[n], bounds[n + 1])
                for cut in _cuts(_Side(index.shelf, left), _Side(index.shelf, right), runs[m], furniture=bool(common[m]))
            ]
            for a, b in of_two_texts(index.ids[left], index.ids[right]):
                if a in fresh or b in fresh:
                    yield from (_passage(by_id[a], by_id[b], cut) for cut in cuts)

    def _within(self, fresh: set[str], touched: set[int]) -> Iterator[Passage]:
        """The passages of articles with one text: the whole of it."""
        for number in sorted(touched):
            ids, side = self._index.ids[number], _Side(self._index.shelf, number)
            if len(ids) > 1 and side.size:
                cuts = list(_cuts(side, side, (0, side.size, 0, side.size), furniture=False))
                for a, b in of_one_text(ids):
                    if a in fresh or b in fresh:
                        yield from (_passage(self._articles[a], self._articles[b], cut) for cut in cuts)


def _houses(outlets: Sequence[set[str | None]]) -> Ints:
    """A number for the one outlet of each text, -1 where there are several or none is known."""
    numbers = {name: n for n, name in enumerate(sorted({name for names in outlets for name in names if name is not None}))}
    return np.array([numbers.get(next(iter(names)) or "", -1) if len(names) == 1 else -1 for names in outlets], np.int64)


def _rows(links: Links) -> list[Run]:
    runs = links.runs
    return list(zip(runs.i.tolist(), runs.i_end.tolist(), runs.j.tolist(), runs.j_end.tolist(), strict=True))


@dataclass(frozen=True, slots=True)
class _Side:
    """One of two texts."""

    shelf: Shelf
    number: int

    @property
    def first(self) -> int:
        return int(self.shelf.first.values[self.number])

    @property
    def size(self) -> int:
        return int(self.shelf.first.values[self.number + 1]) - self.first

    def quoted(self, low: int, high: int) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
        """For words [low, high) whether each stands inside quotation marks."""
        first = self.first
        found: np.ndarray[tuple[int], np.dtype[np.bool_]] = np.diff(self.shelf.plain.values[first + low : first + high + 1]) == 0
        return found

    def place(self, low: int, high: int) -> tuple[int, int]:
        """The characters of words [low, high)."""
        return int(self.shelf.start.values[self.first + low]), int(self.shelf.end.values[self.first + high - 1])


def _cuts(left: _Side, right: _Side, run: Run, *, furniture: bool) -> Iterator[Cut]:
    """The stretches of a run with one role, in characters. Words that differ between the sides go with the stretch before them."""
    i, i_end, j, j_end = run
    if furniture:
        yield *left.place(i, i_end), *right.place(j, j_end), "furniture"
        return
    here, there = left.quoted(i, i_end), right.quoted(j, j_end)
    if here.size != there.size:  # not word for word: one role for the whole
        role: Role = "quoted" if max(here.mean(), there.mean()) > 0.5 else "narrative"
        yield *left.place(i, i_end), *right.place(j, j_end), role
        return
    either = here | there
    edges = [0, *(np.flatnonzero(either[1:] != either[:-1]) + 1).tolist(), int(either.size)]
    for a, b in zip(edges, edges[1:], strict=False):
        yield *left.place(i + a, i + b), *right.place(j + a, j + b), "quoted" if either[a] else "narrative"


def _passage(left: Article, right: Article, cut: Cut) -> Passage:
    """The article with the smaller id is `here`."""
    start, end, start_there, end_there, role = cut
    here, there = left.cut(start, end), right.cut(start_there, end_there)
    return Passage(there, here, role) if left.id > right.id else Passage(here, there, role)
