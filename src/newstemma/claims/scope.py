"""The same thing, further or less far: how far a "first time" reaches, and whether words fell before a meeting or as it began.

Refuses what shares too little to be one thing. Nothing here excludes anything: a reader should know which of the two is meant.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newstemma.claims.ground import Ground
from newstemma.claims.sides import Side, finding, side
from newstemma.language.words import content_words, stem
from newstemma.model.article import Article
from newstemma.model.claim import Conflict
from newstemma.model.reading import Sentence
from newstemma.model.text import Span

_MOST = r"first|longest|largest|biggest|worst|deadliest|highest|lowest|strongest|heaviest|most [a-z]+"
_SINCE = r"ever|since|in (?:\w+ )?(?:years|decades|months|history|memory|a decade|a century)"
_FIRST = re.compile(rf"\b(?:the first time|for the first time|(?:the|its|his|her|their) (?:{_MOST})\b[^.;:“”\"]{{3,40}}?\b(?:{_SINCE}))\b")
_PAIR = 2  # articles: where none says how far a first reaches, it takes more to be worth a reader's time
_MOST_WORDS = 12
_SHARED = 3  # words of two sentences, "first" and "time" left out, that say that one thing is meant
_COMMON = frozenset(
    stem(w) for w in "first time ever since in year years day month largest highest lowest biggest worst deadliest longest most".split()
)
_THE = r"(?:the|their|a|its|his|her)"
_RELATIONS = (
    (
        "before",
        re.compile(rf"\b(?:[Bb]efore|[Aa]head of|[Pp]rior to)\s+(?:\w+ing\s+)?(?:\w+\s+)?(?:for\s+)?{_THE}\s+(?P<noun>[a-z]{{4,}})"),
    ),
    ("as it began", re.compile(rf"\b[Aa]t the (?:start|beginning|outset|opening) of\s+{_THE}\s+(?:[\w-]+\s+)?(?P<noun>[a-z-]{{4,}})")),
    ("as it began", re.compile(rf"\b[Aa]s\s+{_THE}\s+(?P<noun>[a-z]{{4,}})\s+(?:began|started|opened|got under way)")),
    ("after", re.compile(rf"\b(?:[Aa]fter|[Ff]ollowing)\s+{_THE}\s+(?P<noun>[a-z]{{4,}})")),
)


@dataclass(frozen=True, slots=True)
class _Told:
    """A place with the stems of its sentence; sort: which relation, or nothing."""

    side: Side
    words: frozenset[str]
    sort: str


def scope_differences(ground: Ground) -> list[Conflict]:
    """How far firsts reach, and when something was said or done beside a meeting; at most one finding for each thing. Cost: linear."""
    return [*_firsts(ground), *_moments(ground)]


def _firsts(ground: Ground) -> Iterator[Conflict]:
    """Firsts and records of one thing, those of an article together, where their reach is worded differently."""
    told = [t for article in ground.articles for t in _in(ground, article, _FIRST, "")]
    for is_first in (True, False):
        for group in _grouped([t for t in told if ("first" in t.side.at.text.casefold()) == is_first], _SHARED):
            if _reach_apart(group) and (is_first or frozenset.intersection(*_wordings(group)) - _COMMON):
                why = "each counts another thing or another time: the one may be a first and the other not"
                yield finding(ground, "other", "compatible", "how far it reaches", [[t.side] for t in group], why)


def _reach_apart(group: Sequence[_Told]) -> bool:
    """Whether articles of two origins word differently how far it reaches."""
    reaches = {_reach(t.side) for t in group}
    said = len(reaches) > 1 or (reaches == {""} and len(group) > _PAIR)
    return said and len({t.side.origin for t in group}) > 1 and len(_wordings(group)) > 1


def _wordings(group: Sequence[_Told]) -> set[frozenset[str]]:
    """The wordings, by their content words."""
    return {frozenset(content_words(t.side.at.text)) for t in group}


def _reach(one: Side) -> str:
    """Since when: a year, "ever", or nothing where the words do not say."""
    words = one.at.text.casefold()
    year = re.search(r"since (?:\w+ )?((?:19|20)\d\d)", words)
    years = re.search(r"in (?:the last |almost |nearly |over |more than )?([\w-]+) years", words)
    if year is not None:
        return year[1]
    if years is not None and one.published is not None:
        number = _number(years[1])
        return str(int(one.published[:4]) - number) if number is not None else years[1]
    return "ever" if re.search(r"\bever\b|\bhistory\b", words) else ""


_WORDS = "one two three four five six seven eight nine ten eleven twelve".split()


def _number(word: str) -> int | None:
    """A small number in words or digits; None: it is none."""
    if word.isdecimal():
        return int(word)
    return _WORDS.index(word) + 1 if word in _WORDS else None


def _in(ground: Ground, article: Article, pattern: re.Pattern[str], sort: str) -> Iterator[_Told]:
    for sentence in ground.readings[article.id].sentences:
        for m in pattern.finditer(article.text, sentence.start, sentence.end):
            words = frozenset(content_words(article.text, sentence.start, sentence.end)) - _COMMON
            span = _clause(article, sentence, m.start()) if not sort else article.cut(*m.span())
            yield _Told(side(ground, article, span, None), words, sort)
            break


def _clause(article: Article, sentence: Sentence, start: int) -> Span:
    """From a place to the end of its clause, no more words than a line can show."""
    rest = re.match(r"[^,;:.!?“”\"\n]+", article.text[start : sentence.end])
    words = list(re.finditer(r"\S+", rest.group() if rest is not None else ""))[:_MOST_WORDS]
    return article.cut(start, start + words[-1].end()) if words else article.cut(start, sentence.end)


def _grouped(told: Sequence[_Told], least: int) -> list[list[_Told]]:
    """Places whose sentences share enough words, one an article, in order."""
    groups: list[list[_Told]] = []
    for one in told:
        home = next((g for g in groups if any(len(one.words & o.words) >= least for o in g)), None)
        if home is None:
            groups.append([one])
        elif all(o.side.article != one.side.article for o in home):
            home.append(one)
    return [g for g in groups if len(g) > 1]


def _moments(ground: Ground) -> Iterator[Conflict]:
    """What one article sets before a meeting and another at its opening, told in words that they share."""
    by_noun: defaultdict[str, list[_Told]] = defaultdict(list)
    for article in ground.articles:
        for sort, pattern in _RELATIONS:
            for one in _in(ground, article, pattern, sort):
                match = pattern.search(one.side.at.text)
                by_noun[stem(match["noun"]) if match is not None else ""].append(one)
    for noun in sorted(by_noun):
        for group in _grouped(by_noun[noun], _SHARED + 1):
            sorts = sorted({t.sort for t in group})
            if len(sorts) > 1 and "as it began" in sorts:
                sides = [[t.side for t in group if t.sort == sort] for sort in sorts]
                yield finding(ground, "other", "compatible", "when it was", sides, f"{' or '.join(sorts)}: close by, and not the same")
