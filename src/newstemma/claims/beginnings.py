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
from newstemma.claims.sides import backed, finding
from newstemma.language.words import content_words, stem, tokens
from newstemma.model.claim import Conflict

#: Deeds that befall a thing once, at its beginning. Read on 173 stories of a bulk corpus: who took office, was elected or held a meeting is
#: as often another one, and is left out.
#: When a thing that failed was last looked over is told once too.
_DEEDS = frozenset({"launch", "discover", "found", "begin", "open", "inspect"})
_LEAD = 600  # characters of an article's head in which it says what it is about
_SUBJECT = 50  # characters before a deed that name what it befell
_FAR = 9200  # days: two digits of a year changed places, or a decade was mistaken; farther apart it is another thing
_PRONOUN = re.compile(r"(?:^|[.;,]\s|\band\s)(?:It|They|it|they|Its last|its last)\s(?:\w+\s){0,3}$")


@dataclass(frozen=True, slots=True)
class _Told:
    """A dated beginning: the topic's words that stand before the deed; none where a pronoun does.

    deed    under which it is compared
    no_later  whether the thing was there by then, and may be older: "has served the valley since 1987"
    """

    one: Occasion
    subject: frozenset[str]
    deed: str
    no_later: bool = False


def beginning_differences(ground: Ground) -> list[Conflict]:
    """One finding for each deed by which the story's thing began at two times. Cost: linear in the text, and pairs of such dates."""
    topic = _topic(ground)
    by_deed: defaultdict[str, list[_Told]] = defaultdict(list)
    for one in occasions(ground):
        told = _told(ground, one, topic)
        if told is not None:
            by_deed[told.deed].append(told)
    return [found for name in sorted(by_deed) for found in _compared(ground, by_deed[name])]


def _topic(ground: Ground) -> frozenset[str]:
    """Stems of the words in the heads of half of the articles, two at least."""
    spread = Counter(w for a in ground.articles for w in set(content_words(f"{a.title or ''} {a.text[:_LEAD]}")))
    return frozenset(w for w, n in spread.items() if n >= max(2, (len(ground.articles) + 1) // 2) and w.isalpha())


def _told(ground: Ground, one: Occasion, topic: frozenset[str]) -> _Told | None:
    """An occasion as a beginning of the story's thing; None where it is none, has no year of its own or is still to come."""
    published = (one.article.stamp or "")[:10]
    if one.reach.high is None or one.ahead or (one.time.anchored and not one.time.stretch):
        return None
    if published and one.reach.high >= published:
        return None
    text, start = one.article.text, ground.readings[one.article.id].sentences[one.sentence].start
    if one.deed.name == "<since":
        return _there_since(one, text[start : one.at.start], topic)
    if one.deed.name not in _DEEDS:
        return None
    before = tokens(text, max(start, one.deed.start - _SUBJECT), one.deed.start)
    subject = frozenset(stem(t.word) for t in before) & topic
    if _FOUNDS.fullmatch(text, one.deed.start, one.deed.end) and not _PASSIVE.search(text[start : one.deed.start]):
        subject = _named(text[one.deed.end : one.deed.end + _SUBJECT], topic)
        return _Told(one, subject, one.deed.name) if len(subject) > 1 else None
    if not subject and not _PRONOUN.search(text[start : one.deed.start]):
        return None
    return _Told(one, subject, one.deed.name)


_FOUNDS = re.compile(r"(?:co-)?founded|established", re.IGNORECASE)  # what they found stands behind, who did it before
_PASSIVE = re.compile(r"(?:\b(?:was|were|been|be|is|are|first)\s(?:\w+\s)?|[,(–—]\s?)$")
_THERE = re.compile(r"^(?P<thing>[^,;:]{4,90}?)\s(?:has|have)\s(?:been|stood|existed|operated|served|provided|offered|run|housed)\b")


def _named(words: str, topic: frozenset[str]) -> frozenset[str]:
    """The topic's words among the capitalised ones."""
    return frozenset(stem(w.casefold()) for w in re.findall(r"\b[A-Z][\w’'-]+", words)) & topic


def _there_since(one: Occasion, before: str, topic: frozenset[str]) -> _Told | None:
    """A named thing of the story that "has been" something since a date."""
    found = _THERE.match(before)
    thing = _named(found["thing"], topic) if found is not None else frozenset()
    whole = re.findall(r"\b[A-Z][\w’'-]+", found["thing"]) if found is not None else []
    return _Told(one, thing, "found", no_later=True) if len(thing) > 1 and len(thing) >= len(whole) - 1 else None


def _compared(ground: Ground, told: Sequence[_Told]) -> Iterator[Conflict]:
    """The beginnings of one thing where they fall into two times, with no article on both."""
    groups: list[list[_Told]] = []
    for one in sorted(told, key=lambda t: (-len(t.one.time.value or ""), t.one.reach.low or "", t.one.article.id, t.one.at.start)):
        home = next((g for g in groups if all(agree(one.one.reach, o.one.reach) for o in g)), None)
        groups.append([one]) if home is None else home.append(one)
    if len(groups) != 2 or {t.one.article.id for t in groups[0]} & {t.one.article.id for t in groups[1]}:
        return
    if not any(_is_one(a, b) for a in groups[0] for b in groups[1]) or _may_be_older(groups):
        return
    sides = [[day_side(ground, t.one) for t in g] for g in groups]
    shown = [s[0].at.text for s in sides]
    why = f"{shown[0]} and {shown[1]} are named for one beginning"
    yield finding(ground, "date", "conflict", f"when: {groups[0][0].one.phrase}", sides, why, resolved=backed(sides))


def _may_be_older(groups: Sequence[Sequence[_Told]]) -> bool:
    """Whether the later of two times only says that the thing was there by then."""
    return all(t.no_later for t in max(groups, key=lambda g: min(t.one.reach.low or "" for t in g)))


def _is_one(a: _Told, b: _Told) -> bool:
    """Whether two beginnings are of one thing: a word of the topic before both, or a pronoun before one."""
    same = bool(a.subject & b.subject) or not a.subject or not b.subject
    return same and apart(a.one.reach, b.one.reach) <= _FAR and not elsewhere(a.one, b.one)
