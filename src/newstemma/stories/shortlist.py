"""Which pairs of articles are worth a look: each article's few likeliest fellows, found by its heaviest words.

No pair is made because a common word is shared: where a word has too many holders in the days around, only a fixed few of them stand for
all, the same few for everyone, so that a story of five thousand hangs together and costs no more than its size.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence

from newstemma.language.likeness import Vector
from newstemma.ports import Engine
from newstemma.stories.traits import Traits

FELLOWS = 40  # likeliest ones an article is compared with, and holders that stand for a word's many; dated roundups: 24 B³ -.002, 80 +.000
_HEAVY = 40  # words an article is found by; of 1,272 pairs of dated roundups 25 miss 81, 40 miss 48
_CROWD = 160  # holders of one word in the days around; more are stood for by a few
_REACH = 45  # days: what is further apart is compared only where nothing nearer is
_LEAST = 0.02  # of the cosine, from the heavy words alone


def shortlist(texts: Sequence[Traits], engine: Engine) -> set[tuple[int, int]]:
    """Pairs (a, b), a < b, that either of the two counts among its likeliest. Of a small pile, all.

    Numbers must be drawn without regard to what the texts say (ids are hashes): the lowest stand for a crowd.
    Cost   linear in the texts: at most 40 words of 160 holders each
    """
    if len(texts) - 1 <= FELLOWS:
        return {(a, b) for b in range(len(texts)) for a in range(b)}
    heavy = [_heavy(t.words) for t in texts]
    holders = dict(engine.meet((w, n) for n, words in enumerate(heavy) for w in words))
    index = _Index(texts, holders)
    found: set[tuple[int, int]] = set()
    for n, words in enumerate(heavy):
        score: defaultdict[int, float] = defaultdict(float)
        for word in words:
            if word in holders:
                weight = texts[n].words[word]
                for other in index.near(word, texts[n].day):
                    score[other] += weight * texts[other].words[word]
        score.pop(n, None)
        best = sorted(((-round(v, 9), other) for other, v in score.items() if v >= _LEAST))[:FELLOWS]
        found.update((n, other) if n < other else (other, n) for _, other in best)
    return found


def _heavy(words: Vector) -> list[str]:
    return sorted(words, key=lambda w: (-words[w], w))[:_HEAVY]


class _Index:
    """The holders of each word by day, with what was asked before."""

    def __init__(self, texts: Sequence[Traits], holders: dict[str, tuple[int, ...]]) -> None:
        self._texts = texts
        self._holders = holders
        self._dated: dict[str, tuple[list[int], list[int], list[int]]] = {}
        self._asked: dict[tuple[str, int | None], list[int]] = {}

    def near(self, word: str, day: tuple[int, int] | None) -> list[int]:
        """The holders of a word that may be of that day's happening: those of the days around and those of no known day, or their few."""
        key = word, None if day is None else day[0]
        if key not in self._asked:
            self._asked[key] = _few(self._around(word, key[1]))
        return self._asked[key]

    def _around(self, word: str, day: int | None) -> Iterable[int]:
        holders = self._holders[word]
        if day is None or len(holders) <= _CROWD:
            return holders
        if word not in self._dated:
            dated = sorted((d[0], n) for n in holders if (d := self._texts[n].day) is not None)
            undated = [n for n in holders if self._texts[n].day is None]
            self._dated[word] = [d for d, _ in dated], [n for _, n in dated], undated
        days, numbers, undated = self._dated[word]
        return _few(undated) + numbers[bisect_left(days, day - _REACH) : bisect_right(days, day + _REACH)]


def _few(numbers: Iterable[int]) -> list[int]:
    chosen = list(numbers)
    return chosen if len(chosen) <= _CROWD else sorted(chosen)[:FELLOWS]
