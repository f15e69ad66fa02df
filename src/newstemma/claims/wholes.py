"""All of them here and some of them there: "convicted on all three charges" and on two of three counts, a fifteenth and last of 14 stages.

Refuses wholes of two sizes, and what is told of them in words that do not meet.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newstemma.claims.ground import Ground
from newstemma.claims.heads import heads
from newstemma.claims.sides import Side, backed, finding, side
from newstemma.claims.values import as_value
from newstemma.language.numerals import SMALL, amount_of
from newstemma.language.words import content_words, stem
from newstemma.model.article import Article
from newstemma.model.claim import Conflict, Grade, Value
from newstemma.model.reading import Quantity
from newstemma.model.text import At

_N = rf"(?:\d{{1,3}}|{'|'.join(sorted(SMALL, key=len, reverse=True))})"
_ALL = re.compile(rf"\b(?:all(?: of)?(?: the| his| her| their| its)? ({_N})|(both)) ([a-z]{{4,}})\b", re.IGNORECASE)
_SOME = re.compile(rf"(?<![\w.,-])({_N}) (?:out )?of (?:the |his |her |their |its )?({_N}) (?:[a-z]+ )?([a-z]{{4,}})\b", re.IGNORECASE)
_LAST = re.compile(r"\b(?:the )?([a-z]+th|first|second|third|\d{1,3}(?:st|nd|rd|th)) and (?:last|final) ([a-z]{4,})\b", re.IGNORECASE)
_ORDINALS = {
    w: n
    for n, w in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth"
        " seventeenth eighteenth nineteenth twentieth".split(),
        1,
    )
}
_ALIKE = {"charge": "count", "nation": "country", "passenger": "people", "person": "people", "lawmaker": "member", "deputy": "member"}
_VERBS = {
    w: line.split()[0]
    for line in (
        "guilty convict convicted guilty found",
        "clear acquit acquitted cleared innocent",
        "close closed shut idle standstill",
        "open running ran run opened",
        "die died dead killed drowned",
        "save saved rescued survived alive",
    )
    for w in line.split()
}
_REACH = 70  # characters


@dataclass(frozen=True, slots=True)
class _Part:
    """So many of a whole, where an article says so. near: stems of the words about it."""

    article: Article
    at: At
    some: float
    whole: float
    noun: str
    near: frozenset[str]


def whole_differences(ground: Ground) -> list[Conflict]:
    """One finding for all and some of one whole, and for a last one that is no last. Cost: linear in the text."""
    parts: defaultdict[tuple[float, str], list[_Part]] = defaultdict(list)
    for article in ground.articles:
        for part in _parts(article):
            parts[part.whole, part.noun].append(part)
    return [*(c for _, rows in sorted(parts.items()) for c in _all_or_some(ground, rows)), *_lasts(ground)]


def _parts(article: Article) -> Iterator[_Part]:
    for m in _ALL.finditer(article.text):
        whole = 2.0 if m[2] else amount_of(m[1])
        yield _Part(article, article.cut(m.start(), m.end()), whole, whole, _noun(m[3]), _near(article.text, m))
    for m in _SOME.finditer(article.text):
        yield _Part(article, article.cut(m.start(), m.end()), amount_of(m[1]), amount_of(m[2]), _noun(m[3]), _near(article.text, m))
    for head in heads(article):
        for m in _ALL.finditer(head.text):
            whole = 2.0 if m[2] else amount_of(m[1])
            yield _Part(article, head.place(m.start(), m.end()), whole, whole, _noun(m[3]), _near(head.text, m))


def _all_or_some(ground: Ground, rows: Sequence[_Part]) -> Iterator[Conflict]:
    every = [p for p in rows if p.some == p.whole]
    some = [p for p in rows if p.some < p.whole]
    ours = [p for p in every if any(_meet(p, q) for q in some)]
    theirs = [q for q in some if any(_meet(p, q) for p in ours)]
    if not ours or len({q.some for q in theirs}) != 1 or {p.article.id for p in ours} & {q.article.id for q in theirs}:
        return
    yield _finding(ground, rows[0].noun, [_sides(ground, ours), _sides(ground, theirs)], "one of them leaves some out")


def _meet(a: _Part, b: _Part) -> bool:
    return len(a.near & b.near) > 0


def _lasts(ground: Ground) -> Iterator[Conflict]:
    """A "fifteenth and last stage" of a race that is counted at 14."""
    for article in ground.articles:
        for m in _LAST.finditer(article.text):
            nth, noun = _nth(m[1]), _noun(m[2])
            counted = [(a, q) for a in ground.articles for q in ground.readings[a.id].quantities if _counts(q, noun)]
            if nth and counted and all(0.8 * nth <= (q.low or 0) < nth for _, q in counted):
                at = article.cut(m.start(), m.end())
                mine = side(ground, article, at, Value("number", at.text, float(nth), float(nth), "ordinal", noun, None, at))
                others = [side(ground, a, a.cut(q.start, q.end), as_value(a, q)) for a, q in counted]
                yield _finding(ground, noun, [[mine], others], "there is no such one")


def _counts(q: Quantity, noun: str) -> bool:
    return q.counts is not None and q.low == q.high and q.form == "count" and _noun(q.counts.rsplit(maxsplit=1)[-1]) == noun


def _sides(ground: Ground, parts: Sequence[_Part]) -> list[Side]:
    return [side(ground, p.article, p.at, Value("number", p.at.text, p.some, p.some, None, p.noun, None, p.at)) for p in parts]


def _finding(ground: Ground, about: str, groups: Sequence[Sequence[Side]], why: str) -> Conflict:
    grade: Grade = "internal" if len({s.article for g in groups for s in g}) == 1 else "conflict"
    resolved = backed(groups, least=2)
    return finding(ground, "number", grade, about, groups, f"{' or '.join(g[0].at.text for g in groups)}: {why}", resolved=resolved)


def _near(text: str, match: re.Match[str]) -> frozenset[str]:
    """Stems of the words about it in its sentence, those that mean the same as one."""
    start = max(text.rfind(". ", 0, match.start()) + 1, text.rfind("\n", 0, match.start()) + 1, match.start() - _REACH)
    ends = [e for e in (text.find(". ", match.end()), text.find("\n", match.end())) if e >= 0]
    end = min([*ends, match.end() + _REACH, len(text)])
    words = [*content_words(text, start, match.start()), *content_words(text, match.end(), end)]
    same = {stem(w): c for w, c in _VERBS.items()}
    return frozenset(same.get(w, w) for w in words if not w[0].isdigit()) - {_noun(match.groups()[-1])}


def _noun(word: str) -> str:
    plain = word.casefold()
    single = plain.removesuffix("ies") + "y" if plain.endswith("ies") else plain.removesuffix("s")
    return _ALIKE.get(single, single)


def _nth(word: str) -> int:
    return _ORDINALS.get(word.casefold()) or (int(word[:-2]) if word[0].isdigit() else 0)
