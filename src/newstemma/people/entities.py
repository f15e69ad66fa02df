"""Names over all articles to entities: a name, its shorter forms and its initials are one, as long as only one longer form fits.

A family name that two people of a story bear is the one whom its own article names in full. Refuses to merge where an article names
both, or none: a wrong merge is worse than none.
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
_APPOSITION = re.compile(r",\s+(?:the|a|an|its|his|her)\s+([a-z][^,.;:()“”\"]{3,60}?)(?=[,.])")
_SMALL = frozenset({"of", "the", "and", "for", "de", "la", "du"})
_DOMINANT = 3  # times as often as all others of its family name together


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
        found.extend(_entity(story, group, by_id) for group in _grouped(seen))
    return sorted(found, key=lambda e: (-len(e.at), e.name, e.id)), []


def _fold(words: str) -> str:
    """A name as compared: one case, no hyphens, no stops inside initials."""
    plain = plain_name(words).replace("-", " ")
    return (plain.replace(".", "") if re.fullmatch(r"(?:\w\.)+\w?", plain) else plain).casefold()


def _grouped(seen: Sequence[_Seen]) -> list[list[_Seen]]:
    """The places of one name together: equal forms, those written in one word or in two, shorter forms and initials of one longer name."""
    heads: defaultdict[str, list[_Seen]] = defaultdict(list)
    for place in seen:
        heads[_fold(place.span.text)].append(place)
    longer = _longer(heads)
    groups: defaultdict[str, list[_Seen]] = defaultdict(list)
    for fold in sorted(heads):
        for place in heads[fold]:
            groups[_root(fold, place, heads, longer)].append(place)
    return [groups[key] for key in sorted(groups)]


def _longer(heads: Mapping[str, Sequence[_Seen]]) -> dict[str, set[str]]:
    """Fold to the longer ones that it may stand for."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    joined: defaultdict[str, list[str]] = defaultdict(list)
    for fold in sorted(heads):
        words = fold.split()
        joined["".join(words)].append(fold)
        if len(words) < 2:
            continue
        if _is_person(heads[fold]):
            for size in range(1, len(words)):
                for part in {" ".join(words[:size]), " ".join(words[-size:])} & heads.keys():
                    if size > 1 or not _is_elsewhere(part, heads):
                        found[part].add(fold)
        else:
            initials = "".join(w[0] for w in words if w not in _SMALL)
            if len(initials) > 1 and any(s.span.text.replace(".", "").isupper() for s in heads.get(initials, ())):
                found[initials].add(fold)
    for same in joined.values():
        for fold in same[1:]:
            found[fold].add(same[0])
    return found


def _root(fold: str, place: _Seen, heads: Mapping[str, Sequence[_Seen]], longer: Mapping[str, set[str]]) -> str:
    """The longest form that a name at this place stands for."""
    known = {fold}
    while True:
        options = longer.get(fold, set()) - known
        here = {o for o in options if any(s.span.article == place.span.article for s in heads[o])}
        chosen = _one(here, heads) if here else _one(options, heads)
        if chosen is None:
            return fold
        known.add(chosen)
        fold = chosen


def _one(options: set[str], heads: Mapping[str, Sequence[_Seen]]) -> str | None:
    """The only option, those that are parts of another left out, or one that stands far more often than all others together."""
    whole = [o for o in sorted(options) if not any(o != p and f" {o} " in f" {p} " for p in options)]
    counts = sorted(((len(heads[o]), o) for o in whole), reverse=True)
    if counts and counts[0][0] >= _DOMINANT * sum(n for n, _ in counts[1:]):
        return counts[0][1]
    return None


def _is_elsewhere(fold: str, heads: Mapping[str, Sequence[_Seen]]) -> bool:
    """Whether a single word is mostly a place or an organisation where it stands alone: it is no short form of a person then."""
    kinds = Counter(s.kind for s in heads[fold])
    return kinds["place"] + kinds["organisation"] > kinds["person"] + kinds["other"] // 2


def _is_person(seen: Iterable[_Seen]) -> bool:
    kinds = Counter(s.kind for s in seen)
    return kinds["person"] > 0 and kinds["person"] * 2 >= sum(kinds.values())


def _entity(story: Story, group: Sequence[_Seen], by_id: Mapping[str, Article]) -> Entity:
    places = sorted(group, key=lambda s: (s.span.article, s.span.start))
    counts = Counter(plain_name(s.span.text) for s in places)
    longest = max(counts, key=lambda f: (len(f.split()), counts[f], f))
    several = [s for s in places if " " in s.span.text]
    kinds = Counter(s.kind for s in several or places)
    kind = max(sorted(kinds), key=lambda k: (kinds[k], k != "other"))
    key = hashlib.sha256("|".join([story.id, *sorted(counts)]).encode()).hexdigest()[:12]
    roles = tuple(_roles(places, by_id)) if kind == "person" else ()
    return Entity(f"e-{key}", longest, kind, tuple(sorted(counts.keys() - {longest})), roles, _shown(places))


def _shown(places: Sequence[_Seen]) -> tuple[Span, ...]:
    """The first place of each form in each article, and others up to a bound."""
    first = {(s.span.article, plain_name(s.span.text)): s.span for s in reversed(places)}
    kept = set(first.values())
    for place in places:
        if len(kept) >= _MAX_PLACES:
            break
        kept.add(place.span)
    return tuple(sorted(kept, key=lambda at: (at.article, at.start)))


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
        yield after.start(1), after.end(1)
