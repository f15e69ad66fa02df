"""Two posts of one person that share neither noun nor field, "fire chief" and "race director"; and what tells posts of today from others.

Refuses posts of which an article that gives one knows the other, whoever bears it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from newstemma.claims.ground import Ground
from newstemma.claims.sides import Side, backed, finding, side
from newstemma.language.words import stem, tokens
from newstemma.model.article import Article
from newstemma.model.brief import Entity
from newstemma.model.claim import Conflict
from newstemma.model.text import Span

#: Words that make of an office what it is not today, or not his.
NOT_NOW = re.compile(
    r"\b(?:former|formerly|ex|then|late|one-time|onetime|past|previous|retired|candidate|nominee|hopeful|elect|designate|incoming|outgoing|future|"
    r"acting|interim|wife|husband|son|daughter|brother|sister|widow|cousin|nephew|niece|uncle|aunt|father|mother|spokes\w+|aide|adviser|advisor|lawyer|attorney|staff|shadow|honorary|"
    r"who was|was|had been|served)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<!\bsince )\b(?:19|20)\d\d\b")  # "has not been inspected since 2016" tells of today
BEFORE, BEHIND = 60, 70  # characters beside a name in which its office stands


def is_of_today(ground: Ground, article: Article, at: Span) -> bool:
    """Whether the sentence names no other year than that of publication: in 2007 he may have been something else."""
    whole = ground.readings[article.id].sentence_at(at.start)
    years = _YEAR.findall(article.text, whole.start, whole.end) if whole is not None else []
    return all((article.stamp or "").startswith(year) for year in years)


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


def posts_of(ground: Ground, entity: Entity) -> Iterator[Conflict]:
    """Two posts of one person that share neither noun nor field, where each article has but one of them."""
    posts = list(_posts(ground, entity))
    for a, b in combinations(posts, 2):
        if a.side.article != b.side.article and _are_two(a, b) and not _has_field(ground, a, b) and not _has_field(ground, b, a):
            groups = [[p.side for p in posts if (p.of, p.head) == (x.of, x.head)] for x in (a, b)]
            resolved = backed(groups)
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
        if article is None or not isinstance(at, Span) or not is_of_today(ground, article, at):
            continue
        start = max(0, at.start - BEFORE)
        clause = re.search(r"[^.,;:()“”\"\n]*,?\s*$", article.text[start : at.start])
        before = _POST_BEFORE.search(clause.group()) if clause is not None else None
        behind = _POST_BEHIND.match(article.text, at.end, min(len(article.text), at.end + BEHIND))
        offset = start + clause.start() if clause is not None else 0
        for found, first in ((before, offset), (behind, 0)):
            if found is not None and not NOT_NOW.search(found.group()):
                of = frozenset(stem(t.word) for t in tokens(f"{found['of']} {found['head'].rpartition(' ')[0]}") if t.word not in _LOOSE)
                cut = article.cut(first + found.start("of"), first + found.end("head"))
                yield _Post(of, found["head"].split()[-1].casefold(), side(ground, article, cut, None))
