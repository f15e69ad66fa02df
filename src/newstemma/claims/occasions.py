"""What happened when, article by article: every dated deed with who took part and the words around it, and which deeds are one.

Refuses dates that bound something ("since", "until", "by"), and dates of saying: who said it on Monday does not date what is said.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from newstemma.claims.corrections import in_notice
from newstemma.claims.ground import Ground
from newstemma.claims.reach import Reach, reach_of
from newstemma.claims.scenes import SET_FOR, Scene, beside, by_sentence, folded_name, is_ahead, phrase, whom, words_of
from newstemma.language.deeds import Deed, deeds_at, named_by, when_at
from newstemma.model.article import Article
from newstemma.model.reading import Name, Reading, Sentence, Time
from newstemma.model.text import Span

_BOUNDS = frozenset({"since", "until", "till", "by", "before", "after", "from", "to", "through", "during", "between"})
_LED = re.compile(
    r"\b(since|until|till|by|before|after|from|to|through|between|during|of|for)\s+(?:(?:the|late|early|mid|last|this|next|that)[\s-]+){0,2}$",
    re.IGNORECASE,
)
_BEFORE, _AFTER = 110, 130  # characters around a deed that say who and what
_CAPTION = re.compile(r"\bCaption\b|REUTERS/|\bPhotos?[:/ ]|\(AP\b|Getty Images|\bvia\s[A-Z]\w+\)")  # the date of a picture
_GALLERY = re.compile(r"\b[Cc]aption\s\d+\sof\s\d+\b")  # behind each text of a gallery: its dates are those of the pictures
_TEXT_OF_ONE = 600  # characters
_PRONOUN = re.compile(r"\b(?:[Hh]e|[Ss]he|[Tt]hey|[Hh]is|[Hh]er|[Tt]heir)\b")


@dataclass(frozen=True, slots=True)
class Occasion:
    """One dated deed of one article.

    at      the words of the date
    whom    the names around it, each by its entity where there is one
    words   stems of the other words around it
    places  those of them that are places
    first   the name nearest before the deed: who did it, or whom it befell; None where none stands there
    beside  words and names that are no places within a few words of the deed
    people  the persons among the names around it
    ahead   told as still to come
    phrase  the deed in a few words as they stand
    """

    article: Article
    at: Span
    time: Time
    reach: Reach
    deed: Deed
    whom: frozenset[str]
    words: frozenset[str]
    places: frozenset[str]
    first: str | None
    beside: frozenset[str]
    people: frozenset[str]
    ahead: bool
    phrase: str
    sentence: int


def occasions(ground: Ground) -> list[Occasion]:
    """Every dated deed of a story, in order of the article and the place. Cost: linear in the sentences that hold a date."""
    return _told(ground, reach_of)


def clocked(ground: Ground) -> list[Occasion]:
    """Every deed with a time of day, likewise; their reach is no day."""
    return _told(ground, lambda time, _: Reach(None, None, None, False, False, "minute") if time.granularity == "minute" else None)


def _told(ground: Ground, reached: Callable[[Time, str], Reach | None]) -> list[Occasion]:
    known = known_names(ground)
    found: list[Occasion] = []
    for article in ground.articles:
        reading = ground.readings[article.id]
        if reading.read:
            put_right = in_notice(ground, article)
            told = [o for o in _of_article(article, reading, known, reached) if not any(a <= o.at.start < b for a, b in put_right)]
            found.extend(_unworn(told))
    return found


_WORN = 4  # dated sentences of one article with the same word: it is the label of a gallery or what the article is about


def _unworn(found: Sequence[Occasion]) -> list[Occasion]:
    """The occasions of one article without the words that stand beside most of its dates."""
    spread = Counter(w for words in {(o.sentence, o.words | o.beside) for o in found} for w in words[1] if w[0].isalpha())
    worn = {w for w, n in spread.items() if n > _WORN}
    return [replace(o, words=o.words - worn, beside=o.beside - worn) for o in found]


def known_names(ground: Ground) -> dict[str, str]:
    """Names as they are written to the entity that alone bears them."""
    bearers: defaultdict[str, set[str]] = defaultdict(set)
    for entity in ground.entities:
        for form in (entity.name, *entity.aliases):
            bearers[folded_name(form)].add(entity.id)
    return {form: next(iter(ids)) for form, ids in bearers.items() if len(ids) == 1}


def _of_article(
    article: Article, reading: Reading, known: Mapping[str, str], reached: Callable[[Time, str], Reach | None]
) -> Iterator[Occasion]:
    for scene in _scenes(article, reading, known, reached):
        sentence, time = scene.sentence, scene.time
        named = named_by(article.text, sentence.start, time.start) if scene.reach.grain != "day" else None
        bound = _bound(scene)
        if named is not None:
            yield _occasion(scene, named)
        elif bound is not None:
            yield _occasion(scene, bound)
            yield from (_occasion(scene, deed) for deed in when_at(article.text, time.end, sentence.end) if deed.name != "say")
        elif not bounds(scene.before, time):
            for deed in deeds_at(article.text, sentence.start, sentence.end, time.start, time.end):
                if deed.name != "say":
                    yield _occasion(scene, deed)


def _scenes(article: Article, reading: Reading, known: Mapping[str, str], reached: Callable[[Time, str], Reach | None]) -> Iterator[Scene]:
    """The dates of an article that can be placed, dates of pictures left out, each with its sentence."""
    names = by_sentence(reading, reading.names, lambda n: n.start)
    dates = by_sentence(reading, reading.times, lambda t: t.start)
    voices = by_sentence(reading, (a.source for a in reading.attributions if a.source is not None and a.act == "speech"), lambda s: s[0])
    for number in sorted(dates):
        sentence = reading.sentences[number]
        last = [n for before in range(1, 5) for n in names.get(number - before, ())]
        meant = _meant(article.text, sentence, names.get(number, ()), last)
        for time in dates[number]:
            reach = reached(time, article.text[time.start : time.end])
            if (
                reach is not None
                and not _is_listed(article.text, time, dates[number])
                and not _is_of_a_picture(article.text, time)
                and not _is_either_season(article, time)
            ):
                around = tuple(names.get(number, ())), meant, known, tuple(dates[number]), tuple(voices.get(number, ()))
                yield Scene(article, reading, number, time, reach, *around)


def _is_of_a_picture(text: str, time: Time) -> bool:
    """Whether a date stands in the words under a picture."""
    end = text.find("\n", time.end, time.end + _TEXT_OF_ONE)
    stop = time.end + _TEXT_OF_ONE if end < 0 else end
    return _CAPTION.search(text, time.start, time.end + 60) is not None or _GALLERY.search(text, time.end, stop) is not None


def _is_either_season(article: Article, time: Time) -> bool:
    """Whether "last summer" is said in the same year's autumn: it may be this year's or the one before."""
    return time.anchored and time.stretch is not None and time.stretch[:4] == (article.stamp or "")[:4]


_AND = re.compile(r"(?:,|,?\s(?:and|or))\s(?:on\s|in\s)?")


def _is_listed(text: str, time: Time, beside: Sequence[Time]) -> bool:
    """Whether it is one of several dates in a row, "in September and October": what it belongs to has no one date."""
    gaps = [text[a.end : b.start] for a, b in pairwise(beside) if time in (a, b) and a.granularity == b.granularity]
    return any(_AND.fullmatch(gap) for gap in gaps)


def _meant(text: str, sentence: Sentence, names: Sequence[Name], last: Sequence[Name]) -> tuple[Name, ...]:
    """Whom a pronoun near the head of a sentence means: the first person of the last one to name any, where none is named ahead of it."""
    found = _PRONOUN.search(text, sentence.start, sentence.start + 40)
    if found is None or any(n.kind == "person" and n.start < found.start() for n in names):
        return ()
    return tuple(n for n in last if n.kind == "person")[:1]


#: Words of holding an office: since when somebody has led is when he took it over.
TENURE = re.compile(
    r"\b(?:led|headed|run|ruled|governed|chaired|presided|at the (?:head|helm)|in (?:office|power|charge)|(?:been|was|is) (?:the |its )?"
    r"(?:president|prime minister|chancellor|minister|mayor|governor|rector|chair\w*|chief executive|leader|head|director|captain))\b",
    re.IGNORECASE,
)
_BOUND = re.compile(r"\b(since|until|till|by|from)\s+(?:(?:early|late|mid)[\s-]+)?$", re.IGNORECASE)
_KIND_OF_BOUND = {"since": "<since", "until": "<until", "till": "<until", "by": "<until", "from": "<since"}


def _bound(scene: Scene) -> Deed | None:
    """A date that a stretch begins or ends with, as a deed of its own: deadlines and beginnings are compared with their like."""
    found = _BOUND.search(scene.before)
    lead = found[1].casefold() if found is not None else scene.time.lead
    if lead not in _KIND_OF_BOUND or SET_FOR.search(scene.before) is not None or _is_of_a_noun(scene):
        return None
    clause = scene.article.text[max(scene.sentence.start, scene.time.start - 70) : scene.time.start]
    if _KIND_OF_BOUND[lead] == "<since" and TENURE.search(clause) is not None:
        return Deed("tenure", "sole", False, scene.time.start, scene.time.end)
    return Deed(_KIND_OF_BOUND[lead], "again", False, scene.time.start, scene.time.end)


def _is_of_a_noun(scene: Scene) -> bool:
    """Whether a day qualifies the noun behind it, "his absence from the May 9 parade": nothing begins or ends on it."""
    text, time = scene.article.text, scene.time
    return (
        scene.reach.grain == "day"
        and scene.before.casefold().endswith("the ")
        and re.match(r"[’']?s?\s[a-z]", text[time.end :][:4]) is not None
    )


def bounds(before: str, time: Time) -> bool:
    """Whether a date bounds a stretch or qualifies a noun, and is not the day of a deed: "since 2014", "the report of Monday".

    before  the words in front of it
    """
    return SET_FOR.search(before) is None and (time.lead in _BOUNDS or _LED.search(before) is not None)


def _occasion(scene: Scene, deed: Deed) -> Occasion:
    article, sentence, time = scene.article, scene.sentence, scene.time
    start = max(sentence.start, deed.start - (2 if deed.name.startswith("<") else 1) * _BEFORE)
    end = min(sentence.end, max(deed.end, time.end if deed.start < time.start else deed.end) + _AFTER)
    near = whom(scene, deed, start, end)
    before = [n for n in near if n.end <= deed.start]
    return Occasion(
        article=article,
        at=article.cut(time.start, time.end),
        time=time,
        reach=scene.reach,
        deed=deed,
        whom=frozenset(near.values()),
        words=words_of(scene, start, end, scene.names, deed),
        places=frozenset(w for n, w in near.items() if n.kind == "place"),
        first=near[max(before, key=lambda n: n.end)] if before else None,
        beside=beside(scene, deed, near),
        people=frozenset(w for n, w in near.items() if n.kind == "person"),
        ahead=is_ahead(scene, deed),
        phrase=phrase(article.text, deed, time, sentence.end),
        sentence=scene.number,
    )
