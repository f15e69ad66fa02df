"""Which body "it", "the ministry", "the company" means: by the noun in its name or in what it is called, by the place where it stands.

Refuses to choose between two that both could be meant.
"""

from __future__ import annotations

import re
from collections import Counter

from newstemma.language.words import stem
from newstemma.model.brief import Entity
from newstemma.model.text import Span
from newstemma.statements.cast import Cast
from newstemma.statements.nouns import is_body
from newstemma.statements.roles import Called

_BODY_KINDS = frozenset({"organisation", "place"})
#: Nouns for a body whose name need not hold them.
_GENERIC = frozenset(
    "agency airline alliance bank broadcaster company firm magazine network newspaper outlet paper retailer website".split()
)
#: Nouns that many bodies bear and that alone mean none of them.
_ANYBODY = frozenset("police government media press public state nation country opposition".split())
#: Nouns of papers: what is called so is no organisation, whatever its name ends in.
_PAPERS = frozenset(
    "assessment communique complaint data document filing indictment investigation judgment law lawsuit letter memo notice poll readout "
    "release report research review ruling statement study summit survey transcript verdict".split()
)
_HEAD_ENDS = re.compile(r"\s+(?:of|for|on|and|in|at)\b")
_AFTER = re.compile(
    r"\b(?:of|from|for|to|with|by|in|at|on|against|about|than|after|before|like)\s+(?:(?:the|a|an)\s+)?(?:[A-Z][\w.’'-]*\s+){0,2}$"
)
_OWNED = re.compile(
    r"(?:[’']s?)?[^\S\n]+(?:[a-z-]+[^\S\n]+)?(?:administration|government|campaign|team|family|officials?|police|army|forces?)\b"
)
_BACK = 2  # sentences before


def body_called(cast: Cast, at: Span, phrase: Called) -> Entity | None:
    """The body that a phrase means: the only one whose name its noun heads; for common nouns the one that the article is about."""
    if not is_body(phrase.noun) or phrase.noun.removesuffix("s") in _PAPERS or (phrase.noun in _ANYBODY and not phrase.specific):
        return None
    named = _with_noun(cast, phrase)
    if named:
        return _single(cast, at, named)
    if phrase.noun in _GENERIC and not phrase.specific:
        return _foremost(cast, at)
    return None


def _with_noun(cast: Cast, phrase: Called) -> list[Entity]:
    """The bodies whose name is headed by the phrase's noun and holds its other words, and those that are called so."""
    found: dict[str, Entity] = {}
    wanted = {stem(word) for word in phrase.words}
    for entity in cast.by_id.values():
        if entity.kind == "organisation" and any(_is_headed(form, phrase.noun, wanted) for form in (entity.name, *entity.aliases)):
            found[entity.id] = entity
    for role in cast.roles:
        if role.entity.kind == "organisation" and role.noun == phrase.noun and phrase.words <= role.words:
            found[role.entity.id] = role.entity
    return list(found.values())


def _is_headed(name: str, noun: str, wanted: set[str]) -> bool:
    """Whether that noun heads a body's name: "Commission on Ferries", "Vale Ferry Commission", not "Institute for Ferry Research"."""
    head = _HEAD_ENDS.split(name)[0].split()
    words = {stem(word.casefold().strip(".")) for word in re.findall(r"[\w.’'-]+", name)}
    return bool(head) and stem(head[-1].casefold()) == stem(noun) and wanted <= words


def _single(cast: Cast, at: Span, named: list[Entity]) -> Entity | None:
    """The one, or the only one of them that is named in the sentences just before."""
    if len(named) == 1:
        return named[0]
    here = cast.stage.sentence(at.start)
    near = [e for e in named if any(0 <= here - cast.stage.sentence(a) <= _BACK and a < at.start for a, _ in cast.places_of_entity[e.id])]
    return near[0] if len(near) == 1 else None


def _foremost(cast: Cast, at: Span) -> Entity | None:
    """The only organisation of the last sentence that names one, where no other is named as often in the article before."""
    here = cast.stage.sentence(at.start)
    named = [(cast.stage.sentence(start), entity) for start, _, entity in cast if entity.kind == "organisation" and start < at.start]
    counts = Counter(entity.id for _, entity in named)
    last = max((number for number, _ in named), default=-_BACK - 2)
    near = {entity.id: entity for number, entity in named if number == last}
    if here - last > _BACK or len(near) != 1:
        return None
    (one,) = near.values()
    return one if all(counts[one.id] > n for other, n in counts.items() if other != one.id) else None


def body_meant(cast: Cast, at: Span, spoke: Entity | None) -> Entity | None:
    """What "it" means: the first body of its sentence before it, else the one that spoke last, else the subject of the sentence before."""
    here = cast.stage.sentence(at.start)
    first = _subject(cast, here, at.start)
    if first is not None:
        return first
    if spoke is not None and spoke.kind in _BODY_KINDS:
        return spoke
    if here and cast.stage.paragraph(at.start) == cast.stage.paragraph(cast.stage.sentence_start(here - 1)):
        return _subject(cast, here - 1, at.start)
    return None


def _subject(cast: Cast, sentence: int, before: int) -> Entity | None:
    """The first body of a sentence, unless a preposition stands before it."""
    for start, end, entity in cast:
        if cast.stage.sentence(start) == sentence and end <= before and entity.kind in _BODY_KINDS:
            begin = cast.stage.sentence_start(sentence)
            owned = _OWNED.match(cast.article.text, end)  # "the Vale government": not Vale
            return None if owned or _AFTER.search(cast.article.text[begin:start]) else entity
    return None
