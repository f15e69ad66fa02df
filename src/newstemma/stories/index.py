"""A pile of articles and its stories, added to as articles come.

A full run is one `add` of everything. What comes later is weighed by the rarities of the pile with it in it, against texts that keep the
weights they had, until so much came that all are weighed anew (`settle`): in between, what comes out may differ a little from a full run.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import numpy as np

from newstemma.model.article import Article
from newstemma.model.lineage import Passage
from newstemma.model.story import Story
from newstemma.ports import Engine
from newstemma.settings import StorySettings
from newstemma.stories.lexicon import Grown
from newstemma.stories.linking import HANDFUL, linked, relinked, with_strays
from newstemma.stories.naming import in_order, story_of
from newstemma.stories.reasons import near_misses, told
from newstemma.stories.reprints import Sharing, head
from newstemma.stories.texts import Texts

_SMALL = 1000  # articles: a pile up to this is weighed anew each time, which takes a second or two
_GROWN = 0.25  # of the articles weighed together; when more than that came since, all are weighed anew
_NOWHERE = -1  # the story of a text that no longer counts


class StoryIndex:
    """Articles gathered to stories. The order of the articles of one `add` changes nothing; that of the calls may, until `settle`."""

    def __init__(self, settings: StorySettings, engine: Engine) -> None:
        """An index of no articles."""
        self._settings, self._engine = settings, engine
        self._articles: dict[str, Article] = {}
        self._sharing = Sharing()
        self.settle()

    def __len__(self) -> int:
        return len(self._articles)

    @property
    def unsettled(self) -> int:
        """How many articles came since all were weighed together; 0: the stories are those of a full run."""
        return len(self._articles) - self._settled

    def add(self, articles: Iterable[Article], passages: Iterable[Passage] = ()) -> list[Story]:
        """More articles, with the passages that they share with one another and with those that are there. Gives the stories that changed.

        An article that is there already is left as it is.
        Cost    of one to 100,000: some hundredths of a second, more where thousands of texts are likely with one another; when a quarter
                of the pile came since all were weighed, and of a first `add`, that of a full run, linear in the articles
        """
        fresh = sorted({a.id: a for a in articles if a.id not in self._articles}.values(), key=lambda a: a.id)
        self._articles.update((a.id, a) for a in fresh)
        touched = self._sharing.add(passages)
        if len(self) <= _SMALL or self.unsettled > _GROWN * self._settled:
            before = {s.id for s in self.stories()} if self._settled else set()
            self.settle()
            return [s for s in self.stories() if s.id not in before]
        return self._late(fresh, touched)

    def settle(self) -> None:
        """Weighs everything anew: the stories are those of a full run. Cost: that of one, linear."""
        everything = sorted(self._articles.values(), key=lambda a: a.id)
        self._within = self._sharing.within(self._articles)
        self._texts = Texts([a for a in everything if a.id not in self._within], self._sharing, self._settings)
        self._settled = len(everything)
        self._hang()
        column = self._texts.table.column
        groups = linked(self._texts.pile.key, column("a"), column("b"), column("likely"), self._settings, self._engine)
        if len(self._texts.ids) <= HANDFUL:
            groups = with_strays(groups, column("a"), column("b"), column("likely"))
        self._groups: dict[int, list[int]] = {}
        self._stories: dict[int, Story] = {}
        self._place = Grown(np.int64)
        self._place.add(np.full(len(self._texts.ids), _NOWHERE))
        self._next = 0
        self._set(groups)

    def stories(self) -> list[Story]:
        """All stories, largest first, then by date; an article of no story is a story of one. Cost: of those that changed since."""
        return in_order([self._story(n) for n in self._groups])

    def _late(self, fresh: Sequence[Article], touched: set[str]) -> list[Story]:
        moved = self._rehang(sorted(touched | {a.id for a in fresh}))
        start = len(self._texts.ids)
        self._texts.add([a for a in fresh if a.id not in self._within])
        new = range(start, len(self._texts.ids))
        self._place.add(np.full(len(new), _NOWHERE))
        seeds = {*new, *(n for gone in moved for n in self._near(gone))}
        changed = self._set(relinked(seeds, self._texts.table, self._texts.pile.key, self._texts.pile.alive, self._settings))
        for text in [*new, *moved]:
            for other in near_misses(text, self._texts.table).tolist():
                self._stories.pop(int(self._place.now[other]), None)
        for part in touched & self._within.keys():
            changed.add(int(self._place.now[self._texts.number[head(part, self._within)]]))
        for n in changed:
            self._stories.pop(n, None)
        return in_order([self._story(n) for n in changed])

    def _rehang(self, parts: Sequence[str]) -> list[int]:
        """Which of these stand in longer ones now. Gives the numbers of texts that counted till now, and their stories are no more."""
        gone = []
        for part in parts:
            whole = self._sharing.parent(part, self._articles)
            if whole is not None:
                self._within[part] = whole
                if part in self._texts.number:
                    gone.append(self._texts.drop(part))
        self._hang()
        return gone

    def _near(self, gone: int) -> set[int]:
        """What the story and the bonds of a text that no longer counts leave behind."""
        here = int(self._place.now[gone])
        left = {*self._groups.pop(here, ()), *self._texts.table.partners(gone, "likely", self._settings.min_likely).tolist()} - {gone}
        self._stories.pop(here, None)
        self._place.now[gone] = _NOWHERE
        return left

    def _hang(self) -> None:
        """The reprints of each text."""
        self._under: defaultdict[str, list[Article]] = defaultdict(list)
        for part in sorted(self._within):
            self._under[head(part, self._within)].append(self._articles[part])

    def _set(self, groups: Iterable[Sequence[int]]) -> set[int]:
        """These groups in place of all that their texts were in. Gives the numbers of those that are new."""
        new = set()
        for group in groups:
            old = {int(self._place.now[n]) for n in group}
            if len(old) == 1 and self._groups.get(min(old)) == list(group):
                continue
            for n in old:
                self._groups.pop(n, None)
                self._stories.pop(n, None)
            self._groups[self._next] = list(group)
            self._place.now[list(group)] = self._next
            new.add(self._next)
            self._next += 1
        return new

    def _story(self, number: int) -> Story:
        if number not in self._stories:
            texts, group = self._texts, self._groups[number]
            joins, apart = told(group, texts.table, self._place.now, texts.ids, self._settings.min_likely)
            heads = sorted((self._articles[texts.ids[n]] for n in group), key=lambda a: a.id)
            reprints = sorted((a for one in heads for a in self._under.get(one.id, ())), key=lambda a: a.id)
            self._stories[number] = story_of(heads, reprints, self._within, joins, apart)
        return self._stories[number]
