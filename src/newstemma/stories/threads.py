"""Stories that go on from earlier ones, over days: attack, toll, arrests, trial. Each is linked to the nearest that it goes on from.

Refuses to order what is not dated or begins on one day, and to link rounds of a series: results, weather, markets. A whole pile is linked
by putting every story into the index; a feed puts in those that are new and asks for those alone.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from newstemma.model.article import Article
from newstemma.model.story import Continues, Story
from newstemma.stories.scales import Scale
from newstemma.stories.sequel_reasons import reasons
from newstemma.stories.sequels import Sequel, sequel
from newstemma.stories.sketches import Sketch, sketch

_LIKELY = 0.75  # from here on a link is told; what .7 and .8 find is said at the weights in `sequels`
_NEARLY = 0.15  # of stories that are nearly as likely as the likeliest, the latest is the one it goes on from
_REACH = 400  # days: an anniversary is still told of, the one after is not
_FEW = 48  # latest earlier holders of a word that are looked at
_LOOKED = 10  # likeliest earlier stories that are compared in full


def threads(stories: Sequence[Story], articles: Sequence[Article]) -> list[Story]:
    """The stories in the order given, each with the earlier one that it goes on from, and why.

    A link's story began at least a day earlier. The same stories give the same links in whatever order they and the articles come.
    Cost   linear in the stories: each looks at 48 holders of 30 words, and compares itself with 10
    """
    by_id = {a.id: a for a in articles}
    index = Threads()
    for story in stories:
        index.put(story, [by_id[i] for i in story.articles])
    found = {story.id: index.goes_on_from(story.id) for story in stories}
    by_story = {s.id: s for s in stories}
    return [replace(s, continues=_told(s, found[s.id], by_story, by_id)) for s in stories]


def _told(story: Story, link: Sequel | None, stories: Mapping[str, Story], articles: Mapping[str, Article]) -> tuple[Continues, ...]:
    if link is None:
        return ()
    before = [articles[i] for i in stories[link.before].articles]
    return (Continues(link.before, reasons(link, before, [articles[i] for i in story.articles])),)


class Threads:
    """The dated stories by their rarest words. Stories may come and go; what a link rests on is counted over those that are in."""

    def __init__(self) -> None:
        """An index of no story."""
        self._sketches: dict[str, Sketch] = {}
        self._holders: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
        self._scale = Scale()

    def __len__(self) -> int:
        """How many dated stories are in."""
        return len(self._sketches)

    def put(self, story: Story, articles: Iterable[Article]) -> None:
        """Take in a story with its articles; one of the same id gives way. Cost: that of its sketch."""
        self.drop(story.id)
        made = sketch(story, articles)
        if made is None:
            return
        self._sketches[story.id] = made
        self._scale.add(made)
        for word in made.heavy:
            insort(self._holders[word], (made.begins[1], story.id))

    def drop(self, story: str) -> None:
        """Take out a story, where it is in."""
        gone = self._sketches.pop(story, None)
        if gone is None:
            return
        self._scale.drop(gone)
        for word in gone.heavy:
            self._holders[word].remove((gone.begins[1], story))

    def goes_on_from(self, story: str) -> Sequel | None:
        """The nearest earlier story that this one goes on from; None where there is none, or the story is not dated.

        Cost   that of 48 holders of 30 words and 10 comparisons, however many stories are in
        """
        after = self._sketches.get(story)
        if after is None:
            return None
        found = [sequel(self._sketches[b], after, self._scale) for b in self._earlier(after)]
        likely = [s for s in found if s.likely >= _LIKELY]
        best = max((s.likely for s in likely), default=0.0)
        near = [s for s in likely if s.likely >= best - _NEARLY]
        return max(near, key=lambda s: (self._sketches[s.before].begins, s.likely, s.before), default=None)

    def later(self, story: str) -> list[str]:
        """The later stories that share one of this one's rarest words: those whose link may change when it comes or goes.

        Cost   linear in those that share one
        """
        made = self._sketches.get(story)
        if made is None:
            return []
        first = made.begins[0]
        return sorted({s for w in made.heavy for day, s in self._holders[w] if first < day <= first + _REACH} - {story})

    def _earlier(self, after: Sketch) -> list[str]:
        """The earlier stories that share most of its rarest words."""
        score: Counter[str] = Counter()
        for word in after.heavy:
            holders = self._holders[word]
            end = bisect_left(holders, (after.begins[0], ""))
            begin = bisect_left(holders, (after.begins[0] - _REACH, ""), hi=end)
            weight = round(1000 * self._scale.word(word) ** 2)
            for _, other in holders[max(begin, end - _FEW) : end]:
                score[other] += weight
        ranked = sorted(score, key=lambda s: (-score[s], -self._sketches[s].begins[1], s))
        return ranked[:_LOOKED]
