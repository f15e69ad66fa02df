"""Whose age a figure is: a named person's, one's who is known by a role, or one's of whom only a noun and a fate are told.

Refuses ages of groups, of buildings, and those that somebody had when something else happened.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from newstemma.claims.ground import Ground
from newstemma.language.words import asset
from newstemma.model.article import Article
from newstemma.model.brief import Entity
from newstemma.model.reading import Quantity
from newstemma.model.text import Span

_OLDEST = 120
_BEHIND_NAME = re.compile(
    r"\s*,\s*(?:aged? |now |who (?:is|was|(?:has |had )?(?:just )?turned|turns) )?$|\s+(?:is|was|turned|turns|died aged|\() ?(?:aged )?$"
    r"|\s*\((?:aged )?$"
)
_AFTER_AGE = re.compile(
    r"\s*(?:,|\)|\.|;|:|years old\b|years of age\b|\s+(?:and|said|last|this|next|on|in|had|has|was|is|died|who|told|when"
    r"|yesterday|today)\b|$)"
)
_OLD_NAME = re.compile(r"(?:-year-old|-years-old| year old)?(?: [a-z-]+){0,2}[\s,]*$")
_LISTED = re.compile(r" (?:in|of|to|at|from|into|through) ")  # "hit Arden, two in the leg" is no age
_BIRTHDAY = re.compile(r"\s(?:in|on|at)\s(?:[A-Z]|the end|(?:his|her) )")  # "turned 58 in May"
_TURNED = re.compile(r"\b(?:turned|turns) $")
_PRONOUN = re.compile(
    r"\b(?:he|she|who)(?:['’]s| is| was| turned| turns"
    r"| (?:had|has) (?:just )?turned| died at| died aged| will be)(?: only| just| now| aged)* $",
    re.IGNORECASE,
)
_WHO = re.compile(r"\bwho(?:['’]s| is| was| turned| turns| (?:had|has) (?:just )?turned| will be)(?: only| just| now| aged)* $")
_THE_OLD = re.compile(r"\b[Tt]he $")
_AGED = re.compile(r"\b(?:aged|at the age of|died at|dead at|dies at|was) $")
_NOUN_BEFORE = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Oo]ne) (?:[a-z]+ ){0,2}([a-z]{3,})(?:, (?:aged |now |who (?:is|was|turned|turns) )?| of "
    r"| aged"
    r" |,? who (?:is|was) (?:aged )?| (?:is|was|turned|turns) )$"
)
_OF = re.compile(r" of $")
_CALLED = re.compile(r"[a-z]{2,}(?:(?<!numb)(?<!quart)(?<!ord)(?<!ev)er|or|ist|man|woman|ian|eer|[^m]ent|mother|father|ess)")
_ANYBODY = frozenset("man woman boy girl child teenager person student driver passenger victim son daughter".split())
_NOBODY = frozenset("number quarter order winner tower river paper letter author player member member's computer monument event".split())
_NEAR = 24  # characters between a name and its age
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_STOP = re.compile(r"[.!?]\s|\n")
_THEN = re.compile(
    r"\bat the time\b|\bwas then\b|\bthen (?:aged )?\d|\bwhen (?:he|she|they) (?:was|were|had)\b|\bwas \d+(?: years old)? (?:when|on)\b"
)
_REACH = 200  # characters of a sentence on either side of an age
_BACK = 3  # sentences in which the one may be named whom "she" and "the 34-year-old" mean
_EXTREME = re.compile(r"\b(youngest|oldest|eldest)\b[^.;,]{0,40}?\b(?:was|is|being|aged|were)(?: only| just| aged)? $", re.IGNORECASE)
_DIED = re.compile(r"\b(?:died|dead|killed|drowned|collapsed and died|lost (?:his|her) life|fatally|death)\b")
_HELD = re.compile(r"\b(?:arrested|detained|charged|held|in custody)\b")
_MALE, _FEMALE = re.compile(r"\b(?:man|boy|he|his|father|son)\b"), re.compile(r"\b(?:woman|girl|she|her|mother|daughter)\b")


@dataclass(frozen=True, slots=True)
class Aged:
    """An age: whose it is as a key and in words. named: the person bears a name; beside: it stands at the name.

    fate  what the sentence tells of somebody without a name
    """

    article: Article
    quantity: Quantity
    key: str
    shown: str
    named: bool = True
    beside: bool = False
    fate: str = ""


@dataclass(frozen=True, slots=True)
class Cast:
    """Who is who in a story. at: where a person is named; by_role: a role to the one person who is called by it."""

    ground: Ground
    at: Mapping[tuple[str, int], Entity]
    by_role: Mapping[str, Entity] = field(default_factory=dict)


def cast_of(ground: Ground) -> Cast:
    """The persons of a story and their roles. Cost: linear in their names."""
    people = [e for e in ground.entities if e.kind == "person"]
    at = {(place.article, place.end): e for e in people for place in e.at if isinstance(place, Span)}
    full = {e.name.rsplit(maxsplit=1)[-1]: e for e in people if " " in e.name}
    roles: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for e in people:
        for role in e.roles:
            roles[classed(role.text.split(" of ")[0].rsplit(maxsplit=1)[-1].casefold())][e.id] += 1
    by_id = {e.id: e for e in people}
    sole = {role: by_id[next(iter(count))] for role, count in roles.items() if len(count) == 1 and role not in _ANYBODY}
    return Cast(ground, _with_surnames(ground, at, full), sole)


def _with_surnames(ground: Ground, at: Mapping[tuple[str, int], Entity], full: Mapping[str, Entity]) -> dict[tuple[str, int], Entity]:
    """A bare surname that several bear is, in one article, that of the one who was last named in full before it."""
    found = dict(at)
    for article in ground.articles:
        last: dict[str, Entity] = {}
        for end, e in sorted((end, e) for (home, end), e in at.items() if home == article.id):
            surname = e.name.rsplit(maxsplit=1)[-1]
            if " " in e.name:
                last[surname] = e
            elif e.name in last and surname in full:
                found[article.id, end] = last[surname]
    return found


def ages(cast: Cast) -> Iterator[Aged]:
    """Every age of somebody who can be told from others, in order of article and place. Cost: linear in the text."""
    for article in cast.ground.articles:
        for q in cast.ground.readings[article.id].quantities:
            if _may_be_age(article.text, q) and not _is_of_then(article.text, q):
                one = _whose(cast, article, q)
                if one is not None:
                    yield one


def _may_be_age(text: str, q: Quantity) -> bool:
    if q.low is None or q.low != q.high or not 0 < q.low < _OLDEST or q.low != int(q.low):
        return False
    if q.approximate or q.form not in ("age", "count") or q.unit not in (None, "year"):
        return False
    birthday = _TURNED.search(text, max(0, q.start - 10), q.start) is not None and _BIRTHDAY.match(text, q.end) is not None
    return birthday or _LISTED.match(text, q.end) is None


def _is_of_then(text: str, q: Quantity) -> bool:
    """Whether the sentence tells how old somebody was when something happened long ago."""
    start = max((m.end() for m in _STOP.finditer(text, max(0, q.start - _REACH), q.start)), default=max(0, q.start - _REACH))
    end = min((m.start() for m in _STOP.finditer(text, q.end, q.end + _REACH)), default=q.end + _REACH)
    return _THEN.search(text, start, end) is not None


def _whose(cast: Cast, article: Article, q: Quantity) -> Aged | None:
    text = article.text
    extreme = _EXTREME.search(text, max(0, q.start - 80), q.start)
    if extreme and q.unit in (None, "year"):
        word = extreme[1].casefold().replace("eldest", "oldest")
        return Aged(article, q, word, f"the {word}")
    noun = _noun(text, q)
    who = _beside(cast, article, q)
    beside = who is not None
    relative = _WHO.search(text, max(0, q.start - 30), q.start) is not None
    if who is None and (noun is None or noun in _ANYBODY or relative or _THE_OLD.search(text, max(0, q.start - 4), q.start)):
        who = _meant(cast, article, q)
    if who is None and noun is not None:
        who = cast.by_role.get(classed(noun)) or (_told_with(cast, noun) if noun not in _ANYBODY and _is_the(text, q) else None)
    if who is not None:
        return Aged(article, q, who.id, who.name, beside=beside)
    return _nameless(article, q, noun) if noun is not None else None


_THE = re.compile(r"\b[Tt]he (?:[a-z-]+ ){1,3}(?:, (?:aged |now |who (?:is|was) )?|(?:is|was|turned|turns) )?$")


def _is_the(text: str, q: Quantity) -> bool:
    """Whether it is told of one who is known: "the new rector turned 49", "the 49-year-old rector"."""
    return any(p.search(text, max(0, q.start - 60), q.start) for p in (_THE, _THE_OLD))


def _told_with(cast: Cast, noun: str) -> Entity | None:
    """Who is named in the sentences that have this noun: one person in two of them, and twice as often as anybody else."""
    told: Counter[str] = Counter()
    for article in cast.ground.articles:
        reading = cast.ground.readings[article.id]
        starts = [m.start() for m in re.finditer(rf"\b{re.escape(noun)}(?:-elect)?\b", article.text)]
        held = [s for s in reading.sentences if any(s.start <= at < s.end for at in starts)]
        told.update(
            cast.at[article.id, n.end].id
            for s in held
            for n in reading.names
            if s.start <= n.start < s.end and (article.id, n.end) in cast.at
        )
    ranked = told.most_common(2)
    if not ranked or ranked[0][1] < _TOLD or (len(ranked) > 1 and ranked[1][1] * 2 > ranked[0][1]):
        return None
    return next(e for e in cast.ground.entities if e.id == ranked[0][0])


_TOLD = 2  # sentences


def _nameless(article: Article, q: Quantity, noun: str) -> Aged:
    """Somebody of whom a noun is known: "a 58-year-old watchman"; of a man or a woman also what became of them."""
    start, end = _sentence(article.text, q)
    fate = "died" if _DIED.search(article.text, start, end) else "held" if _HELD.search(article.text, start, end) else ""
    kind = classed(noun)
    return Aged(article, q, f"the {kind}", f"the {noun}", named=False, fate=fate if noun in _ANYBODY else "")


def _sentence(text: str, q: Quantity) -> tuple[int, int]:
    start = max((m.end() for m in _STOP.finditer(text, max(0, q.start - _REACH), q.start)), default=max(0, q.start - _REACH))
    return start, min((m.start() for m in _STOP.finditer(text, q.end, q.end + _REACH)), default=min(len(text), q.end + _REACH))


def _noun(text: str, q: Quantity) -> str | None:
    """Who is so old, where a noun says it: "the watchman, 58, was tied up", "a 58-year-old watchman", "the guard, who is 85"."""
    before = _NOUN_BEFORE.search(text, max(0, q.start - 60), q.start)
    if before and (_AFTER_AGE.match(text, q.end) or q.form == "age"):
        noun = before[1].casefold()
        if _is_somebody(noun) and (noun in _ANYBODY or not _OF.search(text, q.start - 4, q.start)):
            return noun
    noun = (q.counts or "").casefold().rsplit(" ", maxsplit=1)[-1]
    return noun if q.form == "age" and _is_somebody(noun) else None


def _is_somebody(noun: str) -> bool:
    """Whether it is a noun for one person."""
    return noun not in _NOBODY and (noun in _ANYBODY or classed(noun) != noun or _CALLED.fullmatch(noun) is not None)


def _beside(cast: Cast, article: Article, q: Quantity) -> Entity | None:
    """The person whose name stands beside the age: "Ida Renn, 54," or "54-year-old Ida Renn"."""
    text = article.text
    for n in cast.ground.readings[article.id].names:
        if n.kind != "person":
            continue
        before = n.end <= q.start < n.end + _NEAR and _BEHIND_NAME.fullmatch(text[n.end : q.start]) and _AFTER_AGE.match(text, q.end)
        behind = "old" in text[q.start : n.start] and q.end <= n.start <= q.end + _NEAR and _OLD_NAME.fullmatch(text[q.end : n.start])
        if before or behind:
            return cast.at.get((article.id, n.end))
    return None


def _meant(cast: Cast, article: Article, q: Quantity) -> Entity | None:
    """Whose age "she was 91", "the 20-year-old" and "aged 93" are: the one person whom the sentence, or one just before it, names."""
    reading, text = cast.ground.readings[article.id], article.text
    number = next((n for n, s in enumerate(reading.sentences) if s.start <= q.start < s.end), None)
    if number is None:
        return None
    start, end = reading.sentences[number].start, reading.sentences[number].end
    told = text[start : q.start]
    year = (article.stamp or "")[:4]
    if any(abs(int(m[0]) - int(year or 0)) > 1 for m in _YEAR.finditer(text, start, end)):
        return None
    said = _PRONOUN.search(told) is not None
    old = q.form == "age" and _THE_OLD.search(told) is not None
    if not said and not old and not _AGED.search(told):
        return None
    back = (said or old) and _WHO.search(told) is None
    before = reading.sentences[max(0, number - _BACK) : number] if back else ()
    for first, last in [(start, q.start), *((s.start, s.end) for s in reversed(before))]:
        named = {
            cast.at[article.id, n.end].id: cast.at[article.id, n.end]
            for n in reading.names
            if first <= n.start < last and (article.id, n.end) in cast.at
        }
        if named:
            return next(iter(named.values())) if len(named) == 1 else None
    return None


def classed(noun: str) -> str:
    """A noun for somebody, as the class of those that mean the same: a guard is a watchman."""
    for line in asset("callings.txt"):
        name, _, words = line.partition(":")
        if noun in words.split():
            return name
    return noun


def is_anybody(key: str) -> bool:
    """Whether a key of somebody without a name tells nothing of who it is."""
    return key.removeprefix("the ") in _ANYBODY
