"""Who a speaker is: a name, a role, a pronoun, inside one article.

The phrase's own head is looked for first, then what it stands for: "he" is the last person who spoke, "the minister" the one who was
called so, "who" what stands before it. Refuses to guess further: a phrase that leads nowhere stays as it is printed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from newstemma.language.names import bodies, plain_name
from newstemma.language.words import stem
from newstemma.model.article import Article
from newstemma.model.brief import Entity
from newstemma.model.reading import Reading
from newstemma.model.statement import Speaker
from newstemma.model.story import Story
from newstemma.model.text import Span
from newstemma.statements.speech import Cut, Saying

Place = tuple[int, int, Entity]

_PRONOUNS = {"he": "man", "she": "woman"}
_MANY = frozenset({"they", "both", "we"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_BODY_KINDS = frozenset({"organisation", "place"})
_TITLES = re.compile(
    r"\b(?:(?P<man>Mr|Sir|Lord|King|Prince|Brother|Father)|(?P<woman>Mrs|Ms|Miss|Lady|Dame|Queen|Princess|Sister|Mother))\b\.?\s*$"
)
_WORDS = re.compile(
    r"\b(?:(?P<man>spokesman|chairman|father|husband|son|brother|king)|(?P<woman>spokeswoman|chairwoman|mother|wife|widow|daughter|sister|queen))\b"
)
_TITLE_REACH = 9  # characters before a name
_JOINS = re.compile(r"(?:\b(?:of|from|for|to|with|by|in|at|on|and|or|like|including|than|as)|[’']s?)\s*$", re.IGNORECASE)
_PREPOSITION = re.compile(r"\b(?:of|from|for|to|with|by|in|at|on|and|or|who|which|that|near|inside|close)\b", re.IGNORECASE)
_GOES_ON = re.compile(r"\s*(?:$|[,.(—–-]|(?:of|from|at|in|for|who|on|with)\b)")
_DEFINITE = re.compile(r"(?:the|that|this|these|those)\s+", re.IGNORECASE)
_NOUNS = re.compile(
    r"(?:(?:the|a|an|some|many|several|few|other|those|these|two|three|four|five|both|his|her|their|its)\b\s*)?(?:[\w.’'-]+\s+){0,5}[\w.’'-]+$",
    re.IGNORECASE,
)
_CLAUSE_EDGE = re.compile(r"[,;:—–(\"“”]|\b(?:and|but|by|for|from|with|than|that|which|because|while|where)\s", re.IGNORECASE)
_SUBJECT_LATE = re.compile(r"\b(?:of|from|for|to|with|by|in|at|on|after|before|when|as)\b", re.IGNORECASE)  # no subject yet
_LISTS = re.compile(r",?\s+(?:and|or)\s+(?:the\s+)?[A-Z]")
_LONGEST_ROLE = 6  # words
_NEAR = 3  # speakers back that "they" may mean


def places_of(
    readings: Sequence[Reading], articles: Mapping[str, Article], stories: Sequence[Story], entities: Sequence[Entity]
) -> dict[str, list[Place]]:
    """For each article of a story where which entity stands, in order."""
    story_of = {i: story.id for story in stories for i in story.articles}
    named: dict[tuple[str, str], Entity] = {}
    told: dict[tuple[str, str], Entity] = {}
    for entity in entities:
        for at in entity.at:
            if isinstance(at, Span):
                told[at.article, plain_name(at.text)] = entity  # two people of one family name, each in an article of their own
                named.update({(story_of[at.article], form): entity for form in (entity.name, *entity.aliases)})
    found = {}
    for reading in readings:
        text, story = articles[reading.article].text, story_of.get(reading.article, "")
        rows = []
        for name in reading.names:
            form = plain_name(text[name.start : name.end])
            rows.append((name.start, name.end, told.get((reading.article, form)) or named.get((story, form))))
        found[reading.article] = [(a, b, entity) for a, b, entity in rows if entity is not None]
    return found


def speaker_of(article: Article, reading: Reading, saying: Saying, places: Sequence[Place], earlier: Sequence[Speaker]) -> Speaker:
    """The speaker of one saying. earlier: who spoke before in this article, in order."""
    if saying.source is None:
        return replace(earlier[-1]) if saying.goes_on and earlier else Speaker(None, None, None, unnamed=True)
    at = _trimmed(article, saying.source)
    word = at.text.casefold()
    if word in _PRONOUNS:
        return _meant(article, at, reading, places, earlier)
    if word in _MANY:
        return _several(at, earlier)
    if word == "it":
        return _body(at, reading, places, earlier)
    if word in _RELATIVE:
        return _antecedent(article, at, reading, places)
    return _phrase(article, at, places, earlier)


def _trimmed(article: Article, cut: Cut) -> Span:
    """The phrase without commas and spaces at its ends."""
    start, end = cut
    while end - 1 > start and article.text[end - 1] in " ,;:-–—":
        end -= 1
    while start < end - 1 and article.text[start] in " ,;:-–—":
        start += 1
    return article.cut(start, end)


def _phrase(article: Article, at: Span, places: Sequence[Place], earlier: Sequence[Speaker]) -> Speaker:
    """A noun phrase: by the name at its head, by a name in apposition, by what the article calls so, else as it stands."""
    pieces = list(_pieces(at))
    head = _head(article.text, pieces[0], places)
    for piece in pieces[1:] if head is None else ():
        head = _head(article.text, piece, places)
        if head is not None and head.kind == "person":
            break
        head = None
    if head is not None:
        return Speaker(head.name, head.id, at, unnamed=head.kind == "other" and _is_plural(head.name))
    first = article.text[slice(*pieces[0])]
    if _DEFINITE.match(first):
        known = _called(article, at, first, places) or _as_before(at, first, earlier)
        if known is not None:
            return known
    whole = at.text if len(pieces) == 1 or _LISTS.search(at.text) else first  # what stands behind a comma describes
    return Speaker(" ".join(whole.split()), None, at, unnamed=_is_unnamed(first))


def _pieces(at: Span) -> Iterator[Cut]:
    """The phrase at its commas."""
    start = 0
    for comma in re.finditer(r",\s+|$", at.text):
        if comma.start() > start:
            yield at.start + start, at.start + comma.start()
        start = comma.end()


def _head(text: str, piece: Cut, places: Sequence[Place]) -> Entity | None:
    """The entity that a piece of a phrase is about: "Mayor Ida Renn" is she, "Renn's office" and "officials in Renn's town" are not."""
    inside = [p for p in places if piece[0] <= p[0] and p[1] <= piece[1]]
    for start, end, entity in reversed(inside):
        before = text[piece[0] : start]
        if entity.kind == "person" and not _JOINS.search(before) and _GOES_ON.match(text, end, piece[1]):
            return entity
    for start, end, entity in reversed(inside):
        before, behind = text[piece[0] : start], text[end : piece[1]].strip()
        if entity.kind in _BODY_KINDS and not _PREPOSITION.search(before) and (not behind or behind.startswith(("in ", "of ", "at ", "("))):
            return entity
        if entity.kind in {"other", "event"} and not behind and before.casefold().strip() in {"", "the"}:
            return entity
    return None


def _called(article: Article, at: Span, phrase: str, places: Sequence[Place]) -> Speaker | None:
    """The one person whom the article calls what the phrase says: "the harbour master" after "harbour master Ida Renn"."""
    role = _DEFINITE.sub("", phrase, count=1).casefold()
    if not role or len(role.split()) > _LONGEST_ROLE:
        return None
    behind = re.compile(rf",\s+(?:(?:the|a|an)\s+)?{re.escape(role)}\b", re.IGNORECASE)
    found = {
        entity.id: entity
        for start, end, entity in places
        if entity.kind == "person"
        and (
            re.search(rf"\b{re.escape(role)}\s+$", article.text[max(0, start - len(role) - 2) : start].casefold())
            or behind.match(article.text, end)
        )
    }
    one = next(iter(found.values())) if len(found) == 1 else None
    return Speaker(one.name, one.id, at, unnamed=False) if one is not None else None


def _as_before(at: Span, phrase: str, earlier: Sequence[Speaker]) -> Speaker | None:
    """The last earlier speaker whose phrase has the same noun: "the officials" after "two port officials"."""
    noun = _noun(phrase)
    for speaker in reversed(earlier):
        if isinstance(speaker.at, Span) and speaker.name is not None and noun in _nouns(speaker.at, speaker.name):
            return replace(speaker, at=at)
    return None


def _nouns(at: Span, name: str) -> set[str]:
    """What a phrase calls its speaker: the noun of each of its pieces, and the word before the name."""
    title = at.text.partition(name)[0].split()[-1:] if name in at.text else []
    return {_noun(at.text[a - at.start : b - at.start]) for a, b in _pieces(at)} | {word.casefold() for word in title}


def _noun(phrase: str) -> str:
    """The last word of a phrase before its first preposition, lower case."""
    cut = _PREPOSITION.search(phrase)
    words = phrase[: cut.start() if cut is not None and cut.start() else None].split()
    return words[-1].strip(",;:.—–-").casefold() if words else ""


def _is_unnamed(phrase: str) -> bool:
    """Whether a phrase means people without giving their names; bodies and papers speak under their own."""
    noun = _noun(phrase)
    return noun not in bodies() and stem(noun) not in {stem(body) for body in bodies()} if noun else True


def _meant(article: Article, at: Span, reading: Reading, places: Sequence[Place], earlier: Sequence[Speaker]) -> Speaker:
    """Whom "he" or "she" means: the last one who spoke or whom a sentence begins with, unless a title says that it cannot be."""
    wanted = _PRONOUNS[at.text.casefold()]
    kinds = {entity.id: entity.kind for _, _, entity in places}
    spoke = [
        (last.at.start, Speaker(last.name, last.entity, at, unnamed=last.unnamed), _spans(places, article, last))
        for last in earlier[-_NEAR:]
        if last.name is not None and isinstance(last.at, Span) and _is_one(last, kinds)
    ]
    began = [
        (start, Speaker(entity.name, entity.id, at, unnamed=False), [article.cut(a, b) for a, b, e in places if e.id == entity.id])
        for start, entity in _beginners(article, at, reading, places)
    ]
    for _, speaker, spans in sorted([*spoke, *began], key=lambda row: row[0], reverse=True):
        if _sex(article, spans) in {None, wanted}:
            return speaker
    for start, _, entity in reversed(places):
        if start < at.start and entity.kind == "person":
            if _sex(article, [article.cut(a, b) for a, b, e in places if e.id == entity.id]) in {None, wanted}:
                return Speaker(entity.name, entity.id, at, unnamed=False)
    return Speaker(at.text, None, at, unnamed=True)


def _is_one(speaker: Speaker, kinds: Mapping[str, str]) -> bool:
    """Whether a speaker is one human being."""
    if speaker.entity is not None:
        return kinds.get(speaker.entity) == "person"
    name = speaker.name or ""
    return not _is_plural(_noun(name)) and " and " not in name and _is_unnamed(name)


def _beginners(article: Article, at: Span, reading: Reading, places: Sequence[Place]) -> Iterator[tuple[int, Entity]]:
    """The only person of each of the sentences before the pronoun's, or the one that it begins with."""
    number = bisect_right([s.start for s in reading.sentences], at.start) - 1
    for sentence in reading.sentences[max(0, number - _NEAR) : max(0, number)]:
        people = [p for p in places if sentence.start <= p[0] < sentence.end and p[2].kind == "person"]
        if people and (len({p[2].id for p in people}) == 1 or not _SUBJECT_LATE.search(article.text[sentence.start : people[0][0]])):
            yield people[0][0], people[0][2]


def _several(at: Span, earlier: Sequence[Speaker]) -> Speaker:
    """Whom "they" means: the last speakers that are several."""
    for last in reversed(earlier[-_NEAR:]):
        if last.name is not None and last.entity is None and (_is_plural(_noun(last.name)) or " and " in last.name):
            return replace(last, at=at)
    return Speaker(at.text, None, at, unnamed=True)


def _body(at: Span, reading: Reading, places: Sequence[Place], earlier: Sequence[Speaker]) -> Speaker:
    """What "it" means: the first body named in its sentence, else the last speaker that is one, else the first in the sentence before."""
    number = max(0, bisect_right([s.start for s in reading.sentences], at.start) - 1)
    kinds = {entity.id: entity.kind for _, _, entity in places}
    here = _first_body(reading.sentences[number].start, at.start, places)
    if here is None:
        last = earlier[-1] if earlier else None
        if last is not None and last.name is not None and (kinds.get(last.entity or "") in _BODY_KINDS or not _is_unnamed(last.name)):
            return replace(last, at=at)
        if number:
            before = reading.sentences[number - 1]
            here = _first_body(before.start, before.end, places) if before.paragraph == reading.sentences[number].paragraph else None
    return Speaker(here.name, here.id, at, unnamed=False) if here is not None else Speaker(at.text, None, at, unnamed=True)


def _first_body(start: int, end: int, places: Sequence[Place]) -> Entity | None:
    return next((e for a, b, e in places if start <= a and b <= end and e.kind in _BODY_KINDS), None)


def _antecedent(article: Article, at: Span, reading: Reading, places: Sequence[Place]) -> Speaker:
    """What "who" or "which" goes back to: the name or the noun phrase right before it."""
    text, end = article.text, at.start
    while end and text[end - 1] in " ,—–(":
        end -= 1
    named = next((e for _, b, e in places if b == end), None)
    if named is not None:
        return Speaker(named.name, named.id, at, unnamed=False)
    begin = max((s.start for s in reading.sentences if s.start < end), default=0)
    edges = [m.end() for m in _CLAUSE_EDGE.finditer(text, begin, end)]
    nouns = _NOUNS.search(text, edges[-1] if edges else begin, end)
    phrase = " ".join(nouns.group().split()) if nouns is not None else ""
    return Speaker(phrase, None, at, unnamed=_is_unnamed(phrase)) if phrase else Speaker(at.text, None, at, unnamed=True)


def _spans(places: Sequence[Place], article: Article, speaker: Speaker) -> list[Span]:
    """Where a speaker stands: all places of its entity, or the one phrase."""
    known = [article.cut(a, b) for a, b, e in places if e.id == speaker.entity]
    return known or ([speaker.at] if isinstance(speaker.at, Span) else [])


def _sex(article: Article, spans: Sequence[Span]) -> str | None:
    """What titles and words of kinship say of a person in this article; None where they say nothing."""
    return next(iter(_told(article, spans)), None)


def _told(article: Article, spans: Sequence[Span]) -> Iterator[str]:
    for span in spans:
        before = _TITLES.search(article.text, max(0, span.start - _TITLE_REACH), span.start)
        within = _WORDS.search(span.text)
        for found in (before, within, _TITLES.search(span.text.split()[0])):
            if found is not None and found.lastgroup is not None:
                yield found.lastgroup


def _is_plural(words: str) -> bool:
    last = words.rsplit(maxsplit=1)[-1] if words else ""
    return last.endswith("s") and not last.endswith("ss") and (last.islower() or " " not in words)
