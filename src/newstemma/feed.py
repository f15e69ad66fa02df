"""A pile that grows: documents come a few or a thousand at a time, and the stories that they belong to or change come back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from newstemma.articles.clean import clean
from newstemma.engines.local import LocalEngine
from newstemma.language.mark import mark
from newstemma.lineage.passages import Matching
from newstemma.model.article import Article
from newstemma.model.document import Document
from newstemma.model.notice import Notice
from newstemma.model.story import Continues, Story
from newstemma.settings import Settings
from newstemma.stories.index import StoryIndex
from newstemma.stories.naming import in_order
from newstemma.stories.sequel_reasons import reasons
from newstemma.stories.threads import Threads, threads


class Feed:
    """Documents as they come, gathered to stories.

        feed = newstemma.Feed()
        changed = feed.add(newstemma.read("monday"))
        changed = feed.add(newstemma.read("tuesday"))

    One `add` of everything gives the stories that `newstemma.analyse` gives. What comes later is cleaned and compared with all that is
    there, but weighed by what was common in the pile when all was weighed together; `settle` weighs anew. All is kept in memory.

    notices   what was odd about the documents and articles, in the order in which it was found
    """

    def __init__(self, settings: Settings | None = None) -> None:
        """A feed of nothing."""
        self._settings = settings or Settings()
        self._matching = Matching(self._settings.lineage)
        self._index = StoryIndex(self._settings.stories, LocalEngine(1))
        self._threads = Threads()
        self._documents: dict[str, Document] = {}
        self._articles: dict[str, Article] = {}
        self._stories: dict[str, Story] = {}
        self._story: dict[str, str] = {}  # of each article
        self.notices: list[Notice] = []

    def __len__(self) -> int:
        """How many articles there are."""
        return len(self._articles)

    @property
    def unsettled(self) -> int:
        """How many articles came since all were weighed together; 0: the stories are those of a full run."""
        return self._index.unsettled

    def add(self, documents: Iterable[Document]) -> list[Story]:
        """More documents, as `read` gives them. Gives the stories that are new or changed, largest first, with what they go on from.

        A document that is there already is left as it is; one that holds no article leaves a notice.
        Cost    of one article to 100,000: under a second; cleaning apart, of many: linear, some hundred a second
        """
        fresh = [d for d in documents if d.id not in self._documents]
        self._documents |= {d.id: d for d in fresh}
        self.notices += getattr(documents, "notices", ())
        articles, odd = clean(fresh, self._settings.clean, self._settings.read, LocalEngine(1), None)
        readings, unread = mark(articles, None)
        self.notices += [*odd, *unread]
        self._articles |= {a.id: a for a in articles}
        changed = self._index.add(articles, self._matching.add(articles, readings))
        self._replace(changed)
        return in_order([replace(s, continues=self._goes_on_from(s)) for s in changed])

    def settle(self) -> None:
        """Weighs everything anew. Cost: that of a full run, cleaning and comparing apart."""
        self._index.settle()
        self._threads, self._stories, self._story = Threads(), {}, {}
        self._replace(self._index.stories())

    def stories(self) -> list[Story]:
        """All stories as they stand, with what each goes on from. Cost: linear in the stories."""
        return threads(self._index.stories(), list(self._articles.values()))

    def articles(self, story: Story) -> list[Article]:
        """The articles of a story, in order of their ids."""
        return [self._articles[i] for i in story.articles]

    def documents(self, story: Story) -> list[Document]:
        """The documents that a story's articles stand in, in order of their names: what `newstemma.analyse` takes."""
        ids = {self._articles[i].document for i in story.articles}
        return sorted((self._documents[i] for i in ids), key=lambda d: (d.name, d.id))

    def _replace(self, changed: Sequence[Story]) -> None:
        """The stories that came about, in place of those that their articles were in."""
        for old in {self._story[i] for s in changed for i in s.articles if i in self._story}:
            self._threads.drop(old)
            del self._stories[old]
        for story in changed:
            self._stories[story.id] = story
            self._story |= dict.fromkeys(story.articles, story.id)
            self._threads.put(story, self.articles(story))

    def _goes_on_from(self, story: Story) -> tuple[Continues, ...]:
        link = self._threads.goes_on_from(story.id)
        if link is None:
            return ()
        before = self.articles(self._stories[link.before])
        return (Continues(link.before, reasons(link, before, self.articles(story))),)
