"""Who a speaker is: a name, a role, a pronoun, inside one article and, for what people are called, over its story.

The phrase's own name is looked for first, then what it stands for: "he" is whom the signs around him speak for (`pronouns`), "the
minister" the one who is called so (`roles`), "the ministry" the body of that noun (`bodies`), "who" what stands before it. Refuses to
guess further: a phrase that leads nowhere stays as it is printed, `unnamed`. A wrong merge is worse than none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from newstemma.language.words import stem
from newstemma.model.article import Article
from newstemma.model.brief import Entity
from newstemma.model.lineage import Reason
from newstemma.model.reading import Reading
from newstemma.model.statement import Speaker
from newstemma.model.story import Story
from newstemma.model.text import Span
from newstemma.statements.antecedents import antecedent, pair, several
from newstemma.statements.bodies import body_called, body_meant
from newstemma.statements.cast import Cast, Place, casts
from newstemma.statements.mentions import PRONOUNS
from newstemma.statements.nouns import is_body
from newstemma.statements.phrases import DEFINITE, LISTS, head, is_plural, is_unnamed, noun, nouns, pieces, trimmed
from newstemma.statements.roles import Called, Role, bearers, called
from newstemma.statements.speech import Saying

__all__ = ["Place", "Voice", "places_of", "speaker_of", "voice_of"]

_MANY = frozenset({"they", "both", "them", "their"})
_SELF = frozenset({"i", "me", "my", "we", "us", "our", "myself"})
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_IT = frozenset({"it", "its"})
_NEAR = 2  # sentences back, where one of two who bear a role is meant by being mentioned
_LONGEST_ROLE = 9  # words
_INITIALS = 2  # letters in capitals that are no family name


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker, and what it rests on where the words themselves do not name it."""

    speaker: Speaker
    reasons: tuple[Reason, ...] = ()


def places_of(
    readings: Sequence[Reading], articles: Mapping[str, Article], stories: Sequence[Story], entities: Sequence[Entity]
) -> dict[str, Cast]:
    """For each article of a story where which entity stands, in order."""
    return casts(readings, articles, stories, entities)


def speaker_of(article: Article, reading: Reading, saying: Saying, places: Sequence[Place], earlier: Sequence[Speaker]) -> Speaker:
    """The speaker of one saying. earlier: who spoke before in this article, in order."""
    return voice_of(article, reading, saying, places, earlier).speaker


def voice_of(article: Article, reading: Reading, saying: Saying, places: Sequence[Place], earlier: Sequence[Speaker]) -> Voice:
    """The speaker of one saying with its reasons. earlier: who spoke before in this article, in order."""
    if saying.source is None:
        return Voice(replace(earlier[-1]) if saying.goes_on and earlier else Speaker(None, None, None, unnamed=True))
    cast = places if isinstance(places, Cast) else Cast(article, reading, places)
    at = trimmed(article, saying.source)
    word = at.text.casefold()
    if word in PRONOUNS:
        return _meant(cast, at)
    if word in _MANY:
        return _named(cast, several(cast, at, earlier), at)
    if word in _IT:
        spoke = cast.by_id.get(earlier[-1].entity or "") if earlier else None
        return _body(cast, at, spoke, earlier)
    if word in _RELATIVE:
        return _named(cast, antecedent(cast, at), at)
    if word in _SELF:
        return _self(cast, at, earlier)
    return _phrase(cast, at, earlier)


def _of_entity(entity: Entity, at: Span, reasons: tuple[Reason, ...] = ()) -> Voice:
    return Voice(Speaker(entity.name, entity.id, at, unnamed=entity.kind == "other" and is_plural(entity.name)), reasons)


def _named(cast: Cast, found: Speaker | Entity | None, at: Span) -> Voice:
    """What a pronoun leads to; the pronoun itself where it leads nowhere."""
    if found is None:
        return Voice(Speaker(at.text, None, at, unnamed=True))
    if isinstance(found, Entity):
        return _of_entity(found, at, _because(cast, at, found.id, "pronoun", f"“{at.text}” goes back to {found.name}"))
    return Voice(replace(found, at=at))


def _because(cast: Cast, at: Span, entity: str, signal: str, text: str) -> tuple[Reason, ...]:
    named = cast.last_named(entity, at.start)
    return (Reason(signal, text, (at,) if named is None else (at, named)),)


def _meant(cast: Cast, at: Span) -> Voice:
    """Whom "he" or "she" means."""
    answer = cast.answers.get(at.start)
    who = answer.who if answer is not None else ""
    entity = cast.by_id.get(who)
    if entity is not None:
        return _named(cast, entity, at)
    if who.startswith("@"):
        phrase = next((m for m in cast.mentions if m.who == who), None)
        if phrase is not None:
            return _phrase(cast, cast.article.cut(phrase.start, phrase.end), (), at)
    return _named(cast, None, at)


def _self(cast: Cast, at: Span, earlier: Sequence[Speaker]) -> Voice:
    """Whom "I" means: who speaks the words that it stands in; outside all quotation the author, where there is one."""
    outside = cast.stage.beside(at.start)
    if outside >= 0:
        source = cast.stage.attributions[outside].source
        if source is not None and cast.article.text[slice(*source)].casefold() not in _SELF:
            outer = voice_of(cast.article, cast.reading, Saying(source, None, (), "speech"), cast, earlier)
            return Voice(replace(outer.speaker, at=at), outer.reasons)
    if cast.stage.quotation(at.start) < 0 and len(cast.article.authors) == 1 and at.text.casefold() in {"i", "me"}:
        return Voice(
            Speaker(cast.article.authors[0], None, at, unnamed=False), (Reason("author", "outside all quotation “I” is the author", (at,)),)
        )
    return _named(cast, None, at)


def _body(cast: Cast, at: Span, spoke: Entity | None, earlier: Sequence[Speaker]) -> Voice:
    """What "it" means: a body that is named, else the body or paper that spoke last."""
    found = body_meant(cast, at, spoke)
    if found is not None:
        return _named(cast, found, at)
    last = earlier[-1] if earlier else None
    if last is not None and last.name is not None and last.entity is None and not is_unnamed(last.name):
        return Voice(replace(last, at=at))
    return _named(cast, None, at)


def _phrase(cast: Cast, phrase: Span, earlier: Sequence[Speaker], shown: Span | None = None) -> Voice:
    """A noun phrase: by the name at its head, by a name in apposition, by what the article or its story calls so, else as it stands.

    shown  where the speaker stands, when it is not the phrase itself
    """
    at = shown if shown is not None else phrase
    found = _labelled(cast, phrase.text)
    if found is not None:
        return _of_entity(found, at, _because(cast, at, found.id, "label", f"“{phrase.text}” is {found.name}"))
    parts = list(pieces(phrase))
    found = head(cast.article.text, parts[0], cast)
    for piece in parts[1:] if found is None else ():
        found = head(cast.article.text, piece, cast)
        if found is not None and found.kind == "person":
            break
        found = None
    if found is not None:
        return _of_entity(found, at)
    first = cast.article.text[slice(*parts[0])]
    known = _role(cast, phrase, first) or (_as_before(cast, at, first, earlier) if DEFINITE.match(first) else None)
    if known is not None:
        return replace(known, speaker=replace(known.speaker, at=at))
    whole = phrase.text if len(parts) == 1 or LISTS.search(phrase.text) else first  # what stands behind a comma describes
    return Voice(Speaker(" ".join(whole.split()), None, at, unnamed=is_unnamed(first)))


def _labelled(cast: Cast, words: str) -> Entity | None:
    """The one person whose family name stands in capitals, as a transcript prints it: "RENN", "MAYOR RENN"."""
    if not words.isupper() or len(words) <= _INITIALS:
        return None
    family = words.rsplit(maxsplit=1)[-1].casefold()
    fitting = [e for e in cast.by_id.values() if e.kind == "person" and e.name.rsplit(maxsplit=1)[-1].casefold() == family]
    return fitting[0] if len(fitting) == 1 else None


def _role(cast: Cast, at: Span, first: str) -> Voice | None:
    """Whom a phrase means by what it calls him: in this article, else over the story."""
    phrase = called(first)
    if (
        phrase is None
        or len(first.split()) > _LONGEST_ROLE
        or first.casefold().startswith(("a ", "an ", "one ", "another ", "his ", "her ", "their "))
    ):
        return None
    if not DEFINITE.match(first) and not phrase.specific:
        return None
    if is_plural(phrase.noun) and not is_body(phrase.noun):
        both = pair(cast, at.start, stem(phrase.noun))
        return None if both is None else Voice(replace(both, at=at), (Reason("role", f"{both.name} are called so", (at,)),))
    here = _chosen(cast, at, bearers(phrase, cast.roles))
    if here is not None:
        role = here[-1]
        return _of_entity(role.entity, at, (Reason("role", f"{role.entity.name} is called “{role.at.text}” here", (at, role.at)),))
    body = body_called(cast, at, phrase) if DEFINITE.match(first) else None
    if body is not None:
        return _of_entity(body, at, _because(cast, at, body.id, "body", f"“{at.text}” is {body.name}"))
    return _over_the_story(cast, at, phrase)


def _chosen(cast: Cast, at: Span, found: Mapping[str, Sequence[Role]]) -> Sequence[Role] | None:
    """The roles of the only one who bears it, or of the only one of several who is mentioned near by."""
    if len(found) == 1:
        return next(iter(found.values()))
    here = cast.stage.sentence(at.start)
    near = [
        roles
        for entity, roles in found.items()
        if any(a < at.start and here - cast.stage.sentence(a) <= _NEAR for a, _ in cast.places_of_entity.get(entity, ()))
    ]
    return near[0] if len(near) == 1 else None


def _over_the_story(cast: Cast, at: Span, phrase: Called) -> Voice | None:
    """Whom the story's other articles call so: one alone, and the phrase says more than a bare noun."""
    if not phrase.specific:
        return None
    found = bearers(phrase, [role for role in cast.elsewhere.get(phrase.noun, ()) if phrase.words <= role.words])
    if len(found) != 1:
        return None
    role = next(iter(found.values()))[0]
    why = f"another article of the story calls {role.entity.name} “{role.at.text}”"
    return _of_entity(role.entity, at, (Reason("role_in_story", why, (at, role.at)),))


def _as_before(cast: Cast, at: Span, phrase: str, earlier: Sequence[Speaker]) -> Voice | None:
    """The last earlier speaker whose phrase has the same noun: "the officials" after "two port officials"."""
    word, wanted = noun(phrase), called(phrase)
    people = {entity.id for entity in cast.by_id.values() if entity.kind == "person"}
    for speaker in reversed(earlier):
        if (
            isinstance(speaker.at, Span)
            and speaker.name is not None
            and word in nouns(speaker.at, speaker.name)
            and word in speaker.at.text
        ):
            told = called(speaker.at.text)
            fits = wanted is None or not wanted.specific or (told is not None and wanted.words <= told.words)
            if fits and not (is_body(word) and speaker.entity in people):
                return Voice(replace(speaker, at=at))
    return None
