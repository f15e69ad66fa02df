"""How old a named person is, where articles do not agree; and who was the youngest or the oldest.

Refuses a name that several people of the story bear, and ages of people without a name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from newstemma.claims.ground import Ground
from newstemma.claims.sides import Side, finding, majority, side
from newstemma.claims.values import as_value
from newstemma.model.article import Article
from newstemma.model.brief import Entity
from newstemma.model.claim import Conflict, Grade
from newstemma.model.reading import Quantity
from newstemma.model.text import Span

_OLDEST = 120
_BEHIND_NAME = re.compile(r"\s*,\s*(?:aged? |now |who (?:is|was|turned) )?$|\s+(?:is|was|turned|turns|\() ?(?:aged )?$|\s*\((?:aged )?$")
_AFTER_AGE = re.compile(r"\s*(?:,|\)|\.|years old\b|\s+(?:and|said|last|this|next|on|in)\b|$)")
_OLD_NAME = re.compile(r"(?:-year-old|-years-old| year old)?[\s,]*$")
_LISTED = re.compile(r" (?:in|of|to|at|from|into|through) ")  # "hit Arden, two in the leg" is no age
_PRONOUN = re.compile(r"(?:He|She) (?:is|was|turned|had turned|turns|died at|will be) (?:only |just )?")
_THE_OLD = re.compile(r"[“\"]?The ")
_AGED = re.compile(r"\b(?:aged|at the age of|died at) $")
_NOUN_BEFORE = re.compile(r"\b(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir) (?:[a-z]+ )?([a-z]{3,})(?:, (?:aged )?| of | aged )$")
_NOUN_BEHIND = re.compile(r"-year-old ([a-z]{3,})\b")
_ANYBODY = frozenset("man woman boy girl child teenager person student driver passenger victim son daughter".split())
_NOBODY = frozenset("age ages total group row top first last year years".split())
_TWO = 2
_NEAR = 16  # characters between a name and its age
_STOP = re.compile(r"[.!?]\s|\n")
_THEN = re.compile(
    r"\bat the time\b|\bwas then\b|\bthen (?:aged )?\d|\bwhen (?:he|she|they) (?:was|were|had)\b|\bwas \d+(?: years old)? when\b"
)
_REACH = 200  # characters of a sentence on either side of an age
_EXTREME = re.compile(r"\b(youngest|oldest|eldest)\b[^.;,]{0,40}?\b(?:was|is|being|aged|were)(?: only| just| aged)? $", re.IGNORECASE)


def age_differences(ground: Ground) -> list[Conflict]:
    """One finding a person whose age is given differently. A year's difference is none that a reader misses: a birthday."""
    known = _bearers(ground)
    by_person: defaultdict[tuple[str, str], list[tuple[float, Side]]] = defaultdict(list)
    for article in ground.articles:
        for who, name, q in _aged(ground, article, known):
            if _is_of_then(article.text, q):
                continue
            value = q.low if q.low is not None else 0.0
            by_person[who, name].append((value, side(ground, article, article.cut(q.start, q.end), as_value(article, q))))
    return [c for (_, name), told in sorted(by_person.items()) for c in _finding(ground, name, told)]


def _is_of_then(text: str, q: Quantity) -> bool:
    """Whether the sentence tells how old somebody was when something happened long ago."""
    start = max((m.end() for m in _STOP.finditer(text, max(0, q.start - _REACH), q.start)), default=max(0, q.start - _REACH))
    end = min((m.start() for m in _STOP.finditer(text, q.end, q.end + _REACH)), default=q.end + _REACH)
    return _THEN.search(text, start, end) is not None


def _meant(ground: Ground, article: Article, q: Quantity, known: Mapping[tuple[str, int], Entity]) -> Entity | None:
    """Whose age "she was 91", "the 20-year-old" and "aged 93" are: the one person that the sentence, or the one before, names."""
    reading, text = ground.readings[article.id], article.text
    number = next((n for n, s in enumerate(reading.sentences) if s.start <= q.start < s.end), None)
    if number is None:
        return None
    told = text[reading.sentences[number].start : q.start]
    apart = _PRONOUN.fullmatch(told) is not None or (q.form == "age" and _THE_OLD.fullmatch(told) is not None)
    if not apart and not _AGED.search(told):
        return None
    start = reading.sentences[max(0, number - 1)].start if apart else reading.sentences[number].start
    end = reading.sentences[number].start if apart else q.start
    named = {
        known[article.id, n.end].id: known[article.id, n.end]
        for n in reading.names
        if start <= n.start < end and (article.id, n.end) in known
    }
    return next(iter(named.values())) if len(named) == 1 else None


def _noun(text: str, q: Quantity) -> str | None:
    """Who is so old, where only a noun says it: "the watchman, 58, was tied up", "a 58-year-old watchman"."""
    before = _NOUN_BEFORE.search(text, max(0, q.start - 40), q.start)
    behind = _NOUN_BEHIND.match(text, q.end) if q.form == "age" else None
    if before and before[1].casefold() not in _NOBODY and _AFTER_AGE.match(text, q.end):
        return before[1].casefold()
    return behind[1].casefold() if behind else None


def _finding(ground: Ground, name: str, told: list[tuple[float, Side]]) -> Iterator[Conflict]:
    by_age: defaultdict[float, list[Side]] = defaultdict(list)
    for value, one in told:
        by_age[value].append(one)
    if len(by_age) < 2:
        return
    ages = sorted(by_age)
    if name.rsplit(maxsplit=1)[-1] in _ANYBODY and not (len(ages) == _TWO and str(int(ages[0])) == str(int(ages[1]))[::-1]):
        return
    groups = [by_age[a] for a in ages]
    most = majority(groups)
    shown = " or ".join(f"{a:.4g}" for a in ages)
    alone = len({s.article for g in groups for s in g}) == 1
    grade: Grade = "internal" if alone else "conflict"
    resolved = f"{ages[most]:.4g}" if most is not None and len({s.origin for s in groups[most]}) > 1 else None
    yield finding(ground, "number", grade, f"age of {name}", groups, f"{name} is {shown}: one person has one age", resolved=resolved)


def _bearers(ground: Ground) -> Mapping[tuple[str, int], Entity]:
    """Where a person is named, to the person."""
    return {(at.article, at.end): e for e in ground.entities if e.kind == "person" for at in e.at if isinstance(at, Span)}


def _aged(ground: Ground, article: Article, known: Mapping[tuple[str, int], Entity]) -> Iterator[tuple[str, str, Quantity]]:
    """(key, name, age) for each age that stands beside a name or a noun, or of the youngest."""
    text = article.text
    for q in ground.readings[article.id].quantities:
        if not _may_be_age(text, q):
            continue
        extreme = _EXTREME.search(text, max(0, q.start - 80), q.start)
        if extreme and q.unit in (None, "year"):
            yield extreme[1].casefold().replace("eldest", "oldest"), f"the {extreme[1].casefold()}", q
        elif (noun := _noun(text, q)) is not None:
            yield f"the {noun}", f"the {noun}", q
        elif (who := _meant(ground, article, q, known) or _beside(ground, article, q, known)) is not None:
            yield who.id, who.name, q


def _may_be_age(text: str, q: Quantity) -> bool:
    if q.low is None or q.low != q.high or not 0 < q.low < _OLDEST or q.low != int(q.low):
        return False
    return not q.approximate and q.form in ("age", "count") and _LISTED.match(text, q.end) is None


def _beside(ground: Ground, article: Article, q: Quantity, known: Mapping[tuple[str, int], Entity]) -> Entity | None:
    """The person whose name stands beside the age: "Ida Renn, 54," or "54-year-old Ida Renn"."""
    text = article.text
    for n in ground.readings[article.id].names:
        before = n.end <= q.start < n.end + _NEAR and _BEHIND_NAME.fullmatch(text[n.end : q.start]) and _AFTER_AGE.match(text, q.end)
        behind = q.form == "age" and q.end <= n.start <= q.end + _NEAR and _OLD_NAME.fullmatch(text[q.end : n.start])
        if n.kind == "person" and (before or behind):
            return known.get((article.id, n.end))
    return None
