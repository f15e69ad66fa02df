"""What one person is called in different articles: offices of which nobody holds two at once, another minister's portfolio, deputy or not.

Refuses offices that one article gives a person together, and everything that was or will be: "former", "then", "candidate", "-elect".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from newstemma.claims.degrees import degree_differences
from newstemma.claims.ground import Ground
from newstemma.claims.posts import BEFORE, BEHIND, NOT_NOW, is_of_today, posts_of
from newstemma.claims.roles import role_differences
from newstemma.claims.sides import Side, backed, finding, side
from newstemma.language.words import asset
from newstemma.model.article import Article
from newstemma.model.brief import Entity
from newstemma.model.claim import Conflict
from newstemma.model.text import Span

_UNDER = r"deputy|vice|assistant"
_SHORT = frozenset("gov sen lt col capt gen sgt maj cpl brig adm".split())
_MOST_FINDINGS = 12  # of a story: what a reader wants to see of this kind


@dataclass(frozen=True, slots=True)
class _Office:
    """An office that an article gives a person. sort: offices of one sort exclude one another; name: which; under: a deputy's."""

    sort: str
    name: str
    under: bool
    side: Side


def office_differences(ground: Ground) -> list[Conflict]:
    """The people of a story with offices that one person does not hold at once, in order of the name. Cost: linear in the names."""
    people = sorted((e for e in ground.entities if e.kind == "person" and " " in e.name), key=lambda e: (e.name, e.id))
    degrees = degree_differences(ground)
    told = {c.about for c in degrees}
    rest = (e for e in people if e.name not in told)
    found = [c for e in rest for c in ((*_of(ground, e), *posts_of(ground, e)) or role_differences(ground, e))]
    return [*degrees, *found[:_MOST_FINDINGS]]


def _of(ground: Ground, entity: Entity) -> Iterator[Conflict]:
    held: defaultdict[str, list[_Office]] = defaultdict(list)
    for office in _offices(ground, entity):
        held[office.sort].append(office)
    for sort in sorted(held):
        groups = _told_apart(held[sort])
        if len(groups) > 1:
            sides = [[o.side for o in g] for g in groups]
            why = f"{entity.name} is called {' and '.join(_shown(g[0]) for g in groups)}, and no article has both"
            resolved = backed(sides)
            yield finding(ground, "office", "conflict", entity.name, sides, why, resolved=resolved)
            return


def _shown(office: _Office) -> str:
    former = "former " if office.sort.startswith("former") else ""
    return f"{former}{'deputy ' if office.under else ''}{office.name.replace('-', ' ')}"


def _told_apart(offices: Sequence[_Office]) -> list[list[_Office]]:
    """The offices by what they are; none where one article has two of them."""
    by_article: defaultdict[str, set[tuple[str, bool]]] = defaultdict(set)
    groups: defaultdict[tuple[str, bool], list[_Office]] = defaultdict(list)
    for office in offices:
        by_article[office.side.article].add((office.name, office.under))
        groups[office.name, office.under].append(office)
    short = any(a != b and a.endswith(f"-{b}") for a, _ in groups for b, _ in groups)  # a major general is called general
    return [] if short or any(len(names) > 1 for names in by_article.values()) else [groups[key] for key in sorted(groups)]


def _offices(ground: Ground, entity: Entity) -> Iterator[_Office]:
    """The offices beside the names of a person, each once an article."""
    by_id = {a.id: a for a in ground.articles}
    seen: set[tuple[str, str, str, bool]] = set()
    for at in entity.at:
        article = by_id.get(at.article) if isinstance(at, Span) else None
        if article is None or not isinstance(at, Span):
            continue
        for sort, name, under, cut in _beside(article, at):
            said = ground.readings[article.id].is_quoted(at.start)  # of when the speaker tells
            told = sort.startswith("former") or (is_of_today(ground, article, at) and not said)
            if told and (article.id, sort, name, under) not in seen:
                seen.add((article.id, sort, name, under))
                yield _Office(sort, name, under, side(ground, article, article.cut(*cut), None))


def _beside(article: Article, at: Span) -> Iterator[tuple[str, str, bool, tuple[int, int]]]:
    """(sort, name, whether a deputy's, place) of an office right before a name, or behind the comma that follows it."""
    start = max(0, at.start - BEFORE)
    lead = re.search(r"[^.,;:()“”\"\n]*,?\s*$", re.sub(r"\b([A-Z][a-z]{1,3})\.", r"\1 ", article.text[start : at.start]))
    text = article.text
    if lead is not None:
        for found in _pattern().finditer(lead.group()):
            a = start + lead.start() + found.start()
            if _is_close(lead.group(), found, text[at.end : at.end + 1]) and not _is_other_title(lead.group(), found):
                past = _past(lead.group()[max(0, found.start() - 30) :], found)
                if past is not None:
                    yield from ((past + sort, name, under, (a, _trimmed(text, a, at.start))) for sort, name, under in _named(found))
    behind = re.match(r"(?:,\s+\d\d)?,\s+(?:the\s+|a\s+|an\s+)?(?P<words>[^,.;:()“”\"\n]{3,60})(?=[,.])", text[at.end : at.end + BEHIND])
    if behind is not None and not re.match(r"who\b|which\b", behind["words"]):
        for found in _pattern().finditer(behind["words"]):
            if found["title"] and found["title"].casefold() in _SHORT:
                continue  # the next one's of a list: "Ida Renn, Gov. Odo Brandt"
            past = _past(behind["words"], found)
            if re.match(r"\s*(?:$|of\b|in\b|for\b|who\b)", behind["words"][found.end() :]) and " and " not in behind["words"]:
                a = at.end + behind.start("words") + found.start()
                if past is not None and not _is_other_title(behind["words"], found):
                    yield from ((past + sort, name, under, (a, a + len(found.group()))) for sort, name, under in _named(found))
                break


def _past(words: str, found: re.Match[str]) -> str | None:
    """Nothing for an office of today, "former " for what a minister was, None for all else that somebody was or will be."""
    plain = re.sub(r"\b(?:[Ff]ormer|[Ee]x)[\s-]+(?:[a-z]+\s+)?(?=\w)", "", words, count=1)
    if NOT_NOW.search(words) is None:
        return ""
    minister = found["portfolio"] or found["of"]
    return "former " if minister and plain != words and NOT_NOW.search(plain.partition(" who ")[0]) is None else None


def _is_close(lead: str, found: re.Match[str], behind: str) -> bool:
    """Whether nothing stands between an office and the name; or a comma, as in "its defence minister, Ida Renn, said"."""
    between = lead[found.end() :]
    whose = re.search(r"(?:[’']s?|\b[Tt]he|\bits|\btheir)\s+(?:[A-Z]?[a-z]+\s+)?$", lead[: found.start()])
    return re.fullmatch(r"[\s.]*", between) is not None or (between.strip() == "," and whose is not None and behind in (",", "."))


_JOINED = re.compile(r"(?:\band|&)\s+(?:[A-Z][a-z]+\s+)?$")  # "Housing and Urban Development Secretary"
_GENERAL = re.compile(r"\b(?:director|secretary|governor|consul|surgeon|solicitor|inspector|postmaster)[\s-]+$", re.IGNORECASE)


def _is_other_title(words: str, found: re.Match[str]) -> bool:
    """Whether the office is the end of another one: a director general is no general."""
    return _GENERAL.search(words[: found.start()]) is not None or _JOINED.search(words[: found.start()]) is not None


def _trimmed(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip(" ,"))


def _named(found: re.Match[str]) -> list[tuple[str, str, bool]]:
    """(sort, name, whether a deputy's) of an office; "minister of trade and tourism" is two."""
    under = bool(found["under"])
    portfolios = [p for p in (found["first"], found["portfolio"], found["of"], found["also"]) if p]
    if portfolios:
        return [("minister", name, under) for name in dict.fromkeys(_portfolios()[" ".join(p.casefold().split())] for p in portfolios)]
    words = re.sub(r"[\s.-]+", "-", found["title"].casefold()).strip("-")
    sort, name = _table()[words]
    return [(sort, name, under)]


@cache
def _portfolios() -> Mapping[str, str]:
    """What a minister may be of, to the word that is shown for it."""
    rows = [[" ".join(words.split()) for words in line.split("|")] for line in asset("portfolios.txt")]
    return {words: row[0] for row in rows for words in row}


@cache
def _table() -> Mapping[str, tuple[str, str]]:
    """Word to its sort and the office's name."""
    found: dict[str, tuple[str, str]] = {}
    for line in asset("offices.txt"):
        sort, _, offices = line.partition(":")
        for words in offices.split("|"):
            names = words.split()
            found.update({word: (sort.strip(), names[0]) for word in names})
    return found


@cache
def _pattern() -> re.Pattern[str]:
    titles = "|".join(w.replace("-", r"[\s.-]+") for w in sorted(_table(), key=lambda w: (-len(w), w)))
    of = "|".join(w.replace(" ", r"\s+") for w in sorted(_portfolios(), key=lambda w: (-len(w), w)))
    ministers = (
        rf"(?:(?P<first>{of})(?:,|\s+and)\s+)?(?P<portfolio>{of})\s+(?:minister|secretary)"
        rf"|minister\s+(?:of|for)\s+(?:the\s+)?(?P<of>{of})(?:\s+and\s+(?P<also>{of}))?"
    )
    return re.compile(rf"\b(?:(?P<under>{_UNDER})[\s-]+)?(?:{ministers}|(?P<title>{titles}))\b", re.IGNORECASE)
