"""Whose age a figure is: a named person's, one's who is known by a role, or one's of whom only a noun and a fate are told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from newstemma.claims.cast import Cast, told_with
from newstemma.language.age_asides import is_of_a_thing, is_of_kin, is_told_ahead
from newstemma.language.age_words import (
    ANYBODY,
    classed,
    extreme_of,
    fate_of,
    is_birthday_of_one,
    is_of,
    is_of_then,
    is_relative,
    is_the,
    is_the_old,
    is_turning,
    may_be_age,
    noun_of,
    points_back,
    sentence_of,
    stands_before,
    stands_behind,
)
from newstemma.language.firstnames import sex_of_first_name
from newstemma.language.names import title_lasts
from newstemma.language.words import content_words
from newstemma.model.article import Article
from newstemma.model.brief import Entity
from newstemma.model.reading import Name, Quantity

_NEAR = 30  # characters between a name and its age
_BACK = 3  # sentences in which the one may be named whom "she" and "the 34-year-old" mean
_BEFORE = 150  # characters before a sentence that tell of the same person
_CAPITAL = re.compile(r"(?<=[a-z,] )([A-Z][\w’'-]+\.?) $")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Aged:
    """An age: whose it is as a key and in words.

    noun     what somebody without a name is called; None where a name is known, or "the youngest"
    beside   it stands at the name
    turning  it is the age at a birthday that may lie ahead
    fate     what the sentence tells of somebody without a name; words: stems of the words of that sentence and before
    """

    article: Article
    quantity: Quantity
    key: str
    shown: str
    noun: str | None = None
    beside: bool = False
    turning: bool = False
    fate: str = ""
    words: frozenset[str] = frozenset()


def ages(cast: Cast) -> Iterator[Aged]:
    """Every age of somebody who can be told from others, in order of article and place. Cost: linear in the text."""
    for article in cast.ground.articles:
        for q in cast.ground.readings[article.id].quantities:
            if may_be_age(article.text, q) and not is_of_then(article.text, q) and not is_of_a_thing(article.text, q):
                one = _whose(cast, article, q)
                if one is not None:
                    yield one


def _whose(cast: Cast, article: Article, q: Quantity) -> Aged | None:
    text = article.text
    extreme = extreme_of(text, q)
    if extreme is not None:
        return Aged(article, q, extreme, f"the {extreme}")
    noun = noun_of(text, q)
    beside = _beside(cast, article, q)
    if beside is not None:
        return Aged(article, q, beside.id, beside.name, beside=True, turning=is_turning(text, q))
    who = None
    if noun is None or noun in ANYBODY or is_relative(text, q) or is_the_old(text, q):
        who = None if noun is not None and _is_another(article, q, noun) else _meant(cast, article, q, noun)
    if who is None and noun is not None:
        who = cast.by_role.get(classed(noun)) or (told_with(cast, noun) if noun not in ANYBODY and is_the(text, q) else None)
    if who is None and is_birthday_of_one(text, q):
        who = _meant(cast, article, q, noun)
    if who is not None:
        return Aged(article, q, who.id, who.name, turning=is_turning(text, q))
    return _nameless(article, q, noun) if noun is not None else None


def _nameless(article: Article, q: Quantity, noun: str) -> Aged:
    """Somebody of whom a noun is known: "a 58-year-old watchman"; of a man or a woman also what became of them."""
    kind = noun if noun in ANYBODY else classed(noun)
    start, end = sentence_of(article.text, q)
    words = frozenset(w for w in content_words(article.text, max(0, start - _BEFORE), end) if not w[0].isdigit())
    return Aged(article, q, f"the {kind}", f"the {noun}", kind, fate=fate_of(article.text, q), words=words)


def _beside(cast: Cast, article: Article, q: Quantity) -> Entity | None:
    """The person whose name stands beside the age: "Ida Renn, 54," or "54-year-old Ida Renn"."""
    text = article.text
    for n in cast.ground.readings[article.id].names:
        if n.kind != "person":
            continue
        before = n.end <= q.start < n.end + _NEAR and stands_behind(text, n.end, q)
        if before or (q.end <= n.start <= q.end + _NEAR and stands_before(text, q, n.start)):
            return None if _is_half(text, n) else cast.at.get((article.id, n.end))
    return None


def _is_half(text: str, name: Name) -> bool:
    """Whether the name goes on before where it was found: a given name that was taken for a word stands there."""
    before = _CAPITAL.search(text, max(0, name.start - 30), name.start)
    return (
        before is not None and " " not in text[name.start : name.end] and before[1].rstrip(".") not in title_lasts() | {"Miss", "Officer"}
    )


def _is_another(article: Article, q: Quantity, noun: str) -> bool:
    """Whether the article told before of somebody without a name who is so old: "a 14-year-old girl", and then "the 14-year-old girl"."""
    told = re.compile(rf"\b[Aa]n? {int(q.low or 0)}[\s-]+year[\s-]+old {re.escape(noun)}\b")
    return told.search(article.text, 0, q.start) is not None


def _meant(cast: Cast, article: Article, q: Quantity, noun: str | None) -> Entity | None:
    """Whose age "she was 91", "the 20-year-old" and "aged 93" are: the one person whom the sentence, or one just before it, names.

    Refuses a pronoun in a quotation, which means whom the speaker spoke of; a sex that the noun is not of; and whom a clause acts upon.
    """
    reading, text = cast.ground.readings[article.id], article.text
    number = next((n for n, s in enumerate(reading.sentences) if s.start <= q.start < s.end), None)
    if number is None:
        return None
    start, end = reading.sentences[number].start, reading.sentences[number].end
    back = points_back(text[start : q.start], text, q)
    told = text[start : q.start]
    if back is None or _is_long_ago(article, start, end) or is_told_ahead(text, q) or is_of_kin(told) or reading.is_quoted(q.start):
        return None
    here = () if is_the_old(text, q) else ((start, q.start),)
    before = reading.sentences[max(0, number - _BACK) : number] if back else ()
    for first, last in [*here, *((s.start, s.end) for s in reversed(before))]:
        inside = [(article.id, n.end) for n in reading.names if first <= n.start < last and (article.id, n.end) in cast.at]
        named = {cast.at[place].id: cast.at[place] for place in inside}
        full = [e for _, e in sorted(named.items()) if " " in e.name]
        if named:
            sole = next(iter(named.values())) if len(named) == 1 else full[0] if len(full) == 1 else None
            return sole if sole is not None and is_of(noun or "", sex_of_first_name(sole.name.split()[0])) else None
    return None


def _is_long_ago(article: Article, start: int, end: int) -> bool:
    """Whether a sentence names a year other than that of publication or the ones beside it."""
    year = int((article.stamp or "0")[:4])
    return any(abs(int(m[0]) - year) > 1 for m in _YEAR.finditer(article.text, start, end))
