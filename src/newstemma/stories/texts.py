"""The texts of a pile that are no reprints, read, weighed and held against their likeliest fellows."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from newstemma.model.article import Article
from newstemma.settings import StorySettings
from newstemma.stories.bonds import bonds
from newstemma.stories.pile import Pile
from newstemma.stories.reprints import Sharing
from newstemma.stories.shortlist import Shelf
from newstemma.stories.table import BondTable


class Texts:
    """Texts by number with their bonds, all weighed together; those added later by the rarities of the pile with them in it.

    ids      of the article of each; number: the other way
    sharing  what they and others have in common word for word
    """

    def __init__(self, articles: Sequence[Article], sharing: Sharing, settings: StorySettings) -> None:
        """These texts, weighed together. Cost: a millisecond each."""
        self._window, self._sharing = settings.window.days, sharing
        self.ids: list[str] = []
        self.number: dict[str, int] = {}
        self.pile = Pile()
        self._enter(articles)
        self._shelf = Shelf(self.pile)
        shared = self._shared(0)
        looked = np.concatenate([self._shelf.pairs(), np.array(sorted(shared), np.int64).reshape(-1, 2)])
        self.table = BondTable(self.pile, bonds(np.unique(looked, axis=0), self.pile, shared, self._window))

    def add(self, articles: Sequence[Article]) -> None:
        """More texts. Cost: of each a few milliseconds, and now and then what the arrays cost to grow."""
        start = len(self.ids)
        self._enter(articles)
        self._shelf.add(start)
        shared = self._shared(start)
        pairs = set(shared)
        for text in range(start, len(self.ids)):
            pairs |= {(min(text, other), max(text, other)) for other in self._shelf.newcomer(text).tolist()}
        self.table.add(bonds(np.array(sorted(pairs), np.int64).reshape(-1, 2), self.pile, shared, self._window))

    def drop(self, article: str) -> int:
        """The text counts no longer; its number."""
        text = self.number.pop(article)
        self.pile.drop(text)
        return text

    def _enter(self, articles: Sequence[Article]) -> None:
        self.number |= {a.id: n for n, a in enumerate(articles, len(self.ids))}
        self.ids += [a.id for a in articles]
        self.pile.add(articles)

    def _shared(self, start: int) -> dict[tuple[int, int], float]:
        """How much of the shorter text's characters is prose that stands in the other too, by pair, one of them `start` or later."""
        found = {}
        for text in range(start, len(self.ids)):
            for other, chars in self._sharing.prose(self.ids[text]).items():
                there = self.number.get(other)
                if there is not None:
                    shorter = max(1, int(min(self.pile.length[text], self.pile.length[there])))
                    found[min(text, there), max(text, there)] = round(min(1.0, chars / shorter), 6)
        return found
