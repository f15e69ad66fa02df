"""What a story is on, in a hundred words: what a later one is compared with. Refuses to say anything of a story that is not dated."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from newstemma.language.likeness import rarity
from newstemma.language.words import content_words
from newstemma.model.article import Article
from newstemma.model.story import Story
from newstemma.stories.reprints import bounds
from newstemma.stories.serials import serial

#: A capital inside a sentence. Words run together ("RennOvernight", the end of one link and the begin of the next) are no names.
_UPPER, _LOWER = "A-ZÀ-ÖØ-Þ", "a-zß-öø-ÿ"
NAMED = re.compile(
    rf"(?<=[{_LOWER},] )[{_UPPER}](?:['’]?[{_UPPER}]|c[{_UPPER}]|ac[{_UPPER}])?[{_LOWER}]+(?:['’-][{_UPPER}]?[{_LOWER}]+)*(?![^\W_])"
)
_CALENDAR = frozenset(
    content_words(
        "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October "
        "November December Mr Mrs Ms Dr"
    )
)
_ARTICLES = 24  # of a story that are looked at: those with the lowest ids, which are hashes
_OPENING, _NEAR, _FAR = 500, 1500, 6000  # characters: where the happening stands, where what it is on stands, where names are looked for
_TITLE, _WORDS, _NAMES = 12, 48, 20  # words kept of each


@dataclass(frozen=True, slots=True)
class Sketch:
    """What one dated story is compared by. Counts are in percent of its texts, whole numbers.

    begins   first and last day that its first article can be of, as ordinals; ends: the last day that its last one can be of
    title    words of the headlines
    words    words of headlines and first 1,500 characters; those in the first 500 count twice (up to 200)
    names    words of names
    outlets  who printed it
    serial   what it is a round of, where most of its texts are ("sport", "weather", …), or None
    """

    story: str
    begins: tuple[int, int]
    ends: int
    title: Mapping[str, int]
    words: Mapping[str, int]
    names: Mapping[str, int]
    outlets: frozenset[str | None]
    serial: str | None

    @property
    def heavy(self) -> tuple[str, ...]:
        """The words that it is found by: the rarest of those that it says most."""
        return tuple(self.words)[:30]


def sketch(story: Story, articles: Iterable[Article]) -> Sketch | None:
    """The sketch of a story from its articles; None where no article is dated. Cost: linear in the words of at most 24 of them."""
    begins, ends = bounds(story.starts), bounds(story.ends)
    if begins is None or ends is None:
        return None
    some = sorted(articles, key=lambda a: a.id)[:_ARTICLES]
    titles = [a.title or a.text[:120] for a in some]
    ends_at = [_space(a.text, _OPENING) for a in some]
    openings = [f"{t} {a.text[:end]}" for t, a, end in zip(titles, some, ends_at, strict=True)]
    top = [set(content_words(opening)) for opening in openings]
    near = [words.union(content_words(a.text, end, _space(a.text, _NEAR))) for words, a, end in zip(top, some, ends_at, strict=True)]
    return Sketch(
        story=story.id,
        begins=begins,
        ends=ends[1],
        title=_shares([set(content_words(t)) for t in titles], len(some), _TITLE),
        words=_shares([*near, *top], len(some), _WORDS),
        names=_shares([named(a) for a in some], len(some), _NAMES),
        outlets=frozenset(a.outlet for a in some),
        serial=_mostly([serial(words, opening) for words, opening in zip(top, openings, strict=True)]),
    )


def _space(text: str, after: int) -> int:
    """Where the first space after so many characters stands: no word is cut in two."""
    found = text.find(" ", after)
    return found if found >= 0 else len(text)


def named(article: Article) -> set[str]:
    """The words of the names in an article, as stems; those who wrote it are left out."""
    names = set(content_words(" ".join(NAMED.findall(article.text[:_FAR]))))
    return {n for n in names if len(n) > 2} - _CALENDAR - set(content_words(" ".join(article.authors)))


def _shares(bags: Sequence[set[str]], texts: int, most: int) -> dict[str, int]:
    """Words to how often they stand in the bags, in percent of the texts; those that tell most first."""
    counts = Counter(word for bag in bags for word in bag)
    told = sorted(counts, key=lambda w: (-round(counts[w] * rarity(w), 6), w))[:most]
    return {sys.intern(word): round(100 * counts[word] / texts) for word in told}


def _mostly(kinds: Sequence[str | None]) -> str | None:
    """What more than half of them are."""
    counts = Counter(kind for kind in kinds if kind is not None)
    kind, most = min(counts.items(), key=lambda pair: (-pair[1], pair[0]), default=(None, 0))
    return kind if 2 * most > len(kinds) else None
