"""One event at two places: the same kind of happening, told in words that are shared, with another place behind its verb.

Refuses places of which one may lie in the other, and those that one article has both of: it knows of two happenings.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import combinations

from newstemma.claims.ground import Ground
from newstemma.claims.scenes import sentence_of
from newstemma.claims.sides import Side, backed, finding, side
from newstemma.claims.two_places import place_slots
from newstemma.claims.whereabouts import Whereabouts, exclude, tells, whereabouts
from newstemma.language.countries import home_country
from newstemma.language.likeness import rarity
from newstemma.language.opposites import opposite_words
from newstemma.language.words import content_words, stem
from newstemma.model.article import Article
from newstemma.model.claim import Conflict
from newstemma.model.text import At, Span

_SHARED = 1  # words of two sentences, places left out, that say that they tell one happening
_MOST_PLACES = 12  # of one kind of happening that are compared by pairs
_APART = 60  # characters between two places that are named together
_GENERIC = frozenset(
    stem(w)
    for w in """lake port mount fort cape point street road avenue square park bridge airport station hospital depot bay harbour harbor
    island creek river valley hill county district province school hotel stadium prison camp""".split()
)
_AREAS = frozenset(stem(w) for w in "national park".split())  # that other places lie in
_MOST_FINDINGS = 12  # of a story: what a reader wants to see of this kind


def place_differences(ground: Ground) -> list[Conflict]:
    """The happenings of a story that articles set in different places, in order of kind. Cost: linear in sentences, pairs of a kind."""
    events: defaultdict[str, list[Whereabouts]] = defaultdict(list)
    for article in ground.articles:
        for event in whereabouts(ground, article):
            events[event.sort].append(event)
    texts = {a.id: a.text for a in ground.articles}
    found = [conflict for sort in sorted(events) for conflict in _set_apart(ground, sort, events[sort], texts)][:_MOST_FINDINGS]
    seen = {at for conflict in found for position in conflict.positions for at in position.at}
    more = [c for c in place_slots(ground) if not any(_meets(at, seen) for p in c.positions for at in p.at)]
    return [*found, *more, *_sides_of(ground), *_looser(ground)]


def _meets(at: At, seen: Collection[At]) -> bool:
    """Whether a place overlaps one of those."""
    told = [o for o in seen if isinstance(o, Span)]
    return isinstance(at, Span) and any(o.article == at.article and o.start < at.end and at.start < o.end for o in told)


_ONCE = frozenset("death arrest birth burial wedding signing sinking landfall".split())  # what befalls one person or thing once


def _set_apart(ground: Ground, sort: str, events: Sequence[Whereabouts], texts: dict[str, str]) -> list[Conflict]:
    """The first two places of one kind of happening: of one that befell the same one, or of one told in the same words."""
    found = next(_befell(ground, sort, events, texts), None) if sort in _ONCE else None
    return [found] if found is not None else [*_of(ground, sort, [e for e in events if e.place], texts)]


def _befell(ground: Ground, sort: str, events: Sequence[Whereabouts], texts: dict[str, str]) -> Iterator[Conflict]:
    """What befell one person or thing at two places, where each article tells of one such happening."""
    once = [e for e in events if sum(o.side.article == e.side.article for o in events) == 1]
    by_id = {article.id: article for article in ground.articles}
    for a, b in combinations(once, 2):
        if a.side.origin == b.side.origin or not _same_whom(sort, a, b) or not _apart(a, b, texts):
            continue
        if tells(ground, by_id[a.side.article], b) or tells(ground, by_id[b.side.article], a):
            continue
        groups = [[e.side for e in once if _same_whom(sort, e, o) and (e.place, e.venue) == (o.place, o.venue)] for o in (a, b)]
        yield _conflict(ground, sort, groups)


def _same_whom(sort: str, a: Whereabouts, b: Whereabouts) -> bool:
    """Whether it befell the same one: one name or noun, or "it" where there is but one such thing in a story."""
    return bool(a.whom & b.whom) or (sort == "signing" and any("<it>" in e.whom for e in (a, b)))


def _apart(a: Whereabouts, b: Whereabouts, texts: dict[str, str]) -> bool:
    """Whether two places are two by their kinds or by their names."""
    return exclude(a.venue, b.venue) or (not a.names & b.names and _are_two(a.place, b.place, texts))


def _conflict(ground: Ground, sort: str, groups: Sequence[Sequence[Side]]) -> Conflict:
    resolved = backed(groups)
    why = f"one happening ({sort}) is set “{groups[0][0].at.text}” and “{groups[1][0].at.text}”, and no article has both"
    return finding(ground, "place", "conflict", sort, groups, why, resolved=resolved)


_TWIN = re.compile(
    r"\b[Tt]he\s+(?P<side>north|south|east|west|northern|southern|eastern|western|left|right|upper|lower|front|rear)\s+(?P<noun>[a-z]{4,})\b"
)
_WIDE = frozenset(
    """part side region area coast border province city suburb district half states shore outskirts wind hand wing front bank hemisphere end
    sector city provinces regions areas districts suburbs parts sides states town island neighborhood neighbourhood""".split()
)


_ALIKE = 4.0  # nats that the words around share besides a thing of which there are two


def _sides_of(ground: Ground) -> Iterator[Conflict]:
    """A thing of which there are two, "the north gate" and "the south gate", where each article has but one of them."""
    seen: defaultdict[str, defaultdict[str, list[tuple[Side, frozenset[str]]]]] = defaultdict(lambda: defaultdict(list))
    for article in ground.articles:
        for m in _TWIN.finditer(article.text):
            if m["noun"] not in _WIDE and not m["noun"].endswith("s"):
                one = side(ground, article, article.cut(m.start("side"), m.end()), None)
                seen[stem(m["noun"])][m["side"]].append((one, _around(ground, article, m.start(), m["noun"])))
    for noun in sorted(seen):
        words = sorted(seen[noun])
        held = [{s.article for s, _ in seen[noun][w]} for w in words]
        if len(words) == 2 and opposite_words(*words) is not None and not held[0] & held[1] and _are_alike(*(seen[noun][w] for w in words)):
            groups = [[s for s, _ in seen[noun][w]] for w in words]
            resolved = backed(groups)
            why = f"some articles have the {words[0]} {noun} alone, others the {words[1]} one"
            yield finding(ground, "place", "conflict", noun, groups, why, resolved=resolved)


def _around(ground: Ground, article: Article, place: int, noun: str) -> frozenset[str]:
    """Stems of the words around a place, the sentences beside its own included, a noun left out."""
    number = sentence_of(ground.readings[article.id], place)
    near = () if number is None else ground.readings[article.id].sentences[max(0, number - 1) : number + 2]
    return frozenset(w for s in near for w in content_words(article.text, s.start, s.end)) - {stem(noun)}


def _are_alike(ours: Sequence[tuple[Side, frozenset[str]]], theirs: Sequence[tuple[Side, frozenset[str]]]) -> bool:
    """Whether a sentence of the one and one of the other tell of one thing."""
    return any(sum(sorted(map(rarity, a & b))) >= _ALIKE for _, a in ours for _, b in theirs)


_VISITS = re.compile(r"\b(?:visit|travel|trip|fly|go|come|invit)\w*\b", re.IGNORECASE)


def _looser(ground: Ground) -> Iterator[Conflict]:
    """A journey to a country in one telling of a claim, to its capital in another."""
    for claim in ground.claims:
        seen: defaultdict[tuple[str, str], list[Side]] = defaultdict(list)
        for mention in claim.mentions if len(claim.mentions) > 1 else ():
            at = mention.at
            article = next((a for a in ground.articles if isinstance(at, Span) and a.id == at.article), None)
            verb = _VISITS.search(at.text)
            for n in ground.readings[article.id].names if article is not None and verb is not None else ():
                home = home_country(article.text[n.start : n.end]) if article is not None else None
                if isinstance(at, Span) and verb is not None and at.start + verb.end() <= n.start and n.end <= at.end and home is not None:
                    if home.sort in {"country", "capital"} and article is not None:
                        seen[home.country, home.sort].append(side(ground, article, article.cut(n.start, n.end), None))
        for country in sorted({c for c, _ in seen}):
            groups = [seen[country, sort] for sort in ("country", "capital") if (country, sort) in seen]
            if len(groups) > 1 and not {s.article for s in groups[0]} & {s.article for s in groups[1]}:
                yield finding(ground, "place", "compatible", country, groups, "the capital says more than the country", claims=(claim.id,))


def _of(ground: Ground, sort: str, events: Sequence[Whereabouts], texts: dict[str, str]) -> Iterator[Conflict]:
    """The first two places of one kind of happening that cannot be one, those that more articles name first."""
    told = Counter(e.place for e in events)
    kept = sorted(told, key=lambda place: (-told[place], place))[:_MOST_PLACES]
    for here, there in combinations(kept, 2):
        if not _are_two(here, there, texts):
            continue
        ours, theirs = (
            [e for e in events if e.place == place and not _names(texts[e.side.article], other)]
            for place, other in ((here, there), (there, here))
        )
        pairs = ((a, b) for a in ours[:_MOST_PLACES] for b in theirs[:_MOST_PLACES] if a.side.article != b.side.article)
        if not any(_is_one(a, b) for a, b in pairs):
            continue
        yield _conflict(ground, sort, [[e.side for e in ours], [e.side for e in theirs]])
        return


def _is_one(a: Whereabouts, b: Whereabouts) -> bool:
    """Whether two sentences tell one happening: by words that they share, none where the places are alike ("Lake X", "Lake Y")."""
    if a.sort in _ONCE and a.named and b.named and not a.whom & b.whom:
        return False
    alike = bool(set(a.place) & set(b.place) & _GENERIC)
    return len(a.words & b.words) >= (_SHARED if not alike else 0)


def _are_two(a: tuple[str, ...], b: tuple[str, ...], texts: dict[str, str]) -> bool:
    """Whether two places are two: no proper word shared, neither a country or in the table of them, never named beside one another."""
    ours, theirs = set(a) - _GENERIC, set(b) - _GENERIC
    if _AREAS.issubset(a) != _AREAS.issubset(b):
        return False  # a park may hold the glacier
    if not ours or not theirs or ours & theirs or any(home_country(" ".join(p)) for p in (a, b)):
        return False
    return not any(_beside(text, a, b) for text in texts.values())


def _beside(text: str, a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether a text names both places close to one another: one may lie in the other."""
    low = text.casefold()
    ours, theirs = ([m.start() for m in re.finditer(rf"\b{re.escape(p[-1])}", low)] for p in (a, b))
    return any(abs(x - y) <= _APART for x in ours for y in theirs)


def _names(text: str, place: tuple[str, ...]) -> bool:
    """Whether a text has the proper words of a place anywhere."""
    words = r"\w*\W+".join(re.escape(word) for word in place if word not in _GENERIC)
    return re.search(rf"\b{words}", text.casefold()) is not None
