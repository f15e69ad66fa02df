"""Which forms of a name are one: equal as compared, shorter forms, initials, a country's other names; where only one longer form fits.

A family name that two people of a story bear is the one whom its own article names in full. Refuses to merge where an article names
both, or none: a wrong merge is worse than none.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from newstemma.language.countries import home_country
from newstemma.language.names import bodies
from newstemma.language.words import asset
from newstemma.model.reading import NameKind
from newstemma.model.text import Span
from newstemma.people.forms import country, fold

_SMALL = frozenset({"of", "the", "and", "for", "de", "la", "du"})
_DOMINANT = 3  # times as often as all others of its family name together


@dataclass(frozen=True, slots=True)
class Seen:
    """One place of a name, and the form in which it is shown."""

    span: Span
    kind: NameKind
    form: str


Heads = Mapping[str, Sequence[Seen]]


def grouped(seen: Sequence[Seen]) -> list[list[Seen]]:
    """The places of one name together, by the longest form that each stands for. Cost: forms times the words in them."""
    heads: defaultdict[str, list[Seen]] = defaultdict(list)
    for place in seen:
        heads[_key(place)].append(place)
    longer = _longer(heads)
    articles = {key: {s.span.article for s in places} for key, places in heads.items()}
    groups: defaultdict[str, list[Seen]] = defaultdict(list)
    for key in sorted(heads):
        for place in heads[key]:
            groups[_root(key, place, heads, longer, articles)].append(place)
    return [groups[key] for key in sorted(groups)]


def _key(place: Seen) -> str:
    """The form as compared; a country, by whatever name, but where it is somebody's."""
    known = country(place.form) if place.kind != "person" else None
    return known.casefold() if known is not None else fold(place.form)


def _longer(heads: Heads) -> dict[str, set[str]]:
    """Each form to the longer ones that it may stand for."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    joined: defaultdict[str, list[str]] = defaultdict(list)
    initials: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for key in sorted(heads):
        words = key.split()
        joined["".join(words)].append(key)
        if len(words) < 2:
            continue
        if _is_person(heads[key]):
            _parts_of_person(key, words, heads, found)
            initials[words[0][0], words[-1]].append(key)
        else:
            _parts_of_thing(key, words, heads, found)
    for keys in initials.values():
        _by_initial(keys, found)
    for same in joined.values():
        for key in same[1:]:
            found[key].add(same[0])
    return found


def _parts_of_person(key: str, words: Sequence[str], heads: Heads, found: Mapping[str, set[str]]) -> None:
    for size in range(1, len(words)):
        for part in {" ".join(words[:size]), " ".join(words[-size:])} & heads.keys():
            if size > 1 or not _is_elsewhere(part, heads):
                found[part].add(key)


def _by_initial(keys: Sequence[str], found: Mapping[str, set[str]]) -> None:
    """As "K. Anand" and "Kumar Anand", "Tom Holt" and "Thomas Holt"; not where two bear the initial or both the short name."""
    for key in keys:
        first, *rest = key.split()
        for other in keys:
            theirs = other.split()
            brief = len(first) == 1 and len(theirs[0]) > 1 and (len(rest) == 1 or all(len(w) == 1 for w in rest[:-1]))
            if brief or (theirs[1:] == rest and len(first) < len(theirs[0]) and first in _called().get(theirs[0], frozenset())):
                found[key].add(other)


def _called() -> dict[str, frozenset[str]]:
    """Given names to what their bearers are called."""
    return {words[0]: frozenset(words[1:]) for line in asset("nicknames.txt") if (words := line.split())}


def _parts_of_thing(key: str, words: Sequence[str], heads: Heads, found: Mapping[str, set[str]]) -> None:
    letters = "".join(w[0] for w in words if w not in _SMALL)
    if len(letters) > 1 and any(s.form.replace(".", "").isupper() for s in heads.get(letters, ())):
        found[letters].add(key)
    kind = _sort(heads[key])
    if any(w.isdigit() for w in words):
        return
    for size in range(1, len(words)):
        ends = {" ".join(words[:size])} if words[-size - 1] in _SMALL else {" ".join(words[:size]), " ".join(words[-size:])}
        for part in sorted(ends & heads.keys()):
            if _sort(heads[part]) == kind and (size > 1 or _is_short(part, words, heads[part], kind)):
                found[part].add(key)


def _is_short(part: str, words: Sequence[str], places: Sequence[Seen], kind: str) -> bool:
    """Whether one word is what a longer organisation is called for short: what it is ("the Federation"), or a first word of its own."""
    if kind != "organisation" or home_country(places[0].form) is not None:
        return False
    return part in bodies() if part == words[-1] else part == words[0] and part not in bodies()


def _sort(places: Sequence[Seen]) -> str:
    """The kind that most places have; ties fall by name."""
    kinds = Counter(s.kind for s in places)
    return max(sorted(kinds), key=lambda k: kinds[k])


def _root(key: str, place: Seen, heads: Heads, longer: Mapping[str, set[str]], articles: Mapping[str, set[str]]) -> str:
    """The longest form that a name at this place stands for."""
    known = {key}
    while True:
        options = longer.get(key, set()) - known
        here = {o for o in options if place.span.article in articles[o]}
        chosen = _one(here, heads) if here else _one(options, heads)
        if chosen is None:
            return key
        known.add(chosen)
        key = chosen


def _one(options: set[str], heads: Heads) -> str | None:
    """The only option, those that are parts of another left out, or one that stands far more often than all others together."""
    whole = [o for o in sorted(options) if not any(o != p and f" {o} " in f" {p} " for p in options)]
    counts = sorted(((len(heads[o]), o) for o in whole), reverse=True)
    if counts and counts[0][0] >= _DOMINANT * sum(n for n, _ in counts[1:]):
        return counts[0][1]
    return None


def _is_elsewhere(key: str, heads: Heads) -> bool:
    """Whether a single word is mostly a place or an organisation where it stands alone: it is no short form of a person then."""
    kinds = Counter(s.kind for s in heads[key])
    return kinds["place"] + kinds["organisation"] > kinds["person"] + kinds["other"] // 2


def _is_person(seen: Iterable[Seen]) -> bool:
    kinds = Counter(s.kind for s in seen)
    return kinds["person"] > 0 and kinds["person"] * 2 >= sum(kinds.values())
