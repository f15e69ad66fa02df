"""People on the page: name, variants, each office with who gives it, what was said, in how many articles; then speakers without a name."""

from __future__ import annotations

from dataclasses import dataclass

from newstemma.report.html_cast import Cast
from newstemma.report.html_pile import Mark, Node, Words, many, one, strings, text

SHOWN = 4
PEOPLE = 40


@dataclass(frozen=True, slots=True)
class Uttered:
    """Exact words and the articles in which they stand."""

    words: Words
    marks: list[Mark]
    dissents: bool = False


@dataclass(frozen=True, slots=True)
class Person:
    """A person or organisation. differs: the articles do not agree on the office."""

    name: str
    kind: str
    aliases: list[str]
    roles: list[Uttered]
    said: list[Uttered]
    more: int
    articles: list[Mark]
    differs: bool


@dataclass(frozen=True, slots=True)
class Unnamed:
    """A speaker without a name."""

    described: Words
    said: list[Uttered]


@dataclass(frozen=True, slots=True)
class People:
    """All of the screen."""

    named: list[Person]
    more: list[Person]
    unnamed: list[Unnamed]


def people(cast: Cast) -> People:
    """Who is named in a story and who speaks in it; people first, then what else speaks. Beliefs and intentions are not what one said."""
    statements = [s for s in many(cast.pile.report, "statements") if text(s, "article") in cast.home and text(s, "act") == "speech"]
    by_entity: dict[str, list[Node]] = {}
    for statement in statements:
        by_entity.setdefault(text(one(statement, "speaker"), "entity"), []).append(statement)
    named = []
    for key, entity in cast.pile.entities.items():
        places = {cast.pile.article_at(at) for at in many(entity, "at")} & set(cast.home)
        speaks = by_entity.get(key, [])
        places |= {text(s, "article") for s in speaks}
        if places and (text(entity, "kind") == "person" or (text(entity, "kind") == "organisation" and speaks)):
            named.append(_person(cast, entity, speaks, places))
    named.sort(key=lambda p: (p.kind != "person", not p.differs, -len(p.articles), -len(p.said), p.name))
    silent = [s for s in statements if not text(one(s, "speaker"), "entity") and one(s, "speaker").get("unnamed")]
    return People(named[:PEOPLE], named[PEOPLE:], _unnamed(cast, silent))


def _person(cast: Cast, entity: Node, speaks: list[Node], places: set[str]) -> Person:
    roles: dict[str, list[tuple[str, Words]]] = {}
    for role in many(entity, "roles"):
        article = text(role, "by") or cast.pile.article_at(one(role, "at"))
        if article in cast.home:
            at = one(role, "at")
            inside = text(role, "text") in text(at, "text")
            words = Words(text(role, "text"), inside and cast.pile.words(at).exact) if inside else cast.pile.words(at)
            roles.setdefault(words.text.casefold(), []).append((article, words))
    against = _against(cast, text(entity, "name"))
    offices = []
    for held in roles.values():
        articles = {a for a, _ in held}
        dissents = articles <= against
        marks = cast.marks(articles, against) if dissents else _sources(cast, articles)
        offices.append(Uttered(held[0][1], marks, dissents))
    said = _said(cast, speaks)
    name = text(entity, "name")
    aliases = [a for a in strings(entity, "aliases") if a != name]
    return Person(
        name=name,
        kind=text(entity, "kind"),
        aliases=aliases,
        roles=sorted(offices, key=lambda o: o.dissents),
        said=said[:SHOWN],
        more=max(0, len(said) - SHOWN),
        articles=cast.marks(places),
        differs=any(o.dissents for o in offices),
    )


def _against(cast: Cast, name: str) -> set[str]:
    """The articles that give a person another office than the others do, as an open difference says."""
    last = name.rpartition(" ")[2]
    return {
        a
        for c in cast.pile.of(text(cast.story, "id"), "conflicts")
        if text(c, "kind") == "office" and text(c, "grade") in ("conflict", "internal") and last and last in text(c, "about")
        for a in strings(c, "dissent")
    }


def _sources(cast: Cast, articles: set[str]) -> list[Mark]:
    homes = {cast.home[a] for a in articles}
    return [cast.origin(text(o, "id")) for o in cast.origins if text(o, "id") in homes]


def _said(cast: Cast, statements: list[Node]) -> list[Uttered]:
    """What someone said: equal words once, with all articles that have them."""
    held: dict[str, tuple[Words, set[str]]] = {}
    for statement in statements:
        for at in many(statement, "content")[:1]:
            words = cast.pile.words(at)
            if words.text:
                held.setdefault(words.text, (words, set()))[1].add(text(statement, "article"))
    return [Uttered(words, cast.marks(articles)) for words, articles in held.values()]


def _unnamed(cast: Cast, statements: list[Node]) -> list[Unnamed]:
    held: dict[str, tuple[Words, list[Node]]] = {}
    for statement in statements:
        speaker = one(statement, "speaker")
        words = cast.pile.words(one(speaker, "at")) if one(speaker, "at") else Words(text(speaker, "name") or "nobody named", False)
        held.setdefault(words.text.casefold(), (words, []))[1].append(statement)
    return [Unnamed(words, _said(cast, said)[:SHOWN]) for words, said in held.values()]
