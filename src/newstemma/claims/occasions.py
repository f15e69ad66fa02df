"""What happened when, article by article: every dated deed with who took part and the words around it, and which deeds are one.

Refuses dates that bound something ("since", "until", "by"), and dates of saying: who said it on Monday does not date what is said.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from newstemma.claims.corrections import in_notice
from newstemma.claims.ground import Ground
from newstemma.claims.reach import Reach, near_year, reach_of
from newstemma.language.deeds import Deed, deeds_at
from newstemma.language.names import plain_name
from newstemma.language.tense import leans
from newstemma.language.words import STOP, stem, tokens
from newstemma.model.article import Article
from newstemma.model.reading import Name, Reading, Sentence, Time
from newstemma.model.text import Span

_BOUNDS = frozenset({"since", "until", "till", "by", "before", "after", "from", "to", "through", "during", "between"})
_LED = re.compile(
    r"\b(since|until|till|by|before|after|from|to|through|between|during|of|for)\s+(?:(?:the|late|early|mid|last|this|next|that)[\s-]+){0,2}$",
    re.IGNORECASE,
)
_SET_FOR = re.compile(
    r"\b(?:scheduled|set|slated|due|planned|expected|booked|postponed|moved|delayed|adjourned|rescheduled|deferred|put off|pushed back"
    r"|brought forward)\s+(?:\w+\s+){0,2}(?:for|to|until|till)\s+$",
    re.IGNORECASE,
)
_CAPTION = re.compile(r"\bCaption\b|REUTERS/|\bPhotos?[:/ ]|\(AP\b|Getty Images|\bvia\s[A-Z]\w+\)")  # the date of a picture
_PRONOUN = re.compile(r"\b(?:[Hh]e|[Ss]he|[Tt]hey|[Hh]is|[Hh]er|[Tt]heir)\b")
_BEFORE, _AFTER = 110, 130  # characters around a deed that say who and what


@dataclass(frozen=True, slots=True)
class Occasion:
    """One dated deed of one article.

    at      the words of the date
    whom    the names around it, each by its entity where there is one
    words   stems of the other words around it
    places  those of them that are places
    first   the name nearest before the deed: who did it, or whom it befell; None where none stands there
    beside  words and names that are no places within a few words of the deed
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
    ahead: bool
    phrase: str
    sentence: int


def occasions(ground: Ground) -> list[Occasion]:
    """Every dated deed of a story, in order of the article and the place. Cost: linear in the sentences that hold a date."""
    known = _known(ground)
    found: list[Occasion] = []
    for article in ground.articles:
        reading = ground.readings[article.id]
        if reading.read:
            put_right = in_notice(ground, article)
            told = [o for o in _of_article(article, reading, known) if not any(a <= o.at.start < b for a, b in put_right)]
            found.extend(_unworn(told))
    return found


_WORN = 4  # dated sentences of one article with the same word: it is the label of a gallery or what the article is about


def _unworn(found: Sequence[Occasion]) -> list[Occasion]:
    """The occasions of one article without the words that stand beside most of its dates."""
    spread = Counter(w for words in {(o.sentence, o.words | o.beside) for o in found} for w in words[1] if w[0].isalpha())
    worn = {w for w, n in spread.items() if n > _WORN}
    return [replace(o, words=o.words - worn, beside=o.beside - worn) for o in found]


def _known(ground: Ground) -> dict[str, str]:
    """Names as they are written to the entity that alone bears them."""
    bearers: defaultdict[str, set[str]] = defaultdict(set)
    for entity in ground.entities:
        for form in (entity.name, *entity.aliases):
            bearers[_folded(form)].add(entity.id)
    return {form: next(iter(ids)) for form, ids in bearers.items() if len(ids) == 1}


def _folded(name: str) -> str:
    return plain_name(name).casefold()


@dataclass(frozen=True, slots=True)
class _Scene:
    """The sentence of a date: where it stands, its names, and those whom a pronoun at its head may mean."""

    article: Article
    reading: Reading
    number: int
    time: Time
    reach: Reach
    names: tuple[Name, ...]
    meant: tuple[Name, ...]
    known: Mapping[str, str]

    @property
    def sentence(self) -> Sentence:
        return self.reading.sentences[self.number]

    @property
    def before(self) -> str:
        """The words before the date, at most forty characters of its sentence."""
        return self.article.text[max(self.sentence.start, self.time.start - 40) : self.time.start]


def _of_article(article: Article, reading: Reading, known: Mapping[str, str]) -> Iterator[Occasion]:
    inside = _by_sentence(reading)
    for time in reading.times:
        number = _sentence_of(reading, time.start)
        reach = reach_of(time, article.text[time.start : time.end])
        if number is None or reach is None or _CAPTION.search(article.text, time.start, time.end + 60):
            continue
        sentence = reading.sentences[number]
        names = tuple(inside.get(number, ()))
        last = [n for before in range(1, 5) for n in inside.get(number - before, ())]
        meant = _meant(article.text, sentence, names, last)
        scene = _Scene(article, reading, number, time, reach, names, meant, known)
        bound = _bound(scene)
        if bound is not None:
            yield _occasion(scene, bound)
        elif not bounds(scene.before, time):
            for deed in deeds_at(article.text, sentence.start, sentence.end, time.start, time.end):
                if deed.name != "say":
                    yield _occasion(scene, deed)


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


def _bound(scene: _Scene) -> Deed | None:
    """A date that a stretch begins or ends with, as a deed of its own: deadlines and beginnings are compared with their like."""
    found = _BOUND.search(scene.before)
    lead = found[1].casefold() if found is not None else scene.time.lead
    if lead not in _KIND_OF_BOUND or _SET_FOR.search(scene.before) is not None:
        return None
    clause = scene.article.text[max(scene.sentence.start, scene.time.start - 70) : scene.time.start]
    if _KIND_OF_BOUND[lead] == "<since" and TENURE.search(clause) is not None:
        return Deed("tenure", "sole", False, scene.time.start, scene.time.end)
    return Deed(_KIND_OF_BOUND[lead], "again", False, scene.time.start, scene.time.end)


def bounds(before: str, time: Time) -> bool:
    """Whether a date bounds a stretch or qualifies a noun, and is not the day of a deed: "since 2014", "the report of Monday".

    before  the words in front of it
    """
    return _SET_FOR.search(before) is None and (time.lead in _BOUNDS or _LED.search(before) is not None)


def _by_sentence(reading: Reading) -> dict[int, list[Name]]:
    found: defaultdict[int, list[Name]] = defaultdict(list)
    for name in reading.names:
        number = _sentence_of(reading, name.start)
        if number is not None:
            found[number].append(name)
    return found


def _sentence_of(reading: Reading, place: int) -> int | None:
    """The number of the sentence that holds a place."""
    low, high = 0, len(reading.sentences)
    while low < high:
        middle = (low + high) // 2
        if reading.sentences[middle].end <= place:
            low = middle + 1
        else:
            high = middle
    return low if low < len(reading.sentences) and reading.sentences[low].start <= place else None


def _occasion(scene: _Scene, deed: Deed) -> Occasion:
    article, text, sentence, time = scene.article, scene.article.text, scene.sentence, scene.time
    start = max(sentence.start, deed.start - (2 if deed.name.startswith("<") else 1) * _BEFORE)
    end = min(sentence.end, max(deed.end, time.end if deed.start < time.start else deed.end) + _AFTER)
    speakers = [a.source for a in scene.reading.attributions if a.source is not None and a.act == "speech"]
    near = [n for n in scene.names if start <= n.start and n.end <= end and not _speaks(n, speakers, deed)]
    whom = {n: _entity(text, n, scene.known) for n in (*near, *scene.meant)}
    before = [n for n in whom if n.end <= deed.start]
    return Occasion(
        article=article,
        at=article.cut(time.start, time.end),
        time=time,
        reach=scene.reach,
        deed=deed,
        whom=frozenset(whom.values()),
        words=_words(scene, start, end, scene.names, deed),
        places=frozenset(w for n, w in whom.items() if n.kind == "place"),
        first=whom[max(before, key=lambda n: n.end)] if before else None,
        beside=_beside(scene, deed, whom),
        ahead=_is_ahead(scene, deed),
        phrase=_phrase(text, deed, time, sentence.end),
        sentence=scene.number,
    )


_TO_COME = re.compile(
    r"\b(?:will|shall|(?:is|are|was|were)\s(?:(?:due|set|scheduled|expected|planned|about)\s)?to)\s(?:\w+\s)?$", re.IGNORECASE
)


def _is_ahead(scene: _Scene, deed: Deed) -> bool:
    """Whether the deed is told as still to come: by its date where it has one, else by its verb."""
    text, time, low = scene.article.text, scene.time, scene.reach.low
    published = (scene.article.stamp or "")[:10]
    if _SET_FOR.search(scene.before) is not None or _TO_COME.search(text[max(0, deed.start - 30) : deed.start]) is not None:
        return True
    if scene.reach.grain == "day" and scene.reach.weekday is None and low is not None and len(published) == 10:
        return near_year(low, published, yearless=scene.reach.yearless) > published
    return leans(text, time.start, time.end) == "future"


def _speaks(name: Name, speakers: Sequence[tuple[int, int]], deed: Deed) -> bool:
    """Whether the name only says who tells it."""
    return any(a <= name.start and name.end <= b and not (a <= deed.start < b) for a, b in speakers)


def _entity(text: str, name: Name, known: Mapping[str, str]) -> str:
    form = _folded(text[name.start : name.end])
    return known.get(form, form)


def _words(scene: _Scene, start: int, end: int, names: Iterable[Name], deed: Deed) -> frozenset[str]:
    """Stems of what is no name, no date and not the deed's own word; the words of a title ("Treaty on Lasting Peace") count as words."""
    text, time = scene.article.text, scene.time
    named = [(n.start, n.end) for n in names if n.kind not in _TITLED]
    titled = {t.start for n in names if n.kind in _TITLED and " " in text[n.start : n.end] for t in tokens(text, n.start, n.end)}
    found = [
        t
        for t in tokens(text, scene.sentence.start, scene.sentence.end)
        if start <= t.start and t.end <= end and t.start != deed.start and not time.start <= t.start < time.end
    ]
    own = [t for t in found if not any(a <= t.start < b for a, b in named) and (not text[t.start].isupper() or t.start in titled)]
    return frozenset(stem(t.word) for t in own if t.word not in STOP and len(t.word) > 2 and not t.word[0].isdigit()) - _CALENDAR


_CALENDAR = frozenset(
    stem(w)
    for w in """monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october
    november december morning afternoon evening night today yesterday tomorrow week month year day last next earlier late early""".split()
)


_TITLED = frozenset({"event", "other", "organisation"})
MARK = "@"
_NEAR = 60  # characters on either side of a deed's word: about ten words


def _beside(scene: _Scene, deed: Deed, whom: Mapping[Name, str]) -> frozenset[str]:
    start, end = max(scene.sentence.start, deed.start - _NEAR), min(scene.sentence.end, deed.end + _NEAR)
    named = {MARK + w for n, w in whom.items() if n.kind != "place" and start < n.end and n.start < end}
    return _words(scene, start, end, whom, deed) | named | _marked(scene, deed) | _of_it(scene, deed)


_IT = re.compile(r"\b(?:It|They|it)\b")


def _of_it(scene: _Scene, deed: Deed) -> frozenset[str]:
    """What a sentence that opens with "it" may speak of: the words that the sentence before opens with."""
    if scene.number == 0 or deed.how != "what" or _IT.search(scene.article.text, scene.sentence.start, scene.sentence.start + 12) is None:
        return frozenset()
    last = scene.reading.sentences[scene.number - 1]
    head = tokens(scene.article.text, last.start, last.end)[:8]
    return frozenset(stem(t.word) for t in head if t.word not in STOP and len(t.word) > 2 and not scene.article.text[t.start].isupper())


ORDINAL, FIGURE = "#", "$"
_ORDINALS = frozenset({"first", "last", "next"})


def _marked(scene: _Scene, deed: Deed) -> set[str]:
    """The words "first", "last" and "next" right before the deed, and the figures beside it: who shares them tells of one thing."""
    text, begin = scene.article.text, scene.sentence.start
    before = tokens(text, begin, deed.start)[-(8 if deed.name.startswith("<") else 3) :]
    near = tokens(text, max(begin, deed.start - 2 * _NEAR), min(scene.sentence.end, deed.end + 2 * _NEAR))
    figures = [
        t.word for t in near if t.word[0].isdigit() and len(t.word) > 1 and not any(x.start <= t.start < x.end for x in scene.reading.times)
    ]
    return {ORDINAL + t.word for t in before if t.word in _ORDINALS} | {FIGURE + w for w in figures}


def _phrase(text: str, deed: Deed, time: Time, stop: int) -> str:
    """The deed and what follows it, up to the date or five words."""
    end = time.start if deed.end <= time.start else stop
    words = re.split(r"[,;:.(“”\"]|\s(?:on|in|at|after|before|when|who|which|that)\s", text[deed.start : end].strip() + " ")[0].split()
    return " ".join(words[:6])
