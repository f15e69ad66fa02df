"""One thing with two ranks: the third country to land there and the second, the first strike since 2011 and the second this year.

Refuses ranks of two bearers, and those that both can hold: the first this year may be the third ever.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newstemma.claims.ground import Ground
from newstemma.claims.heads import heads
from newstemma.claims.sides import Side, backed, finding, side
from newstemma.language.ranks import PERSONS, PRIZES, Rank, nth_of, ranks
from newstemma.model.article import Article
from newstemma.model.claim import Conflict, Value
from newstemma.model.text import At, Span

_DEEDS = frozenset("lead led head hold elect becom serv run chair win take presidency office job post rul govern".split())
_SCOPES = frozenset("history ever year record tim time".split())  # words that say over what time, not of what
_LOOSE = frozenset(("time", ""))  # of what is ranked only the words around it say something
_MANY = 2  # stems that two sentences share


@dataclass(frozen=True, slots=True)
class _Held:
    """A rank where an article gives it."""

    article: Article
    rank: Rank
    at: At
    year: int

    @property
    def since(self) -> int:
        """The first year over which it is counted; 0: ever."""
        return self.year + 1 + self.rank.since if self.rank.since < 0 else self.rank.since


def rank_differences(ground: Ground) -> list[Conflict]:
    """One finding for each thing that has two ranks. Cost: quadratic in the ranks of a story, which are few."""
    every = [h for article in ground.articles for h in _held(ground, article)]
    held = [h for h in every if not any(_tells_two(h, other) for other in every)]
    found = []
    told: set[tuple[str, int]] = set()
    for one in held:
        rivals = [h for h in held if _are_rivals(one, h)]
        if rivals and _key(one) not in told:
            theirs = [r for r in rivals if r.rank.nth == rivals[0].rank.nth]
            ours = [h for h in held if h not in theirs and _agree(one, h) and any(_are_rivals(h, r) for r in theirs)]
            told |= {_key(h) for h in (*ours, *theirs)}
            found.append(_finding(ground, ours, theirs))
    return found


def _held(ground: Ground, article: Article) -> Iterator[_Held]:
    year = int((article.stamp or "0")[:4])
    for sentence in ground.readings[article.id].sentences:
        for rank in ranks(article.text, sentence.start, sentence.end):
            yield _Held(article, rank, article.cut(rank.start, rank.end), year)
    for head in heads(article):
        for rank in ranks(head.text):
            yield _Held(article, rank, head.place(rank.start, rank.end), year)


def _are_rivals(a: _Held, b: _Held) -> bool:
    if not _are_of_one(a.rank, b.rank) or not _exclude(a, b) or _sets_apart(a, b):
        return False
    if {a.rank.noun, b.rank.noun} <= PRIZES and _over(a) != _over(b):
        return False
    ours, theirs = a.rank.bearers, b.rank.bearers
    return not ours or not theirs or bool(ours & theirs)


_NTH = re.compile(r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d{1,2}(?:st|nd|rd|th))\b", re.IGNORECASE)
_OVER = re.compile(r"[^.;,]{0,30}?\b(?:over|against|versus)\s+(?:the\s+)?([A-Z][\w’'-]+)")


def _sets_apart(a: _Held, b: _Held) -> bool:
    """Whether the sentence of the one has the other's rank too, of another thing: the fourth catch, and the second run back."""
    return any(nth in _nths(y) and nth != y.rank.nth for x, y in ((a, b), (b, a)) for nth in (x.rank.nth,))


def _nths(h: _Held) -> set[int]:
    """The ranks that the sentence of a rank has."""
    if not isinstance(h.at, Span):
        return set()
    low = max(h.article.text.rfind(". ", 0, h.at.start), h.article.text.rfind("\n", 0, h.at.start), 0)
    ends = [e for e in (h.article.text.find(mark, h.at.end) for mark in (". ", "\n")) if e >= 0]
    return {nth_of(m[0]) for m in _NTH.finditer(h.article.text, low, min(ends, default=len(h.article.text)))}


def _over(h: _Held) -> str:
    """Over whom it is counted: "a second win over Brodin"; "" where nothing is named."""
    if not isinstance(h.at, Span):
        return ""
    found = _OVER.match(h.article.text, h.at.end)
    return found[1].casefold() if found else ""


def _tells_two(a: _Held, b: _Held) -> bool:
    """Whether one text has both, and so tells of two things; a headline may be wrong about its text."""
    return a.article is b.article and isinstance(a.at, Span) and isinstance(b.at, Span) and _are_of_one(a.rank, b.rank) and _exclude(a, b)


def _agree(a: _Held, b: _Held) -> bool:
    return a is b or (_are_of_one(a.rank, b.rank) and a.rank.nth == b.rank.nth)


def _are_of_one(a: Rank, b: Rank) -> bool:
    """Whether both rank one kind of thing for one reason."""
    if a.size or b.size:
        alike = {a.noun, b.noun} & ({a.noun} | a.tail) & ({b.noun} | b.tail) - {""}
        bare = not a.noun and not b.noun and len((a.words & b.words) - _SCOPES) > _MANY
        return a.size == b.size and (bool(alike) or bare) and _among(a) == _among(b)
    shared = len((a.tail & b.tail) - {a.noun} - _SCOPES)
    if a.noun == b.noun and a.noun in PRIZES:
        return bool(a.bearers & b.bearers)
    if a.noun == b.noun and a.noun not in _LOOSE:
        deeds = a.noun in PERSONS and bool(a.tail & _DEEDS) and bool(b.tail & _DEEDS)
        return shared > 0 or deeds or min(a.since, b.since) != 0
    if not {a.noun, b.noun} & _LOOSE or {a.noun, b.noun} & (PERSONS | PRIZES):
        return False
    around = len((a.words & b.words) - _SCOPES)
    bounded = a.since != 0 and b.since != 0
    return around > 1 if bounded else shared > 0 or (around > _MANY and "" in (a.noun, b.noun))


def _among(rank: Rank) -> bool:
    """Whether it is so in the whole world; a country may be named or not."""
    return rank.among == "world"


def _exclude(a: _Held, b: _Held) -> bool:
    """Whether no thing can have both: more have been since an earlier year, and no fewer."""
    if a.since == b.since:
        return a.rank.nth != b.rank.nth
    wide, narrow = sorted((a, b), key=lambda h: h.since)
    return wide.rank.nth < narrow.rank.nth


def _finding(ground: Ground, ours: Sequence[_Held], theirs: Sequence[_Held]) -> Conflict:
    groups = sorted((_sides(ground, ours), _sides(ground, theirs)), key=lambda g: (g[0].article, g[0].at.start))
    articles: defaultdict[str, int] = defaultdict(int)
    for group in groups:
        for i in {s.article for s in group}:
            articles[i] += 1
    grade = "internal" if len(articles) == 1 else "conflict"
    resolved = backed(groups, least=2)
    why = f"{' or '.join(g[0].at.text for g in groups)}: one thing has one rank"
    return finding(ground, "number", grade, "rank", groups, why, resolved=resolved)  # type: ignore[arg-type]


def _sides(ground: Ground, held: Sequence[_Held]) -> list[Side]:
    return [side(ground, h.article, h.at, _value(h)) for h in held]


def _value(h: _Held) -> Value:
    return Value("number", h.at.text, float(h.rank.nth), float(h.rank.nth), "ordinal", h.rank.noun or None, None, h.at)


def _key(h: _Held) -> tuple[str, int]:
    return h.article.id, h.at.start
