"""Whether a person is spoken of as he or as she: by titles, words of kinship, offices that say it, and the first name.

Refuses to guess from a name that both bear, and takes nothing where the signs of one person speak against each other.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from newstemma.language.firstnames import Sex, sex_of_first_name
from newstemma.model.brief import Entity

Place = tuple[int, int, Entity]

_TITLES = re.compile(
    r"(?:^|\s|[“\"(])(?:(?P<man>Mr|Sir|Lord|King|Prince|Brother|Father|Don|Sheikh|Pope|Congressman|Councilman|Chairman|Spokesman)"
    r"|(?P<woman>Mrs|Ms|Miss|Lady|Dame|Queen|Princess|Sister|Mother|Congresswoman|Councilwoman|Chairwoman|Spokeswoman))\.?\s+$"
)
_MAN = (
    "spokesman|chairman|congressman|councilman|businessman|policeman|fireman|salesman|clergyman|actor|husband|father|grandfather|son|brother"
    "|uncle|nephew|king|prince|man|boy|waiter|monk"
)
_WOMAN = (
    "spokeswoman|chairwoman|congresswoman|councilwoman|businesswoman|policewoman|actress|wife|widow|mother|grandmother|daughter|sister|aunt"
    "|niece|queen|princess|woman|girl|waitress|nun|first lady"
)
_BEFORE = re.compile(rf"\b(?:(?P<man>{_MAN})|(?P<woman>{_WOMAN}))(?P<comma>,?)\s+$", re.IGNORECASE)
_CLOSES = re.compile(r"\s*(?:[,.;)”\"]|$)")  # behind a name in apposition: "his mother, Ida,", but not "to his mother, Renn went"
_BEHIND = re.compile(
    rf",\s+(?:(?:the|a|an|his|her|their|\w+[’']s)\s+)?(?:(?!(?:who|whose|and|with|but|his|her|their|said|says|told)\b)[\w-]+\s+){{0,3}}"
    rf"(?:(?P<man>{_MAN})|(?P<woman>{_WOMAN}))\b(?![’']s)",
    re.IGNORECASE,
)
_OUTVOTES = 2  # signs, from which the article is believed against the table of first names
_REACH = 24  # characters before a name
_BEYOND = 60  # characters behind it


def sexes(text: str, places: Sequence[Place]) -> dict[str, Sex]:
    """Entity id to what the article and the first name say of it; who is not in it is not known. Cost: linear in the places."""
    votes: dict[str, Counter[Sex]] = {}
    people: dict[str, Entity] = {}
    for start, end, entity in places:
        if entity.kind == "person":
            people[entity.id] = entity
            votes.setdefault(entity.id, Counter()).update(_told(text, start, end))
    found: dict[str, Sex] = {}
    for key, entity in people.items():
        told, named = _settled(votes[key]), _by_name(entity)
        if (told or named) is not None and (told is None or named in {None, told} or votes[key][told] > _OUTVOTES):
            found[key] = told or named or "man"
    return found


def title_sex(text: str, start: int) -> Sex | None:
    """What the title right before a name says."""
    return _named(_TITLES.search(text[max(0, start - _REACH) : start]))


def sex_of_words(words: str) -> Sex | None:
    """What a phrase without a name says: "the spokeswoman", "a mother of three"."""
    found = re.search(rf"\b(?:(?P<man>{_MAN})|(?P<woman>{_WOMAN}))\b", words, re.IGNORECASE)
    return _named(found)


def _told(text: str, start: int, end: int) -> Iterable[Sex]:
    before = text[max(0, start - _REACH) : start]
    kin = _BEFORE.search(before)
    if kin is not None and kin["comma"] and not _CLOSES.match(text, end):
        kin = None
    for found in (_TITLES.search(before), kin, _BEHIND.match(text, end, end + _BEYOND)):
        sex = _named(found)
        if sex is not None:
            yield sex


def _named(found: re.Match[str] | None) -> Sex | None:
    if found is None:
        return None
    return "man" if found["man"] else "woman"


def _settled(votes: Mapping[Sex, int]) -> Sex | None:
    """The sign that stands alone, or three times as often as the other one."""
    man, woman = votes.get("man", 0), votes.get("woman", 0)
    if man > 2 * woman:
        return "man"
    return "woman" if woman > 2 * man else None


def _by_name(entity: Entity) -> Sex | None:
    """By the first word of its fullest name that is a first name, its last word left out: a single word is as often a family name."""
    return next((sex for word in entity.name.split()[:-1] if (sex := sex_of_first_name(word)) is not None), None)
