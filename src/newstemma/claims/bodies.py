"""What goes by two names that differ by a letter or a word: storms, operations and lakes; firms; bodies "of" or "to" do something.

Refuses names that one article has both of, and bodies that share a short subject: a ministry and a committee may be of foreign affairs.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import combinations

from newstemma.claims.ground import Ground
from newstemma.claims.letters import distance, plain_letters, skeleton
from newstemma.claims.sides import Side, backed, finding, side
from newstemma.claims.spelled import may_be_transliterated
from newstemma.language.countries import home_country
from newstemma.language.likeness import rarity
from newstemma.language.words import stem, tokens
from newstemma.model.claim import Conflict, Grade
from newstemma.model.text import Span

Names = dict[tuple[str, ...], list[Side]]

_CLASSED = re.compile(
    r"\b(?P<class>Hurricane|Typhoon|Cyclone|Storm|Superstorm|Operation|Mount|Lake|Camp|Fort|Cape)(?:s [A-Z][a-z]+ and)?"
    r" (?P<name>[A-Z][a-z]{3,})\b(?! [A-Z])"
)
_BODY = (
    "Committee|Campaign|Commission|Council|Association|Institute|Institution|Federation|Foundation|Society|Centre|Center|Office|Bureau|Agency"
    "|University|College|Bank|Board|Fund|Alliance|Coalition|Union|League|Movement|Group|Authority|Academy|Network|Organization|Organisation"
)
_OF = re.compile(
    rf"\b(?P<head>{_BODY}) (?P<tail>(?:to|for|of|on|against) (?:(?:the|and|of|to|for|its|an?) )*[A-Z][\w’'-]*"
    r"(?:(?: (?:the|and|of|to|for|in))* [A-Z][\w’'-]*)+)"
)
_FIRM = frozenset("ltd inc corp co llc plc company gmbh limited corporation".split())
_LONG, _SAME, _RARE = 3, 5, 6.0  # words of a tail that say who it is; letters that two forms of a word share; natural logs


def body_differences(ground: Ground) -> list[Conflict]:
    """The things, firms and bodies of a story that go by two names, in order. Cost: pairs of names of one sort."""
    found = [*_pairs(ground, _classed(ground), _is_letter_off), *_pairs(ground, _firms(ground), _is_form_off)]
    return [*found, *_pairs(ground, _bodies(ground), _is_head_off)]


def _pairs(ground: Ground, names: Names, is_one: Callable[[tuple[str, ...], tuple[str, ...]], bool]) -> Iterator[Conflict]:
    """One finding for each two names that are one thing's, and that no article has both of."""
    for a, b in combinations(sorted(names), 2):
        homes = [{s.article for s in names[x]} for x in (a, b)]
        if is_one(a, b) and not homes[0] & homes[1]:
            sides = [names[a], names[b]]
            shown = [g[0].at.text for g in sides]
            sounds = [[skeleton(w) for w in x] for x in (a, b)]
            grade: Grade = (
                "compatible"
                if sounds[0] == sounds[1] and may_be_transliterated(ground, [s.at for g in sides for s in g if isinstance(s.at, Span)])
                else "conflict"
            )
            why = f"{shown[0]} and {shown[1]} are hardly two, and no article has both"
            yield finding(ground, "name", grade, shown[0], sides, why, resolved=backed(sides))


def _classed(ground: Ground) -> Names:
    """Names behind the noun for what they are: "Hurricane Ida", "Operation Redstart"."""
    found: defaultdict[tuple[str, ...], list[Side]] = defaultdict(list)
    for article in ground.articles:
        for m in _CLASSED.finditer(article.text):
            key = (
                "storm" if m["class"] in ("Hurricane", "Typhoon", "Cyclone", "Superstorm") else m["class"].casefold(),
                m["name"].casefold(),
            )
            found[key].append(side(ground, article, article.cut(m.start("name"), m.end("name")), None))
    return found


def _is_letter_off(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    return a[0] == b[0] and distance(a[1], b[1]) == 1


def _firms(ground: Ground) -> Names:
    """Names of organisations that end in what firms end in."""
    found: defaultdict[tuple[str, ...], list[Side]] = defaultdict(list)
    texts = {a.id: a for a in ground.articles}
    for i, article in sorted(texts.items()):
        for name in ground.readings[i].names:
            words = tuple(plain_letters(t.word) for t in tokens(article.text, name.start, name.end))
            last = next((n for n, w in enumerate(words) if w in _FIRM), 0)
            if last > 1:
                found[words[:last]].append(side(ground, article, article.cut(name.start, name.end), None))
    return found


def _is_form_off(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two firms begin with one strange name, and one other word is another form: "Harl Distribution", "Harl Distributors"."""
    apart = [(x, y) for x, y in zip(a, b, strict=False) if x != y]
    if len(a) != len(b) or a[0] != b[0] or len(apart) != 1 or home_country(a[0]) is not None:
        return False
    x, y = apart[0]
    return x[:_SAME] == y[:_SAME] and min(len(x), len(y)) > _SAME and rarity(stem(a[0])) >= _RARE


def _bodies(ground: Ground) -> Names:
    """Bodies with what they are for: the noun, then all words behind it."""
    found: defaultdict[tuple[str, ...], list[Side]] = defaultdict(list)
    for article in ground.articles:
        for m in _OF.finditer(article.text):
            tail = tuple(plain_letters(t.word) for t in tokens(m["tail"]))
            found[(m["head"].casefold(), *tail)].append(side(ground, article, article.cut(m.start(), m.end()), None))
    return found


def _is_head_off(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two bodies have one long tail and different nouns: "Committee to Save the Dam", "Campaign to Save the Dam"."""
    said = [w for w in a[2:] if w not in ("the", "and", "of", "to", "for", "in")]
    return a[1:] == b[1:] and a[0] != b[0] and len(said) >= (2 if a[1] == "to" else _LONG)
