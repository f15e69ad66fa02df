"""Since when a thing has been: when what a story is about was launched, found, built, opened or begun, told years later in other words.

Articles tell it in passing ("It came to light in 1913"), so that no words are shared; what they share is the story's own thing. Refuses
stories in which one article gives two such dates, subjects that the story is not about, and dates without a year.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newstemma.claims.ground import Ground
from newstemma.claims.occasions import Occasion, occasions
from newstemma.claims.postponed import day_side
from newstemma.claims.reach import agree, apart
from newstemma.claims.same_deed import elsewhere
from newstemma.claims.sides import finding, majority
from newstemma.language.words import content_words, stem, tokens
from newstemma.model.claim import Conflict

#: Deeds that befall a thing once, at its beginning. Read on 173 stories of a bulk corpus: who took office, was elected or held a meeting is
#: as often another one, and is left out.
_DEEDS = frozenset({"launch", "discover", "found", "begin", "open"})
_LEAD = 600  # characters of an article's head in which it says what it is about
_SUBJECT = 50  # characters before a deed that name what it befell
_FAR = 9200  # days: two digits of a year changed places, or a decade was mistaken; farther apart it is another thing
_PRONOUN = re.compile(r"(?:^|[.;,]\s|\band\s)(?:It|They|it|they)\s(?:\w+\s){0,3}$")


@dataclass(frozen=True, slots=True)
class _Told:
    """A dated beginning: the topic's words that stand before the deed; none where a pronoun does."""

    one: Occasion
    subject: frozenset[str]


def beginning_differences(ground: Ground) -> list[Conflict]:
    """One finding for each deed by which the story's thing began at two times. Cost: linear in the text, and pairs of such dates."""
    topic = _topic(ground)
    by_deed: defaultdict[str, list[_Told]] = defaultdict(list)
    for one in occasions(ground):
        told = _told(ground, one, topic)
        if told is not None:
            by_deed[one.deed.name].append(told)
    return [found for name in sorted(by_deed) for found in _compared(ground, by_deed[name])]


def _topic(ground: Ground) -> frozenset[str]:
    """Stems of the words in the heads of half of the articles, two at least."""
    spread = Counter(w for a in ground.articles for w in set(content_words(f"{a.title or ''} {a.text[:_LEAD]}")))
    return frozenset(w for w, n in spread.items() if n >= max(2, (len(ground.articles) + 1) // 2) and w.isalpha())


def _told(ground: Ground, one: Occasion, topic: frozenset[str]) -> _Told | None:
    """An occasion as a beginning of the story's thing; None where it is none, has no year of its own or is still to come."""
    published = (one.article.stamp or "")[:10]
    if one.deed.name not in _DEEDS or one.time.anchored or one.reach.high is None or one.ahead:
        return None
    if published and one.reach.high >= published:
        return None
    text, start = one.article.text, ground.readings[one.article.id].sentences[one.sentence].start
    before = tokens(text, max(start, one.deed.start - _SUBJECT), one.deed.start)
    subject = frozenset(stem(t.word) for t in before) & topic
    if not subject and not _PRONOUN.search(text[start : one.deed.start]):
        return None
    return _Told(one, subject)


def _compared(ground: Ground, told: Sequence[_Told]) -> Iterator[Conflict]:
    """The beginnings of one thing where they fall into two times, with no article on both."""
    groups: list[list[_Told]] = []
    for one in sorted(told, key=lambda t: (-len(t.one.time.value or ""), t.one.reach.low or "", t.one.article.id, t.one.at.start)):
        home = next((g for g in groups if all(agree(one.one.reach, o.one.reach) for o in g)), None)
        groups.append([one]) if home is None else home.append(one)
    if len(groups) != 2 or {t.one.article.id for t in groups[0]} & {t.one.article.id for t in groups[1]}:
        return
    if not any(_is_one(a, b) for a in groups[0] for b in groups[1]):
        return
    sides = [[day_side(ground, t.one) for t in g] for g in groups]
    first = majority(sides)
    shown = [s[0].at.text for s in sides]
    why = f"{shown[0]} and {shown[1]} are named for one beginning"
    resolved = shown[first] if first is not None else None
    yield finding(ground, "date", "conflict", f"when: {groups[0][0].one.phrase}", sides, why, resolved=resolved)


def _is_one(a: _Told, b: _Told) -> bool:
    """Whether two beginnings are of one thing: a word of the topic before both, or a pronoun before one."""
    same = bool(a.subject & b.subject) or not a.subject or not b.subject
    return same and apart(a.one.reach, b.one.reach) <= _FAR and not elsewhere(a.one, b.one)
