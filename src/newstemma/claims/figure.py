"""A figure of a story with its slot, the tables of what happens to whom, and how two figures stand to one another as they are told.

Refuses to read a text: `slotting` does.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from newstemma.claims.incidents import Bounded, other_days
from newstemma.language.words import asset, content_words
from newstemma.model.article import Article
from newstemma.model.reading import Quantity

#: Classes of what happens to people: their counts are tolls, and are compared over the whole story.
#: Those who are rescued, and bodies, are found bit by bit in many places, and so are no tolls.
TOLLS = frozenset(("killed hurt missing trapped sick arrested abducted evacuated displaced").split())
THINGS = frozenset("ballot country house shop strike room boat car plane company product year".split())
_GIVEN = 1.03  # times: a month of 30 days or of 31
TIMES = {"year": "year", "month": "month", "week": "week", "day": "day", "hour": "hour", "minut": "minute"}


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure and its slot.

    action    class of what happened; None where no word near it says
    who       class of who or what is counted; "anyone" for everybody concerned, "" where nothing is named
    whose     class of those who come from what is counted ("judges from 14 towns"); None: nobody
    part      it counts a part of another figure ("including 11 children"); added: it comes on top of one ("three more")
    speaker   whose account it is, as a key; None for the article's own
    voice     the words of the speaker's name and roles: the head of a body speaks for it
    named     the speaker bears a name
    lead      it stands in the first sentences
    opening   stems of the content words of the title and the first sentences, without those that say what happened
    prior     figures of its sentence that the text itself sets aside: "26,900, up from 18,400"
    sums      what it comes to with the figure beside it that "and" joins to it: "42 passengers and two drivers"
    other_end of a change "from 6.25 to 7 per cent" what stands at its other end; None: it is no end of one
    atlas     the places that its article names at all
    words     stems of the content words of its sentence; near: of those between it and the figures beside it, within `_REACH` characters
    """

    article: Article
    quantity: Quantity
    sentence: int
    action: str | None
    who: str
    whose: str | None
    part: bool
    added: bool
    speaker: str | None
    speaker_name: str | None
    voice: frozenset[str]
    named: bool
    lead: bool
    bounds: Bounded
    words: frozenset[str]
    near: frozenset[str]
    atlas: frozenset[str]
    opening: frozenset[str]
    prior: frozenset[float] = frozenset()
    sums: frozenset[float] = frozenset()
    other_end: float | None = None

    @property
    def shown(self) -> str:
        """Its words."""
        return self.article.text[self.quantity.start : self.quantity.end]

    @property
    def key(self) -> tuple[str, int]:
        """Where it stands, for ties."""
        return self.article.id, self.quantity.start


@cache
def actions() -> Mapping[str, str]:
    """Word to the class of what happened."""
    return _table("actions.txt")


@cache
def counted_classes() -> Mapping[str, str]:
    """Noun to the class of who is counted."""
    return _table("counted.txt")


def _table(name: str) -> Mapping[str, str]:
    return {word: line.partition(":")[0] for line in asset(name) for word in line.partition(":")[2].split()}


def number(f: Figure) -> float:
    """The figure as one number, in its base unit where it has one: its lower bound, or its upper one."""
    q = f.quantity
    low = q.base_low if q.base_unit and q.base_low is not None else q.low
    high = q.base_high if q.base_unit and q.base_high is not None else q.high
    return low if low is not None else high or 0.0


@dataclass(frozen=True, slots=True)
class Slot:
    """Figures that count one thing. is_toll: they count people to whom something happened; is_past: long before, and counted to the end."""

    about: str
    figures: tuple[Figure, ...]
    is_toll: bool
    is_past: bool = False


@cache
def people() -> frozenset[str]:
    """Classes of people."""
    return frozenset(counted_classes().values()) - THINGS


def is_slip(a: Figure, b: Figure) -> bool:
    """Whether the one looks like the other with digits changed about, or a zero more: 78 and 87, 200 and 2,000."""
    x, y = (f"{f.quantity.low or f.quantity.high or 0:.6g}".replace(".", "") for f in (a, b))
    if len(x) > 40 or len(y) > 40 or x == y:
        return False
    return (len(x) > 1 and sorted(x) == sorted(y)) or (
        x.rstrip("0") == y.rstrip("0") and abs(len(x) - len(y)) == 1 and len(x.rstrip("0")) > 0
    )


def is_told_in_parts(a: Figure, b: Figure) -> bool:
    """Whether the one comes to the other with what is told beside it: 42 passengers and two drivers are 44 people."""
    return number(a) in b.sums or number(b) in a.sums


def digits(f: Figure) -> str:
    """Its digits, six at most, without a point."""
    return f"{f.quantity.low or f.quantity.high or 0:.6g}".replace(".", "")


def elsewhere(a: Figure, b: Figure) -> bool:
    """Whether they are told of other days, or of places that the other's article does not name at all."""
    if other_days(a.bounds.days, b.bounds.days):
        return True
    here, there = a.bounds.places, b.bounds.places
    if not (here and there) or here & there:
        return False
    return not (a.lead or b.lead) or (not here & b.atlas and not there & a.atlas)


def one_teller(a: Figure, b: Figure) -> bool:
    """Whether two figures are by one account, as far as their tellers' names go: "the Observatory" is one with its full name."""
    ours, theirs = a.voice, b.voice
    names = [set(content_words(f.speaker_name or "")) for f in (a, b)]
    return a.speaker == b.speaker or bool(names[0] and names[1] and (names[0] <= theirs or names[1] <= ours))


def value(f: Figure) -> tuple[float | None, float | None, str | None]:
    """Its bounds and unit."""
    return f.quantity.low, f.quantity.high, f.quantity.unit


def are_two_terms(a: Figure, b: Figure) -> bool:
    """Whether a court gave the one, or the other: it does not round, and four and a half years are no five."""
    given = all(
        f.action == "jailed" and f.quantity.form == "duration" and f.quantity.low == f.quantity.high and not f.quantity.approximate
        for f in (a, b)
    )
    small, large = sorted((number(a), number(b)))
    return given and a.bounds.mood == b.bounds.mood == "is" and large > _GIVEN * small
