"""Articles and shared passages to stories: same happening, same story.

Each pair worth a look is given the odds of being on one happening; groups join by the mean of their pairs, and the larger two groups
are, the surer it must be: two look-alike accidents of ten reports each stay two. Refuses to lend an undated article a date: it is joined
by content alone.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from newstemma.language.likeness import average_link
from newstemma.language.words import content_words
from newstemma.model.article import Article
from newstemma.model.lineage import Passage
from newstemma.model.notice import Notice
from newstemma.model.story import Join, Story
from newstemma.ports import Engine
from newstemma.settings import StorySettings
from newstemma.stories.bonds import Bond, bonds, shares
from newstemma.stories.reasons import by_story, told
from newstemma.stories.reprints import head, parents
from newstemma.stories.shortlist import FELLOWS, shortlist
from newstemma.stories.traits import traits


def gather(
    articles: Sequence[Article], passages: Sequence[Passage], settings: StorySettings, engine: Engine
) -> tuple[list[Story], list[Notice]]:
    """The stories, largest first, then by date; an article of no story is a story of one.

    A reprint goes where its longer text goes and weighs nothing: adding one moves no other article.

    Cost    linear in the texts that are no reprints: each has its 40 likeliest fellows
    """
    everything = sorted(articles, key=lambda a: a.id)
    within = parents(everything, passages)
    heads = [a for a in everything if a.id not in within]
    pairs = bonded(
        heads, [p for p in passages if p.here.article not in within and p.there and p.there.article not in within], settings, engine
    )
    groups = linked(len(heads), pairs, settings)
    place = by_story(groups)
    joins, apart = told(pairs, [place[n] for n in range(len(heads))], heads, settings.min_likely)
    under: defaultdict[str, list[Article]] = defaultdict(list)
    for article in everything:
        if article.id in within:
            under[head(article.id, within)].append(article)
    stories = [
        _story([heads[m] for m in group], under, within, joins.get(n, []), tuple(apart.get(n, []))) for n, group in enumerate(groups)
    ]
    return sorted(stories, key=lambda s: (-len(s.articles), s.starts.value or "9" if s.starts is not None else "9", s.id)), []


def bonded(texts: Sequence[Article], passages: Sequence[Passage], settings: StorySettings, engine: Engine) -> list[Bond]:
    """The pairs that were looked at, by the numbers of the texts, with how likely each is on one happening."""
    seen = traits(texts, settings.window)
    shared = shares({a.id: n for n, a in enumerate(texts)}, [t.length for t in seen], passages)
    return bonds(shortlist(seen, engine) | shared.keys(), seen, shared)


def linked(size: int, pairs: Sequence[Bond], settings: StorySettings) -> list[list[int]]:
    """The texts of each story, by number."""
    likely = {(b.a, b.b): b.likely for b in pairs if b.likely >= _HARDLY}
    return average_link(size, likely, settings.min_likely, firm=settings.firm_likely, grown=settings.grown, widest=FELLOWS)


_HARDLY = 0.01  # less likely pairs count as not alike at all: they are nine in ten and would only cost


def _story(
    heads: Sequence[Article],
    under: Mapping[str, Sequence[Article]],
    within: Mapping[str, str],
    joins: Sequence[Join],
    apart: tuple[Join, ...],
) -> Story:
    reprints = sorted((a for one in heads for a in under.get(one.id, ())), key=lambda a: a.id)
    group = [*heads, *reprints]
    ids = tuple(sorted(a.id for a in group))
    key = hashlib.sha256("|".join(ids).encode()).hexdigest()[:12]
    dated = sorted((a.published for a in group if a.published is not None and a.published.value), key=lambda w: w.value or "")
    stands = [Join(tuple(sorted((a.id, within[a.id]))), "shared text", "the one stands in the other") for a in reprints]
    starts, ends = (dated[0], dated[-1]) if dated else (None, None)
    return Story(f"st-{key}", _headline(heads), ids, starts, ends, (*joins, *stands), apart)


def _headline(group: Sequence[Article]) -> str | None:
    """The title whose words stand most in the others' titles and openings: the most representative, not the loudest."""
    titled = [a for a in group if a.title]
    if not titled:
        return None
    bags = {a.id: set(content_words(f"{a.title} {a.text[:400]}")) for a in group}
    spread = Counter(w for bag in bags.values() for w in bag)

    def weight(article: Article) -> tuple[float, str, str]:
        words = set(content_words(article.title or ""))
        return -round(sum(spread[w] for w in sorted(words)) / (len(words) + 2), 6), article.title or "", article.id

    return min(titled, key=weight).title
