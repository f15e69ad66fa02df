"""What one person is called in different articles: offices of which nobody holds two at once, another minister's portfolio, deputy or not.

Refuses offices that one article gives a person together, and everything that was or will be: "former", "then", "candidate", "-elect".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from newstemma.claims.ground import Ground
from newstemma.claims.sides import Side, finding, majority, side
from newstemma.language.words import asset, stem, tokens
from newstemma.model.article import Article
from newstemma.model.brief import Entity
from newstemma.model.claim import Conflict
from newstemma.model.text import Span

_UNDER = r"deputy|vice|assistant"
_NOT_NOW = re.compile(
    r"\b(?:former|formerly|ex|then|late|one-time|onetime|past|previous|retired|candidate|nominee|hopeful|elect|designate|incoming|outgoing|future|"
    r"acting|interim|wife|husband|son|daughter|brother|sister|widow|cousin|nephew|niece|uncle|aunt|father|mother|spokes\w+|aide|adviser|advisor|lawyer|attorney|staff|shadow|honorary|"
    r"who was|was|had been|served)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SHORT = frozenset("gov sen lt col capt gen sgt maj cpl brig adm".split())
_BEFORE, _BEHIND = 60, 70  # characters beside a name in which its office stands
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
    return [conflict for entity in people for conflict in (*_of(ground, entity), *_posts_of(ground, entity))][:_MOST_FINDINGS]


def _of(ground: Ground, entity: Entity) -> Iterator[Conflict]:
    held: defaultdict[str, list[_Office]] = defaultdict(list)
    for office in _offices(ground, entity):
        held[office.sort].append(office)
    for sort in sorted(held):
        groups = _told_apart(held[sort])
        if len(groups) > 1:
            sides = [[o.side for o in g] for g in groups]
            most = majority(sides)
            why = f"{entity.name} is called {' and '.join(_shown(g[0]) for g in groups)}, and no article has both"
            resolved = sides[most][0].at.text if most is not None else None
            yield finding(ground, "office", "conflict", entity.name, sides, why, resolved=resolved)
            return


def _shown(office: _Office) -> str:
    return f"{'deputy ' if office.under else ''}{office.name.replace('-', ' ')}"


def _told_apart(offices: Sequence[_Office]) -> list[list[_Office]]:
    """The offices by what they are; none where one article has two of them."""
    by_article: defaultdict[str, set[tuple[str, bool]]] = defaultdict(set)
    groups: defaultdict[tuple[str, bool], list[_Office]] = defaultdict(list)
    for office in offices:
        by_article[office.side.article].add((office.name, office.under))
        groups[office.name, office.under].append(office)
    return [] if any(len(names) > 1 for names in by_article.values()) else [groups[key] for key in sorted(groups)]


def _offices(ground: Ground, entity: Entity) -> Iterator[_Office]:
    """The offices beside the names of a person, each once an article."""
    by_id = {a.id: a for a in ground.articles}
    seen: set[tuple[str, str, str, bool]] = set()
    for at in entity.at:
        article = by_id.get(at.article) if isinstance(at, Span) else None
        if article is None or not isinstance(at, Span):
            continue
        for sort, name, under, cut in _beside(article, at) if _is_of_today(ground, article, at) else ():
            if (article.id, sort, name, under) not in seen:
                seen.add((article.id, sort, name, under))
                yield _Office(sort, name, under, side(ground, article, article.cut(*cut), None))


def _is_of_today(ground: Ground, article: Article, at: Span) -> bool:
    """Whether the sentence names no other year than that of publication: in 2007 he may have been something else."""
    whole = ground.readings[article.id].sentence_at(at.start)
    years = _YEAR.findall(article.text, whole.start, whole.end) if whole is not None else []
    return all((article.stamp or "").startswith(year) for year in years)


def _beside(article: Article, at: Span) -> Iterator[tuple[str, str, bool, tuple[int, int]]]:
    """(sort, name, whether a deputy's, place) of an office right before a name, or behind the comma that follows it."""
    start = max(0, at.start - _BEFORE)
    lead = re.search(r"[^.,;:()“”\"\n]*,?\s*$", re.sub(r"\b([A-Z][a-z]{1,3})\.", r"\1 ", article.text[start : at.start]))
    text = article.text
    if lead is not None:
        for found in _pattern().finditer(lead.group()):
            a = start + lead.start() + found.start()
            if _is_close(lead.group(), found, text[at.end : at.end + 1]) and not _is_other_title(lead.group(), found):
                if not _NOT_NOW.search(lead.group()[max(0, found.start() - 30) :]):
                    yield from ((*named, (a, _trimmed(text, a, at.start))) for named in _named(found))
    behind = re.match(r",\s+(?:the\s+|a\s+|an\s+)?(?P<words>[^,.;:()“”\"\n]{3,60})(?=[,.])", text[at.end : at.end + _BEHIND])
    if behind is not None and not _NOT_NOW.search(behind["words"]) and not re.match(r"who\b|which\b", behind["words"]):
        for found in _pattern().finditer(behind["words"]):
            if found["title"] and found["title"].casefold() in _SHORT:
                continue  # the next one's of a list: "Ida Renn, Gov. Odo Brandt"
            if re.match(r"\s*(?:$|of\b|in\b|for\b)", behind["words"][found.end() :]) and " and " not in behind["words"]:
                a = at.end + behind.start("words") + found.start()
                if not _is_other_title(behind["words"], found):
                    yield from ((*named, (a, a + len(found.group()))) for named in _named(found))
                break


def _is_close(lead: str, found: re.Match[str], behind: str) -> bool:
    """Whether nothing stands between an office and the name; or a comma, as in "its defence minister, Ida Renn, said"."""
    between = lead[found.end() :]
    whose = re.search(r"(?:[’']s?|\b[Tt]he|\bits|\btheir)\s+(?:[A-Z]?[a-z]+\s+)?$", lead[: found.start()])
    return re.fullmatch(r"[\s.]*", between) is not None or (between.strip() == "," and whose is not None and behind in (",", "."))


_GENERAL = re.compile(r"\b(?:director|secretary|governor|consul|surgeon|solicitor|inspector|postmaster)[\s-]+$", re.IGNORECASE)


def _is_other_title(words: str, found: re.Match[str]) -> bool:
    """Whether the office is the end of another one: a director general is no general."""
    return _GENERAL.search(words[: found.start()]) is not None


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


_LED = "council|union|party|opposition|team"
_HEADS = (
    rf"director|manager|scientist|engineer|commissioner|superintendent|commander|editor|curator|(?:{_LED})\s+leader|chief\s+executive|"
    "treasurer|driver|conductor|pilot|co-pilot|surgeon|nurse|prosecutor|judge|lawyer|coach|goalkeeper|midfielder|"
    "striker|defender|geologist|biologist|virologist|epidemiologist|astronomer|economist|archaeologist|historian|fire chief|police chief"
)
_POST_BEFORE = re.compile(
    r"(?:^\s*(?:(?:[a-z]+\s+)?(?:said|says|joked|told|asked|by|and)\s+)?(?:the\s+)?|\bthe\s+)"
    rf"(?P<of>(?:[A-Za-z][\w-]*(?:[’']s?)?\s+){{0,2}}?)(?P<head>{_HEADS}),?\s+$",
    re.IGNORECASE,
)
_POST_BEHIND = re.compile(
    rf",\s+(?:the|its|their)\s+(?P<of>(?:[A-Za-z][\w-]*(?:[’']s?)?\s+){{0,2}}?)(?P<head>{_HEADS})(?=[,.])", re.IGNORECASE
)
_LOOSE = frozenset("the a an its his her their said told says by and with of chief senior deputy vice former state local".split())


@dataclass(frozen=True, slots=True)
class _Post:
    """A post as it stands beside a name: what it is of, in stems, and its noun."""

    of: frozenset[str]
    head: str
    side: Side


def _posts_of(ground: Ground, entity: Entity) -> Iterator[Conflict]:
    """Two posts of one person that share neither noun nor field, where each article has but one of them."""
    posts = list(_posts(ground, entity))
    for a, b in combinations(posts, 2):
        if a.side.article != b.side.article and _are_two(a, b) and not _has_field(ground, a, b) and not _has_field(ground, b, a):
            groups = [[p.side for p in posts if (p.of, p.head) == (x.of, x.head)] for x in (a, b)]
            most = majority(groups)
            resolved = groups[most][0].at.text if most is not None else None
            why = f"{entity.name} has one post in one article and another in the other, and no article has both"
            yield finding(ground, "office", "conflict", entity.name, groups, why, resolved=resolved)
            return


def _are_two(a: _Post, b: _Post) -> bool:
    """Whether two posts have nothing in common: another field, and nouns that do not both mean whoever leads it."""
    return not a.of & b.of and a.head != b.head


def _has_field(ground: Ground, post: _Post, other: _Post) -> bool:
    """Whether the article of one post has the noun of the other, whoever bears it."""
    text = next(a.text for a in ground.articles if a.id == post.side.article).casefold()
    return re.search(rf"\b{other.head}\b", text) is not None


def _posts(ground: Ground, entity: Entity) -> Iterator[_Post]:
    by_id = {a.id: a for a in ground.articles}
    for at in entity.at:
        article = by_id.get(at.article) if isinstance(at, Span) else None
        if article is None or not isinstance(at, Span) or not _is_of_today(ground, article, at):
            continue
        start = max(0, at.start - _BEFORE)
        clause = re.search(r"[^.,;:()“”\"\n]*,?\s*$", article.text[start : at.start])
        before = _POST_BEFORE.search(clause.group()) if clause is not None else None
        behind = _POST_BEHIND.match(article.text, at.end, min(len(article.text), at.end + _BEHIND))
        offset = start + clause.start() if clause is not None else 0
        for found, first in ((before, offset), (behind, 0)):
            if found is not None and not _NOT_NOW.search(found.group()):
                of = frozenset(stem(t.word) for t in tokens(f"{found['of']} {found['head'].rpartition(' ')[0]}") if t.word not in _LOOSE)
                cut = article.cut(first + found.start("of"), first + found.end("head"))
                yield _Post(of, found["head"].split()[-1].casefold(), side(ground, article, cut, None))
