"""Names over all articles to entities: each with its forms, its kind and, for people, the roles that articles give them.

Refuses zones of time, currencies, bare nouns and whatever else is nobody's name.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Mapping, Sequence

from newstemma.language.countries import home_country
from newstemma.language.names import plain_name
from newstemma.model.article import Article
from newstemma.model.brief import Entity
from newstemma.model.notice import Notice
from newstemma.model.reading import NameKind, Reading
from newstemma.model.story import Story
from newstemma.model.text import Span
from newstemma.people.forms import fold, is_nobody, offices, shown
from newstemma.people.roles import roles_beside
from newstemma.people.same import Seen, grouped

_MAX_PLACES = 40  # spans kept of one entity: enough to open any article at it
_WITHIN = re.compile(
    r"\b(?:in|near|outside|across|throughout|around|(?:nation|state|republic|kingdom|country|islands?|town|city|village|capital|region|province"
    r"|people|government)\sof)\s(?:(?:the|northern|southern|eastern|western|central|nearby)\s)*$"
)
_OF_THING = re.compile(r"\bthe\s(?:([a-z]+)\s)?$")  # "the probe Heron", "the Heron capsule"
_COMPANY = re.compile(r"\s(?:AG|GmbH|Ltd|Inc|Corp|plc|PLC|S\.?A|SpA|NV|LLC|Co|Bhd|Oy|AB|ASA)\.?$")
_OFTEN = 3  # one place in so many that says what a single word is
_PEOPLE_OF = ("n", "an", "ian", "i", "ese", "ish")  # endings that make of a place's name what is of it


def name(articles: Sequence[Article], readings: Sequence[Reading], stories: Sequence[Story]) -> tuple[list[Entity], list[Notice]]:
    """The entities of all stories, most often named first. Cost: linear in the names, and in the forms of a story."""
    by_id = {a.id: a for a in articles}
    marked = {r.article: r for r in readings}
    found: list[Entity] = []
    for story in stories:
        seen = [s for i in story.articles for s in _seen(by_id[i], marked[i])]
        others = _alone(seen)
        found.extend(_entity(story, group, by_id, others) for group in grouped(seen))
    return sorted(found, key=lambda e: (-len(e.at), e.name, e.id)), []


def _alone(seen: Sequence[Seen]) -> set[str]:
    """The single words among the names of a story, but for those that are a part of somebody's."""
    of_people = {w for s in seen if s.kind == "person" and " " in s.form for w in fold(s.form).split()}
    return {word for s in seen if " " not in (word := fold(s.form))} - of_people


def _seen(article: Article, reading: Reading) -> list[Seen]:
    found = []
    for one in reading.names:
        form = shown(article.text, one.start, one.end, one.kind)
        if not is_nobody(form, one.kind):
            found.append(Seen(article.cut(one.start, one.end), one.kind, form))
    return found


def _entity(story: Story, group: Sequence[Seen], by_id: Mapping[str, Article], others: set[str]) -> Entity:
    places = sorted(group, key=lambda s: (s.span.article, s.span.start))
    counts = Counter(s.form for s in places)
    longest = max(counts, key=lambda f: (len(f.split()), f[0].isupper(), counts[f], f))
    kind = _kind(places, longest, by_id, others)
    key = hashlib.sha256("|".join([story.id, *sorted(counts)]).encode()).hexdigest()[:12]
    roles = tuple(roles_beside((s.span for s in places), by_id)) if kind == "person" else ()
    return Entity(f"e-{key}", longest, kind, tuple(sorted(counts.keys() - {longest})), roles, _kept(places))


def _kind(places: Sequence[Seen], longest: str, by_id: Mapping[str, Article], others: set[str]) -> NameKind:
    """What most of its full forms are taken for; a single word that is said of no person is put right by what stands beside it."""
    if _COMPANY.search(longest):
        return "organisation"
    several = [s for s in places if " " in s.form]
    kinds = Counter(s.kind for s in several or places)
    most = max(sorted(kinds), key=lambda k: (kinds[k], k != "other"))
    word = fold(longest)
    if word in others and any(word.endswith(end) and word.removesuffix(end) in others for end in _PEOPLE_OF):
        return "other"
    known = _no_person(places, longest, by_id, others) if most == "person" and not several else None
    return known or most


def _no_person(places: Sequence[Seen], word: str, by_id: Mapping[str, Article], others: set[str]) -> NameKind | None:
    """A place where it is a country, people are of it or things are in it; another thing where it is "the" one; None: somebody."""
    home = home_country(word)
    if home is not None:
        return "other" if home.sort == "adjective" else "place"
    before = [by_id[s.span.article].text[max(0, s.span.start - 40) : s.span.start] for s in places]
    if _OFTEN * sum(bool(_WITHIN.search(b)) for b in before) >= len(places) or any(fold(word) + end in others for end in _PEOPLE_OF):
        return "place"
    things = sum((m := _OF_THING.search(b)) is not None and (m[1] or "") not in offices() for b in before)
    return "other" if things > 1 and _OFTEN * things >= len(places) else None


def _kept(places: Sequence[Seen]) -> tuple[Span, ...]:
    """The first place of each form in each article, and others up to a bound."""
    first = {(s.span.article, plain_name(s.span.text)): s.span for s in reversed(places)}
    kept = set(first.values())
    for place in places:
        if len(kept) >= _MAX_PLACES:
            break
        kept.add(place.span)
    return tuple(sorted(kept, key=lambda at: (at.article, at.start)))
