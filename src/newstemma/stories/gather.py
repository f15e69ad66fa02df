"""Articles and shared passages to stories: same happening, same story.

Each pair worth a look is given the odds of being on one happening; groups join by the mean of their pairs, and the larger two groups
are, the surer it must be: two look-alike accidents of ten reports each stay two. Refuses to lend an undated article a date: it is joined
by content alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from newstemma.model.article import Article
from newstemma.model.lineage import Passage
from newstemma.model.notice import Notice
from newstemma.model.story import Story
from newstemma.ports import Engine
from newstemma.settings import StorySettings
from newstemma.stories.index import StoryIndex


def gather(
    articles: Sequence[Article], passages: Sequence[Passage], settings: StorySettings, engine: Engine
) -> tuple[list[Story], list[Notice]]:
    """The stories, largest first, then by date; an article of no story is a story of one.

    A reprint goes where its longer text goes and weighs nothing: adding one moves no other article.

    Cost    linear in the texts that are no reprints: each has its 40 likeliest fellows
    """
    index = StoryIndex(settings, engine)
    index.add(articles, passages)
    return index.stories(), []
