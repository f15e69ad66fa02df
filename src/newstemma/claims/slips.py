"""A name that stands alone and is a letter off that of somebody named in full: "Gary Harlowe" and then "Harlow said".

Refuses words of other names of the story, inflections, first names, and words that the article also has in small letters.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from newstemma.claims.ground import Ground
from newstemma.claims.letters import distance, plain_letters, skeleton
from newstemma.claims.sides import finding, side
from newstemma.claims.spelled import may_be_transliterated
from newstemma.language.countries import home_country
from newstemma.language.firstnames import sex_of_first_name
from newstemma.language.likeness import rarity
from newstemma.language.names import title_lasts
from newstemma.language.words import stem, tokens
from newstemma.model.article import Article
from newstemma.model.claim import Conflict, Grade
from newstemma.model.text import Span

_HERE, _ELSEWHERE, _LONG = 4, 6, 8  # letters of a name: beside the full one, in another article, and that may be two off
_OFTEN = 8  # times a name stands in an article, so that everybody sees the slip
_FULL = 5  # letters of a family name that is a letter off another
_FORMS = frozenset({"", *"s es n an ian ns ans ist ism ites ite ic al ish ese i".split()})
_STRANGE = 6.0  # natural logs: words that are hardly any but a name
_RELATIVE = re.compile(r"\b(wife|husband|son|daughter|brother|sister|mother|father|partner|widow|dog|cat|horse),? $")
_CAPITAL = re.compile(r"[A-Z][^\W\d_]*(?:[’'-][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class _Words:
    """parts: each part of a full name to the places of the person; own: words of all longer names; alone: words that stand alone."""

    parts: Mapping[str, list[Span]]
    own: frozenset[str]
    alone: Mapping[str, list[Span]]


def slip_differences(ground: Ground) -> list[Conflict]:
    """The names of a story that stand alone and are a letter off a full one, in order. Cost: the words alone times the names."""
    words = _words(ground)
    found: list[Conflict] = []
    for word in sorted(words.alone):
        near = [part for part in sorted(words.parts) if _is_slip(word, part)]
        if word in words.own or sex_of_first_name(word) is not None or home_country(word) is not None or len(near) != 1:
            continue
        if len(words.parts[near[0]]) + len(words.alone.get(near[0], ())) >= len(words.alone[word]):
            found.extend(_findings(ground, words, word, near[0]))
    return [*found, *_full_slips(ground, words), *_bare_slips(ground, words)]


def _full_slips(ground: Ground, words: _Words) -> Iterator[Conflict]:
    """One given name and two family names a letter apart, in one article: "Ida Harlow" and "Ida Harlaw"."""
    by_id = {a.id: a for a in ground.articles}
    for ours, theirs in combinations(sorted(words.parts), 2):
        if min(len(ours), len(theirs)) >= _FULL and _is_slip(ours, theirs):
            pairs = (
                (a, b) for a in words.parts[ours] for b in words.parts[theirs] if a.article == b.article and _is_last_off(a.text, b.text)
            )
            for a, b in list(pairs)[:1]:
                sides = [[side(ground, by_id[at.article], at, None)] for at in (a, b)]
                yield finding(ground, "name", "internal", a.text, sides, f"{a.text} and {b.text} are a letter apart")


def _bare_slips(ground: Ground, words: _Words) -> Iterator[Conflict]:
    """Two words that only ever stand alone and are a letter apart: "the town of Tarnhem" and "Tarnham", "his wife Stina" and "Stine"."""
    by_id = {a.id: a for a in ground.articles}
    bare = [w for w in sorted(words.alone) if w not in words.own and home_country(w) is None]
    for ours, theirs in combinations(bare, 2):
        places = [words.alone[w] for w in (ours, theirs)]
        homes = [{at.article for at in g} for g in places]
        far = distance(ours, theirs) > 1 and skeleton(ours) != skeleton(theirs)
        if homes[0] & homes[1] or far or not _is_slip(ours, theirs) or any(_is_slip(w, own) for w in (ours, theirs) for own in words.own):
            continue
        kin = [{_kin(by_id[at.article].text, at) for at in g} - {""} for g in places]
        long = min(len(ours), len(theirs)) >= _ELSEWHERE and all(
            rarity(stem(w)) >= _STRANGE and sex_of_first_name(w) is None for w in (ours, theirs)
        )
        if long or kin[0] & kin[1]:
            sides = [[side(ground, by_id[at.article], at, None) for at in g] for g in places]
            alike = skeleton(ours) == skeleton(theirs) and may_be_transliterated(ground, (at for g in places for at in g))
            why = f"{sides[0][0].at.text} and {sides[1][0].at.text} are a letter apart, and no article has both"
            yield finding(ground, "name", "compatible" if alike else "conflict", sides[0][0].at.text, sides, why)


def _kin(text: str, at: Span) -> str:
    """The noun for a relative right before a name: "his wife, Ida"."""
    found = _RELATIVE.search(text, max(0, at.start - 20), at.start)
    return found[1] if found is not None else ""


def _is_last_off(a: str, b: str) -> bool:
    """Whether two full names differ in their last word alone."""
    return a.split()[:-1] == b.split()[:-1] and len(a.split()) > 1


def _is_slip(word: str, part: str) -> bool:
    """Whether one is the other with a letter wrong, and no form of it."""
    short, long = sorted((word, part), key=lambda w: (len(w), w))
    same = next((n for n, (x, y) in enumerate(zip(short, long, strict=False)) if x != y), len(short))
    if len(short) < _HERE or same == 0 or {short[same:], long[same:]} <= _FORMS:
        return False
    return 0 < distance(word, part) <= (2 if len(short) >= _LONG else 1)


def _findings(ground: Ground, words: _Words, word: str, part: str) -> Iterator[Conflict]:
    """One finding an article that has the full name as well; else one for all where the name is long."""
    by_id = {a.id: a for a in ground.articles}
    full, alone = words.parts[part], words.alone[word]
    here = [at for at in alone if any(f.article == at.article for f in full)]
    if here and any(sum(s.article == at.article for s in words.alone.get(part, ())) >= _OFTEN for at in here):
        return
    if not here and len(word) < _ELSEWHERE:
        return
    homes = {at.article for at in here or alone}
    ours = [f for f in full if f.article in homes] if here else full
    sides = [[side(ground, by_id[at.article], at, None) for at in places] for places in (ours, here or alone)]
    alike = not here and skeleton(word) == skeleton(part) and may_be_transliterated(ground, [*ours, *alone])
    grade: Grade = "internal" if here else "compatible" if alike else "conflict"
    name = ours[0].text
    yield finding(ground, "name", grade, name, sides, f"{name} is also called {alone[0].text}, a letter off", resolved=name)


def _words(ground: Ground) -> _Words:
    parts: defaultdict[str, list[Span]] = defaultdict(list)
    alone: defaultdict[str, list[Span]] = defaultdict(list)
    own: Counter[str] = Counter()
    for article in ground.articles:
        small = set(re.findall(r"\b[a-z]{4,}\b", article.text))
        for start, end, person in _names(ground, article):
            words = [plain_letters(t.word) for t in tokens(article.text, start, end)]
            at = Span(article.id, start, end, article.text[start:end])
            if len(words) > 1:
                own.update(words)
                for part in _parts(words) if person else ():
                    parts[part].append(at)
            elif words and words[0] not in small and _CAPITAL.fullmatch(at.text) and not _is_half(article.text, at):
                alone[words[0]].append(at)
    return _Words(parts, frozenset(own), alone)


def _is_half(text: str, at: Span) -> bool:
    """Whether a longer name goes on beside the word: "Baby Harlow", "Harlow Street"."""
    before = re.search(r"(?<=[a-z,] )([A-Z][a-z]+) $", text[max(0, at.start - 30) : at.start])
    return re.match(r" [A-Z]", text[at.end : at.end + 2]) is not None or (before is not None and before[1] not in title_lasts())


def _parts(words: list[str]) -> set[str]:
    """The family name, and the given name where it is long and not borne by many."""
    given = words[0]
    return {words[-1], given} if len(given) >= _ELSEWHERE and sex_of_first_name(given) is None else {words[-1]}


def _names(ground: Ground, article: Article) -> Iterator[tuple[int, int, bool]]:
    """(start, end, whether a person's) of each name; "Renn and Harlow" are two."""
    for name in ground.readings[article.id].names:
        start = name.start
        for joint in re.finditer(r"\s+(?:and|&)\s+", article.text[name.start : name.end]):
            yield start, name.start + joint.start(), name.kind == "person"
            start = name.start + joint.end()
        yield start, name.end, name.kind == "person"
