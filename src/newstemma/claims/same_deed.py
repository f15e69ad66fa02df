"""Which dated deeds are one: the same deed, told of the same people or things in words that two places share.

Refuses what is told as one of several, and deeds with different places or different doers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from newstemma.claims.occasions import Occasion
from newstemma.claims.scenes import AMOUNT, FIGURE, MARK, ORDINAL
from newstemma.language.likeness import rarity
from newstemma.language.words import stem

_ANOTHER = re.compile(
    r"\b(?:(?:\d+|one|two|three|four|five|six|seven|several|many|dozens) more(?! than)|"
    r"also|another|similar(?:ly)?|second|third|fourth|other|again|previous(?:ly)?|separate(?:ly)?|additional|subsequent|latest|further|"
    r"whether|respectively|every|different|returned|series|multiple|numerous|twice|repeatedly)\b",
    re.IGNORECASE,
)


def tells_another(occasion: Occasion) -> bool:
    """Whether words near the deed say that it was one of several: "another", "also", "twice", "during protests"."""
    if occasion.deed.noun and occasion.deed.how == "again" and occasion.deed.name != "meet":
        if occasion.article.text[occasion.deed.end - 1 : occasion.deed.end] == "s":
            return True
    start = min(occasion.deed.start, occasion.at.start)
    end = max(occasion.deed.end, occasion.at.end)
    before = re.split(r"[.!?]\s|\n", occasion.article.text[max(0, start - 70) : start])[-1]
    return _ANOTHER.search(before + occasion.article.text[start : end + 25]) is not None


#: Nats that two deeds must share in all, and in the words right beside the deed: who did what to whom. A name that is no place counts
#: 4, a place 1.5, "first", "last" and "next" 4, a figure 3, a word (and the deed's own) by its rarity in news. Set on 22 invented stories
#: (31 of 61 found, none wrong; 12, 9 and 8.5 and 8.5, 7 and 7.5 find the same), read on the findings of 600 stories of a bulk corpus.
_ENOUGH = {"again": 9.0, "once": 7.5, "what": 8.0, "person": 6.5, "sole": 1.0}
_BESIDE = {"again": 3.0, "once": 3.0, "what": 3.0, "person": 4.0, "sole": 0.0}
_TWO = 2  # names: who met whom
_PLANNED_BESIDE = 2.0  # for the same
_PLANNED = 3.0  # less for what was planned and what came: no hard alarm hangs on it
_WITHIN = 2.0  # more for two weekdays of one article: it tells what came day by day more often than one thing twice
_BOUND = {"<since": 9.0, "<until": 7.0}  # for beginnings and deadlines
_NAME, _PLACE, _ORDINAL, _FIGURE = 4.0, 1.5, 4.0, 3.0
_VERBATIM = 15.0  # nats right beside the deed: the clause is the same, whoever else is named in its sentence


def one_deed(a: Occasion, b: Occasion, *, whenever: bool = False) -> bool:
    """Whether two dated deeds are one: the same deed, told of the same people or things in words that they share.

    A deed that befalls somebody once needs less than one that may happen day after day; different places, or another one who did it,
    are another deed.
    whenever  also where the one is still to come and the other has been
    """
    if a.deed.name != b.deed.name or (a.ahead != b.ahead and not whenever):
        return False
    if tells_another(a) or tells_another(b) or other_happening(a, b):
        return False
    if not is_verbatim(a, b) and (not _same_doer(a, b) or elsewhere(a, b)):
        return False
    how = a.deed.how
    beside = a.beside & b.beside
    if how == "sole" and a.deed.name == "tenure" and not a.ahead and not any(w.startswith(MARK) for w in a.beside & b.beside):
        return False
    least = min(_BESIDE[how], _PLANNED_BESIDE) if whenever and how == "what" else _BESIDE[how]
    if _nats(w for w in beside if not (how == "what" and w.startswith(MARK))) < least:
        return False
    if how == "person" and not {MARK + w for w in a.people & b.people} & a.beside & b.beside:
        return False
    if (how in ("what", "again") and _other_figures(a, b)) or _other_chamber(a, b):
        return False
    if a.deed.name == "<until" and not (a.ahead and b.ahead):
        return False
    enough = _BOUND.get(a.deed.name, _ENOUGH[how])
    within = _WITHIN if a.article.id == b.article.id and a.reach.weekday is not None and b.reach.weekday is not None else 0.0
    return shared(a, b) >= enough + within - (_PLANNED if whenever and how != "person" else 0.0)


def is_verbatim(a: Occasion, b: Occasion) -> bool:
    """Whether the words and names right beside the two deeds are so many that one clause stands in both."""
    return _nats(a.beside & b.beside) >= _VERBATIM


_NAMED = re.compile(
    r"\b(?:Hurricane|Typhoon|Cyclone|Tropical Storm|Storm|Flight|Operation|Apollo|Soyuz|Expo|Super Bowl|World War)"
    r"\s(?:[A-Z]\w+|[\dIVXL]+)"
)


def other_happening(a: Occasion, b: Occasion) -> bool:
    """Whether each names a happening of its kind beside the deed, and not the same: what one storm destroyed another did later."""
    ours, theirs = (set(_NAMED.findall(_near(o))) for o in (a, b))
    kinds = {n.split()[0] for n in ours} & {n.split()[0] for n in theirs}
    return bool(kinds) and not ours & theirs


def elsewhere(a: Occasion, b: Occasion) -> bool:
    """Whether the two are told of different places; two names beside both deeds say more than a place does."""
    both = [w for w in a.beside & b.beside if w.startswith(MARK)]
    return bool(a.places and b.places) and not a.places & b.places and len(both) < _TWO


def _other_figures(a: Occasion, b: Occasion) -> bool:
    """Whether each has amounts beside the deed and none of the other's: a bill of 8 billion is not one of 15."""
    ours, theirs = ({w for w in o.beside if w.startswith(FIGURE + AMOUNT)} for o in (a, b))
    return bool(ours and theirs) and not ours & theirs


_CHAMBER = re.compile(r"\b(?:(?<!White )House|Senate|Commons|Lords|[Cc]ommittee|[Cc]ouncil|Cabinet|cabinet|[Cc]ourt|[Jj]ury|Assembly)\b")


def _other_chamber(a: Occasion, b: Occasion) -> bool:
    """Whether each names a body near the deed, and not the same: the House passes a bill on another day than the Senate."""
    ours, theirs = ({m.casefold() for m in _CHAMBER.findall(_near(o))} for o in (a, b))
    return bool(ours and theirs) and not ours & theirs


_AROUND = 50  # characters before a deed or its day, and behind both, in which its body is named


def _near(one: Occasion) -> str:
    return one.article.text[max(0, min(one.deed.start, one.at.start) - _AROUND) : max(one.deed.end, one.at.end) + _AROUND]


def shared(a: Occasion, b: Occasion) -> float:
    """What the two have in common, in nats, the deed's own word with it."""
    whom, places = (a.whom & b.whom) - a.places - b.places, a.places & b.places
    own = min(rarity(stem(o.article.text[o.deed.start : o.deed.end].casefold())) for o in (a, b)) if a.deed.name[0] != "<" else 0.0
    marked = _nats(w for w in a.beside & b.beside if w[0] in (ORDINAL, FIGURE))
    return (
        _NAME * len(whom)
        + _PLACE * len(places)
        + _nats((a.words & b.words) | {w for w in a.beside & b.beside if w[0].isalpha()})
        + marked
        + own
    )


_LIKELY = 7.0  # nats: enough to count one more article for a day that others name too


def same_day_too(a: Occasion, b: Occasion) -> bool:
    """Whether an occasion on the same day is likely the same one: it is no second alarm, only one more voice."""
    return a.deed.name == b.deed.name and a.ahead == b.ahead and _same_doer(a, b) and shared(a, b) >= _LIKELY and bool(a.beside & b.beside)


def one_thing(a: Occasion, b: Occasion) -> bool:
    """Whether two deeds in clauses that say the same are one: a deed that says little by itself must be done to the same thing."""
    if a.deed.name != b.deed.name or a.ahead != b.ahead or tells_another(a) or tells_another(b):
        return False
    if elsewhere(a, b) or other_happening(a, b) or _other_figures(a, b) or _other_chamber(a, b):
        return False
    if a.deed.how == "person" and (a.people or b.people) and not a.people & b.people and (_of_many(a) or _of_many(b)):
        return False
    return a.deed.how != "what" or _nats(w for w in a.beside & b.beside if w[0] != MARK) >= _BESIDE["what"]


_MANY = re.compile(
    r"\b(?:people|persons|men|women|children|others|protest[eo]rs|demonstrators|suspects|\d+|dozens|scores|hundreds|thousands)\b",
    re.IGNORECASE,
)


def _of_many(one: Occasion) -> bool:
    """Whether words right before the deed say that it befell many: "seventy-eight people were arrested" is not of the one who is named."""
    return _MANY.search(one.article.text, max(0, one.deed.start - 40), one.deed.start) is not None


def _nats(words: Iterable[str]) -> float:
    """Words by their rarity; names, ordinals and figures by the same weight each."""
    weights = {MARK: _NAME, ORDINAL: _ORDINAL, FIGURE: _FIGURE}
    return sum(sorted(weights[w[0]] if w[0] in weights else rarity(w) for w in words))


def _same_doer(a: Occasion, b: Occasion) -> bool:
    return (
        a.deed.how == "what" or a.deed.name.startswith("<") or a.first is None or b.first is None or a.first in b.whom or b.first in a.whom
    )
