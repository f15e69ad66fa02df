"""What somebody is called beside a name: the title or office before it with what it is of, and what stands behind it between commas."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from newstemma.language.countries import nations
from newstemma.language.names import titles
from newstemma.language.words import asset
from newstemma.model.article import Article
from newstemma.model.brief import EntityRole
from newstemma.model.text import Span
from newstemma.people.forms import offices

_BEFORE = 70  # characters before a name in which its office stands
_WIDE = 4  # words before a title that may belong to it
_APPOSITION = re.compile(r"(?:,\s+\d{1,3})?,\s+(?:(the|a|an|its|his|her)\s+)?(\w[^,.;:()“”\"]{3,60}?)(?=[,.])")
_COURTESY = frozenset({"Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Miss", "Mme", "Mlle", "M.", "Herr", "Frau", "Señor", "Señora"})
_HEADS = 4  # words at the beginning of what stands behind a comma among which its office is
#: What is no office behind a comma: a clause that goes on.
_CLAUSE = re.compile(r"(?:and|or|but|who|whose|whom|which|that|where|when|while|as|said|says|told|according|a|an|the)\b")
_IN_FRONT = re.compile(r"((?:[\w'’&-]+ )*[\w'’&-]+),\s+(?:(?:Ms|Mr|Mrs|Miss|Mme|Dr)\.?\s+)?$")
_ARTICLES = frozenset("the a an his her its their our and or but said by with to for from as when where that".split())
_NAMED = re.compile(r"[A-Z][\w'’&-]*")


def roles_beside(places: Iterable[Span], by_id: Mapping[str, Article]) -> Iterator[EntityRole]:
    """The roles that articles give at these places of a name, in order; each article's wording once."""
    given = set()
    for place in places:
        article = by_id[place.article]
        for start, end in _beside(article.text, place):
            text = article.text[start:end]
            if (article.id, text.casefold()) not in given:
                given.add((article.id, text.casefold()))
                yield EntityRole(text, article.id, article.cut(start, end))


def _beside(text: str, place: Span) -> Iterator[tuple[int, int]]:
    begin = max(0, place.start - _BEFORE)
    head = text[begin : place.start].rstrip()
    title = next((t for t in titles() if head.endswith(t) and (len(head) == len(t) or not head[-len(t) - 1].isalnum())), None)
    if title is not None and title not in _COURTESY:
        end = begin + len(head)
        yield _widened(text, begin, end - len(title), title), end
    elif (named := _named_for(text, begin, place.start)) is not None:
        yield named
    after = _APPOSITION.match(text, place.end)
    if after is not None and not _CLAUSE.match(after[2]) and (after[1] or _is_office(after[2])):
        yield after.start(2), after.end(2)


def _named_for(text: str, begin: int, end: int) -> tuple[int, int] | None:
    """The office in front of a comma and the name: "the union's regional secretary, Ms Renn"; from its article on, or its last words."""
    match = _IN_FRONT.search(text[begin:end])
    if match is None:
        return None
    words = list(re.finditer(r"\S+", match[1]))
    if words[-1][0].casefold() not in offices():
        return None
    first = max((n + 1 for n, w in enumerate(words) if w[0].casefold() in _ARTICLES), default=max(0, len(words) - _HEADS))
    return begin + match.start(1) + words[first].start(), begin + match.end(1)


def _is_office(words: str) -> bool:
    """Whether words without an article say what somebody is: "project manager", "head of the union", "Norland's chief negotiator"."""
    heads = re.split(r"\s(?:of|at|for|in|to|and|who)\s", words)[0].split()[:_HEADS]
    return bool(heads) and heads[-1].casefold() in offices() and not any(w.endswith(("ed", "ing")) for w in heads)


def _widened(text: str, begin: int, start: int, title: str) -> int:
    """Where the office begins that a title ends: "Labour Minister", "former foreign secretary"; words of its kind alone."""
    for _ in range(_WIDE):
        before = re.search(r"(?:^|(?<=[\s(“\"]))([\w'’&-]+)\s$", text[begin:start])
        if before is None or not _belongs(before[1], title, is_first=_opens(text, begin + before.start(1))):
            return start
        start = begin + before.start(1)
    return start


def _belongs(word: str, title: str, *, is_first: bool) -> bool:
    if word.casefold() in _of_offices() or word in _nations():
        return True
    return title[0].isupper() and _NAMED.fullmatch(word) is not None and not is_first


def _opens(text: str, at: int) -> bool:
    """Whether a sentence or a quotation begins here: its capital says nothing."""
    return at == 0 or text[:at].rstrip()[-1:] in '.!?“"‘\n' or text[at - 1] == "\n"


@cache
def _nations() -> frozenset[str]:
    """The single words of what is of a country: "South", "Korean"."""
    return frozenset(w for nation in nations() for w in nation.split())


@cache
def _of_offices() -> frozenset[str]:
    """The words that say what an office is of, or that it was or is not quite held."""
    of = {w for line in asset("portfolios.txt") for part in line.split("|") for w in part.split()}
    return frozenset(of - {"and", "of", "the", "public"} | _QUALIFIED)


_QUALIFIED = frozenset("former deputy vice acting interim prime chief senior assistant opposition first second lieutenant".split())
