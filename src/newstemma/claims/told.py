"""Whether an article tells a claim in words of its own, where no clause of it was aligned: asked before it is said to lack one."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from newstemma.language.words import content_words
from newstemma.model.article import Article
from newstemma.model.claim import Claim
from newstemma.model.lineage import Origin
from newstemma.model.reading import Reading
from newstemma.model.text import Span

#: Share of the weight of a claim's words that stand in two neighbouring sentences of an article, its title counted: from here on it may
#: well be told there. Of 88 claims of two sources that two keyed stories' articles seemed to lack 32 were told there after all; at .25 2 of
#: the 25 that are left, at .3 2 of 29, at .35 7 of 42, at .4 12 of 51, at .5 15 of 63.
_TOLD = 0.3
_GRAIN = 1000  # weights are whole numbers: sums of them meet a threshold the same way in any order


class Told:
    """The words of one story's articles, sentence by sentence, and how rare each is in the story."""

    def __init__(self, articles: Mapping[str, Article], readings: Mapping[str, Reading], origins: Sequence[Origin]) -> None:
        """The origins of the story. Cost: linear in their articles' words."""
        self._words = {i: _by_sentence(articles[i], readings[i]) for o in origins for i in o.articles}
        spread = Counter(w for o in origins for w in {w for i in o.articles for said in self._words[i] for w in said})
        self._weight = {w: round(_GRAIN * math.log(1 + len(origins) / n)) for w, n in spread.items()}
        self._places = {i: _places(said) for i, said in self._words.items()}

    def tells(self, article: str, claim: Claim) -> bool:
        """Whether two neighbouring sentences of the article hold enough of the words in which any mention puts the claim."""
        places = self._places[article]
        return any(self._covers(places, set(words)) for words in _wordings(claim))

    def _covers(self, places: Mapping[str, Sequence[int]], words: Iterable[str]) -> bool:
        held: Counter[int] = Counter()
        whole = 0
        for word in words:
            weight = self._weight.get(word, _GRAIN)
            whole += weight
            for place in {near for n in places.get(word, ()) for near in (n, n + 1)}:
                held[place] += weight
        return max(held.values(), default=0) >= _TOLD * whole


def _by_sentence(article: Article, reading: Reading) -> list[frozenset[str]]:
    """The stems of its title and deck, then of each sentence."""
    head = frozenset(content_words(f"{article.title or ''} {article.deck or ''}"))
    return [head, *(frozenset(content_words(article.text, s.start, s.end)) for s in reading.sentences)]


def _places(said: Sequence[frozenset[str]]) -> dict[str, list[int]]:
    found: defaultdict[str, list[int]] = defaultdict(list)
    for n, words in enumerate(said):
        for word in words:
            found[word].append(n)
    return dict(found)


def _wordings(claim: Claim) -> list[tuple[str, ...]]:
    """The words of each distinct mention, in order."""
    texts = dict.fromkeys(m.at.text for m in claim.mentions if isinstance(m.at, Span))
    return [words for text in texts if (words := tuple(dict.fromkeys(content_words(text))))]
