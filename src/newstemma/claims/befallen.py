"""Whom the outcomes of a story befall: persons by their family names, things by their nouns, pronouns by what stands before them.

Refuses pronouns that nothing before them explains.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from newstemma.claims.cast import Cast
from newstemma.claims.ground import Ground
from newstemma.claims.sides import Side, side
from newstemma.language.noun_phrases import ANY, NOBODY, ORDINALS, Phrase, phrase_at_start
from newstemma.language.outcome_table import contrary_words, deed_nouns, form_of
from newstemma.language.outcomes import Outcome, outcomes, refusing
from newstemma.language.plain_verbs import words_of
from newstemma.language.possessions import HAVE, possessions
from newstemma.language.words import STOP, Token, sentence_tokens, stem
from newstemma.model.article import Article
from newstemma.model.reading import Sentence, Time

_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
#: Words that tell of another occasion than the one that the story is about.
_OTHER = re.compile(
    r"\b(?:last (?:year|month|season|summer|winter|spring|autumn|fall)|(?:years|months|decades) (?:ago|earlier|before)|previous(?:ly)?|"
    r"formerly|the earlier|in the past|another|again|an earlier|a separate|separately|similar|others?|in (?:19|20)\d\ds|historically|"
    r"usually|often|sometimes|typically|normally|every (?:year|day|week)|always|generally|anniversary|the first time)\b",
    re.IGNORECASE,
)
_TAIL = 50  # characters
_DATED = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october
    november december mr mrs ms i he she it they the""".split()
)
_WHICH = ORDINALS - {"last", "next"}
_ASKS = re.compile(r"\?[”\"’' ]*\Z")
_HIM, _IT, _THEM = frozenset({"he", "she", "him", "her", "who"}), frozenset({"it"}), frozenset({"they", "them"})


@dataclass(frozen=True, slots=True)
class Befallen:
    """An outcome where an article tells it.

    keys    persons as "@" and their family names, things as the stem of their noun; empty: nobody is named
    by      the same for who does it
    words   stems of its sentence
    tail    the words with a capital letter right behind it, lower case: where and before whom
    days    ISO days that its sentence names; when: days, months and years, too
    """

    said: Outcome
    of: Phrase | None
    keys: frozenset[str]
    by: frozenset[str]
    words: frozenset[str]
    tail: frozenset[str]
    days: frozenset[str]
    when: frozenset[str]
    side: Side


def befallen(ground: Ground, cast: Cast) -> list[Befallen]:
    """The outcomes of a story that one of its articles denies, or tells the contrary of, and all that may stand against them.

    In order of the articles and places. Cost: linear in the texts; sentences without a word that denies are read for words of those
    classes alone.
    """
    places = [place for article in ground.articles if ground.readings[article.id].read for place in _places(ground, article)]
    found = {n: list(_of(ground, cast, p)) for n, p in enumerate(places) if p.words & _denying() or _NOT.search(p.lower)}
    denied = [one for told in found.values() for one in told if one.said.denied != one.said.contrary]
    heads = {one.of.head for one in denied if one.said.form is HAVE and one.of is not None}
    named = words_of({one.said.form.name for one in denied}, heads, {w for p in places for w in p.words})
    found |= {n: list(_of(ground, cast, p)) for n, p in enumerate(places) if n not in found and p.words & named}
    return [one for n in sorted(found) for one in found[n]]


@dataclass(frozen=True, slots=True)
class _Place:
    """A sentence with the one before it, its words in lower case, and the same apart."""

    article: Article
    sentence: Sentence
    before: Sentence | None
    lower: str
    words: frozenset[str]


_NOT = re.compile(r"n[’']t\b")
_WORD = re.compile(r"[^\W\d_]+")


@cache
def _denying() -> frozenset[str]:
    """Words without which no sentence denies, or tells a contrary."""
    return (
        frozenset(
            """not no never nor neither none nobody nothing yet cannot lacked lacks denied denies deny denying rejected
        dismissed""".split()
        )
        | refusing()
        | contrary_words()
    )


def _places(ground: Ground, article: Article) -> Iterator[_Place]:
    """The sentences of an article but for questions and those that name another year."""
    before: Sentence | None = None
    for sentence in ground.readings[article.id].sentences:
        cut = sentence.start, sentence.end
        years = _YEAR.findall(article.text, *cut)
        if all((article.stamp or "").startswith(year) for year in years) and not _ASKS.search(article.text, *cut):
            lower = article.text[slice(*cut)].lower()
            yield _Place(article, sentence, before, lower, frozenset(_WORD.findall(lower)))
        before = sentence


def _of(ground: Ground, cast: Cast, place: _Place) -> Iterator[Befallen]:
    article, sentence = place.article, place.sentence
    words = sentence_tokens(article.text, sentence.start, sentence.end)
    for said in (*outcomes(article.text, sentence.start, words), *possessions(article.text, sentence.start, words)):
        if _OTHER.search(article.text, max(sentence.start, said.start - 40), min(sentence.end, said.end + 45)) is None:
            one = _told(ground, cast, article, (sentence, place.before), words, said)
            yield one
            yield from _ruled_out(one)


def _told(
    ground: Ground, cast: Cast, article: Article, near: tuple[Sentence, Sentence | None], words: Sequence[Token], said: Outcome
) -> Befallen:
    sentence, before = near
    of = said.of
    if of is not None and of.pronoun and of.head in ("him", "her", "them", "it") and of.start > said.start:
        of = None  # "she did not fire him": who knows whom
    elif of is not None and of.pronoun:
        of = _meant(cast, article, sentence, before, of)
    keys = _keys(cast, article, of) if of is not None else frozenset({"?"} if said.of is not None else ())
    doer = said.by
    if doer is not None and doer.pronoun:  # who did nothing, or not to anybody, is all that such a telling has
        doer = _meant(cast, article, sentence, before, doer) if of is not None and of.head in (ANY, NOBODY) else None
    by = _keys(cast, article, doer) if doer is not None else frozenset()
    times = [t for t in ground.readings[article.id].times if sentence.start <= t.start < sentence.end and t.value]
    if said.form.shapes == {"present"} and any(t.weekday is not None for t in times):
        said = replace(said, ahead=True)  # "the road reopens on Saturday"
    if "d" in said.form.flags and said.by is not None:
        by, keys = frozenset(), by or frozenset({"?"})
    return Befallen(
        said=said,
        of=of,
        keys=keys,
        by=by,
        words=frozenset(stem(t.word) for t in words if t.word not in STOP),
        tail=frozenset(t.word for t in words if said.end <= t.start < said.end + _TAIL and _tells_where(article.text, t)),
        days=frozenset(t.value[:10] for t in times if t.value and t.granularity in ("day", "minute") and _is_its(article.text, said, t)),
        when=frozenset(t.value for t in times if t.value and t.lead not in ("since", "until", "by", "before", "after")),
        side=side(ground, article, article.cut(said.start, said.end), None),
    )


def _is_its(text: str, said: Outcome, time: Time) -> bool:
    """Whether a time is of the outcome, and not of who says so."""
    return time.start < said.end or _SAID.search(text, said.end, time.start) is None


_SAID = re.compile(r"\b(?:said|says|told|according)\b")


def _tells_where(text: str, token: Token) -> bool:
    """Whether a word says where, before whom or at which of several it was: a name, or "second"."""
    return token.word in _WHICH or (text[token.start].isupper() and token.word not in _DATED)


def _ruled_out(one: Befallen) -> Iterator[Befallen]:
    """What rules out a deed of some class: "nobody will be dismissed" rules out dismissals."""
    said = one.said
    if said.form.name == "rule-out" and one.of is not None and one.of.word in deed_nouns():
        yield replace(one, keys=frozenset({"=" + deed_nouns()[one.of.word]}))
    elif said.ahead and said.denied and not said.form.contrary and (one.of is None or one.of.quantity == "none"):
        yield replace(one, said=replace(said, form=form_of("rule-out"), denied=False, ahead=False), keys=frozenset({"=" + said.form.name}))


def _meant(cast: Cast, article: Article, sentence: Sentence, before: Sentence | None, pronoun: Phrase) -> Phrase | None:
    """Whom a pronoun means: what its own sentence begins with, else what the one before begins with."""
    for place in (sentence, before):
        if place is None or place.paragraph < sentence.paragraph - 1:
            continue
        words = sentence_tokens(article.text, place.start, place.end)
        found = phrase_at_start(article.text, words, 1) if words else None
        if found is None or found.pronoun or found.end >= pronoun.start:
            continue
        return found if _fits(cast, article, pronoun.head, found) else None
    return None


def _fits(cast: Cast, article: Article, pronoun: str, found: Phrase) -> bool:
    person = any(k.startswith("@") for k in _keys(cast, article, found))
    many = found.word.endswith("s") and not found.word.endswith("ss") and not person
    if pronoun in _HIM:
        return person or not many
    return not person and (many if pronoun in _THEM else not many)


def _keys(cast: Cast, article: Article, of: Phrase) -> frozenset[str]:
    """By what a phrase may be met in another article."""
    ends = (end for i, end in cast.at if i == article.id and of.end <= end <= of.until)
    named = [cast.at[article.id, end] for end in ends if end == of.end or "," in article.text[of.end : end]]
    people = {"@" + e.name.rsplit(maxsplit=1)[-1].casefold() for e in named if e.kind == "person"}
    role = cast.by_role.get(of.word)
    if role is not None and not people:
        people = {"@" + role.name.rsplit(maxsplit=1)[-1].casefold()}
    is_name = any(end == of.end for (i, end) in cast.at if i == article.id)
    return frozenset(people | (set() if is_name else {_LIKE.get(of.head, of.head).removeprefix("cyber")}))


#: Nouns that news uses for the same people or things.
_LIKE = {
    stem(word): stem(words.split()[0])
    for words in (
        "soldier army troop military soldiers",
        "police policeman policemen gendarme gendarmes constable constables",
        "plane aircraft jet airliner aeroplane airplane",
        "ship vessel boat ferry freighter",
        "car vehicle",
        "road highway motorway",
        "company firm",
        "gunman shooter attacker assailant gunmen attackers",
        "pupil schoolchildren",
        "law bill act legislation",
        "water supply",
        "deal agreement accord pact treaty",
        "fire blaze",
        "blast explosion",
        "quake earthquake",
        "train locomotive",
        "lorry truck",
        "lawyer attorney solicitor barrister",
    )
    for word in words.split()
}
