"""One person under two names: a letter off, another given name with the same office, or the given name where the family name belongs.

Refuses people whom one article names side by side, nicknames and short forms, and names that differ in hyphens, spaces or accents alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from newstemma.claims.ground import Ground
from newstemma.claims.known_by import known_beside, title_words
from newstemma.claims.letters import distance, is_slip, plain_letters, skeleton
from newstemma.claims.sides import finding, majority, side
from newstemma.claims.spelled import may_be_transliterated, may_have_family_first
from newstemma.claims.things import thing_differences
from newstemma.language.firstnames import sex_of_first_name
from newstemma.language.likeness import rarity
from newstemma.language.words import asset, content_words, stem, tokens
from newstemma.model.brief import Entity
from newstemma.model.claim import Conflict, Grade
from newstemma.model.text import Span

_SHARED = 3  # words of two sentences that say who somebody is as well as an office does
_NEARLY, _WHOLE = 0.75, 7  # of the words of two sentences, and how many at least, that make them one sentence but for a name
_STRANGE = 6.0  # natural logs: names that are hardly words, so that who has both is one person
_LETTERS, _RARE = 3, 5  # of a part that is compared; of one that differs by a slip of the pen and hardly by chance


@dataclass(frozen=True, slots=True)
class _Person:
    """A full name as articles have it.

    office   stems of what stands beside it, the nouns of its offices, and whose only relative it is
    posts    its offices with what they are of: of "plant manager" there is one
    around   stems of its sentences; told: those of each by itself
    """

    name: tuple[str, ...]
    shown: str
    places: tuple[Span, ...]
    articles: frozenset[str]
    office: frozenset[str]
    around: frozenset[str]
    told: tuple[frozenset[str], ...] = ()
    posts: frozenset[str] = frozenset()


def name_differences(ground: Ground) -> list[Conflict]:
    """The people of a story who go by two names, in order of the name. Cost: names² of one family or one given name."""
    people = [_person(ground, e) for e in sorted(ground.entities, key=lambda e: (e.name, e.id)) if _is_full(e)]
    shared: defaultdict[str, list[_Person]] = defaultdict(list)
    for person in people:
        for key in {
            f"both {' '.join(sorted(person.name))}",
            f"first {person.name[0]}",
            f"last {person.name[-1]}",
            f"sound {' '.join(map(skeleton, person.name))}",
        }:
            shared[key].append(person)
    pairs = {(a.shown, b.shown): (a, b) for key in sorted(shared) for a, b in combinations(shared[key], 2)}
    found = [_conflict(ground, a, b) for a, b in pairs.values() if _is_one(ground, a, b)]
    turned = [conflict for e in sorted(ground.entities, key=lambda e: (e.name, e.id)) for conflict in _turned(ground, e)]
    return [*found, *turned, *thing_differences(ground)]


def _is_full(entity: Entity) -> bool:
    """Whether it is a person by given and family name."""
    words = _untitled(entity.name)
    glued = re.search(r"[a-z]{3}[A-Z][a-z]+[A-Z]|[a-z]{4}(?:[A-Z]|\d)", entity.name)  # a link ran into the name
    return entity.kind == "person" and len(words) > 1 and len(set(words)) == len(words) and not glued  # twice a word: two captions in a row


def _untitled(name: str) -> tuple[str, ...]:
    """The words of a name as compared, without titles that were taken for a part of it."""
    words = [t.word for t in tokens(name)]
    while words and stem(words[0]) in title_words():
        words.pop(0)
    plain = words[:1] + [w for w in words[1:-1] if len(w) > 1] + words[1:][-1:]  # who has a middle initial may go without it
    return tuple(map(plain_letters, plain)) if not title_words() & set(map(stem, words)) else ()


def _person(ground: Ground, entity: Entity) -> _Person:
    texts = {a.id: a for a in ground.articles}
    places = tuple(at for at in entity.at if isinstance(at, Span) and " " in at.text)
    office: set[str] = set()
    posts: set[str] = set()
    told: list[frozenset[str]] = []
    for at in places:
        article = texts[at.article]
        known = known_beside(article.text, at)
        office |= known.office
        posts |= known.posts
        whole = ground.readings[at.article].sentence_at(at.start)
        if whole is not None:
            told.append(frozenset(content_words(article.text, whole.start, whole.end)))
    name = _untitled(entity.name)
    own = {stem(t.word) for t in tokens(entity.name)}
    around: frozenset[str] = frozenset().union(*told)
    alike = tuple(words - own for words in told)
    return _Person(
        name, entity.name, places, frozenset(a.article for a in places), frozenset(office - own), around - own, alike, frozenset(posts)
    )


def _is_one(ground: Ground, a: _Person, b: _Person) -> bool:
    """Whether two full names are one person's: no article has both, and the part that differs is a letter off or the office is the same."""
    if not a.places or not b.places or a.articles & b.articles or len(a.name) != len(b.name):
        return False
    apart = [(x, y) for x, y in zip(a.name, b.name, strict=True) if x != y]
    turned = a.name == b.name[::-1]
    if (
        not apart
        or (len(apart) == 1 and _is_plural(*apart[0]))
        or any(  # "American" and "Americans"
            min(map(len, pair)) < _LETTERS
            or (
                not turned
                and ((_is_short(*pair) and not _is_family_near(a, b)) or (_meet(ground, a, b, pair) and not _is_family_off(a, b)))
            )
            for pair in apart
        )
    ):
        return False
    if turned:  # the family name in front
        return len(set(a.name)) > 1 and all(rarity(stem(w)) >= _STRANGE for w in a.name)
    if len(apart) > 1:  # both a letter off, and they sound alike
        return all(is_slip(*pair) for pair in apart) and bool(a.office & b.office)
    if is_slip(*apart[0]):
        same = max(len(x) for x, y in zip(a.name, b.name, strict=True) if x == y)
        rare = min(map(len, apart[0])) >= _RARE and same > _LETTERS  # many are called Kim or Ali
        return rare or bool(a.office & b.office) or len(a.around & b.around) >= _SHARED
    if _is_family_near(a, b):
        return bool(a.office & b.office) or bool(a.posts & b.posts)
    like = a.name[-1] == b.name[-1] or apart[0][0][:_LETTERS] == apart[0][1][:_LETTERS]
    near = _sound_near(*apart[0]) and (len(a.around & b.around) >= _SHARED or bool(a.posts & b.posts))
    return like and (bool(a.office & b.office) or near or _told_alike(a, b))


def _is_family_near(a: _Person, b: _Person) -> bool:
    """Whether the given names are the same, and the family names have the same consonants or begin alike: "Renaldo", "Rennoldo"."""
    ours, theirs = a.name[-1], b.name[-1]
    return a.name[:-1] == b.name[:-1] and (skeleton(ours) == skeleton(theirs) or _cut(ours, theirs))


def _cut(a: str, b: str) -> bool:
    brief, long = sorted((a, b), key=lambda w: (len(w), w))
    return len(brief) > _LETTERS and long.startswith(brief)


def _told_alike(a: _Person, b: _Person) -> bool:
    """Whether two sentences on them are one but for the name, so that an editor mended or spoiled it; two offices are two people's."""
    if a.office and b.office and not a.office & b.office:
        return False
    return any(len(x & y) >= _NEARLY * max(len(x), len(y)) for x in a.told for y in b.told if min(len(x), len(y)) >= _WHOLE)


def _is_family_off(a: _Person, b: _Person) -> bool:
    """Whether the given names are the same and the family names a letter off: an article may have both of one person."""
    return a.name[:-1] == b.name[:-1] and min(len(a.name[-1]), len(b.name[-1])) > _LETTERS and distance(a.name[-1], b.name[-1]) == 1


def _sound_near(a: str, b: str) -> bool:
    """Whether two given names begin alike and are no more than two letters apart: "Brian" and "Bryant"."""
    return a[:2] == b[:2] and min(len(a), len(b)) > _LETTERS and distance(a, b) <= 2


def _is_short(a: str, b: str) -> bool:
    """Whether one name is what bearers of the other are called: "Tom" and "Thomas"."""
    brief, long = sorted((a, b), key=lambda w: (len(w), w))
    if len(brief) > _LETTERS + 2 and distance(a, b) == 1 and a[1:] == b[1:]:
        return False  # "Catharina" is not short for "Katharina"
    cut = len(brief) >= _SHORT and len(long) > len(brief) + 1 and long.startswith(brief)
    rudy = a[:_SHORT] == b[:_SHORT] and any(w.endswith(("y", "ie")) and len(w) <= _BRIEF for w in (a, b)) and distance(a, b) > 1
    return cut or rudy or bool(_nicknames().get(a, frozenset()) & _nicknames().get(b, frozenset()))


def _is_plural(a: str, b: str) -> bool:
    return {a, b} in ({a, a + "s"}, {b, b + "s"})


def _meet(ground: Ground, a: _Person, b: _Person, apart: tuple[str, str]) -> bool:
    """Whether an article on the one also has the part of the other's name that differs: "Ada and Ida Renn"."""
    texts = {article.id: article.text for article in ground.articles}
    return any(
        re.search(rf"\b{re.escape(word)}\b", _fold_all(texts[i])) is not None
        for person, word in ((a, apart[1]), (b, apart[0]))
        for i in sorted(person.articles)
    )


def _fold_all(text: str) -> str:
    return unicodedata.normalize("NFKD", text).casefold()


@cache
def _nicknames() -> Mapping[str, frozenset[int]]:
    """Given name to the lines of the table that it stands in."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    for n, line in enumerate(asset("nicknames.txt")):
        for word in line.split():
            found[word].add(n)
    return {word: frozenset(lines) for word, lines in found.items()}


_SHORT, _BRIEF = 3, 5  # letters that a short form keeps, Ash of Ashton and Rudy of Rudolph, and how many it has at most


def _conflict(ground: Ground, a: _Person, b: _Person) -> Conflict:
    by_id = {article.id: article for article in ground.articles}
    sides = [[side(ground, by_id[at.article], at, None) for at in p.places] for p in (a, b)]
    most = majority(sides)
    sounds = [tuple(skeleton(w) for w in p.name) for p in (a, b)]
    both = a.articles | b.articles
    alike = sounds[0] == sounds[1] and may_be_transliterated(ground, (*a.places, *b.places))
    grade: Grade = "compatible" if alike or (a.name == b.name[::-1] and may_have_family_first(ground, both)) else "conflict"
    why = f"{a.shown} and {b.shown} are one person by office or by what is told, and no article names both"
    return finding(ground, "name", grade, a.shown, sides, why, resolved=(a, b)[most].shown if most is not None else None)


def _turned(ground: Ground, entity: Entity) -> Iterator[Conflict]:
    """Somebody whose family name comes first, called by the given name alone in an article that has the family name alone as well."""
    words = entity.name.split()
    if entity.kind != "person" or len(words) != 2 or sex_of_first_name(words[0]) is not None or _is_no_name(words):
        return
    if any(e.kind == "person" and e.id != entity.id and e.name.split()[-1] == words[1] for e in ground.entities):
        return  # a relative bears the name alone
    alone = {word: _alone(ground, entity, word) for word in words}
    first = Counter(at.article for at in alone[words[0]])
    for article in ground.articles:
        turned = [at for at in alone[words[1]] if at.article == article.id]
        told = [at for at in alone[words[0]] if at.article == article.id]
        if turned and told and len(first) > len({at.article for at in alone[words[1]]}):
            sides = [[side(ground, article, at, None) for at in places] for places in (told, turned)]
            why = f"{entity.name} is {words[0]} where the family name stands alone, and {words[1]} here"
            yield finding(ground, "name", "internal", entity.name, sides, why, resolved=words[0])


def _is_no_name(words: Sequence[str]) -> bool:
    """Whether one of the words is a title or all capitals: "GOP Sen"."""
    return any(stem(w.casefold()) in title_words() or (w.isupper() and len(w) > 1) for w in words)


def _alone(ground: Ground, entity: Entity, word: str) -> list[Span]:
    """Where one word of a name stands for the whole of it, outside quotations and beside no other name: "Ida (Idi) Renn"."""
    texts = {a.id: a.text for a in ground.articles}
    return [
        at
        for at in entity.at
        if isinstance(at, Span)
        and at.text == word
        and not _is_beside_mark(texts[at.article], at)
        and not ground.readings[at.article].is_quoted(at.start)
    ]


def _is_beside_mark(text: str, at: Span) -> bool:
    """Whether a bracket or a quotation mark stands between it and the rest of the name."""
    return re.match(r" [(\"“‘']", text[at.end : at.end + 2]) is not None or re.search(r"[)\"”’'] $", text[: at.start][-2:]) is not None
