"""Articles and shared passages to stories: same happening, same story.

Likeness is the cosine of TF-IDF vectors with average link; shared prose counts as near-certain likeness; publications too far apart in time
found no story together, whatever they share in words. Refuses to lend an undated article a date: it is joined by content alone.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from newstemma.language.likeness import average_link, cosine, rarity_vectors
from newstemma.language.words import content_words
from newstemma.model.article import Article
from newstemma.model.lineage import Passage
from newstemma.model.notice import Notice
from newstemma.model.story import Join, Story
from newstemma.ports import Engine
from newstemma.settings import StorySettings
from newstemma.stories.reprints import COPY_DAYS, days_between, head, parents

_COPY_LIKENESS = 0.9  # what two articles that share a quarter of their prose count for
_NAMED = re.compile(r"(?<=[a-z,] )[A-Z][a-z][\w-]*")  # a capital inside a sentence
_BACKGROUND = 200  # articles of news behind the pile: enough to steer one of ten, too few to overrule one of a thousand
_NEAR_MISS = 0.6  # of the threshold: pairs over this that stay apart are shown with the reason


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two articles (numbers), how alike they are, the part of it that is shared prose, and the days between them (None: unknown)."""

    a: int
    b: int
    cosine: float
    shared: float
    days: int | None


def gather(
    articles: Sequence[Article], passages: Sequence[Passage], settings: StorySettings, engine: Engine
) -> tuple[list[Story], list[Notice]]:
    """The stories, largest first, then by date; an article of no story is a story of one.

    A reprint goes where its longer text goes and weighs nothing: adding one moves no other article.

    Cost    pairs of texts that are no reprints and share a rare word, log-linear in them for the linking
    """
    everything = sorted(articles, key=lambda a: a.id)
    within = parents(everything, passages)
    ordered = [a for a in everything if a.id not in within]
    kept = [p for p in passages if p.here.article not in within and (p.there is None or p.there.article not in within)]
    vectors = rarity_vectors([_bag(a) for a in ordered], background=_BACKGROUND)
    pairs = _pairs(ordered, vectors, kept, settings, engine)
    groups = average_link(len(ordered), {(p.a, p.b): _likeness(p, settings) for p in pairs}, settings.min_cosine)
    under: defaultdict[str, list[Article]] = defaultdict(list)
    for article in everything:
        if article.id in within:
            under[head(article.id, within)].append(article)
    stories = [_story(group, ordered, under, within, pairs, settings) for group in groups]
    return sorted(stories, key=lambda s: (-len(s.articles), s.starts.value or "9" if s.starts is not None else "9", s.id)), []


def _bag(article: Article) -> Counter[str]:
    """The words of title and text. The first sentences count double, as the happening stands there; so do names, which two look-alike
    accidents do not share.
    """
    bag = Counter(content_words(article.text))
    bag.update(content_words(article.text[:600]))
    bag.update(content_words(" ".join(_NAMED.findall(article.text))))
    bag.update(content_words(article.title or ""))
    return bag


def _pairs(
    articles: Sequence[Article],
    vectors: Sequence[Mapping[str, float]],
    passages: Iterable[Passage],
    settings: StorySettings,
    engine: Engine,
) -> list[_Pair]:
    """The pairs worth a look: any that share one of their heaviest words, or prose."""
    number = {a.id: n for n, a in enumerate(articles)}
    shared: defaultdict[tuple[int, int], int] = defaultdict(int)
    for p in passages:
        if p.there is not None and p.role == "narrative":
            shared[_sorted(number[p.here.article], number[p.there.article])] += p.here.end - p.here.start
    heavy = [sorted(v, key=lambda w, v=v: (-v[w], w))[:25] for v in vectors]  # type: ignore[misc]
    wanted = {
        (a, b)
        for _, ids in engine.meet((w, n) for n, words in enumerate(heavy) for w in words)
        for x, a in enumerate(ids)
        for b in ids[x + 1 :]
    }
    wanted.update(shared)
    found = []
    for a, b in sorted(wanted):
        alike = cosine(vectors[a], vectors[b])
        part = shared[a, b] / max(1, min(len(articles[a].text), len(articles[b].text))) if (a, b) in shared else 0.0
        if alike >= settings.min_cosine * _NEAR_MISS or part:
            found.append(_Pair(a, b, alike, round(min(1.0, part), 6), days_between(articles[a].published, articles[b].published)))
    return found


def _sorted(a: int, b: int) -> tuple[int, int]:
    return (a, b) if a < b else (b, a)


def _likeness(pair: _Pair, settings: StorySettings) -> float:
    """Cosine, raised for shared prose, nothing for publications outside the window of one another."""
    if pair.days is not None and timedelta(days=pair.days) > settings.window:
        return _COPY_LIKENESS if pair.shared >= 0.5 and pair.days <= COPY_DAYS else 0.0
    return max(pair.cosine, _COPY_LIKENESS if pair.shared >= 0.25 else pair.cosine + pair.shared)


def _story(
    numbers: Sequence[int],
    ordered: Sequence[Article],
    under: Mapping[str, Sequence[Article]],
    within: Mapping[str, str],
    pairs: Sequence[_Pair],
    settings: StorySettings,
) -> Story:
    heads = [ordered[n] for n in numbers]
    reprints = sorted((a for head in heads for a in under.get(head.id, ())), key=lambda a: a.id)
    group = [*heads, *reprints]
    ids = tuple(sorted(a.id for a in group))
    key = hashlib.sha256("|".join(ids).encode()).hexdigest()[:12]
    dated = sorted((a.published for a in group if a.published is not None and a.published.value), key=lambda w: w.value or "")
    inside = set(numbers)
    joins = [_join(p, ordered) for p in pairs if p.a in inside and p.b in inside and _likeness(p, settings) >= settings.min_cosine]
    joins += [Join(tuple(sorted((a.id, within[a.id]))), "shared text", "the one stands in the other") for a in reprints]
    apart = tuple(
        _apart(p, ordered, settings) for p in pairs if (p.a in inside) != (p.b in inside) and p.cosine >= settings.min_cosine * _NEAR_MISS
    )
    starts, ends = (dated[0], dated[-1]) if dated else (None, None)
    return Story(f"st-{key}", _headline(heads), ids, starts, ends, tuple(joins), apart)


def _join(pair: _Pair, ordered: Sequence[Article]) -> Join:
    a, b = ordered[pair.a], ordered[pair.b]
    if pair.shared >= 0.25:
        return Join((a.id, b.id), "shared text", f"{pair.shared:.0%} of the shorter one's characters stand in both")
    return Join((a.id, b.id), "same words", f"their words are alike (cosine {pair.cosine:.2f}){_gap(pair)}")


def _gap(pair: _Pair) -> str:
    return "" if pair.days is None else f", published {'on one day' if pair.days == 0 else f'{pair.days} days apart'}"


def _apart(pair: _Pair, ordered: Sequence[Article], settings: StorySettings) -> Join:
    a, b = ordered[pair.a], ordered[pair.b]
    if pair.days is not None and timedelta(days=pair.days) > settings.window:
        return Join(
            (a.id, b.id),
            "time",
            f"their words are alike (cosine {pair.cosine:.2f}), but they were published {pair.days} days apart",
        )
    return Join((a.id, b.id), "words", f"their words are alike (cosine {pair.cosine:.2f}), but less so than each is to its own story")


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
