"""The people and bodies of one article: where they stand, what they are called, as whom they are spoken of, and whom each pronoun means.

Made once for an article, so that each of its sayings only looks things up.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import overload

from newstemma.language.firstnames import Sex
from newstemma.language.names import plain_name
from newstemma.model.article import Article
from newstemma.model.brief import Entity
from newstemma.model.reading import Reading
from newstemma.model.story import Story
from newstemma.model.text import Span
from newstemma.statements.mentions import Mention, Stage, mentions
from newstemma.statements.pronouns import WEIGHTS, Answer, resolve
from newstemma.statements.roles import Role, meant_by_role, roles_in
from newstemma.statements.sexes import sexes, title_sex

Place = tuple[int, int, Entity]


class Cast(Sequence[Place]):
    """The places of one article in order, with what is known of their people.

    elsewhere  the roles that the articles of the story give, by their nouns
    """

    def __init__(
        self, article: Article, reading: Reading, places: Iterable[Place], elsewhere: Mapping[str, Sequence[Role]] | None = None
    ) -> None:
        """Places of names that two people bear are told apart here, where a title does."""
        self.article = article
        self.reading = reading
        self._rows = _apart(article.text, tuple(places))
        self.elsewhere: Mapping[str, Sequence[Role]] = elsewhere or {}

    @overload
    def __getitem__(self, at: int) -> Place: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Place]: ...
    def __getitem__(self, at: int | slice) -> Place | Sequence[Place]:
        return self._rows[at]

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[Place]:
        return iter(self._rows)

    @cached_property
    def by_id(self) -> dict[str, Entity]:
        """The entities by id."""
        return {entity.id: entity for _, _, entity in self._rows}

    @cached_property
    def stage(self) -> Stage:
        """Where sentences, quotations and sources stand."""
        return Stage(self.article, self.reading)

    @cached_property
    def sexes(self) -> dict[str, Sex]:
        """Entity id to as whom it is spoken of."""
        return sexes(self.article.text, self._rows)

    @cached_property
    def mentions(self) -> list[Mention]:
        """Everybody who is mentioned, in order."""
        return mentions(self.stage, self._rows, meant_by_role(self.article.text, self.roles))

    @cached_property
    def answers(self) -> dict[int, Answer]:
        """Each pronoun of one human being, by its start, to whom it means."""
        return resolve(self.stage, self.mentions, self.sexes, WEIGHTS)

    @cached_property
    def roles(self) -> tuple[Role, ...]:
        """What the article calls its people and bodies."""
        return roles_in(self.article, self._rows)

    @cached_property
    def places_of_entity(self) -> dict[str, list[tuple[int, int]]]:
        """Entity id to where it is named."""
        found: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        for start, end, entity in self._rows:
            found[entity.id].append((start, end))
        return dict(found)

    def last_named(self, entity: str, before: int) -> Span | None:
        """The last place of an entity's name before an offset, else its first one; None: it is named only elsewhere."""
        rows = self.places_of_entity.get(entity)
        if not rows:
            return None
        return self.article.cut(*max((r for r in rows if r[0] < before), default=rows[0]))


def casts(
    readings: Sequence[Reading], articles: Mapping[str, Article], stories: Sequence[Story], entities: Sequence[Entity]
) -> dict[str, Cast]:
    """For each article of a story its cast, each told the roles that the story's other articles give."""
    story_of = {i: story.id for story in stories for i in story.articles}
    found = {
        reading.article: Cast(articles[reading.article], reading, rows)
        for reading, rows in zip(readings, _placed(readings, articles, story_of, entities), strict=True)
    }
    for story in stories:
        if len(story.articles) > 1:
            given: defaultdict[str, list[Role]] = defaultdict(list)
            for i in sorted(story.articles):
                for role in found[i].roles if i in found else ():
                    given[role.noun].append(role)
            for i in story.articles:
                if i in found:
                    found[i].elsewhere = given
    return found


def _placed(
    readings: Sequence[Reading], articles: Mapping[str, Article], story_of: Mapping[str, str], entities: Sequence[Entity]
) -> Iterator[list[Place]]:
    """For each reading where which entity stands, in order."""
    named: dict[tuple[str, str], Entity] = {}
    told: dict[tuple[str, str], Entity] = {}
    for entity in entities:
        for at in entity.at:
            if isinstance(at, Span):
                told[at.article, plain_name(at.text)] = entity  # two people of one family name, each in an article of their own
                named.update({(story_of[at.article], form): entity for form in (entity.name, *entity.aliases)})
    for reading in readings:
        text, story = articles[reading.article].text, story_of.get(reading.article, "")
        rows = []
        for name in reading.names:
            form = plain_name(text[name.start : name.end])
            entity_here = told.get((reading.article, form)) or named.get((story, form))
            if entity_here is not None:
                rows.append((name.start, name.end, entity_here))
        yield rows


def _apart(text: str, rows: tuple[Place, ...]) -> tuple[Place, ...]:
    """The places, a family name that several bear given to the one whom "Mr" or "Ms" before it singles out."""
    families: defaultdict[str, dict[str, Entity]] = defaultdict(dict)
    for _, _, entity in rows:
        if entity.kind == "person" and " " in entity.name:
            families[entity.name.split()[-1].casefold()][entity.id] = entity
    shared = {name: bearers for name, bearers in families.items() if len(bearers) > 1}
    if not shared:
        return rows
    known = sexes(text, [row for row in rows if " " in row[2].name])
    found = []
    for start, end, entity in rows:
        bearers = shared.get(text[start:end].casefold(), {})
        sex = title_sex(text, start) if bearers else None
        fitting = [e for e in bearers.values() if known.get(e.id) == sex] if sex is not None else []
        found.append((start, end, fitting[0] if len(fitting) == 1 else entity))
    return tuple(found)
