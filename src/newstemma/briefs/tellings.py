"""The sentences of a story as a brief weighs them: whose they are, what they hold, and how much of the story is in them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from newstemma.language.calendar import WEEKDAY_FULL
from newstemma.language.likeness import rarity
from newstemma.language.numerals import numerals
from newstemma.language.words import content_words
from newstemma.model.article import Article
from newstemma.model.lineage import Echo, Roots
from newstemma.model.reading import Reading
from newstemma.model.text import Span

_MOST = 40  # sentences of one article that a brief is made from: what comes later is background
_ALL = 3000  # distinct sentences of a story, the first of each article first: 300 articles stay a matter of seconds
_CAPITALISED = re.compile(r"\b[A-Z][\w'’-]*")
_DAYS = re.compile(WEEKDAY_FULL)


@dataclass(frozen=True, slots=True)
class Telling:
    """One sentence of one article. place: its number there; origin: whose words it is; unnamed: its words but for capitalised ones."""

    span: Span
    place: int
    origin: str
    words: frozenset[str]
    unnamed: frozenset[str]
    figures: frozenset[float]
    days: frozenset[str]


def figures_in(words: str) -> frozenset[float]:
    """The values of all numerals of a text, in digits and in words; a word quantity ("dozens") by its floor."""
    return frozenset(round(n.value, 6) for n in numerals(words, 0, len(words)) if n.value != 1 or n.sort == "digits")


def days_in(words: str) -> frozenset[str]:
    """The weekdays that a text names."""
    return frozenset(_DAYS.findall(words))


def words_in(words: str) -> tuple[frozenset[str], frozenset[str]]:
    """The stems of a text, and those of its words without a capital."""
    return frozenset(content_words(words)), frozenset(content_words(_CAPITALISED.sub(" ", words)))


def tellings(roots: Roots, articles: Mapping[str, Article], readings: Mapping[str, Reading]) -> list[Telling]:
    """The sentences of a story's articles, those at the head of their articles first. Cost: linear."""
    home = {i: o.id for o in roots.origins for i in o.articles}
    echoes: defaultdict[str, list[Echo]] = defaultdict(list)
    for echo in roots.echoes:
        echoes[echo.span.article].append(echo)
    found = []
    for i in sorted(home):
        for number, s in enumerate(readings[i].sentences[:_MOST]):
            span = articles[i].cut(s.start, s.end)
            found.append(_telling(span, number, _whose(echoes[i], s.start, s.end) or home[i]))
    found.sort(key=lambda t: (t.place, t.span))
    return found[:_ALL]


def _telling(span: Span, number: int, origin: str) -> Telling:
    words, unnamed = words_in(span.text)
    return Telling(span, number, origin, words, unnamed, figures_in(span.text), days_in(span.text))


def _whose(echoes: Iterable[Echo], start: int, end: int) -> str | None:
    """The origin that more than half of a stretch repeats; None where the words are the article's own."""
    shared: Counter[str] = Counter()
    for echo in echoes:
        shared[echo.origin] += max(0, min(echo.span.end, end) - max(echo.span.start, start))
    return next((origin for origin, n in sorted(shared.items(), key=lambda row: (-row[1], row[0])) if 2 * n > end - start), None)


def weights(found: Sequence[Telling], titles: Mapping[str, str | None]) -> dict[str, float]:
    """Word stem to how much of the story it is: rarer words that more of the origins use, and more so those of the titles.

    titles  by origin's article
    Source  Nenkova and Vanderwende 2005, The impact of frequency on summarization; here each origin counts once
    """
    users: defaultdict[str, set[str]] = defaultdict(set)
    origins = {t.origin for t in found}
    for telling in found:
        for word in telling.words:
            users[word].add(telling.origin)
    home = {t.span.article: t.origin for t in reversed(found)}
    headed: defaultdict[str, set[str]] = defaultdict(set)
    for article, title in sorted(titles.items()):
        for word in content_words((title or "")[:_TITLE]):
            headed[word].add(home.get(article, article))
    size = max(1, len(origins) - 1)
    return {
        word: round(rarity(word) * (_OWN + (len(by) - 1) / size + len(headed[word]) / len(origins)), 6)
        for word, by in sorted(users.items())
    }


_OWN = 0.07  # what a word weighs that one origin alone uses, beside 1 of a word that all use
_TITLE = 300  # characters of a title that are read
