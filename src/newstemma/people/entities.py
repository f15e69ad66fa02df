"""Names over all articles to entities: a name and its shorter forms are one, as long as only one longer form fits. Roles with their places.

Refuses to merge on a family name that two people of a story bear: a wrong merge is worse than none.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from newstemma.language.names import plain_name, titles
from newstemma.model.article import Article
from newstemma.model.brief import Entity, EntityRole
from newstemma.model.notice import Notice
from newstemma.model.reading import NameKind, Reading
from newstemma.model.story import Story
from newstemma.model.text import Span

_MAX_PLACES = 40  # spans kept of one entity: enough to open any article at it
_APPOSITION = re.compile(r",\s+((?:the|a|an|its|his|her)\s+)?([a-z][^,.;:()“”\"]{3,60}?)(?=[,.])")


@dataclass(frozen=True, slots=True)
class _Seen:
    """One place of a name."""

    span: Span
    kind: NameKind


def name(articles: Sequence[Article], readings: Sequence[Reading], stories: Sequence[Story]) -> tuple[list[Entity], list[Notice]]:
    """The entities of all stories, most often named first. Cost: linear in the names, and forms² inside a story."""
    by_id = {a.id: a for a in articles}
    marked = {r.article: r for r in readings}
    found: list[Entity] = []
    for story in stories:
        seen = [_Seen(by_id[i].cut(n.start, n.end), n.kind) for i in story.articles for n in marked[i].names]
        forms: defaultdict[str, list[_Seen]] = defaultdict(list)
        for place in seen:
            forms[plain_name(place.span.text)].append(place)
        found.extend(_entity(story, group, forms, by_id) for group in _grouped(forms))
    return sorted(found, key=lambda e: (-len(e.at), e.name, e.id)), []


def _grouped(forms: Mapping[str, Sequence[_Seen]]) -> list[list[str]]:
    """Forms of one name together: equal but for case, or a last (or first) name that fits just one full name."""
    full: defaultdict[str, list[str]] = defaultdict(list)
    by_fold: defaultdict[str, list[str]] = defaultdict(list)
    for form in sorted(forms):
        by_fold[form.casefold().replace("-", " ")].append(form)
    heads = {fold: list(same) for fold, same in by_fold.items()}
    for fold, same in heads.items():
        words = fold.split()
        if len(words) > 1 and _is_person([s for f in same for s in forms[f]]):
            for part in {words[0], words[-1]}:
                full[part].append(fold)
    merged: dict[str, str] = {}
    for fold in sorted(heads):
        if " " not in fold and len(full.get(fold, ())) == 1 and full[fold][0] != fold and not _is_elsewhere(fold, heads, forms):
            merged[fold] = full[fold][0]
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for fold, spelled in sorted(heads.items()):
        groups[merged.get(fold, fold)].extend(spelled)
    return [groups[key] for key in sorted(groups)]


def _is_elsewhere(fold: str, heads: Mapping[str, Sequence[str]], forms: Mapping[str, Sequence[_Seen]]) -> bool:
    """Whether a single word is mostly a place or an organisation where it stands alone: it is no short form of a person then."""
    kinds = Counter(s.kind for form in heads[fold] for s in forms[form])
    return kinds["place"] + kinds["organisation"] > kinds["person"] + kinds["other"] // 2


def _is_person(seen: Iterable[_Seen]) -> bool:
    kinds = Counter(s.kind for s in seen)
    return kinds["person"] > 0 and kinds["person"] * 2 >= sum(kinds.values())


def _entity(story: Story, group: Sequence[str], forms: Mapping[str, Sequence[_Seen]], by_id: Mapping[str, Article]) -> Entity:
    places = sorted((s for f in group for s in forms[f]), key=lambda s: (s.span.article, s.span.start))
    counts = Counter(f for f in group for _ in forms[f])
    longest = max(group, key=lambda f: (len(f.split()), counts[f], f))
    several = [s for s in places if " " in s.span.text]
    kinds = Counter(s.kind for s in several or places)
    kind = max(sorted(kinds), key=lambda k: (kinds[k], k != "other"))
    key = hashlib.sha256("|".join([story.id, *sorted(group)]).encode()).hexdigest()[:12]
    roles = tuple(_roles(places, by_id)) if kind == "person" else ()
    return Entity(f"e-{key}", longest, kind, tuple(sorted(set(group) - {longest})), roles, tuple(s.span for s in places[:_MAX_PLACES]))


def _roles(places: Sequence[_Seen], by_id: Mapping[str, Article]) -> Iterable[EntityRole]:
    """What stands before the name as a title or after it in apposition; each article's wording once."""
    given = set()
    for place in places:
        article = by_id[place.span.article]
        for start, end in _beside(article.text, place.span):
            text = article.text[start:end]
            if (article.id, text.casefold()) not in given:
                given.add((article.id, text.casefold()))
                yield EntityRole(text, article.id, article.cut(start, end))


def _beside(text: str, span: Span) -> Iterable[tuple[int, int]]:
    head = text[max(0, span.start - 50) : span.start].rstrip()
    title = next((t for t in titles() if head.endswith(t) and (len(head) == len(t) or not head[-len(t) - 1].isalnum())), None)
    if title is not None:
        end = span.start - (len(text[max(0, span.start - 50) : span.start]) - len(head))
        yield end - len(title), end
    after = _APPOSITION.match(text, span.end)
    if after is not None:
        yield after.start(2), after.end(2)
